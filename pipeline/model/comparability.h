#pragma once
// Which figures may be set against each other (prose.md W-10, W-11).

#include <string>

#include "model/catalogue.h"
#include "model/facts.h"

namespace jianbao {

/// One end is not known: 超, 突破, 余, 以上; 近, 不足. Neither 约 nor a range.
[[nodiscard]] bool is_open(Qualifier);

/// A level as a plain number: no bound, no 约, no range.
[[nodiscard]] bool is_plain(const Fact&);

/// Whether figures of the two periods may stand side by side: equal length, whatever the year.
[[nodiscard]] bool are_alike(const Period&, const Period&);

/// Whether they say the same figure: quantity with its bounding word and range, status, growth; of
/// times that are alike, or both up to or on a day.
[[nodiscard]] bool says_the_same(const Fact& now, const Fact& before, const Catalogue&);

/// Why a difference or a multiple of the two levels would mislead, as a clause without a full stop:
/// 期间不同（2022年1—9月与2024年1—10月）. Empty: it would not. Says nothing of indicators and
/// subjects: the caller knows why he holds the two for one thing.
[[nodiscard]] std::string unlike(const Fact& now, const Fact& before, const Catalogue&);

}  // namespace jianbao
