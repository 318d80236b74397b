#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/forbidden.h"

using namespace jianbao;

TEST_CASE("only well-formed UTF-8 is valid") {
  struct Case {
    std::string bytes;
    int fault;  ///< -1: valid
  };
  for (const Case& c : std::vector<Case>{{"", -1},
                                         {"abc中𠀀é", -1},
                                         {"\xEF\xBF\xBF", -1},
                                         {"\xF4\x8F\xBF\xBF", -1},
                                         {"a\xC0\x80", 1},
                                         {"a\xE0\x80\x80", 1},
                                         {"\xED\xA0\x80", 0},
                                         {"\xF4\x90\x80\x80", 0},
                                         {"\xF0\x80\x80\x80", 0},
                                         {"ab\xE4\xB8", 2},
                                         {"\x80", 0},
                                         {"\xC7\xE0", 0},
                                         {"\xFF", 0}}) {
    CAPTURE(c.fault);
    const auto fault = first_invalid_utf8(c.bytes);
    CHECK((fault ? static_cast<int>(*fault) : -1) == c.fault);
  }
}

TEST_CASE("characters survive the way to UTF-32 and back") {
  const std::string text = "aé中𠀀\U0010FFFF";
  const std::u32string wide = to_utf32(text);
  CHECK(wide == U"aé中𠀀\U0010FFFF");
  CHECK(to_utf8(wide) == text);
  CHECK(count_characters(text) == 5);
}

TEST_CASE("Han take two columns and marks none") {
  struct Case {
    char32_t c;
    int width;
    bool han;
  };
  for (const Case& c : {Case{U'a', 1, false},
                        {U'中', 2, true},
                        {U'：', 2, false},
                        {U'〇', 2, true},
                        {U'𠀀', 2, true},
                        {0x30000, 2, true},
                        {0x301, 0, false},
                        {0x200B, 0, false},
                        {U'é', 1, false},
                        {U'。', 2, false},
                        {0xF900, 2, true},
                        {U'ア', 2, false}}) {
    CAPTURE(static_cast<std::uint32_t>(c.c));
    CHECK(display_width(c.c) == c.width);
    CHECK(is_han(c.c) == c.han);
  }
  CHECK(display_width("a中：") == 5);
  CHECK(code_point_name(U'稀') == "U+7A00");
  CHECK(code_point_name(U'\n') == "U+000A");
  CHECK(code_point_name(0x20000) == "U+20000");
}

TEST_CASE("characters that deceive are told apart") {
  struct Case {
    char32_t c;
    std::optional<Code> code;
  };
  for (const Case& c : std::vector<Case>{{U'\t', {}},
                                         {U'\n', {}},
                                         {U'\r', Code::TextControlCharacter},
                                         {0, Code::TextControlCharacter},
                                         {0x7F, Code::TextControlCharacter},
                                         {0x85, Code::TextControlCharacter},
                                         {0xA0, {}},
                                         {0x2010, {}},
                                         {0x200E, Code::TextBidiControl},
                                         {0x2028, Code::TextLineSeparator},
                                         {0x2069, Code::TextBidiControl},
                                         {0xFEFF, Code::TextInvisible},
                                         {0xFE0F, Code::TextVariationSelector},
                                         {0xFFFD, Code::TextReplacementCharacter},
                                         {0xE000, Code::TextPrivateUse},
                                         {0x10FFFD, Code::TextPrivateUse},
                                         {0x1FFFF, Code::TextNoncharacter},
                                         {U'中', {}},
                                         {0x20000, {}}}) {
    CAPTURE(static_cast<std::uint32_t>(c.c));
    CHECK(forbidden_character(c.c) == c.code);
  }
}

TEST_CASE("blanks of every kind say nothing") {
  for (const char* text : {"", " ", "\t\n", "\u3000", " \u00a0\u3000"}) {
    CAPTURE(std::string(text));
    CHECK(is_blank(text));
  }
  CHECK(!is_blank("\u3000甲"));
  CHECK(!is_blank("0"));
}
