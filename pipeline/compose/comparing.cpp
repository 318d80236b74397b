#include "compose/comparing.h"

#include <algorithm>
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

std::optional<ComparisonResult> reckon(Context& context, const ComparisonSpec& spec) {
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
  return result;
}

}  // namespace

const ComparisonResult* compared(Context& context, const Located<std::string>& name) {
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

tl::expected<Fragment, Lack> comparison_view(Context& context, const ComparePiece& piece) {
  const std::size_t faults = context.diagnostics.count(Severity::Error);
  const ComparisonResult* result = compared(context, piece.comparison);
  if (result == nullptr) {
    return tl::unexpected(context.diagnostics.count(Severity::Error) == faults ? Lack::Missing
                                                                               : Lack::Reported);
  }
  Fragment fragment;
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
  figure.what = "“" + piece.comparison.value + "”的比较";
  figure.formula = value->formula;
  figure.facts = value->facts;
  figure.derived = true;
  fragment.add_figure(value->printed, std::move(figure),
                      {value->facts.front(), FigureKind::Comparison});
  return fragment;
}

}  // namespace jianbao::composing
