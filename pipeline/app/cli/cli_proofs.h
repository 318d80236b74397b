#pragma once
// The options of what goes with sign-off: `review`, `diff`, `correction`.

#include "app/pages/correction_command.h"
#include "app/pages/diff_command.h"
#include "app/pages/review_command.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

void describe_review(CLI::App& command, ReviewOptions&, Language);
void describe_diff(CLI::App& command, DiffOptions&, Language);
void describe_correction(CLI::App& command, CorrectionOptions&, Language);

}  // namespace jianbao
