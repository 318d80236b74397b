#include "app/issue/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/issue/checking.h"
#include "app/issue/pdf_info.h"
#include "app/issue/record.h"
#include "model/issued.h"
#include "model/printed_figure.h"
#include "model/revisions.h"
#include "render/render.h"
#include "typeset/typeset.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

/// 月报 of "monthly", 区市分报（胶州市） of "area-brief-胶州市".
std::string title_of(const std::string& document, const std::vector<ReportSpec>& reports) {
  for (const ReportSpec& report : reports) {
    if (document == report.name) {
      return report.title;
    }
    if (document.starts_with(report.name + '-')) {
      return report.title + "（" + document.substr(report.name.size() + 1) + "）";
    }
  }
  return document;
}

/// 《月报》第1页第5行、第2页第8行
std::string words_of(const std::vector<IssuedPlace>& places,
                     const std::vector<ReportSpec>& reports) {
  std::string text;
  const IssuedPlace* before = nullptr;
  for (const IssuedPlace& place : places) {
    const bool same = before != nullptr && before->document == place.document;
    text += before == nullptr ? "" : same ? "、" : "；";
    text += same ? "" : "《" + title_of(place.document, reports) + "》";
    text += fmt::format("第{}页第{}行", place.page, place.line);
    before = &place;
  }
  return text;
}

/// Whether the record of the issue says where figures stand: then one without a place stands
/// nowhere by itself. Records from before there were places say it of none.
bool keeps_places(const Inputs& in, const Issue& issue) {
  const auto has_place = [&](const auto& kept) {
    return kept.issue == issue.key && !kept.at.empty();
  };
  return std::ranges::any_of(in.issued.derived, has_place) ||
         std::ranges::any_of(in.issued.figures, [&](const auto& entry) {
           return std::ranges::any_of(entry.second, has_place);
         });
}

/// A printed figure and the steps that lead from it.
struct Found {
  Correction correction;
  std::vector<IssuedPlace> at;
};

class Finder {
 public:
  Finder(const Inputs& in, const CheckedFacts& checked, const Issue& issue)
      : in_(in),
        checked_(checked),
        issue_(issue),
        revisions_(find_revisions(in.facts->facts, *in.catalogue)),
        keeps_places_(keeps_places(in, issue)) {}

  std::vector<Correction> find() {
    for (const auto& [fact, printed] : in_.issued.figures) {
      for (const IssuedFigure& figure : printed) {
        if (figure.issue == issue_.key) {
          look_at(fact, figure);
        }
      }
    }
    std::ranges::stable_sort(found_, [](const Found& a, const Found& b) {
      return std::pair(a.at.empty(), a.at) < std::pair(b.at.empty(), b.at);
    });
    std::vector<Correction> out;
    for (Found& one : found_) {
      out.push_back(std::move(one.correction));
    }
    return out;
  }

 private:
  /// The fact itself, and then what later documents say in its place.
  void look_at(const std::string& printed_of, const IssuedFigure& figure) {
    std::set<std::string> seen;
    for (std::string id = printed_of; seen.insert(id).second;) {
      if (const Fact* fact = fact_of(id); fact != nullptr && take(printed_of, *fact, figure)) {
        return;
      }
      const auto next = revisions_.revised_by.find(id);
      id = next == revisions_.revised_by.end() ? id : next->second;
    }
  }

  [[nodiscard]] const Fact* fact_of(const std::string& id) const {
    const auto& facts = in_.facts->facts;
    const auto found = std::ranges::lower_bound(facts, id, {}, &Fact::id);
    return found == facts.end() || found->id != id ? nullptr : &*found;
  }

  /// What a figure counts is kept in the words of the data, which no issue prints.
  bool take(const std::string& printed_of, const Fact& fact, const IssuedFigure& figure) {
    if (figure.part == what_part) {
      return false;
    }
    for (const SaidPart& part : said_parts(fact, *in_.catalogue)) {
      auto steps = part.part == figure.part ? revisions_between(fact, figure.figure, part.text)
                                            : std::vector<Revision>();
      if (!steps.empty() && checked_.facts().find(fact.id)) {
        found_.push_back({{&issue_,
                           printed_of,
                           fact.id,
                           figure.figure,
                           part.text,
                           part.comparison != nullptr,
                           words_of(figure.at, in_.reports),
                           std::move(steps),
                           {},
                           !figure.at.empty() || !keeps_places_},
                          figure.at});
        return true;
      }
    }
    return false;
  }

  const Inputs& in_;
  const CheckedFacts& checked_;
  const Issue& issue_;
  Revisions revisions_;
  bool keeps_places_;
  std::vector<Found> found_;
};

std::vector<std::string> ids_of(const Figure& figure, const CheckedFacts& checked) {
  std::vector<std::string> ids;
  for (const FactIndex fact : figure.facts) {
    ids.push_back(checked.facts().at(fact).id);
  }
  return ids;
}

std::vector<std::string> sorted_ids_of(const Figure& figure, const CheckedFacts& checked) {
  auto ids = ids_of(figure, checked);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// 775列 and 91.5列 may be one kind of number, 775列 and 18.1% may not. A bare one tells nothing.
bool may_be_one_kind(const PrintedFigure& a, const PrintedFigure& b) {
  return a.is_bare() || b.is_bare() || (a.unit == b.unit && a.words == b.words);
}

/// A figure that the issue reckoned, and what now stands in its place.
struct Now {
  bool same = false;               ///< the issue would print it again
  const Figure* figure = nullptr;  ///< otherwise, where one figure alone can be it
};

/// What an issue reckoned, as it comes out now. The record names facts, meaning and printed words,
/// and no arithmetic: where several figures answer to that, none is taken for it.
class Reckoned {
 public:
  Reckoned(const Inputs& in, const BuiltIssue& built) : in_(in), built_(built) {}

  [[nodiscard]] Now now(const IssuedDerived& derived) const {
    const PrintedFigure printed = read_printed(derived.figure);
    std::vector<const Figure*> others;  // of which no two print the same
    for (const BuiltDocument& made : built_.documents) {
      for (const Figure& figure : made.document.figures) {
        if (!answers_to(figure, derived)) {
          continue;
        }
        const PrintedFigure form = read_printed(figure.printed);
        if (prints_same(form, printed)) {
          return {true, &figure};
        }
        const bool known = std::ranges::any_of(others, [&](const Figure* other) {
          return prints_same(read_printed(other->printed), form);
        });
        if (!known && may_be_one_kind(form, printed)) {
          others.push_back(&figure);
        }
      }
    }
    return {false, others.size() == 1 && is_alone(derived, printed) ? others.front() : nullptr};
  }

 private:
  [[nodiscard]] bool answers_to(const Figure& figure, const IssuedDerived& derived) const {
    return figure.derived && figure.what == derived.what &&
           sorted_ids_of(figure, *built_.checked) == derived.facts;
  }

  /// The issue printed no other figure of this meaning, from which the present one may come.
  [[nodiscard]] bool is_alone(const IssuedDerived& derived, const PrintedFigure& printed) const {
    return std::ranges::none_of(in_.issued.derived, [&](const IssuedDerived& other) {
      const PrintedFigure form = read_printed(other.figure);
      return other.issue == derived.issue && other.what == derived.what &&
             other.facts == derived.facts && may_be_one_kind(form, printed) &&
             !prints_same(form, printed);
    });
  }

  const Inputs& in_;
  const BuiltIssue& built_;
};

/// The first day on which an issue could have told of it: approved, and its document published.
std::chrono::year_month_day known_from(const Correction& correction, const Inputs& inputs) {
  auto day = correction.steps.back().on;
  const auto& facts = inputs.facts->facts;
  const auto fact = std::ranges::lower_bound(facts, correction.fact, {}, &Fact::id);
  if (fact != facts.end() && fact->id == correction.fact) {
    day = std::max(day, (*inputs.catalogue)[fact->document].published);
  }
  return day;
}

/// The issue that tells of it: the first after the one that printed it whose own day has it. So no
/// correction falls between two issues, and none is told twice. Nothing: none yet.
const Issue* told_in(const Correction& correction, const Inputs& inputs) {
  const auto day = known_from(correction, inputs);
  const auto found = std::ranges::find_if(inputs.issues, [&](const Issue& later) {
    return later.key > correction.issue->key && day <= later.as_of;
  });
  return found == inputs.issues.end() ? nullptr : &*found;
}

}  // namespace

bool was_frozen(const Inputs& inputs, const Issue& issue) {
  return inputs.issued.issues.contains(issue.key);
}

std::vector<Correction> corrections_of(const Inputs& inputs, const CheckedFacts& checked,
                                       const Issue& issue) {
  return Finder(inputs, checked, issue).find();
}

void add_following(std::vector<Correction>& corrections, const Inputs& inputs,
                   const BuiltIssue& built) {
  const Reckoned reckoned(inputs, built);
  for (Correction& correction : corrections) {
    for (const IssuedDerived& derived : inputs.issued.derived) {
      if (derived.issue != built.issue->key ||
          !std::ranges::binary_search(derived.facts, correction.printed_fact)) {
        continue;
      }
      // The issue as composed anew knows its own facts, not what a later document says instead.
      const bool in_place = correction.fact == correction.printed_fact;
      const Now now = in_place ? reckoned.now(derived) : Now{};
      if (now.same) {
        continue;
      }
      FollowingFigure following{
          derived.figure, words_of(derived.at, inputs.reports), derived.what, std::nullopt, {}};
      if (now.figure != nullptr) {
        following.now = *now.figure;
        following.fact_ids = ids_of(*now.figure, *built.checked);
      }
      correction.follows.push_back(std::move(following));
    }
  }
}

std::vector<Correction> corrections_to_tell(const Inputs& inputs, const CheckedFacts& checked,
                                            const Issue& issue) {
  std::vector<Correction> out;
  for (const Issue& earlier : inputs.issues) {
    if (earlier.key >= issue.key || !was_frozen(inputs, earlier)) {
      continue;
    }
    for (Correction& correction : corrections_of(inputs, checked, earlier)) {
      const Issue* tells = told_in(correction, inputs);
      if (tells != nullptr && tells->key == issue.key) {
        out.push_back(std::move(correction));
      }
    }
  }
  return out;
}

std::shared_ptr<const CheckedFacts> facts_known_now(const Run& run, const Inputs& inputs) {
  return validate(validate_input(inputs, run.settings(), last_known_day(inputs))).value.value();
}

std::optional<BuiltDocument> make_correction(Run& run, const Prepared& prepared,
                                             const BuiltIssue& built, const CheckedFacts& known_now,
                                             std::optional<std::chrono::year_month_day> on) {
  const Inputs& inputs = prepared.inputs;
  auto corrections = corrections_of(inputs, known_now, *built.issue);
  if (corrections.empty()) {
    return std::nullopt;
  }
  const auto began = cpu_time();
  add_following(corrections, inputs, built);
  BuiltDocument made;
  auto document = run.stage(compose_correction(
      {known_now, *inputs.catalogue, inputs.office, *built.issue, corrections, on}));
  if (!document) {
    return std::nullopt;
  }
  made.document = std::move(*document);
  made.pages = run.stage(typeset(made.document, inputs.style, prepared.faces));
  if (!made.pages) {
    return std::nullopt;
  }
  auto placed = run.stage(place_figures(made.document, *made.pages, inputs.style.duplex));
  if (!placed) {
    return std::nullopt;
  }
  made.placed = std::move(*placed);
  made.inputs = with_fonts_in_use(prepared.digests, *made.pages, prepared.faces);
  auto pdf = run.stage(render(*made.pages, prepared.faces,
                              pdf_info(made.inputs, *built.issue, "更正通知", made.document)));
  if (!pdf) {
    return std::nullopt;
  }
  made.pdf = std::move(*pdf);
  made.cpu = cpu_time() - began;
  return made;
}

}  // namespace jianbao
