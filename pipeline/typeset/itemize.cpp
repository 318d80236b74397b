#include "typeset/itemize.h"

#include <algorithm>

namespace jianbao {
namespace {

constexpr Em unit_gap = one_em / 8;  // L-24
constexpr Em half_em = one_em / 2;

bool is_prefix(char32_t c) {
  return c == U'第' || c == U'￥' || c == U'¥' || c == U'$' || c == U'€' || c == U'+' ||
         c == U'−' || c == U'±';
}

bool is_chinese_numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百千〇零两").find(c) !=
         std::u32string_view::npos;
}

class Itemizer {
 public:
  Itemizer(std::u32string_view text, const LatinWidth& latin) : text_(text), latin_(latin) {}

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

  void next() {
    if (number_group()) {
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
        if (peek(1) == U'—') {
          pair(CharClass::DoubleDash, 2);
          return;
        }
        single(c, one_em);
        return;
      case CharClass::DoubleDash:
        single(c, 2 * one_em);
        return;
      case CharClass::Ellipsis:
        pair(CharClass::Ellipsis, peek(1) == peek() ? 2 : 1);
        return;
      case CharClass::Stop:
        stops();
        return;
      case CharClass::Middot:
        single(c, half_em);
        return;
      case CharClass::Space:
        single(c, peek() == 0x3000 ? one_em : one_em / 4);
        return;
      case CharClass::Close:
        // A right quotation mark between Latin letters is an apostrophe.
        if (peek() == 0x2019 && at_ > 0 && is_ascii(text_[at_ - 1]) && is_ascii(peek(1))) {
          word_or_mark(CharClass::Latin);
          return;
        }
        [[fallthrough]];
      default:
        single(c, one_em);
    }
  }

  static Edge edge_of(char32_t c) {
    switch (class_of(c)) {
      case CharClass::Ideograph:
        return Edge::Han;
      case CharClass::Latin:
      case CharClass::Number:
        return Edge::Latin;
      default:
        return Edge::Mark;
    }
  }

  LineItem& push(CharClass kind, std::size_t count, Em width) {
    LineItem item{
        kind,  at_,   at_ + count, width, edge_of(text_[at_]), edge_of(text_[at_ + count - 1]),
        false, false, {}};
    at_ += count;
    return items_.emplace_back(std::move(item));
  }

  void single(CharClass kind, Em width) {
    LineItem& item = push(kind, 1, width);
    item.atoms.push_back({item.begin, 0, width});
  }

  // Marks of fixed total width: —— and …… are two ems in all.
  void pair(CharClass kind, std::size_t count) {
    LineItem& item = push(kind, count, 2 * one_em);
    const Em each = 2 * one_em / static_cast<Em>(count);
    for (std::size_t k = 0; k < count; ++k) {
      item.atoms.push_back({item.begin + k, static_cast<Em>(k) * each, each});
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
      single(CharClass::Stop, one_em);
      return;
    }
    const Em width = count == 2 ? one_em : 2 * one_em;
    LineItem& item = push(CharClass::StopPair, count, width);
    for (std::size_t k = 0; k < count; ++k) {
      const Em each = width / static_cast<Em>(count);
      item.atoms.push_back({item.begin + k, static_cast<Em>(k) * each, each});
    }
  }

  [[nodiscard]] bool in_word(char32_t c) const {
    const CharClass k = class_of(c);
    return k == CharClass::Latin || k == CharClass::Number;
  }

  // A Latin word, with inner hyphens, slashes and figures; a hyphen or slash elsewhere is a mark.
  void word_or_mark(CharClass c) {
    const bool after_word = at_ > 0 && in_word(text_[at_ - 1]);
    if ((c == CharClass::Hyphen || c == CharClass::Solidus) && !(after_word && in_word(peek(1)))) {
      single(c, half_em);
      return;
    }
    std::size_t count = 1;
    while (at_ + count < text_.size()) {
      const char32_t x = text_[at_ + count];
      const bool joint = (x == U'-' || x == U'/' || x == 0x2019) &&
                         at_ + count + 1 < text_.size() && in_word(text_[at_ + count + 1]);
      if (!in_word(x) && !joint) {
        break;
      }
      ++count;
      if (x == U'-') {
        break;
      }  // what follows is the next piece of the same word
    }
    word(count);
    items_.back().ends_in_hyphen = count > 1 && text_[at_ - 1] == U'-';
  }

  void word(std::size_t count) {
    LineItem& item = push(CharClass::Latin, count, 0);
    item.left = item.right = Edge::Latin;
    for (std::size_t k = item.begin; k < item.end; ++k) {
      const Em w = latin_(text_[k]);
      item.atoms.push_back({k, item.width, w});
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
    const char32_t after = peek(from + n);
    const bool letter = (after >= U'A' && after <= U'Z') || (after >= U'a' && after <= U'z');
    if (u == 0 && letter) {
      return 0;
    }
    return n + u;
  }

  bool number_group() {
    const bool inside_word = at_ > 0 && class_of(text_[at_ - 1]) == CharClass::Latin &&
                             !items_.empty() && items_.back().kind == CharClass::Latin;
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
    while (peek(n) == U'—' || peek(n) == U'～') {
      const std::size_t more = one_group(n + 1);
      if (more == 0 || peek(n + 1) == U'—') {
        break;
      }
      n += 1 + more;
    }
    place_number(n);
    return true;
  }

  void place_number(std::size_t count) {
    LineItem& item = push(CharClass::Number, count, 0);
    for (std::size_t k = item.begin; k < item.end; ++k) {
      const char32_t c = text_[k];
      const Edge here = c == U'—' || c == U'～' ? Edge::Mark : edge_of(c);
      if (k > item.begin) {
        const char32_t before = text_[k - 1];
        const Edge left = before == U'—' || before == U'～' ? Edge::Mark : edge_of(before);
        const bool currency = before == U'￥';
        if (!currency && ((left == Edge::Han && here == Edge::Latin) ||
                          (left == Edge::Latin && here == Edge::Han))) {
          if (c != U'‰' && c != U'℃' && c != U'％') {
            item.width += unit_gap;
          }
        }
      }
      const bool square = here == Edge::Han || here == Edge::Mark;
      const Em w = square ? one_em : latin_(c);
      item.atoms.push_back({k, item.width, w});
      item.width += w;
    }
    item.left = edge_of(text_[item.begin]);
    item.right = edge_of(text_[item.end - 1]);
  }

  std::u32string_view text_;
  const LatinWidth& latin_;
  std::size_t at_ = 0;
  std::vector<LineItem> items_;
};

// L-05: at the start of a paragraph （一） 1. （1） 一、 stay with what they number.
void mark_enumerator(std::u32string_view text, std::vector<LineItem>& items) {
  std::size_t n = 0;
  const bool bracket = !text.empty() && text[0] == U'（';
  if (bracket) {
    n = 1;
  }
  const std::size_t first = n;
  while (n < text.size() && (is_digit(text[n]) || is_chinese_numeral(text[n]))) {
    ++n;
  }
  if (n == first || n >= text.size()) {
    return;
  }
  const char32_t closing = text[n];
  if (closing != (bracket ? U'）' : U'、') && !(closing == U'.' && !bracket)) {
    return;
  }
  for (LineItem& item : items) {
    if (item.begin <= n) {
      item.stays_with_next = true;
    }
  }
}

// Takes an item apart that is wider than the measure: first before its unit, else anywhere.
void split_overlong(std::vector<LineItem>& items, Em measure) {
  std::vector<LineItem> out;
  for (LineItem& item : items) {
    if (item.width <= measure) {
      out.push_back(std::move(item));
      continue;
    }
    for (const Atom& atom : item.atoms) {
      out.push_back({CharClass::Ideograph,
                     atom.index,
                     atom.index + 1,
                     atom.width,
                     Edge::Mark,
                     Edge::Mark,
                     false,
                     false,
                     {{atom.index, 0, atom.width}}});
    }
  }
  items = std::move(out);
}

}  // namespace

std::vector<LineItem> itemize(std::u32string_view text, const LatinWidth& latin, Em measure) {
  std::vector<LineItem> items = Itemizer(text, latin).run();
  mark_enumerator(text, items);
  if (std::ranges::any_of(items, [&](const LineItem& i) { return i.width > measure; })) {
    split_overlong(items, measure);
  }
  return items;
}

}  // namespace jianbao
