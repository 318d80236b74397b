#pragma once
// Which facts a named selection of the report means in this issue, in which order, and why.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/compose.h"
#include "model/identity.h"
#include "model/selection_spec.h"

namespace jianbao::composing {

struct Selected {
  FactIndex fact;
  std::string why;                 ///< which rule of `moved` chose it; empty: none was asked
  std::uint32_t why_order = 0;     ///< the place of that rule
  std::uint32_t within_days = 90;  ///< DueState::Soon, as the selection has it
};

/// What the facts of a block stand under; in the order in which they first appear.
struct SelectedGroup {
  std::string heading;  ///< empty: the block is not grouped
  std::vector<Selected> items;
};

class Selections {
 public:
  explicit Selections(const ComposeInput& input) : input_(input) {}

  /// Null: there is no such selection, and that is reported.
  [[nodiscard]] const std::vector<Selected>* find(const Located<std::string>& name, Diagnostics&);

  [[nodiscard]] std::vector<SelectedGroup> groups(const std::vector<Selected>&,
                                                  std::optional<GroupBy>) const;

  /// New, Changed or Same against the document before; Dropped when no source of the issue speaks
  /// of it.
  [[nodiscard]] ChangeKind change_of(FactIndex) const;
  [[nodiscard]] DueState due_state(const Fact&, std::uint32_t within_days) const;

 private:
  const ComposeInput& input_;
  std::map<std::string, std::vector<Selected>, std::less<>> made_;
  /// What the sources speak of, and whether as of something that happened; made when asked.
  mutable std::optional<std::set<std::pair<Thing, bool>>> spoken_of_;
};

/// Who promised it; of what happened, whom it is true of.
[[nodiscard]] SubjectId who_of(const Fact&);

}  // namespace jianbao::composing
