#include "app/data/explain.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>

namespace jianbao {

TEST_CASE("a person means a figure by its digits or by all of it") {
  const std::array<std::pair<const char*, const char*>, 9> same{{{"915", "915列"},
                                                                 {"915列", "915列"},
                                                                 {"18.1", "18.1%"},
                                                                 {"18.1%", "18.1%"},
                                                                 {"347", "超347亿元"},
                                                                 {"347亿元", "超347亿元"},
                                                                 {"18.1%", "增长18.1%"},
                                                                 {"多个", "多个"},
                                                                 {"2021", "2021—2025年"}}};
  for (const auto& [asked, printed] : same) {
    CAPTURE(std::string(asked));
    CAPTURE(std::string(printed));
    CHECK(means_figure(asked, printed));
  }
}

TEST_CASE("a part of a number is not the number") {
  const std::array<std::pair<const char*, const char*>, 8> different{{{"15", "915列"},
                                                                      {"91", "915列"},
                                                                      {"18", "18.1%"},
                                                                      {"1", "18.1%"},
                                                                      {"8.1", "18.1%"},
                                                                      {"列", "915列"},
                                                                      {"", "915列"},
                                                                      {"47", "8.47亿元"}}};
  for (const auto& [asked, printed] : different) {
    CAPTURE(std::string(asked));
    CAPTURE(std::string(printed));
    CHECK_FALSE(means_figure(asked, printed));
  }
}

}  // namespace jianbao
