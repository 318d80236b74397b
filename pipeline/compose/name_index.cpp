// 音序索引 of the register.

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "collate/collate.h"
#include "compose/register_block.h"
#include "compose/register_entries.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

// A row that is not cut leaves at most so many names' room at the foot of a page.
constexpr std::size_t usual_row = 16;

struct Line {
  std::string head, key, name;
  std::size_t number = 0;
};
using Lines = std::span<const Line>;

/// Every spelling of every entry by its sound. Only the usual name can have a sort_as.
std::vector<Line> all_lines(const NumberedNames& names) {
  const PinyinOrder sound;
  std::vector<Line> lines;
  for (const RegisterEntry& entry : names.entries()) {
    const System& system = *entry.system;
    for (const std::string& name : names.spellings(system)) {
      const bool told = name == system.name && !system.sort_as.empty();
      const std::string& heard = told ? system.sort_as : name;
      lines.push_back({sound.head(heard), sound.key(heard), name, entry.number});
    }
  }
  std::ranges::sort(lines, {},
                    [](const Line& line) { return std::tie(line.key, line.name, line.number); });
  return lines;
}

/// Where a name begins inside its marks, and the character there, or the whole number or Latin
/// word.
std::pair<std::size_t, std::string> beginning(const std::string& name) {
  const std::string bare = without_marks(name);
  std::size_t end = 0;
  while (end < bare.size() && std::isalnum(static_cast<unsigned char>(bare[end])) != 0) {
    ++end;
  }
  if (end == 0 && !bare.empty()) {
    next_character(bare, end);
  }
  std::string first = bare.substr(0, end);
  const std::size_t at = name.find(first);
  return {at == std::string::npos ? 0 : at, at == std::string::npos ? "" : std::move(first)};
}

bool same_first(const Line& a, const Line& b) {
  return beginning(a.name).second == beginning(b.name).second;
}

/// As many lines from `lines` as go on with `same`.
template <class Same>
std::size_t length_of_run(Lines lines, Same same) {
  const auto end = std::ranges::adjacent_find(
      lines, [&same](const Line& a, const Line& b) { return !same(a, b); });
  return end == lines.end() ? lines.size() : static_cast<std::size_t>(end - lines.begin()) + 1;
}

/// Rows of one letter: names that begin alike stay together.
std::vector<Lines> rows_of(Lines letter) {
  std::vector<Lines> rows;
  std::size_t begin = 0;
  std::size_t end = 0;
  while (end < letter.size()) {
    const std::size_t alike = length_of_run(letter.subspan(end), same_first);
    if (end > begin && end + alike - begin > usual_row) {
      rows.push_back(letter.subspan(begin, end - begin));
      begin = end;
    }
    end += alike;
  }
  rows.push_back(letter.subspan(begin));
  return rows;
}

/// 青岛港（12）；…: where names begin to begin otherwise, the beginning stands out.
TableCell names_cell(Lines lines) {
  Fragment text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    text.add(i == 0 ? "" : "；");
    const auto [at, first] = beginning(line.name);
    const bool changes = i == 0 || !same_first(lines[i - 1], line);
    text.add(line.name.substr(0, at));
    text.add(first, changes ? Emphasis::Strong : Emphasis::Plain);
    text.add(line.name.substr(at + first.size()) + "（" + std::to_string(line.number) + "）");
  }
  return {std::move(text.spans)};
}

void add_letter(Table& table, Lines letter) {
  const std::vector<Lines> rows = rows_of(letter);
  for (const Lines& row : rows) {
    TableCell head;
    if (&row == &rows.front()) {
      head = plain_cell(row.front().head);
      head.rows = static_cast<std::uint32_t>(rows.size());
    }
    table.rows.push_back({std::move(head), names_cell(row)});
  }
}

}  // namespace

std::vector<BlockContent> make_name_index(Context& context, const NameIndexSpec& /*spec*/) {
  const std::vector<Line> lines = all_lines(NumberedNames(context.input));
  if (lines.empty()) {
    return {};
  }
  Table table;
  table.columns = {{"音序", ColumnAlign::Centre, 0, true},
                   {"名称（编号）", ColumnAlign::Left, 1, false}};
  for (Lines rest = lines; !rest.empty();) {
    const std::size_t letter =
        length_of_run(rest, [](const Line& a, const Line& b) { return a.head == b.head; });
    add_letter(table, rest.first(letter));
    rest = rest.subspan(letter);
  }
  return {std::move(table)};
}

}  // namespace jianbao::composing
