#include "base/diagnostic_pack.h"

#include <doctest/doctest.h>

#include "base/system_error.h"

namespace jianbao {
namespace {

std::string told(const Diagnostic& diagnostic, const SourceMap& sources) {
  return describe(diagnostic, sources, Language::Chinese) +
         describe_json(diagnostic, sources, Language::English) + diagnostic.mark +
         diagnostic.accepted;
}

TEST_CASE("a finding that was packed says the same as before") {
  SourceMap sources;
  const FileId a = sources.add("data/a.yaml", "- one\n- two\n");
  const FileId b = sources.add("data/b.yaml", "- 三\n");
  Diagnostic found(Code::YamlDuplicateKey, Span{a, {2, 3}, {2, 6}},
                   {{"key", "a|b\\c\nd"}, {system_error_argument, "28"}},
                   {{Code::YamlDuplicateKey, Span{b, {1, 3}, {1, 4}}, {{"key", "三"}}}});
  found.severity = Severity::Warning;
  found.rule = "some-rule";
  found.mark = "0123abcd";
  found.accepted = "张三，2031-04-10：已核对";
  const auto read = Unpacker(sources).unpack(pack(found, sources));
  REQUIRE(read);
  CHECK(told(*read, sources) == told(found, sources));
  CHECK(read->rule == found.rule);
  CHECK(pack(*read, sources) == pack(found, sources));
}

TEST_CASE("a line that no program of this kind wrote is refused, and with it the whole list") {
  SourceMap sources;
  const FileId a = sources.add("data/a.yaml", "- one\n");
  const std::string good =
      pack({Code::YamlDuplicateKey, Span{a, {1, 1}, {1, 2}}, {{"key", "k"}}}, sources);
  const Unpacker unpacker(sources);
  REQUIRE(unpacker.unpack(good));
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_FALSE(unpacker.unpack(good.substr(0, size)));
  }
  std::string other = good;
  other.replace(other.find("data/a.yaml"), 11, "data/z.yaml");
  CHECK_FALSE(unpacker.unpack(other));  // a file that this run has not read
  CHECK_FALSE(unpacker.unpack_all({good, other}));
  CHECK(unpacker.unpack_all({good, good})->size() == 2);
}

}  // namespace
}  // namespace jianbao
