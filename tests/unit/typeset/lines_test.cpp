#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/checkout.h"
#include "typeset/line_words.h"
#include "typeset/lines.h"

using namespace jianbao;

namespace {

struct Case {
  std::string id, text, measure, lines, adjustments;
};

std::vector<Case> golden_cases() {
  std::ifstream in(test::source_dir() / "tests/golden/lines/cases.tsv");
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    std::istringstream fields(line);
    Case c;
    std::getline(fields, c.id, '\t');
    std::getline(fields, c.text, '\t');
    std::getline(fields, c.measure, '\t');
    std::getline(fields, c.lines, '\t');
    std::getline(fields, c.adjustments, '\t');
    cases.push_back(c);
  }
  return cases;
}

}  // namespace

TEST_CASE("the 46 golden cases of typography.md §7 break and adjust as stated (L-01…L-38)") {
  const auto cases = golden_cases();
  CHECK(cases.size() == 46);
  for (const Case& c : cases) {
    CAPTURE(c.id);
    LineOptions options;
    options.measure = std::stoll(c.measure) * one_em;
    options.strict = c.measure.find("strict") != std::string::npos;
    if (c.measure.find("ind 2") != std::string::npos) {
      options.first_indent = 2 * one_em;
    }
    const std::u32string text = to_utf32(c.text);
    const auto items = line_items(text, box_width, options);
    const auto lines = break_lines(items, options);
    std::string adjusted;
    for (const std::string& words : adjustment_words(text, items, lines, options)) {
      adjusted += (adjusted.empty() ? "" : "; ") + words;
    }
    CHECK(joined_lines(text, items, lines) == c.lines);
    CHECK(adjusted == c.adjustments);
  }
}
