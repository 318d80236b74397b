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
  std::string page = text;
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
    out = prove(bench.set, registry, bench.catalogue, {{bench.set.facts.front().document, page}});
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

TEST_CASE("a place that prints it again holds the same figure with the same bounding word") {
  const auto again = [](const char* words, const char* said) {
    Proof p;
    p.page += "开行班列915列；开行班列超915列；开行班列951列。\n";
    Fact& fact = p.fact("a", "915", "列", 2, "班列915列");
    fact.also.push_back({5, Anchor{words, 1, p.bench.place(90, 1, 9)}});
    CAPTURE(words);
    CHECK(p.errors() == said);
  };
  again("开行班列915列", "");
  again("开行班列951列", "check/anchor-cuts-number");
  again("开行班列超915列", "check/qualifier-on-line");
}

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

TEST_CASE("a whole token is whole in Chinese numerals and in full width too") {
  struct Case {
    const char *line, *value, *anchor, *codes;
  };
  for (const Case& c :
       {Case{"推出十六个项目", "6", "六个项目", "check/anchor-cuts-number"},
        Case{"推出十六个项目", "16", "十六个项目", ""},
        Case{"推出十六个项目", "10", "推出十", "check/anchor-cuts-number"},
        Case{"统一六个项目", "6", "六个项目", ""}, Case{"传统一百个项目", "100", "一百个项目", ""},
        Case{"开行１９１５个", "915", "９１５个", "check/anchor-cuts-number"},
        Case{"开行１９１５个", "1915", "１９１５个", ""}, Case{"共1,234个", "1234", "1,234个", ""},
        Case{"共1,234个", "234", "234个", "check/anchor-cuts-number"}}) {
    CAPTURE(c.line);
    CAPTURE(c.anchor);
    Proof p;
    p.page = c.line;
    p.fact("a", c.value, "个", 1, c.anchor);
    CHECK(p.errors() == c.codes);
  }
}

TEST_CASE("both ends of a range stand on the line, and neither stands for the whole") {
  struct Case {
    const char *line, *value, *upper, *anchor, *codes;
  };
  for (const Case& c : {Case{"开办5—8个班", "5", "8", "5—8个", ""},
                        Case{"开办5—8个班", "5", "9", "5—8个", "check/anchor-cuts-number"},
                        Case{"开办5—8个班", "4", "8", "5—8个", "check/anchor-cuts-number"},
                        Case{"开办5—80个班", "5", "8", "5—8", "check/anchor-cuts-number"},
                        Case{"开办5个，8个班", "5", "8", "5个，8个", "check/qualifier-on-line"},
                        Case{"开办5—8个班", "5", nullptr, "办5", "check/qualifier-on-line"},
                        Case{"开办5—8个班", "8", nullptr, "8个班", "check/qualifier-on-line"}}) {
    CAPTURE(c.line);
    CAPTURE(c.value);
    Proof p;
    p.page = c.line;
    Quantity& quantity = *p.fact("a", c.value, "个", 1, c.anchor).quantity;
    if (c.upper != nullptr) {
      quantity.qualifier = Qualifier::Range;
      quantity.upper = Decimal::parse(c.upper);
    }
    CHECK(p.errors() == c.codes);
  }
}

TEST_CASE("the bounding word of a figure that is not proved is not complained of as well") {
  Proof p;
  p.page = "会员3500余家，比上年多3500家";
  p.fact("a", "3500", "家", 1, "3500");  // which of the two?
  CHECK(p.errors() == "check/anchor-ambiguous");
  p.bench.set.facts.front().anchor->ordinal = 1;
  CHECK(p.errors() == "check/qualifier-on-line");
  p.bench.set.facts.front().anchor = Anchor{"会员", 0, p.bench.place(1, 1, 2)};
  p.bench.set.facts.front().line = 2;  // not there
  CHECK(p.errors() == "check/anchor-not-on-line");
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

namespace {

/// How one sentence or name of a line is counted: "entered", "left out" or "missing".
std::string counted(Proof& p, StatementKind kind) {
  (void)p.run();
  const Tally& tally = p.out.value->front().tallies.at(static_cast<std::size_t>(kind));
  REQUIRE(tally.found == 1);
  return tally.entered == 1 ? "entered" : tally.left_out == 1 ? "left out" : "missing";
}

}  // namespace

TEST_CASE("a sentence with 将 is entered by an undertaking in it, by nothing else") {
  struct Case {
    Status status;
    const char *anchor, *counted;
  };
  for (const Case& c :
       {Case{Status::Actual, "28个项目", "missing"}, Case{Status::Estimate, "28个项目", "missing"},
        Case{Status::Pledge, "28个项目", "entered"}, Case{Status::Target, "28个项目", "entered"},
        Case{Status::Proposal, "28个项目", "entered"},
        Case{Status::Forecast, "28个项目", "entered"}, Case{Status::Pledge, "28个班", "missing"},
        Case{Status::Pledge, "28个班。某区", "missing"}}) {
    CAPTURE(static_cast<int>(c.status));
    CAPTURE(c.anchor);
    Proof p;
    p.page = "已开办28个班。某区将建28个项目。\n";
    p.fact("a", "28", "个", 1, c.anchor).status = c.status;
    CHECK(counted(p, StatementKind::Undertaking) == c.counted);
    CHECK(p.errors().empty());
  }
}

TEST_CASE("a sentence with 将 is left out with its 将, not with any word of it") {
  for (const auto& [words, counts] :
       {std::pair{"将认真落实", "left out"}, {"“一盘棋”", "missing"}}) {
    CAPTURE(words);
    Proof p;
    p.page = "某区将认真落实，树牢“一盘棋”。开办28个班。\n";
    p.fact("a", "28", "个", 1, "28个班");
    p.leave_out(1, words);
    CHECK(counted(p, StatementKind::Undertaking) == counts);
  }
}

TEST_CASE("a name is entered by a name or a figure that holds the whole of it") {
  struct Case {
    const char *line, *anchor;
    Status status;
    const char* counted;
  };
  for (const Case& c : {Case{"出台“21”条政策", "“21”条", Status::Actual, "entered"},
                        Case{"出台“21条人才政策”", "21条", Status::Actual, "missing"},
                        Case{"推进21条“硬联通”", "“硬联通”", Status::Pledge, "missing"}}) {
    CAPTURE(c.line);
    Proof p;
    p.page = c.line;
    Fact& fact = p.fact("a", "21", "条", 1, c.anchor);
    fact.status = c.status;
    if (c.status == Status::Pledge) {
      fact.quantity.reset();
    }
    CHECK(counted(p, StatementKind::Name) == c.counted);
  }
  for (const auto& [name, counts] : {std::pair{"示范平台", "missing"},
                                     {"综合示范平台", "entered"},
                                     {"“综合示范平台”二期", "entered"}}) {
    CAPTURE(name);
    Proof p;
    p.page = "21条，建成“综合示范平台”二期";
    p.fact("a", "21", "条", 1, "21条");
    System system;
    system.name = name;
    REQUIRE_FALSE(p.registry.add(system).has_value());
    p.registry.set_mentions({{name, p.bench.set.facts.front().document, 1,
                              Anchor{name, 0, p.bench.place(1, 1, 2)}, p.bench.place(1, 1, 2)}});
    CHECK(counted(p, StatementKind::Name) == counts);
  }
}

}  // namespace jianbao
