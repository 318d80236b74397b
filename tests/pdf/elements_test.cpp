// Every element of a brief where it stands on paper, measured with tools that are not ours: each E-
// number of typography.md §2 in the shipped brief, in the specimen, which holds them all, and in
// documents made up for what neither shows (issue 5). Colours, faces and sizes are the file's.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/measures.h"
#include "support/published.h"
#include "support/type_area.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

constexpr double exact = 0.05;  // mm
constexpr double fine = 0.05;   // mm: ink at 600 dots an inch
constexpr std::uint32_t red = 0xE03A2E, black = 0;
const std::string fang = "FandolFang-Regular", hei = "NotoSansSC-Medium",
                  kai = "LXGWWenKai-Regular", xbs = "NotoSerifSC-Bold",
                  song = "NotoSerifSC-Regular", latin = "LiberationSerif";

/// One text of a document and what is asked of its place.
class Piece {
 public:
  Piece(Measures& m, const Paper& paper, const LineGrid& grid, const std::string& text)
      : Piece(m, paper, grid, find_text(paper, text)) {}
  Piece(Measures& m, const Paper& paper, const LineGrid& grid, Found found)
      : m_(m), grid_(grid), found_(std::move(found)), where_(place_name(paper, found_.page)) {}

  [[nodiscard]] const PaperRow& row() const { return found_.row; }
  [[nodiscard]] std::size_t page() const { return found_.page; }
  [[nodiscard]] double line() const { return grid_.place(row()); }
  [[nodiscard]] const std::string& where() const { return where_; }

  /// Cells in from the left edge of the type area, and from the right one.
  const Piece& from_left(const char* id, const char* what, double cells) const {
    m_.take(id, what, "mm", mm(cells * TypeArea::cell), mm(row().left() - TypeArea::left(page())),
            exact, where_);
    return *this;
  }
  const Piece& from_right(const char* id, const char* what, double cells) const {
    m_.take(id, what, "mm", mm(cells * TypeArea::cell), mm(TypeArea::right(page()) - right()),
            exact, where_);
    return *this;
  }
  const Piece& is_centred(const char* id, const char* what) const {
    const double middle = (row().left() + right()) / 2;
    m_.take(id, what, "mm", mm(TypeArea::left(page()) + TypeArea::width / 2), mm(middle), exact,
            where_);
    return *this;
  }
  const Piece& on_line(const char* id, const char* what, double line) const {
    m_.take(id, what, "line", line, this->line(), 0.01, where_);
    return *this;
  }
  const Piece& of_size(const char* id, const char* what, double size) const {
    m_.take(id, what, "pt", size, row().size(), 0.01, where_);
    return *this;
  }
  /// All its Han characters are of the face.
  const Piece& in_face(const char* id, const char* what, const std::string& face) const {
    const bool all = std::ranges::all_of(
        row().chars, [&](const PaperChar& c) { return c.c < 0x3400 || c.face == face; });
    m_.holds(id, what, all, where_);
    return *this;
  }
  const Piece& in_colour(const char* id, const char* what, std::uint32_t colour) const {
    // mutool rounds a colour to the nearest but one.
    const auto near = [&](int shift) {
      const auto part = [shift](std::uint32_t c) { return static_cast<int>(c >> shift & 255U); };
      return std::ranges::all_of(row().chars, [&](const PaperChar& c) {
        return std::abs(part(c.colour) - part(colour)) <= 1;
      });
    };
    m_.holds(id, what, near(0) && near(8) && near(16), where_);
    return *this;
  }

 private:
  /// Text of body size is drawn a little narrower than its cells (G-20), but for ASCII.
  [[nodiscard]] double right() const {
    const bool cells = std::abs(row().size() - TypeArea::body) < 0.01;
    return set_right(row()) + (cells ? TypeArea::cell - TypeArea::body : 0);
  }

  Measures& m_;
  LineGrid grid_;
  Found found_;
  std::string where_;
};

// Everything above the red line (E-01…E-06).
void masthead(const Paper& paper, const std::string& issue, const std::string& date, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const auto piece = [&](const std::string& text) { return Piece(m, paper, grid, text); };
  const Piece name = piece("上合示范区工作简报");
  name.is_centred("E-03", "简报名称 centred").on_line("E-03", "简报名称, middle of lines 2–4", 3);
  name.in_face("E-03", "简报名称 in 小标宋", xbs).in_colour("E-03", "简报名称 in red", red);
  const double size = name.row().size(), width = name.row().right() - name.row().left();
  m.at_most("E-03", "简报名称, width", "mm", 140, mm(width), exact, name.where());
  m.at_least("E-03", "简报名称, least size", "pt", 36, size, 0.01, name.where());
  m.at_most("E-03", "简报名称, greatest size", "pt", 60, size, 0.01, name.where());
  m.take("E-03", "简报名称, in steps of 2 pt", "pt", 0, std::fmod(size, 2.0), 0.01, name.where());
  piece(issue).is_centred("E-04", "期号 centred").on_line("E-04", "期号 on line 5", 5);
  piece(issue).in_face("E-04", "期号 in 仿宋", fang).of_size("E-04", "期号, size", 15.75);
  piece("上合示范区工作简报编辑部编")
      .from_left("E-05", "编印单位, 左空一字", 1)
      .on_line("E-05", "编印单位 on line 7", 7)
      .of_size("E-05", "编印单位, size", 15.75);
  piece(date).from_right("E-05", "日期, 右空一字", 1).on_line("E-05", "日期 on line 7", 7);

  std::size_t lines = 0;
  for (const PaperFill& fill : paper.pages.front().fills) {
    if (fill.colour == black) {
      continue;
    }
    ++lines;
    const std::string where = place_name(paper, 0);
    m.holds("E-06", "the red of the name", fill.colour == red, where);
    m.take("E-06", "red line, left end", "mm", mm(TypeArea::left(0)), mm(fill.left), exact, where);
    m.take("E-06", "red line, length", "mm", 156, mm(fill.right - fill.left), exact, where);
    m.take("E-06", "red line, thickness", "pt", 1.5, fill.bottom - fill.top, 0.01, where);
    const Ink ink = paper.ink(0, 600, fill.top - 2, fill.bottom + 2);
    m.take("E-06", "red line, thickness (ink)", "mm", mm(1.5), mm(ink.thickness_at(300)), fine,
           where);
    m.take("E-06", "red line, length (ink)", "mm", 156, mm(ink.extent().right - ink.extent().left),
           0.1, where);
    m.at_most("E-06", "the 报头 ends within band 8", "line", 8,
              (fill.bottom - TypeArea::top) / grid.pitch, 0, where);
  }
  CHECK(lines == 1);
}

void marks_of_the_specimen(const Paper& paper, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const Piece secret(m, paper, grid, "秘密★1年"), copy(m, paper, grid, "000001");
  secret.from_left("E-01", "密级 flush left", 0).on_line("E-01", "密级 on line 1", 1);
  secret.in_face("E-01", "密级 in 黑体", hei).of_size("E-01", "密级, size", 15.75);
  m.take("E-01", "密级, four Han and a digit without space between", "mm", mm(4.5 * TypeArea::cell),
         mm(secret.row().right() - secret.row().left()), exact, secret.where());
  copy.from_right("E-02", "份号 flush right", 0).on_line("E-02", "份号 on line 1", 1);
  m.take("E-02", "份号, digits", "chars", 6, static_cast<double>(copy.row().chars.size()), 0,
         copy.where());
}

// E-23, E-02a: on every page that bears a number.
void folios(const Paper& paper, const std::string& mark, Measures& m) {
  const LineGrid grid = grid_of(paper);
  std::size_t numbered = 0;
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const auto number = text_on(paper.pages[k], "—" + std::to_string(k + 1) + "—");
    if (!number || number->baseline() < TypeArea::foot) {
      continue;
    }
    ++numbered;
    const bool odd = k % 2 == 0;
    const Piece folio(m, paper, grid, Found{k, *number});
    folio.of_size("E-23", "页码, size", 14);
    odd ? folio.from_right("E-23", "页码, odd pages, 右空一字", 1)
        : folio.from_left("E-23", "页码, even pages, 左空一字", 1);
    for (std::size_t c = 1; c + 1 < number->chars.size(); ++c) {
      const PaperChar& digit = number->chars[c];
      m.holds("E-23a", "digits of 页码 from the latin face", digit.face == latin, folio.where());
      m.take("E-23a", "digits of 页码 half an em wide", "pt", 7, digit.right - digit.left, 0.01,
             folio.where());
    }
    if (mark.empty()) {
      continue;
    }
    const auto found = text_on(paper.pages[k], mark);
    m.holds("E-02a", "draft mark on every page", found.has_value(), folio.where());
    if (!found) {
      continue;
    }
    const Piece draft(m, paper, grid, Found{k, *found});
    draft.of_size("E-02a", "draft mark, size", 14).in_face("E-02a", "draft mark in 楷体", kai);
    draft.in_colour("E-02a", "draft mark grey", 0x808080);
    odd ? draft.from_left("E-02a", "draft mark, odd pages, inner edge", 0)
        : draft.from_right("E-02a", "draft mark, even pages, inner edge", 0);
    m.take("E-02a", "draft mark on the line of the page number", "mm", 0,
           mm(found->baseline() - number->baseline()), exact, draft.where());
  }
  CHECK(numbered + 1 >= paper.pages.size());  // all but a page of the 版记 alone
}

// E-08 of `lines` lines, the first in band `first`; E-09; E-11: one blank band, then the text.
void title(const Paper& paper, const std::vector<std::string>& lines, double first, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const double step = 36 / grid.pitch;
  const double bands = std::ceil(step * static_cast<double>(lines.size()));
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Piece line(m, paper, grid, lines[k]);
    line.is_centred("E-08", "标题 centred").of_size("E-08", "标题, size", 22);
    line.in_face("E-08", "标题 in 小标宋", xbs).in_colour("E-08", "标题 black", black);
    // The block of 36 pt a line is centred in its bands.
    const double middle = first + bands / 2 - 0.5;
    const double own =
        (static_cast<double>(k) - (static_cast<double>(lines.size()) - 1) / 2) * step;
    line.on_line("E-08", fmt::format("标题 of {} in {} bands", lines.size(), bands).c_str(),
                 middle + own);
    m.holds("E-08", "no stop after the 标题",
            std::u32string_view(U"。，；：！？").find(line.row().chars.back().c) ==
                std::u32string_view::npos,
            line.where());
  }
}

/// `dates`: how many lines of dates stand below the subtitle, 数据截至 last.
void below_title(const Paper& paper, const std::string& subtitle, double first, int dates,
                 Measures& m) {
  const LineGrid grid = grid_of(paper);
  Piece(m, paper, grid, subtitle)
      .is_centred("E-09", "副标题 centred")
      .on_line("E-09", "副标题 right below the 标题", first)
      .in_face("E-09", "副标题 in 楷体", kai)
      .of_size("E-09", "副标题, size", 15.75);
  const Piece as_of(m, paper, grid, "（数据截至");
  as_of.on_line("E-09", "数据截至, the line after", first + dates);
  const auto rows = body_rows(paper.pages.front());
  const auto text = std::ranges::find_if(
      rows, [&](const PaperRow* row) { return row->baseline() > as_of.row().baseline(); });
  REQUIRE(text != rows.end());
  m.take("E-11", "one blank band between title and text", "line", first + dates + 2,
         grid.place(**text), 0.01, paper.name);
  m.at_least("E-24", "lines of text on page 1", "lines", 2, static_cast<double>(rows.end() - text),
             0, paper.name);
}

// E-11, E-12: every row of the body in 仿宋 begins at the edge or two cells in.
void body_of_the_brief(const Paper& paper, Measures& m) {
  std::size_t headings = 0, indented = 0, flush = 0;
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    for (const PaperRow* row : body_rows(paper.pages[k])) {
      const std::string where = place_name(paper, k);
      const PaperChar& head = row->chars.front();
      if (grid_of(paper).place(*row) < 15.5 && k == 0) {
        continue;  // masthead and title
      }
      // L-22: an opening mark that begins a turnover has given up half an em.
      const bool trimmed = is_opening(head.c) && head.left < TypeArea::left(k);
      const double in =
          (head.left + (trimmed ? TypeArea::body / 2 : 0) - TypeArea::left(k)) / TypeArea::cell;
      if (head.face == hei && row->text().find("、") == 3 && row->chars.size() < 20) {
        ++headings;
        m.take("E-12", "一、 indented two cells", "cells", 2, in, 0.01, where);
        m.holds("E-12", "一、 without 。", row->chars.back().c != U'。', where);
        m.holds("E-12", "一、 on a line of its own in 黑体",
                std::ranges::all_of(row->chars, [](const PaperChar& c) { return c.face == hei; }),
                where);
      } else if (in > 4.9) {
        continue;  // 2. of 附件：, below the first name (E-17)
      } else if (in > 0.5) {
        ++indented;
        m.take("E-11", "first lines indented two cells", "cells", 2, in, 0.01, where);
      } else {
        ++flush;
        m.take("E-11", "turnovers flush left", "cells", 0, in, 0.01, where);
      }
    }
  }
  CHECK(headings == 9);
  CHECK(indented >= 10);
  CHECK(flush >= 20);
}

void body_of_the_specimen(const Paper& paper, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const auto piece = [&](const std::string& text) { return Piece(m, paper, grid, text); };
  const Piece label = piece("编者按：");
  label.from_left("E-07", "编者按, indented 2, its first line 4", 4)
      .in_face("E-07", "编者按：in 黑体", hei);
  const Piece note = piece("这一份是样张，用来看字体、字号、行距");
  note.in_face("E-07", "编者按 in 楷体", kai)
      .from_right("E-07", "编者按, right edge 2 cells in", 2);
  piece("和各种要素的位置，文字").from_left("E-07", "编者按, turnover 2 cells in", 2);

  const Piece to = piece("各有关部门、各有关单位：");
  to.from_left("E-10", "主送 flush left", 0).in_face("E-10", "主送 in 仿宋", fang);
  m.holds("E-10", "主送 ends with ：", to.row().chars.back().c == U'：', to.where());
  m.take("E-10", "one blank band above 主送", "line", 2, to.line() - piece("（数据截至").line(),
         0.02, to.where());
  const Piece point = piece("要点：");
  point.on_line("E-10 E-11", "the text right below 主送", to.line() + 1);
  point.from_left("E-11", "first lines indented two cells", 2);
  piece("一、一级标题用黑体，单独一行")
      .from_left("E-12", "一、 indented two cells", 2)
      .in_face("E-12", "一、 in 黑体", hei);
  const Piece second = piece("（一）二级标题用楷体，也可以单独一行");
  second.from_left("E-13", "（一） indented two cells", 2).in_face("E-13", "（一） in 楷体", kai);
  const Piece run_in = piece("（二）接排的二级标题以句号结尾。"),
              rest = piece("后面接着排正文，换成");
  run_in.from_left("E-13", "（一） indented two cells", 2).in_face("E-13", "（一） in 楷体", kai);
  rest.in_face("E-13", "text behind it in 仿宋", fang)
      .on_line("E-13", "on the same line", run_in.line());
  const Piece third = piece("1.三级标题用仿宋。");
  third.from_left("E-14", "1. indented two cells", 2).in_face("E-14", "1. in 仿宋", fang);
  m.take("E-14", "behind 1. a quarter of an em", "em", 0.25,
         (third.row().chars[2].left - third.row().chars[1].right) / TypeArea::cell, 0.01,
         third.where());
  piece("（1）四级标题也用仿宋。")
      .from_left("E-15", "（1） indented two cells", 2)
      .in_face("E-15", "（1） in 仿宋", fang);
}

void tables_and_charts(const Paper& paper, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const auto piece = [&](const std::string& text) { return Piece(m, paper, grid, text); };
  const Piece caption = piece("表1开口统计表");
  caption.is_centred("E-27", "表 caption centred").of_size("E-27", "表 caption, size", 12);
  caption.in_face("E-27", "表 caption in 黑体", hei);
  caption.on_line("E-27", "表 caption on its band", std::round(caption.line()));
  piece("计量单位见第3栏").from_right("E-26", "unit at the right over the table", 0);
  const Piece head = piece("指标");
  head.of_size("E-26", "table head, size", 12).in_face("E-26", "table head in 黑体", hei);
  head.on_line("E-26", "table head on the band below", caption.line() + 1);
  for (const char* cell : {"进出口总额", "亿元", "开行班列"}) {
    piece(cell).of_size("E-26", "table text, size", 12).in_face("E-26", "table text in 宋体", song);
  }
  piece("开行班列").on_line("E-26", "rows of one band", piece("进出口总额").line() + 2);
  const Piece note = piece("注：表中数字只作示例。");
  m.at_least("E-28", "notes, size", "pt", 10.5, note.row().size(), 0.01, note.where());
  note.in_face("E-28", "notes in 宋体", song).from_left("E-28", "notes flush left", 0);
  const Piece chart = piece("图1实心、斜线、空心和下限（列）");
  chart.is_centred("E-27", "图 caption centred").of_size("E-27", "图 caption, size", 12);
  m.at_least("E-27", "图 caption below the chart", "line", 0,
             chart.line() - piece("上年同期").line(), 0, chart.where());
  // Rules of the table: heavy ones above and below, thin ones between columns, open sides.
  std::size_t heavy = 0, columns = 0;
  for (const PaperFill& fill : paper.pages[caption.page()].fills) {
    const bool across = fill.right - fill.left > TypeArea::width - 1;
    const double thick = across ? fill.bottom - fill.top : fill.right - fill.left;
    if (across && thick > 0.9) {
      ++heavy;
      m.take("E-26", "heavy rules of a table", "pt", 1, thick, 0.01, caption.where());
    } else if (!across) {
      ++columns;
      m.take("E-26", "column rules of a table", "pt", 0.35, thick, 0.01, caption.where());
      m.at_least("E-26", "open sides", "mm", 5, mm(fill.left - TypeArea::left(caption.page())), 0,
                 caption.where());
    }
  }
  CHECK(heavy == 2);
  CHECK(columns == 4);  // one rule from the head to the last row between each two of five columns
  // E-23a: digits of tables stand half an em apart.
  for (const std::string text : {"123.4", "95.25", "915"}) {
    const PaperRow row = piece(text).row();
    m.take("E-23a", "digits of tables half an em apart", "pt", 6,
           row.chars[1].left - row.chars[0].left, 0.01, paper.name);
  }
}

// What stands behind the text: E-17…E-20.
void tail(const Paper& paper, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const auto piece = [&](const std::string& text) { return Piece(m, paper, grid, text); };
  const Piece label = piece("附件：1."), name = piece("只有一个附件的，不编序号"),
              over = piece("面不加标点，一行排不下");
  label.from_left("E-17", "附件：indented two cells", 2).in_face("E-17", "附件说明 in 仿宋", fang);
  m.take("E-17", "turnover under the first character of the name", "mm", mm(name.row().left()),
         mm(over.row().left()), exact, over.where());
  const Piece second = piece("2.生僻字");
  m.take("E-17", "numbers under each other", "mm", mm(label.row().chars[3].left),
         mm(second.row().left()), exact, second.where());
  m.take("E-17", "names under each other", "mm", mm(name.row().left()),
         mm(second.row().chars[2].left), exact, second.where());
  const auto& name_rows = paper.pages[second.page()].rows;
  const auto whole = std::ranges::find_if(
      name_rows, [](const PaperRow& row) { return row.text().starts_with("2.生僻字"); });
  REQUIRE(whole != name_rows.end());
  m.holds("E-17", "no mark after a name", whole->chars.size() == second.row().chars.size(),
          second.where());
  second.on_line("E-17", "items line by line", over.line() + 2);

  const Piece unit = piece("上合示范区工作简报编辑部");  // the first is that of E-05
  const auto rows = body_rows(paper.pages[label.page()]);
  const auto signed_row = std::ranges::find_if(
      rows, [](const PaperRow* row) { return row->text() == "上合示范区工作简报编辑部"; });
  REQUIRE(signed_row != rows.end());
  const Piece signature(m, paper, grid, Found{label.page(), **signed_row});
  const Piece date(m, paper, grid, Found{label.page(), **(signed_row + 1)});
  signature.from_right("E-18", "署名, 右空二字", 2);
  signature.on_line("E-18", "one blank band above the 署名", second.line() + 2);
  date.on_line("E-18", "成文日期 on the line below", signature.line() + 1);
  m.take("E-18", "成文日期 begins 2 cells right of the 署名", "mm", mm(2 * TypeArea::cell),
         mm(date.row().left() - signature.row().left()), exact, date.where());
  CHECK(date.row().text() == "2026年11月20日");
  piece("（此件公开发布）")
      .from_left("E-20", "附注 indented two cells", 2)
      .on_line("E-20", "附注 right below the date", date.line() + 1)
      .in_face("E-20", "附注 in 仿宋", fang);
  CHECK(unit.page() == 0);
}

// E-21: each attachment opens a page; numbers of pages go on.
void attachment(const Paper& paper, const std::string& label, const std::string& name,
                Measures& m) {
  const LineGrid grid = grid_of(paper);
  for (std::size_t k = 1; k < paper.pages.size(); ++k) {
    const PaperPage& page = paper.pages[k];
    if (page.rows.front().text() != label) {
      continue;
    }
    const Piece head(m, paper, grid, Found{k, page.rows[0]}),
        text(m, paper, grid, Found{k, page.rows[1]});
    CHECK(text.row().text() == name);
    head.on_line("E-21", "附件 on line 1 of a new page", 1).from_left("E-21", "附件 flush left", 0);
    head.in_face("E-21", "附件 in 黑体", hei).of_size("E-21", "附件, size", 15.75);
    // A title of one line takes two bands, from the third on.
    text.on_line("E-21", "title of the 附件 from line 3 on", 3.5)
        .is_centred("E-21", "title of the 附件 centred");
    text.in_face("E-21", "title of the 附件 in 小标宋", xbs)
        .of_size("E-21", "title of the 附件, size", 22);
    m.holds("E-21", "page numbers go on",
            text_on(page, "—" + std::to_string(k + 1) + "—").has_value(), head.where());
    return;
  }
  FAIL_CHECK(paper.name, ": no page begins with ", label);
}

// The head of the table is at the left edge of the sheet: the binding edge of an odd page, the fore
// edge of an even one. All of it runs upwards; the page number does not.
void landscape(const Paper& paper, Measures& m) {
  bool any = false;
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const PaperPage& page = paper.pages[k];
    if (page.turned.empty()) {
      continue;
    }
    any = true;
    const std::string where = paper.name + " p. " + std::to_string(k + 1);
    const double left = k % 2 == 1 ? TypeArea::fore : TypeArea::binding;
    const auto caption = std::ranges::min_element(page.turned, {}, &PaperChar::left);
    m.holds("E-25", "caption of the turned table at the left edge, the head first",
            caption->left > left && caption->left < left + 30, where);
    m.holds("E-25", "nothing but number and draft mark stands upright", page.rows.size() == 1,
            where);
    m.holds("E-25", "the page number is where it is on every page",
            text_on(page, "—" + std::to_string(k + 1) + "—").has_value(), where);
    for (const PaperChar& c : page.turned) {
      if (c.left < left || c.left > left + TypeArea::width || c.baseline < TypeArea::top ||
          c.baseline > TypeArea::foot) {
        m.holds("E-25", "turned text lies in the type area", false, where);
      }
    }
  }
  CHECK(any);
}

void colophon(const Paper& paper, const std::string& unit, const std::string& date, Measures& m) {
  const LineGrid grid = grid_of(paper);
  const std::size_t last = paper.pages.size() - 1;
  const PaperPage& page = paper.pages[last];
  const auto on_last = [&](const std::string& text) {
    const auto row = text_on(page, text);
    REQUIRE_MESSAGE(row.has_value(), text);
    return Piece(m, paper, grid, Found{last, *row});
  };
  double before = 0;
  for (const char* label : {"报：", "送：", "发："}) {
    const Piece line = on_last(label);
    line.from_left("E-22", "报、送、发, 左空一字", 1).of_size("E-22", "版记, size", 14);
    line.in_face("E-22", "版记 in 仿宋", fang);
    line.on_line("E-22", "lines of the 版记 on their bands", std::round(line.line()));
    m.at_least("E-22", "order of 报、送、发", "line", before + 1, line.line(), 0.01, line.where());
    before = line.line();
  }
  for (const PaperRow& row : page.rows) {
    const std::string text = row.text();
    if (std::abs(row.size() - 14) < 0.01 && row.baseline() < TypeArea::foot) {
      m.take("E-22", "lines of the 版记 on their bands", "line", std::round(grid.place(row)),
             grid.place(row), 0.01, place_name(paper, last));
      m.at_most("E-22", "lines of the 版记, 右空一字", "mm",
                mm(TypeArea::right(last) - TypeArea::cell), mm(set_right(row)), exact,
                place_name(paper, last));
    }
  }
  const Piece names = on_last("发：");
  const auto whole = std::ranges::find_if(
      page.rows, [](const PaperRow& row) { return row.text().starts_with("发："); });
  REQUIRE(whole != page.rows.end());
  m.holds("E-22", "the last name ends with 。", whole->chars.back().c == U'。', names.where());
  const Piece office = on_last(unit), day = on_last(date);
  office.from_left("E-22", "编印单位 in the 版记, 左空一字", 1);
  day.from_right("E-22", "印发日期, 右空一字", 1)
      .on_line("E-22", "unit and date on one line", office.line());
  on_last("（共印50份）").from_right("E-22", "份数, 右空一字", 1);
  double foot = 0;
  for (const PaperFill& fill : page.fills) {
    foot = std::max(foot, fill.bottom);
  }
  m.take("E-22", "lower edge of the last rule at the foot", "mm", mm(TypeArea::foot), mm(foot),
         0.005, place_name(paper, last));
  const Ink ink = paper.ink(last, 600, TypeArea::foot - 10, TypeArea::foot + 4);
  m.take("E-22", "lower edge of the last rule at the foot (ink)", "mm", mm(TypeArea::foot),
         mm(ink.extent().bottom), fine, place_name(paper, last));
}

Spans plain(std::string text) { return {TextSpan{std::move(text), Emphasis::Plain, std::nullopt}}; }

Block block(BlockContent content) { return {std::move(content), std::nullopt}; }

// What the specimen cannot show at the same time: a seal, a date longer than the name that signs,
// a title of three lines.
void signatures(Measures& m) {
  for (const bool sealed : {false, true}) {
    Document document;
    document.name = "signature";
    document.blocks = {block(Paragraph{ParagraphStyle::Body, plain("一段文字。")}),
                       block(Paragraph{ParagraphStyle::Body, plain("又一段文字。")}),
                       block(Signature{"编辑部", "2026年11月20日", sealed})};
    const Paper paper = paper_of(sealed ? "sealed" : "unsealed", document);
    const LineGrid grid = grid_of(paper);
    const Piece unit(m, paper, grid, "编辑部"), date(m, paper, grid, "2026年11月20日");
    if (sealed) {
      date.from_right("E-19", "成文日期, 右空四字", 4);
      m.take("E-19", "署名 centred over the date", "mm",
             mm(date.row().left() + set_right(date.row())) / 2,
             mm(unit.row().left() + set_right(unit.row())) / 2, exact, unit.where());
    } else {
      date.from_right("E-18", "longer 成文日期, 右空二字", 2);
      m.take("E-18", "成文日期 begins 2 cells right of the 署名", "mm", mm(2 * TypeArea::cell),
             mm(date.row().left() - unit.row().left()), exact, date.where());
    }
    date.on_line(sealed ? "E-19" : "E-18", "成文日期 on the line below", unit.line() + 1);
  }
}

void long_title(Measures& m) {
  Document document;
  document.name = "title";
  const std::vector<std::string> lines{"示范区建设情况", "前十个月进展和下一步安排", "第二次通报"};
  Title head;
  for (const std::string& line : lines) {
    head.lines.push_back(plain(line));
  }
  head.subtitle = plain("——副题");
  head.as_of = plain("（数据截至某日）");
  document.blocks = {
      block(Masthead{"工作简报", "第2期", "编辑部编", "2026年12月　日"}), block(head),
      block(Paragraph{ParagraphStyle::Body,
                      plain("这一段有两行以上的字，用来看三行的标题下面第一面上还有没有正文，正文从"
                            "第几行起，有几行。这是第二行，后面还有字，一直排到第三行。")})};
  const Paper paper = paper_of("long-title", document);
  title(paper, lines, 11, m);
  below_title(paper, "——副题", 15, 1, m);
}

}  // namespace

TEST_CASE("every element of a brief stands where it belongs (E-01…E-28)") {
  Measures m;
  const Paper& brief = published_paper("monthly-brief");
  const Paper& specimen = published_paper("specimen");
  masthead(brief, "第2期（总第4期）", "2024年12月日", m);
  masthead(specimen, "第10期（总第58期）", "2026年11月20日", m);
  marks_of_the_specimen(specimen, m);
  folios(brief, "（送审稿）", m);
  folios(published_paper("monthly-brief.sources"), "（送审稿）", m);
  folios(specimen, "（样张）", m);
  folios(published_paper("check-report"), "", m);
  title(brief, {"上合示范区2024年1—10月建设情况"}, 11, m);
  below_title(brief, "——中欧班列开行915列，预计全年首次超过1000列", 13, 2, m);
  body_of_the_brief(brief, m);
  body_of_the_specimen(specimen, m);
  tables_and_charts(specimen, m);
  tail(specimen, m);
  attachment(brief, "附件2", "主要数据来源及口径", m);
  attachment(specimen, "附件1", "生僻字", m);
  attachment(specimen, "附件2", "断行四十六例", m);
  colophon(brief, "上合示范区工作简报编辑部", "2024年12月日印发", m);
  colophon(specimen, "上合示范区工作简报编辑部", "2026年11月20日印发", m);
  signatures(m);
  long_title(m);
  m.leave_out("E-16", "a permission: 一、 may be followed by 1.");
  landscape(specimen, m);
  m.conclude({"E-01", "E-02", "E-02a", "E-03", "E-04",  "E-05", "E-06", "E-07", "E-08", "E-09",
              "E-10", "E-11", "E-12",  "E-13", "E-14",  "E-15", "E-16", "E-17", "E-18", "E-19",
              "E-20", "E-21", "E-22",  "E-23", "E-23a", "E-24", "E-25", "E-26", "E-27", "E-28"});
}
