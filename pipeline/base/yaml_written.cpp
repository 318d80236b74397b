#include "base/yaml_written.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "base/yaml_checks.h"

namespace jianbao {
namespace {

/// What follows the backslash of an escape and what it stands for; 0: not one of these.
char32_t simple_escape(char c) {
  struct Escape {
    char letter;
    char32_t character;
  };
  constexpr std::array<Escape, 16> escapes{{
      {'a', 0x07},
      {'b', 0x08},
      {'t', 0x09},
      {'\t', 0x09},
      {'n', 0x0A},
      {'v', 0x0B},
      {'f', 0x0C},
      {'r', 0x0D},
      {'e', 0x1B},
      {' ', 0x20},
      {'"', 0x22},
      {'/', 0x2F},
      {'\\', 0x5C},
      {'N', 0x85},
      {'_', 0xA0},
      {'L', 0x2028},
  }};
  const auto* const found = std::ranges::find(escapes, c, &Escape::letter);
  return found == escapes.end() ? (c == 'P' ? 0x2029 : 0) : found->character;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) {
      return std::nullopt;
    }
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

/// An escape: what it stands for, and how many bytes it is written in.
struct Escape {
  char32_t character;
  std::size_t length;
};
std::optional<Escape> escape_at(std::string_view file, std::size_t backslash) {
  if (backslash + 1 >= file.size()) {
    return std::nullopt;
  }
  const char kind = file[backslash + 1];
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0) {
    const char32_t c = simple_escape(kind);
    return c == 0 ? std::nullopt : std::optional(Escape{c, 2});
  }
  const auto c = hexadecimal(file.substr(backslash + 2, digits));
  return c ? std::optional(Escape{*c, 2 + digits}) : std::nullopt;
}

/// Whether YAML reads `text` without quotes as itself, wherever it stands but in brackets.
bool can_be_plain(std::string_view text) {
  constexpr std::string_view indicators = " -?:,[]{}#&*!|>'\"%@`";
  constexpr std::array<std::string_view, 4> nulls{"~", "null", "Null", "NULL"};
  return !text.empty() && indicators.find(text.front()) == std::string_view::npos &&
         text.back() != ' ' && text.back() != ':' && text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos && std::ranges::find(nulls, text) == nulls.end();
}

std::string in_double_quotes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '"' || c == '\\' ? std::string("\\") + c : c == '\t' ? "\\t" : std::string(1, c);
  }
  return out;
}

std::string in_single_quotes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += std::string(c == '\'' ? 2 : 1, c);
  }
  return out;
}

std::size_t line_end(std::string_view file, std::size_t at) {
  const std::size_t feed = std::min(file.find('\n', at), file.size());
  return feed > at && file[feed - 1] == '\r' ? feed - 1 : feed;
}

std::size_t next_line(std::string_view file, std::size_t at) {
  return std::min(file.find('\n', at), file.size() - 1) + 1;
}

/// Of the block whose lines begin at `begin`: the spaces before its first line with words.
std::size_t block_indent(std::string_view file, std::size_t begin) {
  for (std::size_t at = begin; at < file.size(); at = next_line(file, at)) {
    const std::size_t word = std::min(file.find_first_not_of(' ', at), file.size());
    if (word < line_end(file, at)) {
      return word - at;
    }
  }
  return 0;
}

}  // namespace

std::optional<WrittenScalar> WrittenScalar::of(const SourceMap& sources, const YamlNode& scalar) {
  WrittenScalar out(scalar.span.file, scalar);
  const std::string_view file = sources.text(out.file_);
  const std::size_t begin = sources.offset(out.file_, scalar.span.begin);
  const char first = begin < file.size() ? file[begin] : ' ';
  bool read = false;
  if (!scalar.quoted) {
    read = out.read_plain(file, begin);
  } else if (first == '"') {
    read = out.read_double_quoted(file, begin);
  } else if (first == '\'') {
    read = out.read_single_quoted(file, begin);
  } else if (first == '|' || first == '>') {
    read = out.read_block(file, begin);
  }
  return read && out.complete() ? std::optional(std::move(out)) : std::nullopt;
}

bool WrittenScalar::take(std::string_view bytes, Place place) {
  const bool same = text_->compare(places_.size(), bytes.size(), bytes) == 0;
  places_.insert(places_.end(), same ? bytes.size() : 0, place);
  return same;
}

bool WrittenScalar::read_plain(std::string_view file, std::size_t begin) {
  style_ = Style::Plain;
  for (std::size_t i = 0; i < text_->size(); ++i) {
    if (!take(file.substr(begin + i, 1), {begin + i, begin + i + 1})) {
      return false;
    }
  }
  return true;
}

bool WrittenScalar::read_single_quoted(std::string_view file, std::size_t begin) {
  style_ = Style::SingleQuoted;
  const std::size_t close = yaml_checks::closing_quote(file, begin);
  for (std::size_t at = begin + 1; at < std::min(close, file.size());) {
    const std::size_t length = file[at] == '\'' ? 2 : 1;
    if (!take(file.substr(at, 1), {at, at + length})) {
      return false;
    }
    at += length;
  }
  return true;
}

bool WrittenScalar::read_double_quoted(std::string_view file, std::size_t begin) {
  style_ = Style::DoubleQuoted;
  const std::size_t close = yaml_checks::closing_quote(file, begin);
  for (std::size_t at = begin + 1; at < std::min(close, file.size());) {
    std::string bytes(1, file[at]);
    std::size_t length = 1;
    if (file[at] == '\\') {
      const auto escape = escape_at(file, at);
      if (!escape) {
        return false;
      }
      bytes.clear();
      append_utf8(bytes, escape->character);
      length = escape->length;
    }
    if (!take(bytes, {at, at + length})) {
      return false;
    }
    at += length;
  }
  return true;
}

/// Line by line beside the text: a line end is written for a line feed or, folded, for a space or
/// for nothing. Any other byte stands for itself.
bool WrittenScalar::read_block(std::string_view file, std::size_t begin) {
  style_ = Style::Block;
  std::size_t at = next_line(file, begin);
  const std::size_t indent = block_indent(file, at);
  const auto skip_indent = [&](std::size_t line) {
    const std::size_t end = std::min(line + indent, line_end(file, line));
    return std::min(file.find_first_not_of(' ', line), end);
  };
  at = skip_indent(at);
  while (!complete()) {
    if (at >= file.size()) {
      // A last line without a line end still gives its line feed.
      return take("\n", {at, at}) && complete();
    }
    if (at < line_end(file, at)) {
      if (!take(file.substr(at, 1), {at, at + 1})) {
        return false;
      }
      ++at;
      continue;
    }
    const std::size_t next = skip_indent(next_line(file, at));
    const char expected = (*text_)[places_.size()];
    if (expected == '\n' || expected == ' ') {
      (void)take(std::string(1, expected), {at, next});
    }
    at = next;
  }
  return true;
}

Span WrittenScalar::span(const SourceMap& sources, std::size_t begin, std::size_t end) const {
  return yaml_checks::span_of(sources, file_, places_[begin].begin, places_[end - 1].end);
}

std::string WrittenScalar::written(std::string_view bytes) const {
  switch (style_) {
    case Style::SingleQuoted:
      return in_single_quotes(bytes);
    case Style::DoubleQuoted:
      return in_double_quotes(bytes);
    case Style::Plain:
    case Style::Block:
      break;
  }
  return std::string(bytes);
}

std::vector<WrittenScalar::Edit> WrittenScalar::edits(const std::vector<Change>& changes) const {
  std::vector<Edit> out;
  std::string after = *text_;
  std::size_t shift = 0;  // unsigned, so that a shorter text wraps and comes right again
  for (const Change& change : changes) {
    after.replace(change.begin + shift, change.end - change.begin, change.bytes);
    shift += change.bytes.size() - (change.end - change.begin);
    out.push_back(
        {places_[change.begin].begin, places_[change.end - 1].end, written(change.bytes)});
  }
  if (style_ == Style::Plain && !changes.empty() && !can_be_plain(after)) {
    return {{places_.front().begin, places_.back().end, '"' + in_double_quotes(after) + '"'}};
  }
  return out;
}

}  // namespace jianbao
