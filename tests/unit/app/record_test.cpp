#include "app/issue/record.h"

#include <doctest/doctest.h>

#include <memory>

#include "app/issue/build_issue.h"
#include "support/checkout.h"

namespace jianbao {
namespace {

/// Face ids can only be minted by a FontSet, so that pages need the shipped one.
const Prepared& shipped() {
  static const std::unique_ptr<Prepared> prepared = [] {
    Settings settings;
    settings.workspace = test::source_dir();
    Run run(settings);
    auto loaded = prepare(run);
    REQUIRE(loaded);
    return std::make_unique<Prepared>(std::move(*loaded));
  }();
  return *prepared;
}

TextRun set_text(std::string_view text, Length x, Length y, FigureIndex figure) {
  TextRun run{{x, y}, shipped().faces.faces().front(), Length::pt(16), {}, 1000, {}, figure};
  for (const char c : text) {
    run.glyphs.push_back({1, 0, static_cast<char32_t>(c)});
  }
  return run;
}

Document two_figures() {
  Document document;
  document.figures.resize(2);
  document.figures[0].printed = "915列";
  document.figures[1].printed = "18.1%";
  return document;
}

Pages one_page(std::vector<Item> items) {
  Pages pages;
  pages.pages.push_back({Geometry::page_width, Geometry::page_height, 7, std::move(items)});
  return pages;
}

const Length line_1 = Geometry::top + Length::pt(20);
const Length line_2 = Geometry::top + Length::pt(49);

}  // namespace

TEST_CASE("figures are listed in the order of the paper, not of the text") {
  const auto placed =
      place_figures(two_figures(), one_page({set_text("915", Length::pt(300), line_1, 0),
                                             set_text("18.1%", Length::pt(100), line_1, 1)}));
  REQUIRE(placed);
  REQUIRE(placed->size() == 2);
  CHECK(placed->at(0).figure == 1);
  CHECK(placed->at(1).figure == 0);
  CHECK(placed->at(0).page == 7);
  CHECK(placed->at(0).line == 1);
}

TEST_CASE("a figure may be set in several runs") {
  const auto placed =
      place_figures(two_figures(), one_page({set_text("91", Length::pt(300), line_1, 0),
                                             set_text("5", Length::pt(100), line_2, 0),
                                             set_text("18.1%", Length::pt(200), line_2, 1)}));
  REQUIRE(placed);
  CHECK(placed->at(0).figure == 0);
}

TEST_CASE("a figure that is missing, wrong or printed twice is a bug") {
  const TextRun second = set_text("18.1%", Length::pt(100), line_1, 1);
  for (const std::vector<Item>& items : {std::vector<Item>{second},
                                         {set_text("951", Length::pt(10), line_1, 0), second},
                                         {set_text("915", Length::pt(10), line_1, 0),
                                          set_text("915", Length::pt(10), line_2, 0), second}}) {
    const auto placed = place_figures(two_figures(), one_page(items));
    CHECK_FALSE(placed);
    REQUIRE(placed.diagnostics.all().size() == 1);
    CHECK(placed.diagnostics.all().front().code == Code::AppFigureNotPlaced);
  }
}

TEST_CASE("a manifest of the shipped issue names every input once and nothing absolute") {
  const auto& digests = shipped().digests;
  CHECK(digests.size() > shipped().inputs.fonts.files.size());
  for (std::size_t i = 0; i < digests.size(); ++i) {
    CAPTURE(digests[i].path);
    CHECK(digests[i].sha256.size() == 64);
    CHECK_FALSE(digests[i].path.starts_with('/'));
    CHECK((i == 0 || digests[i - 1].path < digests[i].path));
  }
}

TEST_CASE("the shipped issues publish, and each figure stands on paper with its facts") {
  Settings settings;
  settings.workspace = test::source_dir();
  for (const Issue& issue : shipped().inputs.issues) {
    CAPTURE(issue.key);
    Run run(settings);
    const auto prepared = prepare(run);
    REQUIRE(prepared);
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Render);
    REQUIRE_FALSE(run.failed());
    for (const BuiltDocument& made : built.documents) {
      CHECK(made.placed.size() == made.document.figures.size());
      CHECK(made.pdf.starts_with("%PDF-"));
      for (const Figure& figure : made.document.figures) {
        CHECK_FALSE(figure.facts.empty());
      }
    }
  }
}

}  // namespace jianbao
