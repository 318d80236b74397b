#include "model/period.h"

#include <array>
#include <string>
#include <utility>

namespace jianbao {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<unsigned> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) {
    return std::nullopt;
  }
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

struct Month {
  year y;
  month m;
  [[nodiscard]] year_month_day first() const { return {y, m, day{1}}; }
  [[nodiscard]] year_month_day final() const { return y / m / last; }
};

std::optional<year> parse_year(std::string_view text) {
  const auto y = digits(text, 4);
  return y && *y >= 1900 && *y <= 2999 ? std::optional(year{static_cast<int>(*y)}) : std::nullopt;
}

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') {
    return std::nullopt;
  }
  const auto y = parse_year(text.substr(0, 4));
  const auto m = digits(text.substr(5), 2);
  if (!y || !m || *m < 1 || *m > 12) {
    return std::nullopt;
  }
  return Month{*y, month{*m}};
}

Period make(PeriodKind kind, year_month_day begin, year_month_day end) {
  return {kind, begin, end, false};
}

std::optional<Period> parse_quarters(std::string_view text) {
  // 2024-Q3 or 2024-Q1..Q3
  const auto y = parse_year(text.substr(0, 4));
  const auto from = text.size() >= 7 ? digits(text.substr(6, 1), 1) : std::nullopt;
  if (!y || !from || *from < 1 || *from > 4) {
    return std::nullopt;
  }
  const auto quarter = [&](unsigned a, unsigned b, PeriodKind kind) {
    return make(kind, Month{*y, month{a * 3 - 2}}.first(), Month{*y, month{b * 3}}.final());
  };
  if (text.size() == 7) {
    return quarter(*from, *from, PeriodKind::Quarter);
  }
  if (text.size() != 11 || text.substr(7, 3) != "..Q" || *from != 1) {
    return std::nullopt;
  }
  const auto to = digits(text.substr(10), 1);
  if (!to || *to < 2 || *to > 4) {
    return std::nullopt;
  }
  return quarter(1, *to, PeriodKind::Quarters);
}

std::optional<Period> parse_range(std::string_view a, std::string_view b) {
  if (const auto from = parse_year(a)) {
    const auto to = parse_year(b);
    if (!to || *to <= *from) {
      return std::nullopt;
    }
    return make(PeriodKind::Years, Month{*from, month{1}}.first(), Month{*to, month{12}}.final());
  }
  const auto from = parse_month(a), to = parse_month(b);
  if (!from || !to || from->y != to->y || to->m <= from->m) {
    return std::nullopt;
  }
  const bool cumulative = from->m == month{1};
  return make(cumulative ? PeriodKind::YearToDate : PeriodKind::Months, from->first(), to->final());
}

constexpr std::string_view as_of_word = "截至", since_word = "累计至", so_far_word = "今年至";
constexpr std::string_view in_word = "于";

/// 于2023-05, 于2023: the day is not said.
std::optional<Period> parse_vague_event(std::string_view text) {
  if (const auto y = parse_year(text)) {
    return make(PeriodKind::Event, Month{*y, month{1}}.first(), Month{*y, month{12}}.final());
  }
  const auto m = parse_month(text);
  return m ? std::optional(make(PeriodKind::Event, m->first(), m->final())) : std::nullopt;
}

std::optional<Period> parse_half(std::string_view text) {
  const auto y = parse_year(text.substr(0, 4));
  if (!y) {
    return std::nullopt;
  }
  const bool first = text.back() == '1';
  return make(PeriodKind::Half, Month{*y, month{first ? 1U : 7U}}.first(),
              Month{*y, month{first ? 6U : 12U}}.final());
}

std::optional<Period> parse_until(std::string_view text) {
  for (const auto& [word, kind] :
       {std::pair{as_of_word, PeriodKind::AsOf}, std::pair{since_word, PeriodKind::Since},
        std::pair{so_far_word, PeriodKind::SoFar}}) {
    if (!text.starts_with(word)) {
      continue;
    }
    const auto rest = text.substr(word.size());
    const auto end = parse_date(rest);
    if (!end) {
      const auto m = kind == PeriodKind::SoFar ? std::nullopt : parse_month(rest);
      return m ? std::optional(make(kind, m->first(), m->final())) : std::nullopt;
    }
    const auto begin =
        kind == PeriodKind::SoFar ? year_month_day{end->year(), month{1}, day{1}} : *end;
    return make(kind, begin, *end);
  }
  return std::nullopt;
}

std::string two(unsigned v) {
  return {static_cast<char>('0' + v / 10), static_cast<char>('0' + v % 10)};
}

std::string month_text(year_month_day d) {
  return std::to_string(static_cast<int>(d.year())) + "-" + two(static_cast<unsigned>(d.month()));
}

/// The whole year, or one of its months; in both cases the day is not known.
std::string vague_text(const Period& p) {
  return p.begin.month() == p.end.month() ? month_text(p.begin)
                                          : std::to_string(static_cast<int>(p.begin.year()));
}

/// The day, or the month where only that is said.
std::string day_or_month(const Period& p) {
  return p.begin == p.end ? jianbao::to_string(p.end) : month_text(p.end);
}

unsigned quarter_of(year_month_day d) { return (static_cast<unsigned>(d.month()) + 2) / 3; }

}  // namespace

std::optional<Period> Period::parse(std::string_view text) {
  if (auto until = parse_until(text)) {
    return until;
  }
  if (const auto at = text.find(".."); at != text.npos && text.find('Q') == text.npos) {
    return parse_range(text.substr(0, at), text.substr(at + 2));
  }
  if (text.size() >= 7 && text.substr(4, 2) == "-Q") {
    return parse_quarters(text);
  }
  if (const auto y = parse_year(text)) {
    return make(PeriodKind::Year, Month{*y, month{1}}.first(), Month{*y, month{12}}.final());
  }
  if (text.size() == 7 && (text.substr(4) == "-H1" || text.substr(4) == "-H2")) {
    return parse_half(text);
  }
  if (text.starts_with(in_word)) {
    return parse_vague_event(text.substr(in_word.size()));
  }
  if (const auto m = parse_month(text)) {
    return make(PeriodKind::Month, m->first(), m->final());
  }
  if (const auto d = parse_date(text)) {
    return make(PeriodKind::Event, *d, *d);
  }
  return std::nullopt;
}

bool Period::is_backwards(std::string_view text) {
  const auto at = text.find("..");
  if (at == text.npos) {
    return false;
  }
  const auto a = text.substr(0, at), b = text.substr(at + 2);
  const auto from = parse_month(a), to = parse_month(b);
  if (from && to) {
    return to->first() <= from->first();
  }
  const auto first = parse_year(a), last_year = parse_year(b);
  return first && last_year && *last_year <= *first;
}

std::string Period::to_string() const {
  std::string y = std::to_string(static_cast<int>(begin.year()));
  switch (kind) {
    case PeriodKind::Month:
      return month_text(begin);
    case PeriodKind::YearToDate:
    case PeriodKind::Months:
      return month_text(begin) + ".." + month_text(end);
    case PeriodKind::Quarter:
      return y + "-Q" + std::to_string(quarter_of(end));
    case PeriodKind::Quarters:
      return y + "-Q1..Q" + std::to_string(quarter_of(end));
    case PeriodKind::Half:
      return y + (begin.month() == month{1} ? "-H1" : "-H2");
    case PeriodKind::Year:
      return y;
    case PeriodKind::Years:
      return y + ".." + std::to_string(static_cast<int>(end.year()));
    case PeriodKind::AsOf:
      return std::string(as_of_word) + day_or_month(*this);
    case PeriodKind::Since:
      return std::string(since_word) + day_or_month(*this);
    case PeriodKind::SoFar:
      return std::string(so_far_word) + jianbao::to_string(end);
    case PeriodKind::Event:
      return begin == end ? jianbao::to_string(end) : std::string(in_word) + vague_text(*this);
    case PeriodKind::Unstated:
      break;
  }
  return {};
}

std::optional<int> Period::months() const {
  switch (kind) {
    case PeriodKind::AsOf:
    case PeriodKind::Since:
    case PeriodKind::SoFar:
    case PeriodKind::Event:
    case PeriodKind::Unstated:
      return std::nullopt;
    default:
      break;
  }
  const int years = static_cast<int>(end.year()) - static_cast<int>(begin.year());
  return years * 12 + static_cast<int>(static_cast<unsigned>(end.month())) -
         static_cast<int>(static_cast<unsigned>(begin.month())) + 1;
}

std::optional<Period> Period::year_before() const {
  if (!months() || kind == PeriodKind::Years) {
    return std::nullopt;
  }
  const auto back = [](year_month_day d) {
    return Month{d.year() - std::chrono::years{1}, d.month()};
  };
  return Period{kind, back(begin).first(), back(end).final(), false};
}

namespace {

std::chrono::year_month month_of(year_month_day day) { return {day.year(), day.month()}; }
year_month_day first_day(std::chrono::year_month m) { return m / std::chrono::day{1}; }
year_month_day last_day(std::chrono::year_month m) { return m / std::chrono::last; }

}  // namespace

std::optional<Period> Period::previous() const {
  switch (kind) {
    case PeriodKind::Month:
    case PeriodKind::Quarter:
    case PeriodKind::Half:
    case PeriodKind::Year:
      break;
    default:
      return std::nullopt;
  }
  const std::chrono::months back{*months()};
  return Period{kind, first_day(month_of(begin) - back), last_day(month_of(end) - back), false};
}

std::optional<Period::Split> Period::split_last() const {
  if (kind != PeriodKind::YearToDate && kind != PeriodKind::Quarters) {
    return std::nullopt;
  }
  const bool quarters = kind == PeriodKind::Quarters;
  const std::chrono::months step{quarters ? 3 : 1};
  if (*months() <= step.count()) {
    return std::nullopt;
  }
  const auto cut = month_of(end) - step;
  return Split{{kind, begin, last_day(cut), false},
               {quarters ? PeriodKind::Quarter : PeriodKind::Month,
                first_day(cut + std::chrono::months{1}), end, false}};
}

std::string spoken(const Period& p) {
  const auto number = [](unsigned v) { return std::to_string(v); };
  const auto month_of = [&](year_month_day d) { return number(static_cast<unsigned>(d.month())); };
  const auto year_of = [](year_month_day d) {
    return std::to_string(static_cast<int>(d.year())) + "年";
  };
  const auto day_text = [&](year_month_day d) {
    return year_of(d) + month_of(d) + "月" + number(static_cast<unsigned>(d.day())) + "日";
  };
  const auto until = [&](const Period& of) {
    return of.begin == of.end ? day_text(of.end) : year_of(of.end) + month_of(of.end) + "月";
  };
  constexpr std::array<std::string_view, 5> numerals{"", "一", "二", "三", "四"};
  const std::string quarter(numerals.at(quarter_of(p.end)));
  switch (p.kind) {
    case PeriodKind::Month:
      return year_of(p.begin) + month_of(p.begin) + "月";
    case PeriodKind::YearToDate:
    case PeriodKind::Months:
      return year_of(p.begin) + month_of(p.begin) + "—" + month_of(p.end) + "月";
    case PeriodKind::Quarter:
      return year_of(p.begin) + quarter + "季度";
    case PeriodKind::Quarters:
      return year_of(p.begin) + "前" + quarter + "季度";
    case PeriodKind::Half:
      return year_of(p.begin) + (p.begin.month() == month{1} ? "上半年" : "下半年");
    case PeriodKind::Year:
      return year_of(p.begin);
    case PeriodKind::Years:
      return std::to_string(static_cast<int>(p.begin.year())) + "—" + year_of(p.end);
    case PeriodKind::AsOf:
      return "截至" + until(p);
    case PeriodKind::Since:
      return "截至" + until(p) + "累计";
    case PeriodKind::SoFar:
      return year_of(p.end) + "1月1日至" + month_of(p.end) + "月" +
             number(static_cast<unsigned>(p.end.day())) + "日";
    case PeriodKind::Event:
      return p.begin == p.end                   ? day_text(p.end)
             : p.begin.month() == p.end.month() ? year_of(p.end) + month_of(p.end) + "月"
                                                : year_of(p.end);
    case PeriodKind::Unstated:
      break;
  }
  return {};
}

std::optional<year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto m = parse_month(text.substr(0, 7));
  const auto d = digits(text.substr(8), 2);
  if (!m || !d) {
    return std::nullopt;
  }
  const year_month_day date{m->y, m->m, day{*d}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<std::chrono::sys_seconds> parse_instant(std::string_view text) {
  // 0123456789012345678901
  // 2024-12-05T09:00+08:00
  constexpr std::size_t width = 22;
  if (text.size() != width || text[10] != 'T' || text[13] != ':' || text[19] != ':' ||
      (text[16] != '+' && text[16] != '-')) {
    return std::nullopt;
  }
  const auto day = parse_date(text.substr(0, 10));
  const auto hour = digits(text.substr(11, 2), 2);
  const auto minute = digits(text.substr(14, 2), 2);
  const auto offset_hour = digits(text.substr(17, 2), 2);
  const auto offset_minute = digits(text.substr(20, 2), 2);
  if (!day || !hour || *hour > 23 || !minute || *minute > 59 || !offset_hour || *offset_hour > 14 ||
      !offset_minute || *offset_minute > 59) {
    return std::nullopt;
  }
  const std::chrono::minutes offset =
      std::chrono::hours(*offset_hour) + std::chrono::minutes(*offset_minute);
  return std::chrono::sys_days(*day) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) -
         (text[16] == '+' ? offset : -offset);
}

std::string to_string(year_month_day d) {
  return month_text(d) + "-" + two(static_cast<unsigned>(d.day()));
}

}  // namespace jianbao
