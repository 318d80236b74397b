#include "model/dataset.h"

#include <algorithm>

namespace jianbao {
namespace {

std::string_view form_name(Derived::Form form) {
  switch (form) {
    case Derived::Form::Exact:
      return "exact";
    case Derived::Form::Rounded:
      return "rounded";
    case Derived::Form::Range:
      break;
  }
  return "range";
}

std::string digits(const Derived& derived) {
  const std::string low = derived.low.to_string();
  return derived.form == Derived::Form::Range ? low + "～" + derived.high.to_string() : low;
}

/// Enough decimals for the interval to show why its digits are those printed.
std::int8_t decimals_of(const Derived& derived) {
  return static_cast<std::int8_t>(derived.low.scale() + 2);
}

/// Whether nothing lies between the spans: 10月 and 9月, 1—10月 and 1—9月.
bool adjoins(const Period& now, const Period& before) {
  const auto is_before = [&before](const Period& span) {
    return span.begin == before.begin && span.end == before.end;
  };
  const auto previous = now.previous();
  const auto split = now.split_last();
  return (previous && is_before(*previous)) || (split && is_before(split->before));
}

/// What stands beside a fact in the order of documents.
std::string dump_links(const Dataset& dataset) {
  std::string out;
  for (FactIndex i = 0; i < dataset.checked().facts().size(); ++i) {
    if (const Earlier* earlier = dataset.earlier(i)) {
      out += "fact " + dataset.fact(i).id + " earlier: " + dataset.fact(earlier->fact).id +
             (earlier->unlike.empty() ? "" : "\n  " + earlier->unlike) + "\n";
    }
    if (const auto progress = dataset.progress(i)) {
      out += "fact " + dataset.fact(i).id + " progress: " + dataset.fact(*progress).id + "\n";
    }
    if (const ReckonedGrowth* growth = dataset.reckoned_growth(i)) {
      out += "fact " + dataset.fact(i).id + " growth on: " + dataset.fact(growth->before).id +
             (growth->formula.empty() ? "" : "\n  " + growth->formula) + "\n";
    }
    if (const auto before = dataset.pace_before(i)) {
      out += "fact " + dataset.fact(i).id + " pace after: " + dataset.fact(*before).id + "\n";
    }
  }
  return out;
}

}  // namespace

std::string_view measure_name(Measure measure) {
  switch (measure) {
    case Measure::ImpliedBase:
      return "implied_base";
    case Measure::Increment:
      return "increment";
    case Measure::Share:
      return "share";
    case Measure::PerItem:
      return "per_item";
    case Measure::Change:
      return "change";
    case Measure::MonthlyAverage:
      break;
  }
  return "monthly_average";
}

Dataset::Dataset(std::shared_ptr<const CheckedFacts> facts,
                 std::map<std::pair<FactIndex, Measure>, Derived> derived, SeriesLinks links)
    : facts_(std::move(facts)), derived_(std::move(derived)), links_(std::move(links)) {
  const auto file = [](std::vector<std::vector<FactIndex>>& lists, std::uint32_t id,
                       FactIndex index) {
    lists.resize(std::max<std::size_t>(lists.size(), id + std::size_t{1}));
    lists[id].push_back(index);
  };
  for (FactIndex index = 0; index < facts_->facts().size(); ++index) {
    const Fact& fact = facts_->facts()[index];
    file(by_indicator_, fact.indicator.index(), index);
    file(by_subject_, fact.subject.index(), index);
    if (fact.pledged_by && *fact.pledged_by != fact.subject) {
      file(by_subject_, fact.pledged_by->index(), index);
    }
  }
}

std::span<const FactIndex> Dataset::of_indicator(IndicatorId id) const {
  return id.index() < by_indicator_.size() ? std::span<const FactIndex>(by_indicator_[id.index()])
                                           : std::span<const FactIndex>();
}

std::span<const FactIndex> Dataset::of_subject(SubjectId id) const {
  return id.index() < by_subject_.size() ? std::span<const FactIndex>(by_subject_[id.index()])
                                         : std::span<const FactIndex>();
}

const Derived* Dataset::find(FactIndex index, Measure measure) const {
  const auto found = derived_.find({index, measure});
  return found == derived_.end() ? nullptr : &found->second;
}

const Earlier* Dataset::earlier(FactIndex index) const {
  const auto found = links_.earlier.find(index);
  return found == links_.earlier.end() ? nullptr : &found->second;
}

std::optional<FactIndex> Dataset::progress(FactIndex index) const {
  const auto found = links_.progress.find(index);
  return found == links_.progress.end() ? std::nullopt : std::optional(found->second);
}

const ReckonedGrowth* Dataset::reckoned_growth(FactIndex index) const {
  const auto found = links_.growth.find(index);
  return found == links_.growth.end() ? nullptr : &found->second;
}

std::optional<Decimal> Dataset::growth(FactIndex index) const {
  if (const Comparison* stated = fact(index).comparison(ComparisonKind::YearOnYear)) {
    return stated->value;
  }
  const ReckonedGrowth* reckoned = reckoned_growth(index);
  return reckoned == nullptr ? std::nullopt : reckoned->rate;
}

std::optional<FactIndex> Dataset::pace_before(FactIndex index) const {
  const auto found = links_.pace.find(index);
  return found == links_.pace.end() ? std::nullopt : std::optional(found->second);
}

bool Dataset::has_base(FactIndex index) const { return links_.with_base.contains(index); }

std::optional<int> Dataset::direction(FactIndex index) const {
  if (const Comparison* stated = fact(index).comparison(ComparisonKind::YearOnYear)) {
    return stated->value.is_zero() ? 0 : stated->value.is_negative() ? -1 : 1;
  }
  const ReckonedGrowth* reckoned = reckoned_growth(index);
  return reckoned == nullptr || reckoned->refused ? std::nullopt
                                                  : std::optional(reckoned->direction);
}

std::vector<Decimal> Dataset::growths_in_a_row(FactIndex index) const {
  std::vector<Decimal> rates;
  for (std::optional<FactIndex> at = index; at;) {
    const auto rate = growth(*at);
    if (!rate) {
      break;
    }
    rates.push_back(*rate);
    const auto before = pace_before(*at);
    at = before && adjoins(fact(*at).period, fact(*before).period) ? before : std::nullopt;
  }
  return rates;
}

std::string dump(const Dataset& dataset, const Catalogue& catalogue) {
  std::string out;
  for (const auto& [key, derived] : dataset.derived()) {
    out += "fact " + dataset.fact(key.first).id + " " + std::string(measure_name(key.second)) +
           ": " + std::string(form_name(derived.form)) + " " + digits(derived) +
           catalogue[derived.unit].name + " of " + derived.range.to_string(decimals_of(derived)) +
           "\n  " + derived.provenance.formula + "\n  from";
    for (const FactIndex from : derived.provenance.facts) {
      out += " " + dataset.fact(from).id;
    }
    out += "\n";
  }
  return out + dump_links(dataset);
}

}  // namespace jianbao
