// 校样: each published proof against its document, as programs that are not ours see both.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "support/measures.h"
#include "support/published.h"
#include "support/type_area.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

constexpr double number_size = 9, grid_tolerance = 0.02;

/// Everything that the character is: nothing of the text may differ.
using Seen = std::tuple<double, double, double, std::u32string, std::string, std::uint32_t>;

bool in_margin(const PaperChar& c, std::size_t k) { return c.right < TypeArea::left(k) - pt(2); }
bool below(const PaperChar& c) { return c.baseline > TypeArea::foot; }

std::vector<Seen> text_of(const PaperPage& page, std::size_t k) {
  std::vector<Seen> all;
  for (const PaperRow& row : page.rows) {
    for (const PaperChar& c : row.chars) {
      if (!in_margin(c, k) && !below(c)) {
        all.emplace_back(c.baseline, c.left, c.size, std::u32string(1, c.c), c.face, c.colour);
      }
    }
  }
  for (const PaperChar& c : page.turned) {
    if (!below(c)) {
      all.emplace_back(c.baseline, c.left, c.size, std::u32string(1, c.c), c.face, c.colour);
    }
  }
  std::ranges::sort(all);
  return all;
}

/// "8" at its baseline, for each line number of an upright page.
struct Number {
  std::string digits;
  double baseline = 0, right = 0;
};

std::vector<Number> numbers_of(const PaperPage& page, std::size_t k) {
  std::vector<Number> numbers;
  for (const PaperRow& row : page.rows) {
    Number number;
    for (const PaperChar& c : row.chars) {
      if (in_margin(c, k)) {
        CHECK(std::abs(c.size - number_size) < 0.01);
        number.digits += static_cast<char>(c.c);
        number.baseline = c.baseline;
        number.right = c.right;
      }
    }
    if (!number.digits.empty()) {
      numbers.push_back(number);
    }
  }
  return numbers;
}

void check_numbers(const PaperPage& page, std::size_t k, const LineGrid& grid) {
  for (const Number& number : numbers_of(page, k)) {
    CAPTURE(number.digits);
    REQUIRE(std::ranges::all_of(number.digits, [](char c) { return c >= '0' && c <= '9'; }));
    const double centre = number.baseline - 0.38 * number_size;
    const double place = (centre - TypeArea::top) / grid.pitch + 0.5;
    CHECK(std::abs(place - std::stod(number.digits)) < grid_tolerance);
    CHECK(number.right > TypeArea::left(k) - pt(4));  // near enough to belong to its line
  }
  // Each line of body text has its number.
  for (const PaperRow* row : body_rows(page)) {
    const auto line = std::to_string(std::lround(grid.place(*row)));
    CAPTURE(line);
    const auto numbers = numbers_of(page, k);
    CHECK(std::ranges::find(numbers, line, &Number::digits) != numbers.end());
  }
}

}  // namespace

TEST_CASE(
    "every published proof has its document's text in its place, and the numbers of its lines") {
  REQUIRE_FALSE(published_proofs().empty());
  for (const PublishedProof& published : published_proofs()) {
    CAPTURE(published.name);
    const Paper body("body", published.body);
    const Paper proof("proof", published.proof);
    REQUIRE(body.pages.size() == proof.pages.size());
    const LineGrid grid = grid_of(body);
    for (std::size_t k = 0; k < body.pages.size(); ++k) {
      CAPTURE(k);
      CHECK(text_of(body.pages[k], k) == text_of(proof.pages[k], k));
      CHECK(numbers_of(body.pages[k], k).empty());
      if (body.pages[k].turned.empty()) {
        check_numbers(proof.pages[k], k, grid);
      }
      CHECK(text_on(proof.pages[k], "校样").has_value());
      CHECK_FALSE(text_on(proof.pages[k], "送审稿").has_value());
    }
  }
}
