// One figure in several documents: what sources say of it, what was promised, what went out.

#include <algorithm>

#include "model/words.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// Of one thing and period, with the same threshold and claim.
bool speak_of_one_thing(const Fact& a, const Fact& b) {
  const auto threshold = [](const Fact& f) {
    return f.within ? std::string_view(f.within->threshold) : std::string_view();
  };
  return a.within.has_value() == b.within.has_value() && threshold(a) == threshold(b) &&
         a.system == b.system;
}

/// Whether a revision of the later one leads from the other's figure to its own.
bool is_registered_revision(const Scene& scene, const Fact& later, const Fact& earlier) {
  return scene.published(later) >= scene.published(earlier) &&
         is_revised(later, figure_text(scene, earlier), figure_text(scene, later));
}

/// One publisher that publishes a figure again later has revised it; another publisher disagrees.
bool revises(const Scene& scene, const Fact& a, const Fact& b) {
  return is_registered_revision(scene, a, b) || is_registered_revision(scene, b, a) ||
         (scene.published(a) != scene.published(b) &&
          scene.catalogue()[a.document].publisher == scene.catalogue()[b.document].publisher);
}

bool is_promise(Status status) {
  return status == Status::Target || status == Status::Pledge || status == Status::Forecast;
}

/// Whether a figure speaks of a year or of no span that is shorter.
bool is_of_a_year(const Period& period) {
  constexpr int months_of_year = 12;
  const auto months = period.months();
  return period.kind == PeriodKind::Year || period.kind == PeriodKind::AsOf ||
         (months && *months == months_of_year);
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

}  // namespace

// Every pair, told by the later entry: a third source that agrees with both hides nothing.
Look check_sources_agree(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity || !is_observed(fact.status)) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : scene.observed(fact, fact.period)) {
    const Fact& other = scene.fact(i);
    if (i >= c.index || other.document == fact.document || !speak_of_one_thing(fact, other)) {
      continue;
    }
    const auto detail = [&] {
      return figure_text(scene, fact) + "，" + scene.catalogue()[other.document].key + "为" +
             figure_text(scene, other);
    };
    if (scene.unit(*fact.quantity).base != scene.unit(*other.quantity).base) {
      merge(look, Finding::undecided(detail() + "，单位不能换算"));
      continue;
    }
    if (revises(scene, fact, other) ||
        !intersect(level_of(scene, fact), level_of(scene, other)).is_empty()) {
      merge(look, c.pass(detail));
      continue;
    }
    merge(look, Finding::fail(detail(), {Code::CheckSourcesDisagree,
                                         fact.value_span,
                                         {{"fact", fact.id},
                                          {"document", scene.catalogue()[fact.document].key},
                                          {"value", figure_text(scene, fact)},
                                          {"other", other.id},
                                          {"other_document", scene.catalogue()[other.document].key},
                                          {"other_value", figure_text(scene, other)}},
                                         {place_of(scene, other)}}));
  }
  return look;
}

// 年开行2000多列 of one paper and 全年首次超过1000列 of another: of one size, or somebody counts
// otherwise.
Look check_same_flow(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto among = [&c](IndicatorId id) {
    return std::ranges::find(c.rule.parts, id) != c.rule.parts.end();
  };
  const auto counts = [](const Fact& f) {
    return f.quantity && f.status != Status::Proposal && is_of_a_year(f.period);
  };
  if (!among(fact.indicator) || !counts(fact)) {
    return std::nullopt;
  }
  const Rational limit(c.rule.limit.value_or(Decimal(50, 0)));
  Look look;
  for (const IndicatorId indicator : c.rule.parts) {
    for (const FactIndex i : scene.of_indicator(indicator)) {
      const Fact& other = scene.fact(i);
      if (i >= c.index || other.document == fact.document || other.subject != fact.subject ||
          !counts(other) || scene.unit(*fact.quantity).base != scene.unit(*other.quantity).base) {
        continue;
      }
      const auto apart = printed_difference(scene, fact, other);
      const auto detail = [&] {
        return figure_text(scene, fact) + "，" + other.id + "为" + figure_text(scene, other);
      };
      if (!apart) {
        merge(look, Finding::undecided(detail() + "，不能相比"));
      } else if (!(*apart > limit)) {
        merge(look, c.pass(detail));
      } else {
        merge(look,
              Finding::fail(detail(), {Code::CheckFlowsDiffer,
                                       fact.value_span,
                                       {{"fact", fact.id},
                                        {"document", scene.catalogue()[fact.document].key},
                                        {"value", figure_text(scene, fact)},
                                        {"other", other.id},
                                        {"other_document", scene.catalogue()[other.document].key},
                                        {"other_value", figure_text(scene, other)},
                                        {"apart", percent_text(apart->rounded(0))}},
                                       {place_of(scene, other)}}));
      }
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
  for (const FactIndex i : scene.history(fact)) {
    const Fact& reached = scene.fact(i);
    const bool earlier = scene.published(reached) <= scene.published(fact);
    const bool inside = reached.period.end <= by.end &&
                        (scene.catalogue()[fact.indicator].measure == MeasureKind::Stock ||
                         reached.period.begin >= by.begin);
    if (!earlier || !inside || !speak_of_one_thing(fact, reached) ||
        scene.unit(*fact.quantity).base != scene.unit(*reached.quantity).base) {
      continue;
    }
    const auto detail = [&] {
      return std::string(data_word(fact.status)) + figure_text(scene, fact) + "，已有" +
             figure_text(scene, reached) + "（" + reached.id + "）";
    };
    if (!surely_above(level_of(scene, reached), level_of(scene, fact))) {
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

namespace {

/// What the fact says now in the part of which an issue printed something.
std::vector<std::string> texts_of(const std::vector<SaidPart>& said, const std::string& part) {
  std::vector<std::string> texts;
  for (const SaidPart& one : said) {
    if (one.part == part) {
      texts.push_back(one.text);
    }
  }
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() ? "" : "、") + text;
  }
  return all.empty() ? "—" : all;
}

Finding compare_with_issued(const Case& c, const IssuedFigure& printed,
                            const std::vector<std::string>& now) {
  const Fact& fact = c.fact();
  if (std::ranges::find(now, printed.figure) != now.end()) {
    return c.pass([&] { return "与" + printed.issue + "印的相同"; });
  }
  const auto detail = [&] {
    return printed.issue + "印的是" + printed.figure + "，现在是" + joined(now);
  };
  if (std::ranges::any_of(
          now, [&](const std::string& text) { return is_revised(fact, printed.figure, text); })) {
    return c.pass([&] { return detail() + "，修订：" + fact.revision->reason; });
  }
  return Finding::fail(detail(), {Code::CheckRevisionUnexplained,
                                  fact.value_span,
                                  {{"fact", fact.id},
                                   {"issue", printed.issue},
                                   {"printed", printed.figure},
                                   {"value", joined(now)}},
                                  {{Code::CheckIssuedHere,
                                    printed.span,
                                    {{"issue", printed.issue}, {"figure", printed.figure}}}}});
}

}  // namespace

// An issue that was signed off is never changed; what changes afterwards says why and by whom.
Look check_revision_explained(const Case& c) {
  const Scene& scene = c.scene;
  const auto issued = scene.issued().find(c.fact().id);
  if (issued == scene.issued().end()) {
    return std::nullopt;
  }
  const auto said = said_parts(c.fact(), scene.catalogue());
  Look look;
  for (const IssuedFigure& printed : issued->second) {
    merge(look, compare_with_issued(c, printed, texts_of(said, printed.part)));
  }
  return look;
}

}  // namespace jianbao::validation
