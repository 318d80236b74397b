#include <algorithm>

#include "load/readers.h"

namespace jianbao {
namespace {

std::uint32_t number(YamlMap& map, std::string_view key, std::int64_t least) {
  const auto value = map.integer(key, least, 100'000);
  return value ? static_cast<std::uint32_t>(value->value) : 0U;
}

/// Of a source that is published later no fact is known to the issue: every sentence would lack its
/// figure, and nothing would say why.
void check_published(Reader& reader, const Issue& issue, const Catalogue& catalogue) {
  for (const auto& source : issue.sources) {
    const auto id = catalogue.document(source.value);
    if (!id || catalogue[*id].published <= issue.as_of) {
      continue;
    }
    const SourceDocument& document = catalogue[*id];
    const std::string published = to_string(document.published);
    reader.diagnostics.add({Code::LoadSourceAfterAsOf,
                            source.span,
                            {{"issue", issue.key},
                             {"as_of", to_string(issue.as_of)},
                             {"document", document.key},
                             {"published", published}},
                            {{Code::CheckDocumentHere,
                              document.span,
                              {{"document", document.key}, {"published", published}}}}});
  }
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// E-01: 绝密, 机密 or 秘密, and after ★ how long: 30年, 6个月 or 长期.
std::string classification(Reader& reader, const Located<std::string>& text) {
  std::string_view rest = text.value;
  const auto take = [&rest](std::string_view word) {
    const bool found = rest.starts_with(word);
    rest.remove_prefix(found ? word.size() : 0);
    return found;
  };
  bool good = take("绝密") || take("机密") || take("秘密");
  if (good && take("★")) {
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const std::string_view unit = rest.substr(digits);
    good = rest == "长期" || (is_digits(rest.substr(0, digits)) && rest.front() != '0' &&
                              (unit == "年" || unit == "个月"));
  } else {
    good = good && rest.empty();
  }
  if (!good) {
    reader.diagnostics.add({Code::LoadBadClassification, text.span, {{"word", text.value}}});
  }
  return good ? text.value : std::string();
}

std::string copy_number(Reader& reader, const Located<std::string>& text) {
  const bool good = text.value.size() == 6 && is_digits(text.value);
  if (!good) {
    reader.diagnostics.add({Code::LoadBadCopyNumber, text.span, {{"word", text.value}}});
  }
  return good ? text.value : std::string();
}

std::optional<Issue> read_issue(Reader& reader, const YamlNode& node, const Catalogue& catalogue,
                                const Wording& wording) {
  YamlMap map(node, reader.diagnostics);
  const auto key = map.required_text("key");
  const auto as_of_text = map.required_text("as_of");
  Issue issue{.key = key.value,
              .as_of = {},
              .signed_off = {},
              .title = {},
              .subtitle = {},
              .classification = {},
              .copy_number = {},
              .exception = {},
              .sources = {},
              .reports = {},
              .span = key.span};
  Span signed_span = key.span;
  issue.title = map.text("title");
  issue.subtitle = map.text("subtitle");
  if (const auto exception = map.text("exception")) {
    issue.exception = exception->value;
  }
  if (map.require("number_of_year") != nullptr) {
    issue.number_of_year = number(map, "number_of_year", 1);
  }
  if (map.require("running_number") != nullptr) {
    issue.running_number = number(map, "running_number", 1);
  }
  if (const auto period = map.text("period")) {
    issue.period = Period::parse(period->value);
    if (!issue.period) {
      reader.diagnostics.add({Code::LoadBadPeriod, period->span, {{"word", period->value}}});
    }
  }
  if (const auto signed_off = map.text("signed_off")) {
    issue.signed_off = reader.date(*signed_off);
    signed_span = signed_off->span;
  }
  if (const auto embargo = map.text("embargo")) {
    issue.embargo = parse_instant(embargo->value);
    if (!issue.embargo) {
      reader.diagnostics.add({Code::LoadBadInstant, embargo->span, {{"word", embargo->value}}});
    }
  }
  if (const auto marked = map.text("classification")) {
    issue.classification = classification(reader, *marked);
  }
  if (const auto copy = map.text("copy_number")) {
    issue.copy_number = copy_number(reader, *copy);
  }
  issue.sources = map.texts("sources");
  if (const YamlNode* list = map.find("sources")) {
    require_items(reader, "sources", *list);
  }
  issue.reports = map.texts("reports");
  map.finish();
  for (const auto* text : {&issue.title, &issue.subtitle}) {
    if (*text) {
      check_skeleton(reader, **text, wording.empty_phrases);
    }
  }
  std::vector<std::string> known;
  for (const SourceDocument& d : catalogue.documents()) {
    known.push_back(d.key);
  }
  for (const auto& source : issue.sources) {
    if (!catalogue.document(source.value)) {
      reader.unknown_word(source, "来源目录（data/sources.yaml）", known);
    }
  }
  const auto as_of = as_of_text.value.empty() ? std::nullopt : reader.date(as_of_text);
  // The key names a folder of the output, so it is held to the alphabet of identifiers.
  if (!as_of || !reader.check_id(key)) {
    return std::nullopt;
  }
  issue.as_of = *as_of;
  if (issue.signed_off && *issue.signed_off < issue.as_of) {
    reader.diagnostics.add({Code::LoadSignedBeforeCutOff,
                            signed_span,
                            {{"issue", issue.key},
                             {"as_of", to_string(issue.as_of)},
                             {"signed_off", to_string(*issue.signed_off)}}});
  }
  check_published(reader, issue, catalogue);
  return issue;
}

EditorNotes read_note_file(Reader& reader, const YamlNode& root, const Wording& wording) {
  YamlMap map(root, reader.diagnostics);
  EditorNotes notes{{"", root.span}, std::nullopt, map.text("editor_note"), {}};
  if (notes.editor_note) {
    check_skeleton(reader, *notes.editor_note, wording.empty_phrases);
  }
  for (const YamlNode* node : map.sequence("remarks")) {
    YamlMap inner(*node, reader.diagnostics);
    const auto section = inner.required_text("section");
    EditorRemark remark{section.value, inner.required_text("text"),
                        inner.required_text("author").value};
    inner.finish();
    check_skeleton(reader, remark.text, wording.empty_phrases);
    notes.remarks.push_back(std::move(remark));
  }
  map.finish();
  return notes;
}

}  // namespace

std::vector<Issue> read_issues(Reader& reader, const Catalogue& catalogue, const Wording& wording) {
  std::vector<Issue> issues;
  const auto root = reader.yaml("data/issues.yaml");
  if (!root) {
    return issues;
  }
  YamlMap file(*root, reader.diagnostics);
  const auto is_twice = [&](const auto& same, const char* what, const std::string& word,
                            const Span& span) {
    const auto first = std::ranges::find_if(issues, same);
    if (first != issues.end()) {
      reader.duplicate(what, {word, span}, first->span);
    }
    return first != issues.end();
  };
  for (const YamlNode* node : file.sequence("issues")) {
    auto issue = read_issue(reader, *node, catalogue, wording);
    if (!issue) {
      continue;
    }
    const auto by_key = [&](const Issue& other) { return other.key == issue->key; };
    const auto by_number = [&](const Issue& other) {
      return other.running_number == issue->running_number;
    };
    const auto by_number_of_year = [&](const Issue& other) {
      return other.as_of.year() == issue->as_of.year() &&
             other.number_of_year == issue->number_of_year;
    };
    if (is_twice(by_key, "期名", issue->key, issue->span) ||
        is_twice(by_number, "总期号", std::to_string(issue->running_number), issue->span) ||
        is_twice(by_number_of_year, "本年期号",
                 std::to_string(static_cast<int>(issue->as_of.year())) + "年第" +
                     std::to_string(issue->number_of_year) + "期",
                 issue->span)) {
      continue;
    }
    issues.push_back(std::move(*issue));
  }
  file.finish();
  if (issues.empty() && !reader.diagnostics.has_errors()) {
    reader.diagnostics.add(
        {Code::LoadNothing, std::nullopt, {{"path", "data/issues.yaml"}, {"what", "期"}}});
  }
  std::ranges::sort(issues, {}, &Issue::key);
  return issues;
}

std::map<std::string, EditorNotes> read_notes(Reader& reader, const Wording& wording) {
  std::map<std::string, EditorNotes> notes;
  for (const std::string& path : reader.yaml_files("data/notes")) {
    const auto root = reader.yaml(path);
    if (!root) {
      continue;
    }
    const std::string key = std::filesystem::path(path).stem().string();
    notes.emplace(key, read_note_file(reader, *root, wording));
  }
  return notes;
}

Office read_office(Reader& reader) {
  Office office;
  const auto root = reader.yaml("data/office.yaml");
  if (!root) {
    return office;
  }
  YamlMap map(*root, reader.diagnostics);
  office.masthead = map.required_text("masthead").value;
  office.unit = map.required_text("unit").value;
  office.report_to = map.text_or_empty("report_to");
  office.send_to = map.text_or_empty("send_to");
  office.distribute_to = map.text_or_empty("distribute_to");
  office.copy_to = map.text_or_empty("copy_to");
  office.copies = number(map, "copies", 0);
  map.finish();
  return office;
}

}  // namespace jianbao
