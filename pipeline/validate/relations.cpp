// Parts against their whole, and amounts against the count that they are spread over.

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// Part and whole must speak of the same thing before their sizes can be compared.
std::optional<Finding> unlike_whole(const Scene& scene, const Fact& part, const Fact& whole) {
  const Catalogue& catalogue = scene.catalogue();
  const Span& where = part.within->span;
  const auto differ = [&](std::string_view name, std::string mine, std::string others, Code code,
                          std::string detail) {
    return Finding::fail(std::move(detail), {code,
                                             where,
                                             {{"fact", part.id},
                                              {"whole", whole.id},
                                              {name, std::move(mine)},
                                              {"other", std::move(others)}},
                                             {place_of(scene, whole)}});
  };
  if (part.subject != whole.subject) {
    return differ("subject", catalogue[part.subject].name, catalogue[whole.subject].name,
                  Code::CheckWholeSubject, "主体与整体不同");
  }
  if (!same_span(part.period, whole.period)) {
    return differ("period", part.period.to_string(), whole.period.to_string(),
                  Code::CheckWholePeriod, "期间与整体不同");
  }
  if (part.quantity && whole.quantity &&
      scene.unit(*part.quantity).base != scene.unit(*whole.quantity).base) {
    return differ("unit", scene.unit(*part.quantity).name, scene.unit(*whole.quantity).name,
                  Code::CheckWholeUnit, "单位与整体不能换算");
  }
  return std::nullopt;
}

Finding compare_with_whole(const Case& c, const Fact& whole) {
  const Scene& scene = c.scene;
  const Fact& part = c.fact();
  if (!part.quantity || !whole.quantity) {
    return Finding::undecided("部分或整体没有数");
  }
  const Interval part_level = level_of(scene, part);
  const Interval whole_level = level_of(scene, whole);
  const auto detail = [&] {
    return "部分" + figure_text(scene, part) + "，整体" + figure_text(scene, whole) + "（" +
           whole.id + "）";
  };
  const Standing fits = order(part_level, whole_level);
  if (fits == Standing::Contradicts) {
    return Finding::fail(detail(), {Code::CheckPartExceeds,
                                    part.value_span,
                                    {{"fact", part.id},
                                     {"value", figure_text(scene, part)},
                                     {"whole", whole.id},
                                     {"other", figure_text(scene, whole)}},
                                    {place_of(scene, whole)}});
  }
  // 超 without an upper bound may hide any size, and 近 a whole of any size.
  if (fits == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使大小无法判断");
  }
  return c.pass(detail);
}

/// Parts with a threshold overlap one another (50亿元以上, 100亿元以上) and are not added.
bool can_be_added(const Scene& scene, const Fact& part, const Fact& whole) {
  return part.within->threshold.empty() && part.id != whole.id && part.quantity &&
         part.status == whole.status && part.subject == whole.subject &&
         same_span(part.period, whole.period) &&
         scene.unit(*part.quantity).base == scene.unit(*whole.quantity).base;
}

/// "53个": what the parts make at least, in the unit of the whole and with its decimals.
std::string at_least_text(const Rational& low, const Quantity& whole, const Unit& unit) {
  std::int64_t steps = 1;
  for (int i = 0; i < whole.amount.scale(); ++i) {
    steps *= 10;
  }
  const Rational in_steps = low * Rational(steps, unit.factor);
  return Decimal(in_steps.floor(), whole.amount.scale()).to_string() + unit.name;
}

/// A count that an amount may be divided by; the reason in the other case.
std::optional<Finding> unfit_count(const Scene& scene, const Fact& fact, const Fact& count) {
  const Catalogue& catalogue = scene.catalogue();
  const Span where = fact.per_span.value_or(fact.span);
  const auto differ = [&](Code code, std::string detail, Args more) {
    Args args{{"fact", fact.id}, {"count", count.id}};
    args.insert(args.end(), more.begin(), more.end());
    return Finding::fail(std::move(detail),
                         {code, where, std::move(args), {place_of(scene, count)}});
  };
  if (fact.subject != count.subject) {
    return differ(
        Code::CheckCountSubject, "主体与个数的不同",
        {{"subject", catalogue[fact.subject].name}, {"other", catalogue[count.subject].name}});
  }
  if (!same_span(fact.period, count.period)) {
    return differ(Code::CheckCountPeriod, "期间与个数的不同",
                  {{"period", fact.period.to_string()}, {"other", count.period.to_string()}});
  }
  if (!scene.unit(*count.quantity).countable) {
    return differ(Code::CheckCountUnit, "分母不是件数",
                  {{"unit", scene.unit(*count.quantity).name}});
  }
  return std::nullopt;
}

/// The amount for each of what is counted.
Finding compare_ratio(const Case& c, const Fact& count) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Unit& unit = scene.unit(*fact.quantity);
  const Interval amount = interval_of(*fact.quantity, unit);
  const Interval items = level_of(scene, count);
  if (!amount.low || *amount.low < Rational() || !items.low || !(*items.low > Rational())) {
    return Finding::undecided("总量或个数没有下限，平均数无法判断");
  }
  const Interval each = amount / items;
  const Interval expected{Rational(*c.rule.low), Rational(*c.rule.high)};
  const auto detail = [&] {
    return "平均每个" + each.to_string(2) + unit.name + "，应在" + c.rule.low->to_string() + "～" +
           c.rule.high->to_string() + unit.name + "之间";
  };
  const Standing fits = standing(each, expected);
  if (fits == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使平均数无法判断");
  }
  if (fits == Standing::Holds) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckPairRatio,
                                  fact.value_span,
                                  {{"fact", fact.id},
                                   {"value", figure_text(scene, fact)},
                                   {"count", figure_text(scene, count)},
                                   {"each", each.to_string(2) + unit.name},
                                   {"low", c.rule.low->to_string()},
                                   {"high", c.rule.high->to_string()}},
                                  {place_of(scene, count)}});
}

}  // namespace

Look check_part_fits_whole(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.within) {
    return std::nullopt;
  }
  const std::string& id = fact.within->fact;
  if (id == fact.id) {
    return Finding::fail("部分就是自己",
                         {Code::CheckPartOfItself, fact.within->span, {{"fact", fact.id}}});
  }
  const auto wholes = c.scene.with_id(id);
  if (wholes.empty() && c.scene.is_withheld(id)) {
    return Finding::undecided("整体的来源还没有公布");
  }
  if (wholes.empty()) {
    return Finding::fail(
        "没有整体",
        {Code::CheckUnknownWhole, fact.within->span, {{"fact", fact.id}, {"whole", id}}});
  }
  Look look;  // an id that is used twice hides neither of the two
  for (const FactIndex i : wholes) {
    auto unlike = unlike_whole(c.scene, fact, c.scene.fact(i));
    merge(look, unlike ? *std::move(unlike) : c.pass([&] { return "整体是" + id; }));
  }
  return look;
}

Look check_subset_bound(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.within || fact.within->fact == fact.id) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : c.scene.with_id(fact.within->fact)) {
    const Fact& whole = c.scene.fact(i);
    if (!unlike_whole(c.scene, fact, whole)) {  // else part-fits-whole tells of it
      merge(look, compare_with_whole(c, whole));
    }
  }
  return look;
}

Look check_parts_sum(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& whole = c.fact();
  if (!whole.quantity) {
    return std::nullopt;
  }
  Interval sum = Interval::exactly(Rational());  // each part at the least, and at the most
  bool bounded = true;
  std::vector<Related> places;
  std::string names;
  for (const FactIndex i : scene.parts_of(whole.id)) {
    const Fact& part = scene.fact(i);
    if (!can_be_added(scene, part, whole)) {
      continue;
    }
    const Interval level = level_of(scene, part);
    // A part without a lower bound (近30) adds nothing that is sure; it hides nothing either.
    bounded = bounded && level.is_bounded();
    const bool adds = level.low && *level.low > Rational();
    sum = sum + Interval{adds ? *level.low : Rational(), level.high, false, level.high_open};
    places.push_back(place_of(scene, part));
    names += (names.empty() ? "" : ", ") + part.id;
  }
  if (places.size() < 2) {
    return std::nullopt;
  }
  const std::string value = figure_text(scene, whole);
  const std::string at_least =
      at_least_text(*sum.low, *whole.quantity, scene.unit(*whole.quantity));
  const std::string detail = "各部分合计至少" + at_least + "，整体" + value;
  const Standing fits = order(sum, level_of(scene, whole));
  if (fits == Standing::Contradicts) {
    return Finding::fail(
        detail, {Code::CheckPartsSum,
                 whole.value_span,
                 {{"parts", names}, {"sum", at_least}, {"whole", whole.id}, {"value", value}},
                 std::move(places)});
  }
  // Bounding words are no rounding: with one of them the parts must fit at their most.
  const Standing at_most = bounded ? fits : order({std::nullopt, sum.high}, level_of(scene, whole));
  return at_most == Standing::Holds ? Finding::pass(detail)
                                    : Finding::undecided(detail + "，部分或整体的界限不全");
}

Look check_count_fits_amount(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.per) {
    return std::nullopt;
  }
  const auto counts = scene.with_id(*fact.per);
  if (counts.empty() && scene.is_withheld(*fact.per)) {
    return Finding::undecided("个数的来源还没有公布");
  }
  const auto unknown = [&fact] {
    return Finding::fail("没有个数", {Code::CheckUnknownCount,
                                      fact.per_span.value_or(fact.span),
                                      {{"fact", fact.id}, {"count", *fact.per}}});
  };
  if (counts.empty() || *fact.per == fact.id) {
    return unknown();
  }
  Look look;
  for (const FactIndex i : counts) {
    const Fact& count = scene.fact(i);
    auto unfit = count.quantity ? unfit_count(scene, fact, count) : unknown();
    merge(look, unfit ? *std::move(unfit) : c.pass([&] {
      return "个数" + figure_text(scene, count) + "（" + count.id + "）";
    }));
  }
  return look;
}

Look check_pair_ratio(const Case& c) {
  const Fact& fact = c.fact();
  if (!fact.per || !fact.quantity) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : c.scene.with_id(*fact.per)) {
    if (c.scene.fact(i).quantity) {
      merge(look, compare_ratio(c, c.scene.fact(i)));
    }
  }
  return look;
}

Look check_pair(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.pair) {
    return std::nullopt;
  }
  const Fact* other = scene.find(*fact.pair);
  if (other == nullptr && scene.is_withheld(*fact.pair)) {
    return Finding::undecided("另一半的来源还没有公布");
  }
  if (other == nullptr || other->id == fact.id) {
    return Finding::fail("没有另一半", {Code::CheckUnknownPair,
                                        fact.pair_span.value_or(fact.span),
                                        {{"fact", fact.id}, {"pair", *fact.pair}}});
  }
  return c.pass([&] { return "另一半" + figure_text(scene, *other) + "（" + other->id + "）"; });
}

}  // namespace jianbao::validation
