// Pages a CPU second, set alone and set and drawn, of the shipped brief and of longer and longer
// documents of the same sentences:
//   benchmark_pages [COUNT …]: so many rows of one table, and so many paragraphs      (default 20
//   200 2000 20000)
// It judges nothing: the last column says whether time grows with the pages.

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
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

// Six columns as in a long annex: number, indicator, subject, period, value, growth.
Document table_of(std::size_t rows) {
  const auto plain = [](std::string text) {
    return TableCell{{{std::move(text), Emphasis::Plain, std::nullopt}}};
  };
  Table table;
  table.caption = "表1　各区市主要数据";
  table.unit = "单位：亿元";
  table.columns = {
      {"序号", ColumnAlign::Centre, 0, true},  {"指标", ColumnAlign::Left, 3, false},
      {"主体", ColumnAlign::Left, 1, false},   {"期间", ColumnAlign::Centre, 0, true},
      {"数值", ColumnAlign::Decimal, 1, true}, {"同比增长（%）", ColumnAlign::Decimal, 1, true}};
  for (std::size_t k = 0; k < rows; ++k) {
    table.rows.push_back({plain(std::to_string(k + 1)), plain("外贸进出口总额"),
                          plain("上合示范区"), plain(fmt::format("1—{}月", k % 12 + 1)),
                          plain(fmt::format("{}.{}", 100 + k % 900, k % 10)),
                          plain(fmt::format("{}.{}", k % 30, k % 7))});
  }
  Document document;
  document.name = "benchmark";
  document.blocks.push_back({std::move(table), std::nullopt});
  return document;
}

std::int64_t peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
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
  // Tables first: the most memory so far is then theirs.
  std::int64_t first = 0;
  for (const std::size_t count : counts) {
    print(fmt::format("{} rows", count), measure(table_of(count), style, prepared->faces), first);
  }
  fmt::print("most memory so far: {} MiB\n", peak_mib());
  first = 0;
  for (const std::size_t count : counts) {
    if (count > 0) {
      print(fmt::format("{} paragraphs", count),
            measure(document_of(sentences, count), style, prepared->faces), first);
    }
  }
  return 0;
}
