#include "base/diagnostic.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"

using namespace jianbao;

namespace {

std::set<std::string> argument_names(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    REQUIRE(close != std::string_view::npos);
    names.emplace(text.substr(open + 1, close - open - 1));
  }
  return names;
}

/// Spans come from SourceMap alone; this finds one by its text.
Span find_span(const SourceMap& sources, FileId file, std::string_view needle) {
  const std::size_t at = sources.text(file).find(needle);
  REQUIRE(at != std::string_view::npos);
  return {file, sources.position(file, at), sources.position(file, at + needle.size())};
}

}  // namespace

TEST_CASE("every message has a code of its own and both languages") {
  std::set<std::string_view> codes;
  for (const Message& m : all_messages()) {
    CAPTURE(m.code);
    CHECK(codes.insert(m.code).second);
    CHECK(m.code.find('/') != std::string_view::npos);
    CHECK(m.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") ==
          std::string_view::npos);
    CHECK_FALSE(m.zh.empty());
    CHECK_FALSE(m.en.empty());
    CHECK(m.zh_hint.empty() == m.en_hint.empty());
  }
}

TEST_CASE("both languages of a message use the same arguments") {
  for (const Message& m : all_messages()) {
    CAPTURE(m.code);
    CHECK(argument_names(m.zh) == argument_names(m.en));
    CHECK(argument_names(m.zh_hint) == argument_names(m.en_hint));
    for (const std::string_view text : {m.zh, m.zh_hint, m.en, m.en_hint}) {
      CHECK_FALSE(first_invalid_utf8(text).has_value());
      for (const std::string& name : argument_names(text)) {
        CHECK_FALSE(name.empty());
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
      }
    }
  }
}

TEST_CASE("arguments are put in once, and a missing one stays visible") {
  const Args args = {{"key", "{text}"}, {"text", "x"}};
  CHECK(expand("“{key}” and {text}, {none} {", args, Language::English) ==
        "“{text}” and x, {none} {");
  CHECK(expand("", args, Language::English).empty());
  CHECK(expand("{}{{key}}", args, Language::English) == "{}{{text}}");
}

TEST_CASE("diagnostics are ordered by place and doubles removed") {
  SourceMap sources;
  const FileId first = sources.add("z.yaml", "a\nb c\n");
  const FileId second = sources.add("a.yaml", "a\n");
  Diagnostics all;
  all.add({Code::YamlAlias, find_span(sources, second, "a")});
  all.add({Code::YamlTag, find_span(sources, first, "c")});
  all.add({Code::YamlTag, find_span(sources, first, "b")});
  all.add({Code::YamlAlias, find_span(sources, first, "b")});
  all.add({Code::YamlTag, find_span(sources, first, "b")});
  all.add({Code::YamlMissingKey, find_span(sources, first, "a"), {{"key", "y"}}});
  all.add({Code::YamlMissingKey, find_span(sources, first, "a"), {{"key", "x"}}});
  all.add({Code::InputMissing, std::nullopt, {{"path", "p"}}});
  all.sort();
  std::vector<std::string> order;
  for (const Diagnostic& d : all.all()) {
    order.push_back((d.where ? sources.describe(*d.where) + ' ' : "") +
                    std::string(message(d.code).code) + (d.args.empty() ? "" : d.args[0].second));
  }
  CHECK(order == std::vector<std::string>{"input/missingp", "z.yaml:1:1 yaml/missing-keyx",
                                          "z.yaml:1:1 yaml/missing-keyy", "z.yaml:2:1 yaml/alias",
                                          "z.yaml:2:1 yaml/tag", "z.yaml:2:3 yaml/tag",
                                          "a.yaml:1:1 yaml/alias"});
  CHECK(all.has_errors());
  CHECK(all.count(Severity::Error) == 7);
  CHECK(all.count(Severity::Note) == 0);
}

TEST_CASE("a diagnostic shows its line with a caret below the text") {
  SourceMap sources;
  const FileId file = sources.add("data/x.yaml", "甲: 1\n值: 全角 { 单位: 万元 }\r\n甲: 2\n");
  const Diagnostic d(
      Code::YamlDuplicateKey, find_span(sources, file, "万元"), {{"key", "甲"}},
      {Related{Code::YamlFirstHere, find_span(sources, file, "甲"), {{"key", "甲"}}}});
  CHECK(describe(d, sources, Language::Chinese) ==
        "data/x.yaml:2:13: 错误 yaml/duplicate-key\n"
        "  “甲”写了两次。\n"
        "     2 │ 值: 全角 { 单位: 万元 }\n"
        "       │                  ^^^^\n"
        "  相关: data/x.yaml:1:1 “甲”第一次写在这里\n"
        "  建议: 只保留一处。\n");
  CHECK(describe(d, sources, Language::English) ==
        "data/x.yaml:2:13: error yaml/duplicate-key\n"
        "  “甲” is written twice.\n"
        "     2 │ 值: 全角 { 单位: 万元 }\n"
        "       │                  ^^^^\n"
        "  related: data/x.yaml:1:1 “甲” was first written here\n"
        "  hint: Keep one of them.\n");
  CHECK(describe_json(d, sources, Language::English) ==
        "{\"code\": \"yaml/duplicate-key\", \"severity\": \"error\", \"file\": \"data/x.yaml\", "
        "\"line\": 2, \"column\": 13, \"message\": \"“甲” is written twice.\", "
        "\"hint\": \"Keep one of them.\", \"related\": [{\"file\": \"data/x.yaml\", \"line\": 1, "
        "\"column\": 1, \"message\": \"“甲” was first written here\"}]}\n");
}

TEST_CASE("a diagnostic without a place has no excerpt") {
  const SourceMap sources;
  CHECK(
      describe({Code::InputMissing, std::nullopt, {{"path", "a\x1b[2J"}}}, sources,
               Language::Chinese) ==
      "错误 input/missing\n  找不到文件：a<U+001B>[2J。\n  建议: 检查路径和文件名，包括大小写。\n");
  Diagnostic raised(Code::YamlCommentCutsText, std::nullopt, {{"lost", "#x"}});
  CHECK(describe(raised, sources, Language::Chinese).starts_with("警告 "));
  raised.severity = Severity::Error;
  CHECK(describe(raised, sources, Language::Chinese).starts_with("错误 "));
}

TEST_CASE("excerpts spell out what cannot be seen") {
  SourceMap sources;
  const FileId file = sources.add("a", "x\u202E\uE000\tMARK\n\xC7\xE0\xB5 MARK2\n");
  const std::string shown =
      describe({Code::YamlTag, find_span(sources, file, "MARK")}, sources, Language::English);
  CHECK(shown.find("     1 │ x<U+202E><U+E000>\\tMARK\n       │                    ^^^^\n") !=
        std::string::npos);
  const std::string bytes =
      describe({Code::YamlTag, find_span(sources, file, "MARK2")}, sources, Language::English);
  CHECK(bytes.find("     2 │ <C7><E0><B5> MARK2\n       │              ^^^^^\n") !=
        std::string::npos);
}

TEST_CASE("of a very long line the part around the caret is shown") {
  SourceMap sources;
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "汉";
  }
  const FileId file = sources.add("a", text + "MARK" + text + "\nMARKS" + text);
  for (const char* needle : {"MARK", "MARKS"}) {
    CAPTURE(needle);
    const std::string shown =
        describe({Code::YamlTag, find_span(sources, file, needle)}, sources, Language::English);
    const std::size_t start = shown.find("│ ");
    const std::string line = shown.substr(start, shown.find('\n', start) - start);
    CHECK(display_width(line) <= 104);
    CHECK(line.find(needle) != std::string::npos);
    const std::size_t below = shown.rfind("│ ");
    const std::string carets = shown.substr(below, shown.find('\n', below) - below);
    CHECK(display_width(carets.substr(0, carets.find('^'))) ==
          display_width(line.substr(0, line.find(needle))));
    CHECK(std::count(carets.begin(), carets.end(), '^') ==
          std::ptrdiff_t(std::string(needle).size()));
  }
}
