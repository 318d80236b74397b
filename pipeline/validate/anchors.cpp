// Every figure against the few words of the source that hold it.

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <string_view>

#include "model/words.h"
#include "validate/anchor_text.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// How well an anchor holds a figure.
struct Reading {
  std::vector<AnchorNumber> numbers;
  const AnchorNumber* same = nullptr;  ///< has the digits; of several the one whose unit fits
  UnitFit fit = UnitFit::Other;
  Reading() = default;
  Reading(Reading&&) = default;  // moving a vector keeps its elements where they are
  Reading& operator=(Reading&&) = delete;
};

Reading read_anchor(std::string_view anchor, const Decimal& value, const Unit& unit,
                    const Catalogue& catalogue) {
  Reading reading;
  reading.numbers = numbers_in(anchor);
  const std::string digits = value.absolute().to_string();
  for (const AnchorNumber& number : reading.numbers) {
    if (number.digits != digits || reading.fit != UnitFit::Other) {
      continue;
    }
    reading.same = &number;
    reading.fit = unit_fit(number, unit, catalogue);
  }
  return reading;
}

/// Both ends of a range in the anchor, side by side; `same` is then the upper one, which has the
/// unit.
Reading read_range(std::string_view anchor, const Quantity& quantity, const Unit& unit,
                   const Catalogue& catalogue) {
  Reading reading;
  reading.numbers = numbers_in(anchor);
  const std::string low = quantity.amount.absolute().to_string();
  const std::string high = quantity.upper->absolute().to_string();
  for (std::size_t i = 1; i < reading.numbers.size() && reading.same == nullptr; ++i) {
    const AnchorNumber& upper = reading.numbers[i];
    if (reading.numbers[i - 1].digits == low && upper.digits == high &&
        is_range(reading.numbers[i - 1], upper, unit)) {
      reading.same = &upper;
      reading.fit = unit_fit(upper, unit, catalogue);
    }
  }
  return reading;
}

Reading read_quantity(std::string_view anchor, const Quantity& quantity, const Unit& unit,
                      const Catalogue& catalogue) {
  return quantity.upper ? read_range(anchor, quantity, unit, catalogue)
                        : read_anchor(anchor, quantity.amount, unit, catalogue);
}

/// 5～8: as entered, without bounding word and unit.
std::string digits_of(const Quantity& quantity) {
  return quantity.amount.to_string() + (quantity.upper ? "～" + quantity.upper->to_string() : "");
}

/// The number of the anchor that stands where the value should: the only one with its unit.
std::optional<Decimal> own_number(const Reading& reading, const Unit& unit,
                                  const Catalogue& catalogue) {
  std::optional<Decimal> own;
  for (const AnchorNumber& number : reading.numbers) {
    if (unit_fit(number, unit, catalogue) == UnitFit::Other) {
      continue;
    }
    if (own) {
      return std::nullopt;
    }
    own = Decimal::parse(number.digits);
  }
  return own;
}

/// The one whole number that a level and the stated growth leave for the year before.
std::optional<std::int64_t> implied_whole(const Fact& fact, const Unit& unit, const Decimal& amount,
                                          const Decimal& growth) {
  const Interval level = interval_of({amount, fact.quantity->unit, fact.quantity->qualifier}, unit);
  const auto base = implied_base(in_base_unit(level, unit), growth);
  return unit.countable && base ? base->only_integer() : std::nullopt;
}

/// 775 → 805: which of the two numbers is wrong shows in what they imply.
std::optional<Related> implied_change(const Scene& scene, const Fact& fact,
                                      const Reading& reading) {
  const Unit& unit = scene.unit(*fact.quantity);
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  const auto own = own_number(reading, unit, scene.catalogue());
  if (growth == nullptr || !own) {
    return std::nullopt;
  }
  std::optional<std::int64_t> before;
  std::optional<std::int64_t> after;
  try {
    before = implied_whole(fact, unit, *own, growth->value);
    after = implied_whole(fact, unit, fact.quantity->amount, growth->value);
  } catch (const std::overflow_error&) {
    return std::nullopt;  // a help to the reader must not hide the fault that it explains
  }
  if (!before || !after) {
    return std::nullopt;
  }
  return Related{Code::CheckImpliedChange,
                 growth->value_span,
                 {{"growth", percent_text(growth->value)},
                  {"implied_before", std::to_string(*before)},
                  {"implied_after", std::to_string(*after)},
                  {"before", own->to_string()},
                  {"after", fact.quantity->amount.to_string()}}};
}

Related anchor_place(const Anchor& anchor) {
  return {Code::CheckAnchorHere, anchor.span, {{"anchor", anchor.text}}};
}

std::string quoted(const std::string& anchor) { return "原文“" + anchor + "”"; }

Args anchor_args(const Fact& fact, const Anchor& anchor, std::string value) {
  return {{"anchor", anchor.text}, {"value", std::move(value)}, {"fact", fact.id}};
}

Finding wrong_unit(const Fact& fact, const Anchor& anchor, const Decimal& value, const Span& where,
                   const std::string& unit) {
  Args args = anchor_args(fact, anchor, value.absolute().to_string());
  args.emplace_back("unit", unit);
  return Finding::fail(quoted(anchor.text) + "里的单位不是“" + unit + "”",
                       {Code::CheckAnchorUnit, where, std::move(args), {anchor_place(anchor)}});
}

/// What must follow the digits of a comparison; none for those whose words are free (第2位).
std::optional<Unit> unit_of(const Comparison& comparison, const Span& span) {
  switch (comparison.kind) {
    case ComparisonKind::YearOnYear:
    case ComparisonKind::PeriodOnPeriod:
    case ComparisonKind::Share:
    case ComparisonKind::Multiple:
    case ComparisonKind::PointChange: {
      const std::string unit(comparison_unit(comparison.kind));
      return Unit{unit, unit, 1, false, span};
    }
    case ComparisonKind::Rank:
      break;
  }
  return std::nullopt;
}

bool wrong_way(const Comparison& comparison, const AnchorNumber& number) {
  if (comparison.kind != ComparisonKind::YearOnYear &&
      comparison.kind != ComparisonKind::PeriodOnPeriod) {
    return false;
  }
  const Direction direction = direction_in(number);
  return comparison.value.is_negative() ? direction == Direction::Up : direction == Direction::Down;
}

Finding check_comparison(const Case& c, const Comparison& comparison) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Anchor& anchor = comparison.anchor;
  const auto unit = unit_of(comparison, comparison.value_span);
  if (!unit) {
    return Finding::undecided("位次不由数字核对");
  }
  const std::string value = comparison.value.to_string() + unit->name;
  const Reading reading = read_anchor(anchor.text, comparison.value, *unit, scene.catalogue());
  if (reading.same == nullptr) {
    return Finding::fail(quoted(anchor.text) + "里没有" + value, {Code::CheckAnchorValue,
                                                                  comparison.value_span,
                                                                  anchor_args(fact, anchor, value),
                                                                  {anchor_place(anchor)}});
  }
  if (reading.fit != UnitFit::Fits) {  // 18.1 alone could be anything
    return wrong_unit(fact, anchor, comparison.value, comparison.value_span, unit->name);
  }
  if (wrong_way(comparison, *reading.same)) {
    return Finding::fail(quoted(anchor.text) + "的方向与" + value + "相反",
                         {Code::CheckAnchorDirection,
                          comparison.value_span,
                          anchor_args(fact, anchor, value),
                          {anchor_place(anchor)}});
  }
  if (comparison.value.is_negative() && direction_in(*reading.same) == Direction::Unsaid) {
    return Finding::undecided(quoted(anchor.text) + "看不出是下降");
  }
  const Qualifier shown = qualifier_in(*reading.same, *unit);
  if (shown != Qualifier::None) {
    return Finding::undecided(quoted(anchor.text) + "有界限词“" +
                              std::string(qualifier_word(shown)) + "”，只核对了" + value);
  }
  return c.pass([&] { return quoted(anchor.text) + "里有" + value; });
}

struct StatusWord {
  std::string_view word;
  bool (*fits)(Status);
};
/// 预计 of a period that is over is an estimate, of one that is not a forecast.
constexpr std::array<StatusWord, 4> status_words = {{
    {"预计", [](Status s) { return s == Status::Estimate || s == Status::Forecast; }},
    {"初步统计", [](Status s) { return s == Status::Preliminary; }},
    {"初步核算", [](Status s) { return s == Status::Preliminary; }},
    {"力争", [](Status s) { return s == Status::Target || s == Status::Pledge; }},
}};

/// That another place says the same is nothing that anybody needs to read.
void merge_again(Look& look, Finding again) {
  if (again.result != RuleResult::Pass) {
    merge(look, std::move(again));
  }
}

/// Whether one anchor of the fact holds its level. `where`: of the value, or of the place that
/// prints it again.
Finding find_level(const Case& c, const Anchor& anchor, const Span& where) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const std::string digits = digits_of(*fact.quantity);
  const Unit& unit = scene.unit(*fact.quantity);
  const Reading reading = read_quantity(anchor.text, *fact.quantity, unit, scene.catalogue());
  if (reading.same == nullptr) {
    std::vector<Related> related;
    if (!(where == anchor.span)) {
      related.push_back(anchor_place(anchor));
    }
    if (auto change = implied_change(scene, fact, reading)) {
      related.push_back(*std::move(change));
    }
    return Finding::fail(
        quoted(anchor.text) + "里没有" + digits,
        {Code::CheckAnchorValue, where, anchor_args(fact, anchor, digits), std::move(related)});
  }
  if (reading.fit == UnitFit::Other) {
    const bool again = &anchor != &*fact.anchor;
    return wrong_unit(fact, anchor, fact.quantity->upper.value_or(fact.quantity->amount),
                      again ? where : fact.unit_span, unit.name);
  }
  return c.pass([&] {
    return quoted(anchor.text) + "里有" + digits + (reading.fit == UnitFit::Fits ? unit.name : "");
  });
}

/// A share without a level is what its entry says, wherever the document says it again.
Look find_comparison_again(const Case& c, const Anchor& anchor) {
  const Fact& fact = c.fact();
  const Comparison* first = nullptr;
  for (const Comparison& comparison : fact.comparisons) {
    const auto unit = unit_of(comparison, comparison.value_span);
    if (!unit) {
      continue;
    }
    first = first == nullptr ? &comparison : first;
    if (read_anchor(anchor.text, comparison.value, *unit, c.scene.catalogue()).same != nullptr) {
      return c.pass([&] { return quoted(anchor.text) + "里有" + comparison.value.to_string(); });
    }
  }
  if (first == nullptr) {
    return std::nullopt;  // ranks and claims are words
  }
  const std::string value = first->value.to_string() + std::string(comparison_unit(first->kind));
  return Finding::fail(quoted(anchor.text) + "里没有" + value,
                       {Code::CheckAnchorValue, anchor.span, anchor_args(fact, anchor, value)});
}

/// The bounding word of one anchor against the one entered.
Finding find_qualifier(const Case& c, const Anchor& anchor, const Span& where) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Unit& unit = scene.unit(*fact.quantity);
  const Reading reading = read_quantity(anchor.text, *fact.quantity, unit, scene.catalogue());
  if (reading.same == nullptr) {
    return Finding::undecided("原文里没有登记的数");
  }
  if (fact.quantity->upper) {  // a range has no word; that both ends stand there says it
    return Finding::pass(quoted(anchor.text) + "里有范围的两端");
  }
  const Qualifier stated = fact.quantity->qualifier;
  const Qualifier shown = qualifier_in(*reading.same, unit);
  const std::string word(qualifier_word(shown));
  const std::string stated_word(qualifier_word(stated));
  if (stated == shown) {
    return c.pass([&] {
      return shown == Qualifier::None ? quoted(anchor.text) + "里没有界限词"
                                      : "界限词“" + word + "”与原文相同";
    });
  }
  Args args = anchor_args(fact, anchor, fact.quantity->amount.to_string());
  args.emplace_back("shown", word);
  args.emplace_back("stated", stated_word);
  const auto fail = [&](Code code, std::string detail) {
    return Finding::fail(std::move(detail), {code, where, args, {anchor_place(anchor)}});
  };
  if (stated == Qualifier::None) {
    return fail(Code::CheckQualifierDropped, "原文的界限词“" + word + "”没有登记");
  }
  if (shown != Qualifier::None) {
    return fail(Code::CheckQualifierChanged,
                "原文的界限词“" + word + "”登记成了“" + stated_word + "”");
  }
  if (!shows_place(*reading.same, unit, qualifier_place(stated))) {
    return Finding::undecided(quoted(anchor.text) + "没有抄到“" + stated_word + "”的位置");
  }
  return fail(Code::CheckQualifierAdded, "原文里没有界限词“" + stated_word + "”");
}

}  // namespace

Look check_anchor_value(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.quantity) {
    return std::nullopt;
  }
  if (!fact.anchor) {
    return Finding::fail("没有原文的字句",
                         {Code::CheckAnchorMissing,
                          fact.value_span,
                          {{"fact", fact.id}, {"value", figure_text(c.scene, fact)}}});
  }
  Look look = find_level(c, *fact.anchor, fact.value_span);
  for (const Occurrence& again : fact.also) {
    merge_again(look, find_level(c, again.anchor, again.anchor.span));
  }
  return look;
}

Look check_anchor_comparisons(const Case& c) {
  const Fact& fact = c.fact();
  Look look;
  for (const Comparison& comparison : fact.comparisons) {
    merge(look, check_comparison(c, comparison));
  }
  for (const Occurrence& again : fact.also) {
    if (Look found = fact.quantity ? Look() : find_comparison_again(c, again.anchor)) {
      merge_again(look, *std::move(found));
    }
  }
  return look;
}

Look check_anchor_qualifier(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.quantity || !fact.anchor) {
    return std::nullopt;
  }
  Look look = find_qualifier(c, *fact.anchor, fact.value_span);
  for (const Occurrence& again : fact.also) {
    merge_again(look, find_qualifier(c, again.anchor, again.anchor.span));
  }
  return look;
}

Look check_anchor_status(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.anchor) {
    return std::nullopt;
  }
  for (const StatusWord& said : status_words) {
    if (fact.anchor->text.find(said.word) == std::string::npos) {
      continue;
    }
    const std::string word(said.word);
    const std::string status(data_word(fact.status));
    if (said.fits(fact.status)) {
      return c.pass([&] { return fmt::format("原文的“{}”，登记为“{}”", word, status); });
    }
    return Finding::fail(
        fmt::format("原文的“{}”登记成了“{}”", word, status),
        {Code::CheckAnchorStatus,
         fact.anchor->span,
         {{"anchor", fact.anchor->text}, {"word", word}, {"status", status}, {"fact", fact.id}}});
  }
  return std::nullopt;
}

Look check_anchor_claim(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.claim) {
    return std::nullopt;
  }
  const std::string& kind = fact.claim->kind;
  if (fact.anchor && fact.anchor->text.find(kind) != std::string::npos) {
    return c.pass([&] { return quoted(fact.anchor->text) + "里有“" + kind + "”"; });
  }
  if (!fact.claim->anchor) {
    return Finding::undecided("没有抄录原文里的“" + kind + "”");
  }
  const Anchor& anchor = *fact.claim->anchor;
  if (anchor.text.find(kind) != std::string::npos) {
    return c.pass([&] { return quoted(anchor.text) + "里有“" + kind + "”"; });
  }
  return Finding::fail(quoted(anchor.text) + "里没有“" + kind + "”",
                       {Code::CheckAnchorClaim,
                        anchor.span,
                        {{"anchor", anchor.text}, {"claim", kind}, {"fact", fact.id}}});
}

}  // namespace jianbao::validation
