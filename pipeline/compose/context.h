#pragma once
// What every part of a document is written with, and the sentences all of them are made of.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/compose.h"
#include "compose/facts_in_view.h"
#include "compose/fragment.h"
#include "compose/selection.h"
#include "compose/skeleton.h"

namespace jianbao::composing {

struct Context {
  Context(const ComposeInput& in, Document& out, Diagnostics& said)
      : input(in), picker(in), views(in), selections(in), document(out), diagnostics(said) {}

  const ComposeInput& input;
  FactPicker picker;
  FactViews views;
  Selections selections;
  Document& document;
  Diagnostics& diagnostics;
  /// "table:main" → 表1; empty for a table or chart that this issue does not print.
  std::map<std::string, std::string, std::less<>> numbers;
  std::set<std::string, std::less<>> referred;  ///< "table:main"
  /// Facts that the annex defines, in the order of printing, with repeats.
  std::vector<FactIndex> main_facts;
  /// Every fact that the document prints or derives from, wherever it stands: what a refused or
  /// restricted fact stops.
  std::set<FactIndex> used_facts;
  const Selected* it = nullptr;  ///< inside an each: the fact that it speaks of
  struct Compared {
    ComparisonResult result;
    std::vector<FactIndex> facts;  ///< the two
  };
  std::map<std::string, std::optional<Compared>, std::less<>> compared;

  /// Moves a fragment into the document; its figures get `sentence`.
  [[nodiscard]] Spans commit(Fragment, const std::string& sentence);
  void add(BlockContent content, std::optional<Span> span = std::nullopt) {
    document.blocks.push_back({std::move(content), span});
  }
};

/// Why a skeleton gives nothing, and which placeholder is to blame.
struct Shortfall {
  Lack lack;
  std::string placeholder;
  Span span;
};

/// Every placeholder filled in. All errors are reported; what is merely missing is left to the
/// caller.
[[nodiscard]] tl::expected<Fragment, Shortfall> render(Context&, const Skeleton&);

/// A sentence of prose: left out with a note when something is missing; must end in 。.
[[nodiscard]] std::optional<Fragment> sentence(Context&, const Skeleton&);

/// The fact that a key means: of an indicator, or the one an each speaks of.
[[nodiscard]] tl::expected<FactIndex, Lack> pick_fact(Context&, const FactKey&);

/// Words without figures, for captions, labels and headings, which have no place for them.
[[nodiscard]] std::optional<std::string> label(Context&, const Skeleton&);

/// Sentences that survive, one after the other, after `label` in bold. Empty: none survived.
/// `printed` counts them.
[[nodiscard]] Spans paragraph(Context&, std::string_view label, const std::vector<SentenceSpec>&,
                              std::uint32_t* printed = nullptr);

/// What is told of a skeleton that gave nothing because something is missing.
void report_shortfall(Context&, const Skeleton&, const Shortfall&);

/// Joins; neighbours of plain text become one span.
void append(Spans&, Spans);

}  // namespace jianbao::composing
