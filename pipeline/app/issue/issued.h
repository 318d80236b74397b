#pragma once
// What a signed-off issue printed: written down once, and held against what it would print now.

#include <string>

#include "app/issue/build_issue.h"
#include "app/run.h"

namespace jianbao {

/// data/issued/<issue>.yaml of an issue whose bodies are composed: what every fact behind them says
/// in print, and every figure that was reckoned.
struct IssuedText {
  std::string text;
  std::size_t figures = 0;
};
[[nodiscard]] IssuedText issued_text(const BuiltIssue&, const Catalogue&);

/// What the rule revision-explained cannot see, since it looks at facts that are there: printed
/// facts that are gone, and reckoned figures that came out otherwise although no revision of their
/// facts says why. False: the run has errors.
[[nodiscard]] bool keeps_what_went_out(Run&, const Prepared&, const BuiltIssue&);

}  // namespace jianbao
