// Anchors against a small document written for it.

#include "validate/evidence.h"

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao {
namespace {

constexpr const char* text =
    "某区统计通报\n"
    "1—10月，开行班列915列，比上年多140列；班列总数1915列。\n"
    "全省首个“示范平台”建成，服务企业3500余家、3500余人次。\n"
    "下一步，将建设“示范园区”，推出六大举措。\n";

struct Proof {
  testing::Bench bench;
  Registry registry;
  Outcome<std::vector<Coverage>> out;

  Fact& fact(const std::string& id, std::string_view value, const char* unit, std::uint32_t line,
             std::string anchor, std::uint32_t ordinal = 0) {
    Fact& f = bench.add(id, "rail.trains", "2024-01..2024-10", value, unit);
    f.line = line;
    f.anchor->text = std::move(anchor);
    f.anchor->ordinal = ordinal;
    return f;
  }
  void leave_out(std::uint32_t line, std::string words) {
    bench.set.left_out.push_back({bench.set.facts.front().document, line,
                                  Anchor{std::move(words), 0, bench.place(90, 1, 9)}, "示例",
                                  bench.place(90, 1, 9)});
  }
  std::string run() {
    out = prove(bench.set, registry, bench.catalogue, {{bench.set.facts.front().document, text}});
    std::string said;
    for (const Diagnostic& d : out.diagnostics.all()) {
      said += (said.empty() ? "" : "; ") + std::string(message(d.code).code) + " " +
              std::string(d.args.front().second) +
              (d.code == Code::CheckStatementMissing
                   ? ":" + d.args.at(1).second + " " + d.args.at(2).second
                   : "");
    }
    return said;
  }
  [[nodiscard]] std::string errors() {
    (void)run();
    std::string codes;
    for (const Diagnostic& d : out.diagnostics.all()) {
      if (d.severity == Severity::Error) {
        codes += (codes.empty() ? "" : " ") + std::string(message(d.code).code);
      }
    }
    return codes;
  }
};

}  // namespace

TEST_CASE("an anchor stands on its line and holds the whole figure, or stops before it") {
  {
    Proof p;
    p.fact("a", "915", "列", 2, "班列915列");
    CHECK(p.errors().empty());
    CHECK(p.out.value->front().anchors == 1);
  }
  {
    Proof p;
    p.fact("a", "915", "列", 2, "开行班列");  // the figure follows directly
    CHECK(p.errors().empty());
  }
  {
    Proof p;
    p.fact("a", "6", "个", 4, "六大举措");
    CHECK(p.errors().empty());
  }
}

TEST_CASE("a wrong line, words that are not there, a part of a longer number") {
  {
    Proof p;
    p.fact("a", "915", "列", 3, "班列915列");
    CHECK(p.errors() == "check/anchor-not-on-line");
    CHECK(p.out.diagnostics.all().front().args.back().second == "2");  // where it does stand
    CHECK(p.out.value->front().anchors == 0);
  }
  {
    Proof p;
    p.fact("a", "915", "列", 2, "总数1915列");
    CHECK(p.errors() == "check/anchor-cuts-number");
  }
  {
    Proof p;
    p.fact("a", "915", "列", 2, "915列", 2);  // the end of 1915列 is no figure 915
    CHECK(p.errors() == "check/anchor-cuts-number");
  }
  {
    Proof p;
    p.fact("a", "915", "列", 99, "班列915列");
    CHECK(p.errors() == "check/anchor-not-on-line");
  }
}

TEST_CASE("a bounding word that a short anchor cuts off is seen on the line") {
  Proof p;
  p.fact("a", "3500", "家", 3, "3500");  // the line says 3500余家
  p.bench.set.facts.front().anchor->ordinal = 1;
  CHECK(p.errors() == "check/qualifier-on-line");
  p.bench.set.facts.front().quantity->qualifier = Qualifier::Odd;
  CHECK(p.errors().empty());
  p.bench.set.facts.front().quantity->qualifier = Qualifier::Over;
  CHECK(p.errors() == "check/qualifier-on-line");
}

TEST_CASE("an anchor that occurs twice says which") {
  Proof p;
  p.fact("a", "3500", "家", 3, "3500余").quantity->qualifier = Qualifier::Odd;
  CHECK(p.errors() == "check/anchor-ambiguous");
  p.bench.set.facts.front().anchor->ordinal = 2;
  CHECK(p.errors().empty());
  p.bench.set.facts.front().anchor->ordinal = 3;
  CHECK(p.errors() == "check/anchor-ordinal");
}

TEST_CASE("what is neither entered nor left out is told, and counted by kind") {
  Proof p;
  p.fact("a", "915", "列", 2, "班列915列");
  p.leave_out(2, "1—10月");
  (void)p.run();
  const Coverage& coverage = p.out.value->front();
  const auto& numbers = coverage.tallies.at(static_cast<std::size_t>(StatementKind::Number));
  CHECK(numbers.found == 7);  // 1 10 915 140 1915 3500 3500
  CHECK(numbers.entered == 1);
  CHECK(numbers.left_out == 2);
  CHECK(numbers.missing() == 4);
  const auto& names = coverage.tallies.at(static_cast<std::size_t>(StatementKind::Name));
  CHECK(names.found == 2);
  CHECK(names.missing() == 2);
  CHECK(coverage.tallies.at(static_cast<std::size_t>(StatementKind::Claim)).found == 1);
  CHECK(coverage.tallies.at(static_cast<std::size_t>(StatementKind::Undertaking)).found == 1);
  CHECK(p.out.diagnostics.count(Severity::Warning) == 8);
}

TEST_CASE("a registered name is known wherever it stands, under every spelling") {
  Proof p;
  p.fact("a", "915", "列", 2, "班列915列");
  System system;
  system.name = "某示范平台";
  system.aliases = {"“示范平台”"};
  REQUIRE_FALSE(p.registry.add(system).has_value());
  p.registry.set_mentions(
      {{"某示范平台", p.bench.set.facts.front().document, 3,
        Anchor{"示范平台", 0, p.bench.place(1, 1, 2)}, p.bench.place(1, 1, 2)}});
  (void)p.run();
  const auto& names =
      p.out.value->front().tallies.at(static_cast<std::size_t>(StatementKind::Name));
  CHECK(names.entered == 1);
  CHECK(names.missing() == 1);
}

}  // namespace jianbao
