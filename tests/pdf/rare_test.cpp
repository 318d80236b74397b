// Rare characters, most of them beyond U+FFFF, in every role: drawn, searched for and copied like
// any other, and each face that stands in for another told once.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "render/render.h"
#include "support/pdf_text.h"
#include "support/set_pages.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

const std::string rare = "𬭩𫖯𠮷李𬱖王㛃";

TextSpan span(std::string text, Emphasis emphasis = Emphasis::Plain) {
  return {std::move(text), emphasis, std::nullopt};
}

/// Each role under a letter of its own: A 小标宋, B 仿宋, C 黑体, D 楷体, E 宋体.
Document every_role() {
  Document document;
  const auto add = [&](BlockContent content) {
    document.blocks.push_back({std::move(content), std::nullopt});
  };
  add(Title{{{span("甲" + rare)}}, {}, {}});
  add(Paragraph{
      ParagraphStyle::Body,
      {span("乙" + rare + "，再说一遍" + rare + "。"), span("丙" + rare, Emphasis::Strong)}});
  add(Heading{2, "丁" + rare});
  add(Paragraph{ParagraphStyle::Small, {span("戊" + rare)}});
  return document;
}

std::string argument(const Diagnostic& diagnostic, std::string_view name) {
  for (const auto& [key, value] : diagnostic.args) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("rare characters are drawn in every role and come back from readers' programs") {
  const auto pages = typeset(every_role(), Style{}, shipped_fonts());
  REQUIRE(pages.value.has_value());
  for (const Page& page : pages->pages) {
    for (const Item& item : page.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        for (const Glyph& glyph : run->glyphs) {
          CAPTURE(std::uint32_t{glyph.text});
          CHECK(glyph.id != 0);
          CHECK((glyph.text <= U' ' || shipped_fonts().ink(run->face, glyph.id)));
        }
      }
    }
  }
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  const auto pdf = render(*pages, shipped_fonts(), info);
  REQUIRE(pdf.value.has_value());
  const PdfFile file(*pdf);
  for (const std::string& command : {"pdftotext -raw -enc UTF-8 " + file.path() + " -",
                                     "mutool draw -q -F txt " + file.path() + " 2>/dev/null"}) {
    CAPTURE(command);
    const std::string text = without_spaces(output_of(command));
    for (const char* role : {"甲", "乙", "再说一遍", "丙", "丁", "戊"}) {
      CAPTURE(role);
      CHECK(text.find(role + rare) != std::string::npos);
    }
  }
}

TEST_CASE("a face that stands in is told once a document for each character and role") {
  const auto pages = typeset(every_role(), Style{}, shipped_fonts());
  REQUIRE(pages.value.has_value());
  std::map<std::pair<std::string, std::string>, int> told;
  bool weight_told = false;
  for (const Diagnostic& note : pages.diagnostics.all()) {
    if (note.code == Code::TextFallback || note.code == Code::TextFallbackWeight) {
      CHECK(note.severity == Severity::Note);
      ++told[{argument(note, "role"), argument(note, "character")}];
      // 小标宋 is 700, what has 𠮷 is 400.
      weight_told = weight_told ||
                    (note.code == Code::TextFallbackWeight && argument(note, "role") == "xbs" &&
                     argument(note, "character") == "𠮷" && argument(note, "weight") == "400");
    }
  }
  CHECK(weight_told);
  for (const auto& [what, times] : told) {
    CAPTURE(what.first);
    CAPTURE(what.second);
    CHECK(times == 1);
  }
  // FandolFang has none of the five; Noto has all but 𠮷; 文楷 has them all.
  for (const char* character : {"𬭩", "𫖯", "𠮷", "𬱖", "㛃"}) {
    CAPTURE(character);
    CHECK(told.contains({"fs", character}));
    CHECK_FALSE(told.contains({"kai", character}));
    CHECK(told.contains({"hei", character}) == (std::string(character) == "𠮷"));
  }
}

TEST_CASE("what no font has is an error that names all there is to know") {
  Document document;
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, {span("某\uE123", Emphasis::Strong)}}, std::nullopt});
  const auto pages = typeset(document, Style{}, shipped_fonts());
  REQUIRE_FALSE(pages.value.has_value());
  const auto all = pages.diagnostics.all();
  const auto error = std::ranges::find(all, Code::TextNoGlyph, &Diagnostic::code);
  REQUIRE(error != all.end());
  CHECK(argument(*error, "code_point") == "U+E123");
  CHECK(argument(*error, "role") == "hei");  // the role it would have been set in
  CHECK(argument(*error, "files") == "—");
  const bool installed = shipped_fonts().absent().empty();
  CHECK((argument(*error, "packages").find("fonts-hanazono") == std::string::npos) == installed);
}
