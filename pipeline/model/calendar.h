#pragma once
// Which issues are due when.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

/// One issue that departs from the rule of its publication.
struct DueException {
  std::string issue;                               ///< key of the issue
  std::optional<std::chrono::year_month_day> due;  ///< none: this issue does not appear
  std::string reason;
  Span span;  ///< of the key, in data/calendar.yaml
};

/// An entry of data/calendar.yaml.
struct Publication {
  Located<std::string> report;           ///< name of the report definition
  std::uint32_t months = 1;              ///< an issue covers so many months: 1, 3, 6 or 12
  std::chrono::year_month_day starts{};  ///< first day of the first issue's time
  std::uint32_t months_after = 1;        ///< due so many months after the last month covered …
  std::uint32_t day = 1;                 ///< … on this day, or on the month's last if it is shorter
  std::string responsible;
  std::vector<DueException> exceptions;
  Span span;
};

/// An issue that the calendar asks for.
struct DueIssue {
  std::string key;                                 ///< "2024-12", "2024-q4", "2024-h2", "2024"
  std::optional<std::chrono::year_month_day> due;  ///< none: does not appear
  std::string reason;                              ///< of an exception
};

/// The words for `every` in data files: month, quarter, half, year.
[[nodiscard]] std::optional<std::uint32_t> parse_months(std::string_view every);
/// The first day of the time of the issue that `day` falls in; issues of a year's 1, 3, 6 or 12
/// months begin with the year.
[[nodiscard]] std::chrono::year_month_day first_day_of_issue(std::chrono::year_month_day day,
                                                             std::uint32_t months);
/// Whether the calendar ever asks for an issue of this key, however far in the future.
[[nodiscard]] bool asks_for(const Publication&, std::string_view key);
/// The key of the first issue that it asks for.
[[nodiscard]] std::string first_issue(const Publication&);
/// All issues whose time is over on `day`, oldest first.
[[nodiscard]] std::vector<DueIssue> issues_until(const Publication&, std::chrono::year_month_day);

}  // namespace jianbao
