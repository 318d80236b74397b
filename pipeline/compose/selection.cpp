#include "compose/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <utility>

#include "compose/numerals.h"
#include "compose/skeleton.h"
#include "compose/wording.h"
#include "model/comparability.h"
#include "model/identity.h"

namespace jianbao::composing {
namespace {

template <class T>
bool is_among(const std::vector<T>& list, const T& value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

/// "rail.trains", or "trade.*" for all that begin so.
bool is_key(std::string_view pattern, std::string_view key) {
  return pattern.ends_with('*') ? key.starts_with(pattern.substr(0, pattern.size() - 1))
                                : key == pattern;
}

/// Evaluates one selection: what is not asked for narrows nothing.
class Evaluation {
 public:
  Evaluation(const ComposeInput& input, const Selections& selections, const SelectionSpec& spec,
             Diagnostics& out)
      : input_(input), selections_(selections), spec_(spec), out_(out) {
    for (const Located<std::string>& key : input.issue.sources) {
      if (const auto document = input.catalogue.document(key.value)) {
        documents_.push_back(*document);
      }
    }
    if (input.previous != nullptr) {
      for (const Located<std::string>& key : input.previous->sources) {
        if (const auto document = input.catalogue.document(key.value)) {
          previous_.push_back(*document);
        }
      }
    }
    find_subjects();
    find_facts();
    check_names();
  }

  std::vector<Selected> run(const std::vector<Selected>* base) {
    std::vector<Selected> found;
    const FactView& facts = input_.dataset.checked().facts();
    const auto take = [&](Selected one) {
      const bool in_scope = base == nullptr || !spec_.from || is_in_scope(facts[one.fact]);
      if (in_scope && fits(facts[one.fact], one.fact) && has_moved(facts[one.fact], one)) {
        found.push_back(std::move(one));
      }
    };
    if (base != nullptr) {
      for (Selected one : *base) {
        one.within_days = spec_.within_days;
        take(std::move(one));
      }
    } else {
      for (const FactIndex index : within_reach()) {
        if (is_in_scope(facts[index])) {
          take({index, {}, 0, spec_.within_days});
        }
      }
    }
    sort(found);
    keep_one_each(found);
    if (spec_.most != 0 && found.size() > spec_.most) {
      found.resize(spec_.most);
    }
    return found;
  }

 private:
  /// All facts that the selection could hold, ascending: of one subject only its own.
  [[nodiscard]] std::vector<FactIndex> within_reach() const {
    if (subjects_.size() == 1) {
      const auto own = input_.dataset.of_subject(subjects_.front());
      return {own.begin(), own.end()};
    }
    std::vector<FactIndex> all(input_.dataset.checked().facts().size());
    std::iota(all.begin(), all.end(), FactIndex{0});
    return all;
  }

  [[nodiscard]] const Indicator& indicator(const Fact& fact) const {
    return input_.catalogue[fact.indicator];
  }

  /// An issue may not know of a fact yet; that it is entered nowhere is a slip.
  void find_facts() {
    const FactView& facts = input_.dataset.checked().facts();
    for (const Located<std::string>& id : spec_.facts) {
      if (const auto index = facts.find(id.value)) {
        written_.emplace(*index, written_.size());
      } else if (!facts.is_entered(id.value)) {
        out_.add({Code::ComposeUnknownFact, id.span, {{"fact", id.value}}});
      }
    }
  }

  void find_subjects() {
    for (const Located<std::string>& name : spec_.subjects) {
      add_subject(name, subjects_);
    }
    if (spec_.under) {
      add_subject(*spec_.under, above_);
    }
  }

  void add_subject(const Located<std::string>& name, std::vector<SubjectId>& into) {
    if (name.value == own_word) {
      if (input_.own) {
        into.push_back(*input_.own);
      } else {
        out_.add({Code::ComposeOwnOutside, name.span, {}});
      }
    } else if (const auto subject = input_.catalogue.subject(name.value)) {
      into.push_back(*subject);
    } else {
      out_.add({Code::ComposeUnknownSubject, name.span, {{"subject", name.value}}});
    }
  }

  /// A name that nothing has would select nothing, and nobody would know why.
  void check_names() {
    for (const Located<std::string>& key : spec_.indicators) {
      const auto& all = input_.catalogue.indicators();
      const bool known = std::ranges::any_of(
          all, [&key](const Indicator& indicator) { return is_key(key.value, indicator.key); });
      if (!known) {
        std::vector<std::string> names;
        for (const Indicator& indicator : all) {
          names.push_back(indicator.key);
        }
        out_.add({Code::ComposeUnknownIndicator,
                  key.span,
                  {{"key", key.value}, {"nearest", nearest_names(key.value, names)}}});
      }
    }
    for (const std::string& level : spec_.levels) {
      const auto& all = input_.catalogue.subjects();
      if (std::ranges::find(all, level, &Subject::level) == all.end()) {
        std::vector<std::string> names;
        for (const Subject& subject : all) {
          names.push_back(subject.level);
        }
        out_.add({Code::ComposeUnknownView,
                  spec_.span,
                  {{"view", level}, {"nearest", nearest_names(level, names)}}});
      }
    }
    for (const Located<std::string>& domain : spec_.domains) {
      if (input_.catalogue.domain(domain.value) == nullptr) {
        std::vector<std::string> names;
        for (const Domain& one : input_.catalogue.domains()) {
          names.push_back(one.name);
        }
        out_.add({Code::ComposeUnknownView,
                  domain.span,
                  {{"view", domain.value}, {"nearest", nearest_names(domain.value, names)}}});
      }
    }
  }

  [[nodiscard]] bool is_in_scope(const Fact& fact) const {
    // What may not be quoted stands in no list; a sentence that names it stops the document.
    if (fact.disclosure != Disclosure::Published) {
      return false;
    }
    const bool dropped = std::ranges::find(spec_.change, ChangeKind::Dropped) != spec_.change.end();
    const auto is_of = [&fact](const std::vector<DocumentId>& documents) {
      return std::ranges::find(documents, fact.document) != documents.end();
    };
    switch (spec_.from.value_or(SelectFrom::Issue)) {
      case SelectFrom::Issue:
        return is_of(documents_) || (dropped && is_of(previous_));
      case SelectFrom::Known:
        return true;
      case SelectFrom::Before:
        return !is_of(documents_);
    }
    return false;
  }

  [[nodiscard]] bool fits(const Fact& fact, FactIndex index) const {
    const Subject& subject = input_.catalogue[fact.subject];
    const auto is_named = [&](const Located<std::string>& key) {
      return is_key(key.value, indicator(fact).key);
    };
    const auto is_domain = [&](const Located<std::string>& domain) {
      return domain.value == indicator(fact).domain;
    };
    const auto is_below = [&](SubjectId above) {
      return input_.catalogue.is_within(fact.subject, above);
    };
    const bool of_subject =
        spec_.subjects.empty() || std::ranges::find(subjects_, fact.subject) != subjects_.end() ||
        (fact.pledged_by && std::ranges::find(subjects_, *fact.pledged_by) != subjects_.end());
    return of_subject && (spec_.facts.empty() || written_.contains(index)) &&
           (spec_.indicators.empty() || std::ranges::any_of(spec_.indicators, is_named)) &&
           (spec_.domains.empty() || std::ranges::any_of(spec_.domains, is_domain)) &&
           (!spec_.under || std::ranges::any_of(above_, is_below)) &&
           is_among(spec_.levels, subject.level) && is_among(spec_.statuses, fact.status) &&
           std::ranges::all_of(spec_.has, [&](Trait t) { return has(fact, index, t); }) &&
           std::ranges::none_of(spec_.lacks, [&](Trait t) { return has(fact, index, t); }) &&
           (spec_.due.empty() ||
            is_among(spec_.due, selections_.due_state(fact, spec_.within_days))) &&
           (spec_.change.empty() || is_among(spec_.change, selections_.change_of(index)));
  }

  [[nodiscard]] bool has(const Fact& fact, FactIndex index, Trait trait) const {
    const Qualifier qualifier = fact.quantity ? fact.quantity->qualifier : Qualifier::None;
    switch (trait) {
      case Trait::Value:
        return fact.quantity.has_value();
      case Trait::Growth:
        return input_.dataset.growth(index).has_value();
      case Trait::Figure:
        return fact.quantity || !fact.comparisons.empty();
      case Trait::Claim:
        return fact.claim.has_value();
      case Trait::Due:
        return fact.due.has_value();
      case Trait::Day:
        return fact.period.kind == PeriodKind::Event || fact.period.kind == PeriodKind::Month;
      case Trait::Bound:
        return is_open(qualifier);
      case Trait::Approximate:
        return qualifier == Qualifier::About || qualifier == Qualifier::Around;
      case Trait::Range:
        return qualifier == Qualifier::Range;
      case Trait::Estimate:
        return fact.status == Status::Estimate || fact.status == Status::Forecast;
      case Trait::Derived:
        return std::ranges::any_of(
            std::initializer_list<Measure>{Measure::ImpliedBase, Measure::Increment, Measure::Share,
                                           Measure::PerItem, Measure::MonthlyAverage},
            [&](Measure m) { return input_.dataset.find(index, m) != nullptr; });
      case Trait::System:
        return !fact.system.empty();
      case Trait::Note:
        return !fact.note.empty();
      case Trait::Progress:
        return input_.dataset.progress(index).has_value();
    }
    return false;
  }

  /// W-01: by declared rules only, and the reader is told by which.
  [[nodiscard]] bool has_moved(const Fact& fact, Selected& one) const {
    if (!spec_.moved) {
      return true;
    }
    std::vector<std::string> reasons;
    const auto because = [&](std::uint32_t order, std::string words) {
      one.why_order = reasons.empty() ? order : one.why_order;
      reasons.push_back(std::move(words));
    };
    const MoveRule& rule = *spec_.moved;
    const auto growth = input_.dataset.growth(one.fact);
    if (rule.growth_at_least && growth && !(growth->absolute() < *rule.growth_at_least)) {
      because(1, fmt::format("{}不低于{}%", growth->is_negative() ? "降幅" : "增速",
                             rule.growth_at_least->to_string()));
    }
    const ChangeKind change = selections_.change_of(one.fact);
    const Earlier* earlier = input_.dataset.earlier(one.fact);
    const bool comparable = earlier != nullptr && earlier->unlike.empty();
    if (rule.changed &&
        ((change == ChangeKind::Changed && comparable) || change == ChangeKind::Revised)) {
      because(2, change == ChangeKind::Revised ? "已修订" : "比上次公布有变动");
    }
    if (fact.claim && std::ranges::find(rule.claims, fact.claim->kind) != rule.claims.end()) {
      because(3, "来源称" + fact.claim->kind);
    }
    for (const std::string& reason : reasons) {
      one.why += (one.why.empty() ? "" : "；") + reason;
    }
    return !reasons.empty();
  }

  /// Smaller stands first.
  [[nodiscard]] std::int64_t rank(OrderBy order, const Selected& one) const {
    const Fact& fact = input_.dataset.fact(one.fact);
    const auto days = [](std::chrono::year_month_day day) {
      return std::int64_t{std::chrono::sys_days(day).time_since_epoch().count()};
    };
    switch (order) {
      case OrderBy::Domain: {
        const auto& domains = input_.catalogue.domains();
        const auto found = std::ranges::find(domains, indicator(fact).domain, &Domain::name);
        return found - domains.begin();
      }
      case OrderBy::Subject:
        return who_of(fact).index();
      case OrderBy::Due:
        return fact.due ? days(fact.due->end) : INT64_MAX;
      case OrderBy::Period:
        return -days(fact.period.end);
      case OrderBy::Indicator:
        return fact.indicator.index();
      case OrderBy::Source:
        return days(input_.catalogue[fact.document].published) * 100'000 + fact.line;
      case OrderBy::Moved:
        return one.why_order;
      case OrderBy::Growth:
      case OrderBy::Value:
        break;
    }
    return 0;
  }

  [[nodiscard]] std::string base_unit(const Selected& one) const {
    const auto& quantity = input_.dataset.fact(one.fact).quantity;
    return quantity ? input_.catalogue[quantity->unit].base : std::string();
  }

  [[nodiscard]] std::optional<Rational> size(OrderBy order, const Selected& one) const {
    const Fact& fact = input_.dataset.fact(one.fact);
    if (order == OrderBy::Value) {
      return fact.quantity ? std::optional(Rational(fact.quantity->amount) *
                                           Rational(input_.catalogue[fact.quantity->unit].factor))
                           : std::nullopt;
    }
    const auto growth = input_.dataset.growth(one.fact);
    return growth ? std::optional(Rational(growth->absolute())) : std::nullopt;
  }

  /// Less than nought: `a` stands first.
  [[nodiscard]] int compare(OrderBy order, const Selected& a, const Selected& b) const {
    if (order == OrderBy::Value) {
      // 人次 and 亿元 have no order; what is counted alike stands together.
      const int kind = base_unit(a).compare(base_unit(b));
      if (kind != 0) {
        return kind;
      }
    }
    if (order == OrderBy::Growth || order == OrderBy::Value) {
      const auto left = size(order, a);
      const auto right = size(order, b);
      if (!left || !right) {
        return (left ? 0 : 1) - (right ? 0 : 1);
      }
      return *right < *left ? -1 : *left < *right ? 1 : 0;
    }
    const std::int64_t left = rank(order, a);
    const std::int64_t right = rank(order, b);
    return left < right ? -1 : right < left ? 1 : 0;
  }

  void sort(std::vector<Selected>& found) const {
    if (spec_.order.empty() && !spec_.facts.empty()) {
      std::ranges::sort(found, {}, [this](const Selected& one) { return written_.at(one.fact); });
    }
    if (spec_.order.empty()) {
      return;  // facts stand in the order of their ids, a refined selection in that of its base
    }
    std::ranges::stable_sort(found, [this](const Selected& a, const Selected& b) {
      for (const OrderBy order : spec_.order) {
        if (const int sign = compare(order, a, b); sign != 0) {
          return sign < 0;
        }
      }
      return false;
    });
  }

  void keep_one_each(std::vector<Selected>& found) const {
    if (!spec_.one_per) {
      return;
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    std::erase_if(found, [&](const Selected& one) {
      const Fact& fact = input_.dataset.fact(one.fact);
      const bool by_subject = *spec_.one_per == OrderBy::Subject;
      return !seen.insert({by_subject ? 0 : fact.indicator.index(),
                           static_cast<std::uint32_t>(who_of(fact).index())})
                  .second;
    });
  }

  const ComposeInput& input_;
  const Selections& selections_;
  const SelectionSpec& spec_;
  Diagnostics& out_;
  std::vector<DocumentId> documents_, previous_;
  std::vector<SubjectId> subjects_, above_;
  std::map<FactIndex, std::size_t> written_;  ///< facts that are named, by their place in the list
};

void report_unknown(const Located<std::string>& name, std::span<const SelectionSpec> specs,
                    Diagnostics& out) {
  std::vector<std::string> known;
  for (const SelectionSpec& one : specs) {
    known.push_back(one.name);
  }
  out.add({Code::ComposeUnknownSelection,
           name.span,
           {{"name", name.value}, {"nearest", nearest_names(name.value, known)}}});
}

std::string due_heading(DueState state) {
  switch (state) {
    case DueState::Overdue:
      return "期限已到";
    case DueState::Soon:
      return "近期到期";
    case DueState::Later:
      return "以后到期";
    case DueState::None:
      break;
  }
  return "未写明期限";
}

std::string change_heading(ChangeKind change) {
  switch (change) {
    case ChangeKind::New:
      return "新增";
    case ChangeKind::Changed:
      return "变动";
    case ChangeKind::Revised:
      return "修订";
    case ChangeKind::Dropped:
      return "本期来源未再公布";
    case ChangeKind::Same:
      break;
  }
  return "未变";
}

}  // namespace

SubjectId who_of(const Fact& fact) { return fact.pledged_by.value_or(fact.subject); }

const std::vector<Selected>* Selections::find(const Located<std::string>& name, Diagnostics& out) {
  if (const auto made = made_.find(name.value); made != made_.end()) {
    return &made->second;
  }
  const std::span<const SelectionSpec> specs(input_.report.selections);
  const auto spec = std::ranges::find(specs, name.value, &SelectionSpec::name);
  if (spec == specs.end()) {
    report_unknown(name, specs, out);
    return nullptr;
  }
  const std::vector<Selected>* base = nullptr;
  if (spec->of) {
    // Only one that stands above: so no two can name each other.
    const auto above = specs.first(static_cast<std::size_t>(spec - specs.begin()));
    if (std::ranges::find(above, spec->of->value, &SelectionSpec::name) == above.end()) {
      report_unknown(*spec->of, above, out);
      return nullptr;
    }
    base = find(*spec->of, out);
    if (base == nullptr) {
      return nullptr;
    }
  }
  auto found = Evaluation(input_, *this, *spec, out).run(base);
  return &made_.emplace(name.value, std::move(found)).first->second;
}

std::vector<SelectedGroup> Selections::groups(const std::vector<Selected>& all,
                                              std::optional<GroupBy> by) const {
  if (!by) {
    return {{"", all}};
  }
  std::vector<SelectedGroup> out;
  for (const Selected& one : all) {
    const Fact& fact = input_.dataset.fact(one.fact);
    std::string heading;
    switch (*by) {
      case GroupBy::Domain:
        heading = input_.catalogue[fact.indicator].domain;
        break;
      case GroupBy::Subject:
        heading = input_.catalogue[fact.subject].name;
        break;
      case GroupBy::Who:
        heading = input_.catalogue[who_of(fact)].name;
        break;
      case GroupBy::Source: {
        const SourceDocument& source = input_.catalogue[fact.document];
        heading = source.publisher + full_date(source.published);
        break;
      }
      case GroupBy::Change:
        heading = change_heading(change_of(one.fact));
        break;
      case GroupBy::Year:
        heading = fmt::format("{}年", static_cast<int>(fact.period.end.year()));
        break;
      case GroupBy::Due:
        heading = due_heading(due_state(fact, one.within_days));
        break;
    }
    const auto same = std::ranges::find(out, heading, &SelectedGroup::heading);
    SelectedGroup& group = same == out.end() ? out.emplace_back(SelectedGroup{heading, {}}) : *same;
    group.items.push_back(one);
  }
  return out;
}

ChangeKind Selections::change_of(FactIndex index) const {
  const Fact& fact = input_.dataset.fact(index);
  const auto is_of = [this](const Fact& one, const Issue* issue) {
    return issue != nullptr &&
           std::ranges::any_of(issue->sources, [&](const Located<std::string>& key) {
             return input_.catalogue[one.document].key == key.value;
           });
  };
  // A revision is told once: in the issue that comes after it.
  const bool after =
      input_.previous == nullptr || (fact.revision && input_.previous->as_of < fact.revision->on);
  if (fact.revision && after && fact.revision->on <= input_.issue.as_of) {
    return ChangeKind::Revised;
  }
  if (!is_of(fact, &input_.issue)) {
    if (!spoken_of_) {
      spoken_of_.emplace();
      const FactView& facts = input_.dataset.checked().facts();
      for (FactIndex other = 0; other < facts.size(); ++other) {
        if (is_of(facts[other], &input_.issue)) {
          spoken_of_->insert({counted(facts[other]), is_observed(facts[other].status)});
        }
      }
    }
    const bool again = spoken_of_->contains({counted(fact), is_observed(fact.status)});
    return again ? ChangeKind::Same : ChangeKind::Dropped;
  }
  const Earlier* earlier = input_.dataset.earlier(index);
  if (earlier == nullptr) {
    return ChangeKind::New;
  }
  return says_the_same(fact, input_.dataset.fact(earlier->fact), input_.catalogue)
             ? ChangeKind::Same
             : ChangeKind::Changed;
}

DueState Selections::due_state(const Fact& fact, std::uint32_t within_days) const {
  if (!fact.due) {
    return DueState::None;
  }
  const auto as_of = std::chrono::sys_days(input_.issue.as_of);
  const auto due = std::chrono::sys_days(fact.due->end);
  if (due < as_of) {
    return DueState::Overdue;
  }
  return due - as_of <= std::chrono::days(within_days) ? DueState::Soon : DueState::Later;
}

}  // namespace jianbao::composing
