#pragma once
// How a reckoned figure is said where only an interval is known (S-06, W-10, W-12). Private to
// aggregate; what compose prints of a Derived reads the same.

#include <optional>
#include <string>
#include <string_view>

#include "aggregate/printing.h"
#include "model/catalogue.h"

namespace jianbao::derivation {

/// 775列, 约290亿元, 287亿元～291亿元, 69～74人次: signs are dropped.
[[nodiscard]] std::string said(const Printed&, std::string_view unit);
[[nodiscard]] std::string said(const Derived&, const Catalogue&);

/// 21%多, 3个多百分点: where every number of the interval, of either sign, begins with one whole
/// number; 不到1%. None: they do not.
[[nodiscard]] std::optional<std::string> said_as_more(const Interval&, std::string_view unit);

/// What holds for the whole of an interval that is bounded on one side: 不到73人次, 76人次以上.
/// None: bounded on both sides or none.
[[nodiscard]] std::optional<std::string> said_as_bound(const Interval&, int decimals,
                                                       std::string_view unit);

/// "两端四舍五入为18.0%～18.3%".
[[nodiscard]] std::string rounded_ends(const Interval&, int decimals, const std::string& unit);
/// "在[17.985%, 18.328%)内，两端四舍五入为18.0%～18.3%": bounds outwards, then as people say them.
[[nodiscard]] std::string ends_text(const Interval&, int decimals, const std::string& unit);

}  // namespace jianbao::derivation
