// How characters are drawn in the width that their class gives them, and what is told of lines.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/set_pages.h"
#include "typeset/text.h"
#include "typeset/typeset.h"

using namespace jianbao;
using jianbao::test::shipped_fonts;

namespace {

/// A glyph as it stands on paper, in millipoints.
struct Drawn {
  char32_t text;
  FaceId face;
  std::uint16_t glyph;
  Length ink_left, ink_right, dot;
};

/// Body text of 15.75 pt on one line.
std::vector<Drawn> drawn(const std::string& text) {
  Diagnostics diagnostics;
  TextSetter setter(shipped_fonts(), diagnostics);
  const TextStyle style = TextStyle::on_grid(FontRole::Fs, Style{}.body_size);
  std::vector<Drawn> out;
  for (const TextRun& run : setter.line(text, style).runs) {
    for (const Glyph& g : run.glyphs) {
      const auto ink = shipped_fonts().ink(run.face, g.id);
      const auto em = [&run](std::int32_t v) { return run.size.scaled(v, 1000); };
      const Length x = run.origin.x + Length::millipoints(g.x);
      Drawn d{g.text, run.face, g.id, x, x, Length()};
      if (ink) {
        d.ink_left += em(ink->left).scaled(run.x_scale, 1000);
        d.ink_right += em(ink->right).scaled(run.x_scale, 1000);
        d.dot = em(ink->top - ink->bottom).scaled(run.x_scale, 1000);
      }
      out.push_back(d);
    }
  }
  CHECK(diagnostics.empty());
  return out;
}

bool near(Length a, Length b) {
  return a - b < Length::millipoints(60) && b - a < Length::millipoints(60);
}

const Length cell = Geometry::cell_left(1);

struct Told {
  Diagnostics diagnostics;
  LineCounts lines;
};

Told told_of(const std::string& text) {
  Document document;
  document.name = "test";
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, {TextSpan{text, Emphasis::Plain, std::nullopt}}},
       std::nullopt});
  auto out = typeset(document, Style{}, shipped_fonts());
  REQUIRE(out.value.has_value());
  return {std::move(out.diagnostics), out.value->lines};
}

}  // namespace

TEST_CASE("a dash is one stroke over its two ems, an ellipsis six dots evenly over them (F-06)") {
  const auto dash = drawn("国——国");
  REQUIRE(dash.size() == 4);
  CHECK(near(dash[1].ink_left, cell));
  CHECK(near(dash[2].ink_right, cell * 3));
  CHECK(dash[2].ink_left <= dash[1].ink_right);
  const auto dots = drawn("国……国");
  REQUIRE(dots.size() == 4);
  const Length inside = (dots[1].ink_right - dots[1].ink_left - dots[1].dot).scaled(1, 2);
  const Length between = dots[2].ink_left - dots[1].ink_right + dots[1].dot;
  CHECK(near(inside, between));
  CHECK(near(inside, cell.scaled(1, 3)));
  CHECK(near(dots[1].ink_left - cell, cell * 3 - dots[2].ink_right));
}

TEST_CASE("？！ stand side by side within one em, ！！！ within two (PE2, PE3)") {
  for (const char* marks : {"？！", "！？", "！！", "？？", "！！！", "？？？"}) {
    CAPTURE(marks);
    const auto line = drawn(std::string("国") + marks + "国");
    const std::int64_t ems = line.size() == 5 ? 2 : 1;
    CHECK(line[1].ink_left >= cell);
    CHECK(line[line.size() - 2].ink_right <= cell * (1 + ems));
    for (std::size_t k = 2; k + 1 < line.size(); ++k) {
      CHECK(line[k].ink_left > line[k - 1].ink_right);
    }
  }
}

TEST_CASE("look-alikes of · and ／ are drawn as these and keep their text") {
  const auto line = drawn("国·国・国/国／国");
  REQUIRE(line.size() == 9);
  CHECK(line[3].glyph == line[1].glyph);
  CHECK(line[3].text == U'・');
  CHECK(line[7].glyph == line[5].glyph);
  CHECK(line[7].face == line[5].face);
  CHECK(line[7].text == U'／');
}

TEST_CASE("quotation marks, signs and accented letters of Latin text come from the Latin face") {
  const auto line = drawn("在China “Belt” café’s −5与“好”");
  const FaceId latin = line[1].face;
  CHECK(line.front().face != latin);
  for (const Drawn& d : line) {
    const bool han = is_han(d.text) || &d > &line[line.size() - 4];
    CAPTURE(to_utf8(std::u32string(1, d.text)));
    CHECK((d.face == latin) == !han);
  }
}

TEST_CASE("L-35 L-04 L-10: very loose lines and what was taken apart are notes and counted") {
  std::string filling;
  for (int k = 0; k < 60; ++k) {
    filling += "国";
  }
  const Told good = told_of(filling);
  CHECK(good.diagnostics.empty());
  CHECK(good.lines.lines == 3);
  CHECK(good.lines.very_loose == 0);

  // A word that is nearly a line long leaves the line before it short.
  const Told loose = told_of("国民经济" + std::string(56, 'm') + filling);
  CHECK(loose.lines.overlong_words == 1);
  REQUIRE(loose.diagnostics.count(Severity::Note) >= 1);
  CHECK(loose.diagnostics.all().front().code == Code::TypesetOverlongWord);
  CHECK(loose.diagnostics.count(Severity::Warning) == 0);

  const Told number = told_of("国" + std::string(70, '5') + "亿元");
  CHECK(number.lines.overlong_numbers == 1);
  CHECK(number.diagnostics.all().front().code == Code::TypesetOverlongNumber);

  const Told very_loose = told_of("国民经济" + std::string(30, 'm') + filling);
  CHECK(very_loose.lines.very_loose == 1);
  REQUIRE(very_loose.diagnostics.all().size() == 1);
  CHECK(very_loose.diagnostics.all().front().code == Code::TypesetVeryLoose);
  CHECK(very_loose.diagnostics.all().front().args.front().second == "国民经济");
}
