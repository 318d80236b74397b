#include "render/render.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <thread>

#include "../faces/default_fonts.h"
#include "base/utf8.h"
#include "render/content.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

/// One line of text at natural widths plus `extra` at each glyph, one run a face.
void put(Page& page, FontRole role, std::string_view text, Point at, Length size,
         Length extra = {}) {
  const FontSet& fonts = default_fonts();
  Length pen;
  std::optional<TextRun> run;
  for (const char32_t c : to_utf32(text)) {
    const auto glyph = fonts.find(role, c);
    REQUIRE(glyph);
    if (!run || run->face != glyph->face) {
      if (run) {
        page.items.emplace_back(*run);
      }
      run = TextRun{{at.x + pen, at.y}, glyph->face, size, {}, 1000, {}, {}};
    }
    const Length x = at.x + pen - run->origin.x;
    run->glyphs.push_back({glyph->glyph, static_cast<std::int32_t>(x.count()), c});
    pen += size.scaled(glyph->advance, 1000) + extra;
  }
  page.items.emplace_back(*run);
}

Page a4() { return {Length::millipoints(595276), Length::millipoints(841890), 1, {}}; }

Point at(int x, int y) { return {Length::pt(x), Length::pt(y)}; }

const std::array<std::string, 7> lines{"通信业运行简报：𠮷林省、李𫖯",
                                       "业务收入１，二三。“引号”（括号）——破折号……",
                                       "一、总体情况（一）同比增长玥喆",
                                       "\u2F00 一 \u2F2F 工",
                                       "Value 1,234.5 – 8.47% €",
                                       "价格–€¥↗",
                                       "楷体“引用”《书名》"};

Pages mixed_page() {
  Page page = a4();
  put(page, FontRole::Xbs, lines[0], at(80, 100), Length::pt(22));
  put(page, FontRole::Fs, lines[1], at(80, 150), Length::millipoints(15750));
  put(page, FontRole::Hei, lines[2], at(80, 180), Length::pt(16), Length::millipoints(333));
  put(page, FontRole::Song, lines[3], at(80, 210), Length::pt(16));
  put(page, FontRole::Latin, lines[4], at(80, 240), Length::pt(16));
  put(page, FontRole::Fs, lines[5], at(80, 270), Length::pt(16));
  put(page, FontRole::Kai, lines[6], at(80, 300), Length::pt(16));
  page.items.emplace_back(Fill{
      {Length::pt(80), Length::pt(110), Length::pt(400), Length::millipoints(750)}, {224, 58, 46}});
  const Rect bar{Length::pt(80), Length::pt(350), Length::pt(200), Length::pt(20)};
  page.items.emplace_back(
      Box{bar, Box::Pattern::Hatch, Length::millipoints(500), Length::pt(3), {}});
  page.items.emplace_back(Box{{bar.x, Length::pt(380), bar.width, bar.height},
                              Box::Pattern::Open,
                              Length::millipoints(500),
                              {},
                              {200, 0, 0}});
  page.items.emplace_back(
      Stroke{at(80, 420), at(480, 420), Length::millipoints(500), {}, Length::pt(3)});
  Page last = a4();
  last.number.reset();
  put(last, FontRole::Fs, "版记", at(80, 700), Length::pt(14));
  return {{page, last},
          {{1, "一、总体情况𠮷", 0, Length::pt(180)},
           {2, "（一）收入", 0, Length::pt(210)},
           {1, "版记", 1, Length::pt(700)}}};
}

PdfInfo info() {
  using namespace std::chrono_literals;
  return {"通信业运行简报：𠮷林省", "某某办公室", "第3期", 2026y / 3 / 31, "facts-digest"};
}

std::string run(const std::string& command) {
  std::string out;
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (std::array<char, 4096> buffer; const auto n = std::fread(buffer.data(), 1, 4096, pipe);) {
    out.append(buffer.data(), n);
  }
  CHECK_MESSAGE(::pclose(pipe) == 0, command, out);
  return out;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string content_of(Page page) {
  const FontSet& fonts = default_fonts();
  std::vector<SubsetFont> subsets(fonts.face_count());
  for (const Item& item : page.items) {
    if (const auto* text = std::get_if<TextRun>(&item)) {
      std::vector<GlyphUse> uses;
      for (const Glyph& g : text->glyphs) {
        uses.push_back({g.id, g.text});
      }
      std::sort(uses.begin(), uses.end());
      uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
      subsets[text->face.index()] = *fonts.subset(text->face, uses);
    }
  }
  return page_content(page, subsets);
}

}  // namespace

TEST_CASE("a page with mixed faces reads back exactly") {
  const TemporaryFolder folder;
  const auto pdf = render(mixed_page(), default_fonts(), info());
  REQUIRE(pdf);
  const std::string path = folder.write("mixed.pdf", *pdf).string();
  CHECK(pdf->starts_with("%PDF-1.7"));

  CHECK(contains(run("qpdf --check " + path), "No syntax or stream encoding errors"));
  const std::string text = run("pdftotext -enc UTF-8 -f 1 -l 1 -layout " + path + " -");
  std::string expected;
  for (const std::string& line : lines) {
    expected += without_blanks(line);
  }
  CHECK(without_blanks(text) == expected);

  std::istringstream fonts(run("pdffonts " + path));
  std::string row;
  std::getline(fonts, row);
  std::getline(fonts, row);
  int count = 0;
  for (; std::getline(fonts, row); ++count) {
    INFO(row);
    CHECK(row.find("Identity-H") != std::string::npos);
    CHECK(row.find("yes yes yes") != std::string::npos);
  }
  CHECK(count == 7);  // five first faces, 楷体, and the lighter one that stands in for 仿宋
}

TEST_CASE("the document tells readers what it is") {
  const TemporaryFolder folder;
  const auto pdf = render(mixed_page(), default_fonts(), info());
  REQUIRE(pdf);
  const std::string path = folder.write("info.pdf", *pdf).string();
  const std::string facts = run("pdfinfo -isodates -box " + path);
  CHECK(contains(facts, "通信业运行简报：𠮷林省"));
  CHECK(contains(facts, "某某办公室"));
  CHECK(contains(facts, "2026-03-31T00:00:00+08"));
  CHECK(contains(facts, "595.276 x 841.89 pts (A4)"));
  const std::string json = run("qpdf --json " + path);
  for (const char* part :
       {"zh-CN", "DisplayDocTitle", "/DuplexFlipLongEdge", "/PrintScaling", "/UseOutlines",
        "/TrimBox", "一、总体情况𠮷", "（一）收入", "/CapHeight", "/StemV"}) {
    CHECK_MESSAGE(contains(json, part), part);
  }
  CHECK_FALSE(contains(json, "CIDSet"));
  CHECK(contains(run("qpdf --show-object=trailer " + path), "/ID"));
}

TEST_CASE("same pages, same bytes; threads do not matter") {
  const Pages pages = mixed_page();
  const auto first = render(pages, default_fonts(), info());
  REQUIRE(first);
  std::array<std::string, 4> others;
  std::vector<std::thread> threads;
  for (std::string& other : others) {
    threads.emplace_back([&] { other = render(pages, default_fonts(), info()).value.value(); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& other : others) {
    CHECK(other == *first);
  }
  PdfInfo changed = info();
  changed.id = "other";
  CHECK(render(pages, default_fonts(), changed).value.value() != *first);
}

TEST_CASE("two texts of one CFF glyph read back exactly") {
  const TemporaryFolder folder;
  Page page = a4();
  const auto glyph = default_fonts().find(FontRole::Fs, U'一');
  REQUIRE(glyph);
  TextRun run_of_two{at(80, 100), glyph->face, Length::pt(16), {}, 1000, {}, {}};
  run_of_two.glyphs = {
      {glyph->glyph, 0, U'\u2F00'}, {glyph->glyph, 16000, U'一'}, {glyph->glyph, 32000, U'\u2F00'}};
  page.items.emplace_back(run_of_two);
  const auto pdf = render({{page}, {}}, default_fonts(), info());
  REQUIRE(pdf);
  const std::string path = folder.write("two.pdf", *pdf).string();
  CHECK(without_blanks(run("pdftotext " + path + " -")) == "\u2F00一\u2F00");
}

TEST_CASE("content operators") {
  Page page = a4();
  SUBCASE("natural widths: one string, no adjustment") {
    put(page, FontRole::Fs, "通信业", at(85, 120), Length::pt(16));
    const std::string content = content_of(page);
    CHECK(contains(content, "/F1 16 Tf\n1 0 0 1 85 721.89 Tm\n<"));
    CHECK_FALSE(contains(content, "Tc"));
    CHECK_FALSE(contains(content, "TJ"));
  }
  SUBCASE("even spacing: Tc") {
    put(page, FontRole::Fs, "通信业务", at(85, 120), Length::pt(16), Length::millipoints(125));
    CHECK(contains(content_of(page), "\n.125 Tc\n"));
  }
  SUBCASE("uneven spacing: TJ from absolute places") {
    put(page, FontRole::Fs, "通信业务", at(85, 120), Length::pt(16));
    auto& glyphs = std::get<TextRun>(page.items[0]).glyphs;
    glyphs[1].x += 1000;
    const std::string content = content_of(page);
    CHECK(contains(content, "> -62.5 <"));
    CHECK(contains(content, "> 62.5 <"));
  }
  SUBCASE("stretch is set and taken back") {
    put(page, FontRole::Fs, "—", at(85, 120), Length::pt(16));
    put(page, FontRole::Fs, "—", at(85, 140), Length::pt(16));
    std::get<TextRun>(page.items[0]).x_scale = 1205;
    const std::string content = content_of(page);
    CHECK(contains(content, "120.5 Tz"));
    CHECK(contains(content, "100 Tz"));
  }
  SUBCASE("colours are written when they change") {
    const Rect area{Length::pt(10), Length::pt(20), Length::pt(30), Length::pt(40)};
    page.items = {Fill{area, {}}, Fill{area, {255, 0, 0}}, Fill{area, {255, 0, 0}}};
    CHECK(content_of(page) ==
          "10 781.89 30 40 re f\n1 0 0 rg\n10 781.89 30 40 re f\n10 781.89 30 40 re f\n");
  }
  SUBCASE("an area of no size draws nothing") {
    page.items = {Fill{{Length::pt(1), Length::pt(1), Length(), Length::pt(3)}, {}}};
    CHECK(content_of(page).empty());
  }
}

TEST_CASE("a layout no PDF can hold is a bug that is reported") {
  Pages pages = mixed_page();
  SUBCASE("no pages") { pages.pages.clear(); }
  SUBCASE("bookmark past the end") { pages.bookmarks[0].page = 9; }
  SUBCASE("size 0") { std::get<TextRun>(pages.pages[0].items[0]).size = Length(); }
  SUBCASE("page of no size") { pages.pages[0].width = Length(); }
  const auto pdf = render(pages, default_fonts(), info());
  REQUIRE_FALSE(pdf);
  CHECK(pdf.diagnostics.all().front().code == Code::RenderLayout);
}

TEST_CASE("the dump is legible") {
  Page page = a4();
  put(page, FontRole::Xbs, "标题", at(85, 120), Length::pt(22));
  std::get<TextRun>(page.items[0]).figure = 12;
  put(page, FontRole::Song, "\u2F00", at(85, 140), Length::pt(16));
  page.items.emplace_back(
      Fill{{Length::pt(72), Length::pt(140), Length::millipoints(451276), Length::millipoints(750)},
           {0xE0, 0x3A, 0x2E}});
  std::vector<std::string> names;
  for (const FaceId face : default_fonts().faces()) {
    names.push_back(default_fonts().file_name(face));
  }
  CHECK(dump({{page}, {{1, "一、总体", 0, Length::millipoints(176400)}}}, names) ==
        "page 1  595.276 × 841.890  number 1\n"
        "  text  85.000 120.000  NotoSerifSC_700Bold.ttf 22.000 \"标题\"  step 22.000  fig 12\n"
        "  text  85.000 140.000  NotoSerifSC_400Regular.ttf 16.000 \"{U+2F00}\"\n"
        "  fill  72.000 140.000 451.276 × 0.750 #E03A2E\n"
        "bookmark 1 \"一、总体\" → page 1 y 176.400\n");
}

TEST_CASE("patterns run in their own directions, and shapes are filled, closed or left open") {
  const auto content = [](Item item) {
    Page page = a4();
    page.items = {std::move(item)};
    return content_of(page);
  };
  const auto count = [](const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (std::size_t p = text.find(word); p != std::string::npos; p = text.find(word, p + 1)) {
      ++n;
    }
    return n;
  };
  const Rect area{Length::pt(100), Length::pt(100), Length::pt(20), Length::pt(10)};
  const auto box = [&](Box::Pattern pattern, bool outline, Length dash = {}) {
    return content(Box{area, pattern, Length::millipoints(500), Length::pt(4), {}, outline, dash});
  };
  // Ten points high at a distance of four: two level lines, and no outline.
  CHECK(count(box(Box::Pattern::Level, false), " l\n") == 2);
  CHECK(count(box(Box::Pattern::Level, false), "re ") == 1);  // the clip alone
  CHECK(count(box(Box::Pattern::Level, true), "re ") == 2);
  const std::size_t rising = count(box(Box::Pattern::Hatch, false), " l\n");
  CHECK(rising > 3);
  CHECK(count(box(Box::Pattern::Back, false), " l\n") == rising);
  CHECK(count(box(Box::Pattern::Cross, false), " l\n") == 2 * rising);
  CHECK(box(Box::Pattern::Back, false) != box(Box::Pattern::Hatch, false));
  CHECK(contains(box(Box::Pattern::Open, true, Length::pt(2)), "[2 ] 0 d"));

  const std::vector<Point> triangle{at(100, 100), at(120, 100), at(110, 120)};
  CHECK(contains(content(Shape{triangle, true, Rgb{}, {}, {}}), "f\n"));
  CHECK(contains(content(Shape{triangle, true, Rgb{}, Length::pt(1), {}}), "b\n"));
  CHECK(contains(content(Shape{triangle, true, std::nullopt, Length::pt(1), {}}), "s\n"));
  CHECK(contains(content(Shape{triangle, false, std::nullopt, Length::pt(1), {}}), "S\n"));
  CHECK(content(Shape{triangle, false, std::nullopt, {}, {}}).empty());  // nothing was asked for
}
