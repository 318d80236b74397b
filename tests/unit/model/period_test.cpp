#include "model/period.h"

#include <doctest/doctest.h>

#include <string>

using namespace jianbao;

TEST_CASE("every notation of a period reads and writes back as the same text") {
  const std::pair<std::string, PeriodKind> cases[] = {
      {"2024-10", PeriodKind::Month},
      {"2024-01..2024-10", PeriodKind::YearToDate},
      {"2024-03..2024-05", PeriodKind::Months},
      {"2024-Q3", PeriodKind::Quarter},
      {"2024-Q1..Q3", PeriodKind::Quarters},
      {"2024-H1", PeriodKind::Half},
      {"2024", PeriodKind::Year},
      {"2021..2025", PeriodKind::Years},
      {"截至2024-12-02", PeriodKind::AsOf},
      {"累计至2024-12-02", PeriodKind::Since},
      {"今年至2024-12-02", PeriodKind::SoFar},
      {"2024-12-02", PeriodKind::Event},
  };
  for (const auto& [text, kind] : cases) {
    CAPTURE(text);
    const auto period = Period::parse(text);
    REQUIRE(period.has_value());
    CHECK(period->kind == kind);
    CHECK(period->to_string() == text);
  }
}

TEST_CASE("what is no period, or no day of the calendar, is refused (bad-inputs 12)") {
  for (const std::string text : {"",
                                 "2024-13",
                                 "2024-00",
                                 "24-10",
                                 "2024-1",
                                 "2024-10..2024-01",
                                 "2024-01..2025-02",
                                 "2024-Q5",
                                 "2024-Q0",
                                 "2024-Q2..Q3",
                                 "2024-Q1..Q1",
                                 "2026-02-30",
                                 "截至2024-11-31",
                                 "截至",
                                 "2025..2021",
                                 "2024-10 ",
                                 "2024-H3",
                                 "1—10月",
                                 "2024-Q",
                                 "2024-Q1..",
                                 "累计至2024"}) {
    CAPTURE(text);
    CHECK_FALSE(Period::parse(text).has_value());
  }
}

TEST_CASE("a period whose end comes first is told from one that cannot be read") {
  for (const std::string text : {"2024-10..2024-01", "2024-10..2024-10", "2025..2021"}) {
    CAPTURE(text);
    CHECK(Period::is_backwards(text));
  }
  for (const std::string text : {"2024-01..2024-10", "2021..2025", "2024-Q2..Q1", "2024-10.."}) {
    CAPTURE(text);
    CHECK_FALSE(Period::is_backwards(text));
  }
}

TEST_CASE("a year before has the same months, and leap days do not matter") {
  CHECK(Period::parse("2024-01..2024-10")->year_before()->to_string() == "2023-01..2023-10");
  CHECK(Period::parse("2024-02")->year_before() == Period::parse("2023-02"));
  CHECK(Period::parse("2024-Q1..Q3")->year_before()->to_string() == "2023-Q1..Q3");
  CHECK_FALSE(Period::parse("截至2024-12-02")->year_before().has_value());
  CHECK_FALSE(Period::parse("2021..2025")->year_before().has_value());
}

TEST_CASE("months are counted from begin to end inclusive; open spans have none") {
  CHECK(Period::parse("2024-01..2024-10")->months() == 10);
  CHECK(Period::parse("2024-Q1..Q3")->months() == 9);
  CHECK(Period::parse("2021..2025")->months() == 60);
  CHECK_FALSE(Period::parse("累计至2024-12-02")->months().has_value());
}
