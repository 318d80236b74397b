// Every line of every published PDF read as a proof-reader reads it, from the characters that
// mutool finds on paper: no prohibited mark at either end (L-01, L-02), no pair and no number group
// torn apart (L-03, L-10), no gap outside its limits (L-23, L-32), and as many loose and very loose
// lines as the program itself counts (L-35).

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "base/utf8.h"
#include "load/load.h"
#include "support/checkout.h"
#include "support/published.h"
#include "support/set_pages.h"
#include "support/type_area.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

constexpr double hair = 0.012;  // em: rounding of places in the file
constexpr std::uint32_t sample_grey = 0x808080;

enum class Kind { Text, Sample, Cell, Free };

/// One line of a text, or of a cell, with the measure it was set to as far as paper shows it.
struct Line {
  Kind kind = Kind::Free;
  std::size_t page = 0;
  PaperRow row;
  double left = 0, right = 0;  ///< of the measure
  bool labelled = false;       ///< the first line of a sample
  [[nodiscard]] double em() const {
    const bool on_cells = std::abs(row.size() - TypeArea::body) < 0.01;
    return on_cells ? TypeArea::cell : row.size();
  }
  [[nodiscard]] bool is_full() const {
    return set_right(row) + em() - row.size() > right - 0.6 && set_right(row) < right + 0.6;
  }
};

/// Where its ink is: full-width marks have it in one half.
double middle_of(const PaperChar& c) {
  const double middle = (c.left + c.right) / 2;
  return is_opening(c.c) ? middle + c.size / 4 : is_closing(c.c) ? middle - c.size / 4 : middle;
}

/// Upright rules that cross the row.
std::vector<PaperFill> edges_at(const PaperPage& page, const PaperRow& row) {
  const double y = centre_of(row, row.size());
  std::vector<PaperFill> edges;
  for (const PaperFill& fill : page.fills) {
    if (fill.right - fill.left < 1 && fill.top <= y && y <= fill.bottom) {
      edges.push_back(fill);
    }
  }
  std::ranges::sort(edges, {}, &PaperFill::left);
  return edges;
}

std::vector<PaperRow> split_at_edges(const PaperRow& row, const std::vector<PaperFill>& edges) {
  std::vector<PaperRow> parts(edges.size() + 1);
  for (const PaperChar& c : row.chars) {
    const auto right_of = std::ranges::count_if(
        edges, [&](const PaperFill& edge) { return edge.left < middle_of(c); });
    parts[static_cast<std::size_t>(right_of)].chars.push_back(c);
  }
  return parts;
}

std::vector<PaperRow> split_at_gaps(const PaperRow& row) {
  std::vector<PaperRow> parts(1);
  for (const PaperChar& c : row.chars) {
    auto& part = parts.back().chars;
    if (!part.empty() && c.left - part.back().right > 2 * c.size) {
      parts.emplace_back();
    }
    parts.back().chars.push_back(c);
  }
  return parts;
}

bool is_han(char32_t c) { return (c >= 0x3400 && c < 0xA000) || c == U'〇' || c >= 0x20000; }

/// E-07: 楷体 in the measure that is two cells narrower on each side.
bool is_editor_note(const PaperRow& row, std::size_t page) {
  const double inset = 2 * TypeArea::cell;
  return row.left() > TypeArea::left(page) + inset - 1 &&
         set_right(row) < TypeArea::right(page) - inset + 1 &&
         std::ranges::count(row.chars, "LXGWWenKai-Regular", &PaperChar::face) > 10;
}

void add_lines(const PaperPage& page, std::size_t k, const PaperRow& row,
               std::vector<Line>& lines) {
  const auto edges = edges_at(page, row);
  if (edges.empty()) {
    const auto parts = split_at_gaps(row);
    const double inset = is_editor_note(row, k) ? 2 * TypeArea::cell : 0;
    for (const PaperRow& part : parts) {
      lines.push_back({parts.size() == 1 ? Kind::Text : Kind::Free, k, part,
                       TypeArea::left(k) + inset, TypeArea::right(k) - inset, false});
    }
    return;
  }
  const auto parts = split_at_edges(row, edges);
  const bool sample = edges.front().colour == sample_grey;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    if (parts[n].chars.empty()) {
      continue;
    }
    const double left = n == 0 ? TypeArea::left(k) : edges[n - 1].right;
    const double right = n == edges.size() ? TypeArea::right(k) : edges[n].left;
    const Kind kind = !sample ? Kind::Cell : n == 1 ? Kind::Sample : Kind::Free;
    const bool labelled = sample && !lines.empty() && lines.back().row.text().starts_with("K") &&
                          row.baseline() - lines.back().row.baseline() < 2;
    lines.push_back({kind, k, parts[n], left, right, labelled});
  }
}

std::vector<Line> lines_of(const Paper& paper) {
  std::vector<Line> lines;
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    for (const PaperRow& row : paper.pages[k].rows) {
      if (row.baseline() < TypeArea::foot) {
        add_lines(paper.pages[k], k, row, lines);
      }
    }
  }
  return lines;
}

/// The line that the text of line n goes on in; nothing when it ends there.
const Line* next_of(const std::vector<Line>& lines, std::size_t n) {
  const Line& line = lines[n];
  if (line.kind == Kind::Free || (line.kind != Kind::Cell && !line.is_full())) {
    return nullptr;
  }
  for (std::size_t k = n + 1; k < lines.size(); ++k) {
    const Line& next = lines[k];
    if (line.kind == Kind::Cell) {
      const double step = next.row.baseline() - line.row.baseline();
      if (next.page != line.page || step > 17) {
        return nullptr;
      }
      if (step > 13 && next.kind == Kind::Cell && next.left == line.left) {
        return &next;
      }
    } else if (next.kind == line.kind && std::abs(next.row.size() - line.row.size()) < 0.01) {
      const bool begins = next.labelled || next.row.left() > next.left + next.em() / 2;
      return begins ? nullptr : &next;
    }
  }
  return nullptr;
}

// --- marks at the ends of a line -----------------------------------------------------------------

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// + − ± at the end are a sign, and belong to the number behind them, unless they stand behind a
/// number, its unit or a bracket of a formula: there they reckon (÷(1+18.1%), 915列−775列).
bool ends_with_sign(const std::u32string& text) {
  if (std::u32string_view(U"+−±").find(text.back()) == std::u32string_view::npos) {
    return false;
  }
  const std::size_t operand = text.find_last_of(U"0123456789%)");
  return operand == std::u32string::npos || text.size() - 1 - operand > 3;
}

bool starts_with_dash_pair(const std::u32string& text) { return text.starts_with(U"——"); }

std::string fault_of_ends(const std::u32string& text) {
  const char32_t first = text.front(), last = text.back();
  constexpr std::u32string_view never_first = U"·/-‐–～%‰℃", never_last = U"/￥¥$€";
  if (text.size() == 1) {
    return {};  // a cell with a dash or a digit in it
  }
  if (is_closing(first) || never_first.find(first) != std::u32string_view::npos ||
      (first == U'—' && !starts_with_dash_pair(text))) {
    return "L-01: begins with a mark that may not";
  }
  if (is_opening(last) || ends_with_sign(text) ||
      never_last.find(last) != std::u32string_view::npos) {
    return "L-02: ends with a mark that may not";
  }
  const std::size_t other = text.find_last_not_of(U'…');
  const std::size_t dots = other == std::u32string::npos ? text.size() : text.size() - 1 - other;
  if (dots % 2 == 1) {
    return "L-03: half of an ellipsis at the end";
  }
  return {};
}

// --- what stands on both sides of the end of a line ----------------------------------------------

/// L-10, longest first where one begins another.
constexpr std::array<std::u32string_view, 44> units{
    U"个百分点", U"平方公里", U"百分点", U"万亿元", U"亿美元", U"万美元", U"万TEU", U"万标箱",
    U"标准箱",   U"万人次",   U"平方米", U"亿元",   U"万元",   U"美元",   U"TEU",   U"标箱",
    U"万吨",     U"人次",     U"架次",   U"月份",   U"公里",   U"元",     U"吨",    U"人",
    U"户",       U"家",       U"个",     U"项",     U"件",     U"列",     U"号",    U"期",
    U"年",       U"月",       U"日",     U"时",     U"分",     U"倍",     U"次",    U"亿",
    U"万",       U"%",        U"‰",      U"℃"};

/// Of the number before the comma that ends the text: 1,234 has commas, [2.862, 2.9) has not.
bool has_no_point(const std::u32string& text) {
  const std::size_t begin = text.find_last_not_of(U"0123456789.", text.size() - 2);
  return text.find(U'.', begin == std::u32string::npos ? 0 : begin) == std::u32string::npos;
}

std::string fault_between(const std::u32string& a, const std::u32string& b) {
  const char32_t last = a.back(), first = b.front();
  const char32_t before = a.size() > 1 ? a[a.size() - 2] : U' ';
  if ((last == U'—' && first == U'—') || (last == U'…' && first == U'…')) {
    return "L-03: a pair is torn apart";
  }
  if (is_digit(first) && (is_digit(last) || last == U'第')) {
    return "L-10: digits are torn apart";
  }
  if (is_digit(first) && is_digit(before) && (last == U'.' || (last == U',' && has_no_point(a)))) {
    return "L-10: a number is torn apart";
  }
  if (is_digit(first) && (last == U'～' || (last == U'—' && before != U'—'))) {
    return "L-10: a range is torn apart";
  }
  // A unit: the text behind the last digit, over the end of the line.
  const std::size_t digit = a.find_last_of(U"0123456789");
  if (digit == std::u32string::npos || a.size() - digit > 4) {
    return {};
  }
  const std::u32string behind = a.substr(digit + 1) + b.substr(0, 4);
  for (const std::u32string_view unit : units) {
    if (behind.starts_with(unit)) {
      const bool torn = unit.size() > a.size() - digit - 1;
      return torn ? "L-10: a number and its unit are torn apart" : "";
    }
  }
  return {};
}

// --- gaps ----------------------------------------------------------------------------------------

/// What L-32 added to each position of a line, from its Han characters side by side, in em.
double stretch_of(const Line& line) {
  double most = 0;
  const auto& chars = line.row.chars;
  for (std::size_t k = 1; k < chars.size(); ++k) {
    if (is_han(chars[k - 1].c) && is_han(chars[k].c)) {
      most = std::max(most, (chars[k].left - chars[k - 1].left) / line.em() - 1);
    }
  }
  return most;
}

bool is_latin(char32_t c) {
  return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// Gaps between Han and Latin or digits: an eighth to a half (L-23, L-24), and what the line gave
/// each position; Han never overlap.
std::string fault_of_gaps(const Line& line, double stretch) {
  const auto& chars = line.row.chars;
  const double em = line.em();
  for (std::size_t k = 1; k < chars.size(); ++k) {
    const PaperChar &a = chars[k - 1], &b = chars[k];
    if (is_han(a.c) && is_han(b.c) && (b.left - a.left) / em < 1 - hair) {
      return "two characters overlap";
    }
    const bool edge = (is_han(a.c) && is_latin(b.c)) || (is_latin(a.c) && is_han(b.c));
    if (!edge) {
      continue;
    }
    const double end = a.left + (is_han(a.c) ? em : is_digit(a.c) ? em / 2 : a.right - a.left);
    const double gap = (b.left - end) / em;
    if (gap < 0.125 - hair || gap > 0.5 + stretch + hair) {
      return fmt::format("L-23: a gap of {:.3f} em before {}", gap,
                         to_utf8(std::u32string(1, b.c)));
    }
  }
  return {};
}

// --- what the program says of itself -------------------------------------------------------------

void add_counts(const std::filesystem::path& workspace, const std::string& prefix,
                std::map<std::string, LineCounts>& counts) {
  Settings settings;
  settings.workspace = workspace;
  Run run(settings);
  const auto prepared = prepare(run);
  REQUIRE(prepared.has_value());
  for (const Issue& issue : prepared->inputs.issues) {
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
    for (const BuiltDocument& made : built.documents) {
      const bool other = prefix.empty() && issue.key != "2024-12";
      counts[prefix + (other ? issue.key + '/' : "") + made.document.name] = made.pages->lines;
    }
  }
}

/// By name of the paper. A check report is not there: the program keeps no counts of it.
std::map<std::string, LineCounts> counts_of_the_program() {
  std::map<std::string, LineCounts> counts;
  add_counts(source_dir(), "", counts);
  add_counts(source_dir() / "tests/workspaces/office", "office/", counts);
  SourceMap sources;
  const auto specimen = load_specimen(source_dir(), sources);
  REQUIRE(specimen.value.has_value());
  const auto pages = typeset(specimen.value->document, specimen.value->style, shipped_fonts());
  REQUIRE(pages.value.has_value());
  counts["specimen"] = pages.value->lines;
  return counts;
}

/// The one number of today that its column is too narrow for: where the words of a table want more
/// than the page has, every column gives way, and this range is taken apart (and told as such). It
/// stands whole on its line, but without the eighth of an em before its units (L-24).
constexpr std::string_view taken_apart = "287亿元～291亿元";

struct Seen {
  std::size_t lines = 0, full = 0, joined = 0, loose = 0, very_loose = 0, taken_apart = 0;
  double worst = 0;
};

Seen read_through(const Paper& paper) {
  Seen seen;
  const auto lines = lines_of(paper);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const Line& line = lines[n];
    const std::u32string text = to_utf32(line.row.text());
    const auto complain = [&](const std::string& fault) {
      CHECK_MESSAGE(fault.empty(), place_name(paper, line.page), ": ", line.row.text(), ": ",
                    fault);
    };
    ++seen.lines;
    complain(fault_of_ends(text));
    if (const Line* next = next_of(lines, n)) {
      ++seen.joined;
      complain(fault_between(text, to_utf32(next->row.text())));
    }
    if (line.kind == Kind::Cell) {
      const std::string fault = fault_of_gaps(line, 0);
      const bool known = !fault.empty() && line.row.text() == taken_apart;
      seen.taken_apart += known ? 1 : 0;
      complain(known ? "" : fault);
    }
    if ((line.kind != Kind::Text && line.kind != Kind::Sample) || !line.is_full()) {
      continue;
    }
    ++seen.full;
    const double stretch = stretch_of(line);
    seen.worst = std::max(seen.worst, stretch);
    seen.very_loose += stretch > 0.5 + hair ? 1 : 0;
    seen.loose += stretch > 0.25 + hair && stretch <= 0.5 + hair ? 1 : 0;
    complain(fault_of_gaps(line, stretch));
  }
  return seen;
}

struct GoldenCase {
  std::string id, text, measure, lines;
};

std::vector<GoldenCase> golden_cases() {
  std::ifstream in(source_dir() / "tests/golden/lines/cases.tsv");
  std::vector<GoldenCase> cases;
  for (std::string row; std::getline(in, row);) {
    if (row.empty() || row.front() == '#') {
      continue;
    }
    std::istringstream fields(row);
    GoldenCase c;
    std::getline(fields, c.id, '\t');
    std::getline(fields, c.text, '\t');
    std::getline(fields, c.measure, '\t');
    std::getline(fields, c.lines, '\t');
    cases.push_back(std::move(c));
  }
  return cases;
}

std::string measure_of(const Sample& sample) {
  return std::to_string(sample.measure) + (sample.strict ? " strict" : "") +
         (sample.indent > 0 ? " ind " + std::to_string(sample.indent) : "");
}

/// The lines of each sample as they stand on paper, joined by "|", by label.
std::map<std::string, std::string> samples_on(const Paper& paper) {
  std::map<std::string, std::string> samples;
  std::string label;
  for (const Line& line : lines_of(paper)) {
    if (line.kind == Kind::Free && line.row.chars.front().c == U'K') {
      label = line.row.text();
    } else if (line.kind == Kind::Sample) {
      std::string& text = samples[label];
      text += (text.empty() ? "" : "|") + line.row.text();
    }
  }
  return samples;
}

}  // namespace

TEST_CASE("no line of a published PDF breaks a rule of Chinese lines (L-01…L-35)") {
  const auto counts = counts_of_the_program();
  fmt::print("{:<24} {:>6} {:>6} {:>8} {:>6} {:>11} {:>9}   {}\n", "document", "lines", "full",
             "turnover", "loose", "very_loose", "worst em", "the program's own");
  for (const Paper& paper : published_papers()) {
    CAPTURE(paper.name);
    const Seen seen = read_through(paper);
    const auto own = counts.find(paper.name);
    fmt::print("{:<24} {:>6} {:>6} {:>8} {:>6} {:>11} {:>9.3f}   {}\n", paper.name, seen.lines,
               seen.full, seen.joined, seen.loose, seen.very_loose, seen.worst,
               own == counts.end() ? "–"
                                   : fmt::format("{} loose, {} very loose", own->second.loose,
                                                 own->second.very_loose));
    CHECK(seen.lines > 5);
    if (seen.lines > 150) {  // a page of short lines has no full one
      CHECK(seen.full > 0);
      CHECK(seen.joined > 0);
    }
    if (paper.name == "gallery") {
      continue;  // labels side by side are no loose line; marks and groups were judged above
    }
    if (own == counts.end()) {
      CHECK(paper.name.ends_with("check-report"));
      CHECK(seen.loose + seen.very_loose + seen.taken_apart == 0);
      continue;
    }
    CHECK(seen.loose == own->second.loose);
    CHECK(seen.very_loose == own->second.very_loose);
    CHECK(seen.taken_apart <= own->second.overlong_numbers);
  }
}

TEST_CASE("the checks of the read-through find what they look for") {
  for (const char32_t* text :
       {U"，甲乙", U"—甲乙", U"·甲", U"甲乙“", U"甲￥", U"甲…", U"～6", U"增长−"}) {
    CHECK_FALSE(fault_of_ends(text).empty());
  }
  for (const char32_t* text :
       {U"——甲乙", U"“甲乙。", U"……甲", U"甲——", U"甲……", U"—", U"915列−", U"÷(1+"}) {
    CHECK(fault_of_ends(text).empty());
  }
  using Pair = std::pair<std::u32string, std::u32string>;
  for (const auto& [a, b] : {Pair{U"甲1", U"2乙"},
                             {U"甲12", U"亿元"},
                             {U"甲12亿", U"元"},
                             {U"1—", U"10月"},
                             {U"63%～", U"68%"},
                             {U"甲第", U"2期"},
                             {U"甲3.", U"5"},
                             {U"乙…", U"…甲"},
                             {U"乙—", U"—甲"},
                             {U"甲3个", U"百分点"},
                             {U"甲7.9万", U"TEU"},
                             {U"甲1,", U"234元"}}) {
    CAPTURE(to_utf8(a));
    CHECK_FALSE(fault_between(a, b).empty());
  }
  for (const auto& [a, b] : {Pair{U"甲2026年", U"10月"},
                             {U"甲12个", U"国家"},
                             {U"甲915列，", U"乙"},
                             {U"乙——", U"10月"},
                             {U"甲", U"12个"},
                             {U"在[2.862,", U"2.9)"},
                             {U"1—10月", U"完成"}}) {
    CAPTURE(to_utf8(a));
    CHECK(fault_between(a, b).empty());
  }
}

TEST_CASE("the specimen holds the 46 golden lines, and paper gives them back (§7)") {
  const auto cases = golden_cases();
  REQUIRE(cases.size() == 46);
  SourceMap sources;
  const auto specimen = load_specimen(source_dir(), sources);
  REQUIRE(specimen.value.has_value());
  std::map<std::string, Sample> declared;
  for (const Block& block : specimen.value->document.blocks) {
    if (const auto* sample = std::get_if<Sample>(&block.content)) {
      CHECK(declared.emplace(sample->label, *sample).second);
    }
  }
  CHECK(declared.size() == cases.size());
  const Paper& paper = published_paper("specimen");
  const std::string raw =
      without_spaces(output_of("pdftotext -raw -enc UTF-8 '" + paper.file.string() + "' -"));
  const auto set = samples_on(paper);
  std::size_t same = 0;
  for (const GoldenCase& golden : cases) {
    CAPTURE(golden.id);
    REQUIRE(declared.contains(golden.id));
    CHECK(declared[golden.id].text == golden.text);
    CHECK(measure_of(declared[golden.id]) == golden.measure);
    CHECK(raw.find(golden.id + without_spaces(golden.text)) != std::string::npos);
    REQUIRE(set.contains(golden.id));
    // Latin letters and marks are not as wide in a real face as in the golden box font; all else
    // is.
    const bool latin =
        std::ranges::any_of(to_utf32(golden.text), [](char32_t c) { return c < 0x80; });
    if (!latin) {
      CHECK(set.at(golden.id) == golden.lines);
    }
    same += set.at(golden.id) == without_spaces(golden.lines) ? 1U : 0U;
  }
  fmt::print("{} of {} golden cases break in the shipped faces as in the box font\n", same,
             cases.size());
}
