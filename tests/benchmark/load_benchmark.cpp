// How long loading facts takes, against the events of yaml-cpp alone in the same run:
//   benchmark_load [FACTS …]      (default 10000 100000 1000000)
// Writes a workspace of files of 5,000 facts with ten keys each, reads it, prints a line for each
// size. It judges nothing: a ratio is for people to read.

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "load/readers.h"
#include "support/checkout.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t facts_in_a_file = 5000;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Ten keys: id, indicator, subject, period, value, unit, line, anchor, year_on_year, note.
std::string entry(std::size_t number) {
  const std::size_t month = 2 + number % 11;
  const std::size_t value = 100 + number % 900;
  return fmt::format(
      "  - id: fact-{:07}\n    indicator: rail.trains\n    subject: 上合示范区\n"
      "    period: 2024-01..2024-{:02}\n    value: {}\n    unit: 列\n    line: {}\n"
      "    anchor: {}列\n    year_on_year: {{ value: {}.{}, anchor: \"增长{}.{}%\" }}\n"
      "    note: 第{}号样本，口径同指标目录。\n",
      number, month, value, 1 + number % 200, value, number % 40, number % 10, number % 40,
      number % 10, number);
}

/// The catalogue of this project with made-up facts.
void write_workspace(const fs::path& root, std::size_t facts) {
  const fs::path data = test::source_dir() / "data";
  fs::create_directories(root / "data/facts");
  fs::copy(data / "catalogue", root / "data/catalogue", fs::copy_options::recursive);
  fs::copy_file(data / "sources.yaml", root / "data/sources.yaml");
  for (std::size_t first = 0; first < facts; first += facts_in_a_file) {
    std::ofstream out(root / fmt::format("data/facts/{:07}.yaml", first), std::ios::binary);
    out << "source: qdwb-2024-12-03\nfacts:\n";
    for (std::size_t i = first; i < std::min(first + facts_in_a_file, facts); ++i) {
      out << entry(i);
    }
  }
}

class Silent : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

std::int64_t cpu_microseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& t) { return std::int64_t{t.tv_sec} * 1'000'000 + t.tv_usec; };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

std::int64_t wall_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::string seconds(std::int64_t microseconds) {
  return fmt::format("{}.{:02}", microseconds / 1'000'000, microseconds / 10'000 % 100);
}

void measure(std::size_t facts) {
  const fs::path root = fs::temp_directory_path() / fmt::format("jianbao-bench-{}", getpid());
  fs::remove_all(root);
  write_workspace(root, facts);
  jianbao::SourceMap sources;
  jianbao::Diagnostics diagnostics;
  jianbao::Reader reader{root, sources, diagnostics};
  const jianbao::Catalogue catalogue = jianbao::read_catalogue(reader);
  jianbao::Registry registry;
  const std::int64_t wall = wall_microseconds();
  std::int64_t began = cpu_microseconds();
  const auto set = jianbao::read_facts(reader, catalogue, registry);
  const std::int64_t loading = cpu_microseconds() - began;
  const std::int64_t waited = wall_microseconds() - wall;
  const long peak = peak_megabytes();
  began = cpu_microseconds();
  for (const auto& file : fs::directory_iterator(root / "data/facts")) {
    std::istringstream text(slurp(file.path()));
    YAML::Parser parser(text);
    Silent silent;
    parser.HandleNextDocument(silent);
  }
  const std::int64_t events = cpu_microseconds() - began;
  fs::remove_all(root);
  fmt::print("{:>8} {:>8} {:>8} {:>8} {:>8} {:>9} {:>6}%\n", set.facts.size(), seconds(loading),
             seconds(waited), seconds(events), peak,
             static_cast<std::int64_t>(facts) * 1'000'000 / loading, events * 100 / loading);
  if (diagnostics.has_errors()) {
    fmt::print("{} diagnostics\n", diagnostics.all().size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    sizes.push_back(std::strtoul(argv[i], nullptr, 10));
  }
  if (sizes.empty()) {
    sizes = {10'000, 100'000, 1'000'000};
  }
  fmt::print("{:>8} {:>8} {:>8} {:>8} {:>8} {:>9} {:>7}\n", "facts", "CPU s", "wall s", "yaml s",
             "peak MB", "facts/s", "yaml");
  for (const std::size_t size : sizes) {
    measure(size);
    malloc_trim(0);
  }
}
