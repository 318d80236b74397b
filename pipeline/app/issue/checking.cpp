#include "app/issue/checking.h"

#include <algorithm>

namespace jianbao {

std::chrono::year_month_day last_known_day(const Inputs& inputs) {
  std::chrono::year_month_day day{};
  for (const Issue& issue : inputs.issues) {
    day = std::max(day, issue.as_of);
  }
  for (const SourceDocument& document : inputs.catalogue->documents()) {
    day = std::max(day, document.published);
  }
  return day;
}

ValidateInput validate_input(const Inputs& inputs, const Settings& settings,
                             std::chrono::year_month_day as_of) {
  return {inputs.facts,
          inputs.catalogue,
          inputs.registry,
          inputs.rules,
          inputs.issued.figures,
          inputs.acknowledged,
          as_of,
          std::min(as_of, last_known_day(inputs)),
          settings.warnings_as_errors};
}

}  // namespace jianbao
