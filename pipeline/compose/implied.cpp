#include "compose/implied.h"

#include <optional>
#include <set>
#include <utility>

#include "compose/facts_in_view.h"

namespace jianbao {

std::vector<Figure> implied_figures(const ComposeInput& input,
                                    const std::vector<FactIndex>& facts) {
  const std::set<FactIndex> wanted(facts.begin(), facts.end());
  const composing::FactViews views(input);
  std::vector<Figure> figures;
  for (const auto& [key, derived] : input.dataset.derived()) {
    const auto& [fact, measure] = key;
    std::optional<composing::Fragment> made;
    if (wanted.contains(fact)) {
      made = views.measure_number(fact, measure);
    }
    if (made && !made->figures.empty()) {
      figures.push_back(std::move(made->figures.front()));
    }
  }
  for (const FactIndex fact : wanted) {
    const ReckonedGrowth* growth = input.dataset.reckoned_growth(fact);
    auto made = growth != nullptr && growth->rate ? views.rate_number(fact) : std::nullopt;
    if (made) {
      figures.push_back(std::move(made->figures.front()));
    }
  }
  return figures;
}

}  // namespace jianbao
