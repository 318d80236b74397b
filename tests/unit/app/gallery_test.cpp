// The gallery as it is shipped: every chart of it, with real facts and samples, measured on paper.

#include "app/pages/gallery_command.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "app/issue/build_issue.h"
#include "support/chart_boxes.h"
#include "support/checkout.h"
#include "typeset/chart.h"

namespace jianbao {
namespace {

struct Gallery {
  Prepared prepared;
  Document document;
};

const Gallery& shipped_gallery() {
  static const Gallery gallery = [] {
    Settings settings;
    settings.workspace = test::source_dir();
    Run run(settings);
    auto prepared = prepare(run);
    REQUIRE(prepared);
    const auto report = run.stage(load_gallery(settings.workspace, run.sources()));
    REQUIRE(report);
    const Inputs& inputs = prepared->inputs;
    const Issue& issue = inputs.issues.back();
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Aggregate);
    REQUIRE(built.dataset);
    auto document = run.stage(compose_gallery({*built.dataset, *inputs.catalogue, *report, issue,
                                               inputs.notes.at(issue.key), inputs.office}));
    REQUIRE(document);
    return Gallery{std::move(*prepared), std::move(*document)};
  }();
  return gallery;
}

}  // namespace

TEST_CASE("no label of the gallery touches another, a foreign mark or the frame") {
  const Gallery& gallery = shipped_gallery();
  std::set<ChartKind> kinds;
  std::size_t facts = 0, samples = 0;
  for (const Block& block : gallery.document.blocks) {
    const auto* chart = std::get_if<Chart>(&block.content);
    if (chart == nullptr) {
      continue;
    }
    CAPTURE(chart->caption);
    kinds.insert(chart->kind);
    ++(chart->sample ? samples : facts);
    Diagnostics said;
    TextSetter setter(gallery.prepared.faces, said);
    const Strip strip = std::move(set_chart(*chart, gallery.prepared.inputs.style, setter).front());
    CHECK_FALSE(said.has_errors());
    const Rect frame{{}, {}, Geometry::width, Grid{}.top(strip.bands)};
    for (const std::string& fault :
         test::chart_faults(strip.items, gallery.prepared.faces, frame)) {
      FAIL_CHECK(fault);
    }
    // Every value is printed, in the plot or below it, and real ones are figures with facts.
    const std::string text = test::text_of(strip.items);
    for (const ChartSeries& series : chart->series) {
      for (const ChartPoint& point : series.points) {
        CHECK(text.find(plain_text(point.words)) != std::string::npos);
        const bool known = point.value && !point.words.empty();
        CHECK((chart->sample || !known || point.words.front().figure));
      }
    }
  }
  CHECK(kinds.size() == 10);
  CHECK(facts >= 8);
  CHECK(samples >= 15);
}

TEST_CASE("figures of the gallery say what their facts say, to the last digit") {
  const Gallery& gallery = shipped_gallery();
  std::size_t checked = 0;
  for (const Block& block : gallery.document.blocks) {
    const auto* chart = std::get_if<Chart>(&block.content);
    for (std::size_t s = 0; chart != nullptr && s < chart->series.size(); ++s) {
      for (const ChartPoint& point : chart->series[s].points) {
        if (!point.words.empty() && point.words.front().figure) {
          const Figure& figure = gallery.document.figures.at(*point.words.front().figure);
          CAPTURE(figure.printed);
          const std::string digits = point.value ? point.value->absolute().to_string() : "";
          CHECK(figure.printed.find(digits) != std::string::npos);
          CHECK(point.words.front().text.find(digits) != std::string::npos);
          ++checked;
        }
      }
    }
  }
  CHECK(checked >= 20);
}

}  // namespace jianbao
