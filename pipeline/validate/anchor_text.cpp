#include "validate/anchor_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace jianbao::validation {
namespace {

constexpr std::u32string_view chinese_digits = U"零一二三四五六七八九";
constexpr std::u32string_view chinese_numerals = U"〇零一二两三四五六七八九十百";
constexpr std::u32string_view scale_words = U"十百千万亿";
constexpr std::u32string_view inside_words = U"余多";
constexpr std::u32string_view opening_quotes = U"“‘「『《";
constexpr std::u32string_view closing_quotes = U"”’」』》";
/// Where a group of number and unit ends.
constexpr std::u32string_view group_ends = U"，。；：、！？,;:（）()0123456789";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

/// Figures typed in full width are the same figures.
char32_t half_width(char32_t c) {
  return (c >= U'０' && c <= U'９') || c == U'．' ? c - 0xFEE0 : c;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// The end of the digits, points and separators that form one token from `begin`. A point or comma
/// belongs to it only between digits, a comma only before groups of three.
std::size_t token_end(std::u32string_view text, std::size_t begin) {
  const auto digits_from = [text](std::size_t i) {
    std::size_t n = 0;
    while (i + n < text.size() && is_digit(text[i + n])) {
      ++n;
    }
    return n;
  };
  std::size_t end = begin + digits_from(begin);
  while (end < text.size()) {
    const std::size_t more = digits_from(end + 1);
    const bool point = text[end] == U'.' && more > 0;
    const bool group = text[end] == U',' && more == 3;
    if (!point && !group) {
      break;
    }
    end += 1 + more;
  }
  return end;
}

std::size_t chinese_end(std::u32string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_one_of(text[end], chinese_numerals)) {
    ++end;
  }
  return end;
}

/// 统一六个 are six: a 一 that ends such a word and stands before another digit is no numeral.
bool ends_word(std::u32string_view text, std::size_t i) {
  constexpr std::u32string_view words_of_one = U"统唯逐之";
  return text[i] == U'一' && i > 0 && is_one_of(text[i - 1], words_of_one) && i + 1 < text.size() &&
         chinese_digits.find(text[i + 1]) != chinese_digits.npos;
}

/// 六 → 6, 十二 → 12, 一百零五 → 105. None: not a number so written, as in 一一.
std::optional<int> chinese_value(std::u32string_view text) {
  int total = 0;
  int digit = -1;
  for (const char32_t c : text) {
    if (c == U'十' || c == U'百') {
      // 十二 begins without a digit; otherwise each multiplier has one.
      if (digit < 0 && !(c == U'十' && total == 0)) {
        return std::nullopt;
      }
      total += (digit < 0 ? 1 : digit) * (c == U'十' ? 10 : 100);
      digit = -1;
    } else {
      if (digit > 0) {
        return std::nullopt;
      }
      const char32_t plain = c == U'两' ? U'二' : c == U'〇' ? U'零' : c;
      digit = static_cast<int>(chinese_digits.find(plain));
    }
  }
  return total + std::max(digit, 0);
}

AnchorNumber number_at(std::u32string_view text, std::size_t begin, std::size_t end,
                       std::string digits) {
  std::u32string_view before = text.substr(0, begin);
  std::u32string_view after = text.substr(end);
  if (!before.empty() && is_one_of(before.back(), opening_quotes)) {
    before.remove_suffix(1);
  }
  if (!after.empty() && is_one_of(after.front(), closing_quotes)) {
    after.remove_prefix(1);
  }
  return {std::move(digits), std::u32string(before), std::u32string(after), begin, end};
}

/// 万余家: scale and bounding word at the head of what follows the digits, in either order.
struct Tail {
  bool has_scale = false;
  Qualifier inside = Qualifier::None;
  std::u32string words;  ///< everything but the bounding word, up to the end of the group
};

Tail tail_of(const AnchorNumber& number) {
  Tail tail;
  std::size_t i = 0;
  for (; i < number.after.size(); ++i) {
    const char32_t c = number.after[i];
    if (is_one_of(c, inside_words) && tail.inside == Qualifier::None) {
      tail.inside = c == U'余' ? Qualifier::Odd : Qualifier::Many;
      continue;
    }
    if (!is_one_of(c, scale_words)) {
      break;
    }
    tail.has_scale = true;
    tail.words += c;
  }
  for (; i < number.after.size() && !is_one_of(number.after[i], group_ends); ++i) {
    tail.words += number.after[i];
  }
  return tail;
}

/// A longer unit of another kind that begins in the same way: 1.7万人次 is not 1.7万人.
bool is_longer_unit(std::u32string_view words, const Unit& unit, const Catalogue& catalogue) {
  return std::any_of(catalogue.units().begin(), catalogue.units().end(), [&](const Unit& other) {
    return other.base != unit.base && other.name.size() > unit.name.size() &&
           words.starts_with(to_utf32(other.name));
  });
}

struct Word {
  std::u32string_view text;
  Qualifier qualifier;
};
/// Longer words first.
constexpr std::array words_before = {
    Word{U"不少于", Qualifier::NoLessThan}, Word{U"超过", Qualifier::Exceeding},
    Word{U"突破", Qualifier::Breaking},     Word{U"不足", Qualifier::LessThan},
    Word{U"超", Qualifier::Over},           Word{U"近", Qualifier::Nearly},
    Word{U"约", Qualifier::About},
};
constexpr std::array words_behind = {Word{U"以上", Qualifier::AtLeast},
                                     Word{U"左右", Qualifier::Around}};
/// Words that end like a bounding word and are none: 签约15个项目.
constexpr std::array<std::u32string_view, 15> not_bounding = {
    U"签约", U"节约", U"合约", U"条约", U"预约", U"违约", U"履约", U"契约",
    U"公约", U"最近", U"附近", U"临近", U"邻近", U"赶超", U"反超"};

/// The unit in the tail: what stands behind it; none when it is not there.
std::optional<std::u32string_view> behind_unit(const Tail& tail, const Unit& unit) {
  const std::u32string name = to_utf32(unit.name);
  const std::size_t at = tail.words.find(name);
  if (at == std::u32string::npos) {
    return std::nullopt;
  }
  return std::u32string_view(tail.words).substr(at + name.size());
}

}  // namespace

std::vector<AnchorNumber> numbers_in(std::string_view anchor) {
  std::u32string text = to_utf32(anchor);
  std::transform(text.begin(), text.end(), text.begin(), half_width);
  std::vector<AnchorNumber> numbers;
  for (std::size_t i = 0; i < text.size();) {
    const bool ordinal = i > 0 && text[i - 1] == U'第';
    if (is_digit(text[i])) {
      const std::size_t end = token_end(text, i);
      std::u32string digits = text.substr(i, end - i);
      std::erase(digits, U',');
      if (!ordinal) {
        numbers.push_back(number_at(text, i, end, to_utf8(digits)));
      }
      i = end;
    } else if (is_one_of(text[i], chinese_numerals) && !ends_word(text, i)) {
      const std::size_t end = chinese_end(text, i);
      const auto value = chinese_value(std::u32string_view(text).substr(i, end - i));
      if (value && !ordinal) {
        numbers.push_back(number_at(text, i, end, std::to_string(*value)));
      }
      i = end;
    } else {
      ++i;
    }
  }
  return numbers;
}

UnitFit unit_fit(const AnchorNumber& number, const Unit& unit, const Catalogue& catalogue) {
  if (number.after.empty()) {
    return UnitFit::Cut;
  }
  const Tail tail = tail_of(number);
  const std::u32string name = to_utf32(unit.name);
  if (tail.words.starts_with(name)) {
    return is_longer_unit(tail.words, unit, catalogue) ? UnitFit::Other : UnitFit::Fits;
  }
  // A scale word directly behind the digits belongs to the number, so the unit must begin with it.
  return !tail.has_scale && behind_unit(tail, unit) ? UnitFit::Fits : UnitFit::Other;
}

Qualifier qualifier_in(const AnchorNumber& number, const Unit& unit) {
  const Tail tail = tail_of(number);
  if (tail.inside != Qualifier::None) {
    return tail.inside;
  }
  if (const auto behind = behind_unit(tail, unit)) {
    for (const Word& word : words_behind) {
      if (behind->starts_with(word.text)) {
        return word.qualifier;
      }
    }
  }
  const std::u32string_view before = number.before;
  const auto ends_like = [before](std::u32string_view word) { return before.ends_with(word); };
  if (std::any_of(not_bounding.begin(), not_bounding.end(), ends_like)) {
    return Qualifier::None;
  }
  for (const Word& word : words_before) {
    if (ends_like(word.text)) {
      return word.qualifier;
    }
  }
  return Qualifier::None;
}

bool shows_place(const AnchorNumber& number, const Unit& unit, QualifierPlace place) {
  switch (place) {
    case QualifierPlace::Before:
      return !number.before.empty();
    case QualifierPlace::Inside:
      return !number.after.empty();
    case QualifierPlace::After:
      break;
  }
  const auto behind = behind_unit(tail_of(number), unit);
  return behind && !behind->empty();
}

bool is_range(const AnchorNumber& low, const AnchorNumber& high, const Unit& unit) {
  constexpr std::u32string_view signs = U"—–－-~～〜至到";
  if (high.begin <= low.end || high.before.size() < low.end) {
    return false;
  }
  // What stands between: a sign, and before it perhaps the unit or its scale, as in 5万—8万家.
  std::u32string gap = high.before.substr(low.end);
  const std::size_t words = gap.size();
  while (!gap.empty() && is_one_of(gap.back(), signs)) {
    gap.pop_back();
  }
  return gap.size() < words && to_utf32(unit.name).starts_with(gap);
}

Direction direction_in(const AnchorNumber& number) {
  if (number.before.ends_with(U'-') || number.before.ends_with(U'−')) {
    return Direction::Down;
  }
  const auto last = [&number](std::initializer_list<std::u32string_view> words) {
    std::size_t end = 0;  // one beyond the last word found; 0: none
    for (const std::u32string_view word : words) {
      const std::size_t at = number.before.rfind(word);
      end = at == std::u32string::npos ? end : std::max(end, at + word.size());
    }
    return end;
  };
  // The word nearest to the number speaks of it: 增长5.1%、下降3.2%.
  const std::size_t up = last({U"增长", U"增加", U"上升", U"上涨", U"提高"});
  const std::size_t down = last({U"下降", U"减少", U"回落", U"下跌", U"下滑", U"降低", U"负增长"});
  if (up == down) {
    // 负增长 ends where 增长 does and says the opposite.
    return up == 0 ? Direction::Unsaid : Direction::Down;
  }
  return up > down ? Direction::Up : Direction::Down;
}

}  // namespace jianbao::validation
