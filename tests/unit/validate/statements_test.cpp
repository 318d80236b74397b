// What is found in a line without understanding it.

#include "validate/statements.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace jianbao::validation {
namespace {

/// The words found of one kind, each followed by "|".
std::string found(StatementKind kind, std::string_view line) {
  const std::u32string text = to_utf32(line);
  std::string out;
  for (const Statement& s : find_statements(text)) {
    if (s.kind == kind) {
      out +=
          to_utf8(std::u32string_view(text).substr(s.extent.begin, s.extent.end - s.extent.begin)) +
          "|";
    }
  }
  return out;
}

struct Case {
  const char *line, *found;
};

}  // namespace

TEST_CASE("numbers are found as whole tokens, in full width too") {
  for (const Case& c : {Case{"1—10月开行915列", "1|10|915|"}, Case{"1,234.5万元", "1,234.5|"},
                        Case{"１９１５列，８．４７亿元", "１９１５|８．４７|"},
                        Case{"3.至4", "3|4|"}, Case{"1,23", "1|23|"}, Case{"六大举措", ""}}) {
    CAPTURE(c.line);
    CHECK(found(StatementKind::Number, c.line) == c.found);
  }
}

TEST_CASE("ranks and claims are found, counted meetings and quarters are none") {
  for (const Case& c : {Case{"全省首个、居全国第一", "首个|第一|"}, Case{"第三位", "第三|"},
                        Case{"第一季度完成28个", ""}, Case{"第五届博览会第一批第一个", ""},
                        Case{"第十二届", ""}, Case{"走在前列", "前列|"}}) {
    CAPTURE(c.line);
    CHECK(found(StatementKind::Claim, c.line) == c.found);
  }
}

TEST_CASE("names are the outer pairs, and a mark that is never closed hides none") {
  for (const Case& c :
       {Case{"“甲”和《乙》", "“甲”|《乙》|"}, Case{"《“甲”规划》", "《“甲”规划》|"},
        Case{"“甲“乙”丙”", "“甲“乙”丙”|"}, Case{"“说到甲，“乙”和“丙”", "“乙”|“丙”|"},
        Case{"《未完，“乙”", "“乙”|"}, Case{"“甲《乙”和“丙”", "“甲《乙”|“丙”|"},
        Case{"甲”和“乙”", "“乙”|"}, Case{"“到此为止", ""}}) {
    CAPTURE(c.line);
    CHECK(found(StatementKind::Name, c.line) == c.found);
  }
}

TEST_CASE("a sentence with 将 looks ahead, and so does one with 即将, but 将近 and 将军 do not") {
  for (const Case& c : {Case{"已建成。将建园区；很好", "将建园区|"},
                        Case{"平台即将启用", "平台即将启用|"}, Case{"会员将近五百家", ""},
                        Case{"商界将军", ""}, Case{"将近五百家将入驻", "将近五百家将入驻|"},
                        Case{"力争全年完成！确保安全", "力争全年完成|确保安全|"},
                        Case{"下一步，推出举措", "下一步，推出举措|"}, Case{"没有打算", ""}}) {
    CAPTURE(c.line);
    CHECK(found(StatementKind::Undertaking, c.line) == c.found);
  }
}

TEST_CASE("the word that makes a sentence a promise is told, the first of several") {
  const std::u32string line = to_utf32("会员将近五百家，将力争增加");
  const auto all = find_statements(line);
  REQUIRE(all.size() == 1);
  CHECK(all.front().word.begin == 8);
  CHECK(all.front().word.end == 9);
}

}  // namespace jianbao::validation
