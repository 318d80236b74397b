#include "compose/selection.h"

#include <algorithm>

#include "compose/compose.h"
#include "world.h"

namespace jianbao::composing {
namespace {

using Ids = std::vector<std::string>;

/// An office with two papers: one that the issue reports, and one of the issue before.
struct TwoPapers {
  TwoPapers() {
    other = world.catalogue.document("other-paper").value();
    world.fill();
    jiaozhou = world.catalogue.subject("胶州市").value();
    Fact& before = world.add({"trains-22", "rail.trains", "2022-01..2022-09", "570", "列",
                              Qualifier::None, Status::Actual, "41.4"});
    before.document = *other;
    Fact& old = world.add({"trips", "tir.trips", "累计至2022-10-31", "80", "车次"});
    old.document = *other;
    promise("soon", "2024-12-31", "invest.projects", "100");
    promise("late", "2024-06-30", "invest.all", "230");
    promise("open", "", "trade.total", "400");
    world.earlier = {{"trains", "trains-22", "期间不同"}};
    world.previous = world.issue;
    world.previous->sources = {{"other-paper", world.span(1, 1, 2)}};
  }

  void promise(std::string_view id, std::string_view due, std::string_view indicator,
               std::string_view value) {
    Fact& fact =
        world.add({id, indicator, "2024", value, indicator == "trade.total" ? "亿元" : "个",
                   Qualifier::None, Status::Pledge});
    fact.subject = *jiaozhou;
    fact.pledged_by = *jiaozhou;
    if (!due.empty()) {
      fact.due = Period::parse(due);
    }
  }

  SelectionSpec& selection(std::string name) {
    return world.report.selections.emplace_back(
        SelectionSpec{.name = std::move(name), .span = world.span(1, 1, 2)});
  }

  Ids ids(std::string name) {
    said = {};
    const ComposeInput& input = world.input();
    Selections selections(input);
    const auto* found = selections.find(world.text(std::move(name)), said);
    Ids out;
    if (found == nullptr) {
      out.emplace_back("?");
      return out;
    }
    for (const Selected& one : *found) {
      out.push_back(input.dataset.fact(one.fact).id + (one.why.empty() ? "" : ":" + one.why));
    }
    return out;
  }

  World world;
  std::optional<DocumentId> other;
  std::optional<SubjectId> jiaozhou;
  Diagnostics said;
};

TEST_CASE("a selection takes the issue's own facts, all that are known, or those before") {
  TwoPapers office;
  office.selection("issue").statuses = {Status::Actual};
  auto& known = office.selection("known");
  known.from = SelectFrom::Known;
  known.indicators = {office.world.text("rail.*")};
  auto& before = office.selection("before");
  before.from = SelectFrom::Before;
  CHECK(office.ids("issue") == Ids{"projects", "trains", "turnover"});
  CHECK(office.ids("known") == Ids{"trains", "trains-22"});
  CHECK(office.ids("before") == Ids{"trains-22", "trips"});
}

TEST_CASE("what is asked for narrows: domain, subject, traits, and what it lacks") {
  TwoPapers office;
  auto& growing = office.selection("growing");
  growing.has = {Trait::Growth};
  growing.lacks = {Trait::Estimate};
  office.selection("bound").has = {Trait::Bound};
  office.selection("of").subjects = {office.world.text("胶州市")};
  CHECK(office.ids("growing") == Ids{"trains"});
  CHECK(office.ids("bound") == Ids{"turnover"});
  CHECK(office.ids("of") == Ids{"late", "open", "soon"});
}

TEST_CASE("undertakings are told by their time on the day of the issue") {
  TwoPapers office;
  const std::pair<DueState, Ids> cases[] = {{DueState::Overdue, {"late"}},
                                            {DueState::Soon, {"soon"}},
                                            {DueState::Later, {}},
                                            {DueState::None, {"open"}}};
  for (const auto& [state, expected] : cases) {
    office.world.report.selections.clear();
    auto& due = office.selection("due");
    due.statuses = {Status::Pledge};
    due.due = {state};
    CHECK(office.ids("due") == expected);
  }
  office.world.report.selections.clear();
  auto& due = office.selection("due");
  due.due = {DueState::Later};
  due.within_days = 7;  // 28 days are left
  CHECK(office.ids("due") == Ids{"soon"});
}

TEST_CASE("what moved is chosen by declared rules, and each fact says by which") {
  TwoPapers office;
  auto& moved = office.selection("moved");
  moved.moved = MoveRule{decimal("10"), {"首个"}, true};
  moved.order = {OrderBy::Moved, OrderBy::Growth};
  office.world.facts.facts[3].claim =
      Claim{"首个", "全国", std::nullopt, office.world.span(1, 1, 2)};
  CHECK(office.ids("moved") ==
        Ids{"total:增速不低于10%", "trains:增速不低于10%", "projects:来源称首个"});
}

TEST_CASE("against the issue before: new, changed, and what its sources no longer say") {
  TwoPapers office;
  office.selection("changed").change = {ChangeKind::Changed};
  auto& fresh = office.selection("new");
  fresh.change = {ChangeKind::New};
  fresh.has = {Trait::Growth};
  office.selection("dropped").change = {ChangeKind::Dropped};
  CHECK(office.ids("changed") == Ids{"trains"});
  CHECK(office.ids("new") == Ids{"sco", "total"});
  CHECK(office.ids("dropped") == Ids{"trips"});
}

TEST_CASE("order, one of each, and no more than asked for; a selection of a selection") {
  TwoPapers office;
  auto& all = office.selection("all");
  all.from = SelectFrom::Known;
  all.has = {Trait::Growth};
  all.order = {OrderBy::Growth};
  auto& one = office.selection("one");
  one.of = office.world.text("all");
  one.one_per = OrderBy::Indicator;
  auto& two = office.selection("two");
  two.of = office.world.text("one");
  two.most = 2;
  CHECK(office.ids("all") == Ids{"trains-22", "total", "trains", "sco"});
  CHECK(office.ids("one") == Ids{"trains-22", "total", "sco"});
  CHECK(office.ids("two") == Ids{"trains-22", "total"});
}

TEST_CASE("a selection that nobody declared, or declared below, is an error at its place") {
  TwoPapers office;
  office.selection("first").of = office.world.text("second");
  office.selection("second");
  CHECK(office.ids("nothing") == Ids{"?"});
  CHECK(office.said.all()[0].code == Code::ComposeUnknownSelection);
  CHECK(office.ids("first") == Ids{"?"});
  CHECK(office.said.all()[0].code == Code::ComposeUnknownSelection);
}

TEST_CASE("a name that nothing has is an error: it would select nothing in silence") {
  TwoPapers office;
  office.selection("key").indicators = {office.world.text("rale.*")};
  office.selection("subject").subjects = {office.world.text("胶洲市")};
  office.selection("own").subjects = {office.world.text("own")};
  office.selection("domain").domains = {office.world.text("货流")};
  for (const auto& [name, code] : {std::pair("key", Code::ComposeUnknownIndicator),
                                   {"subject", Code::ComposeUnknownSubject},
                                   {"own", Code::ComposeOwnOutside},
                                   {"domain", Code::ComposeUnknownView}}) {
    (void)office.ids(name);
    REQUIRE(office.said.all().size() == 1);
    CHECK(office.said.all()[0].code == code);
  }
}

TEST_CASE("a report of one subject selects its own") {
  TwoPapers office;
  office.world.own = office.jiaozhou;
  office.selection("own").subjects = {office.world.text("own")};
  CHECK(office.ids("own") == Ids{"late", "open", "soon"});
  CHECK(office.world.view("own") == "胶州市");
}

TEST_CASE("a count is a figure of every fact that was counted; a list shows three and how many") {
  TwoPapers office;
  office.selection("pledges").statuses = {Status::Pledge};
  auto& all = office.selection("all");
  all.from = SelectFrom::Known;
  all.has = {Trait::Value};
  all.statuses = {Status::Actual, Status::Estimate};
  CHECK(office.world.view("count:pledges") == "3");
  REQUIRE(office.world.document_out.figures.size() == 1);
  CHECK(office.world.document_out.figures[0].facts.size() == 3);
  CHECK(office.world.view("list:pledges:who") == "胶州市、胶州市、胶州市");
  CHECK(office.world.view("list:all:value") == "98个、63亿元、347亿元等7项");
}

TEST_CASE("an address names the period, the subject, or both") {
  TwoPapers office;
  CHECK(office.world.view("rail.trains[2022-01..2022-09]:value") == "570列");
  CHECK(office.world.view("rail.trains[上合示范区 2022-01..2022-09]:year_on_year") ==
        "同比增长41.4%");
  CHECK(office.world.view("rail.trains[胶州市]") == "-");
  CHECK(office.world.view("rail.trains[2022-13]") == "-");
  CHECK(office.world.codes() == Ids{"compose/unknown-subject"});
  CHECK(office.world.view("rail.trains[2022 2023]") == "-");
  CHECK(office.world.codes() == Ids{"compose/bad-address"});
}

TEST_CASE("{it} is the fact that an each speaks of, and nothing elsewhere") {
  TwoPapers office;
  CHECK(office.world.view("it:value") == "-");
  CHECK(office.world.codes() == Ids{"compose/it-outside"});
}

}  // namespace
}  // namespace jianbao::composing
