#include "compose/wording.h"

#include "world.h"

namespace jianbao::composing {
namespace {

std::string joined(const Phrase& phrase) { return phrase.words + phrase.figure; }

TEST_CASE("growth in words (typography.md 4.2)") {
  struct Case {
    std::string_view rate;
    PeriodKind kind;
    std::string_view first, second;
  };
  const Case cases[] = {
      {"18.1", PeriodKind::YearToDate, "同比增长18.1%", "增长18.1%"},       // 1, 18
      {"11.4", PeriodKind::Year, "比上年增长11.4%", "增长11.4%"},           // 2
      {"-6.0", PeriodKind::YearToDate, "同比下降6.0%", "下降6.0%"},         // 3
      {"0.0", PeriodKind::YearToDate, "与上年同期持平", "与上年同期持平"},  // 4, 5, 6
      {"0", PeriodKind::Year, "与上年持平", "与上年持平"},
      {"48.4", PeriodKind::YearToDate, "同比增长48.4%", "增长48.4%"},  // 16
      {"5.1", PeriodKind::Month, "同比增长5.1%", "增长5.1%"},          // 18
      {"20", PeriodKind::YearToDate, "同比增长20%", "增长20%"},        // S-15
      {"365", PeriodKind::YearToDate, "同比增长365%", "增长365%"},     // S-09: as published
      {"-3.2", PeriodKind::YearToDate, "同比下降3.2%", "下降3.2%"},    // never 增长-3.2%
  };
  for (const Case& c : cases) {
    CHECK(joined(year_on_year_phrase(decimal(c.rate), c.kind)) == c.first);
    CHECK(joined(growth_phrase(decimal(c.rate), c.kind)) == c.second);
  }
}

TEST_CASE("the direction of an increment comes from the whole interval") {
  const World world;
  using Form = Derived::Form;
  const Unit unit{"列", "列", 1, true, world.span(1, 1, 1)};
  const auto say = [&](Form form, std::string_view low, std::string_view high,
                       PeriodKind kind) -> std::string {
    const auto phrase = increment_phrase({Measure::Increment,
                                          {},
                                          world.catalogue.unit("列").value(),
                                          form,
                                          decimal(low),
                                          decimal(high),
                                          {}},
                                         unit, kind);
    return phrase ? joined(*phrase) : "-";
  };
  CHECK(say(Form::Exact, "140", "140", PeriodKind::YearToDate) == "比上年同期多140列");
  CHECK(say(Form::Exact, "-20", "-20", PeriodKind::YearToDate) == "比上年同期少20列");
  CHECK(say(Form::Range, "3", "5", PeriodKind::Year) == "比上年多3～5列");
  CHECK(say(Form::Range, "-1", "5", PeriodKind::YearToDate) == "-");
  CHECK(say(Form::Exact, "0", "0", PeriodKind::YearToDate) == "与上年同期持平");
}

TEST_CASE("periods: as a sentence begins, and with their year") {
  struct Case {
    std::string_view notation, words, with_year;
  };
  const Case cases[] = {
      {"2024-10", "10月", "2024年10月"},
      {"2024-01..2024-10", "1—10月", "2024年1—10月"},  // 22: 一字线
      {"2024-01..2024-02", "1—2月", "2024年1—2月"},    // 19
      {"2023-01..2023-09", "2023年1—9月", "2023年1—9月"},
      {"2024-03..2024-05", "3—5月", "2024年3—5月"},
      {"2024-Q3", "三季度", "2024年三季度"},
      {"2024-Q1..Q3", "前三季度", "2024年前三季度"},
      {"2024-H1", "上半年", "2024年上半年"},
      {"2024", "全年", "2024年"},
      {"2023", "2023年", "2023年"},
      {"2021..2025", "2021—2025年", "2021—2025年"},
      {"截至2024-12-02", "截至12月2日", "截至2024年12月2日"},
      {"截至2023-09-30", "截至2023年9月30日", "截至2023年9月30日"},
      {"累计至2024-12-02", "截至12月2日", "截至2024年12月2日"},
      {"今年至2024-12-02", "今年以来", "2024年1月1日至12月2日"},
      {"2024-12-02", "12月2日", "2024年12月2日"},
  };
  for (const Case& c : cases) {
    const auto period = Period::parse(c.notation);
    REQUIRE_MESSAGE(period, c.notation);
    CHECK(period_words(*period, std::chrono::year(2024)) == c.words);
    CHECK(period_with_year(*period) == c.with_year);
  }
  const Period since = Period::parse("累计至2024-12-02").value();
  CHECK(period_in_table(since, std::chrono::year(2024)) == "截至12月2日累计");
  CHECK(period_in_list(since) == "截至2024年12月2日累计");
}

TEST_CASE("status and nature keep four kinds of number apart") {
  CHECK(status_prefix(Status::Actual).empty());
  CHECK(status_prefix(Status::Preliminary) == "初步统计");
  CHECK(status_prefix(Status::Estimate) == "预计");
  CHECK(status_prefix(Status::Target) == "目标");
  CHECK(nature_words(Status::Actual, Qualifier::None) == "实际");
  CHECK(nature_words(Status::Estimate, Qualifier::None) == "预计");
  CHECK(nature_words(Status::Forecast, Qualifier::Exceeding) == "预计，下限（超过）");
  CHECK(nature_words(Status::Actual, Qualifier::Breaking) == "下限（突破）");
  CHECK(nature_words(Status::Actual, Qualifier::About) == "约数");
  CHECK(nature_words(Status::Actual, Qualifier::Nearly) == "上限（近）");
}

TEST_CASE("a judgement holds only within its bounds") {
  Wording wording;
  wording.judgements = {{"实现两位数增长", decimal("10"), {}, {}, {}},
                        {"保持增长", {}, decimal("0"), decimal("10"), {}},
                        {"下降", {}, {}, decimal("0"), {}}};
  CHECK(judgement_word(wording, {{decimal("18.1")}}) == "实现两位数增长");
  CHECK(judgement_word(wording, {{decimal("10.0")}}) == "实现两位数增长");
  CHECK(judgement_word(wording, {{decimal("9.9")}}) == "保持增长");
  CHECK(judgement_word(wording, {{decimal("-0.1")}}) == "下降");
  CHECK_FALSE(judgement_word(wording, {{decimal("0")}}));
}

TEST_CASE("four claims stay four claims") {
  const World world;
  const Span span = world.span(1, 1, 1);
  CHECK(claim_words({"第一", "全国沿海港口", {}, span}) == "全国沿海港口第一");
  CHECK(claim_words({"首个", "全国", {}, span}) == "全国首个");
  CHECK(claim_words({"首次", "", {}, span}) == "首次");
}

}  // namespace
}  // namespace jianbao::composing
