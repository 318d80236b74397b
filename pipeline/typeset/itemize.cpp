#include "typeset/itemize.h"

#include <algorithm>

#include "typeset/quotes.h"

namespace jianbao {
namespace {

constexpr Em half_em = one_em / 2;

bool is_sign(char32_t c) { return c == U'+' || c == U'−' || c == U'±'; }
// Of the currencies ￥ is a full-width character; the others are set with the figures.
bool is_currency(char32_t c) { return c == U'￥' || c == U'¥' || c == U'$' || c == U'€'; }
bool is_prefix(char32_t c) { return c == U'第' || is_sign(c) || is_currency(c); }
bool is_range_mark(char32_t c) { return c == U'—' || c == U'～'; }
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

bool is_chinese_numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百千〇零两").find(c) !=
         std::u32string_view::npos;
}

class Itemizer {
 public:
  Itemizer(std::u32string_view text, const LatinWidth& latin, Em unit_gap)
      : text_(text), latin_(latin), unit_gap_(unit_gap), latin_quotes_(latin_quotes(text)) {}

  std::vector<LineItem> run() {
    while (at_ < text_.size()) {
      next();
    }
    return std::move(items_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0';
  }
  [[nodiscard]] std::size_t run_length() const {
    const std::size_t end = text_.find_first_not_of(peek(), at_);
    return (end == std::u32string_view::npos ? text_.size() : end) - at_;
  }

  void next() {
    if (number_group()) {
      return;
    }
    if (latin_quotes_[at_]) {
      word_or_mark(CharClass::Latin);
      return;
    }
    const CharClass c = class_of(peek());
    switch (c) {
      case CharClass::Latin:
      case CharClass::Hyphen:
      case CharClass::Solidus:
        word_or_mark(c);
        return;
      case CharClass::Dash:
        // —— is two ems; a longer row is one mark as well, so that it is never split (L-03).
        fixed(run_length() == 1 ? c : CharClass::DoubleDash, run_length(), one_em);
        return;
      case CharClass::DoubleDash:
        fixed(c, 1, 2 * one_em);
        return;
      case CharClass::Ellipsis:
        fixed(c, run_length(), one_em);
        return;
      case CharClass::Stop:
        stops();
        return;
      case CharClass::Middot:
        fixed(c, 1, half_em);
        return;
      case CharClass::Space:
        spaces();
        return;
      default:
        fixed(c, 1, one_em);
    }
  }

  static Edge edge_of(char32_t c) {
    switch (class_of(c)) {
      case CharClass::Ideograph:
        return is_sign(c) || is_currency(c) ? Edge::LatinMark : Edge::Han;
      case CharClass::Latin:
        return is_ascii_opening(c) || (is_ascii_closing(c) && c != U'%') || c == U'"' || c == U'\''
                   ? Edge::LatinMark
                   : Edge::Latin;
      case CharClass::Number:
        return Edge::Latin;
      default:
        return Edge::Mark;
    }
  }

  LineItem& push(CharClass kind, std::size_t count, Em width) {
    LineItem item{.kind = kind,
                  .begin = at_,
                  .end = at_ + count,
                  .width = width,
                  .left = edge_of(text_[at_]),
                  .right = edge_of(text_[at_ + count - 1]),
                  .atoms = {}};
    at_ += count;
    return items_.emplace_back(std::move(item));
  }

  // Marks and Han, each as wide as its class says.
  void fixed(CharClass kind, std::size_t count, Em each) {
    LineItem& item = push(kind, count, static_cast<Em>(count) * each);
    for (std::size_t k = 0; k < count; ++k) {
      item.atoms.push_back({item.begin + k, static_cast<Em>(k) * each, each});
    }
    const char32_t c = text_[item.begin];
    item.may_hang = c == U'，' || c == U'、' || c == U'。';
    if (kind == CharClass::Ideograph && edge_of(c) == Edge::LatinMark) {
      item.left = item.right = Edge::Han;  // a sign without a figure
    }
  }

  // ？！ share one em, ！！！ share two (PE2, PE3); a single stop is a plain mark.
  void stops() {
    std::size_t count = 1;
    while (count < 3 && (peek() == U'！' || peek() == U'？') &&
           (peek(count) == U'！' || peek(count) == U'？')) {
      ++count;
    }
    if (count == 1) {
      fixed(CharClass::Stop, 1, one_em);
      return;
    }
    const Em width = count == 2 ? one_em : 2 * one_em;
    LineItem& item = push(CharClass::StopPair, count, width);
    for (std::size_t k = 0; k < count; ++k) {
      const Em each = width / static_cast<Em>(count);
      item.atoms.push_back({item.begin + k, static_cast<Em>(k) * each, each});
    }
  }

  // L-25: one space between words, and elsewhere where somebody typed it. Between Han and Latin the
  // gap of L-23 stands instead, beside a mark with a blank that blank.
  void spaces() {
    if (peek() == 0x3000) {
      fixed(CharClass::Space, 1, one_em);
      return;
    }
    const std::size_t count = run_length();
    const bool at_edge = at_ == 0 || at_ + count == text_.size();
    if (at_edge || is_space_dropped(at_ - 1, at_ + count)) {
      at_ += count;
      return;
    }
    fixed(CharClass::Space, 1, one_em / 4);
    at_ += count - 1;
    // The space is dropped at a line's end, so that what stands before it would end the line.
    const LineItem& before = items_[items_.size() - 2];
    items_.back().never_ends = before.never_ends || before.kind == CharClass::Solidus;
  }

  [[nodiscard]] bool is_space_dropped(std::size_t left, std::size_t right) const {
    const bool latin_left = is_set_in_latin(left), latin_right = is_set_in_latin(right);
    const bool between = (latin_left && edge_of(text_[right]) == Edge::Han) ||
                         (latin_right && edge_of(text_[left]) == Edge::Han);
    const auto has_blank = [this](std::size_t k) {
      const CharClass kind = class_of(text_[k]);
      return (kind == CharClass::Open || has_right_blank(kind)) && !latin_quotes_[k];
    };
    return between || has_blank(left) || has_blank(right);
  }

  [[nodiscard]] bool is_set_in_latin(std::size_t k) const {
    return is_ascii(text_[k]) || in_word(k);
  }
  [[nodiscard]] bool in_word(std::size_t k) const {
    if (k >= text_.size()) {
      return false;
    }
    const CharClass c = class_of(text_[k]);
    return c == CharClass::Latin || c == CharClass::Number || latin_quotes_[k];
  }

  // A Latin word, with inner hyphens, slashes and figures; a hyphen or slash elsewhere is a mark.
  void word_or_mark(CharClass c) {
    const bool after_word = at_ > 0 && in_word(at_ - 1);
    if ((c == CharClass::Hyphen || c == CharClass::Solidus) && !(after_word && in_word(at_ + 1))) {
      fixed(c, 1, half_em);
      return;
    }
    std::size_t count = 1;
    while (at_ + count < text_.size()) {
      const std::size_t k = at_ + count;
      const bool joint = (text_[k] == U'-' || text_[k] == U'/') &&
                         (in_word(k + 1) || (text_[k] == U'/' && is_web_joint(k)));
      if (!in_word(k) && !joint) {
        break;
      }
      ++count;
      if (may_end_piece(k)) {
        word(count);
        items_.back().ends_in_hyphen = true;
        return;
      }
    }
    word(count);
  }

  // The first / of http://.
  [[nodiscard]] bool is_web_joint(std::size_t k) const {
    return text_[k - 1] == U':' && k + 1 < text_.size() && text_[k + 1] == U'/' && in_word(k + 2);
  }

  // A word may be broken after a hyphen between letters, and only there: never in 2024-10-31, A-1.
  [[nodiscard]] bool may_end_piece(std::size_t hyphen) const {
    return text_[hyphen] == U'-' && hyphen >= 2 && hyphen + 2 < text_.size() &&
           is_letter(text_[hyphen - 1]) && is_letter(text_[hyphen - 2]) &&
           is_letter(text_[hyphen + 1]) && is_letter(text_[hyphen + 2]);
  }

  [[nodiscard]] Edge edge_in_word(std::size_t k) const {
    return latin_quotes_[k] ? Edge::LatinMark : edge_of(text_[k]);
  }

  void word(std::size_t count) {
    LineItem& item = push(CharClass::Latin, count, 0);
    const std::size_t last = item.end - 1;
    item.left = edge_in_word(item.begin);
    item.right = edge_in_word(last);
    for (Edge* edge : {&item.left, &item.right}) {
      *edge = *edge == Edge::LatinMark ? *edge : Edge::Latin;  // a joint too
    }
    const char32_t first_char = text_[item.begin], last_char = text_[last];
    item.never_starts =
        is_ascii_closing(first_char) || first_char == 0x201D || first_char == 0x2019;
    // 政府+平台: the sign belongs to what follows.
    const bool plus = last_char == U'+' && item.end < text_.size() && !is_ascii(text_[item.end]);
    item.never_ends =
        is_ascii_opening(last_char) || last_char == 0x201C || last_char == 0x2018 || plus;
    for (std::size_t k = item.begin; k < item.end; ++k) {
      const Em w = latin_(text_[k]);
      item.atoms.push_back({k, item.width, w, true});
      item.width += w;
    }
  }

  // Digits with decimal point and thousands commas from `from`; 0 when there is none.
  [[nodiscard]] std::size_t digits(std::size_t from) const {
    std::size_t n = 0;
    while (is_digit(peek(from + n)) || ((peek(from + n) == U'.' || peek(from + n) == U',') &&
                                        n > 0 && is_digit(peek(from + n + 1)))) {
      ++n;
    }
    return n;
  }

  // [prefix] digits [unit], from `from`; 0 when it is none. 第三期 counts as one too.
  [[nodiscard]] std::size_t one_group(std::size_t from) const {
    std::size_t n = 0;
    if (is_prefix(peek(from))) {
      n = 1;
    }
    std::size_t d = digits(from + n);
    if (d == 0 && n == 1 && peek(from) == U'第') {
      while (is_chinese_numeral(peek(from + n + d))) {
        ++d;
      }
      const auto rest = text_.substr(std::min(text_.size(), at_ + from + n + d));
      return d > 0 && unit_length(rest) > 0 ? n + d + unit_length(rest) : 0;
    }
    if (d == 0) {
      return 0;
    }
    n += d;
    const auto rest = text_.substr(at_ + from + n);
    const std::size_t u = unit_length(rest);
    // 3A is a word, not a figure with a unit.
    if (u == 0 && is_letter(peek(from + n))) {
      return 0;
    }
    return n + u;
  }

  bool number_group() {
    // Figures go on a word (A4); 第 and ￥ never do.
    const bool inside_word = at_ > 0 && class_of(text_[at_ - 1]) == CharClass::Latin &&
                             !items_.empty() && items_.back().kind == CharClass::Latin &&
                             is_ascii(peek());
    if (inside_word) {
      return false;
    }
    std::size_t n = one_group(0);
    if (n == 0) {
      if (is_digit(peek())) {
        word_or_mark(CharClass::Latin);
        return true;
      }
      return false;
    }
    while (is_range_mark(peek(n))) {
      const std::size_t more = one_group(n + 1);
      if (more == 0) {
        break;
      }
      n += 1 + more;
    }
    place_number(n);
    return true;
  }

  // L-24: where Han meets figure or Latin, but not before % ‰ ℃, not beside ￥ and signs.
  [[nodiscard]] Em gap_in_number(std::size_t k) const {
    const char32_t c = text_[k], before = text_[k - 1];
    const Edge left = edge_of(before), here = edge_of(c);
    const bool meets =
        (left == Edge::Han && here == Edge::Latin) || (left == Edge::Latin && here == Edge::Han);
    return meets && c != U'‰' && c != U'℃' && c != U'％' ? unit_gap_ : 0;
  }

  void place_number(std::size_t count) {
    LineItem& item = push(CharClass::Number, count, 0);
    for (std::size_t k = item.begin; k < item.end; ++k) {
      const char32_t c = text_[k];
      const bool square =
          c == U'￥' || edge_of(c) == Edge::Han || (edge_of(c) == Edge::Mark && !is_ascii(c));
      const Em w = square ? one_em : latin_(c);
      item.width += k > item.begin ? gap_in_number(k) : 0;
      item.atoms.push_back({k, item.width, w, !square});
      item.width += w;
    }
    // ￥ stands to Han as a figure does: its own blank is no gap.
    item.left = text_[item.begin] == U'￥' ? Edge::Mark : edge_of(text_[item.begin]);
    item.left = item.left == Edge::LatinMark ? Edge::Latin : item.left;
  }

  std::u32string_view text_;
  const LatinWidth& latin_;
  Em unit_gap_;
  std::vector<bool> latin_quotes_;
  std::size_t at_ = 0;
  std::vector<LineItem> items_;
};

// The end of the enumerator at `from` (L-05), `from` when there is none. （一） and （1） are
// enumerators wherever they stand, 1. and 一、 at the start of a paragraph.
std::size_t enumerator_end(std::u32string_view text, std::size_t from) {
  std::size_t n = from;
  const bool bracket = n < text.size() && text[n] == U'（';
  if (bracket) {
    ++n;
  }
  const std::size_t first = n;
  while (n < text.size() && n - first < 3 && (is_digit(text[n]) || is_chinese_numeral(text[n]))) {
    ++n;
  }
  if (n == first || n >= text.size()) {
    return from;
  }
  if (bracket) {
    return text[n] == U'）' ? n + 1 : from;
  }
  const bool plain_point = text[n] == U'.' && !(n + 1 < text.size() && is_digit(text[n + 1]));
  return from == 0 && (text[n] == U'、' || plain_point) ? n + 1 : from;
}

void mark_enumerators(std::u32string_view text, std::vector<LineItem>& items) {
  std::size_t end = 0;
  for (LineItem& item : items) {
    if (item.begin >= end && (item.begin == 0 || text[item.begin] == U'（')) {
      end = std::max(end, enumerator_end(text, item.begin));
    }
    if (item.begin < end) {
      item.stays_with_next = true;
      if (item.end == end && text[end - 1] == U'.') {
        item.right = Edge::Latin;  // E-14: a quarter em after 1.
        item.never_starts = true;
      }
    } else if (item.begin == end && end > 0 && item.kind == CharClass::Space) {
      item.stays_with_next = true;
    }
  }
}

}  // namespace

std::vector<LineItem> itemize(std::u32string_view text, const LatinWidth& latin, Em unit_gap) {
  std::vector<LineItem> items = Itemizer(text, latin, unit_gap).run();
  mark_enumerators(text, items);
  return items;
}

}  // namespace jianbao
