#include "ledger/manifest.h"

#include <doctest/doctest.h>

#include <string>

namespace jianbao {
namespace {

Manifest example() {
  Manifest manifest;
  manifest.program = "jianbao 0.1.0";
  manifest.issue = "2024-12";
  manifest.report = "monthly-brief";
  manifest.as_of = "2024-12-03";
  manifest.draft = true;
  manifest.pdf = "monthly-brief.pdf";
  manifest.pdf_sha256 = std::string(64, 'a');
  manifest.pages = 4;
  manifest.counts = {2, 1, 10, 0, 3};
  manifest.inputs = {{"data/facts/a.yaml", std::string(64, 'b')}};
  manifest.documents = {{"qdwb-2024-12-03", "“四个中心”：建设", "青岛晚报", "2024-12-03"}};
  ManifestFigure figure;
  figure.page = 1;
  figure.line = 14;
  figure.printed = "775列";
  figure.what = "中欧班列（上合示范区，2023年1—10月）";
  figure.sentence = "上年同期：775列 # 推算";
  figure.formula = "915 ÷ (1 + 18.1%) ∈ [774.44, 775.10)，唯一整数 775";
  figure.derived = true;
  figure.facts = {{"rail.trains", "data/facts/a.yaml", 41, 12, "qdwb-2024-12-03", 7, "915列"}};
  figure.verdicts = {{"anchor-holds", "pass", ""},
                     {"growth-against-base", "not_evaluable", "无基期"}};
  manifest.figures = {figure};
  manifest.lines = {{1, 14, "上年同期　775列"}, {2, 1, "下一面"}};
  return manifest;
}

std::optional<Manifest> read_back(const std::string& text, Diagnostics& diagnostics) {
  SourceMap sources;
  const FileId file = sources.add("a.manifest.json", text);
  return read_manifest(sources, file, diagnostics);
}

}  // namespace

TEST_CASE("a manifest reads back as it was written") {
  Diagnostics diagnostics;
  const auto back = read_back(write_manifest(example()), diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(back);
  CHECK(*back == example());
}

TEST_CASE("texts that look like syntax survive") {
  for (const char* text : {"\"quoted\"", "back\\slash", "tab\tline\nend",
                           "a: b",       "- item",      "# not a comment",
                           "{}",         "[",           "true",
                           "null",       "017",         "&x",
                           "*x",         "!tag",        "：",
                           "'",          "%",           "@",
                           "𠮷野",       "1E5",         " space "}) {
    CAPTURE(std::string(text));
    Manifest manifest = example();
    manifest.figures.front().sentence = text;
    manifest.figures.front().printed = text;
    Diagnostics diagnostics;
    const auto back = read_back(write_manifest(manifest), diagnostics);
    REQUIRE(back);
    CHECK(back->figures.front().sentence == text);
    CHECK(back->figures.front().printed == text);
  }
}

TEST_CASE("an empty manifest reads back") {
  Manifest manifest;
  manifest.program = "jianbao";
  manifest.pdf_sha256 = "0";
  Diagnostics diagnostics;
  const auto back = read_back(write_manifest(manifest), diagnostics);
  REQUIRE(back);
  CHECK(*back == manifest);
}

TEST_CASE("what is not a manifest is refused") {
  for (const char* text : {"", "[]", "{", "{\"format\": 3}", "{\"format\": 1, \"strange\": 1}",
                           "not json", "%PDF-1.7"}) {
    CAPTURE(std::string(text));
    Diagnostics diagnostics;
    CHECK_FALSE(read_back(text, diagnostics));
    CHECK(diagnostics.has_errors());
  }
}

TEST_CASE("a manifest of format 1, which kept no lines, is read without them") {
  Manifest old = example();
  old.lines.clear();
  std::string text = write_manifest(old);
  text.replace(text.find("\"format\": 3"), 11, "\"format\": 1");
  const std::size_t lines = text.find(",\n \"lines\"");
  REQUIRE(lines != std::string::npos);
  text.erase(lines, text.rfind("\n}") - lines);
  CAPTURE(text);
  Diagnostics diagnostics;
  const auto back = read_back(text, diagnostics);
  REQUIRE(back);
  CHECK(*back == old);
}

TEST_CASE("a manifest of a later format is refused") {
  std::string text = write_manifest(example());
  text.replace(text.find("\"format\": 3"), 11, "\"format\": 4");
  Diagnostics diagnostics;
  CHECK_FALSE(read_back(text, diagnostics));
}

TEST_CASE("a manifest tells no clock time and no absolute path") {
  const std::string text = write_manifest(example());
  CHECK(text.find("\"/") == std::string::npos);
  CHECK(text.find(":00") == std::string::npos);
  CHECK(text == write_manifest(example()));
}

}  // namespace jianbao
