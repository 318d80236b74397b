// The shipped reports, every stage's dump, with the real fonts. A change here is a change that a
// reader of the brief would see; look at it, then run with JIANBAO_UPDATE_GOLDEN=1.

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>

#include "app/dump_command.h"
#include "support/checkout.h"
#include "support/golden.h"

namespace jianbao {

TEST_CASE("every stage of the monthly brief 2024-12 is as it was looked at") {
  Settings settings;
  settings.workspace = test::source_dir();
  const std::array<std::pair<Stage, const char*>, 5> stages{{{Stage::Load, "load"},
                                                             {Stage::Validate, "validate"},
                                                             {Stage::Aggregate, "aggregate"},
                                                             {Stage::Compose, "compose"},
                                                             {Stage::Typeset, "typeset"}}};
  for (const auto& [stage, name] : stages) {
    CAPTURE(std::string(name));
    const CommandResult result = dump_stage(settings, {stage, "2024-12", "monthly-brief"});
    CAPTURE(result.err);
    CHECK((result.exit_code == 0 || result.exit_code == 3));
    const std::string difference = test::compare_golden(
        std::string("reports/monthly-brief/2024-12/") + name + ".txt", result.out);
    CHECK_MESSAGE(difference.empty(), difference);
  }
}

}  // namespace jianbao
