#include "validate/evidence.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "model/words.h"
#include "validate/anchor_text.h"
#include "validate/statements.h"

namespace jianbao {
namespace {

using validation::AnchorNumber;
using validation::Extent;
using validation::find_statements;
using validation::is_range;
using validation::number_tokens;
using validation::numbers_in;
using validation::qualifier_in;
using validation::Statement;

/// The digits that an anchor must hold: none, one, or both ends of a range.
using Figures = std::vector<std::string>;

std::string digits_of(const Figures& figures) {
  return figures.empty() ? "" : figures.front() + (figures.size() > 1 ? "～" + figures.back() : "");
}

Figures figures_of(const Quantity& quantity) {
  Figures figures{quantity.amount.absolute().to_string()};
  if (quantity.upper) {
    figures.push_back(quantity.upper->absolute().to_string());
  }
  return figures;
}

/// What kind of entry speaks of a place.
enum class Mark : std::uint8_t { LeftOut, Statement, Figure, Name, Undertaking };

struct Entry {
  Extent extent;
  Mark mark;
};

bool overlap(Extent a, Extent b) { return a.begin < b.end && b.begin < a.end; }
bool lies_in(Extent inner, Extent outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

/// What stands between the marks of “…” or 《…》.
Extent inside(Extent name) { return {name.begin + 1, name.end - 1}; }

/// Whether this entry is the one that a statement found in the text asks for. A word of a quoted
/// name is not the name, and a figure in a sentence with 将 is not its promise.
bool enters(const Entry& entry, const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::Name:
      return (entry.mark == Mark::Name || entry.mark == Mark::Figure) &&
             lies_in(inside(statement.extent), entry.extent);
    case StatementKind::Undertaking:
      return entry.mark == Mark::Undertaking && lies_in(entry.extent, statement.extent);
    case StatementKind::Number:
    case StatementKind::Claim:
      break;
  }
  return entry.mark != Mark::LeftOut && overlap(entry.extent, statement.extent);
}

/// A quotation is longer than an anchor, so any piece of it will do; of a sentence with 将 that is
/// 将 itself, or a rhetorical word left out would take the promise with it.
bool leaves_out(const Entry& entry, const Statement& statement) {
  if (entry.mark != Mark::LeftOut) {
    return false;
  }
  return statement.kind == StatementKind::Undertaking ? lies_in(statement.word, entry.extent)
                                                      : overlap(entry.extent, statement.extent);
}

/// Every place where `words` begin in `line`, overlapping ones too.
std::vector<std::size_t> occurrences(std::u32string_view line, std::u32string_view words) {
  std::vector<std::size_t> places;
  for (auto at = line.find(words); at != std::u32string_view::npos && !words.empty();
       at = line.find(words, at + 1)) {
    places.push_back(at);
  }
  return places;
}

std::vector<std::u32string> lines_of(std::string_view text) {
  std::vector<std::u32string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(to_utf32(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// One document with the places that entries speak of.
class Page {
 public:
  Page(const DocumentText& source, const Catalogue& catalogue, Diagnostics& diagnostics)
      : document_(catalogue[source.document]),
        lines_(lines_of(source.text)),
        diagnostics_(diagnostics) {
    entries_.resize(lines_.size());
    for (const std::u32string& line : lines_) {
      numbers_.push_back(numbers_in(to_utf8(line)));
    }
  }

  /// Finds the anchor and marks it with the number right behind it. `figures`: what must stand
  /// there, each as a whole token. `every`: all occurrences are meant when no ordinal is
  /// given. True: proved.
  bool prove(std::uint32_t number, const Anchor& anchor, const Figures& figures, Mark mark,
             bool every = false) {
    const std::u32string words = to_utf32(anchor.text);
    const std::u32string* line = line_at(number);
    const auto places = line == nullptr ? std::vector<std::size_t>() : occurrences(*line, words);
    if (places.empty() || anchor.ordinal > places.size()) {
      report_absent(number, anchor, places.size());
      return false;
    }
    if (anchor.ordinal == 0 && places.size() > 1 && !every) {
      diagnostics_.add({Code::CheckAnchorAmbiguous,
                        anchor.span,
                        {{"anchor", anchor.text},
                         {"line", std::to_string(number)},
                         {"count", std::to_string(places.size())}}});
      return false;
    }
    std::string cut = digits_of(figures);
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (anchor.ordinal != 0 && anchor.ordinal != i + 1) {
        continue;
      }
      const Extent extent = with_next_number(*line, {places[i], places[i] + words.size()});
      if (std::ranges::all_of(
              figures, [&](const std::string& digits) { return holds(number, extent, digits); })) {
        cut.clear();
      }
      note(number, extent, mark);
    }
    if (!cut.empty()) {
      diagnostics_.add(
          {Code::CheckAnchorCutsNumber,
           anchor.span,
           {{"anchor", anchor.text}, {"line", std::to_string(number)}, {"value", cut}}});
    }
    return cut.empty();
  }

  /// The bounding word that the line has with this figure, which a short anchor may have cut off;
  /// Range: it is joined to another number. None: the figure does not stand there by itself.
  [[nodiscard]] std::optional<Qualifier> qualifier_on_line(std::uint32_t number,
                                                           const Anchor& anchor,
                                                           const std::string& digits,
                                                           const Unit& unit) const {
    const auto places = occurrences(*line_at(number), to_utf32(anchor.text));
    const std::size_t begin = places.at(anchor.ordinal == 0 ? 0 : anchor.ordinal - 1);
    const std::size_t end = begin + to_utf32(anchor.text).size();
    const auto& numbers = numbers_[number - 1];
    const auto found = std::ranges::find_if(numbers, [&](const AnchorNumber& n) {
      return n.begin >= begin && n.begin <= end && n.digits == digits;
    });
    if (found == numbers.end()) {
      return std::nullopt;
    }
    const bool joined =
        (found != numbers.begin() && is_range(*std::prev(found), *found, unit)) ||
        (std::next(found) != numbers.end() && is_range(*found, *std::next(found), unit));
    return joined ? Qualifier::Range : qualifier_in(beside(*found), unit);
  }

  /// A registered name is known wherever it stands.
  void note_name(const std::string& name) {
    const std::u32string words = to_utf32(name);
    for (std::uint32_t number = 1; number <= lines_.size(); ++number) {
      for (const std::size_t at : occurrences(lines_[number - 1], words)) {
        note(number, {at, at + words.size()}, Mark::Name);
      }
    }
  }

  std::array<Tally, statement_kinds> count() {
    std::array<Tally, statement_kinds> tallies{};
    for (std::uint32_t number = 1; number <= lines_.size(); ++number) {
      for (const Statement& statement : find_statements(lines_[number - 1])) {
        Tally& tally = tallies.at(static_cast<std::size_t>(statement.kind));
        ++tally.found;
        if (has(number, statement, enters)) {
          ++tally.entered;
        } else if (has(number, statement, leaves_out)) {
          ++tally.left_out;
        } else {
          report_missing(number, statement);
        }
      }
    }
    return tallies;
  }

 private:
  [[nodiscard]] const std::u32string* line_at(std::uint32_t number) const {
    return number >= 1 && number <= lines_.size() ? &lines_[number - 1] : nullptr;
  }

  /// The number that begins where the anchor ends belongs to it: 增长|18.1%.
  static Extent with_next_number(const std::u32string& line, Extent extent) {
    for (const Extent& token : number_tokens(line)) {
      if (token.begin == extent.end) {
        return {extent.begin, token.end};
      }
    }
    return extent;
  }

  /// The figure as a whole token of the line: 915 is not in 1915 nor in the 915 of 915.5, and 六
  /// is not in 十六.
  [[nodiscard]] bool holds(std::uint32_t number, Extent extent, const std::string& digits) const {
    return std::ranges::any_of(numbers_[number - 1], [&](const AnchorNumber& n) {
      return n.begin >= extent.begin && n.end <= extent.end && n.digits == digits;
    });
  }

  /// Only what stands close to the number speaks of it.
  static AnchorNumber beside(AnchorNumber number) {
    constexpr std::size_t before = 4;
    constexpr std::size_t behind = 12;
    number.before.erase(0, number.before.size() - std::min(number.before.size(), before));
    number.after.erase(std::min(number.after.size(), behind));
    return number;
  }

  void note(std::uint32_t number, Extent extent, Mark mark) {
    entries_[number - 1].push_back({extent, mark});
  }

  [[nodiscard]] bool has(std::uint32_t number, const Statement& statement,
                         bool (*covers)(const Entry&, const Statement&)) const {
    return std::ranges::any_of(entries_[number - 1],
                               [&](const Entry& entry) { return covers(entry, statement); });
  }

  void report_absent(std::uint32_t number, const Anchor& anchor, std::size_t count) {
    std::string elsewhere;
    const std::u32string words = to_utf32(anchor.text);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i + 1 != number && !occurrences(lines_[i], words).empty()) {
        elsewhere += (elsewhere.empty() ? "" : ", ") + std::to_string(i + 1);
      }
    }
    if (count > 0) {
      diagnostics_.add({Code::CheckAnchorOrdinal,
                        anchor.span,
                        {{"anchor", anchor.text},
                         {"line", std::to_string(number)},
                         {"count", std::to_string(count)},
                         {"ordinal", std::to_string(anchor.ordinal)}}});
      return;
    }
    diagnostics_.add({Code::CheckAnchorNotOnLine,
                      anchor.span,
                      {{"anchor", anchor.text},
                       {"document", document_.file},
                       {"line", std::to_string(number)},
                       {"elsewhere", elsewhere.empty() ? "—" : elsewhere}}});
  }

  void report_missing(std::uint32_t number, const Statement& statement) {
    constexpr std::size_t longest = 16;
    constexpr std::size_t around = 5;
    const std::u32string& line = lines_[number - 1];
    // A bare figure is hard to find on its line: the words beside it are shown with it.
    const bool bare =
        statement.kind == StatementKind::Number || statement.kind == StatementKind::Claim;
    const std::size_t begin =
        statement.extent.begin - (bare ? std::min(statement.extent.begin, around) : 0);
    const std::size_t length = statement.extent.end + (bare ? around : 0) - begin;
    std::string words = to_utf8(std::u32string_view(line).substr(begin, std::min(length, longest)));
    words += length > longest ? "…" : "";
    diagnostics_.add({Code::CheckStatementMissing,
                      std::nullopt,
                      {{"document", document_.file},
                       {"line", std::to_string(number)},
                       {"words", std::move(words)}}});
  }

  const SourceDocument& document_;
  std::vector<std::u32string> lines_;
  std::vector<std::vector<Entry>> entries_;         ///< of each line
  std::vector<std::vector<AnchorNumber>> numbers_;  ///< of each line
  Diagnostics& diagnostics_;
};

/// 120列 is no whole anchor where the line says 超120列.
void prove_qualifier(const Page& page, const Fact& fact, const Catalogue& catalogue,
                     Diagnostics& diagnostics) {
  const Quantity& quantity = *fact.quantity;
  const auto shown = page.qualifier_on_line(
      fact.line, *fact.anchor, quantity.amount.absolute().to_string(), catalogue[quantity.unit]);
  if (shown && *shown != quantity.qualifier) {
    const auto word = [](Qualifier q) {
      return q == Qualifier::None ? std::string("—") : std::string(data_word(q));
    };
    diagnostics.add({Code::CheckQualifierOnLine,
                     fact.value_span,
                     {{"fact", fact.id},
                      {"line", std::to_string(fact.line)},
                      {"shown", word(*shown)},
                      {"stated", word(quantity.qualifier)}}});
  }
}

Mark mark_of(const Fact& fact) {
  if (!is_observed(fact.status)) {
    return Mark::Undertaking;
  }
  return fact.quantity ? Mark::Figure : Mark::Statement;
}

/// All anchors of a fact. The count of those that are proved.
std::size_t prove_fact(Page& page, const Fact& fact, const Catalogue& catalogue,
                       Diagnostics& diagnostics) {
  const Mark mark = mark_of(fact);
  std::size_t proved = 0;
  const auto look = [&](std::uint32_t line, const Anchor& anchor, const Figures& figures) {
    const bool good = page.prove(line, anchor, figures, mark);
    proved += good ? 1U : 0U;
    return good;
  };
  if (fact.anchor) {
    // A figure that is not there, or not known which, has no bounding word to compare.
    if (look(fact.line, *fact.anchor, fact.quantity ? figures_of(*fact.quantity) : Figures{}) &&
        fact.quantity) {
      prove_qualifier(page, fact, catalogue, diagnostics);
    }
  }
  for (const Comparison& comparison : fact.comparisons) {
    // 第二, 第一: a rank is an ordinal word, not a number token.
    const bool word = comparison.kind == ComparisonKind::Rank;
    look(fact.line, comparison.anchor,
         word ? Figures{} : Figures{comparison.value.absolute().to_string()});
  }
  if (fact.claim && fact.claim->anchor) {
    look(fact.line, *fact.claim->anchor, {});
  }
  for (const Occurrence& again : fact.also) {
    look(again.line, again.anchor, {});
  }
  return proved;
}

/// What is entered of each document, in the order of the entries.
class ByDocument {
 public:
  ByDocument(const FactSet& set, const Registry& registry) {
    group(set.left_out, left_out_);
    group(set.facts, facts_);
    group(registry.mentions(), mentions_);
  }

  template <class T>
  using Groups = std::map<DocumentId, std::vector<const T*>>;

  [[nodiscard]] const std::vector<const LeftOut*>& left_out(DocumentId document) {
    return left_out_[document];
  }
  [[nodiscard]] const std::vector<const Fact*>& facts(DocumentId document) {
    return facts_[document];
  }
  [[nodiscard]] const std::vector<const Mention*>& mentions(DocumentId document) {
    return mentions_[document];
  }

 private:
  template <class T>
  static void group(const std::vector<T>& all, Groups<T>& groups) {
    for (const T& entry : all) {
      groups[entry.document].push_back(&entry);
    }
  }

  Groups<LeftOut> left_out_;
  Groups<Fact> facts_;
  Groups<Mention> mentions_;
};

}  // namespace

Outcome<std::vector<Coverage>> prove(const FactSet& set, const Registry& registry,
                                     const Catalogue& catalogue,
                                     const std::vector<DocumentText>& documents) {
  Outcome<std::vector<Coverage>> out;
  std::vector<Coverage> coverage;
  ByDocument entries(set, registry);
  for (const DocumentText& source : documents) {
    Page page(source, catalogue, out.diagnostics);
    Coverage counted{source.document, 0, {}};
    for (const LeftOut* left : entries.left_out(source.document)) {
      counted.anchors += page.prove(left->line, left->anchor, {}, Mark::LeftOut, true) ? 1U : 0U;
    }
    for (const Fact* fact : entries.facts(source.document)) {
      counted.anchors += prove_fact(page, *fact, catalogue, out.diagnostics);
    }
    std::set<const System*> named;
    for (const Mention* mention : entries.mentions(source.document)) {
      counted.anchors += page.prove(mention->line, mention->anchor, {}, Mark::Name, true) ? 1U : 0U;
      named.insert(registry.find(mention->name));
    }
    for (const System* system : named) {
      std::ranges::for_each(all_names(*system),
                            [&page](const std::string& name) { page.note_name(name); });
    }
    counted.tallies = page.count();
    coverage.push_back(counted);
  }
  out.value = std::move(coverage);
  return out;
}

}  // namespace jianbao
