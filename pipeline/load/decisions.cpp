// What people settled: data/acknowledged.yaml, and data/issued/*.yaml, which keeps what went out.

#include <algorithm>
#include <map>

#include "load/readers.h"

namespace jianbao {
namespace {}  // namespace

bool is_mark(std::string_view text) {
  constexpr std::size_t digits = 8;
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

namespace {

std::optional<Acknowledgement> read_acknowledgement(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  const auto mark = map.required_text("mark");
  const auto on = map.required_text("on");
  const auto until = map.required_text("until");
  Acknowledgement entry{mark.value,
                        map.required_text("code").value,
                        map.required_text("about").value,
                        map.required_text("by").value,
                        {},
                        map.required_text("why").value,
                        {},
                        mark.span};
  map.finish();
  if (!mark.value.empty() && !is_mark(mark.value)) {
    reader.diagnostics.add({Code::LoadBadMark, mark.span, {{"word", mark.value}}});
    return std::nullopt;
  }
  const auto from = on.value.empty() ? std::nullopt : reader.date(on);
  const auto to = until.value.empty() ? std::nullopt : reader.date(until);
  if (mark.value.empty() || !from || !to) {
    return std::nullopt;
  }
  entry.on = *from;
  entry.until = *to;
  return entry;
}

void read_issued_file(Reader& reader, const YamlNode& root, const std::vector<std::string>& facts,
                      IssuedFigures& issued) {
  YamlMap map(root, reader.diagnostics);
  const auto issue = map.required_text("issue");
  const auto signed_off = map.required_text("signed_off");
  if (!signed_off.value.empty()) {
    (void)reader.date(signed_off);
  }
  for (const YamlNode* node : map.sequence("figures")) {
    YamlMap entry(*node, reader.diagnostics);
    const auto fact = entry.required_text("fact");
    const auto figure = entry.required_text("figure");
    entry.finish();
    // A fact that was deleted or renamed after sign-off would no longer be held to what was issued.
    if (!facts.empty() && !fact.value.empty() && !std::ranges::binary_search(facts, fact.value)) {
      reader.unknown_word(fact, "登记的事实（data/facts）", facts);
    }
    issued[fact.value].push_back({issue.value, figure.value, figure.span});
  }
  map.finish();
}

}  // namespace

std::vector<Acknowledgement> read_acknowledgements(Reader& reader) {
  std::vector<Acknowledgement> all;
  const auto root = reader.yaml_if_present("data/acknowledged.yaml");
  if (!root) {
    return all;
  }
  YamlMap file(*root, reader.diagnostics);
  std::map<std::string, Span> marks;
  for (const YamlNode* node : file.sequence("acknowledged")) {
    auto entry = read_acknowledgement(reader, *node);
    if (!entry) {
      continue;
    }
    const auto [first, fresh] = marks.emplace(entry->mark, entry->span);
    if (!fresh) {
      reader.duplicate("备查号", Located<std::string>{entry->mark, entry->span}, first->second);
      continue;
    }
    all.push_back(std::move(*entry));
  }
  file.finish();
  std::ranges::sort(all, {}, &Acknowledgement::mark);
  return all;
}

IssuedFigures read_issued(Reader& reader, const FactSet& facts) {
  IssuedFigures issued;
  std::vector<std::string> ids;
  // Facts that could not be read are not missing.
  if (!reader.diagnostics.has_errors()) {
    for (const Fact& fact : facts.facts) {
      ids.push_back(fact.id);
    }
  }
  for (const std::string& path :
       reader.yaml_files("data/issued")) {  // by name: in the order of issues
    if (const auto root = reader.yaml(path)) {
      read_issued_file(reader, *root, ids, issued);
    }
  }
  return issued;
}

}  // namespace jianbao
