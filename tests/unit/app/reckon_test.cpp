#include "app/data/reckon_command.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/office.h"

namespace jianbao {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

CommandResult reckon_in_office(const std::string& arguments,
                               Language language = Language::Chinese) {
  const test::Office office;
  return test::Office::run("reckon " + arguments, language);
}

}  // namespace

TEST_CASE("two quarters of one thing: both sources, permission and what follows") {
  const CommandResult result = reckon_in_office("trains-q1 trains-2030-q1");
  CHECK(result.exit_code == 0);
  CHECK(holds(result.out, "本期      120列，同比增长20.0%"));
  CHECK(holds(result.out, "前期      100列"));
  CHECK(holds(result.out, "第2行　trains-2030-q1"));
  CHECK(holds(result.out, "能：指标、主体、期间口径一致"));
  CHECK(holds(result.out, "倍数      1.2倍　120列 ÷ 100列：等于1.2倍"));
  CHECK(holds(result.out, "增减      增加20列　120列 − 100列 = 20列"));
  CHECK_FALSE(holds(result.out, "不印"));
}

TEST_CASE("a part in its whole, and one that nobody registered") {
  CHECK(holds(reckon_in_office("exports-q1 trade-q1 --share").out, "能：来源写明包含关系"));
  const std::string other = reckon_in_office("imports-q1 exports-q1 --share").out;
  CHECK(holds(other, "不能：来源没有写明"));
  CHECK(holds(
      other,
      "怎么办    来源写明了的，在 imports-q1 里写 within: { fact: exports-q1, basis: source }"));
}

TEST_CASE("one fact: what follows, what was said before, how a promise stands") {
  const CommandResult trains = reckon_in_office("rail.trains");
  CHECK(holds(trains.out, "上年同期"));
  CHECK(holds(trains.out, "唯一整数为100列"));
  CHECK(holds(trains.out, "上次公布  100列"));
  CHECK(holds(trains.out, "变动      120列 − 100列 = 20列"));
  CHECK(holds(reckon_in_office("rail.trains@target").out, "进展      120列"));
  CHECK(holds(reckon_in_office("rail.trains", Language::English).out, "implied_base"));
}

TEST_CASE("one JSON object a line for programs") {
  const CommandResult two = reckon_in_office("trains-q1 trains-2030-q1 --json");
  CHECK(std::ranges::count(two.out, '\n') == 1);
  CHECK(holds(two.out, "\"allowed\": true"));
  CHECK(holds(two.out, "\"view\": \"times\", \"text\": \"1.2倍\""));
  const CommandResult one = reckon_in_office("trains-q1 --json");
  CHECK(std::ranges::count(one.out, '\n') == 1);
  CHECK(holds(one.out, "\"measure\": \"change\", \"low\": \"20\""));
  CHECK(holds(one.out, "\"earlier\": \"trains-2030-q1\""));
}

TEST_CASE("what is not there is named") {
  CHECK(reckon_in_office("no-such").exit_code == 64);
  CHECK(holds(reckon_in_office("no-such").err, "usage/reckon"));
  CHECK(reckon_in_office("trains-q1 --issue 1999-01").exit_code == 64);
  CHECK(reckon_in_office("trains-q1 trade-q1 trade-q1").exit_code == 64);
  CHECK(holds(reckon_in_office("trains-q1 rail.train").err, "rail.trains"));
  const CommandResult missing = reckon_in_office("trains-q1 rail.trains@forecast");
  CHECK(holds(missing.out, "没有这个数（rail.trains@forecast）"));
}

}  // namespace jianbao
