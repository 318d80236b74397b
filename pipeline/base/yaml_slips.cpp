// What people most likely meant by a line that yaml-cpp could not follow.

#include <algorithm>
#include <array>
#include <vector>

#include "base/yaml_checks.h"

namespace jianbao::yaml_checks {
namespace {

constexpr auto no_offset = std::string_view::npos;

bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

/// A column in which lines above start, and whether it is that of a list's dashes.
struct Level {
  std::size_t indent;
  bool list;
};

class SlipFinder {
 public:
  SlipFinder(std::string_view text, std::size_t at) : text_(text), at_(at) {
    const std::size_t before = at == 0 ? no_offset : text.rfind('\n', at - 1);
    begin_ = before == no_offset ? 0 : before + 1;
    end_ = std::min(text.find_first_of("\r\n", at), text.size());
    first_ = std::min(text.find_first_not_of(' ', begin_), end_);
  }

  std::optional<Slip> find() const {
    for (const auto look :
         {&SlipFinder::full_width_bracket, &SlipFinder::after_quote, &SlipFinder::missing_comma,
          &SlipFinder::second_colon, &SlipFinder::missing_colon, &SlipFinder::not_a_dash,
          &SlipFinder::out_of_line}) {
      if (auto slip = (this->*look)()) {
        return slip;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string text(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(begin, end - begin));
  }
  [[nodiscard]] std::string_view before_mark() const { return text_.substr(begin_, at_ - begin_); }
  [[nodiscard]] bool at_colon() const { return at_ < end_ && text_[at_] == ':'; }

  [[nodiscard]] std::optional<Slip> full_width_bracket() const {
    constexpr std::string_view opening = ": ｛";
    const std::size_t found = text_.substr(0, end_).find(opening, begin_);
    if (found == no_offset) {
      return std::nullopt;
    }
    return Slip{Code::YamlFullWidthBracket,
                found + 2,
                found + opening.size(),
                {{"bracket", "｛"}, {"plain", "{"}}};
  }

  /// `"货运班列"120列`
  [[nodiscard]] std::optional<Slip> after_quote() const {
    for (std::size_t at = first_; at < end_; ++at) {
      const bool starts = at == first_ || std::string_view(" {[,").find(text_[at - 1]) != no_offset;
      if (!starts || (text_[at] != '"' && text_[at] != '\'')) {
        continue;
      }
      const std::size_t close = closing_quote(text_, at);
      if (close == no_offset) {
        return std::nullopt;
      }
      const std::size_t next = std::min(text_.find_first_not_of(' ', close + 1), end_);
      if (next < end_ && std::string_view(",:]}#").find(text_[next]) == no_offset) {
        const std::size_t stop = std::min(text_.find_first_of(",]}", next), end_);
        const std::size_t last = text_.substr(0, stop).find_last_not_of(' ') + 1;
        return Slip{Code::YamlAfterQuote, next, last, {{"rest", text(next, last)}}};
      }
      at = close;
    }
    return std::nullopt;
  }

  /// `{ value: 20.0 anchor: …`
  [[nodiscard]] std::optional<Slip> missing_comma() const {
    const std::string_view before = before_mark();
    if (!at_colon() || std::ranges::count(before, '{') <= std::ranges::count(before, '}')) {
      return std::nullopt;
    }
    std::size_t key = at_;
    while (key > begin_ && is_key_character(text_[key - 1])) {
      --key;
    }
    if (key == at_) {
      return std::nullopt;
    }
    return Slip{Code::YamlMissingComma, key, at_, {{"key", text(key, at_)}}};
  }

  /// `value: 120; unit: 列`
  [[nodiscard]] std::optional<Slip> second_colon() const {
    if (!at_colon() || before_mark().find(": ") == no_offset) {
      return std::nullopt;
    }
    return Slip{Code::YamlSecondColon, at_, at_ + 1, {}};
  }

  /// `value = 120` runs on to the colon of the next line.
  [[nodiscard]] std::optional<Slip> missing_colon() const {
    if (!at_colon() || begin_ == 0) {
      return std::nullopt;
    }
    const std::size_t above = text_.rfind('\n', begin_ - 1) == begin_ - 1 && begin_ >= 2
                                  ? text_.rfind('\n', begin_ - 2)
                                  : no_offset;
    const std::size_t line = above == no_offset ? 0 : above + 1;
    const std::size_t key = text_.find_first_not_of(" -", line);
    std::size_t stop = key;
    while (stop < begin_ && is_key_character(text_[stop])) {
      ++stop;
    }
    if (key >= begin_ || stop == key || text_.substr(line, begin_ - line).find(':') != no_offset) {
      return std::nullopt;
    }
    return Slip{Code::YamlMissingColon, key, stop, {{"key", text(key, stop)}}};
  }

  /// Dashes and dots of word processors, and a minus sign without its space.
  [[nodiscard]] std::optional<Slip> not_a_dash() const {
    constexpr std::array<std::string_view, 8> marks = {"－", "–", "—", "−", "•", "·", "●", "-"};
    const std::string_view line = text_.substr(first_, end_ - first_);
    for (const std::string_view mark : marks) {
      const std::size_t rest = line.find_first_not_of(' ', mark.size());
      if (!line.starts_with(mark) || rest == no_offset || !is_key_character(line[rest])) {
        continue;
      }
      if (mark != "-" || rest == mark.size()) {
        return Slip{Code::YamlNotADash,
                    first_,
                    first_ + mark.size(),
                    {{"mark", std::string(mark)}, {"rest", std::string(line.substr(rest))}}};
      }
    }
    return std::nullopt;
  }

  /// The columns that this line may start in, from the left.
  [[nodiscard]] std::vector<Level> levels_above() const {
    std::vector<Level> levels;
    std::size_t limit = no_offset;
    const auto add = [&](std::size_t indent, bool list) {
      if (indent < limit) {
        levels.insert(levels.begin(), {indent, list});
        limit = indent;
      }
    };
    for (std::size_t end = begin_; end > 0 && limit > 0;) {
      const std::size_t before = end < 2 ? no_offset : text_.rfind('\n', end - 2);
      const std::size_t begin = before == no_offset ? 0 : before + 1;
      const std::size_t first = text_.find_first_not_of(" \r", begin);
      if (first < end - 1 && text_[first] != '#') {
        const bool list = text_[first] == '-' && text_[first + 1] == ' ';
        if (list) {
          add(text_.find_first_not_of(' ', first + 1) - begin, false);
        }
        add(first - begin, list);
      }
      end = begin;
    }
    return levels;
  }

  [[nodiscard]] std::optional<Slip> out_of_line() const {
    if (at_ != first_ || first_ == end_) {
      return std::nullopt;
    }
    const std::size_t indent = first_ - begin_;
    const std::vector<Level> levels = levels_above();
    const auto own = std::ranges::find(levels, indent, &Level::indent);
    if (own == levels.end()) {
      std::string all;
      for (const Level& level : levels) {
        all += (all.empty() ? "" : ", ") + std::to_string(level.indent);
      }
      return Slip{Code::YamlIndentation,
                  first_,
                  first_ + 1,
                  {{"count", std::to_string(indent)}, {"levels", std::move(all)}}};
    }
    std::size_t stop = first_;
    while (stop < end_ && is_key_character(text_[stop])) {
      ++stop;
    }
    if (!own->list || indent == 0 || stop == first_) {
      return std::nullopt;
    }
    return Slip{Code::YamlMissingDash, first_, stop, {{"key", text(first_, stop)}}};
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_ = 0, end_ = 0;  ///< the line, without its line end
  std::size_t first_ = 0;            ///< its first character that is no space
};

}  // namespace

std::optional<Slip> find_slip(std::string_view text, std::size_t at) {
  return SlipFinder(text, at).find();
}

}  // namespace jianbao::yaml_checks
