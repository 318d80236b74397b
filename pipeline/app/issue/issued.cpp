#include "app/issue/issued.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "base/yaml.h"
#include "model/issued.h"
#include "model/period.h"
#include "model/printed_figure.h"

namespace jianbao {
namespace {

/// A growth that a body prints, or reckons with; others did not go out.
bool goes_out(const Document& document, FactIndex index, const Comparison& comparison) {
  const std::string digits = comparison.value.absolute().to_string();
  return std::ranges::any_of(document.figures, [&](const Figure& figure) {
    const bool of_fact = std::ranges::find(figure.facts, index) != figure.facts.end();
    return of_fact && ((figure.comparison && figure.printed.find(digits) != std::string::npos) ||
                       (figure.derived && figure.formula.find(digits) != std::string::npos));
  });
}

std::vector<std::string> ids_of(const Figure& figure, const CheckedFacts& checked) {
  std::set<std::string> ids;
  for (const FactIndex index : figure.facts) {
    ids.insert(checked.facts().at(index).id);
  }
  return {ids.begin(), ids.end()};
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : ", ") + word;
  }
  return all;
}

const Fact* find_fact(const std::vector<Fact>& facts, const std::string& id) {
  const auto found = std::ranges::lower_bound(facts, id, {}, &Fact::id);
  return found == facts.end() || found->id != id ? nullptr : &*found;
}

using Places = std::set<IssuedPlace>;

/// Where one of a document's figures stands. A checking list prints them once more, for the office.
Places places_of(const BuiltDocument& made, FigureIndex figure) {
  Places places;
  for (const PlacedFigure& placed : made.placed) {
    if (placed.figure == figure && !made.document.name.ends_with(".sources")) {
      places.insert({made.document.name, placed.page, placed.line});
    }
  }
  return places;
}

/// Every place where a document prints this part of a fact, in a sentence (预计120列) or bare in a
/// table (120).
Places places_of(const BuiltDocument& made, FactIndex fact, const SaidPart& part) {
  Places places;
  const PrintedFigure said = read_printed(part.text);
  for (FigureIndex k = 0; k < made.document.figures.size(); ++k) {
    const Figure& figure = made.document.figures[k];
    const bool of_fact =
        !figure.derived && std::ranges::find(figure.facts, fact) != figure.facts.end();
    const bool same_kind = figure.comparison == (part.comparison != nullptr);
    const bool same = is_printing_of(read_printed(figure.printed, figure.sentence), said);
    if (of_fact && same_kind && same && part.part != what_part) {
      places.merge(places_of(made, k));
    }
  }
  return places;
}

/// ", at: [monthly-brief/1/5]"
std::string written(const Places& places) {
  std::string text;
  for (const IssuedPlace& place : places) {
    text += (text.empty() ? "" : ", ") + yaml_quoted(to_string(place));
  }
  return text.empty() ? "" : ", at: [" + text + "]";
}

/// Looks at what one issue printed.
class Keeper {
 public:
  Keeper(Run& run, const Prepared& prepared, const BuiltIssue& built)
      : run_(run), in_(prepared.inputs), built_(built) {}

  void look() {
    for (const auto& [fact, printed] : in_.issued.figures) {
      look_for(fact, printed);
    }
    for (const IssuedDerived& derived : in_.issued.derived) {
      if (derived.issue == built_.issue->key) {
        compare(derived);
      }
    }
  }

 private:
  void look_for(const std::string& id, const std::vector<IssuedFigure>& printed) {
    if (find_fact(in_.facts->facts, id) != nullptr) {
      return;
    }
    const IssuedFigure* first = nullptr;
    for (const IssuedFigure& figure : printed) {
      const bool mine = figure.issue == built_.issue->key;
      first = mine && (first == nullptr || first->part == what_part) ? &figure : first;
    }
    if (first != nullptr) {
      run_.diagnostics().add({Code::CheckIssuedGone,
                              first->span,
                              {{"issue", first->issue}, {"fact", id}, {"printed", first->figure}}});
    }
  }

  /// A figure that the report no longer prints has nothing to be compared with.
  void compare(const IssuedDerived& derived) {
    std::string now;
    for (const BuiltDocument& made : built_.documents) {
      for (const Figure& figure : made.document.figures) {
        if (!figure.derived || figure.what != derived.what ||
            ids_of(figure, *built_.checked) != derived.facts) {
          continue;
        }
        if (prints_same(read_printed(figure.printed), read_printed(derived.figure))) {
          return;
        }
        now = figure.printed;
      }
    }
    if (now.empty() || std::ranges::any_of(derived.facts, [this](const std::string& id) {
          return was_revised(id);
        })) {
      return;
    }
    run_.diagnostics().add({Code::CheckIssuedChanged,
                            derived.span,
                            {{"issue", derived.issue},
                             {"what", derived.what},
                             {"printed", derived.figure},
                             {"value", now},
                             {"facts", joined(derived.facts)}}});
  }

  /// Whether a registered revision leads from what this issue printed of the fact to what it says.
  [[nodiscard]] bool was_revised(const std::string& id) const {
    const Fact* fact = find_fact(in_.facts->facts, id);
    const auto printed = in_.issued.figures.find(id);
    if (fact == nullptr || printed == in_.issued.figures.end()) {
      return false;
    }
    const auto said = said_parts(*fact, *in_.catalogue);
    return std::ranges::any_of(printed->second, [&](const IssuedFigure& figure) {
      return figure.issue == built_.issue->key &&
             std::ranges::any_of(said, [&](const SaidPart& part) {
               return part.part == figure.part && is_revised(*fact, figure.figure, part.text);
             });
    });
  }

  Run& run_;
  const Inputs& in_;
  const BuiltIssue& built_;
};

}  // namespace

IssuedText issued_text(const BuiltIssue& built, const Catalogue& catalogue) {
  std::map<std::string, std::map<std::pair<std::string, std::string>, Places>> said;  // by fact
  std::map<std::tuple<std::vector<std::string>, std::string, std::string>, Places> derived;
  for (const BuiltDocument& made : built.documents) {
    for (const FactIndex index : made.document.facts) {
      const Fact& fact = built.checked->facts().at(index);
      for (SaidPart& part : said_parts(fact, catalogue)) {
        if (part.comparison == nullptr || goes_out(made.document, index, *part.comparison)) {
          Places& at = said[fact.id][{part.part, part.text}];
          at.merge(places_of(made, index, part));
        }
      }
    }
    for (FigureIndex k = 0; k < made.document.figures.size(); ++k) {
      const Figure& figure = made.document.figures[k];
      if (figure.derived) {
        Places& at = derived[{ids_of(figure, *built.checked), figure.what, figure.printed}];
        at.merge(places_of(made, k));
      }
    }
  }
  const Issue& issue = *built.issue;
  IssuedText out;
  out.text = fmt::format(
      "# 第{}期印出去的数，签发时定下，不再改。后来修订的，在事实里写 revision。\n"
      "issue: \"{}\"\nsigned_off: {}\nfigures:{}\n",
      issue.key, issue.key, to_string(*issue.signed_off), said.empty() ? " []" : "");
  for (const auto& [fact, parts] : said) {
    for (const auto& [part, at] : parts) {
      const std::string which = part.first == level_part ? "" : ", part: " + part.first;
      out.text += fmt::format("  - {{ fact: {}{}, figure: {}{} }}\n", fact, which,
                              yaml_quoted(part.second), written(at));
      ++out.figures;
    }
  }
  out.text += derived.empty() ? "" : "derived:\n";
  for (const auto& [what, at] : derived) {
    out.text +=
        fmt::format("  - {{ facts: [{}], what: {}, figure: {}{} }}\n", joined(std::get<0>(what)),
                    yaml_quoted(std::get<1>(what)), yaml_quoted(std::get<2>(what)), written(at));
    ++out.figures;
  }
  return out;
}

bool keeps_what_went_out(Run& run, const Prepared& prepared, const BuiltIssue& built) {
  const std::size_t before = run.diagnostics().count(Severity::Error);
  Keeper(run, prepared, built).look();
  return run.diagnostics().count(Severity::Error) == before;
}

}  // namespace jianbao
