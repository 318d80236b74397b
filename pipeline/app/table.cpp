#include "app/table.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao {
namespace {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::max(0, display_width(text)));
}

void append_line(std::string& out, const std::vector<TextColumn>& columns,
                 const std::vector<std::size_t>& widths, const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string cell = i < cells.size() ? cells[i] : std::string();
    const std::string filler(widths[i] - width_of(cell), ' ');
    line += i == 0 ? "" : "  ";
    line += columns[i].right ? filler + cell : cell + filler;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + '\n';
}

}  // namespace

std::string format_text_table(const std::vector<TextColumn>& columns,
                              const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  std::vector<std::string> heads;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    heads.push_back(columns[i].head);
    std::size_t width = width_of(columns[i].head);
    for (const auto& row : rows) {
      width = std::max(width, i < row.size() ? width_of(row[i]) : 0);
    }
    widths.push_back(width);
  }
  std::string out;
  append_line(out, columns, widths, heads);
  for (const auto& row : rows) {
    append_line(out, columns, widths, row);
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : separator;
    text += word;
  }
  return text;
}

}  // namespace jianbao
