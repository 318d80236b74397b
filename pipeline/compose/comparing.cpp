#include "compose/comparing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jianbao::composing {
namespace {

std::optional<FactIndex> operand(Context& context, const Located<std::string>& text) {
  Picked picked = pick_fact(context.input, text);
  context.diagnostics.append(std::move(picked.diagnostics));
  return picked.fact;
}

void report_unknown(Context& context, const Located<std::string>& name) {
  std::vector<std::string> known;
  for (const ComparisonSpec& spec : context.input.report.comparisons) {
    known.push_back(spec.name);
  }
  context.diagnostics.add({Code::ComposeUnknownComparison,
                           name.span,
                           {{"name", name.value}, {"nearest", nearest_names(name.value, known)}}});
}

std::optional<Context::Compared> reckon(Context& context, const ComparisonSpec& spec) {
  const auto now = operand(context, spec.now);
  const auto before = operand(context, spec.before);
  if (!now || !before || !context.input.compare) {
    return std::nullopt;
  }
  auto result = context.input.compare(*now, *before, spec.kind);
  if (!result.allowed) {
    context.diagnostics.add(
        {Code::ComposeUnlike, spec.span, {{"name", spec.name}, {"reason", result.reason}}});
  }
  return Context::Compared{std::move(result), {*now, *before}};
}

/// 中欧班列开行列数（2024年1—10月与2022年1—9月）：倍数. Told apart by the view, for no two of them
/// are one figure.
std::string what_of(const Context& context, const Context::Compared& pair, std::string_view view) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> views = {{
      {"times", "倍数"},
      {"added", "增减量"},
      {"added_phrase", "增减量"},
      {"monthly_now", "后一个的月均数"},
      {"monthly_before", "前一个的月均数"},
      {"per_now", "后一个的平均数"},
      {"per_before", "前一个的平均数"},
      {"per_change", "平均数的变动"},
      {"per_added", "新增部分的平均数"},
      {"share", "占比"},
      {"share_before", "上年同期占比"},
      {"share_change", "占比的变动"},
      {"share_change_phrase", "占比的变动"},
  }};
  const auto word =
      std::ranges::find(views, view, &std::pair<std::string_view, std::string_view>::first);
  const Fact& now = context.views.fact(pair.facts.front());
  const Fact& before = context.views.fact(pair.facts.back());
  return context.views.indicator(pair.facts.front()).name + "（" + spoken(now.period) + "）与" +
         context.views.indicator(pair.facts.back()).name + "（" + spoken(before.period) + "）：" +
         std::string(word == views.end() ? view : word->second);
}

const Context::Compared* find_compared(Context& context, const Located<std::string>& name) {
  const auto& specs = context.input.report.comparisons;
  const auto spec = std::ranges::find(specs, name.value, &ComparisonSpec::name);
  if (spec == specs.end()) {
    report_unknown(context, name);
    return nullptr;
  }
  auto made = context.compared.find(name.value);
  if (made == context.compared.end()) {
    made = context.compared.emplace(name.value, reckon(context, *spec)).first;
  }
  return made->second ? &*made->second : nullptr;
}

}  // namespace

const ComparisonResult* compared(Context& context, const Located<std::string>& name) {
  const Context::Compared* pair = find_compared(context, name);
  if (pair == nullptr) {
    return nullptr;
  }
  // What is said rests on both, whether or not their figures are printed.
  context.used_facts.insert(pair->facts.begin(), pair->facts.end());
  return &pair->result;
}

tl::expected<Fragment, Lack> comparison_view(Context& context, const ComparePiece& piece) {
  const std::size_t faults = context.diagnostics.count(Severity::Error);
  const Context::Compared* pair = find_compared(context, piece.comparison);
  if (pair == nullptr) {
    return tl::unexpected(context.diagnostics.count(Severity::Error) == faults ? Lack::Missing
                                                                               : Lack::Reported);
  }
  const ComparisonResult* result = &pair->result;
  Fragment fragment;
  fragment.used = pair->facts;
  if (piece.view == "reason") {
    if (result->allowed) {
      return tl::unexpected(Lack::Missing);
    }
    fragment.add(result->reason);
    return fragment;
  }
  const auto value = std::ranges::find(result->values, piece.view, &ComparisonValue::view);
  if (value == result->values.end()) {
    return tl::unexpected(Lack::Missing);
  }
  if (!value->derived) {  // as published, in the words that all its places have
    return context.views.view(
        value->facts.front(),
        FactPiece{{piece.comparison.value, Pick::Stated, piece.comparison.span}, View::Value},
        context.diagnostics);
  }
  Figure figure;
  figure.printed = value->printed;
  figure.what = what_of(context, *pair, piece.view);
  figure.formula = value->formula;
  figure.facts = value->facts;
  figure.derived = true;
  fragment.add_figure(value->printed, std::move(figure),
                      {value->facts.front(), FigureKind::Comparison});
  return fragment;
}

}  // namespace jianbao::composing
