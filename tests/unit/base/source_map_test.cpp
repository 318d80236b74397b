#include "base/source_map.h"

#include <doctest/doctest.h>

#include <string>

using namespace jianbao;

TEST_CASE("positions count characters from one") {
  SourceMap sources;
  const std::string text = "中文 a\nb\r\n\n末";
  const FileId file = sources.add("a.yaml", text);
  struct Case {
    std::size_t offset;
    Position position;
  };
  for (const Case& c : {Case{0, {1, 1}},
                        {3, {1, 2}},
                        {6, {1, 3}},
                        {8, {1, 5}},
                        {9, {2, 1}},
                        {12, {3, 1}},
                        {13, {4, 1}},
                        {16, {4, 2}},
                        {999, {4, 2}}}) {
    CAPTURE(c.offset);
    CHECK(sources.position(file, c.offset) == c.position);
  }
  CHECK(sources.line(file, 1) == "中文 a");
  CHECK(sources.line(file, 2) == "b");
  CHECK(sources.line(file, 3).empty());
  CHECK(sources.line(file, 4) == "末");
  CHECK(sources.line(file, 0).empty());
  CHECK(sources.line(file, 5).empty());
  CHECK(sources.text(file) == text);
  CHECK(sources.files() == std::vector<FileId>{file});
  CHECK(sources.describe({file, {2, 7}, {2, 8}}) == "a.yaml:2:7");
}

TEST_CASE("a byte order mark takes no column") {
  SourceMap sources;
  const FileId file = sources.add("a",
                                  "\xEF\xBB\xBF"
                                  "ab\nc");
  CHECK(sources.position(file, 0) == Position{1, 1});
  CHECK(sources.position(file, 3) == Position{1, 1});
  CHECK(sources.position(file, 4) == Position{1, 2});
  CHECK(sources.position(file, 6) == Position{2, 1});
  CHECK(sources.line(file, 1) == "ab");
}

TEST_CASE("places in long lines agree with counting") {
  SourceMap sources;
  std::string text = "x\n";
  for (int i = 0; i < 3000; ++i) {
    text += i % 3 == 0 ? "汉" : "a";
  }
  const FileId file = sources.add("a", text);
  std::uint32_t column = 1;
  for (std::size_t i = 2; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      CHECK(sources.position(file, i) == Position{2, column++});
    }
  }
  CHECK(sources.position(file, text.size()) == Position{2, 3001});
}
