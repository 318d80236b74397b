#include "collate/collate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace jianbao {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
  const PinyinOrder order;
  std::ranges::sort(names, {}, [&order](const std::string& name) { return order.key(name); });
  return names;
}

}  // namespace

TEST_CASE("a name stands under the letter of its first syllable, inside its marks") {
  const PinyinOrder order;
  const std::vector<std::pair<std::string, std::string>> cases{
      {"青岛", "Q"},
      {"上合示范区", "S"},
      {"“运贸产”一体化", "Y"},
      {"“双招双引”", "S"},
      {"（齐鲁号）班列", "Q"},
      {"《实施意见》", "S"},
      {"“‘智’造”", "Z"},
      {"阿里", "A"},
      {"左岸", "Z"},
      {"两国双园", "L"},
      {"TIR国际通关系统", "T"},
      {"rcep", "R"},
      {"8696", "0—9"},
      {"“1+3”发展架构", "0—9"},
      {"12国", "0—9"},
      {"Ωμέγα", "其他"},
      {"……", "其他"},
      {"", "其他"},
  };
  for (const auto& [name, head] : cases) {
    CAPTURE(name);
    CHECK(order.head(name) == head);
  }
}

TEST_CASE("a character with several readings is read as CLDR reads it, a few words apart") {
  const PinyinOrder order;
  const std::vector<std::pair<std::string, std::string>> cases{
      {"重庆", "C"}, {"重点产业链", "Z"},  // the word is known
      {"长江", "Z"}, {"长春", "Z"},        // read zhǎng: wrong here
      {"厦门", "S"}, {"会展", "H"},
      {"行动", "X"},  // 厦 shà is wrong here, the others are right
  };
  for (const auto& [name, head] : cases) {
    CAPTURE(name);
    CHECK(order.head(name) == head);
  }
}

TEST_CASE("names are in the order of their syllables, digits by their number before all others") {
  const std::vector<std::string> order{
      "“1+3”发展架构", "24条产业链", "90项改革任务", "“1996”工作体系",
      "8696",          "阿里",       "AEO国际互认",  "青岛港",
      "青岛西海岸",    "上海",       "上合",         "“双轮驱动”",
      "双枢纽",        "“双招双引”", "四个中心",     "TIR国际通关系统",
      "重点产业链",    "Ωμέγα"};
  std::vector<std::string> shuffled = order;
  std::ranges::sort(shuffled);
  CHECK(shuffled != order);
  CHECK(sorted(shuffled) == order);
}

TEST_CASE("marks count only between names that are otherwise the same") {
  const PinyinOrder order;
  CHECK(order.key("“双招双引”") != order.key("双招，双引"));
  CHECK(order.key("“一带一路”甲") < order.key("一带一路乙"));
  CHECK(order.key("“一带一路”乙") > order.key("一带一路甲"));
  CHECK(order.key("同名") == order.key("“同名"));  // what stands before the first letter is gone
}

TEST_CASE("in order of the keys the names under one head stand together") {
  const PinyinOrder order;
  std::vector<std::string> heads;
  for (const std::string& name :
       sorted({"Ω", "班列", "“28”条", "AI", "安", "B区", "Ж", "8696", "北", "啊", "其他", "Z"})) {
    heads.push_back(order.head(name));
  }
  CHECK(heads == std::vector<std::string>{"0—9", "0—9", "A", "A", "A", "B", "B", "B", "Q", "Z",
                                          "其他", "其他"});
}

}  // namespace jianbao
