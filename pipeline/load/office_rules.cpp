// data/rulings.yaml and data/calendar.yaml: what the office decided, and when its issues are due.

#include <algorithm>
#include <map>

#include "load/readers.h"

namespace jianbao {
namespace {

Ruling read_ruling(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  Ruling ruling;
  const auto key = map.required_text("key");
  (void)reader.check_id(key);
  ruling.key = key.value;
  ruling.span = key.span;
  if (const YamlNode* about = map.require("about")) {
    ruling.about = map.texts("about");
    require_items(reader, "about", *about);
  }
  ruling.marks = map.texts("marks");
  for (const auto& mark : ruling.marks) {
    if (!is_mark(mark.value)) {
      reader.diagnostics.add({Code::LoadBadMark, mark.span, {{"word", mark.value}}});
    }
  }
  ruling.question = map.required_text("question").value;
  ruling.decision = map.required_text("decision").value;
  if (const auto comparable = map.boolean("comparable")) {
    ruling.comparable = comparable->value;
  }
  ruling.reason = map.required_text("reason").value;
  ruling.by = map.required_text("by").value;
  const auto on = map.required_text("on");
  if (const auto date = on.value.empty() ? std::nullopt : reader.date(on)) {
    ruling.on = *date;
  }
  if (const auto until = map.text("until")) {
    ruling.until = reader.date(*until);
  }
  map.finish();
  return ruling;
}

DueException read_exception(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  auto issue = map.required_text("issue");
  DueException exception{std::move(issue.value), std::nullopt, "", issue.span};
  if (const auto due = map.text("due")) {
    exception.due = reader.date(*due);
  }
  exception.reason = map.required_text("reason").value;
  map.finish();
  return exception;
}

/// A mistyped exception would change nothing, and nobody would notice.
void check_exceptions(Reader& reader, const Publication& publication) {
  std::map<std::string, Span> issues;
  for (const DueException& exception : publication.exceptions) {
    if (exception.issue.empty()) {
      continue;
    }
    const auto [first, fresh] = issues.emplace(exception.issue, exception.span);
    if (!fresh) {
      reader.duplicate("例外", {exception.issue, exception.span}, first->second);
    } else if (!asks_for(publication, exception.issue)) {
      reader.diagnostics.add({Code::LoadCalendarException,
                              exception.span,
                              {{"report", publication.report.value},
                               {"issue", exception.issue},
                               {"first", first_issue(publication)}}});
    }
  }
}

/// An issue covers whole months, quarters, half years or years of the calendar. False: reported.
bool check_start(Reader& reader, const Located<std::string>& starts, const std::string& every,
                 std::chrono::year_month_day first, std::uint32_t months) {
  const auto expected = first_day_of_issue(first, months);
  if (expected != first) {
    reader.diagnostics.add(
        {Code::LoadCalendarStart,
         starts.span,
         {{"word", starts.value}, {"every", every}, {"expected", to_string(expected)}}});
  }
  return expected == first;
}

std::optional<Publication> read_publication(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  Publication publication{map.required_text("report"), 1, {}, 1, 1, "", {}, node.span};
  const auto every = map.required_text("every");
  const auto starts = map.required_text("starts");
  const auto day = map.require("due_day") != nullptr ? map.integer("due_day", 1, 31) : std::nullopt;
  if (const auto after = map.integer("months_after", 0, 12)) {
    publication.months_after = static_cast<std::uint32_t>(after->value);
  }
  if (const auto responsible = map.text("responsible")) {
    publication.responsible = responsible->value;
  }
  for (const YamlNode* exception : map.sequence("exceptions")) {
    publication.exceptions.push_back(read_exception(reader, *exception));
  }
  map.finish();
  const auto months = parse_months(every.value);
  if (!months && !every.value.empty()) {
    reader.unknown_word(every, "every 的取值", {"month", "quarter", "half", "year"});
  }
  const auto first = starts.value.empty() ? std::nullopt : reader.date(starts);
  if (!months || !first || !day || !check_start(reader, starts, every.value, *first, *months)) {
    return std::nullopt;
  }
  publication.months = *months;
  publication.starts = *first;
  publication.day = static_cast<std::uint32_t>(day->value);
  check_exceptions(reader, publication);
  return publication;
}

}  // namespace

std::vector<Ruling> read_rulings(Reader& reader) {
  std::vector<Ruling> rulings;
  const auto root = reader.yaml_if_present("data/rulings.yaml");
  if (!root) {
    return rulings;
  }
  YamlMap file(*root, reader.diagnostics);
  std::map<std::string, Span> keys;
  for (const YamlNode* node : file.sequence("rulings")) {
    Ruling ruling = read_ruling(reader, *node);
    const auto [at, fresh] = keys.emplace(ruling.key, *ruling.span);
    if (!fresh) {
      reader.duplicate("裁定", Located<std::string>{ruling.key, *ruling.span}, at->second);
      continue;
    }
    rulings.push_back(std::move(ruling));
  }
  file.finish();
  std::ranges::sort(rulings, {}, &Ruling::key);
  return rulings;
}

std::vector<Publication> read_calendar(Reader& reader) {
  std::vector<Publication> publications;
  const auto root = reader.yaml_if_present("data/calendar.yaml");
  if (!root) {
    return publications;
  }
  YamlMap file(*root, reader.diagnostics);
  std::map<std::string, Span> reports;
  for (const YamlNode* node : file.sequence("publications")) {
    auto publication = read_publication(reader, *node);
    if (!publication) {
      continue;
    }
    const auto [first, fresh] =
        reports.emplace(publication->report.value, publication->report.span);
    if (fresh) {
      publications.push_back(std::move(*publication));
    } else {
      reader.duplicate("刊物", publication->report, first->second);
    }
  }
  file.finish();
  std::ranges::sort(publications, {}, [](const Publication& p) { return p.report.value; });
  return publications;
}

}  // namespace jianbao
