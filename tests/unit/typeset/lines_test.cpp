#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "typeset/lines.h"

using namespace jianbao;

namespace {

struct Case {
  std::string id, text, measure, lines, adjustments;
};

std::vector<Case> golden_cases() {
  std::ifstream in(JIANBAO_SOURCE_DIR "/tests/golden/lines/cases.tsv");
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

// At most four decimals, without trailing zeros but with one decimal: 0.5, 0.1667, 1.0 → "1".
std::string em_text(Em v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", static_cast<double>(v) / one_em);
  std::string s = buffer;
  while (s.back() == '0') {
    s.pop_back();
  }
  if (s.back() == '.') {
    s.pop_back();
  }
  return s;
}

std::string with_decimal(Em v) {  // shrink amounts and natural widths keep one decimal: 1.0
  std::string s = em_text(v);
  return s.find('.') == std::string::npos ? s + ".0" : s;
}

// The notation of §7 without its {mark=0.5} remarks, which follow from the text.
std::string describe_line(const SetLine& line, bool only_or_last, Em room) {
  const Adjustment& a = line.adjustment;
  std::string out;
  if (a.brackets > 0) {
    out += ", brackets -" + with_decimal(a.brackets);
  }
  if (a.commas > 0) {
    out += ", commas -" + with_decimal(a.commas);
  }
  if (a.gaps < 0) {
    out += ", gaps -" + em_text(-a.gaps);
  }
  if (!out.empty()) {
    return "shrink " + out.substr(2);
  }
  if (a.spaces > 0) {
    out += ", spaces +" + em_text(a.spaces);
  }
  if (a.gaps > 0) {
    out += ", gaps +" + em_text(a.gaps);
  }
  if (a.positions > 0) {
    out += ", " + std::to_string(a.count) + " pos +" + em_text(a.positions / a.count) + " each";
  }
  if (!out.empty()) {
    return "stretch " + out.substr(2);
  }
  if (line.natural == room) {
    return "exact";
  }
  return only_or_last ? "last, natural " + with_decimal(line.natural) : "ragged";
}

std::string without_remarks(std::string s) {
  for (std::size_t at; (at = s.find(" {")) != std::string::npos;) {
    s.erase(at, s.find('}', at) - at + 1);
  }
  return s;
}

}  // namespace

TEST_CASE("the 46 golden cases of typography.md §7 break and adjust as stated (L-01…L-38)") {
  const auto cases = golden_cases();
  CHECK(cases.size() == 46);
  const LatinWidth box = [](char32_t) { return one_em / 2; };
  for (const Case& c : cases) {
    CAPTURE(c.id);
    LineOptions options;
    options.measure = std::stoll(c.measure) * one_em;
    options.strict = c.measure.find("strict") != std::string::npos;
    if (c.measure.find("ind 2") != std::string::npos) {
      options.first_indent = 2 * one_em;
    }
    const std::u32string text = to_utf32(c.text);
    const auto items = itemize(text, box, options.measure);
    const auto lines = break_lines(items, options);
    std::string broken, adjusted;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      if (k > 0) {
        broken += "|";
        adjusted += "; ";
      }
      for (const auto& placed : lines[k].items) {
        const LineItem& item = items[placed.item];
        broken += to_utf8(std::u32string_view(text).substr(item.begin, item.end - item.begin));
      }
      const Em room = options.measure - (k == 0 ? options.first_indent : 0);
      adjusted +=
          "L" + std::to_string(k + 1) + " " + describe_line(lines[k], k + 1 == lines.size(), room);
    }
    CHECK(broken == c.lines);
    CHECK(adjusted == without_remarks(c.adjustments));
  }
}
