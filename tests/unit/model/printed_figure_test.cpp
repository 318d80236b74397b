#include "model/printed_figure.h"

#include <doctest/doctest.h>

#include <string>

using namespace jianbao;

TEST_CASE("the same figure in other words, and another figure in nearly the same words") {
  struct Case {
    const char *a, *b;
    bool same;
  };
  for (const Case& one : {Case{"915列", "915列", true},        Case{"915列", "915", true},
                          Case{"915列", "916列", false},       Case{"15列", "915列", false},
                          Case{"5亿元", "5万元", false},       Case{"超350家", "350家", false},
                          Case{"超350家", "超350", true},      Case{"350家以上", "350家", false},
                          Case{"220余万人", "220万人", false}, Case{"220余万人", "220万余人", true},
                          Case{"增长6.0%", "下降6.0%", false}, Case{"6.0%", "-6.0%", false},
                          Case{"−6.0%", "下降6.0%", true},     Case{"增长6.0%", "6.0%", true},
                          Case{"至少6列", "6列", false},       Case{"预计120列", "120列", false},
                          Case{"预计120列", "120", true},      Case{"5～8个", "8个", false},
                          Case{"5%～8%", "5～8%", true},       Case{"首个", "首个", true},
                          Case{"首个", "首家", false}}) {
    CAPTURE(std::string(one.a));
    CAPTURE(std::string(one.b));
    CHECK(prints_same(read_printed(one.a), read_printed(one.b)) == one.same);
    CHECK(prints_same(read_printed(one.b), read_printed(one.a)) == one.same);
  }
}

TEST_CASE("the sentence says which way a growth goes") {
  const auto rise = read_printed("6.0%", "货物吞吐量同比增长6.0%。");
  const auto fall = read_printed("6.0%", "货物吞吐量同比下降6.0%。");
  CHECK_FALSE(prints_same(rise, fall));
  CHECK(prints_same(fall, read_printed("-6.0%", "货物吞吐量｜-6.0%")));
  CHECK(prints_same(rise, read_printed("6.0%")));
  // 16.0% is no printing of 6.0%, and 至少 is no fall.
  CHECK(prints_same(rise, read_printed("6.0%", "下降16.0%，而这里增长6.0%")));
  CHECK(read_printed("6列", "至少6列").direction == PrintedFigure::Direction::None);
  // Said both ways, it contradicts neither.
  const auto both = read_printed("6.0%", "一季度下降6.0%，二季度增长6.0%");
  CHECK(both.direction == PrintedFigure::Direction::Unclear);
  CHECK(prints_same(both, fall));
}

TEST_CASE("a bare form hides no change of unit") {
  const auto bare = read_printed("5");
  const auto full = read_printed("5亿元");
  CHECK(is_among(read_printed("5亿元"), {bare}));
  CHECK(is_among(bare, {full}));
  CHECK_FALSE(is_among(read_printed("5万元"), {bare, full}));
  CHECK_FALSE(is_among(bare, {}));
}

TEST_CASE("what a record says in full words is found on paper in fewer") {
  CHECK(is_printing_of(read_printed("120列"), read_printed("预计120列")));
  CHECK(is_printing_of(read_printed("6.0%", "同比下降6.0%"), read_printed("同比下降6.0%")));
  CHECK_FALSE(is_printing_of(read_printed("6.0%", "同比增长6.0%"), read_printed("同比下降6.0%")));
  CHECK(is_printing_of(read_printed("6%"), read_printed("较2019年同期增长6%")));
  CHECK(is_printing_of(read_printed("全市首个平台"), read_printed("全市首个")));
  CHECK_FALSE(is_printing_of(read_printed("120"), read_printed("超120列")));
}
