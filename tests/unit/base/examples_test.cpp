#include "base/examples.h"

#include <doctest/doctest.h>

namespace jianbao {
namespace {

Example parsed(std::string_view text) {
  std::string fault;
  const auto example = parse_example(text, fault);
  REQUIRE_MESSAGE(example.has_value(), fault);
  return *example;
}

}  // namespace

TEST_CASE("an example is read section by section") {
  const Example example = parsed(
      "[file data/a.yaml]\n[right]\n  a: 1\n  b: [2]\n\n[wrong escaped]\n[not a section]\n"
      "[run publish --issue x]\n[sparse data/b.yaml 500]\n[command check -v]\n"
      "[right-command check]\n[exit 3]\n[says]\n错误\n\n[says-en]\nerror\n");
  REQUIRE(example.steps.size() == 3);
  CHECK(example.steps[0].kind == StepKind::Edit);
  CHECK(example.steps[0].path == "data/a.yaml");
  CHECK(example.steps[0].right == "  a: 1\n  b: [2]");
  CHECK(example.steps[0].wrong == "[not a section]");
  CHECK(example.steps[0].escaped);
  CHECK(example.steps[1].kind == StepKind::Run);
  CHECK(example.steps[1].path == "publish --issue x");
  CHECK(example.steps[2].kind == StepKind::Sparse);
  CHECK(example.steps[2].count == 500);
  CHECK(example.command == "check -v");
  CHECK(example.right_command == "check");
  CHECK(example.exit_code == 3);
  CHECK(example.says == "错误\n");
  CHECK(example.says_en == "error\n");
}

TEST_CASE("the command is check and the exit code 65 unless it is said") {
  const Example example = parsed("[remove data/a.yaml]\n");
  CHECK(example.command == "check");
  CHECK(example.exit_code == 65);
  CHECK(example.says.empty());
}

TEST_CASE("an example that is not written as it should is refused") {
  for (const char* text :
       {"[file data/a.yaml]\n[wrong]\na\n", "[file]\n[right]\na\n[wrong]\nb\n",
        "[file a]\n[right]\na\n[wrong]\na\n", "[wrong]\na\n", "[sparse a]\n", "[sparse a many]\n",
        "[exit no]\n", "[why-no-example]\n只有一种语言\n", "[see]\n"}) {
    CAPTURE(std::string(text));
    std::string fault;
    CHECK_FALSE(parse_example(text, fault).has_value());
    CHECK_FALSE(fault.empty());
  }
}

TEST_CASE("angle brackets spell characters, bytes and repetitions; others mean themselves") {
  CHECK(unescape_example("a<U+202E>b") == "a\u202Eb");
  CHECK(unescape_example("<FF><FE>") == "\xFF\xFE");
  CHECK(unescape_example("<字*3>。<[*2>") == "字字字。[[");
  CHECK(unescape_example("<U+0000>") == std::string(1, '\0'));
  for (const char* same : {"<", "a < b > c", "<U+20>", "<XYZ>", "<*3>", "<a*>", "《<U+202E", ""}) {
    CHECK(unescape_example(same) == same);
  }
}

TEST_CASE("what is said is replaced and the rest of the file stays") {
  const std::string text = "[remove a]\n[exit 66]\n[says]\nold\n[says-en]\nold\n";
  const std::string updated = with_says(text, "新的\n", "new\n");
  CHECK(updated == "[remove a]\n[exit 66]\n[says]\n新的\n\n[says-en]\nnew\n");
  CHECK(with_says(updated, "新的\n", "new\n") == updated);
}

TEST_CASE("the example of a code is found; of one that is only related, that of the other") {
  CHECK(find_example("yaml/duplicate-key").has_value());
  const auto related = find_example("yaml/first-here");
  REQUIRE(related.has_value());
  CHECK(related->says == find_example("yaml/duplicate-key")->says);
  CHECK_FALSE(find_example("no/such").has_value());
}

}  // namespace jianbao
