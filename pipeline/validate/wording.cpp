// Our own words (`text` of an entry) against the figures that they stand beside.

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "validate/figures.h"
#include "validate/rules.h"
#include "validate/statements.h"

namespace jianbao::validation {
namespace {

constexpr std::array<std::string_view, 7> rises{"增长", "上升", "提高", "增加",
                                                "上涨", "扩大", "回升"};
constexpr std::array<std::string_view, 7> falls{"下降", "减少", "降低", "回落",
                                                "下跌", "下滑", "缩小"};
/// 增速回落 speaks of the growth, not of the figure: 同比增长5.1%，增速回落 contradicts nothing.
constexpr std::array<std::string_view, 3> of_growth{"增速", "增幅", "降幅"};

template <std::size_t N>
std::string_view first_of(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto* const found = std::ranges::find_if(
      words, [text](std::string_view w) { return text.find(w) != std::string_view::npos; });
  return found == words.end() ? std::string_view() : *found;
}

void add_numbers(std::set<std::string, std::less<>>& known, std::string_view text) {
  const std::u32string wide = to_utf32(text);
  for (const Extent& extent : number_tokens(wide)) {
    known.insert(
        to_utf8(std::u32string_view(wide).substr(extent.begin, extent.end - extent.begin)));
  }
}

/// Every run of digits that the entry itself accounts for.
std::set<std::string, std::less<>> own_numbers(const Scene& scene, const Fact& fact) {
  std::set<std::string, std::less<>> known;
  const Catalogue& catalogue = scene.catalogue();
  if (fact.quantity) {
    known.insert(fact.quantity->amount.absolute().to_string());
    if (fact.quantity->upper) {
      known.insert(fact.quantity->upper->absolute().to_string());
    }
  }
  for (const Comparison& comparison : fact.comparisons) {
    known.insert(comparison.value.absolute().to_string());
    add_numbers(known, comparison.base);
  }
  add_numbers(known, spoken(fact.period));
  add_numbers(known, fact.due ? spoken(*fact.due) : std::string());
  add_numbers(known, fact.within ? fact.within->threshold : std::string());
  add_numbers(known, fact.claim ? fact.claim->kind + fact.claim->scope : std::string());
  add_numbers(known, fact.system);
  add_numbers(known, catalogue[fact.indicator].name);
  add_numbers(known, catalogue[fact.subject].name);
  add_numbers(known, fact.anchor ? fact.anchor->text : std::string());
  for (const std::string& example : fact.examples) {
    add_numbers(known, example);
  }
  return known;
}

/// The text without what stands in quotation marks: digits of a name are no figures.
std::u32string without_names(std::string_view text) {
  std::u32string out;
  int depth = 0;
  for (const char32_t c : to_utf32(text)) {
    depth += c == U'“' || c == U'《' ? 1 : 0;
    out += depth > 0 ? U'　' : c;
    depth -= (c == U'”' || c == U'》') && depth > 0 ? 1 : 0;
  }
  return out;
}

}  // namespace

Look check_words_fit_sign(const Case& c) {
  const Fact& fact = c.fact();
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  if (growth == nullptr) {
    growth = fact.comparison(ComparisonKind::PeriodOnPeriod);
  }
  if (growth == nullptr || growth->value.is_zero() || fact.text.empty()) {
    return std::nullopt;
  }
  if (!first_of(of_growth, fact.text).empty()) {
    return Finding::undecided("文字说的是增速的变化");
  }
  const std::string_view up = first_of(rises, fact.text);
  const std::string_view down = first_of(falls, fact.text);
  if (up.empty() == down.empty()) {
    return Finding::undecided(up.empty() ? "文字没有说升降" : "文字里升降都有");
  }
  const std::string word(up.empty() ? down : up);
  if (growth->value.is_negative() == up.empty()) {
    return c.pass([&] { return "文字说“" + word + "”，登记的是" + comparison_text(*growth); });
  }
  return Finding::fail("文字说“" + word + "”，登记的是" + comparison_text(*growth),
                       {Code::CheckWordsAgainstSign,
                        growth->value_span,
                        {{"fact", fact.id},
                         {"word", word},
                         {"value", comparison_text(*growth)},
                         {"text", fact.text}}});
}

Look check_text_fits_figures(const Case& c) {
  const Fact& fact = c.fact();
  if (fact.text.empty()) {
    return std::nullopt;
  }
  const std::u32string text = without_names(fact.text);
  const auto tokens = number_tokens(text);
  if (tokens.empty()) {
    return c.pass([] { return "文字里没有数"; });
  }
  const auto known = own_numbers(c.scene, fact);
  Look look;
  for (const Extent& extent : tokens) {
    const std::string number =
        to_utf8(std::u32string_view(text).substr(extent.begin, extent.end - extent.begin));
    if (known.contains(number)) {
      merge(look, c.pass([&] { return "文字里的" + number + "有登记"; }));
      continue;
    }
    merge(look, Finding::fail("文字里的" + number + "没有登记",
                              {Code::CheckTextFigure,
                               fact.span,
                               {{"fact", fact.id}, {"number", number}, {"text", fact.text}}}));
  }
  return look;
}

}  // namespace jianbao::validation
