#include "model/revisions.h"

#include <doctest/doctest.h>

#include "model/calendar.h"
#include "model/registry.h"

namespace jianbao {
namespace {

/// Documents of three days, about things of one district.
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
    for (const char* day : {"2024-01-10", "2024-03-10", "2024-05-10"}) {
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

void part(Fact& fact, const char* whole, const char* threshold) {
  fact.within = Within{whole, threshold, "source", fact.span};
}
void claim(Fact& fact, const char* scope, const char* kind) {
  fact.claim = Claim{kind, scope, std::nullopt, fact.span};
}

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

TEST_CASE("whatever a later day publishes again is revised, however many entries a day has") {
  struct Case {
    std::vector<std::pair<const char*, const char*>> entries;
    const char *first, *last;  ///< what is known on the first day, and in the end
    const char* revised;
  };
  for (const Case& c : {
           Case{{{"a", "2024-01-10"}, {"b", "2024-01-10"}, {"c", "2024-03-10"}},
                "a b ",
                "c ",
                "a>c b>c "},
           Case{{{"a", "2024-01-10"}, {"b", "2024-03-10"}, {"c", "2024-03-10"}},
                "a ",
                "b c ",
                "a>b "},
           Case{{{"c", "2024-01-10"},
                 {"d", "2024-01-10"},
                 {"a", "2024-03-10"},
                 {"b", "2024-03-10"},
                 {"e", "2024-05-10"}},
                "c d ",
                "e ",
                "a>e b>e c>a d>a "},
       }) {
    CAPTURE(c.revised);
    Archive archive;
    for (const auto& [id, day] : c.entries) {
      archive.add(id, day, "900", Status::Actual);
    }
    const Revisions revisions = find_revisions(archive.facts, archive.catalogue);
    std::string revised;
    for (const auto& [earlier, later] : revisions.revised_by) {
      revised.append(earlier).append(">").append(later).append(" ");
    }
    CHECK(revised == c.revised);
    CHECK(archive.known("2024-01-10") == c.first);
    CHECK(archive.known("2024-12-31") == c.last);
  }
}

TEST_CASE("of several of one day each names a predecessor") {
  Archive archive;
  archive.add("a", "2024-01-10", "900", Status::Actual);
  archive.add("b", "2024-03-10", "905", Status::Actual);
  archive.add("c", "2024-03-10", "910", Status::Actual);
  const Revisions revisions = find_revisions(archive.facts, archive.catalogue);
  CHECK(revisions.revises.at("b") == "a");
  CHECK(revisions.revises.at("c") == "a");
}

TEST_CASE("a bare growth does not revise a level, nor a share in one whole that in another") {
  const auto comparison = [](const Archive& archive, ComparisonKind kind, const char* base) {
    return Comparison{.kind = kind,
                      .value = *Decimal::parse("18.1"),
                      .anchor = Anchor{"18.1%", 0, archive.span},
                      .value_span = archive.span,
                      .base = base};
  };
  const auto revised = [&](const auto& change_early, const auto& change_late) {
    Archive archive;
    change_early(archive, archive.add("early", "2024-01-10", "900", Status::Actual));
    change_late(archive, archive.add("late", "2024-03-10", "915", Status::Actual));
    return find_revisions(archive.facts, archive.catalogue).revised_by.contains("early");
  };
  const auto level = [](const Archive&, Fact&) {};
  const auto bare = [&](ComparisonKind kind, const char* base) {
    return [&comparison, kind, base](const Archive& archive, Fact& fact) {
      fact.quantity.reset();
      fact.comparisons = {comparison(archive, kind, base)};
    };
  };
  const auto grown = [&](const Archive& archive, Fact& fact) {
    fact.comparisons = {comparison(archive, ComparisonKind::YearOnYear, "")};
  };
  const auto growth = bare(ComparisonKind::YearOnYear, "");
  CHECK(revised(level, grown));  // the level is the statement, its growth goes with it
  CHECK_FALSE(revised(level, growth));
  CHECK_FALSE(revised(growth, level));
  CHECK(revised(growth, bare(ComparisonKind::YearOnYear, "上年同期")));
  CHECK_FALSE(revised(growth, bare(ComparisonKind::PeriodOnPeriod, "")));
  CHECK(revised(bare(ComparisonKind::Share, "某市"), bare(ComparisonKind::Share, "某市")));
  CHECK_FALSE(revised(bare(ComparisonKind::Share, "某市"), bare(ComparisonKind::Share, "全省")));
}

TEST_CASE("the system, the claim and the whole tell two figures apart; the id of the whole not") {
  struct Case {
    const char* what;
    void (*change)(Fact& early, Fact& late);
    bool revised;
  };
  for (const Case& c : {
           Case{"same system", [](Fact& a, Fact& b) { a.system = b.system = "甲平台"; }, true},
           Case{"two systems", [](Fact& a, Fact& b) { a.system = "甲平台", b.system = "乙平台"; },
                false},
           Case{"the same claim",
                [](Fact& a, Fact& b) { claim(a, "全国", "首个"), claim(b, "全国", "首个"); }, true},
           Case{"one string of two claims",
                [](Fact& a, Fact& b) { claim(a, "全国", "首个"), claim(b, "全国首", "个"); },
                false},
           Case{"part of the same, entered twice",
                [](Fact& a, Fact& b) { part(a, "whole-1", ""), part(b, "whole-2", ""); }, true},
           Case{"parts of two things",
                [](Fact& a, Fact& b) { part(a, "whole-1", ""), part(b, "other", ""); }, false},
           Case{"parts of unknown things",
                [](Fact& a, Fact& b) { part(a, "nowhere", ""), part(b, "elsewhere", ""); }, false},
           Case{"two thresholds",
                [](Fact& a, Fact& b) { part(a, "whole-1", "5亿元"), part(b, "whole-2", ""); },
                false},
           Case{"a part and no part", [](Fact& a, Fact&) { part(a, "whole-1", ""); }, false},
       }) {
    CAPTURE(c.what);
    Archive archive;
    archive.facts.reserve(5);
    Fact& early = archive.add("early", "2024-01-10", "25", Status::Actual);
    Fact& late = archive.add("late", "2024-03-10", "26", Status::Actual);
    // The wholes are of another year than the parts, so that nothing but their roles is compared.
    archive.add("whole-1", "2024-01-10", "98", Status::Actual).period = *Period::parse("2022");
    archive.add("whole-2", "2024-03-10", "99", Status::Actual).period = *Period::parse("2022");
    archive.add("other", "2024-03-10", "99", Status::Actual).period = *Period::parse("2021");
    c.change(early, late);
    CHECK(find_revisions(archive.facts, archive.catalogue).revised_by.contains("early") ==
          c.revised);
  }
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
