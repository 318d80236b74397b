#include "compose/context.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <type_traits>
#include <utility>

#include "compose/comparing.h"
#include "compose/conditions.h"
#include "compose/numerals.h"
#include "compose/statement_views.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::size_t most_groups = 3;  // W-02
constexpr std::size_t most_listed = 3;  // W-21

using Rendered = tl::expected<Fragment, Lack>;

Rendered words(std::string text) {
  Fragment fragment;
  fragment.add(std::move(text));
  return fragment;
}

Rendered render_block(Context& context, const BlockPiece& piece) {
  const auto number = context.numbers.find(piece.name);
  if (number == context.numbers.end()) {
    std::vector<std::string> known;
    for (const auto& entry : context.numbers) {
      known.push_back(entry.first);
    }
    context.diagnostics.add(
        {Code::ComposeUnknownReference,
         piece.span,
         {{"name", piece.name}, {"nearest", nearest_names(piece.name, known)}}});
    return tl::unexpected(Lack::Reported);
  }
  if (number->second.empty()) {
    return tl::unexpected(Lack::Missing);
  }
  Fragment fragment;
  fragment.add(number->second);
  fragment.refers_to.push_back(piece.name);
  return fragment;
}

Rendered render_own(Context& context, const ContextPiece& piece) {
  if (!context.input.own) {
    context.diagnostics.add({Code::ComposeOwnOutside, piece.span, {}});
    return tl::unexpected(Lack::Reported);
  }
  const Subject& own = context.input.catalogue[*context.input.own];
  return words(piece.word == ContextWord::Own ? own.name : own.full);
}

Rendered render_context(Context& context, const ContextPiece& piece) {
  const Issue& issue = context.input.issue;
  if (piece.word == ContextWord::IssueAsOf) {
    return words(full_date(issue.as_of));
  }
  if (piece.word == ContextWord::IssueNumber) {
    return words(issue_words(issue));
  }
  if (piece.word == ContextWord::IssuePeriod) {
    return issue.period ? words(period_with_year(*issue.period))
                        : Rendered(tl::unexpected(Lack::Missing));
  }
  if (piece.word == ContextWord::IssuePrevious) {
    const Issue* previous = context.input.previous;
    return previous == nullptr ? Rendered(tl::unexpected(Lack::Missing))
                               : words(issue_name(*previous));
  }
  if (piece.word == ContextWord::Own || piece.word == ContextWord::OwnFull) {
    return render_own(context, piece);
  }
  const auto id = issue.sources.empty()
                      ? std::nullopt
                      : context.input.catalogue.document(issue.sources.front().value);
  if (!id) {
    return tl::unexpected(Lack::Missing);
  }
  const SourceDocument& source = context.input.catalogue[*id];
  if (piece.word == ContextWord::SourceEvent) {
    return source.event.empty() ? Rendered(tl::unexpected(Lack::Missing)) : words(source.event);
  }
  const auto date = source.event_date.value_or(source.published);
  return words(date.year() == issue.as_of.year() ? month_day(date) : full_date(date));
}

Rendered view_of(Context& context, FactIndex fact, const FactPiece& piece, std::string_view why) {
  if (!is_statement_view(piece.view)) {
    return context.views.view(fact, piece, context.diagnostics);
  }
  auto fragment = statement_view(context, fact, piece.view, why);
  return fragment ? Rendered(std::move(*fragment)) : Rendered(tl::unexpected(Lack::Missing));
}

Rendered render_fact(Context& context, const FactPiece& piece) {
  const auto fact = pick_fact(context, piece.of);
  if (!fact) {
    return tl::unexpected(fact.error());
  }
  const bool is_it = piece.of.key == it_key;
  return view_of(context, *fact, piece, is_it ? std::string_view(context.it->why) : "");
}

/// A count is a figure too: of all the facts that were counted.
Fragment count_of(const std::vector<Selected>& all, const std::string& name) {
  Figure figure;
  figure.printed = std::to_string(all.size());
  figure.what = "“" + name + "”的条数";
  figure.formula = "逐条计数，共" + figure.printed + "条";
  for (const Selected& one : all) {
    figure.facts.push_back(one.fact);
  }
  Fragment fragment;
  std::string text = figure.printed;
  fragment.add_figure(std::move(text), std::move(figure), {all.front().fact, FigureKind::Count});
  return fragment;
}

Rendered render_count(Context& context, const CountPiece& piece) {
  const auto* all = context.selections.find(piece.selection, context.diagnostics);
  if (all == nullptr || all->empty()) {
    return tl::unexpected(all == nullptr ? Lack::Reported : Lack::Missing);
  }
  return count_of(*all, piece.selection.value);
}

/// What parts the items: 、, but ； where one of them has commas of its own.
std::string separator_of(const std::vector<Fragment>& items) {
  const auto has_commas = [](const Fragment& item) {
    const std::string text = plain_text(item.spans);
    return text.find("，") != std::string::npos || text.find("、") != std::string::npos;
  };
  return std::ranges::any_of(items, has_commas) ? "；" : "、";
}

/// W-21: three of them, and of more how many there are.
Rendered render_list(Context& context, const ListPiece& piece) {
  const auto* all = context.selections.find(piece.selection, context.diagnostics);
  if (all == nullptr || all->empty()) {
    return tl::unexpected(all == nullptr ? Lack::Reported : Lack::Missing);
  }
  std::vector<Fragment> items;
  const std::size_t shown = std::min(all->size(), most_listed);
  for (std::size_t k = 0; k < shown; ++k) {
    const Selected& one = (*all)[k];
    const FactPiece of{{std::string(it_key), Pick::Stated, piece.selection.span}, piece.view};
    auto item = view_of(context, one.fact, of, one.why);
    if (!item) {
      return item;
    }
    items.push_back(std::move(*item));
  }
  Fragment fragment;
  const std::string separator = separator_of(items);
  for (std::size_t k = 0; k < items.size(); ++k) {
    fragment.add(k == 0 ? "" : separator);
    fragment.append(std::move(items[k]));
  }
  if (all->size() > shown) {
    fragment.add("等");
    fragment.append(count_of(*all, piece.selection.value));
    fragment.add("项");
  }
  return fragment;
}

Rendered render_piece(Context& context, const Piece& piece) {
  return std::visit(
      [&context](const auto& of) -> Rendered {
        using T = std::decay_t<decltype(of)>;
        if constexpr (std::is_same_v<T, std::string>) {
          return words(of);
        } else if constexpr (std::is_same_v<T, FactPiece>) {
          return render_fact(context, of);
        } else if constexpr (std::is_same_v<T, BlockPiece>) {
          return render_block(context, of);
        } else if constexpr (std::is_same_v<T, CountPiece>) {
          return render_count(context, of);
        } else if constexpr (std::is_same_v<T, ListPiece>) {
          return render_list(context, of);
        } else if constexpr (std::is_same_v<T, ComparePiece>) {
          return comparison_view(context, of);
        } else {
          return render_context(context, of);
        }
      },
      piece);
}

/// How the placeholder was written, for a message.
Shortfall shortfall(const Piece& piece, Lack lack, const Span& whole) {
  if (const auto* fact = std::get_if<FactPiece>(&piece)) {
    return {lack,
            fact->of.key + pick_suffix(fact->of.pick) + ':' + std::string(view_name(fact->view)),
            fact->of.span};
  }
  if (const auto* block = std::get_if<BlockPiece>(&piece)) {
    return {lack, block->name, block->span};
  }
  if (const auto* word = std::get_if<ContextPiece>(&piece)) {
    return {lack, "source", word->span};
  }
  if (const auto* count = std::get_if<CountPiece>(&piece)) {
    return {lack, "count:" + count->selection.value, count->selection.span};
  }
  if (const auto* list = std::get_if<ListPiece>(&piece)) {
    return {lack, "list:" + list->selection.value, list->selection.span};
  }
  if (const auto* compare = std::get_if<ComparePiece>(&piece)) {
    return {lack, "compare:" + compare->comparison.value + ':' + compare->view,
            compare->comparison.span};
  }
  return {lack, "", whole};
}

bool is_finished(std::string_view text) {
  constexpr std::array<std::string_view, 3> closers = {"”", "’", "）"};
  for (const std::string_view closer : closers) {
    if (text.ends_with(closer)) {
      text.remove_suffix(closer.size());
      break;
    }
  }
  return text.ends_with("。") || text.ends_with("！") || text.ends_with("？");
}

/// 915列 and then 列: the placeholder brings its unit, and the sentence has it again.
void check_units(Context& context, const Fragment& fragment, const Span& span) {
  for (std::size_t i = 0; i + 1 < fragment.spans.size(); ++i) {
    const std::string& figure = fragment.spans[i].text;
    const std::string& next = fragment.spans[i + 1].text;
    const std::size_t digits = figure.find_last_of("0123456789");
    if (!fragment.spans[i].figure || digits == std::string::npos || digits + 1 == figure.size()) {
      continue;
    }
    std::string unit = figure.substr(digits + 1);
    for (const std::string_view more : {"余", "多"}) {
      unit = unit.starts_with(more) ? unit.substr(more.size()) : unit;
    }
    if (!unit.empty() && next.starts_with(unit)) {
      context.diagnostics.add(
          {Code::ComposeDoubledUnit, span, {{"words", figure + unit}, {"unit", unit}}});
    }
  }
}

void check_sentence(Context& context, const Fragment& fragment, const Span& span) {
  check_units(context, fragment, span);
  const std::string text = plain_text(fragment.spans);
  if (!is_finished(text)) {
    context.diagnostics.add({Code::ComposeUnfinished, span, {{"sentence", text}}});
  }
  // A level and what is said of it (its growth, its base) is one group.
  std::set<FactIndex> groups;
  for (const Fragment::Printed& printed : fragment.printed) {
    groups.insert(printed.fact);
  }
  if (groups.size() > most_groups) {
    context.diagnostics.add(
        {Code::ComposeCrowded,
         span,
         {{"count", std::to_string(groups.size())}, {"most", std::to_string(most_groups)}}});
  }
}

/// W-03 within one paragraph.
class Repeats {
 public:
  void check(Context& context, const Fragment& fragment, const Span& span) {
    for (std::size_t i = 0; i < fragment.printed.size(); ++i) {
      const Fragment::Printed& key = fragment.printed[i];
      // Counts, and what is said in words, are told apart by more than their first fact.
      if (key.kind == FigureKind::Count || key.kind == FigureKind::Comparison ||
          key.kind == FigureKind::Text) {
        continue;
      }
      if (!seen_.insert({key.fact, key.kind}).second) {
        context.diagnostics.add(
            {Code::ComposeRepeatedFigure, span, {{"figure", fragment.figures[i].printed}}});
      }
    }
  }

 private:
  std::set<std::pair<FactIndex, FigureKind>> seen_;
};

}  // namespace

Spans Context::commit(Fragment fragment, const std::string& text) {
  const auto offset = static_cast<FigureIndex>(document.figures.size());
  main_facts.insert(main_facts.end(), fragment.used.begin(), fragment.used.end());
  used_facts.insert(fragment.used.begin(), fragment.used.end());
  referred.insert(fragment.refers_to.begin(), fragment.refers_to.end());
  for (Figure& figure : fragment.figures) {
    main_facts.insert(main_facts.end(), figure.facts.begin(), figure.facts.end());
    used_facts.insert(figure.facts.begin(), figure.facts.end());
    figure.sentence = text;
    document.figures.push_back(std::move(figure));
  }
  for (TextSpan& span : fragment.spans) {
    if (span.figure) {
      span.figure = *span.figure + offset;
    }
  }
  return std::move(fragment.spans);
}

tl::expected<Fragment, Shortfall> render(Context& context, const Skeleton& skeleton) {
  const auto parsed = parse_skeleton(skeleton, context.diagnostics);
  if (!parsed) {
    return tl::unexpected(Shortfall{Lack::Reported, "", skeleton.span});
  }
  Fragment whole;
  std::optional<Shortfall> worst;
  for (const Piece& piece : parsed->pieces) {
    auto part = render_piece(context, piece);
    if (part) {
      whole.append(std::move(*part));
    } else if (!worst || (worst->lack == Lack::Missing && part.error() == Lack::Reported)) {
      worst = shortfall(piece, part.error(), skeleton.span);
    }
  }
  if (worst) {
    return tl::unexpected(std::move(*worst));
  }
  return whole;
}

std::optional<Fragment> sentence(Context& context, const Skeleton& skeleton) {
  auto fragment = render(context, skeleton);
  if (fragment) {
    check_sentence(context, *fragment, skeleton.span);
    return std::move(*fragment);
  }
  report_shortfall(context, skeleton, fragment.error());
  return std::nullopt;
}

void report_shortfall(Context& context, const Skeleton& skeleton, const Shortfall& missing) {
  if (missing.lack == Lack::Missing) {
    context.diagnostics.add({Code::ComposeSentenceLeftOut,
                             missing.span,
                             {{"placeholder", missing.placeholder}, {"sentence", skeleton.value}}});
  }
}

tl::expected<FactIndex, Lack> pick_fact(Context& context, const FactKey& key) {
  if (key.key != it_key) {
    return context.picker.pick(key, context.diagnostics);
  }
  if (context.it == nullptr) {
    context.diagnostics.add({Code::ComposeItOutside, key.span, {}});
    return tl::unexpected(Lack::Reported);
  }
  return context.it->fact;
}

std::optional<std::string> label(Context& context, const Skeleton& skeleton) {
  auto fragment = render(context, skeleton);
  if (!fragment) {
    return std::nullopt;
  }
  if (!fragment->figures.empty()) {
    context.diagnostics.add({Code::ComposeFigureInLabel,
                             skeleton.span,
                             {{"figure", fragment->figures.front().printed}}});
    return std::nullopt;
  }
  context.main_facts.insert(context.main_facts.end(), fragment->used.begin(), fragment->used.end());
  context.used_facts.insert(fragment->used.begin(), fragment->used.end());
  return plain_text(fragment->spans);
}

Spans paragraph(Context& context, std::string_view label_text,
                const std::vector<SentenceSpec>& sentences, std::uint32_t* printed) {
  Spans spans;
  Repeats repeats;
  for (const SentenceSpec& spec : sentences) {
    if (!all_hold(context, spec.when)) {
      continue;
    }
    auto fragment = sentence(context, spec.text);
    if (!fragment) {
      continue;
    }
    repeats.check(context, *fragment, spec.text.span);
    const std::string text = plain_text(fragment->spans);
    append(spans, context.commit(std::move(*fragment), text));
    if (printed != nullptr) {
      ++*printed;
    }
  }
  if (!spans.empty() && !label_text.empty()) {
    spans.insert(spans.begin(), {std::string(label_text), Emphasis::Strong, std::nullopt});
  }
  return spans;
}

void append(Spans& spans, Spans more) {
  for (TextSpan& span : more) {
    const bool joins = !spans.empty() && !span.figure && !spans.back().figure &&
                       spans.back().emphasis == span.emphasis;
    if (joins) {
      spans.back().text += span.text;
    } else {
      spans.push_back(std::move(span));
    }
  }
}

}  // namespace jianbao::composing
