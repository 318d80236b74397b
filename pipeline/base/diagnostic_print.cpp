#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>

#include "base/forbidden.h"
#include "base/json.h"
#include "base/system_error.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

/// Columns of source shown on one line of a terminal, and how many of them before the caret.
constexpr int window_width = 100;
constexpr int width_before_caret = 40;

/// One character of source as it is shown: what cannot be seen is spelled out.
struct Cell {
  std::string text;
  int width = 1;
};

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x2028 && c <= 0x202E) || display_width(c) == 0 ||
         forbidden_character(c).has_value();
}

Cell cell_of(char32_t c) {
  if (c == '\t') {
    return {"\\t", 2};
  }
  Cell cell;
  if (is_invisible(c)) {
    cell.text = '<' + code_point_name(c) + '>';
    cell.width = static_cast<int>(cell.text.size());
  } else {
    append_utf8(cell.text, c);
    cell.width = display_width(c);
  }
  return cell;
}

/// One cell for each character as SourceMap counts them, so that columns index it: a stray
/// continuation byte joins the cell before it.
std::vector<Cell> cells_of(std::string_view bytes) {
  std::vector<Cell> cells;
  while (!bytes.empty()) {
    const std::size_t valid = first_invalid_utf8(bytes).value_or(bytes.size());
    for (std::size_t i = 0; i < valid;) {
      cells.push_back(cell_of(next_character(bytes, i)));
    }
    bytes.remove_prefix(valid);
    if (bytes.empty()) {
      break;
    }
    const unsigned byte = static_cast<unsigned char>(bytes.front());
    const std::string shown = fmt::format("<{:02X}>", byte);
    if ((byte & 0xC0U) == 0x80U && !cells.empty()) {
      cells.back().text += shown;
      cells.back().width += static_cast<int>(shown.size());
    } else {
      cells.push_back({shown, static_cast<int>(shown.size())});
    }
    bytes.remove_prefix(1);
  }
  return cells;
}

/// Names and values in messages come from data, so nothing of them may steer the terminal.
std::string visible(std::string_view text) {
  std::string out;
  for (const Cell& cell : cells_of(text)) {
    out += cell.text;
  }
  return out;
}

struct CellRange {
  std::size_t first, last;  ///< half open
};

/// The part of a long line that is shown: the caret with some text on both sides.
CellRange window(const std::vector<Cell>& cells, std::size_t caret) {
  CellRange range{std::min(caret, cells.size()), std::min(caret, cells.size())};
  int total = 0;
  for (const Cell& cell : cells) {
    total += cell.width;
  }
  if (total <= window_width) {
    return {0, cells.size()};
  }
  int used = 0;
  while (range.first > 0 && used + cells[range.first - 1].width <= width_before_caret) {
    used += cells[--range.first].width;
  }
  while (range.last < cells.size() && used + cells[range.last].width <= window_width) {
    used += cells[range.last++].width;
  }
  return range;
}

int width_of(const std::vector<Cell>& cells, CellRange range) {
  int width = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    width += cells[i].width;
  }
  return width;
}

/// The source line with its number and, under it, a caret as wide as the span on that line.
std::string excerpt(const Span& span, const SourceMap& sources) {
  const std::vector<Cell> cells = cells_of(sources.line(span.file, span.begin.line));
  const std::size_t begin = std::min<std::size_t>(span.begin.column - 1, cells.size());
  const std::size_t end = span.end.line == span.begin.line
                              ? std::min<std::size_t>(span.end.column - 1, cells.size())
                              : cells.size();
  const CellRange shown = window(cells, begin);
  std::string line = shown.first > 0 ? "…" : "";
  for (std::size_t i = shown.first; i < shown.last; ++i) {
    line += cells[i].text;
  }
  line += shown.last < cells.size() ? "…" : "";
  const int blank = (shown.first > 0 ? 1 : 0) + width_of(cells, {shown.first, begin});
  const int carets = std::max(1, width_of(cells, {begin, std::min(end, shown.last)}));
  return fmt::format("{:>6} │ {}\n{:>6} │ {:{}}{:^>{}}\n", span.begin.line, line, "", "", blank, "",
                     carets);
}

std::string_view severity_word(Severity severity, Language language) {
  const bool zh = language == Language::Chinese;
  switch (severity) {
    case Severity::Note:
      return zh ? "提示" : "note";
    case Severity::Warning:
      return zh ? "警告" : "warning";
    case Severity::Error:
      break;
  }
  return zh ? "错误" : "error";
}

std::string_view words(const Message& m, Language language) {
  return language == Language::Chinese ? m.zh : m.en;
}

std::string_view hint_words(const Message& m, Language language) {
  return language == Language::Chinese ? m.zh_hint : m.en_hint;
}

std::string in_words(const Args::value_type& argument, Language language) {
  const auto& [name, value] = argument;
  if (name != system_error_argument) {
    return value;
  }
  int number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return system_error_words(number, language);
}

void write_place(JsonWriter& json, const Span& span, const SourceMap& sources) {
  json.member("file", sources.path(span.file));
  json.member("line", span.begin.line);
  json.member("column", span.begin.column);
}

}  // namespace

std::string expand(std::string_view template_text, const Args& args, Language language) {
  std::string out;
  while (!template_text.empty()) {
    const std::size_t open = template_text.find('{');
    out += template_text.substr(0, open);
    if (open == std::string_view::npos) {
      break;
    }
    template_text.remove_prefix(open);
    const std::size_t close = template_text.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : template_text.substr(1, close - 1);
    const auto arg =
        std::find_if(args.begin(), args.end(), [name](const auto& a) { return a.first == name; });
    if (name.empty() || arg == args.end()) {
      out += '{';
      template_text.remove_prefix(1);
      continue;
    }
    out += in_words(*arg, language);
    template_text.remove_prefix(close + 1);
  }
  return out;
}

std::string describe(const Diagnostic& d, const SourceMap& sources, Language language) {
  const Message& m = message(d.code);
  const bool zh = language == Language::Chinese;
  std::string out;
  if (d.where) {
    out += visible(sources.describe(*d.where)) + ": ";
  }
  out += fmt::format("{} {}\n  {}\n", severity_word(d.severity, language), m.code,
                     visible(expand(words(m, language), d.args, language)));
  if (d.where) {
    out += excerpt(*d.where, sources);
  }
  for (const Related& r : d.related) {
    out += fmt::format("  {}: {} {}\n", zh ? "相关" : "related", visible(sources.describe(r.span)),
                       visible(expand(words(message(r.what), language), r.args, language)));
  }
  if (const std::string_view hint = hint_words(m, language); !hint.empty()) {
    out += fmt::format("  {}: {}\n", zh ? "建议" : "hint", visible(expand(hint, d.args, language)));
  }
  if (!d.accepted.empty()) {
    out += fmt::format("  {}: {}\n", zh ? "已知悉" : "acknowledged", visible(d.accepted));
  } else if (!d.mark.empty()) {
    out += fmt::format("  {}: {}\n", zh ? "备查号" : "mark", d.mark);
  }
  return out;
}

std::string describe_json(const Diagnostic& d, const SourceMap& sources, Language language) {
  const Message& m = message(d.code);
  JsonWriter json;
  json.begin_object();
  json.member("code", m.code);
  json.member("severity", severity_word(d.severity, Language::English));
  if (d.where) {
    write_place(json, *d.where, sources);
  }
  json.member("message", expand(words(m, language), d.args, language));
  if (const std::string_view hint = hint_words(m, language); !hint.empty()) {
    json.member("hint", expand(hint, d.args, language));
  }
  for (const auto& [name, value] : {std::pair<std::string_view, const std::string&>{"rule", d.rule},
                                    {"mark", d.mark},
                                    {"accepted", d.accepted}}) {
    if (!value.empty()) {
      json.member(name, value);
    }
  }
  json.key("related");
  json.begin_array();
  for (const Related& r : d.related) {
    json.begin_object();
    write_place(json, r.span, sources);
    json.member("message", expand(words(message(r.what), language), r.args, language));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text() + '\n';
}

}  // namespace jianbao
