#include "load/side_by_side.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace jianbao {

TEST_CASE("each piece of work is done once") {
  for (const std::size_t count : {0U, 1U, 7U, 500U}) {
    CAPTURE(count);
    std::vector<std::atomic<int>> done(count);
    side_by_side(count, [&](std::size_t i) { ++done[i]; });
    for (const auto& times : done) {
      CHECK(times == 1);
    }
  }
}

TEST_CASE("what is thrown in a thread is thrown to the caller, after all threads have ended") {
  std::atomic<int> running = 0;
  const auto work = [&](std::size_t i) {
    ++running;
    if (i % 3 == 0) {
      --running;
      throw std::runtime_error("out of luck");
    }
    --running;
  };
  CHECK_THROWS_WITH_AS(side_by_side(100, work), "out of luck", std::runtime_error);
  CHECK(running == 0);
}

}  // namespace jianbao
