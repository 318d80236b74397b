#include "base/decimal.h"

#include <algorithm>
#include <stdexcept>

#include "base/int128.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

constexpr std::size_t most_digits = 18;
constexpr std::size_t most_decimals = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

struct Parts {
  bool negative = false;
  std::string_view whole, decimals;
};

/// -?digits[.digits] whatever the number of digits and zeros.
std::optional<Parts> split(std::string_view text) {
  Parts parts;
  if (!text.empty() && text.front() == '-') {
    parts.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  parts.whole = text.substr(0, point);
  if (!all_digits(parts.whole)) {
    return std::nullopt;
  }
  if (point != std::string_view::npos) {
    parts.decimals = text.substr(point + 1);
    if (!all_digits(parts.decimals)) {
      return std::nullopt;
    }
  }
  return parts;
}

bool has_leading_zero(const Parts& parts) {
  return parts.whole.size() > 1 && parts.whole.front() == '0';
}

/// What an input method leaves in a number when it is in its full-width mode.
char half_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) {
    return static_cast<char>(c - 0xFEE0);
  }
  return c == 0x2212 ? '-' : '\0';  // U+2212 is the minus sign of mathematics
}

/// A letter that stands for a digit in what people typed or a scan recognized.
char digit_alike(char c) { return c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c; }

/// 1,234 and 12,3456 group digits. 3,2 does not: it means 3.2, or two numbers.
bool groups_digits(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t comma = text.find(','); comma < point;) {
    const std::size_t next = std::min(text.find(',', comma + 1), point);
    const std::size_t width = next - comma - 1;
    if (width != 3 && width != 4) {
      return false;
    }
    comma = next;
  }
  return text.find(',', point) == std::string_view::npos;
}

/// A number people can read and we do not take: made plain, with the first fault that was mended.
struct Mended {
  std::string plain;
  std::optional<DecimalFault> fault;
};

Mended mend(std::string_view text) {
  Mended result;
  const auto blame = [&result](DecimalFault f) { result.fault = result.fault.value_or(f); };
  std::string ascii;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    if (c < 0x80) {
      ascii.push_back(static_cast<char>(c));
    } else {
      const char half = half_width(c);
      if (half == '\0') {
        return {};
      }
      blame(DecimalFault::FullWidth);
      ascii.push_back(half);
    }
  }
  if (!groups_digits(ascii)) {
    return {};
  }
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    const char c = ascii[i];
    const bool between_digits =
        i > 0 && i + 1 < ascii.size() && is_digit(ascii[i - 1]) && is_digit(ascii[i + 1]);
    if (c == '+' && i == 0) {
      blame(DecimalFault::Plus);
    } else if ((c == ',' || c == '_' || c == ' ' || c == '\'') && between_digits) {
      blame(DecimalFault::Grouping);
    } else {
      result.plain.push_back(c);
    }
  }
  const std::optional<Parts> parts = split(result.plain);
  if (parts && has_leading_zero(*parts)) {
    blame(DecimalFault::LeadingZero);
    const std::size_t start = parts->negative ? 1 : 0;
    const std::size_t zeros =
        std::min(parts->whole.find_first_not_of('0'), parts->whole.size() - 1);
    result.plain.erase(start, zeros);
  }
  return result;
}

/// 12O is 120 to the eye. A word without a digit is no number at all.
std::optional<std::string> without_letters(std::string_view text) {
  std::string plain(text);
  std::ranges::transform(plain, plain.begin(), digit_alike);
  const bool has_digit = std::ranges::any_of(text, is_digit);
  return has_digit && split(plain) ? std::optional(std::move(plain)) : std::nullopt;
}

DecimalFault word_fault(std::string_view text) {
  if (without_letters(text)) {
    return DecimalFault::Letter;
  }
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    text.remove_prefix(1);
  }
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    return DecimalFault::Hexadecimal;
  }
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos && split(text.substr(0, e))) {
    std::string_view exponent = text.substr(e + 1);
    if (!exponent.empty() && (exponent.front() == '-' || exponent.front() == '+')) {
      exponent.remove_prefix(1);
    }
    if (all_digits(exponent)) {
      return DecimalFault::Exponent;
    }
  }
  return DecimalFault::NotANumber;
}

DecimalFault find_fault(std::string_view text) {
  if (text.empty()) {
    return DecimalFault::Empty;
  }
  if (first_invalid_utf8(text)) {
    return DecimalFault::NotANumber;
  }
  const Mended mended = mend(text);
  if (!split(mended.plain)) {
    return word_fault(text);
  }
  return Decimal::parse(mended.plain) ? mended.fault.value_or(DecimalFault::NotANumber)
                                      : DecimalFault::TooLong;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text, DecimalFault* fault) {
  const std::optional<Parts> parts = split(text);
  if (!parts || has_leading_zero(*parts) ||
      parts->whole.size() + parts->decimals.size() > most_digits ||
      parts->decimals.size() > most_decimals) {
    if (fault != nullptr) {
      *fault = find_fault(text);
    }
    return std::nullopt;
  }
  std::int64_t coefficient = 0;
  for (const std::string_view digits : {parts->whole, parts->decimals}) {
    for (const char c : digits) {
      coefficient = coefficient * 10 + (c - '0');
    }
  }
  return Decimal(parts->negative ? -coefficient : coefficient,
                 static_cast<std::int8_t>(parts->decimals.size()));
}

std::optional<std::string> plain_decimal_form(std::string_view text) {
  if (first_invalid_utf8(text)) {
    return std::nullopt;
  }
  Mended mended = mend(text);
  if (Decimal::parse(mended.plain)) {
    return std::move(mended.plain);
  }
  auto plain = without_letters(text);
  return plain && Decimal::parse(*plain) ? plain : std::nullopt;
}

std::string Decimal::to_string() const {
  const auto scale = static_cast<std::size_t>(static_cast<unsigned char>(scale_));  // 0…9
  const std::uint64_t magnitude = coefficient_ < 0 ? 0 - static_cast<std::uint64_t>(coefficient_)
                                                   : static_cast<std::uint64_t>(coefficient_);
  std::string digits = std::to_string(magnitude);
  if (digits.size() <= scale) {
    digits.insert(0, scale + 1 - digits.size(), '0');
  }
  if (scale > 0) {
    digits.insert(digits.size() - scale, 1, '.');
  }
  return coefficient_ < 0 ? '-' + digits : digits;
}

Decimal Decimal::absolute() const {
  return {coefficient_ < 0 ? -coefficient_ : coefficient_, scale_};
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const std::int8_t scale = std::max(a.scale_, b.scale_);
  const Int128 left = Int128{a.coefficient_} * power_of_ten(scale - a.scale_);
  const Int128 right = Int128{b.coefficient_} * power_of_ten(scale - b.scale_);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

}  // namespace jianbao
