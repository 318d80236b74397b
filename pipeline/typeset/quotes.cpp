#include "typeset/quotes.h"

#include <algorithm>

#include "base/utf8.h"
#include "typeset/characters.h"

namespace jianbao {
namespace {

constexpr char32_t right_single = 0x2019;

bool is_letter(char32_t c) {
  return class_of(c) == CharClass::Latin && !is_ascii_opening(c) && !is_ascii_closing(c);
}

bool is_chinese(char32_t c) {
  const CharClass kind = class_of(c);
  return !is_ascii(c) && kind != CharClass::Latin && kind != CharClass::Number;
}

bool is_opening(char32_t c) { return c == 0x2018 || c == 0x201C; }

bool closes(char32_t opening, char32_t closing) { return closing == opening + 1; }

class Resolver {
 public:
  explicit Resolver(std::u32string_view text) : text_(text), latin_(text.size(), false) {}

  std::vector<bool> run() {
    has_han_ = std::ranges::any_of(text_, [](char32_t c) { return is_han(c); });
    has_letters_ = std::ranges::any_of(text_, is_letter);
    if (std::ranges::none_of(text_, is_curly_quote)) {
      return std::move(latin_);
    }
    find_neighbours();
    for (std::size_t k = 0; k < text_.size(); ++k) {
      if (is_curly_quote(text_[k])) {
        quote(k);
      }
    }
    for (const std::size_t k : open_) {
      latin_[k] = is_latin_at(k);
    }
    return std::move(latin_);
  }

 private:
  void quote(std::size_t k) {
    if (text_[k] == right_single && k > 0 && k + 1 < text_.size() && is_letter(text_[k - 1]) &&
        is_letter(text_[k + 1])) {
      latin_[k] = true;  // an apostrophe
      return;
    }
    if (is_opening(text_[k])) {
      open_.push_back(k);
      return;
    }
    if (open_.empty() || !closes(text_[open_.back()], text_[k])) {
      latin_[k] = is_latin_at(k);
      return;
    }
    const std::size_t opening = open_.back();
    open_.pop_back();
    latin_[opening] = latin_[k] = is_latin_at(opening) && is_latin_at(k);
  }

  static bool is_transparent(char32_t c) { return c == U' ' || is_curly_quote(c); }

  // Whether what stands next to each place, looking through quotation marks, is Chinese. Told once
  // for all places, so that a long row of marks costs no more than other text.
  void find_neighbours() {
    before_.resize(text_.size());
    after_.resize(text_.size());
    bool chinese = false;
    for (std::size_t k = 0; k < text_.size(); ++k) {
      before_[k] = chinese;
      chinese = is_transparent(text_[k]) ? chinese : is_chinese(text_[k]);
    }
    chinese = false;
    for (std::size_t k = text_.size(); k-- > 0;) {
      after_[k] = chinese;
      chinese = is_transparent(text_[k]) ? chinese : is_chinese(text_[k]);
    }
  }

  [[nodiscard]] bool is_latin_at(std::size_t k) const {
    return has_han_ ? !before_[k] && !after_[k] : has_letters_;
  }

  std::u32string_view text_;
  std::vector<bool> latin_, before_, after_;
  std::vector<std::size_t> open_;
  bool has_han_ = false, has_letters_ = false;
};

}  // namespace

std::vector<bool> latin_quotes(std::u32string_view text) { return Resolver(text).run(); }

}  // namespace jianbao
