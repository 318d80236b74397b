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

/// The last month of the first issue.
year_month first_end(const Publication& publication) {
  return publication.starts.year() / publication.starts.month() +
         months(static_cast<int>(publication.months)) - months(1);
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

year_month_day first_day_of_issue(year_month_day day_inside, std::uint32_t covered) {
  const unsigned month = static_cast<unsigned>(day_inside.month());
  return day_inside.year() / std::chrono::month((month - 1) / covered * covered + 1) / day(1);
}

bool asks_for(const Publication& publication, std::string_view key) {
  // Every key begins with its year; only the issues of that year can have it.
  const std::string year_text(key.substr(0, 4));
  if (year_text.size() < 4 || year_text.find_first_not_of("0123456789") != std::string::npos) {
    return false;
  }
  const months covered(static_cast<int>(publication.months));
  const std::chrono::year year(std::stoi(year_text));
  for (year_month end = year / std::chrono::January + covered - months(1); end.year() == year;
       end += covered) {
    if (key_of(end, publication.months) == key) {
      return end >= first_end(publication);
    }
  }
  return false;
}

std::string first_issue(const Publication& publication) {
  return key_of(first_end(publication), publication.months);
}

std::vector<DueIssue> issues_until(const Publication& publication, year_month_day until) {
  std::vector<DueIssue> out;
  const months covered(static_cast<int>(publication.months));
  year_month end = first_end(publication);
  for (; year_month_day(end / last) <= until; end += covered) {
    DueIssue issue{
        key_of(end, publication.months),
        day_in(end + months(static_cast<int>(publication.months_after)), publication.day), ""};
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
