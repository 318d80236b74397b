#include "base/json.h"

#include <doctest/doctest.h>

#include <string>

#include "base/digest.h"
#include "base/length.h"

using namespace jianbao;

namespace {

std::string sample(int indent) {
  JsonWriter json(indent);
  json.begin_object();
  json.member("name", "简报");
  json.member("pages", 3);
  json.member("draft", true);
  json.key("list");
  json.begin_array();
  json.value(std::uint32_t{1});
  json.null();
  json.begin_object();
  json.end_object();
  json.end_array();
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.end_object();
  return json.text();
}

std::string quoted(std::string_view text) {
  JsonWriter json;
  json.value(text);
  return json.text();
}

}  // namespace

TEST_CASE("JSON on one line and indented") {
  CHECK(sample(0) ==
        R"({"name": "简报", "pages": 3, "draft": true, "list": [1, null, {}], "empty": []})");
  CHECK(sample(2) ==
        "{\n  \"name\": \"简报\",\n  \"pages\": 3,\n  \"draft\": true,\n  \"list\": [\n    1,\n"
        "    null,\n    {}\n  ],\n  \"empty\": []\n}");
}

TEST_CASE("strings are always valid JSON") {
  CHECK(quoted("a\"b\\c\nd\te\r\x01") == R"("a\"b\\c\nd\te\u000d\u0001")");
  CHECK(quoted("\u2028\x7F") == R"("\u2028\u007f")");
  CHECK(quoted("x\xC7y") == "\"x\uFFFDy\"");
}

TEST_CASE("SHA-256 as sha256sum prints it") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("lengths on paper are whole millipoints") {
  CHECK(Length::mm(210).count() == 595276);
  CHECK(Length::mm(297).count() == 841890);
  CHECK(Length::um(-35278).count() == -100001);
  CHECK(Length::pt(3).scaled(1, 2).count() == 1500);
  CHECK(Length::millipoints(-3).scaled(1, 2).count() == -2);
}
