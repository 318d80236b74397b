// What people settled: data/acknowledged.yaml, and data/issued/*.yaml, which keeps what went out.

#include <algorithm>
#include <map>

#include "load/readers.h"

namespace jianbao {
bool is_mark(std::string_view text) {
  constexpr std::size_t digits = 8;
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

namespace {

std::optional<Acknowledgement> read_acknowledgement(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  const auto mark = map.required_words("mark");
  const auto on = map.required_words("on");
  const auto until = map.required_words("until");
  Acknowledgement entry{mark.value,
                        map.required_words("code").value,
                        map.required_words("about").value,
                        map.required_words("by").value,
                        {},
                        map.required_words("why").value,
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
  if (*to < *from) {
    reader.diagnostics.add(
        {Code::LoadUntilBeforeOn, until.span, {{"on", on.value}, {"until", until.value}}});
    return std::nullopt;
  }
  entry.on = *from;
  entry.until = *to;
  return entry;
}

/// The words for the parts of a fact that issues keep.
std::vector<std::string> part_words() {
  std::vector<std::string> words{std::string(what_part), std::string(level_part),
                                 std::string(claim_part)};
  for (const Word<ComparisonKind>& word : words_of<ComparisonKind>()) {
    words.emplace_back(word.json);
  }
  return words;
}

/// One file of data/issued: what one issue printed.
class IssuedReader {
 public:
  IssuedReader(Reader& reader, const std::vector<Issue>& issues, Issued& issued)
      : reader_(reader), issued_(issued), parts_(part_words()) {
    for (const Issue& issue : issues) {
      issues_.push_back(issue.key);
    }
  }

  void read(const std::string& path, const YamlNode& root) {
    YamlMap map(root, reader_.diagnostics);
    const auto issue = map.required_words("issue");
    check_issue(path, issue);
    issued_.issues.insert(issue.value);
    if (const auto day = map.required_words("signed_off"); !day.value.empty()) {
      (void)reader_.date(day);
    }
    // "[]" is a word: the issue printed none. Nothing at all is a list that was lost.
    if (const YamlNode* figures = map.require("figures");
        figures != nullptr && figures->kind != YamlNode::Kind::Sequence) {
      require_items(reader_, "figures", *figures);
    }
    std::map<std::string, Span> seen;
    for (const YamlNode* node : map.sequence("figures")) {
      read_figure(issue.value, *node, seen);
    }
    for (const YamlNode* node : map.sequence("derived")) {
      read_derived(issue.value, *node);
    }
    map.finish();
  }

 private:
  /// A file that no issue answers for protects nothing, and nobody would notice.
  void check_issue(const std::string& path, const Located<std::string>& issue) {
    if (issue.value.empty() || issues_.empty()) {  // what is wrong with the list is told already
      return;
    }
    if (std::ranges::find(issues_, issue.value) == issues_.end()) {
      reader_.diagnostics.add({Code::LoadIssuedOrphan, issue.span, {{"issue", issue.value}}});
    } else if (path != "data/issued/" + issue.value + ".yaml") {
      reader_.diagnostics.add(
          {Code::LoadIssuedName,
           issue.span,
           {{"issue", issue.value}, {"file", path.substr(path.rfind('/') + 1)}}});
    }
  }

  void read_figure(const std::string& issue, const YamlNode& node,
                   std::map<std::string, Span>& seen) {
    YamlMap entry(node, reader_.diagnostics);
    const auto fact = entry.required_words("fact");
    const auto figure = entry.required_words("figure");
    const auto part = entry.text("part");
    std::vector<IssuedPlace> at = read_places(entry);
    entry.finish();
    if (part && std::ranges::find(parts_, part->value) == parts_.end()) {
      reader_.unknown_word(*part, "part 的取值", parts_);
    }
    const std::string key = part ? part->value : std::string(level_part);
    const auto [first, fresh] =
        seen.emplace(fact.value + '\t' + key + '\t' + figure.value, fact.span);
    if (!fresh) {
      reader_.duplicate("印出的数", {fact.value + " " + figure.value, fact.span}, first->second);
      return;
    }
    issued_.figures[fact.value].push_back({issue, figure.value, figure.span, key, std::move(at)});
  }

  std::vector<IssuedPlace> read_places(YamlMap& entry) {
    std::vector<IssuedPlace> places;
    for (const auto& text : entry.texts("at")) {
      if (auto place = parse_place(text.value)) {
        places.push_back(std::move(*place));
      } else {
        reader_.unknown_word(text, "印出的位置（文件/页/行）", {"monthly-brief/1/5"});
      }
    }
    return places;
  }

  void read_derived(const std::string& issue, const YamlNode& node) {
    YamlMap entry(node, reader_.diagnostics);
    IssuedDerived derived{issue, {}, {}, {}, node.span};
    if (const YamlNode* facts = entry.require("facts")) {
      require_items(reader_, "facts", *facts);
    }
    for (const auto& fact : entry.texts("facts")) {
      derived.facts.push_back(fact.value);
    }
    derived.what = entry.required_words("what").value;
    const auto figure = entry.required_words("figure");
    derived.figure = figure.value;
    derived.span = figure.span;
    derived.at = read_places(entry);
    entry.finish();
    std::ranges::sort(derived.facts);
    issued_.derived.push_back(std::move(derived));
  }

  Reader& reader_;
  Issued& issued_;
  std::vector<std::string> issues_, parts_;
};

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

Issued read_issued(Reader& reader, const std::vector<Issue>& issues) {
  Issued issued;
  IssuedReader one(reader, issues, issued);
  for (const std::string& path :
       reader.yaml_files("data/issued")) {  // by name: in the order of issues
    if (const auto root = reader.yaml(path)) {
      one.read(path, *root);
    }
  }
  return issued;
}

}  // namespace jianbao
