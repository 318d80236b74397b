#include "base/yaml_checks.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace jianbao::yaml_checks {
namespace {

constexpr auto no_offset = std::string_view::npos;
constexpr std::string_view full_width_colon = "：";
constexpr std::string_view full_width_comma = "，";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// A blank that is neither a space nor a tab: its length in bytes, or 0.
std::size_t odd_space(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) {
    return 0;
  }
  std::size_t next = at;
  const char32_t c = next_character(text, next);
  const bool blank = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
                     c == 0x205F || c == 0x3000;
  return blank ? next - at : 0;
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

/// Follows just enough of YAML, line by line, to know what is text in quotes, a comment or a block
/// scalar. A quote never reaches over a line end, so one mistake does not mislead the next line.
class LineScanner {
 public:
  LineScanner(const SourceMap& sources, FileId file, Diagnostics& out)
      : sources_(sources), file_(file), out_(out), text_(sources.text(file)) {}

  void run() {
    std::size_t begin = byte_order_mark(text_);
    while (begin < text_.size() && faults_ <= most_errors) {
      const std::size_t line_feed = std::min(text_.find('\n', begin), text_.size());
      const bool crlf = line_feed > begin && text_[line_feed - 1] == '\r';
      scan_line(begin, crlf ? line_feed - 1 : line_feed);
      begin = line_feed + 1;
    }
    // Told here, at the bracket: a parser notices it only where the file ends.
    if (faults_ == 0 && !flow_.empty()) {
      report_unclosed(flow_.back());
    }
  }

 private:
  void report(Code code, std::size_t begin, std::size_t end, Args args = {}) {
    if (message(code).severity == Severity::Error && ++faults_ > most_errors) {
      code = Code::YamlTooMany;
      args.clear();
    }
    out_.add({code, span_of(sources_, file_, begin, end), std::move(args)});
  }

  [[nodiscard]] bool ends_token(std::size_t at) const { return at >= end_ || is_blank(text_[at]); }

  void scan_line(std::size_t begin, std::size_t end) {
    begin_ = begin;
    end_ = end;
    std::size_t at = begin;
    while (at < end && text_[at] == ' ') {
      ++at;
    }
    if (in_block_scalar(at)) {
      return;
    }
    if (at < end && text_[at] == '\t') {
      const std::size_t tab = at;
      at = std::min(text_.find_first_not_of(" \t", at), end);
      if (at < end) {
        report(Code::YamlTabIndent, tab, tab + 1);
      }
    }
    at = check_odd_spaces(at);
    if (at == end || text_[at] == '#') {
      return;
    }
    if (at == begin && is_conflict_mark()) {
      return;
    }
    parent_ = static_cast<std::ptrdiff_t>(at - begin) - 1;
    if (at == begin && flow_.empty()) {
      at = scan_marker(at);
    }
    if (flow_.empty()) {
      check_full_width_colon(at);
    }
    scan_tokens(at);
  }

  /// `at` is the first character that is no space. Blank lines belong to a block scalar too.
  bool in_block_scalar(std::size_t at) {
    if (!block_parent_) {
      return false;
    }
    if (at == end_ || static_cast<std::ptrdiff_t>(at - begin_) > *block_parent_) {
      return true;
    }
    block_parent_.reset();
    return false;
  }

  /// Reports blanks that are no spaces, and gives the place after them.
  std::size_t check_odd_spaces(std::size_t at) {
    const std::size_t begin = at;
    while (odd_space(text_, at) > 0 || (at > begin && at < end_ && is_blank(text_[at]))) {
      at += std::max<std::size_t>(odd_space(text_, at), 1);
    }
    if (at > begin) {
      std::size_t next = begin;
      const char32_t c = next_character(text_, next);
      report(Code::YamlOddSpace, begin, next, {{"character", code_point_name(c)}});
    }
    return at;
  }

  /// What a merge leaves of two people's changes. The first mark tells it all.
  bool is_conflict_mark() {
    const std::string_view mark = text_.substr(begin_, std::min<std::size_t>(7, end_ - begin_));
    const bool is_mark = ends_token(begin_ + 7) && (mark == "<<<<<<<" || mark == "=======" ||
                                                    mark == ">>>>>>>" || mark == "|||||||");
    if (is_mark && !std::exchange(in_conflict_, true)) {
      report(Code::YamlMergeConflict, begin_, end_);
    }
    return is_mark;
  }

  /// Directives and document marks, which stand at the very start of a line.
  std::size_t scan_marker(std::size_t at) {
    if (text_[at] == '%') {
      report(Code::YamlDirective, at, end_);
      return end_;
    }
    const std::string_view mark = text_.substr(at, std::min<std::size_t>(3, end_ - at));
    if (mark == "---" && ends_token(at + 3)) {
      if (seen_content_) {
        report(Code::YamlSecondDocument, at, at + 3);
      }
      seen_content_ = true;
      return at + 3;
    }
    seen_content_ = true;
    return mark == "..." && ends_token(at + 3) ? end_ : at;
  }

  /// `value：1` is one text to YAML. Only names that cannot begin a Chinese sentence are caught
  /// here; others when a map was due (YamlMap).
  void check_full_width_colon(std::size_t at) {
    while (at < end_ && text_[at] == '-' && ends_token(at + 1)) {
      at = std::min(text_.find_first_not_of(" \t", at + 1), end_);
    }
    std::size_t stop = at;
    while (stop < end_ && is_key_character(text_[stop])) {
      ++stop;
    }
    const bool is_name = stop > at && (text_[at] < '0' || text_[at] > '9') && text_[at] != '-';
    if (is_name && text_.substr(stop, full_width_colon.size()) == full_width_colon) {
      report(Code::YamlFullWidthColon, stop, stop + full_width_colon.size(),
             {{"key", std::string(text_.substr(at, stop - at))}});
    }
  }

  void scan_tokens(std::size_t at) {
    while (at < end_) {
      const char c = text_[at];
      if (is_blank(c)) {
        ++at;
      } else if (c == '#' && is_blank(text_[at - 1])) {
        check_comment(at);
        return;
      } else if (c == '"' || c == '\'') {
        at = scan_quoted(at);
      } else if ((c == '|' || c == '>') && flow_.empty()) {
        block_parent_ = parent_;
        return;
      } else {
        at = scan_other(at);
      }
    }
  }

  std::size_t scan_other(std::size_t at) {
    const char c = text_[at];
    if ((c == '-' || c == '?') && ends_token(at + 1) && flow_.empty()) {
      parent_ = static_cast<std::ptrdiff_t>(at - begin_);
      return at + 1;
    }
    if (c == '[' || c == '{') {
      // Here, because yaml-cpp takes thousands of unclosed brackets for something else.
      flow_.push_back(at);
      if (flow_.size() == most_depth + 1) {
        report(Code::YamlDepth, at, at + 1, {{"limit", std::to_string(most_depth)}});
      }
      return at + 1;
    }
    if (!flow_.empty() && (c == ']' || c == '}')) {
      close_flow(c);
      return at + 1;
    }
    if (!flow_.empty() && c == ',') {
      return at + 1;
    }
    if (c == ':' && (ends_token(at + 1) || !flow_.empty())) {
      return at + 1;
    }
    if (c == '&' || c == '!') {  // refused by the parser; what follows is still a value
      return std::min(text_.substr(0, end_).find_first_of(" \t,]}", at), end_);
    }
    return scan_plain(at);
  }

  [[nodiscard]] char closing_of(std::size_t open) const { return text_[open] == '[' ? ']' : '}'; }

  void report_unclosed(std::size_t open) {
    report(
        Code::YamlUnclosedBracket, open, open + 1,
        {{"bracket", std::string(1, text_[open])}, {"closing", std::string(1, closing_of(open))}});
  }

  /// In `{a: [1, 2}` it is the inner bracket that was forgotten.
  void close_flow(char c) {
    if (closing_of(flow_.back()) != c) {
      report_unclosed(flow_.back());
      flow_.pop_back();
    }
    if (!flow_.empty() && closing_of(flow_.back()) == c) {
      flow_.pop_back();
    }
  }

  /// `120，unit: 列` in braces, `8，20` in brackets and `120，` with the next field on its own line
  /// are one text to YAML. A comma in other text is taken for what it says.
  void check_full_width_comma(std::size_t begin, std::size_t end) {
    // In the token alone: to look back through the file for each token takes minutes.
    const std::string_view token = text_.substr(begin, end - begin);
    const std::size_t found = token.rfind(full_width_comma);
    if (found == no_offset) {
      return;
    }
    const std::size_t comma = begin + found;
    const bool in_list = text_[flow_.back()] == '[';
    const std::string_view after =
        text_.substr(comma + full_width_comma.size(), end - comma - full_width_comma.size());
    const std::string_view name =
        after.substr(std::min(after.find_first_not_of(' '), after.size()));
    const bool before_key = end < end_ && text_[end] == ':' && !name.empty() &&
                            std::ranges::all_of(name, is_key_character);
    const bool ends_line = end == end_ && name.empty();
    const bool numbers = in_list && token.find_first_not_of("0123456789. ，") == no_offset;
    if (before_key || ends_line || numbers) {
      report(Code::YamlFullWidthComma, comma, comma + full_width_comma.size());
    }
  }

  /// An input method in its Chinese mode closes `"` with ”.
  void report_open_quote(std::size_t at) {
    constexpr std::string_view opening = "“", closing = "”";
    const std::string_view rest = text_.substr(at, end_ - at);
    const std::size_t last = rest.rfind(closing);
    const std::size_t pair = rest.rfind(opening, last);
    const bool paired = last != no_offset && pair != no_offset &&
                        rest.substr(pair, last - pair).find(closing) == no_offset;
    const std::string quote(1, text_[at]);
    open_quote_ = true;
    if (last == no_offset || paired) {
      report(Code::YamlQuoteOverLines, at, end_, {{"quote", quote}});
      return;
    }
    report(Code::YamlChineseQuote, at + last, at + last + closing.size(),
           {{"quote", quote}, {"found", std::string(closing)}});
  }

  std::size_t scan_quoted(std::size_t at) {
    const std::size_t close = closing_quote(text_, at);
    if (close == no_offset) {
      report_open_quote(at);
      return end_;
    }
    set_key_column(at, close + 1);
    return close + 1;
  }

  std::size_t scan_plain(std::size_t at) {
    std::size_t stop = at + 1;
    for (; stop < end_; ++stop) {
      const char c = text_[stop];
      if ((c == ':' && ends_token(stop + 1)) || (c == '#' && is_blank(text_[stop - 1])) ||
          (!flow_.empty() && std::string_view(",[]{}").find(c) != no_offset)) {
        break;
      }
    }
    if (!flow_.empty()) {
      check_full_width_comma(at, stop);
    }
    check_edges(at, stop);
    set_key_column(at, stop);
    return stop;
  }

  /// Blanks that are no spaces at either end of a plain text, after its dash or its colon, and a
  /// quote at its end that nothing opened.
  void check_edges(std::size_t begin, std::size_t end) {
    while (end > begin && is_blank(text_[end - 1])) {
      --end;
    }
    const std::string_view token = text_.substr(begin, end - begin);
    const bool dash = token.starts_with('-');
    const std::size_t colon = token.find(':');
    const bool key =
        colon != no_offset && std::ranges::all_of(token.substr(0, colon), is_key_character);
    for (const std::size_t at : {begin, dash ? begin + 1 : end, key ? begin + colon + 1 : end}) {
      if (at < end && check_odd_spaces(at) > at) {
        return;
      }
    }
    std::size_t last = end;
    while (last > begin && (static_cast<unsigned char>(text_[last - 1]) & 0xC0U) == 0x80U) {
      --last;
    }
    if (last > begin && last < end && odd_space(text_, last - 1) == end - last + 1) {
      (void)check_odd_spaces(last - 1);
    } else if (token.ends_with('"') && std::ranges::count(token, '"') % 2 == 1 &&
               !std::exchange(open_quote_, false)) {
      report(Code::YamlLoneQuote, end - 1, end, {{"quote", "\""}});
    }
  }

  /// The block scalar that may follow is indented more than the key it belongs to.
  void set_key_column(std::size_t begin, std::size_t end) {
    if (flow_.empty() && end < end_ && text_[end] == ':') {
      parent_ = static_cast<std::ptrdiff_t>(begin - begin_);
    }
  }

  void check_comment(std::size_t at) {
    if (at + 1 >= end_ || is_blank(text_[at + 1]) || text_[at + 1] == '#') {
      return;
    }
    const std::size_t last = text_.substr(0, end_).find_last_not_of(" \t");
    report(Code::YamlCommentCutsText, at, last + 1,
           {{"lost", std::string(text_.substr(at, last + 1 - at))}});
  }

  const SourceMap& sources_;
  FileId file_;
  Diagnostics& out_;
  std::string_view text_;
  std::size_t begin_ = 0, end_ = 0;             ///< the present line, without its line end
  std::ptrdiff_t parent_ = -1;                  ///< column of the last key or dash on it
  std::optional<std::ptrdiff_t> block_parent_;  ///< in a block scalar: column of its parent
  std::vector<std::size_t> flow_;               ///< brackets that are still open
  bool seen_content_ = false;
  bool in_conflict_ = false;
  bool open_quote_ = false;  ///< told of one whose other end may be on a later line
  std::size_t faults_ = 0;
};

}  // namespace

std::optional<NameAndColon> colon_without_space(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(at).starts_with("- ")) {
    at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  }
  std::size_t colon = at;
  while (colon < line.size() && is_key_character(line[colon])) {
    ++colon;
  }
  const bool is_name = colon > at && ((line[at] >= 'a' && line[at] <= 'z') || line[at] == '_');
  const bool joined = colon + 1 < line.size() && line[colon] == ':' && !is_blank(line[colon + 1]);
  if (!is_name || !joined || line.substr(colon + 1).starts_with("//")) {
    return std::nullopt;
  }
  return NameAndColon{at, colon};
}

std::size_t closing_quote(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t at = open + 1; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
      if (at < text.size() && text[at] == '\n') {
        return no_offset;
      }
    } else if (text[at] == quote) {
      if (quote == '\'' && at + 1 < text.size() && text[at + 1] == '\'') {
        ++at;
        continue;
      }
      return at;
    }
  }
  return no_offset;
}

void check_lines(const SourceMap& sources, FileId file, Diagnostics& out) {
  LineScanner(sources, file, out).run();
}

}  // namespace jianbao::yaml_checks
