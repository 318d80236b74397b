#include "app/pages/sequence_difference.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

using namespace jianbao;

namespace {

using Lines = std::vector<std::string>;

/// 甲【915→916】乙
std::string shown(const std::string& before, const std::string& after) {
  const std::u32string a = to_utf32(before);
  const std::u32string b = to_utf32(after);
  std::u32string out;
  std::size_t at = 0;
  for (const Edit& edit : character_edits(a, b)) {
    out += a.substr(at, edit.begin - at) + U"【" + a.substr(edit.begin, edit.end - edit.begin) +
           U"→" + b.substr(edit.new_begin, edit.new_end - edit.new_begin) + U"】";
    at = edit.end;
  }
  return to_utf8(out + a.substr(at));
}

/// What the edits make of the one; and whether all between them is equal.
template <class Sequence>
Sequence applied(const Sequence& before, const Sequence& after, const std::vector<Edit>& edits) {
  Sequence out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.insert(out.end(), before.begin() + static_cast<std::ptrdiff_t>(at),
               before.begin() + static_cast<std::ptrdiff_t>(edit.begin));
    CHECK(out.size() == edit.new_begin);
    out.insert(out.end(), after.begin() + static_cast<std::ptrdiff_t>(edit.new_begin),
               after.begin() + static_cast<std::ptrdiff_t>(edit.new_end));
    at = edit.end;
  }
  out.insert(out.end(), before.begin() + static_cast<std::ptrdiff_t>(at), before.end());
  return out;
}

}  // namespace

TEST_CASE("characters: a number changes as a whole, and what stays between changes stays") {
  const std::vector<std::array<std::string, 3>> cases{
      {"开行915列，增长18.1%。", "开行916列，增长18.1%。", "开行【915→916】列，增长18.1%。"},
      {"开行915列，增长18.1%。", "开行915列，增长18.2%。", "开行915列，增长【18.1%→18.2%】。"},
      {"开行915列。", "开行915列。", "开行915列。"},
      {"开行915列。", "累计开行915列。", "【→累计】开行915列。"},
      {"全年预计超过1000列。", "全年超过1000列。", "全年【预计→】超过1000列。"},
      {"", "新的一行", "【→新的一行】"},
      {"一句话", "", "【一句话→】"},
      {"今日重要事情说明如下", "完全另外写过的句子", "【今日重要事情说明如下→完全另外写过的句子】"},
  };
  for (const auto& [before, after, expected] : cases) {
    CAPTURE(before);
    CHECK(shown(before, after) == expected);
  }
}

TEST_CASE("characters: whatever the two are, the edits make one of the other") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> letter(0, 3), length(0, 40);
  const std::u32string letters = U"甲乙1.";
  for (int round = 0; round < 2000; ++round) {
    std::u32string a, b;
    for (int k = length(random); k > 0; --k) {
      a += letters[static_cast<std::size_t>(letter(random))];
    }
    for (int k = length(random); k > 0; --k) {
      b += letters[static_cast<std::size_t>(letter(random))];
    }
    CAPTURE(to_utf8(a));
    CAPTURE(to_utf8(b));
    REQUIRE(applied(a, b, character_edits(a, b)) == b);
  }
}

TEST_CASE("characters: passages that have nothing in common are one edit, and quickly") {
  const std::u32string a(20000, U'甲');
  const std::u32string b(20000, U'乙');
  CHECK(character_edits(a, b) == std::vector<Edit>{{0, 20000, 0, 20000}});
}

TEST_CASE("lines: what is there in both keeps its place, what was put in or taken out is an edit") {
  const Lines before{"a", "b", "c", "d", "e"};
  CHECK(line_edits(before, before).empty());
  CHECK(line_edits(before, {"a", "b", "x", "d", "e"}) == std::vector<Edit>{{2, 3, 2, 3}});
  CHECK(line_edits(before, {"a", "b", "c", "x", "y", "d", "e"}) == std::vector<Edit>{{3, 3, 3, 5}});
  CHECK(line_edits(before, {"b", "c", "e"}) == std::vector<Edit>{{0, 1, 0, 0}, {3, 4, 2, 2}});
  CHECK(line_edits({}, {"a"}) == std::vector<Edit>{{0, 0, 0, 1}});
  // A line that moved past others is taken out here and put in there.
  CHECK(line_edits(before, {"b", "c", "d", "a", "e"}) ==
        std::vector<Edit>{{0, 1, 0, 0}, {4, 4, 3, 4}});
}

TEST_CASE("lines: whatever the two are, the edits make one of the other") {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> line(0, 12), length(0, 30);
  for (int round = 0; round < 2000; ++round) {
    Lines a, b;
    for (int k = length(random); k > 0; --k) {
      a.push_back(std::to_string(line(random)));
    }
    for (int k = length(random); k > 0; --k) {
      b.push_back(std::to_string(line(random)));
    }
    REQUIRE(applied(a, b, line_edits(a, b)) == b);
  }
}
