#include "model/dataset.h"

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
