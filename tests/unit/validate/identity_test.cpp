// Rules of identity.cpp.

#include <doctest/doctest.h>

#include <array>

#include "unit/validate/check_cases.h"

namespace jianbao::validation {

using testing::Bench;
using Problems = std::vector<std::string>;

TEST_CASE("an id that is used twice names both places") {
  Bench bench;
  bench.add("a", "projects", "2024-Q1..Q3", "98", "个");
  bench.add("a", "classes", "2024-Q1..Q3", "5", "班次");
  CHECK(bench.problems() ==
        Problems{"check/duplicate-id 11:1 编号 a 用了不止一次。 [2:10 事实 a 在这里：98个。]"});
}

TEST_CASE("a fact entered twice names both places, whatever the values") {
  for (const char* value : {"98", "89"}) {
    Bench bench;
    bench.add("a", "projects", "2024-Q1..Q3", "98", "个");
    Fact& again = bench.add("b", "projects", "2024-Q1..Q3", value, "个");
    again.period.inferred = true;  // how it is known does not make it another period
    const std::string other = std::string(value) + "个";
    CHECK(bench.problems() ==
          Problems{"check/duplicate-fact 12:10 b 与 a 是同一来源、同一指标、同一主体、同一期间、"
                   "同一状态的数：" +
                   other + "、98个。 [2:10 事实 a 在这里：98个。]"});
  }
}

TEST_CASE("another period, status, subject or document is another fact") {
  Bench bench;
  bench.add("a", "projects", "2024-Q1..Q3", "98", "个");
  bench.add("b", "projects", "2024-01..2024-09", "98", "个");
  bench.add("c", "projects", "2024-Q1..Q3", "98", "个").status = Status::Target;
  bench.add("d", "projects", "2024-Q1..Q3", "98", "个").subject =
      *bench.catalogue.subject("青岛市");
  bench.from(bench.add("e", "projects", "2024-Q1..Q3", "98", "个"), "later");
  CHECK(bench.codes("2025-02-01").empty());
  CHECK(bench.verdict("entered-once", "a") == "pass: 同一来源只登记了一次");
}

TEST_CASE("an entry says something") {
  Bench bench;
  Fact& empty = bench.add("a", "projects", "2024-Q1..Q3", "98", "个");
  empty.quantity.reset();
  empty.anchor.reset();
  CHECK(bench.problems() ==
        Problems{"check/empty-fact 1:1 事实 a 既没有数，也没有首个、第一之类的说法。"});
}

TEST_CASE("a claim says within what it holds") {
  Bench bench;
  bench.add_claim("a", "首家", "全省");
  bench.add_claim("b", "首次", "").period = *Period::parse("2024-12-02");
  CHECK(bench.codes().empty());
  CHECK(bench.verdict("claim-has-scope", "a") == "pass: 范围是全省");
  CHECK(bench.verdict("claim-has-scope", "b").empty());
  bench.add_claim("c", "唯一", "").period = *Period::parse("2024-12-01");
  CHECK(bench.problems() == Problems{"check/claim-scope 21:1 事实 c 的“唯一”没有范围。"});
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> entry_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"id-unique", [](Bench& b) { b.add("x", "projects", ten_months, "98", "个"); },
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.add("x", "classes", ten_months, "98", "班次");
       },
       nullptr, one_look},
      {"entered-once",
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.add("y", "classes", ten_months, "98", "班次");
       },
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.add("y", "projects", ten_months, "98", "个");
       },
       nullptr, one_look},
      {"says-something", [](Bench& b) { b.add("x", "projects", ten_months, "98", "个"); },
       [](Bench& b) { Bench::without_level(b.add("x", "projects", ten_months, "98", "个")); },
       nullptr, one_look},
      {"claim-has-scope", [](Bench& b) { b.add_claim("x", "首家", "全省"); },
       [](Bench& b) { b.add_claim("x", "首家", ""); },
       [](Bench& b) { b.add_claim("x", "首家", std::string(unstated_scope)); }},
      {"pledge-has-body",
       [](Bench& b) { b.add("x", "projects", ten_months, "98", "个").status = Status::Target; },
       [](Bench& b) {
         Fact& x = b.add("x", "projects", ten_months, "98", "个");
         x.status = Status::Target;
         x.pledged_by.reset();
       },
       nullptr, one_look},
  });
  return cases;
}

}  // namespace jianbao::testing
