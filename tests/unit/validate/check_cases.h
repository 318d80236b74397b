#pragma once
// For every word of the vocabulary of checks something it passes, something it fails and something
// it cannot judge, each in the test file of its source; vocabulary_test.cpp runs them all.

#include <span>
#include <string_view>

#include "unit/validate/bench.h"

namespace jianbao::testing {

/// Fills a bench; the fact that is looked at is called x (checks of names look at the register).
using Scenery = void (*)(Bench&);

struct CheckCase {
  std::string_view check;
  Scenery valid;  ///< null: the check knows no pass, see `never`
  Scenery invalid;
  Scenery undecided;            ///< null: the check always decides, see `never`
  std::string_view never = {};  ///< why one of them is missing
};

// Periods of ten months: what most cases speak of, and the same of the year before.
inline constexpr const char* ten_months = "2024-01..2024-10";
inline constexpr const char* ten_months_before = "2023-01..2023-10";

inline constexpr std::string_view one_look = "one entry says all that it looks at";
inline constexpr std::string_view nothing_to_judge =
    "where a figure is missing that it would need, it has nothing to look at";

[[nodiscard]] std::span<const CheckCase> entry_cases();     // identity_test.cpp
[[nodiscard]] std::span<const CheckCase> anchor_cases();    // anchors_test.cpp
[[nodiscard]] std::span<const CheckCase> unit_cases();      // units_test.cpp
[[nodiscard]] std::span<const CheckCase> period_cases();    // periods_test.cpp
[[nodiscard]] std::span<const CheckCase> relation_cases();  // relations_test.cpp
[[nodiscard]] std::span<const CheckCase> share_cases();     // shares_test.cpp
[[nodiscard]] std::span<const CheckCase> series_cases();    // series_test.cpp
[[nodiscard]] std::span<const CheckCase> source_cases();    // sources_test.cpp
[[nodiscard]] std::span<const CheckCase> wording_cases();   // wording_test.cpp
[[nodiscard]] std::span<const CheckCase> name_cases();      // names_test.cpp

}  // namespace jianbao::testing
