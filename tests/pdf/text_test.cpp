// What a reader's program gets back from the finished files: the text that was set, and no other.

#include <doctest/doctest.h>

#include <string>

#include "app/issue/build_issue.h"
#include "base/utf8.h"
#include "render/render.h"
#include "support/checkout.h"
#include "support/pdf_text.h"
#include "support/set_pages.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

std::string text_set_on(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      for (const Glyph& glyph : run->glyphs) {
        append_utf8(text, glyph.text);
      }
    }
  }
  return without_spaces(text);
}

}  // namespace

TEST_CASE("pdftotext gives back every page of the brief and of its checking list exactly (A-14)") {
  Settings settings;
  settings.workspace = test::source_dir();
  Run run(settings);
  const auto prepared = prepare(run);
  REQUIRE(prepared.has_value());
  const BuiltIssue built =
      build_issue(run, *prepared, prepared->inputs.issues.front(), Stage::Render);
  REQUIRE(built.documents.size() >= 2);  // the brief and its checking list come first
  for (const BuiltDocument& made : built.documents) {
    const PdfFile file(made.pdf);
    for (std::size_t k = 0; k < made.pages->pages.size(); ++k) {
      CAPTURE(made.document.name);
      CAPTURE(k + 1);
      CHECK(without_spaces(file.text_of_page(k + 1)) == text_set_on(made.pages->pages[k]));
    }
  }
}

TEST_CASE("spaces between Latin words come back as they were") {
  const FontSet& fonts = shipped_fonts();
  Document document;
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body,
                 {{"使用China Railway Express品牌的TIR专线。", Emphasis::Plain, std::nullopt}}},
       std::nullopt});
  const auto pages = typeset(document, Style{}, fonts);
  REQUIRE(pages.value.has_value());
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  const auto pdf = render(*pages, fonts, info);
  REQUIRE(pdf.value.has_value());
  const std::string text = PdfFile(*pdf).text_of_page(1);
  CHECK(text.find("China Railway Express") != std::string::npos);
}
