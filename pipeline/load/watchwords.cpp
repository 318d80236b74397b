// data/watchwords.yaml, what the office wants looked at, and data/reviews/<issue>.yaml, what was.

#include <algorithm>
#include <map>

#include "load/load.h"
#include "load/readers.h"

namespace jianbao {
namespace {

std::vector<std::string> read_words(Reader& reader, YamlMap& file, std::string_view key) {
  std::vector<std::string> words;
  std::map<std::string, Span> seen;
  for (const Located<std::string>& word : file.texts(key)) {
    const auto [first, is_new] = seen.try_emplace(word.value, word.span);
    if (!is_new) {
      reader.duplicate("字样", word, first->second);
    } else if (!word.value.empty()) {
      words.push_back(word.value);
    }
  }
  return words;
}

std::optional<ReviewTick> read_tick(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  const auto mark = map.required_words("mark");
  const auto about = map.required_words("about");
  const auto by = map.required_words("by");
  const auto on = map.required_words("on");
  const auto remark = map.text("remark");
  map.finish();
  if (!mark.value.empty() && !is_mark(mark.value)) {
    reader.diagnostics.add({Code::LoadBadMark, mark.span, {{"word", mark.value}}});
    return std::nullopt;
  }
  const auto day = on.value.empty() ? std::nullopt : reader.date(on);
  if (mark.value.empty() || !day) {
    return std::nullopt;
  }
  return ReviewTick{mark.value, about.value, by.value, *day, remark ? remark->value : "",
                    mark.span};
}

}  // namespace

Outcome<Watchwords> load_watchwords(const std::filesystem::path& workspace, SourceMap& sources) {
  Outcome<Watchwords> out;
  Reader reader{workspace, sources, out.diagnostics};
  Watchwords words;
  if (const auto root = reader.yaml_if_present("data/watchwords.yaml")) {
    YamlMap file(*root, reader.diagnostics);
    words.given = true;
    words.titles = read_words(reader, file, "titles");
    words.body_endings = read_words(reader, file, "body_endings");
    words.secret = read_words(reader, file, "secret");
    words.sensitive = read_words(reader, file, "sensitive");
    file.finish();
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(words);
  }
  return out;
}

std::string review_path(const std::string& issue) { return "data/reviews/" + issue + ".yaml"; }

Outcome<std::vector<ReviewTick>> load_review(const std::filesystem::path& workspace,
                                             const std::string& issue, SourceMap& sources,
                                             const std::map<std::string, std::string>& instead) {
  Outcome<std::vector<ReviewTick>> out;
  Reader reader{workspace, sources, out.diagnostics, &instead};
  std::vector<ReviewTick> ticks;
  if (const auto root = reader.yaml_if_present(review_path(issue))) {
    YamlMap file(*root, reader.diagnostics);
    std::map<std::string, Span> seen;
    for (const YamlNode* node : file.sequence("ticks")) {
      auto tick = read_tick(reader, *node);
      if (!tick) {
        continue;
      }
      const auto [first, is_new] = seen.try_emplace(tick->mark, tick->span);
      if (!is_new) {
        reader.duplicate("备查号", {tick->mark, tick->span}, first->second);
        continue;
      }
      ticks.push_back(std::move(*tick));
    }
    file.finish();
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(ticks);
  }
  return out;
}

}  // namespace jianbao
