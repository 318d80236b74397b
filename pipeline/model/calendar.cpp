#include "model/calendar.h"

#include <algorithm>

namespace jianbao {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// The key of the issue whose last month is `end`.
std::string key_of(year_month end, std::uint32_t covered) {
  std::string year = std::to_string(static_cast<int>(end.year()));
  const unsigned month = static_cast<unsigned>(end.month());
  switch (covered) {
    case 3:
      return year + "-q" + std::to_string((month + 2) / 3);
    case 6:
      return year + "-h" + std::to_string((month + 5) / 6);
    case 12:
      return year;
    default:
      return year + (month < 10 ? "-0" : "-") + std::to_string(month);
  }
}

year_month_day day_in(year_month month, std::uint32_t number) {
  const year_month_day final = month / last;
  return day(number) < final.day() ? year_month_day(month / day(number)) : final;
}

}  // namespace

std::optional<std::uint32_t> parse_months(std::string_view every) {
  if (every == "month") {
    return 1;
  }
  if (every == "quarter") {
    return 3;
  }
  if (every == "half") {
    return 6;
  }
  return every == "year" ? std::optional(12U) : std::nullopt;
}

std::vector<DueIssue> issues_until(const Publication& publication, year_month_day until) {
  std::vector<DueIssue> out;
  const months covered(static_cast<int>(publication.months));
  year_month end = publication.starts.year() / publication.starts.month() + covered - months(1);
  for (; year_month_day(end / last) <= until; end += covered) {
    DueIssue issue{key_of(end, publication.months),
                   day_in(end + months(static_cast<int>(publication.months_after)),
                          publication.day),
                   ""};
    const auto exception =
        std::ranges::find(publication.exceptions, issue.key, &DueException::issue);
    if (exception != publication.exceptions.end()) {
      issue.due = exception->due;
      issue.reason = exception->reason;
    }
    out.push_back(std::move(issue));
  }
  return out;
}

}  // namespace jianbao
