// Which bytes of a file stand for which of a text, for every way to write a text.

#include "base/yaml_written.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace jianbao {
namespace {

struct Parsed {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<YamlNode> root;

  explicit Parsed(const std::string& file) {
    const FileId id = sources.add("a.yaml", file);
    root = parse_yaml(sources, id, diagnostics);
    REQUIRE(root.has_value());
  }
  [[nodiscard]] const YamlNode& text() const { return root->entries.front().value; }
};

/// The file after the first `from` of the text became `to`.
std::string with_change(const std::string& file, const std::string& from, const std::string& to) {
  const Parsed parsed(file);
  const auto written = WrittenScalar::of(parsed.sources, parsed.text());
  REQUIRE(written.has_value());
  const std::size_t begin = parsed.text().text.find(from);
  REQUIRE(begin != std::string::npos);
  const auto edits = written->edits({{begin, begin + from.size(), to}});
  REQUIRE(edits.size() == 1);
  return file.substr(0, edits[0].begin) + edits[0].bytes + file.substr(edits[0].end);
}

/// Where the first `part` of the text stands: line and column, begin and end.
std::vector<std::uint32_t> place_of(const std::string& file, const std::string& part) {
  const Parsed parsed(file);
  const auto written = WrittenScalar::of(parsed.sources, parsed.text());
  REQUIRE(written.has_value());
  const std::size_t begin = parsed.text().text.find(part);
  REQUIRE(begin != std::string::npos);
  const Span span = written->span(parsed.sources, begin, begin + part.size());
  return {span.begin.line, span.begin.column, span.end.line, span.end.column};
}

}  // namespace

TEST_CASE("a change of the text is written in the style of the scalar, all else stays") {
  struct Case {
    std::string file, from, to, expected;
  };
  const std::vector<Case> cases{
      {"a: 甲,乙  # 注\nb: 1\n", ",", "，", "a: 甲，乙  # 注\nb: 1\n"},
      {"a: \"甲,乙\" # 注\n", ",", "，", "a: \"甲，乙\" # 注\n"},
      {"a: '甲,乙'\n", ",", "，", "a: '甲，乙'\n"},
      {"a: |\n  甲,乙\n  丙\nb: 1\n", ",", "，", "a: |\n  甲，乙\n  丙\nb: 1\n"},
      {"a: >-\n  甲\n  乙,丙\n", ",", "，", "a: >-\n  甲\n  乙，丙\n"},
      {"a: >\n  甲\n\n  乙,丙\n\n", ",", "，", "a: >\n  甲\n\n  乙，丙\n\n"},
      // A folded line end is a space of the text.
      {"a: >\n  甲\n  乙\n", " ", "", "a: >\n  甲乙\n"},
      // Quotes of the file are not quotes of the text.
      {"a: \"甲\\\"乙\\\"\"\n", "\"", "“", "a: \"甲“乙\\\"\"\n"},
      {"a: '甲''乙'\n", "'", "’", "a: '甲’乙'\n"},
      {"a: \"\\u7532,\\x41\"\n", ",", "，", "a: \"\\u7532，\\x41\"\n"},
      {"a: \"\\u7532,乙\"\n", "甲", "丙", "a: \"丙,乙\"\n"},
      {"a: '甲'\n", "甲", "it's", "a: 'it''s'\n"},
      {"a: \"甲\"\n", "甲", "\"\\", "a: \"\\\"\\\\\"\n"},
      {"a: 甲,乙\r\nb: 1\r\n", ",", "，", "a: 甲，乙\r\nb: 1\r\n"},
      {"a: |\r\n  甲\r\n  乙,\r\n", ",", "，", "a: |\r\n  甲\r\n  乙，\r\n"},
      {"\xEF\xBB\xBF"
       "a: 甲,乙\n",
       ",", "，",
       "\xEF\xBB\xBF"
       "a: 甲，乙\n"},
      {"a: 甲,乙", ",", "，", "a: 甲，乙"},
      // What could not be plain any more is put in quotes.
      {"a: ％甲\n", "％", "%", "a: \"%甲\"\n"},
      {"a: ａ：乙 # 注\n", "：", ": ", "a: \"ａ: 乙\" # 注\n"},
      {"a: 甲＃乙\n", "＃", " #", "a: \"甲 #乙\"\n"},
      {"a: ｎull\n", "ｎ", "n", "a: \"null\"\n"},
      {"a: 甲乙\n", "乙", ":", "a: \"甲:\"\n"},
  };
  for (const auto& [file, from, to, expected] : cases) {
    CAPTURE(file);
    CHECK(with_change(file, from, to) == expected);
  }
}

TEST_CASE("several changes of one scalar are given in order") {
  const Parsed parsed("a: \"甲,乙;丙\"\n");
  const auto written = WrittenScalar::of(parsed.sources, parsed.text());
  REQUIRE(written.has_value());
  const auto edits = written->edits({{3, 4, "，"}, {7, 8, "；"}});
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].begin == 7);
  CHECK(edits[0].end == 8);
  CHECK(edits[1].begin == 11);
  CHECK(edits[1].bytes == "；");
}

TEST_CASE("a place in a text is a place in the file") {
  using Place = std::vector<std::uint32_t>;
  CHECK(place_of("a: 甲,乙\n", ",") == Place{1, 5, 1, 6});
  CHECK(place_of("a: \"甲,乙\"\n", ",") == Place{1, 6, 1, 7});
  CHECK(place_of("a: '甲'',乙'\n", ",") == Place{1, 8, 1, 9});
  CHECK(place_of("a: \"\\u7532,\"\n", ",") == Place{1, 11, 1, 12});
  CHECK(place_of("a: |\n  甲\n  乙,\n", ",") == Place{3, 4, 3, 5});
  CHECK(place_of("a: >\n   甲\n   乙,\n", ",") == Place{3, 5, 3, 6});
  CHECK(place_of("\xEF\xBB\xBF"
                 "a: 甲,乙\n",
                 ",") == Place{1, 5, 1, 6});
}

TEST_CASE("a block with an indentation indicator has no known places") {
  const Parsed parsed("a: |1\n  甲,乙\n");
  CHECK_FALSE(WrittenScalar::of(parsed.sources, parsed.text()).has_value());
}

TEST_CASE("offset is the reverse of position") {
  SourceMap sources;
  const FileId id = sources.add("a",
                                "\xEF\xBB\xBF"
                                "甲a\r\n\n乙𠮷b");
  for (const std::size_t at : {3U, 6U, 9U, 10U, 13U, 17U}) {
    CAPTURE(at);
    CHECK(sources.offset(id, sources.position(id, at)) == at);
  }
  CHECK(sources.offset(id, {9, 9}) == 18);
}

}  // namespace jianbao
