// No figure on paper without its fact: every document that the shipped workspace publishes is
// walked, span by span and figure by figure.

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "app/issue/build_issue.h"
#include "base/utf8.h"
#include "support/checkout.h"

namespace jianbao {
namespace {

/// Every text of a document with the figures in it.
template <class Visit>
void each_spans(const Document& document, Visit visit) {
  for (const Block& block : document.blocks) {
    std::visit(
        [&visit](const auto& content) {
          using T = std::decay_t<decltype(content)>;
          if constexpr (std::is_same_v<T, Title>) {
            std::ranges::for_each(content.lines, visit);
            visit(content.subtitle);
          } else if constexpr (std::is_same_v<T, Paragraph>) {
            visit(content.spans);
          } else if constexpr (std::is_same_v<T, Table>) {
            for (const TableRow& row : content.rows) {
              for (const TableCell& cell : row.cells) {
                visit(cell.spans);
              }
            }
            std::ranges::for_each(content.notes, visit);
          } else if constexpr (std::is_same_v<T, Chart>) {
            for (const ChartSeries& series : content.series) {
              for (const ChartPoint& point : series.points) {
                visit(point.words);
              }
            }
            std::ranges::for_each(content.notes, visit);
          }
        },
        block.content);
  }
}

/// Digits that are no figures: days and periods, numbers of lines, issues, tables, points and
/// entries, and the names and descriptions that the office itself entered.
class Furniture {
 public:
  explicit Furniture(const Inputs& inputs) {
    const auto add = [this](const std::string& text) {
      if (std::regex_search(text, digit_)) {
        words_.push_back(text);
      }
    };
    for (const System& system : inputs.registry.systems()) {
      std::ranges::for_each(all_names(system), add);
      add(system.does);
      add(system.note);
      for (const SchemePart& part : system.parts) {
        add(part.count + part.what);
        add(part.count + "个" + part.what);
        std::ranges::for_each(part.members, add);
      }
    }
    const Catalogue& catalogue = *inputs.catalogue;
    for (const Indicator& indicator : catalogue.indicators()) {
      add(indicator.name);
      add(indicator.short_name);
      add(indicator.definition);
    }
    for (const SourceDocument& document : catalogue.documents()) {
      add(document.title);
    }
    for (const Fact& fact : inputs.facts->facts) {
      add(fact.note);
      std::ranges::for_each(fact.examples, add);
    }
    std::ranges::sort(words_, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }

  /// What is left of the text when all of that is taken away: long words first, for days stand in
  /// them, and short ones last, for they stand in days.
  [[nodiscard]] std::string without(std::string text) const {
    const auto take = [&text, this](bool long_ones) {
      for (const std::string& words : words_) {
        for (std::size_t at = text.find(words);
             (words.size() > short_word) == long_ones && at != std::string::npos;
             at = text.find(words, at)) {
          text.erase(at, words.size());
        }
      }
    };
    take(true);
    std::wstring wide = widened(text);
    for (const std::wregex& pattern : patterns_) {
      wide = std::regex_replace(wide, pattern, L"");
    }
    text.clear();
    for (const wchar_t c : wide) {
      append_utf8(text, static_cast<char32_t>(c));
    }
    take(false);
    return text;
  }

  [[nodiscard]] bool has_digit(const std::string& text) const {
    return std::regex_search(text, digit_);
  }

 private:
  static constexpr std::size_t short_word = 12;  // bytes: four Han

  [[nodiscard]] static std::wstring widened(const std::string& text) {
    std::wstring wide;
    for (const char32_t c : to_utf32(text)) {
      wide += static_cast<wchar_t>(c);
    }
    return wide;
  }

  std::regex digit_{"[0-9]"};
  std::vector<std::string> words_;
  std::vector<std::wregex> patterns_{
      std::wregex(L"^0—9$"),
      std::wregex(L"〔[^〕]*〕"),  // places of the register
      std::wregex(L"[0-9]{4}—[0-9]{4}年"),
      std::wregex(L"[0-9]{4}年(以来)?([0-9]{1,2}—)?([0-9]{1,2}月)?([0-9]{1,2}日)?"),
      std::wregex(L"([0-9]{1,2}—)?[0-9]{1,2}月([0-9]{1,2}日)?"),
      std::wregex(L"[0-9]{1,2}日"),
      std::wregex(L"第[0-9]+(—[0-9]+)?(期|行|条|号|面)"),
      std::wregex(L"(附表|表|图|附件)[0-9]+"),
      std::wregex(L"（[0-9、]+）"),               // numbers of entries in an index
      std::wregex(L"^（?[0-9]+[.）]?　?"),        // numbers of points and rows
      std::wregex(L"[增降][速幅]不低于[0-9]+%"),  // the rule by which a selection chose
      std::wregex(L"[0-9]+个月"),
      // The register: what the digits of a scheme stand for, its list of sources, how many names.
      std::wregex(L"[0-9、]+(所)?指"),
      std::wregex(L"[：；][0-9]+\\.《"),
      std::wregex(L"(共|的)[0-9]+条"),
  };
};

TEST_CASE(
    "every figure of every publication is traced to lines of sources, and no digit has none") {
  Settings settings;
  settings.workspace = test::source_dir();
  Run run(settings);
  const auto prepared = prepare(run);
  REQUIRE(prepared);
  const Furniture furniture(prepared->inputs);
  std::size_t documents = 0;
  std::size_t figures = 0;
  for (const Issue& issue : prepared->inputs.issues) {
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
    const FactView& facts = built.checked->facts();
    for (const BuiltDocument& made : built.documents) {
      const std::string& name = made.document.name;
      if (name.ends_with(".sources") || name == "sign-off") {
        continue;  // they are about the documents, not about the facts
      }
      CAPTURE(issue.key);
      CAPTURE(name);
      ++documents;
      std::set<FigureIndex> placed;
      for (const PlacedFigure& figure : made.placed) {
        placed.insert(figure.figure);
      }
      for (FigureIndex k = 0; k < made.document.figures.size(); ++k) {
        const Figure& figure = made.document.figures[k];
        CAPTURE(figure.printed);
        CHECK(placed.contains(k));
        REQUIRE_FALSE(figure.facts.empty());
        CHECK_FALSE(figure.what.empty());
        CHECK((!figure.derived || !figure.formula.empty()));
        for (const FactIndex index : figure.facts) {
          CHECK(facts.at(index).line > 0);
          CHECK((facts.at(index).anchor || facts.at(index).claim));
        }
        ++figures;
      }
      each_spans(made.document, [&](const Spans& spans) {
        std::string words;
        for (const TextSpan& span : spans) {
          words += span.figure ? "□" : span.text;
        }
        if (furniture.has_digit(words)) {
          const std::string left = furniture.without(words);
          CHECK_MESSAGE(!furniture.has_digit(left), issue.key, " ", name, ": ", words);
        }
      });
    }
  }
  CHECK(documents > 30);
  CHECK(figures > 700);
}

}  // namespace
}  // namespace jianbao
