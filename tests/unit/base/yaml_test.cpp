#include "base/yaml.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace jianbao;

namespace {

/// A file, its tree and what was said about it.
struct Parsed {
  SourceMap sources;
  std::optional<YamlNode> root;
  Diagnostics diagnostics;

  explicit Parsed(std::string text) {
    const FileId file = sources.add("a.yaml", std::move(text));
    root = parse_yaml(sources, file, diagnostics);
  }
  /// "yaml/alias 2:4; …"
  [[nodiscard]] std::string report() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
      out += (out.empty() ? "" : "; ") + std::string(message(d.code).code);
      if (d.where) {
        out +=
            ' ' + std::to_string(d.where->begin.line) + ':' + std::to_string(d.where->begin.column);
      }
    }
    return out;
  }
};

std::string show(const Span& s) {
  return std::to_string(s.begin.line) + ':' + std::to_string(s.begin.column) + '-' +
         std::to_string(s.end.line) + ':' + std::to_string(s.end.column);
}

/// The tree in one line: maps {k: v}, lists [v], text as it is, nothing as ∅.
std::string show(const YamlNode& node) {
  std::string out;
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return "∅";
    case YamlNode::Kind::Scalar:
      return node.quoted ? '"' + node.text + '"' : node.text;
    case YamlNode::Kind::Sequence:
      for (const YamlNode& item : node.items) {
        out += (out.empty() ? "" : ", ") + show(item);
      }
      return '[' + out + ']';
    case YamlNode::Kind::Map:
      for (const YamlNode::Entry& e : node.entries) {
        out += (out.empty() ? "" : ", ") + e.key + ": " + show(e.value);
      }
      return '{' + out + '}';
  }
  return out;
}

}  // namespace

TEST_CASE("what people of an office write is read as they mean it") {
  struct Case {
    const char* text;
    const char* tree;
  };
  const std::vector<Case> cases = {
      {"a: 1\nb: 中文\n", "{a: 1, b: 中文}"},
      {"a: 1\r\nb: x y\r\nc: \"d\"\r\n", "{a: 1, b: x y, c: \"d\"}"},
      {"a: no\nb: y\nc: ~\nd: null\ne: off\n", "{a: no, b: y, c: ~, d: null, e: off}"},
      {"a:\nnull: 1\nb:\n", "{a: ∅, null: 1, b: ∅}"},
      {"a:\n  null: x\n", "{a: {null: x}}"},
      {"{a: null, null: 1, b: , c: ~}", "{a: null, null: 1, b: ∅, c: ~}"},
      {"- 1\n-\n- null\n", "[1, ∅, null]"},
      {"a: 017\nb: 1_000\nc: 2024-05\n", "{a: 017, b: 1_000, c: 2024-05}"},
      {"a: {x: 1, y: [甲, \"乙\"]}\n", "{a: {x: 1, y: [甲, \"乙\"]}}"},
      {"a:\n- x\n- y: 1\n  z: 2\n", "{a: [x, {y: 1, z: 2}]}"},
      {"---\na: 1\n", "{a: 1}"},
      {"# only a comment above\na: 1 # 注\n", "{a: 1}"},
      {"a: it's x#y \"z\"\n", "{a: it's x#y \"z\"}"},
      {"a: 'it''s'\nb: \"say \\\"hi\\\" # no comment\"\n",
       "{a: \"it's\", b: \"say \"hi\" # no comment\"}"},
      {"a: |\n  don't \"stop\n  value：1\n  x #y\n\n  end\nb: 1\n",
       "{a: \"don't \"stop\nvalue：1\nx #y\n\nend\n\", b: 1}"},
      {"- |\n \"open\n- >-\n  two\n  lines\n", "[\"\"open\n\", \"two lines\"]"},
      {"a:\n  b: |\n    \"t\n  c: 1\n", "{a: {b: \"\"t\n\", c: 1}}"},
      {"时间：甲: 1\n", "{时间：甲: 1}"},
      {"- 说明：这是一句话\n", "[说明：这是一句话]"},
      {"a: x：y\n", "{a: x：y}"},
      {"a: b   \n", "{a: b}"},
      {"\"a\": 1\n'b' : 2\n", "{a: 1, b: 2}"},
      {"a: []\nb: {}\n", "{a: [], b: {}}"},
      {"a: https://x.cn/a?b=1&c=*d\n", "{a: https://x.cn/a?b=1&c=*d}"},
      {"a: x & y | z > w ! 50%\n", "{a: x & y | z > w ! 50%}"},
      {"a:\tx\n", "{a: x}"},
      {"a: [1,\n  2]\n", "{a: [1, 2]}"},
      {"a: [甲，乙]\nb: {c: 甲，乙, d: 1}\n", "{a: [甲，乙], b: {c: 甲，乙, d: 1}}"},
      {"- https://x.cn\n- rail:24\n", "[https://x.cn, rail:24]"},
      {"a: x {y\nb: \"[\"\nc: it's [\n", "{a: x {y, b: \"[\", c: it's [}"},
      {"text", "text"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Parsed p(c.text);
    CHECK(p.report() == "");
    REQUIRE(p.root.has_value());
    CHECK(show(*p.root) == c.tree);
  }
}

TEST_CASE("what would be misread is refused at its place") {
  struct Case {
    std::string text;
    const char* report;
  };
  const std::vector<Case> cases = {
      {"a:\n\tb: 1\n", "yaml/tab-indent 2:1"},
      {"a:\n  \tb: 1\n", "yaml/tab-indent 2:3"},
      {"中: 1\nb: 2\n中: 3\n", "yaml/duplicate-key 3:1"},
      {"{a: 1, a: 2}", "yaml/duplicate-key 1:8"},
      {"a: &x 1\nb: *x\n", "yaml/anchor 1:4; yaml/alias 2:4"},
      {"a: &x [*x]\n", "yaml/anchor 1:4; yaml/alias 1:8"},
      {"甲: *重点*\n", "yaml/alias 1:4"},
      {std::string("a: x\0y\n", 7), "text/control-character 1:5"},
      {"a: \x07 # \x1b\n", "text/control-character 1:4; text/control-character 1:8"},
      {"a: 中\u0085\n", "text/control-character 1:5"},
      {"a: 中\u2028x\n", "text/line-separator 1:5"},
      {"a: 中\u202Ex\n", "text/bidi-control 1:5"},
      {"a: 中\u200Bx\n", "text/invisible 1:5"},
      {"a: x\uFEFF\n", "text/invisible 1:5"},
      {"a: 葛\U000E0100\n", "text/variation-selector 1:5"},
      {"a: \uFFFD\n", "text/replacement-character 1:4"},
      {"a: \uE001\n", "text/private-use 1:4"},
      {"a: \uFFFE\n", "text/noncharacter 1:4"},
      {"a: \"x\\u202Ey\"\n", "text/bidi-control 1:4"},
      {"a: \"\\0\"\n", "text/control-character 1:4"},
      {std::string("\xFF\xFE"
                   "a\0",
                   4),
       "yaml/utf16 1:1"},
      {std::string("a\0:\0", 4), "yaml/utf16 1:1"},
      {"a: 1\nb: \xC7\xE0\xB5\xBA\n", "yaml/not-utf8 2:4"},
      {"a: 1\rb: 2\r", "yaml/carriage-return 1:5"},
      {"v: \"abc\nw: 1\n", "yaml/quote-over-lines 1:4"},
      {"v: \"abc\nw: \"x\"\n", "yaml/quote-over-lines 1:4"},
      {"v: 'abc\n  d'\n", "yaml/quote-over-lines 1:4"},
      {"v: \"abc\\\n  d\"\n", "yaml/quote-over-lines 1:4"},
      {"- [x, \"y\n", "yaml/quote-over-lines 1:7"},
      {"value：1\n", "yaml/full-width-colon 1:6"},
      {"a: 1\nname：2\nb: 3\n", "yaml/full-width-colon 2:5"},
      {"- id：2\n", "yaml/full-width-colon 1:5"},
      {"a: 1\n名称：2\nb: 3\n", "yaml/full-width-colon 2:3"},
      {"a:\n  名称：1\n  b: 2\n", "yaml/full-width-colon 2:5"},
      {"a: 1\n名称：2\n", "yaml/full-width-colon 2:3"},
      {"a: 1\n---\nb: 2\n", "yaml/second-document 2:1"},
      {"a: 1\n---\n", "yaml/second-document 2:1"},
      {"a: 1\n...\nb: 1\n", "yaml/mixed-level 3:1"},
      {"- a\nb: 1\n", "yaml/mixed-level 2:1"},
      {"a: !!str x\nb: !foo 1\nc: ! z\n", "yaml/tag 1:4; yaml/tag 2:4; yaml/tag 3:4"},
      {"a: !m {b: 1}\n", "yaml/tag 1:4"},
      {"a: 1\n<<: {b: 1}\n", "yaml/merge-key 2:1"},
      {"%YAML 1.2\n---\na: 1\n", "yaml/directive 1:1"},
      {"", "yaml/empty 1:1"},
      {"# only\n", "yaml/empty 1:1"},
      {"---\n", "yaml/empty 1:1"},
      {"a: x\n  y: 1\n", "yaml/plain-over-lines 1:4"},
      {"a: 中文\n  续行\nb: 1\n", "yaml/plain-over-lines 1:4"},
      {"a: 1\nb\nc: 2\n", "yaml/missing-colon 2:1"},
      {"a: 1\nb\n", "yaml/missing-colon 2:1"},
      {"{a, b: c}", "yaml/missing-colon 1:2"},
      {"? [a]\n: b\n", "yaml/key-not-text 1:3"},
      {": 1\n", "yaml/key-not-text 1:1"},
      {"a: 1: 2\n", "yaml/second-colon 1:5"},
      {"a:\n\u3000b: 1\n", "yaml/odd-space 2:1"},
      {"a: 1\u00A0\n", "yaml/odd-space 1:5"},
      {"a: [\u3000x]\n", "yaml/odd-space 1:5"},
      {"<<<<<<< a\na: 1\n=======\na: 2\n>>>>>>> b\n", "yaml/merge-conflict 1:1"},
      {"a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", "yaml/missing-dash 4:5"},
      {"a:\n  - b: 1\n  b: 2\n", "yaml/missing-dash 3:3"},
      {"a:\n  - b: 1\n  • b: 2\n", "yaml/not-a-dash 3:3"},
      {"a:\n  - b: 1\n   c: 2\n", "yaml/indentation 3:4"},
      {"a: \"b\"c\n", "yaml/after-quote 1:7"},
      {"a: {b: 1 c: 2}\n", "yaml/missing-comma 1:10"},
      {"a: ｛b: 1｝\n", "yaml/full-width-bracket 1:4"},
      {"a: \"b”\n", "yaml/chinese-quote 1:6"},
      {"a: \"“b”\n", "yaml/quote-over-lines 1:4"},
      {"a: b\"\n", "yaml/lone-quote 1:5"},
      {"中: @x\n", "yaml/syntax 1:4"},
      {"a: [1,\n", "yaml/unclosed-bracket 1:4"},
      {"- {id: a, b: 1\n- {id: c}\n", "yaml/unclosed-bracket 1:3"},
      {"- {id: a, b: {c: 1}\n- {id: c}\n", "yaml/unclosed-bracket 1:3"},
      {"a: {b: [1, 2}\n", "yaml/unclosed-bracket 1:8"},
      {"{value: 3,200, unit: 列}\n", "yaml/comma-in-number 1:9"},
      {"{value: 3,200,000, unit: 列}\n", "yaml/comma-in-number 1:9"},
      {"{value: 1,234.5}\n", "yaml/comma-in-number 1:9"},
      {"a: 1\nvalue:120\nb: 2\n", "yaml/missing-space 2:6"},
      {"a: 1\nvalue:120\n", "yaml/missing-space 2:6"},
      {"value:120\nunit: 列\n", "yaml/missing-space 1:6"},
      {"- id: a\n  value:120\n  unit: 列\n", "yaml/missing-space 2:8"},
      {"- id:a\n  value: 1\n", "yaml/missing-space 1:5"},
      {"{value:120, unit: 列}\n", "yaml/missing-space 1:7"},
      {"{value: 120，unit: 列}\n", "yaml/full-width-comma 1:12"},
      {"- {value: 120， unit: 列}\n", "yaml/full-width-comma 1:14"},
      {"{anchor: \"120列\"，unit: 列}\n", "yaml/full-width-comma 1:16"},
      {"{\n  value: 120，\n  unit: 列}\n", "yaml/full-width-comma 2:13"},
      {"lines: [8，20]\n", "yaml/full-width-comma 1:10"},
      {"a: [1,\n", "yaml/unclosed-bracket 1:4"},
      {"a: [1\nb: 2\n", "yaml/unclosed-bracket 1:4"},
      {"a: {b: [1], c: 2\n", "yaml/unclosed-bracket 1:4"},
      {"a: [{b: 1]\n", "yaml/unclosed-bracket 1:5"},
      {"a: 1\ncopies 10\n", "yaml/missing-colon 2:1"},
      {"报头：甲\n单位：乙\n", "yaml/full-width-colon 1:3"},
      {"- 报头：甲\n  单位：乙\n", "yaml/full-width-colon 1:5"},
      {"a: 报头：甲\n  单位：乙\n", "yaml/plain-over-lines 1:4"},
      {"a: \"\\q\"\n", "yaml/syntax 1:7"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Parsed p(c.text);
    CHECK(p.report() == c.report);
    CHECK_FALSE(p.root.has_value());
  }
}

TEST_CASE("a byte order mark is a note and moves no column") {
  const Parsed p(
      "\xEF\xBB\xBF"
      "甲: *x\n");
  CHECK(p.report() == "yaml/bom 1:1; yaml/alias 1:4");
  const Parsed good(
      "\xEF\xBB\xBF"
      "a: 1\nb: 2\n");
  CHECK(good.report() == "yaml/bom 1:1");
  REQUIRE(good.root.has_value());
  CHECK(show(good.root->entries[0].key_span) == "1:1-1:2");
  CHECK(show(good.root->entries[1].value.span) == "2:4-2:5");
}

TEST_CASE("a comment that cuts text is a warning with the lost words") {
  struct Case {
    std::string text;
    const char* report;
  };
  const std::vector<Case> cases = {
      {"a: 第一 #2号\n", "yaml/comment-cuts-text 1:7"},
      {"a: 第一 # 2号\n", ""},
      {"a: 第一 #\n", ""},
      {"#x\n  #y\na: 1\n", ""},
      {"a: \"x #y\"\n", ""},
      {"a: '#x'\nb: c#d\n", ""},
      {"a: 1 ####\n", ""},
      {"a: #ff0000\n", "yaml/comment-cuts-text 1:4"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Parsed p(c.text);
    CHECK(p.report() == c.report);
    CHECK(p.root.has_value());
  }
  const Parsed p("a: x #2号楼  \n");
  REQUIRE(p.diagnostics.all().size() == 1);
  CHECK(p.diagnostics.all()[0].args[0].second == "#2号楼");
}

TEST_CASE("many comments without a space are no reason to refuse the file") {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += 'k' + std::to_string(i) + ": 1 #x\n";
  }
  const Parsed p(text);
  CHECK(p.diagnostics.count(Severity::Warning) == 200);
  CHECK(p.root.has_value());
}

TEST_CASE("places count characters and cover the value") {
  const Parsed p(
      "- 中文: 一二 # x\n  \"引\": \"甲''\"\n  c: 'it''s'\n  d: |\n    x\n  e:\n  f: {}\n");
  REQUIRE(p.root.has_value());
  const auto& entries = p.root->items.at(0).entries;
  CHECK(show(entries[0].key_span) == "1:3-1:5");
  CHECK(show(entries[0].value.span) == "1:7-1:9");
  CHECK(show(entries[1].key_span) == "2:3-2:6");
  CHECK(show(entries[1].value.span) == "2:8-2:13");
  CHECK(show(entries[2].value.span) == "3:6-3:13");
  CHECK(show(entries[3].value.span) == "4:6-4:7");
  CHECK(show(entries[4].value.span) == "6:4-6:5");
  CHECK(show(entries[5].value.span) == "7:6-7:7");
}

TEST_CASE("limits hold before anything is expanded") {
  const std::string deep(100000, '[');
  CHECK(Parsed(deep).report() == "yaml/depth 1:33");
  CHECK(Parsed("a: " + std::string(100000, '{')).report() == "yaml/depth 1:36");
  std::string dashes;
  for (int i = 0; i < 5000; ++i) {
    dashes += "- ";
  }
  CHECK(Parsed(dashes + "x").report() == "yaml/depth 1:65");
  const std::string just_enough = std::string(32, '[') + 'x' + std::string(32, ']');
  CHECK(Parsed(just_enough).report() == "");
  CHECK(Parsed("a: " + std::string(64 * 1024, 'x')).report() == "");
  CHECK(Parsed("a: " + std::string(64 * 1024 + 1, 'x')).report() == "yaml/scalar-too-long 1:4");
  CHECK(Parsed(std::string(16 * 1024 * 1024 + 1, 'x')).report() == "yaml/too-large 1:1");
  CHECK(Parsed(std::string(1000, '\x01')).diagnostics.all().size() == 51);
  std::string aliases = "a: [";
  for (int i = 0; i < 1000; ++i) {
    aliases += "&x 1, ";
  }
  CHECK(Parsed(aliases + "1]").diagnostics.all().size() == 51);
}

TEST_CASE("a map is read by name, and what nobody asked for is reported") {
  Parsed p(
      "name: 青岛\nvalue: 1,234\ncount: 12\nbig: 120\nhalf: 0.5\nflag: true\nbad: yes\n"
      "list: [a, b]\nnotlist: a\nempty:\nvalu: 1\nzzzzzz: 1\nnested: {a: 1}\n");
  REQUIRE(p.root.has_value());
  Diagnostics out;
  YamlMap map(*p.root, out);
  CHECK(map.required_text("name").value == "青岛");
  CHECK_FALSE(map.text("absent").has_value());
  CHECK_FALSE(map.text("empty").has_value());
  CHECK(map.integer("count", 0, 99)->value == 12);
  CHECK(map.boolean("flag")->value);
  CHECK(map.texts("list").size() == 2);
  CHECK(map.sequence("absent").empty());
  CHECK(out.empty());
  CHECK_FALSE(map.decimal("value").has_value());
  CHECK_FALSE(map.integer("big", 0, 99).has_value());
  CHECK_FALSE(map.integer("half", 0, 99).has_value());
  CHECK_FALSE(map.boolean("bad").has_value());
  CHECK(map.texts("notlist").empty());
  CHECK_FALSE(map.decimal("empty").has_value());
  CHECK_FALSE(map.text("nested").has_value());
  CHECK(map.require("missing") == nullptr);
  CHECK(map.required_text("missing2").value == "");
  map.finish();
  std::vector<std::string> codes;
  for (const Diagnostic& d : out.all()) {
    codes.emplace_back(message(d.code).code);
  }
  CHECK(codes ==
        std::vector<std::string>{"number/grouping", "number/out-of-range", "number/not-whole",
                                 "yaml/not-boolean", "yaml/expected-sequence", "yaml/empty-value",
                                 "yaml/expected-text", "yaml/missing-key", "yaml/missing-key",
                                 "yaml/misspelt-key", "yaml/unknown-key"});
  CHECK(describe(out.all()[0], p.sources, Language::Chinese).find("写作 1234。") !=
        std::string::npos);
  CHECK(describe(out.all()[9], p.sources, Language::English).find("Did you mean “value”?") !=
        std::string::npos);
}

TEST_CASE("what is no map is reported once") {
  for (const auto& [text, code] : std::vector<std::pair<const char*, const char*>>{
           {"a: 名称：青岛\n", "yaml/full-width-colon"},
           {"a:\n  fact:b\n", "yaml/missing-space"},
           {"a: [1]\n", "yaml/expected-map"},
           {"a: \"名：x\"\n", "yaml/expected-map"},
           {"a:\n", "yaml/expected-map"}}) {
    CAPTURE(text);
    const Parsed p(text);
    REQUIRE(p.root.has_value());
    Diagnostics out;
    YamlMap map(p.root->entries[0].value, out);
    CHECK(map.required_text("x").value == "");
    CHECK(map.require("y") == nullptr);
    map.finish();
    REQUIRE(out.all().size() == 1);
    CHECK(message(out.all()[0].code).code == code);
  }
}

TEST_CASE("numbers in other forms are refused with the form to write") {
  for (const char* text : {"017", "1_000", "１２３", "+5", "1E5", ".inf", "0x1F", "no", "12:30:45",
                           "－5", "\"1,234\"", "1.2345678901", "[1]", "\"\""}) {
    CAPTURE(text);
    const Parsed p("v: " + std::string(text) + "\n");
    REQUIRE(p.root.has_value());
    Diagnostics out;
    CHECK_FALSE(yaml_decimal(p.root->entries[0].value, out).has_value());
    REQUIRE(out.all().size() == 1);
    const std::string shown = describe(out.all()[0], p.sources, Language::Chinese);
    CAPTURE(shown);
    CHECK(shown.find('{') == std::string::npos);
    CHECK(show(*out.all()[0].where).starts_with("1:4-"));
  }
  for (const char* text : {"12.5", "\"12.5\"", "-0.50"}) {
    CAPTURE(text);
    const Parsed p("v: " + std::string(text) + "\n");
    Diagnostics out;
    CHECK(yaml_decimal(p.root->entries[0].value, out).has_value());
  }
}

TEST_CASE("did you mean") {
  const std::vector<std::string> names = {"value", "unit", "period", "名称", "id"};
  CHECK(did_you_mean("valeu", names) == "value");
  CHECK(did_you_mean("units", names) == "unit");
  CHECK(did_you_mean("perid", names) == "period");
  CHECK(did_you_mean("名字", names) == "名称");
  CHECK_FALSE(did_you_mean("x", names).has_value());
  CHECK_FALSE(did_you_mean("亿件", {"件", "万件", "人"}).has_value());
  CHECK(did_you_mean("方州区", {"万州区"}) == "万州区");
  CHECK_FALSE(did_you_mean("banana", names).has_value());
  CHECK_FALSE(did_you_mean("", names).has_value());
}

TEST_CASE("any bytes give diagnostics, never a crash") {
  std::uint32_t state = 12345;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % below;
  };
  static constexpr std::string_view pieces[] = {
      "a", ": ",   "\n",  "  ", "- ",  "\"",  "'",    "[",  "]",    "{",        "}",     ",",
      "#", " #x",  "&a ", "*a", "!t ", "|\n", ">-\n", "：", "中",   "---\n",    "...\n", "? ",
      "~", "null", "<<",  "\\", "%",   "@",   "\r\n", "\t", "\xC4", "\"\\u12\""};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::uint32_t n = next(24); n > 0; --n) {
      text += pieces[next(std::size(pieces))];
    }
    const Parsed p(text);
    if (p.root.has_value() == p.diagnostics.has_errors()) {
      CAPTURE(text);
      FAIL("a value if and only if there is no error");
    }
    for (const Diagnostic& d : p.diagnostics.all()) {
      (void)describe(d, p.sources, Language::Chinese);
    }
  }
}

TEST_CASE("quoted words read back as they were, whatever they hold") {
  CHECK(yaml_quoted("甲\"乙\\丙#: 丁") == R"("甲\"乙\\丙#: 丁")");
  CHECK(yaml_quoted("一行\n两行\t") == "\"一行 两行 \"");
}
