#pragma once
// What is said of a fact beside its number: who, by when, from where, what was said before and what
// came of it.

#include <optional>

#include "compose/context.h"

namespace jianbao::composing {

/// Whether `view` is one of these; all others are FactViews'.
[[nodiscard]] bool is_statement_view(View);

/// None: the fact has nothing of the kind. `why` is what a selection gave as its reason.
[[nodiscard]] std::optional<Fragment> statement_view(const Context&, FactIndex, View,
                                                     std::string_view why);

/// 2024年8月25日, 2024年8月; 时间待核 where the source does not say.
[[nodiscard]] std::string day_words(const Fact&);

}  // namespace jianbao::composing
