#include "batch/worker_pool.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <map>
#include <set>
#include <stdexcept>

namespace jianbao {
namespace {

struct Told {
  std::map<std::size_t, std::optional<std::string>> of;
  std::size_t tried = 0;
};

Told run(std::size_t count, unsigned jobs, const std::function<std::string(std::size_t)>& work,
         const std::function<bool()>& stop = nullptr) {
  Told told;
  told.tried = run_pool({count, jobs, work,
                         [&told](std::size_t index, std::optional<std::string> text) {
                           CHECK_FALSE(told.of.contains(index));
                           told.of.emplace(index, std::move(text));
                         },
                         stop});
  return told;
}

TEST_CASE("every index is worked on once, whatever the number of processes") {
  for (const unsigned jobs : {1U, 2U, 7U, 300U}) {
    CAPTURE(jobs);
    const Told told = run(257, jobs, [](std::size_t index) {
      return std::string(index * 500, 'x') + std::to_string(index);  // longer than a pipe holds
    });
    CHECK(told.tried == 257);
    REQUIRE(told.of.size() == 257);
    for (const auto& [index, text] : told.of) {
      CHECK(text == std::string(index * 500, 'x') + std::to_string(index));
    }
  }
}

TEST_CASE("there may be nothing to do") {
  CHECK(run(0, 4, [](std::size_t) { return std::string("?"); }).of.empty());
}

TEST_CASE("what brings its process down takes no other with it") {
  const Told told = run(40, 3, [](std::size_t index) {
    if (index % 10 == 3) {
      ::kill(::getpid(), SIGKILL);
    }
    if (index % 10 == 7) {
      throw std::runtime_error("not made");
    }
    return std::to_string(index);
  });
  CHECK(told.tried == 40);
  REQUIRE(told.of.size() == 40);
  for (const auto& [index, text] : told.of) {
    CAPTURE(index);
    CHECK(text.has_value() == (index % 10 != 3 && index % 10 != 7));
  }
}

TEST_CASE("where every process dies at once, nothing is left untold") {
  const Told told = run(9, 4, [](std::size_t) -> std::string { ::_exit(0); });
  CHECK(told.tried == 9);
  REQUIRE(told.of.size() == 9);
  for (const auto& [index, text] : told.of) {
    CHECK_FALSE(text);
  }
}

TEST_CASE("where the system has no process to spare the work is done here") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  rlimit none = before;
  none.rlim_cur = 0;  // no pipe can be opened
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const pid_t here = ::getpid();
  const Told told = run(5, 3, [](std::size_t) { return std::to_string(::getpid()); });
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(told.of.size() == 5);
  for (const auto& [index, text] : told.of) {
    CHECK(text == std::to_string(here));
  }
}

TEST_CASE("without processes an exception is told the same") {
  const Told told = run(3, 1, [](std::size_t index) -> std::string {
    if (index == 1) {
      throw std::runtime_error("not made");
    }
    return "made";
  });
  CHECK(told.of.at(0) == "made");
  CHECK(told.of.at(1) == std::nullopt);
  CHECK(told.of.at(2) == "made");
}

TEST_CASE("when it is asked to stop, what was begun is finished and nothing more begun") {
  for (const unsigned jobs : {1U, 2U}) {
    CAPTURE(jobs);
    std::set<std::size_t> done;
    const std::size_t tried =
        run_pool({1000, jobs,
                  [](std::size_t index) {
                    ::usleep(2000);
                    return std::to_string(index);
                  },
                  [&done](std::size_t index, std::optional<std::string> told) {
                    CHECK(told == std::to_string(index));
                    done.insert(index);
                  },
                  [&done] { return done.size() >= 5; }});
    CHECK(tried == done.size());
    CHECK(done.size() >= 5);
    CHECK(done.size() < 200);
  }
}

}  // namespace
}  // namespace jianbao
