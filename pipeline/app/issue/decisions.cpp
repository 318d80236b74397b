#include "app/issue/decisions.h"

#include <algorithm>

#include "app/issue/checking.h"
#include "model/period.h"

namespace jianbao {
namespace {

void check_rulings(Run& run, const Inputs& inputs) {
  const auto& facts = inputs.facts->facts;
  const auto today = last_known_day(inputs);
  for (const Ruling& ruling : inputs.rulings) {
    for (const auto& about : ruling.about) {
      const bool fact = std::ranges::binary_search(facts, about.value, {}, &Fact::id);
      if (!fact && inputs.registry.find(about.value) == nullptr) {
        run.diagnostics().add({Code::CheckRulingUnmatched,
                               about.span,
                               {{"ruling", ruling.key}, {"about", about.value}}});
      }
    }
    if (ruling.until && *ruling.until < today) {
      run.diagnostics().add(
          {Code::CheckRulingExpired,
           ruling.span,
           {{"ruling", ruling.key}, {"until", to_string(*ruling.until)}, {"by", ruling.by}}});
    }
  }
}

void check_calendar(Run& run, const Inputs& inputs) {
  for (const Publication& publication : inputs.calendar) {
    if (std::ranges::find(inputs.reports, publication.report.value, &ReportSpec::name) ==
        inputs.reports.end()) {
      run.diagnostics().add({Code::CheckUnknownCalendarReport,
                             publication.report.span,
                             {{"report", publication.report.value}}});
    }
  }
}

}  // namespace

void check_decisions(Run& run, const Inputs& inputs) {
  check_rulings(run, inputs);
  check_calendar(run, inputs);
}

}  // namespace jianbao
