// What holds of every text, tried on many: on what people write wrong, put together at random.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "normalise/normalise.h"

namespace jianbao {
namespace {

constexpr unsigned seed = 20241203;  // any; fixed, so that a failure comes again

const std::vector<std::string>& parts() {
  static const std::vector<std::string> all{
      "上合示范区", "胶州",    "增长",
      "月",         "年",      "日",
      "第",         "期",      "GDP",
      "TIR",        "a",       "1",
      "10",         "2024",    "63",
      "68",         "18.1",    "1,234",
      "%",          "％",      "‰",
      "-",          "--",      "—",
      "——",         "~",       "～",
      "–",          "－",      ".",
      "...",        "。",      "。。。",
      "…",          "……",      ",",
      "，",         ";",       ":",
      "：",         "!",       "?",
      "(",          ")",       "（",
      "）",         "\"",      "'",
      "“",          "”",       "‘",
      "’",          "《",      "》",
      "、",         " ",       "  ",
      "\t",         "\n",      "\u00A0",
      "\u00AD",     "１",      "Ａ",
      "．",         "⼀",      "\uFA0E",
      "\uF900",     "{a.b:c}", "https://a.cn/b,c",
      "x@y.cn",     "{",       "}",
  };
  return all;
}

std::string random_text(std::mt19937& random) {
  std::string out;
  const std::size_t count = 1 + random() % 14;
  for (std::size_t i = 0; i < count; ++i) {
    out += parts()[random() % parts().size()];
  }
  return out;
}

/// The figures of a text: their digits, and the points inside them, whatever the width.
std::string figures_of(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) {
    if (c >= U'0' && c <= U'9') {
      out += static_cast<char>(c);
    } else if (c >= U'０' && c <= U'９') {
      out += static_cast<char>(c - U'０' + U'0');
    }
  }
  return out;
}

std::string put_in(const std::string& text, const std::vector<Amendment>& all) {
  std::string out;
  std::size_t at = 0;
  for (const Amendment& amendment : all) {
    if (amendment.safe) {
      REQUIRE(amendment.begin >= at);
      REQUIRE(amendment.end > amendment.begin);
      REQUIRE(amendment.end <= text.size());
      out += text.substr(at, amendment.begin - at) + amendment.replacement;
      at = amendment.end;
    }
  }
  return out + text.substr(at);
}

}  // namespace

TEST_CASE("normalising twice is normalising once, and leaves nothing safe to do") {
  std::mt19937 random(seed);
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_text(random);
    const std::string once = normalised(text);
    CAPTURE(text);
    CAPTURE(once);
    REQUIRE(normalised(once) == once);
    for (const Amendment& amendment : amendments(once)) {
      REQUIRE_FALSE(amendment.safe);
    }
  }
}

TEST_CASE("the safe amendments, put in together, are the normalised text") {
  std::mt19937 random(seed + 1);
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    REQUIRE(put_in(text, amendments(text)) == normalised(text));
  }
}

TEST_CASE("no figure changes its digits, and no two figures run together") {
  std::mt19937 random(seed + 2);
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    REQUIRE(figures_of(normalised(text)) == figures_of(text));
  }
  for (const char* text : {"12\u00A034", "12\t34", "12 34", "１２ ３４"}) {
    CAPTURE(text);
    CHECK(normalised(text) == "12 34");
  }
}

TEST_CASE("the lines of a text are normalised each for itself") {
  std::mt19937 random(seed + 3);
  for (int i = 0; i < 10000; ++i) {
    std::string one = random_text(random);
    std::string other = random_text(random);
    std::erase(one, '\n');
    std::erase(other, '\n');
    CAPTURE(one);
    CAPTURE(other);
    REQUIRE(normalised(one + "\n" + other) == normalised(one) + "\n" + normalised(other));
  }
}

TEST_CASE("a long text takes no longer than its length") {
  for (const char* part : {"\"", "(", "）", "，—甲", "1-10月,", "“甲。”、", "a,", "{", "“", ". "}) {
    std::string text;
    while (text.size() < std::size_t{64} * 1024) {
      text += part;
    }
    CAPTURE(part);
    CHECK(normalised(normalised(text)) == normalised(text));
  }
}

}  // namespace jianbao
