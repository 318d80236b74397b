// What a reader's program gets back from the finished files: the text that was set, and no other.

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/publish.h"
#include "base/utf8.h"
#include "load/load.h"
#include "render/render.h"
#include "support/checkout.h"
#include "typeset/typeset.h"

namespace fs = std::filesystem;
using namespace jianbao;

namespace {

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    text.append(buffer, n);
  }
  CHECK(pclose(pipe) == 0);
  return text;
}

class PdfFile {
 public:
  explicit PdfFile(const std::string& bytes)
      : path_(fs::temp_directory_path() / ("jianbao-text-" + std::to_string(getpid()) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PdfFile() { fs::remove(path_); }
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  // -raw: in the order of the content, which is our reading order.
  [[nodiscard]] std::string text_of_page(std::size_t number) const {
    const std::string n = std::to_string(number);
    return output_of("pdftotext -raw -enc UTF-8 -f " + n + " -l " + n + " " + path_.string() +
                     " -");
  }

 private:
  fs::path path_;
};

std::string without_spaces(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : to_utf32(text)) {
    if (c > U' ' && c != 0x3000 && c != 0xFEFF) {
      kept += c;
    }
  }
  return to_utf8(kept);
}

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
  REQUIRE(built.documents.size() == 2);
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
  SourceMap sources;
  const auto inputs = load(test::source_dir(), sources);
  REQUIRE(inputs.value.has_value());
  const auto fonts = FontSet::open(inputs->fonts, test::source_dir() / "fonts");
  REQUIRE(fonts.value.has_value());
  Document document;
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body,
                 {{"使用China Railway Express品牌的TIR专线。", Emphasis::Plain, std::nullopt}}},
       std::nullopt});
  const auto pages = typeset(document, Style{}, *fonts);
  REQUIRE(pages.value.has_value());
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  const auto pdf = render(*pages, *fonts, info);
  REQUIRE(pdf.value.has_value());
  const std::string text = PdfFile(*pdf).text_of_page(1);
  CHECK(text.find("China Railway Express") != std::string::npos);
}
