// How long the rules take on loaded facts:
//   benchmark_check [SHAPE] [FACTS …]      (default: months 10000 100000 1000000)
// Prints a line for each size: it judges nothing. Shapes:
//   months      twenty indicators of as many subjects as it takes, over a hundred months, each with
//               a growth that fits its base a year before; so every rule that looks at figures has
//               something to do
// and one series, whole or line of all facts, which is how a rule becomes quadratic:
//   cumulative  累计至 one day after another
//   growths     a growth each, no level, one day after another
//   shares      shares of one whole
//   line        counts on one line of a document, each third a share without a numerator
//   flows       a year's figure each day, under two names

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "load/readers.h"
#include "model/period.h"
#include "support/checkout.h"
#include "validate/validate.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t indicators = 20;
constexpr std::size_t months = 100;
constexpr std::size_t facts_of_a_subject = indicators * months;

/// What a subject counted in a month: it grows by something each year, and no month is like
/// another.
std::int64_t level(std::size_t subject, std::size_t indicator, std::size_t month) {
  const std::size_t year = month / 12;
  return static_cast<std::int64_t>(1000 + (subject * 37 + indicator * 101 + month % 12 * 13) % 900 +
                                   year * (40 + subject % 30));
}

/// Tenths of a per cent, rounded half away from zero.
std::int64_t growth(std::int64_t now, std::int64_t before) {
  return ((now - before) * 2000 + before) / (2 * before);
}

std::string entry(std::size_t subject, std::size_t indicator, std::size_t month) {
  const std::int64_t now = level(subject, indicator, month);
  std::string text = fmt::format(
      "  - id: s{}-i{}-m{}\n    indicator: bench.i{}\n    subject: 主体{}\n    period: {}-{:02}\n"
      "    value: {}\n    unit: 列\n    line: 1\n    anchor: {}列\n",
      subject, indicator, month, indicator, subject, 2016 + month / 12, 1 + month % 12, now, now);
  if (month >= 12) {
    const std::int64_t tenths = growth(now, level(subject, indicator, month - 12));
    text += fmt::format("    year_on_year: {{ value: {}.{}, anchor: \"增长{}.{}%\" }}\n",
                        tenths / 10, tenths % 10, tenths / 10, tenths % 10);
  }
  return text + fmt::format("    note: 第{}号样本。\n", month);
}

/// Of one indicator, one subject and one document: number `i`.
std::string lone_entry(std::string_view shape, std::size_t i) {
  const auto head = [i](std::size_t indicator, const std::string& period) {
    return fmt::format(
        "  - id: f{}\n    indicator: bench.i{}\n    subject: 主体0\n    period: {}\n    line: 1\n",
        i, indicator, period);
  };
  const auto level = [](std::size_t value) {
    return fmt::format("    value: {}\n    unit: 列\n    anchor: {}列\n", value, value);
  };
  const auto day = [](std::size_t days) {
    return jianbao::to_string(std::chrono::year_month_day(
        std::chrono::sys_days(std::chrono::year(1900) / 1 / 1) + std::chrono::days(days)));
  };
  if (shape == "cumulative") {
    return head(0, "累计至" + day(i)) + level(1000 + i);
  }
  if (shape == "growths") {
    return head(0, "累计至" + day(i)) + "    year_on_year: { value: 5.0, anchor: \"增长5.0%\" }\n";
  }
  if (shape == "shares") {
    return head(i, "2024-10") +
           "    share: { value: 0.001, of: 外贸, anchor: \"占0.001%\" }\n"
           "    within: { fact: whole, basis: source }\n";
  }
  if (shape == "line") {
    return head(i, "2024-10") + (i % 3 == 2
                                     ? "    share: { value: 25.8, of: 外省, anchor: \"占25.8%\" }\n"
                                     : level(3 + i % 7));
  }
  return head(i % 2, "截至" + day(i)) + level(1000);
}

jianbao::RuleSet rules_for(const jianbao::Catalogue& catalogue, std::string_view shape) {
  jianbao::RuleSet rules = jianbao::standard_rules();
  if (shape == "flows") {
    jianbao::Rule& rule = rules.emplace_back(*jianbao::find_check_kind("same-flow"));
    rule.parts = {*catalogue.indicator("bench.i0"), *catalogue.indicator("bench.i1")};
  }
  jianbao::sort_rules(rules);
  return rules;
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

void write_workspace(const fs::path& root, std::string_view shape, std::size_t count) {
  const std::size_t subjects =
      shape == "months" ? std::max<std::size_t>(1, count / facts_of_a_subject) : 1;
  const fs::path data = test::source_dir() / "data";
  fs::create_directories(root / "data/facts");
  fs::create_directories(root / "data/catalogue");
  for (const char* file : {"catalogue/units.yaml", "catalogue/domains.yaml", "sources.yaml"}) {
    fs::copy_file(data / file, root / "data" / file);
  }
  std::string list = "indicators:\n";
  const bool many = shape == "shares" || shape == "line";
  for (std::size_t i = 0; i < (many ? count : indicators); ++i) {
    list += fmt::format(
        "  bench.i{}: {{ name: 指标{}, short: 指标{}, unit: 列, measure: flow, domain: "
        "物流, better: 多, definition: 样本。 }}\n",
        i, i, i);
  }
  write(root / "data/catalogue/indicators.yaml", list);
  list = "subjects:\n";
  for (std::size_t s = 0; s < subjects; ++s) {
    list += fmt::format("  - {{ name: 主体{}, level: 企业 }}\n", s);
    std::string facts = "source: qdwb-2024-12-03\nfacts:\n";
    for (std::size_t i = 0; shape != "months" && i < count; ++i) {
      facts += lone_entry(shape, i);
    }
    for (std::size_t i = 0; shape == "months" && i < indicators; ++i) {
      for (std::size_t m = 0; m < months; ++m) {
        facts += entry(s, i, m);
      }
    }
    write(root / fmt::format("data/facts/{:05}.yaml", s), facts);
  }
  write(root / "data/catalogue/subjects.yaml", list);
}

std::int64_t cpu_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& t) { return std::int64_t{t.tv_sec} * 1000 + t.tv_usec / 1000; };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void measure(std::string_view shape, std::size_t facts) {
  const fs::path root = fs::temp_directory_path() / fmt::format("jianbao-bench-{}", getpid());
  fs::remove_all(root);
  write_workspace(root, shape, facts);
  jianbao::SourceMap sources;
  jianbao::Diagnostics diagnostics;
  jianbao::Reader reader{root, sources, diagnostics};
  const auto catalogue = std::make_shared<const jianbao::Catalogue>(read_catalogue(reader));
  jianbao::Registry registry;
  std::int64_t began = cpu_milliseconds();
  const auto set =
      std::make_shared<const jianbao::FactSet>(read_facts(reader, *catalogue, registry));
  const std::int64_t loading = cpu_milliseconds() - began;
  const long loaded = peak_megabytes();
  fs::remove_all(root);
  const jianbao::RuleSet rules = rules_for(*catalogue, shape);
  const auto day = *jianbao::parse_date("2025-01-01");
  began = cpu_milliseconds();
  const auto checked = jianbao::validate({set, catalogue, registry, rules, {}, {}, day, day});
  const std::int64_t checking = cpu_milliseconds() - began;
  std::size_t verdicts = 0;
  for (const jianbao::RuleTally& tally : (*checked)->tallies()) {
    verdicts += tally.pass + tally.fail + tally.not_evaluable;
  }
  fmt::print("{:>8} {:>10} {:>8} {:>9} {:>9} {:>9} {:>8}\n", set->facts.size(), loading, checking,
             loaded, peak_megabytes(), verdicts, checked.diagnostics.all().size());
  if (diagnostics.has_errors()) {
    fmt::print("{} diagnostics of reading\n", diagnostics.all().size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  const bool named = argc > 1 && (argv[1][0] < '0' || argv[1][0] > '9');
  const std::string shape = named ? argv[1] : "months";
  for (int i = named ? 2 : 1; i < argc; ++i) {
    sizes.push_back(std::strtoul(argv[i], nullptr, 10));
  }
  if (sizes.empty()) {
    sizes = {10'000, 100'000, 1'000'000};
  }
  fmt::print("{:>8} {:>10} {:>8} {:>9} {:>9} {:>9} {:>8}\n", "facts", "load ms", "check ms",
             "load MB", "peak MB", "verdicts", "findings");
  for (const std::size_t size : sizes) {
    measure(shape, size);
    malloc_trim(0);
  }
}
