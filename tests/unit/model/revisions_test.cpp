#include "model/revisions.h"

#include <doctest/doctest.h>

#include "model/calendar.h"
#include "model/registry.h"

namespace jianbao {
namespace {

/// Two documents, a year apart, and a fact of the first.
struct Archive {
  SourceMap sources;
  FileId file = sources.add("x", "");
  Span span{file, {}, {}};
  Catalogue catalogue;
  std::vector<Fact> facts;

  Archive() {
    catalogue.add(Unit{"列", "列", 1, true, span});
    catalogue.add(Subject{"某区", "某区", "区市", "", span});
    catalogue.add(Indicator{"trains", "班列", "班列", "", "物流", *catalogue.unit("列"),
                            MeasureKind::Flow, span});
    Indicator words{"undertakings.x",   "事项", "事项", "", "物流", *catalogue.unit("列"),
                    MeasureKind::Claim, span};
    words.undertaking = true;
    catalogue.add(words);
    for (const char* day : {"2024-01-10", "2024-03-10"}) {
      SourceDocument document{.key = day,
                              .title = "",
                              .publisher = "",
                              .file = day,
                              .sha256 = "",
                              .page = "",
                              .published = *parse_date(day),
                              .date_inferred = false,
                              .date_basis = "",
                              .kind = DocumentKind::Press,
                              .event_date = {},
                              .event = "",
                              .span = span};
      catalogue.add(document);
    }
  }
  Fact& add(const char* id, const char* document, const char* value, Status status) {
    Fact fact(*catalogue.indicator("trains"), *catalogue.subject("某区"),
              *catalogue.document(document), span);
    fact.id = id;
    fact.period = *Period::parse("2023");
    fact.status = status;
    fact.quantity = Quantity{*Decimal::parse(value), *catalogue.unit("列")};
    facts.push_back(fact);
    return facts.back();
  }
  [[nodiscard]] std::string known(const char* day) const {
    std::string ids;
    for (const Fact& fact : known_on(facts, catalogue, *parse_date(day))) {
      ids += fact.id + " ";
    }
    return ids;
  }
};

}  // namespace

TEST_CASE(
    "a later publication of the same figure revises the earlier one and both are remembered") {
  Archive archive;
  archive.add("early", "2024-01-10", "900", Status::Preliminary);
  archive.add("late", "2024-03-10", "915", Status::Actual);
  CHECK(find_revisions(archive.facts, archive.catalogue).revises.at("late") == "early");
  CHECK(archive.known("2024-01-09").empty());
  CHECK(archive.known("2024-01-10") == "early ");
  CHECK(archive.known("2024-03-10") == "late ");
}

TEST_CASE("a target is not revised by what happened, nor one half of a day by the other") {
  Archive archive;
  archive.add("target", "2024-01-10", "1000", Status::Target);
  archive.add("actual", "2024-03-10", "915", Status::Actual);
  archive.add("again", "2024-03-10", "915", Status::Actual);
  CHECK(find_revisions(archive.facts, archive.catalogue).revises.empty());
  CHECK(archive.known("2024-12-31") == "target actual again ");
}

TEST_CASE("equal numbers of different things are two facts") {
  Archive archive;
  archive.add("a", "2024-01-10", "25", Status::Actual);
  archive.add("b", "2024-03-10", "25", Status::Actual).period = *Period::parse("2022");
  CHECK(find_revisions(archive.facts, archive.catalogue).revises.empty());
}

TEST_CASE("undertakings without a figure never revise one another") {
  Archive archive;
  for (const auto& [id, day] : {std::pair{"a", "2024-01-10"}, {"b", "2024-03-10"}}) {
    archive.add(id, day, "1", Status::Pledge).indicator =
        *archive.catalogue.indicator("undertakings.x");
  }
  CHECK(find_revisions(archive.facts, archive.catalogue).revises.empty());
}

TEST_CASE("the calendar names issues by what they cover, on the last day of a short month") {
  SourceMap sources;
  const Span span{sources.add("x", ""), {}, {}};
  Publication monthly{{"brief", span}, 1, *parse_date("2024-12-01"), 1, 31, "", {}, span};
  monthly.exceptions = {{"2025-02", std::nullopt, "休刊", span}};
  const auto due = issues_until(monthly, *parse_date("2025-03-30"));
  REQUIRE(due.size() == 3);  // March is not over on the 30th
  CHECK(due[0].key == "2024-12");
  CHECK(to_string(*due[0].due) == "2025-01-31");
  CHECK(to_string(*due[1].due) == "2025-02-28");
  CHECK_FALSE(due[2].due.has_value());
  CHECK(due[2].reason == "休刊");
  Publication quarterly{{"brief", span}, 3, *parse_date("2024-10-01"), 1, 15, "", {}, span};
  CHECK(issues_until(quarterly, *parse_date("2025-04-01")).back().key == "2025-q1");
  Publication half{{"brief", span}, 6, *parse_date("2024-07-01"), 0, 15, "", {}, span};
  CHECK(issues_until(half, *parse_date("2024-12-31")).back().key == "2024-h2");
  CHECK(parse_months("year") == 12U);
  CHECK_FALSE(parse_months("week").has_value());
}

TEST_CASE("the calendar knows which keys it will ever ask for, and where an issue's time begins") {
  SourceMap sources;
  const Span span{sources.add("x", ""), {}, {}};
  const auto every = [&span](std::uint32_t months, const char* starts) {
    return Publication{{"brief", span}, months, *parse_date(starts), 1, 15, "", {}, span};
  };
  struct Case {
    Publication publication;
    const char* key;
    bool asked;
  };
  const std::vector<Case> cases{
      {every(1, "2024-12-01"), "2024-12", true},  {every(1, "2024-12-01"), "2031-07", true},
      {every(1, "2024-12-01"), "2024-11", false}, {every(1, "2024-12-01"), "2025-13", false},
      {every(1, "2024-12-01"), "2025-1", false},  {every(1, "2024-12-01"), "2025-q1", false},
      {every(3, "2024-10-01"), "2024-q4", true},  {every(3, "2024-10-01"), "2024-q3", false},
      {every(6, "2024-07-01"), "2025-h1", true},  {every(12, "2024-01-01"), "2024", true},
      {every(12, "2024-01-01"), "2023", false},   {every(12, "2024-01-01"), "", false},
      {every(12, "2024-01-01"), "next", false}};
  for (const Case& c : cases) {
    CAPTURE(c.key);
    CHECK(asks_for(c.publication, c.key) == c.asked);
  }
  CHECK(first_issue(every(3, "2024-10-01")) == "2024-q4");
  CHECK(to_string(first_day_of_issue(*parse_date("2024-12-31"), 1)) == "2024-12-01");
  CHECK(to_string(first_day_of_issue(*parse_date("2024-12-01"), 3)) == "2024-10-01");
  CHECK(to_string(first_day_of_issue(*parse_date("2024-06-30"), 6)) == "2024-01-01");
  CHECK(to_string(first_day_of_issue(*parse_date("2024-06-30"), 12)) == "2024-01-01");
}

TEST_CASE("one system has several spellings; a spelling belongs to one system") {
  Registry registry;
  System platform;
  platform.name = "综服平台";
  platform.full = "综合服务平台";
  platform.aliases = {"综服平台", "综合平台"};
  platform.slips = {"综服平合"};
  CHECK_FALSE(registry.add(platform).has_value());
  CHECK(registry.find("综服平合") == registry.find("综合服务平台"));
  System other;
  other.name = "综合平台";
  CHECK(registry.add(other) == "综合平台");
  CHECK(all_names(platform) ==
        std::vector<std::string>{"综服平台", "综合服务平台", "综合平台", "综服平合"});
}

}  // namespace jianbao
