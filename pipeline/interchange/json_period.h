#pragma once
// Periods as machines read them. Private to interchange.

#include <string>
#include <string_view>

#include "base/json.h"
#include "model/period.h"

namespace jianbao {

/// {start, end, kind}: YYYY-MM, YYYY for whole years, YYYY-MM-DD for the end of as_of; a start
/// that is unknown is null. An unstated period is null.
void write_period(JsonWriter&, std::string_view key, const Period&);

/// The last day as precisely as it was given: 2024-03-31, 2024-03, 2024.
[[nodiscard]] std::string due_text(const Period&);

}  // namespace jianbao
