// Pages a CPU second, set alone and set and drawn, of the shipped brief and of longer and longer
// documents of the same sentences:
//   benchmark_pages [PARAGRAPHS …]      (default 20 200 2000 20000)
// It judges nothing: the last column says whether time grows with the pages.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "app/publish.h"
#include "base/utf8.h"
#include "render/render.h"
#include "support/checkout.h"
#include "support/paragraphs.h"
#include "typeset/typeset.h"

namespace {

using namespace jianbao;

std::int64_t microseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
}

struct Timed {
  std::size_t pages = 0;
  std::int64_t typeset = 0, render = 0;  ///< microseconds of one round
};

// Short documents are set several times, or the clock would tell nothing.
std::optional<Timed> measure(const Document& document, const Style& style, const FontSet& fonts) {
  constexpr std::int64_t least = 300'000;
  Timed timed;
  std::int64_t rounds = 0;
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2000}, std::chrono::January,
                                          std::chrono::day{1}};
  while (timed.typeset < least) {
    const std::int64_t began = microseconds();
    const auto pages = typeset(document, style, fonts);
    const std::int64_t set = microseconds();
    if (!pages.value) {
      return std::nullopt;
    }
    const auto pdf = render(*pages.value, fonts, info);
    if (!pdf.value) {
      return std::nullopt;
    }
    timed.pages = pages.value->pages.size();
    timed.typeset += set - began;
    timed.render += microseconds() - set;
    ++rounds;
  }
  timed.typeset /= rounds;
  timed.render /= rounds;
  return timed;
}

std::int64_t a_second(std::size_t pages, std::int64_t took) {
  return static_cast<std::int64_t>(pages) * 1'000'000 / std::max<std::int64_t>(1, took);
}

/// `first`: nanoseconds a page of the first row, to compare with; set by it.
void print(const std::string& what, const std::optional<Timed>& timed, std::int64_t& first) {
  if (!timed) {
    fmt::print("{:<22} cannot be set\n", what);
    return;
  }
  const std::int64_t both = timed->typeset + timed->render;
  const std::int64_t each = both * 1000 / static_cast<std::int64_t>(timed->pages);
  first = first == 0 ? each : first;
  fmt::print("{:<22} {:>7} {:>12} {:>12} {:>12} {:>14} {:>9}%\n", what, timed->pages,
             timed->typeset, timed->render, a_second(timed->pages, timed->typeset),
             a_second(timed->pages, both), each * 100 / first);
}

Document document_of(const std::vector<std::u32string>& sentences, std::size_t count) {
  Document document;
  document.name = "benchmark";
  for (std::size_t k = 0; k < count; ++k) {
    Paragraph paragraph;
    paragraph.spans = {{to_utf8(sentences[k % sentences.size()]), Emphasis::Plain, std::nullopt}};
    document.blocks.push_back({std::move(paragraph), std::nullopt});
  }
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  settings.workspace = test::source_dir();
  Run run(settings);
  const auto prepared = prepare(run);
  const auto sentences = test::brief_paragraphs();
  if (!prepared || sentences.empty()) {
    fmt::print("the briefs of the tree cannot be composed\n");
    return 1;
  }
  const Style& style = prepared->inputs.style;
  fmt::print("{:<22} {:>7} {:>12} {:>12} {:>12} {:>14} {:>10}\n", "document", "pages", "typeset µs",
             "render µs", "typeset p/s", "both p/s", "µs/page");
  for (const Issue& issue : prepared->inputs.issues) {
    for (const BuiltDocument& made : build_issue(run, *prepared, issue, Stage::Typeset).documents) {
      std::int64_t own = 0;
      print(made.document.name, measure(made.document, style, prepared->faces), own);
    }
  }
  std::vector<std::size_t> counts;
  for (int k = 1; k < argc; ++k) {
    counts.push_back(std::strtoul(argv[k], nullptr, 10));
  }
  if (counts.empty()) {
    counts = {20, 200, 2000, 20000};
  }
  std::int64_t first = 0;
  for (const std::size_t count : counts) {
    if (count > 0) {
      print(fmt::format("{} paragraphs", count),
            measure(document_of(sentences, count), style, prepared->faces), first);
    }
  }
  return 0;
}
