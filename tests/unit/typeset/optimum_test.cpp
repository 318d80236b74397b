// The breaker that looks at a whole paragraph, against first-fit: on the paragraphs of the shipped
// briefs at many measures, and where a rule or a wish decides.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/paragraphs.h"
#include "typeset/breakers.h"
#include "typeset/line_words.h"
#include "typeset/lines.h"

using namespace jianbao;

namespace {

struct Totals {
  std::size_t lines = 0, loose = 0, very_loose = 0;
  std::int64_t looseness = 0;
  Em worst = 0;
};

Totals totals_of(const std::vector<SetLine>& lines) {
  Totals totals;
  for (const SetLine& line : lines) {
    const Adjustment& a = line.adjustment;
    ++totals.lines;
    totals.loose += line.quality == LineQuality::Loose ? 1U : 0U;
    totals.very_loose += line.quality == LineQuality::VeryLoose ? 1U : 0U;
    totals.looseness += looseness(a);
    totals.worst = std::max(totals.worst,
                            a.short_of > 0 ? a.short_of : a.positions / std::max<Em>(1, a.count));
  }
  return totals;
}

std::vector<SetLine> broken(const std::u32string& text, LineOptions options, LineBreaker breaker) {
  options.breaker = breaker;
  return break_lines(line_items(text, box_width, options), options);
}

std::string joined(const std::string& text, const LineOptions& options) {
  const std::u32string characters = to_utf32(text);
  const auto items = line_items(characters, box_width, options);
  return joined_lines(characters, items, break_lines(items, options));
}

}  // namespace

TEST_CASE("the optimum is never looser than first-fit on the paragraphs of the briefs") {
  const auto paragraphs = test::brief_paragraphs();
  REQUIRE(paragraphs.size() >= 10);
  Totals all_first, all_best;
  for (Em measure = 8; measure <= 40; ++measure) {
    for (const std::u32string& text : paragraphs) {
      LineOptions options;
      options.measure = measure * one_em;
      options.first_indent = 2 * one_em;
      const Totals first = totals_of(broken(text, options, LineBreaker::FirstFit));
      const Totals best = totals_of(broken(text, options, LineBreaker::Optimum));
      CAPTURE(measure);
      CAPTURE(to_utf8(text));
      CHECK(best.looseness <= first.looseness);
      if (best.lines > first.lines) {  // only where it is clearly less loose
        CHECK(first.looseness - best.looseness > 200'000);
      }
      all_first.loose += first.loose + first.very_loose;
      all_first.very_loose += first.very_loose;
      all_best.loose += best.loose + best.very_loose;
      all_best.very_loose += best.very_loose;
      all_first.worst = std::max(all_first.worst, first.worst);
      all_best.worst = std::max(all_best.worst, best.worst);
    }
  }
  // Not by a hair: that is why body text is broken so.
  CHECK(all_best.loose * 4 < all_first.loose * 3);
  CHECK(all_best.very_loose * 3 < all_first.very_loose * 2);
  CHECK(all_best.worst <= all_first.worst);
}

TEST_CASE("no way to end the lines of a short paragraph is cheaper than the one that is found") {
  // Every set of permitted breaks is tried; the texts have figures, marks and words.
  for (const char* text : {"推进，全年18.1亿元，同比增长较快", "使用China Railway品牌班列到发",
                           "印发《通知》、《意见》，全年完成123.4亿元"}) {
    CAPTURE(text);
    const std::u32string characters = to_utf32(text);
    for (Em measure = 6; measure <= 10; ++measure) {
      LineOptions options;
      options.measure = measure * one_em;
      const auto items = line_items(characters, box_width, options);
      const LineRuler ruler(items, options);
      const std::int64_t found = looseness(ruler, optimum(ruler));
      const std::size_t lines = optimum(ruler).size();
      std::vector<std::size_t> breaks;
      for (std::size_t end = 1; end < items.size(); ++end) {
        if (ruler.permitted(end)) {
          breaks.push_back(end);
        }
      }
      REQUIRE(breaks.size() < 20);
      for (std::uint32_t set = 0; set < (1U << breaks.size()); ++set) {
        LineEnds ends;
        std::size_t begin = 0;
        bool fits = true;
        for (std::size_t k = 0; k < breaks.size() && fits; ++k) {
          if ((set >> k & 1U) != 0) {
            fits = ruler.fit(begin, breaks[k]).fits;
            begin = breaks[k];
            ends.push_back(begin);
          }
        }
        ends.push_back(items.size());
        if (fits && ends.size() == lines && ruler.fit(begin, items.size()).fits &&
            !ruler.is_lone_character(begin)) {
          // What the search adds for loose and tight lines beyond their squares may outweigh less.
          CHECK(looseness(ruler, ends) + 330'000 > found);
        }
      }
    }
  }
}

TEST_CASE("the optimum gives a lone character company (L-34) and keeps prohibitions") {
  LineOptions options;
  options.breaker = LineBreaker::Optimum;
  options.measure = 8 * one_em;
  CHECK(joined("上合示范区建设稳步推进取得新成效好", options) ==
        "上合示范区建设稳|步推进取得新成|效好");
  options.measure = 7 * one_em;
  options.strict = true;
  CHECK(joined("建设成效明显——胶州经验", options) == "建设成效明|显——胶州经验");
}

TEST_CASE("as few lines as the limits permit, when that is wished (V-04)") {
  LineOptions options;
  options.breaker = LineBreaker::Optimum;
  options.measure = 9 * one_em;
  CHECK(joined("甲“乙”丙“丁”戊己庚", options) == "甲“乙”丙“丁”戊|己庚");
  CHECK(joined("甲“乙”丙“丁”戊己庚辛", options) == "甲“乙”丙“丁”戊|己庚辛");
  options.fewest_lines = true;
  CHECK(joined("甲“乙”丙“丁”戊己庚", options) ==
        "甲“乙”丙“丁”戊己庚");  // four blanks of half an em
  CHECK(joined("甲“乙”丙“丁”戊己庚辛", options) == "甲“乙”丙“丁”戊|己庚辛");  // two are needed
}

TEST_CASE("text that is not justified breaks the same way with either breaker (L-37)") {
  LineOptions options;
  options.justify = false;
  options.measure = 9 * one_em;
  const std::string text = "上合示范区建设稳步推进，全年18.1亿元，同比增长较快势头良好";
  const std::string first = joined(text, options);
  options.breaker = LineBreaker::Optimum;
  CHECK(joined(text, options) == first);
}
