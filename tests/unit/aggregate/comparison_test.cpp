#include "aggregate/comparison.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "aggregate/aggregate.h"
#include "unit/validate/bench.h"

namespace jianbao {
namespace {

using testing::Bench;
using Kind = ComparisonSpec::Kind;

constexpr const char* last_day = "2025-12-31";

/// Facts of two documents, perhaps a ruling about them, and what follows of two of them.
struct Table {
  Bench bench;
  std::vector<Ruling> rulings;

  void rule(const std::vector<std::string>& about, std::string decision,
            const char* on = "2025-01-01", const char* until = nullptr,
            std::optional<bool> comparable = true) {
    Ruling ruling;
    ruling.key = "r" + std::to_string(rulings.size());
    for (const std::string& id : about) {
      ruling.about.push_back({id, bench.place(1, 1, 2)});
    }
    ruling.decision = std::move(decision);
    ruling.comparable = comparable;
    ruling.by = "某处";
    ruling.on = *parse_date(on);
    if (until != nullptr) {
      ruling.until = parse_date(until);
    }
    rulings.push_back(std::move(ruling));
  }

  [[nodiscard]] ComparisonResult compare(const char* now, const char* before, Kind kind,
                                         std::string* remedy = nullptr) const {
    const auto checked = bench.check(last_day);
    REQUIRE(checked);
    const auto dataset = aggregate(*checked, bench.catalogue);
    REQUIRE(dataset);
    const auto a = (*checked)->facts().find(now);
    const auto b = (*checked)->facts().find(before);
    REQUIRE(a);
    REQUIRE(b);
    const auto day = *parse_date(last_day);
    if (remedy != nullptr) {
      *remedy = comparison_remedy(*dataset, bench.catalogue, rulings, day, *a, *b, kind);
    }
    return compare_facts(*dataset, bench.catalogue, rulings, day, *a, *b, kind);
  }
};

std::string words(const std::vector<ComparisonValue>& values, std::string_view view,
                  std::string* formula = nullptr) {
  const auto found = std::ranges::find(values, view, &ComparisonValue::view);
  if (found == values.end()) {
    return {};
  }
  CHECK_FALSE(found->facts.empty());
  CHECK(found->derived == (view != "now" && view != "before"));
  CHECK(found->formula.empty() != found->derived);
  if (formula != nullptr) {
    *formula = found->formula;
  }
  return found->printed;
}

/// Not a word of these views may be printed.
void check_unprinted(const ComparisonResult& result,
                     std::initializer_list<std::string_view> views) {
  for (const std::string_view view : views) {
    CAPTURE(view);
    CHECK(words(result.values, view).empty());
  }
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// 63 and 239 classes, 4800余 and 1.7万 trainees, of two papers.
Table college(const char* trainees_before = "4800余") {
  Table table;
  Bench& bench = table.bench;
  bench.from(bench.add("classes-before", "projects", "累计至2022-10-31", "63", "个"), "older");
  Fact& before =
      bench.add("trainees-before", "trainees", "累计至2022-10-31",
                std::string(trainees_before) == "4800余" ? "4800" : trainees_before, "人次");
  if (std::string(trainees_before) == "4800余") {
    before.quantity->qualifier = Qualifier::Odd;
    before.anchor->text = "4800余人次";
  }
  before.pair = "classes-before";
  bench.from(before, "older");
  bench.add("classes", "classes", "累计至2024-12-02", "239", "班次");
  bench.add("trainees", "trainees", "累计至2024-12-02", "1.7", "万人次").per = "classes";
  return table;
}

/// 63亿元 (+1.6%) of 347亿元 (+20%).
Table trade(bool within) {
  Table table;
  Bench& bench = table.bench;
  bench.grow(bench.add("whole", "trade.total", "2024-01..2024-10", "347", "亿元"), "20");
  Fact& part = bench.add("part", "exports", "2024-01..2024-10", "63", "亿元");
  bench.grow(part, "1.6");
  for (Fact& fact : bench.set.facts) {
    fact.status = Status::Estimate;
  }
  if (within) {
    bench.part_of(part, "whole");
  }
  return table;
}

}  // namespace

TEST_CASE("63 classes and 239: a multiple only once somebody ruled that they are one thing") {
  Table table = college();
  std::string remedy;
  ComparisonResult result = table.compare("classes", "classes-before", Kind::Times, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(result.reason == "指标不同（projects与classes），是否同一口径没有裁定");
  CHECK(holds(remedy, "about 写 classes、classes-before"));
  check_unprinted(result, {"times", "added", "added_phrase"});
  CHECK(words(result.unprinted, "times") == "3.8倍");
  CHECK(words(result.unprinted, "added_phrase") == "增加176班次");

  table.rule({"classes", "classes-before"}, "都是建院以来的累计数，口径相同，可比");
  result = table.compare("classes", "classes-before", Kind::Times, &remedy);
  CHECK(result.allowed);
  CHECK(remedy.empty());
  CHECK(result.reason == "裁定（某处，2025-01-01）：都是建院以来的累计数，口径相同，可比");
  std::string formula;
  CHECK(words(result.values, "times", &formula) == "3.8倍");
  CHECK(formula == "239班次 ÷ 63个：四舍五入为3.8倍");
  CHECK(words(result.values, "added", &formula) == "176班次");
  CHECK(formula == "239班次 − 63个 = 176班次");
  CHECK(words(result.values, "added_phrase") == "增加176班次");
  CHECK(words(result.values, "now") == "239班次");
  CHECK(words(result.values, "before") == "63个");
  CHECK(result.unprinted.empty());
}

TEST_CASE("a ruling counts while it is in force, about both, and only where it says yes") {
  struct Case {
    std::vector<std::string> about;
    const char *decision, *on, *until;
    std::optional<bool> comparable;
    bool allowed;
  };
  for (const Case& c : {
           Case{{"classes", "classes-before"}, "是", "2025-01-01", nullptr, true, true},
           Case{{"classes", "classes-before"}, "可比", "2025-01-01", "2025-12-31", true, true},
           Case{{"classes", "classes-before"}, "可比", "2025-01-01", "2025-12-30", true, false},
           Case{{"classes", "classes-before"}, "可比", "2026-01-01", nullptr, true, false},
           Case{{"classes"}, "可比", "2025-01-01", nullptr, true, false},
           Case{{"classes", "classes-before"}, "不是一回事", "2025-01-01", nullptr, false, false},
           Case{{"classes", "classes-before"},
                "口径不同，不可比",
                "2025-01-01",
                nullptr,
                false,
                false},
           Case{{"classes", "classes-before"},
                "是两回事，口径有别",
                "2025-01-01",
                nullptr,
                false,
                false},
           Case{{"classes", "classes-before"},
                "再问提供单位",
                "2025-01-01",
                nullptr,
                std::nullopt,
                false},
       }) {
    CAPTURE(c.decision);
    CAPTURE(c.on);
    Table table = college();
    table.rule(c.about, c.decision, c.on, c.until, c.comparable);
    CHECK(table.compare("classes", "classes-before", Kind::Times).allowed == c.allowed);
  }
  Table both = college();
  both.rule({"classes", "classes-before"}, "不可比", "2025-01-01", nullptr, false);
  both.rule({"classes", "classes-before"}, "可比");
  const ComparisonResult result = both.compare("classes", "classes-before", Kind::Times);
  CHECK_FALSE(result.allowed);
  CHECK(result.reason == "裁定（某处，2025-01-01）：不可比");
}

TEST_CASE("a ruling settles neither units nor status, bounds or different months") {
  struct Case {
    const char *indicator, *value, *unit, *period;
    Status status;
    const char* reason;
  };
  for (const Case& c : {
           Case{"rail.trains", "12", "列", "2023-01..2023-10", Status::Actual, "计量单位不同"},
           Case{"exports", "12", "亿元", "2023-01..2023-10", Status::Estimate, "数据性质不同"},
           Case{"exports", "超12", "亿元", "2023-01..2023-10", Status::Actual, "只给了界限"},
           Case{"exports", "12", "亿元", "2023-01..2023-09", Status::Actual, "期间不同"},
       }) {
    CAPTURE(c.reason);
    Table table;
    table.bench.add("now", "imports", "2024-01..2024-10", "15", "亿元");
    Fact& before = table.bench.add("before", c.indicator, c.period, c.value, c.unit);
    before.status = c.status;
    table.bench.from(before, "older");
    table.rule({"now", "before"}, "同一口径，可比");
    const ComparisonResult result = table.compare("now", "before", Kind::Times);
    CHECK_FALSE(result.allowed);
    CHECK(holds(result.reason, c.reason));
    check_unprinted(result, {"times", "added", "added_phrase"});
  }
}

TEST_CASE("915 trains of ten months and 570 of nine stand side by side as monthly averages") {
  Table table;
  table.bench.from(table.bench.add("before", "rail.trains", "2022-01..2022-09", "570", "列"),
                   "older");
  table.bench.add("now", "rail.trains", "2024-01..2024-10", "915", "列");
  std::string remedy;
  const ComparisonResult result = table.compare("now", "before", Kind::Times, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(result.reason == "期间不同（2022年1—9月与2024年1—10月）");
  CHECK(holds(remedy, "monthly_now"));
  CHECK(words(result.values, "monthly_now") == "91.5列");
  CHECK(words(result.values, "monthly_before") == "约63.3列");
  check_unprinted(result, {"times", "added", "added_phrase"});
}

TEST_CASE("the same months of two years compare; a fall is never told in 倍") {
  Table table;
  table.bench.from(table.bench.add("before", "rail.trains", "2023-01..2023-10", "915", "列"),
                   "older");
  table.bench.add("now", "rail.trains", "2024-01..2024-10", "305", "列");
  ComparisonResult result = table.compare("now", "before", Kind::Times);
  CHECK(result.allowed);
  check_unprinted(result, {"times", "added"});
  CHECK(words(result.values, "added_phrase") == "减少610列");
  result = table.compare("before", "now", Kind::Times);
  CHECK(words(result.values, "times") == "3倍");
  CHECK(words(result.values, "added") == "610列");
}

TEST_CASE("multiples and differences of rounded figures say no more than is known") {
  struct Case {
    const char *now, *now_unit, *before, *before_unit, *times, *phrase;
  };
  for (const Case& c : {
           Case{"95.2", "亿元", "35.0", "亿元", "约2.7倍", "增加60.1亿元～60.3亿元"},
           Case{"347", "亿元", "63", "亿元", "5.4～5.6倍", "增加283亿元～285亿元"},
           Case{"9", "亿元", "1", "亿元", "5.6～19.0倍", "增加7亿元～9亿元"},
           Case{"1.2", "亿元", "4800", "万元", "2.3～2.7倍", "增加0.6亿元～0.8亿元"},
           Case{"348", "亿元", "347", "亿元", "", ""},
           Case{"347", "亿元", "347", "亿元", "", ""},
       }) {
    CAPTURE(c.now);
    CAPTURE(c.before);
    Table table;
    table.bench.from(
        table.bench.add("before", "trade.total", "2023-01..2023-10", c.before, c.before_unit),
        "older");
    table.bench.add("now", "trade.total", "2024-01..2024-10", c.now, c.now_unit);
    const ComparisonResult result = table.compare("now", "before", Kind::Times);
    CHECK(result.allowed);
    CHECK(words(result.values, "times") == c.times);
    CHECK(words(result.values, "added_phrase") == c.phrase);
  }
}

TEST_CASE("class size: what is sure of each side, of the change and of what was added") {
  Table table = college();
  std::string remedy;
  ComparisonResult result = table.compare("trainees", "trainees-before", Kind::Times, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(holds(remedy, "那以后倍数和差也还不能印（前一个数只给了界限（余））"));
  CHECK(words(result.values, "per_now") == "69～74人次");
  check_unprinted(result, {"per_before", "per_change", "per_added", "per_added_assumed"});
  std::string formula;
  CHECK(words(result.unprinted, "per_before", &formula) == "76人次以上");
  CHECK(holds(formula, "4800余人次 ÷ 63个：结果在(76.19, ∞)内，76人次以上"));
  CHECK(words(result.unprinted, "per_change", &formula) == "减少2人次以上");
  CHECK(holds(formula, "结果在(-∞, -2.96)内（人次）"));
  CHECK(words(result.unprinted, "per_added") == "不到73人次");

  // Two rulings later what holds for the whole of the open interval may be printed, and no more.
  table.rule({"classes", "classes-before"}, "同一口径，可比");
  table.rule({"trainees", "trainees-before"}, "同一口径，可比");
  result = table.compare("trainees", "trainees-before", Kind::Times, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(remedy == "只并列，并写明哪一样不同");
  CHECK(holds(result.reason, "前一个数只给了界限（余）"));
  check_unprinted(result, {"times", "added", "per_added_assumed"});
  CHECK(words(result.values, "per_before") == "76人次以上");
  CHECK(words(result.values, "per_change") == "减少2人次以上");
  CHECK(words(result.values, "per_added", &formula) == "不到73人次");
  CHECK(formula == "(1.7万人次 − 4800余人次) ÷ (239班次 − 63个)：结果在[0.00, 72.16)内");
  // 66～72 rests on 4800余 being below 4900.
  CHECK(words(result.unprinted, "per_added_assumed", &formula) == "65～73人次");
  CHECK(holds(formula, "两端四舍五入为66～72人次"));
  CHECK(holds(formula, "若4800余人次照通常读法不到4900人次（来源没有说）"));
}

TEST_CASE("the average of what was added follows from published figures without a bound") {
  Table table = college("4800");
  table.rule({"classes", "classes-before"}, "同一口径，可比");
  table.rule({"trainees", "trainees-before"}, "同一口径，可比");
  const ComparisonResult result = table.compare("trainees", "trainees-before", Kind::Times);
  CHECK(result.allowed);
  std::string formula;
  CHECK(words(result.values, "per_added", &formula) == "66～73人次");
  CHECK(holds(formula, "在[66.47, 72.16)内，两端四舍五入为66～72人次"));
  CHECK(words(result.values, "per_before") == "约76人次");
  CHECK(words(result.unprinted, "per_added_assumed").empty());
}

TEST_CASE("a pair without a quotient has none, and neither have years that do not add up") {
  Table table;
  Bench& bench = table.bench;
  bench.add("countries", "projects", "累计至2024-12-02", "12", "个");
  bench.add("cities", "projects.large", "累计至2024-12-02", "15", "个").pair = "countries";
  bench.from(bench.add("countries-before", "projects", "累计至2023-11-02", "10", "个"), "older");
  Fact& before = bench.add("cities-before", "projects.large", "累计至2023-11-02", "11", "个");
  before.pair = "countries-before";
  bench.from(before, "older");
  const ComparisonResult result = table.compare("cities", "cities-before", Kind::Times);
  check_unprinted(result, {"per_now", "per_before", "per_change", "per_added"});
  CHECK(words(result.unprinted, "per_now").empty());
  CHECK(result.reason == "两个累计数的统计起点来源未写明");

  Table years;
  years.bench.add("n", "projects", "2024-01..2024-10", "25", "个");
  years.bench.add("money", "trade.total", "2024-01..2024-10", "71.6", "亿元").per = "n";
  years.bench.from(years.bench.add("n-before", "projects", "2023-01..2023-10", "20", "个"),
                   "older");
  Fact& money = years.bench.add("money-before", "trade.total", "2023-01..2023-10", "50.1", "亿元");
  money.per = "n-before";
  years.bench.from(money, "older");
  const ComparisonResult averages = years.compare("money", "money-before", Kind::Times);
  CHECK(averages.allowed);
  CHECK(words(averages.values, "per_now") == "约2.9亿元");
  CHECK(words(averages.values, "per_before") == "约2.5亿元");
  CHECK(holds(words(averages.values, "per_change"), "增加"));
  check_unprinted(averages, {"per_added", "per_added_assumed"});
}

TEST_CASE("the share of trade, that of the year before and its change, on intervals") {
  const Table table = trade(true);
  const ComparisonResult result = table.compare("part", "whole", Kind::Share);
  CHECK(result.allowed);
  CHECK(result.reason == "来源写明包含关系");
  std::string formula;
  CHECK(words(result.values, "share", &formula) == "约18%");
  CHECK(holds(formula, "两端四舍五入为18.0%～18.3%"));
  CHECK(words(result.values, "share_before", &formula) == "21%多");
  CHECK(holds(formula, "两端四舍五入为21.1%～21.7%"));
  CHECK(words(result.values, "share_change", &formula) == "3个多百分点");
  CHECK(holds(formula, "回落"));
  CHECK(holds(formula, "两端四舍五入为3.2～3.4个百分点"));
  CHECK(words(result.values, "share_change_phrase") == "回落3个多百分点");
  CHECK(result.unprinted.empty());
}

TEST_CASE("no share without a registered whole: reckoned for officers, with what to register") {
  const Table table = trade(false);
  std::string remedy;
  const ComparisonResult result = table.compare("part", "whole", Kind::Share, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(result.reason == "来源没有写明exports包含在trade.total里，也没有人确认");
  CHECK(holds(remedy, "在 part 里写 within: { fact: whole, basis: source }"));
  check_unprinted(result, {"share", "share_before", "share_change", "share_change_phrase"});
  CHECK(words(result.unprinted, "share") == "约18%");
  CHECK(words(result.unprinted, "share_change_phrase") == "回落3个多百分点");
}

TEST_CASE("a share whose change the figures leave open, and one that stands still") {
  Table open;
  Bench& bench = open.bench;
  bench.grow(bench.add("whole", "trade.total", "2024-01..2024-10", "347", "亿元"), "2");
  Fact& part = bench.add("part", "exports", "2024-01..2024-10", "63", "亿元");
  bench.grow(part, "2");
  bench.part_of(part, "whole");
  const ComparisonResult result = open.compare("part", "whole", Kind::Share);
  CHECK(result.allowed);
  check_unprinted(result, {"share_change", "share_change_phrase"});
  CHECK(words(result.unprinted, "share_change_phrase") == "升降不能确定");
  // Growth at comparable prices says nothing of the share at the prices of the year before.
  part.comparisons.back().rate_basis = "可比价";
  check_unprinted(open.compare("part", "whole", Kind::Share), {"share_before", "share_change"});
}

TEST_CASE("a share needs one period, one status and no bound") {
  for (const auto& [period, value, status, reason] :
       std::initializer_list<std::tuple<const char*, const char*, Status, const char*>>{
           {"2024-01..2024-09", "63", Status::Actual, "期间不同"},
           {"2023-01..2023-10", "63", Status::Actual, "期间不同"},
           {"2024-01..2024-10", "超63", Status::Actual, "只给了界限"},
           {"2024-01..2024-10", "63", Status::Estimate, "数据性质不同"}}) {
    CAPTURE(reason);
    Table table;
    table.bench.add("whole", "trade.total", "2024-01..2024-10", "347", "亿元");
    Fact& part = table.bench.add("part", "exports", period, value, "亿元");
    part.status = status;
    table.bench.part_of(part, "whole");
    table.bench.rules.clear();  // which refuse some of these before anybody compares them
    const ComparisonResult result = table.compare("part", "whole", Kind::Share);
    CHECK_FALSE(result.allowed);
    CHECK(holds(result.reason, reason));
    check_unprinted(result, {"share"});
  }
}

TEST_CASE("promises are never divided, and other things never set against each other") {
  Table table;
  Bench& bench = table.bench;
  for (const auto& [id, indicator, period, value] :
       std::initializer_list<std::tuple<const char*, const char*, const char*, const char*>>{
           {"quarter", "projects", "2024-Q1", "100"}, {"year", "projects.large", "2024", "230"}}) {
    bench.add(id, indicator, period, value, "个").status = Status::Target;
  }
  std::string remedy;
  ComparisonResult result = table.compare("quarter", "year", Kind::Times, &remedy);
  CHECK_FALSE(result.allowed);
  CHECK(holds(remedy, "就是定为同一口径，也还不能比（期间不同"));
  CHECK(result.reason == "指标不同（projects.large与projects），是否同一口径没有裁定");
  CHECK(result.values.size() == 2);
  CHECK(result.unprinted.empty());
  table.rule({"quarter", "year"}, "同一口径，可比");
  result = table.compare("quarter", "year", Kind::Times);
  CHECK(holds(result.reason, "期间不同"));
  CHECK(result.unprinted.empty());
  CHECK_FALSE(table.compare("year", "year", Kind::Times).allowed);

  Table others;
  others.bench.add("a", "rail.trains", "2024-01..2024-10", "915", "列");
  Fact& b = others.bench.add("b", "rail.trains", "2023-01..2023-10", "570", "列");
  others.bench.of_subject(b, "青岛市");
  others.bench.from(b, "older");
  CHECK(holds(others.compare("a", "b", Kind::Times).reason, "主体不同（青岛市与上合示范区）"));
  others.bench.of_subject(b, "上合示范区");
  others.bench.part_of(b, "a", "50箱以上");
  others.bench.rules.clear();
  CHECK(holds(others.compare("a", "b", Kind::Times).reason, "门槛不同"));
}

TEST_CASE("nothing rests on a refused fact") {
  Table table;
  table.bench.from(table.bench.add("before", "rail.trains", "2023-01..2023-10", "570", "列"),
                   "older");
  table.bench.add("now", "rail.trains", "2024-01..2024-10", "915", "列", "951列");
  const ComparisonResult result = table.compare("now", "before", Kind::Times);
  CHECK_FALSE(result.allowed);
  CHECK(result.reason == "事实now没有通过核对");
  CHECK(result.values.empty());
  CHECK(result.unprinted.empty());
}

}  // namespace jianbao
