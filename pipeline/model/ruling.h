#pragma once
// What a person decided about a contradiction or an open question of the data.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

/// An entry of data/rulings.yaml. It must match facts or systems that exist: a ruling about
/// nothing is reported, and so is one whose time is over.
struct Ruling {
  std::string key;
  std::vector<Located<std::string>> about;  ///< ids of facts, names of systems
  std::vector<Located<std::string>> marks;  ///< of warnings that it settles
  std::string question;
  std::string decision;
  /// Whether the figures it is about may be set against each other: never guessed from its words.
  std::optional<bool> comparable = std::nullopt;
  std::string reason;
  std::string by;                                    ///< who decided
  std::chrono::year_month_day on{};                  ///< when
  std::optional<std::chrono::year_month_day> until;  ///< none: until revoked
  std::optional<Span> span;
};

}  // namespace jianbao
