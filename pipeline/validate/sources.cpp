// One figure in several documents: what sources say of it, what was promised, what went out.

#include <algorithm>

#include "model/words.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// How sure its publisher is of an observed figure: 预计 gives way to 初步统计, that to what was
/// counted.
int firmness(Status status) {
  switch (status) {
    case Status::Estimate:
      return 0;
    case Status::Preliminary:
      return 1;
    default:
      return 2;
  }
}

bool of_one_publisher(const Scene& scene, const Fact& a, const Fact& b) {
  return scene.catalogue()[a.document].publisher == scene.catalogue()[b.document].publisher;
}

/// Whether one publisher said the one first and the other later.
bool published_again(const Scene& scene, const Fact& earlier, const Fact& later) {
  return of_one_publisher(scene, earlier, later) &&
         scene.published(earlier) < scene.published(later);
}

/// A publisher who counts what he expected before contradicts nothing.
bool settles(const Scene& scene, const Fact& earlier, const Fact& later) {
  return published_again(scene, earlier, later) &&
         firmness(earlier.status) < firmness(later.status);
}

bool is_promise(Status status) {
  return status == Status::Target || status == Status::Pledge || status == Status::Forecast;
}

/// How far two printed figures lie apart, in per cent of the smaller; none: nothing to divide by.
/// The digits and not what they allow: 2000多 and 超1000 contradict nothing, and yet a reader asks.
std::optional<Rational> printed_difference(const Scene& scene, const Fact& a, const Fact& b) {
  const auto printed = [&scene](const Fact& f) {
    return Rational(f.quantity->amount) * Rational(scene.unit(*f.quantity).factor);
  };
  const Rational low = std::min(printed(a), printed(b));
  const Rational high = std::max(printed(a), printed(b));
  return low > Rational() ? std::optional((high / low - Rational(1)) * Rational(100))
                          : std::nullopt;
}

/// Two sources, or one at two times, that cannot both be right.
Finding disagreement(const Scene& scene, const Fact& fact, const Fact& other, std::string detail) {
  const Catalogue& catalogue = scene.catalogue();
  if (!of_one_publisher(scene, fact, other) || scene.published(fact) == scene.published(other)) {
    return Finding::fail(std::move(detail), {Code::CheckSourcesDisagree,
                                             fact.value_span,
                                             {{"fact", fact.id},
                                              {"document", catalogue[fact.document].key},
                                              {"value", figure_text(scene, fact)},
                                              {"other", other.id},
                                              {"other_document", catalogue[other.document].key},
                                              {"other_value", figure_text(scene, other)}},
                                             {place_of(scene, other)}});
  }
  const bool in_order = published_again(scene, other, fact);
  const Fact& earlier = in_order ? other : fact;
  const Fact& later = in_order ? fact : other;
  return Finding::fail(std::move(detail), {Code::CheckPublishedAgain,
                                           later.value_span,
                                           {{"fact", later.id},
                                            {"publisher", catalogue[later.document].publisher},
                                            {"later", to_string(scene.published(later))},
                                            {"value", figure_text(scene, later)},
                                            {"other", earlier.id},
                                            {"earlier", to_string(scene.published(earlier))},
                                            {"before", figure_text(scene, earlier)}},
                                           {place_of(scene, earlier)}});
}

/// A fact against one that was entered before it; none: nothing to compare.
Look compare_sources(const Case& c, FactIndex i) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Fact& other = scene.fact(i);
  // Twice in one document with one status is entered-once's.
  if (other.document == fact.document && other.status == fact.status) {
    return std::nullopt;
  }
  const auto detail = [&] {
    return figure_text(scene, fact) + "，" + scene.catalogue()[other.document].key + "为" +
           figure_text(scene, other);
  };
  const auto mine = scene.superseded_by(c.index);
  const auto others = scene.superseded_by(i);
  if (mine == i || others == c.index) {
    return c.pass([&] { return detail() + "，已登记修订"; });
  }
  if (mine || others) {
    return std::nullopt;  // the revision is compared
  }
  if (scene.unit(*fact.quantity).base != scene.unit(*other.quantity).base) {
    return Finding::undecided(detail() + "，单位不能换算");
  }
  if (settles(scene, fact, other) || settles(scene, other, fact)) {
    return c.pass([&] { return detail() + "，预计、初步统计的数后来有了定数"; });
  }
  switch (agreement(level_of(scene, fact), level_of(scene, other))) {
    case Standing::Holds:
      return c.pass(detail);
    case Standing::Unsure:
      return Finding::undecided(detail() + "，界限词使异同无法判断");
    case Standing::Contradicts:
      break;
  }
  return disagreement(scene, fact, other, detail());
}

/// The days that two figures of whole years share.
bool share_days(const Period& a, const Period& b) {
  const auto one = year_span(a);
  const auto two = year_span(b);
  return one && two && one->begin <= two->end && two->begin <= one->end;
}

Finding compare_flows(const Case& c, const Fact& other) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto apart = printed_difference(scene, fact, other);
  const auto detail = [&] {
    return figure_text(scene, fact) + "，" + other.id + "为" + figure_text(scene, other);
  };
  if (!apart) {
    return Finding::undecided(detail() + "，不能相比");
  }
  if (!(*apart > Rational(c.rule.limit.value_or(Decimal(50, 0))))) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckFlowsDiffer,
                                  fact.value_span,
                                  {{"fact", fact.id},
                                   {"document", scene.catalogue()[fact.document].key},
                                   {"value", figure_text(scene, fact)},
                                   {"other", other.id},
                                   {"other_document", scene.catalogue()[other.document].key},
                                   {"other_value", figure_text(scene, other)},
                                   {"apart", percent_text(apart->rounded(0))}},
                                  {place_of(scene, other)}});
}

/// Facts of the rule's indicators that speak of the same year or of one that overlaps it.
std::vector<FactIndex> flows_beside(const Case& c) {
  const Fact& fact = c.fact();
  const auto span = year_span(fact.period);
  std::vector<FactIndex> all;
  for (auto year = span->begin.year(); year <= span->end.year(); ++year) {
    for (const IndicatorId indicator : c.rule.parts) {
      const auto some = c.scene.of_year(indicator, fact.subject, static_cast<int>(year));
      all.insert(all.end(), some.begin(), some.end());
    }
  }
  std::ranges::sort(all);
  const auto doubles = std::ranges::unique(all);
  all.erase(doubles.begin(), doubles.end());
  return all;
}

}  // namespace

// Every pair, told by the later entry: a third source that agrees with both hides nothing.
Look check_sources_agree(const Case& c) {
  if (!c.fact().quantity || !is_observed(c.fact().status)) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : c.scene.observed(c.index, c.fact().period)) {
    if (i < c.index) {
      merge(look, compare_sources(c, i));
    }
  }
  return look;
}

// 年开行2000多列 of one paper and 全年首次超过1000列 of another: of one size, or somebody counts
// otherwise. A pair is told by its later entry, or by the one that the rule looks at.
Look check_same_flow(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const bool among = std::ranges::find(c.rule.parts, fact.indicator) != c.rule.parts.end();
  const auto counts = [](const Fact& f) {
    return f.quantity && f.status != Status::Proposal && year_span(f.period);
  };
  if (!among || !counts(fact)) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : flows_beside(c)) {
    const Fact& other = scene.fact(i);
    const bool told_by_other = i >= c.index && c.rule_looks_at(other);
    if (i != c.index && !told_by_other && other.document != fact.document && counts(other) &&
        scene.unit(*fact.quantity).base == scene.unit(*other.quantity).base &&
        share_days(fact.period, other.period)) {
      merge(look, compare_flows(c, other));
    }
  }
  return look;
}

// What was promised of a period cannot lie below what was known of it, or of a part of it, before.
Look check_target_before_actual(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Better better = scene.catalogue()[fact.indicator].better;
  if (!is_promise(fact.status) || !fact.quantity || better != Better::More) {
    return std::nullopt;
  }
  const Period& by = fact.due ? *fact.due : fact.period;
  Look look;
  for (const FactIndex i : scene.history(c.index)) {
    const Fact& reached = scene.fact(i);
    const bool earlier = scene.published(reached) <= scene.published(fact);
    const bool inside = reached.period.end <= by.end &&
                        (scene.catalogue()[fact.indicator].measure == MeasureKind::Stock ||
                         reached.period.begin >= by.begin);
    if (!earlier || !inside || scene.superseded_by(i) ||
        scene.unit(*fact.quantity).base != scene.unit(*reached.quantity).base) {
      continue;
    }
    const auto detail = [&] {
      return std::string(data_word(fact.status)) + figure_text(scene, fact) + "，已有" +
             figure_text(scene, reached) + "（" + reached.id + "）";
    };
    const Standing ahead = order(level_of(scene, reached), level_of(scene, fact));
    if (ahead == Standing::Unsure) {
      merge(look, Finding::undecided(detail() + "，界限词使高低无法判断"));
      continue;
    }
    if (ahead == Standing::Holds) {
      merge(look, c.pass(detail));
      continue;
    }
    merge(look, Finding::fail(detail(), {Code::CheckTargetReached,
                                         fact.value_span,
                                         {{"fact", fact.id},
                                          {"status", std::string(data_word(fact.status))},
                                          {"value", figure_text(scene, fact)},
                                          {"reached", figure_text(scene, reached)},
                                          {"period", reached.period.to_string()}},
                                         {place_of(scene, reached)}}));
  }
  return look;
}

// An issue that was signed off is never changed; what changes afterwards says why and by whom.
Look check_revision_explained(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto issued = scene.issued().find(fact.id);
  if (issued == scene.issued().end()) {
    return std::nullopt;
  }
  const std::string now = figure_text(scene, fact);
  Look look;
  for (const IssuedFigure& printed : issued->second) {
    const auto detail = [&] {
      return printed.issue + "印的是" + printed.figure + "，现在是" + now;
    };
    if (printed.figure == now) {
      merge(look, c.pass([&] { return "与" + printed.issue + "印的相同"; }));
    } else if (fact.revision) {
      merge(look, c.pass([&] { return detail() + "，修订：" + fact.revision->reason; }));
    } else {
      merge(look,
            Finding::fail(detail(), {Code::CheckRevisionUnexplained,
                                     fact.value_span,
                                     {{"fact", fact.id},
                                      {"issue", printed.issue},
                                      {"printed", printed.figure},
                                      {"value", now}},
                                     {{Code::CheckIssuedHere,
                                       printed.span,
                                       {{"issue", printed.issue}, {"figure", printed.figure}}}}}));
    }
  }
  return look;
}

}  // namespace jianbao::validation
