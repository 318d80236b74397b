#include "base/yaml_entry.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace jianbao {
namespace {

struct Line {
  std::size_t begin, end;  ///< end: after the line feed
};

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

bool is_blank_or_comment(const std::string& text, Line line) {
  const std::size_t at = text.find_first_not_of(" \t\r\n", line.begin);
  return at == std::string::npos || at >= line.end || text[at] == '#';
}

/// `facts: []`, `facts: [ ]  # …`: where the brackets of a list without an item stand, with the
/// blanks before them. None: it has items, or is not there.
std::optional<Line> empty_brackets(const std::string& text, const std::string& list) {
  for (const Line& line : lines_of(text)) {
    const std::string_view words = std::string_view(text).substr(0, line.end);
    const std::size_t colon = line.begin + list.size();
    if (!words.substr(line.begin).starts_with(list + ":")) {
      continue;
    }
    const auto next = [words](std::size_t from) {
      return std::min(words.find_first_not_of(" \t", from), words.size());
    };
    const std::size_t open = next(colon + 1);
    const std::size_t close = words.substr(open).starts_with("[") ? next(open + 1) : words.size();
    const bool empty = words.substr(close).starts_with("]");
    const std::size_t after = empty ? next(close + 1) : words.size();
    if (empty && (after == words.size() ||
                  std::string_view("\r\n#").find(words[after]) != std::string_view::npos)) {
      return Line{colon + 1, close + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string with_entry(const std::string& text, const std::string& list, const std::string& entry) {
  const std::string end_of_line = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  if (const auto brackets = empty_brackets(text, list)) {
    const std::string opened = text.substr(0, brackets->begin) + text.substr(brackets->end);
    return with_entry(opened, list, entry);
  }
  const auto lines = lines_of(text);
  bool inside = false;
  std::size_t at = std::string::npos;
  std::optional<std::size_t> indent;  // of the items that the list already has
  for (const Line& line : lines) {
    const std::string_view words(text.data() + line.begin, line.end - line.begin);
    const bool top =
        !is_blank_or_comment(text, line) && words.front() != ' ' && words.front() != '-';
    if (top) {
      inside = words.starts_with(list + ":");
    }
    if (inside && !is_blank_or_comment(text, line)) {
      at = line.end;  // comments after the last entry belong to what follows them
      const std::size_t first = words.find_first_not_of(' ');
      if (!indent && words.substr(first).starts_with("- ")) {
        indent = first;
      }
    }
  }
  constexpr std::size_t written = 2;  // the indentation of `entry`
  std::string added;
  for (const Line& line : lines_of(entry)) {
    added += std::string(indent.value_or(written), ' ') +
             entry.substr(line.begin + written, line.end - line.begin - written - 1) + end_of_line;
  }
  std::string out = text;
  if (at != std::string::npos) {
    const bool closed = at > 0 && text[at - 1] == '\n';
    return out.insert(at, (closed ? "" : end_of_line) + added);
  }
  out += out.empty() || out.back() == '\n' ? "" : end_of_line;
  return out + list + ":" + end_of_line + added;
}

}  // namespace jianbao
