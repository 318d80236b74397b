// A fact by its key, for comparisons and for commands that are asked for one.

#include <string>
#include <string_view>

#include "compose/compose.h"
#include "compose/facts_in_view.h"
#include "compose/skeleton.h"

namespace jianbao {
namespace {

using composing::FactKey;
using composing::FactPicker;

/// rail.trains@target[胶州市 2022-Q1]
struct Addressed {
  FactKey of;
  std::optional<Located<Period>> period;
  std::optional<Located<std::string>> subject;
};

/// A word of the brackets: a period, else a subject of the catalogue.
bool take_word(Addressed& to, const std::string& word, const Catalogue& catalogue,
               const Span& span) {
  const auto period = Period::parse(word);
  if (period && !to.period) {
    to.period = Located<Period>{*period, span};
    return true;
  }
  if (!period && !to.subject && catalogue.subject(word)) {
    to.subject = Located<std::string>{word, span};
    return true;
  }
  return false;
}

std::optional<Addressed> parse_addressed(const Located<std::string>& text,
                                         const Catalogue& catalogue, Diagnostics& out) {
  const std::string_view whole = text.value;
  const std::size_t open = whole.find('[');
  const auto key = composing::parse_fact_key(whole.substr(0, open), text.span, out);
  if (!key) {
    return std::nullopt;
  }
  Addressed found{*key, std::nullopt, std::nullopt};
  if (open == std::string_view::npos) {
    return found;
  }
  std::string_view rest = whole.substr(open + 1);
  bool sound = rest.ends_with(']');
  rest.remove_suffix(sound ? 1 : 0);
  const std::string address(rest);
  while (sound && !rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    sound = end == 0 || take_word(found, std::string(rest.substr(0, end)), catalogue, text.span);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!sound || (!found.period && !found.subject)) {
    out.add({Code::ComposeBadAddress, text.span, {{"address", address}}});
    return std::nullopt;
  }
  return found;
}

tl::expected<FactIndex, composing::Lack> pick(const ComposeInput& input, const Addressed& what,
                                              Diagnostics& out) {
  return FactPicker(input).pick_where(what.of, what.period, what.subject, out);
}

/// As if the issue reported everything that is known on its day.
tl::expected<FactIndex, composing::Lack> pick_known(const ComposeInput& input,
                                                    const Addressed& what, Diagnostics& out) {
  Issue issue = input.issue;
  for (const SourceDocument& document : input.catalogue.documents()) {
    issue.sources.push_back({document.key, what.of.span});
  }
  const ComposeInput wide{input.dataset, input.catalogue, input.report,
                          issue,         input.notes,     input.office};
  return pick(wide, what, out);
}

}  // namespace

Picked pick_fact(const ComposeInput& input, const Located<std::string>& key) {
  Picked picked;
  const auto what = parse_addressed(key, input.catalogue, picked.diagnostics);
  if (!what) {
    return picked;
  }
  auto found = pick(input, *what, picked.diagnostics);
  if (!found && found.error() == composing::Lack::Missing) {
    found = pick_known(input, *what, picked.diagnostics);
  }
  if (found) {
    picked.fact = *found;
  }
  return picked;
}

}  // namespace jianbao
