#include "app/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "app/checking.h"
#include "app/pdf_info.h"
#include "app/record.h"
#include "model/issued.h"
#include "model/revisions.h"
#include "render/render.h"
#include "typeset/typeset.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

std::string digits_of(const std::string& text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits),
                       [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
  return digits;
}

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
        revisions_(find_revisions(in.facts->facts, *in.catalogue)) {}

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

  bool take(const std::string& printed_of, const Fact& fact, const IssuedFigure& figure) {
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
                           {}},
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
  std::vector<Found> found_;
};

std::vector<std::string> ids_of(const Figure& figure, const CheckedFacts& checked) {
  std::vector<std::string> ids;
  for (const FactIndex fact : figure.facts) {
    ids.push_back(checked.facts().at(fact).id);
  }
  return ids;
}

/// The figure of the same meaning as the issue would print it now; null: it prints none.
const Figure* figure_now(const IssuedDerived& derived, const BuiltIssue& built) {
  const Figure* found = nullptr;
  for (const BuiltDocument& made : built.documents) {
    for (const Figure& figure : made.document.figures) {
      if (!figure.derived || figure.what != derived.what) {
        continue;
      }
      auto ids = ids_of(figure, *built.checked);
      std::ranges::sort(ids);
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      if (ids != derived.facts) {
        continue;
      }
      if (digits_of(figure.printed) == digits_of(derived.figure)) {
        return &figure;  // one of several printings of it still says the same
      }
      found = &figure;
    }
  }
  return found;
}

}  // namespace

bool was_frozen(const Inputs& inputs, const Issue& issue) {
  const auto of_issue = [&](const auto& kept) { return kept.issue == issue.key; };
  return std::ranges::any_of(inputs.issued.derived, of_issue) ||
         std::ranges::any_of(inputs.issued.figures, [&](const auto& entry) {
           return std::ranges::any_of(entry.second, of_issue);
         });
}

std::vector<Correction> corrections_of(const Inputs& inputs, const CheckedFacts& checked,
                                       const Issue& issue) {
  return Finder(inputs, checked, issue).find();
}

void add_following(std::vector<Correction>& corrections, const Inputs& inputs,
                   const BuiltIssue& built) {
  for (Correction& correction : corrections) {
    for (const IssuedDerived& derived : inputs.issued.derived) {
      if (derived.issue != built.issue->key ||
          !std::ranges::binary_search(derived.facts, correction.printed_fact)) {
        continue;
      }
      // The issue as composed anew knows its own facts, not what a later document says instead.
      const bool in_place = correction.fact == correction.printed_fact;
      const Figure* now = in_place ? figure_now(derived, built) : nullptr;
      if (now != nullptr && digits_of(now->printed) == digits_of(derived.figure)) {
        continue;
      }
      FollowingFigure following{
          derived.figure, words_of(derived.at, inputs.reports), derived.what, std::nullopt, {}};
      if (now != nullptr) {
        following.now = *now;
        following.fact_ids = ids_of(*now, *built.checked);
      }
      correction.follows.push_back(std::move(following));
    }
  }
}

std::vector<Correction> corrections_to_tell(const Inputs& inputs, const CheckedFacts& checked,
                                            const Issue& issue) {
  std::vector<Correction> out;
  std::optional<std::chrono::year_month_day> told;  // up to the day the issue before went out
  for (const Issue& earlier : inputs.issues) {
    if (earlier.key >= issue.key) {
      break;
    }
    told = earlier.signed_off.value_or(earlier.as_of);
  }
  for (const Issue& earlier : inputs.issues) {
    if (earlier.key >= issue.key) {
      break;
    }
    if (!was_frozen(inputs, earlier)) {
      continue;
    }
    for (Correction& correction : corrections_of(inputs, checked, earlier)) {
      const auto on = correction.steps.back().on;
      if (on > *told && on <= issue.as_of) {
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
                                             const BuiltIssue& built,
                                             const CheckedFacts& known_now) {
  const Inputs& inputs = prepared.inputs;
  auto corrections = corrections_of(inputs, known_now, *built.issue);
  if (corrections.empty()) {
    return std::nullopt;
  }
  const auto began = cpu_time();
  add_following(corrections, inputs, built);
  BuiltDocument made;
  auto document = run.stage(
      compose_correction({known_now, *inputs.catalogue, inputs.office, *built.issue, corrections}));
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
