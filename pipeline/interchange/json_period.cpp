#include "interchange/json_period.h"

namespace jianbao {
namespace {

std::string year_text(std::chrono::year_month_day day) {
  return std::to_string(static_cast<int>(day.year()));
}

std::string month_text(std::chrono::year_month_day day) { return to_string(day).substr(0, 7); }

bool is_whole_year(const Period& p) {
  return p.kind == PeriodKind::Year || p.kind == PeriodKind::Years ||
         (p.kind == PeriodKind::Event && p.begin.month() != p.end.month());
}

/// 前三季度 and 今年以来 both run from January, so both are ytd.
std::string_view kind_word(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::Month:
    case PeriodKind::Months:
      return "month";
    case PeriodKind::YearToDate:
    case PeriodKind::Quarters:
    case PeriodKind::SoFar:
      return "ytd";
    case PeriodKind::Quarter:
      return "quarter";
    case PeriodKind::Half:
      return "half";
    case PeriodKind::Year:
      return "year";
    case PeriodKind::Years:
      return "years";
    case PeriodKind::AsOf:
      return "as_of";
    case PeriodKind::Since:
      return "since";
    case PeriodKind::Event:
    case PeriodKind::Unstated:
      break;
  }
  return "event";
}

}  // namespace

void write_period(JsonWriter& json, std::string_view key, const Period& p) {
  json.key(key);
  if (p.kind == PeriodKind::Unstated) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("start");
  if (p.kind == PeriodKind::AsOf || p.kind == PeriodKind::Since) {
    json.null();
  } else {
    json.value(is_whole_year(p) ? year_text(p.begin) : month_text(p.begin));
  }
  const bool on_a_day = p.kind == PeriodKind::AsOf && p.begin == p.end;
  json.member("end", on_a_day           ? to_string(p.end)
                     : is_whole_year(p) ? year_text(p.end)
                                        : month_text(p.end));
  json.member("kind", kind_word(p.kind));
  json.end_object();
}

std::string due_text(const Period& p) {
  if (is_whole_year(p)) {
    return year_text(p.end);
  }
  const bool day_known = p.begin == p.end || p.kind == PeriodKind::SoFar;
  return day_known ? to_string(p.end) : month_text(p.end);
}

}  // namespace jianbao
