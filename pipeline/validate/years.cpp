// Years that cannot be right: ahead of publication without a word of the future, or in a name that
// is known with another year.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::uint32_t earliest = 1900;
constexpr std::uint32_t latest = 2100;
constexpr char32_t any_year = 0x110000;  // stands for four digits; no text has such a character

constexpr std::array<std::u32string_view, 27> future_words{
    U"目标", U"规划", U"力争", U"将",   U"远景",   U"计划", U"预计", U"展望", U"未来",
    U"愿景", U"拟",   U"有望", U"预期", U"争取",   U"确保", U"纲要", U"议程", U"蓝图",
    U"明年", U"届时", U"任务", U"方案", U"下一步", U"五年", U"之前", U"时期", U"期间"};

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

std::optional<std::uint32_t> year_of(std::u32string_view text, Extent token) {
  std::uint32_t year = 0;
  for (std::size_t i = token.begin; i < token.end; ++i) {
    if (text[i] < U'0' || text[i] > U'9') {
      return std::nullopt;
    }
    year = year * 10 + (text[i] - U'0');
  }
  const bool fits = token.end - token.begin == 4 && year >= earliest && year <= latest;
  return fits ? std::optional(year) : std::nullopt;
}

/// 2035年, 2021—2035年: four digits alone may count anything.
bool is_called_a_year(std::u32string_view text, std::size_t end) {
  if (end + 5 < text.size() && has(U"—-–－~～至", text[end]) && text[end + 5] == U'年') {
    return year_of(text, {end + 1, end + 5}).has_value();
  }
  return end < text.size() && text[end] == U'年';
}

/// The sentence that holds `at`.
std::u32string_view sentence_at(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view ends = U"。；！？";
  const std::size_t stop = at == 0 ? text.npos : text.find_last_of(ends, at - 1);
  const std::size_t begin = stop == text.npos ? 0 : stop + 1;
  return text.substr(begin, std::min(text.find_first_of(ends, at), text.size()) - begin);
}

/// （2021—2025年） behind a name tells its period.
bool is_period_in_brackets(std::u32string_view text, Extent year) {
  constexpr std::size_t first_half = 6;  // （2021—
  const auto opens = [text](std::size_t at) { return text[at] == U'（'; };
  const bool first = year.begin > 0 && opens(year.begin - 1) && has(U"—-–～~至", text[year.end]);
  return first || (year.begin >= first_half && opens(year.begin - first_half) &&
                   has(U"—-–～~至", text[year.begin - 1]));
}

/// 到2035年, 2030年前, 2030年底, a plan's name in marks, or a sentence that speaks of the future.
bool speaks_of_the_future(std::u32string_view text, Extent year) {
  const char32_t before = year.begin > 0 ? text[year.begin - 1] : U' ';
  const char32_t behind = year.end + 1 < text.size() ? text[year.end + 1] : U' ';
  const std::u32string_view sentence = sentence_at(text, year.begin);
  const std::size_t opened = text.substr(0, year.begin).find_last_of(U"《》“”");
  return is_period_in_brackets(text, year) || has(U"到至", before) || has(U"前底末初", behind) ||
         (opened != text.npos && has(U"《“", text[opened])) ||
         std::ranges::any_of(future_words, [sentence](std::u32string_view word) {
           return sentence.find(word) != sentence.npos;
         });
}

void check_ahead(const CheckedText& source, const Paragraph& paragraph, TextCheckResult& result) {
  const std::u32string text = with_wide_marks(paragraph.text);
  const auto published =
      static_cast<std::uint32_t>(static_cast<int>(source.source.published.year()));
  for (const Extent& token : number_tokens(text)) {
    const auto year = year_of(text, token);
    if (!year || !is_called_a_year(text, token.end)) {
      continue;
    }
    if (*year <= published) {
      ++result.sound;
    } else if (speaks_of_the_future(text, token)) {
      ++result.undecided;
    } else {
      constexpr std::size_t around = 8;
      Diagnostic found = finding(
          Code::TextYearAhead, source, paragraph,
          {token.begin - std::min(token.begin, around), std::min(token.end + around, text.size())},
          {{"year", std::to_string(*year)}, {"published", std::to_string(published)}});
      found.where = span_of(paragraph, source.file, token);
      result.findings.push_back(std::move(found));
    }
  }
}

/// A bare text with one character for each year in it.
struct YearText {
  std::u32string text;
  std::vector<Extent> origin;                  ///< of each character
  std::map<std::size_t, std::uint32_t> years;  ///< by place in `text`
};

YearText year_text(std::u32string_view words) {
  const BareText bare = bare_text(words);
  YearText out;
  std::size_t from = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; from < end; ++from) {
      out.text.push_back(bare.text[from]);
      out.origin.push_back({bare.origin[from], bare.origin[from] + 1});
    }
  };
  for (const Extent& token : number_tokens(bare.text)) {
    if (const auto year = year_of(bare.text, token)) {
      copy_to(token.begin);
      out.years.emplace(out.text.size(), *year);
      out.text.push_back(any_year);
      out.origin.push_back({bare.origin[token.begin], bare.origin[token.end - 1] + 1});
      from = token.end;
    }
  }
  copy_to(bare.text.size());
  return out;
}

std::vector<std::uint32_t> years_from(const YearText& text, std::size_t begin, std::size_t end) {
  std::vector<std::uint32_t> years;
  for (auto at = text.years.lower_bound(begin); at != text.years.end() && at->first < end; ++at) {
    years.push_back(at->second);
  }
  return years;
}

/// Names that differ in their years alone: both are right where both are known.
struct KnownName {
  std::string name;  ///< as the list or the register has it
  std::set<std::vector<std::uint32_t>> years;
};
using KnownNames = std::map<std::u32string, KnownName>;  ///< by pattern

void add(KnownNames& names, const std::string& name) {
  constexpr std::ptrdiff_t least = 3;
  const YearText text = year_text(to_utf32(name));
  if (!text.years.empty() && std::ranges::count_if(text.text, is_han) >= least) {
    KnownName& known = names.try_emplace(text.text, KnownName{name, {}}).first->second;
    known.years.insert(years_from(text, 0, text.text.size()));
  }
}

/// 2024年招商计划 and 发展报告(2024) come every year; only a year that is part of the name is
/// fixed.
bool is_of_one_year(std::u32string_view name) {
  const auto tokens = number_tokens(name);
  return std::ranges::none_of(tokens, [name](Extent token) {
    const char32_t behind = token.end < name.size() ? name[token.end] : U' ';
    return year_of(name, token) && (token.begin == 0 || has(U"年）)", behind));
  });
}

KnownNames known_names_of(const Registry& registry, const std::vector<std::string>& listed) {
  KnownNames names;
  for (const std::string& name : listed) {
    add(names, name);
  }
  for (const System& system : registry.systems()) {
    for (const std::string& name : all_names(system)) {
      if (is_of_one_year(to_utf32(name))) {
        add(names, name);
      }
    }
  }
  return names;
}

class NameYears {
 public:
  NameYears(const CheckedText& source, const Paragraph& paragraph, TextCheckResult& result)
      : source_(source), paragraph_(paragraph), result_(result), text_(year_text(paragraph.text)) {}

  void check(const std::u32string& pattern, const KnownName& known) {
    each(pattern, [&](std::size_t at) {
      const std::size_t end = at + pattern.size();
      // 中国制造2024年 begins another thought than 中国制造2025.
      const bool dated =
          pattern.back() == any_year && end < text_.text.size() && text_.text[end] == U'年';
      if (!dated) {
        compare(known, at, end);
      }
    });
    if (pattern.back() == any_year && std::ranges::count(pattern, any_year) == 1) {
      const std::u32string turned = any_year + pattern.substr(0, pattern.size() - 1);
      each(turned, [&](std::size_t at) {
        if (ends_a_name(at + turned.size() - 1)) {
          compare(known, at, at + turned.size());
        }
      });
    }
  }

 private:
  template <class Found>
  void each(const std::u32string& pattern, const Found& found) const {
    for (std::size_t at = text_.text.find(pattern); at != std::u32string::npos;
         at = text_.text.find(pattern, at + 1)) {
      found(at);
    }
  }

  /// 2035“中国制造”, not 2035中国制造业.
  [[nodiscard]] bool ends_a_name(std::size_t last) const {
    const std::size_t behind = text_.origin[last].end;
    return behind >= paragraph_.text.size() || !is_han(paragraph_.text[behind]);
  }

  void compare(const KnownName& known, std::size_t begin, std::size_t end) {
    const std::vector<std::uint32_t> years = years_from(text_, begin, end);
    if (known.years.contains(years)) {
      ++result_.sound;
      return;
    }
    std::string shown;
    for (const std::uint32_t year : years) {
      shown += (shown.empty() ? "" : "—") + std::to_string(year);
    }
    result_.findings.push_back(finding(Code::TextYearOfName, source_, paragraph_,
                                       {text_.origin[begin].begin, text_.origin[end - 1].end},
                                       {{"year", shown}, {"name", known.name}}));
  }

  const CheckedText& source_;
  const Paragraph& paragraph_;
  TextCheckResult& result_;
  YearText text_;
};

}  // namespace

TextCheckResult check_years(std::span<const CheckedText> texts, const Registry& registry,
                            const std::vector<std::string>& known_names) {
  const KnownNames names = known_names_of(registry, known_names);
  return for_each_paragraph(texts, [&names](const CheckedText& text, const Paragraph& paragraph,
                                            TextCheckResult& result) {
    check_ahead(text, paragraph, result);
    NameYears in_names(text, paragraph, result);
    for (const auto& [pattern, known] : names) {
      in_names.check(pattern, known);
    }
  });
}

}  // namespace jianbao::validation
