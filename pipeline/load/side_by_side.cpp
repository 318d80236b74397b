#include "load/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace jianbao {
namespace {

/// What the threads share: the next piece of work, and what stopped it.
class Shared {
 public:
  Shared(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  /// An exception that left a thread would end the process without a word.
  void run() noexcept {
    try {
      for (std::size_t i = next_++; i < count_; i = next_++) {
        work_(i);
      }
    } catch (...) {
      next_ = count_;
      const std::lock_guard lock(mutex_);
      thrown_ = thrown_ ? thrown_ : std::current_exception();
    }
  }
  void rethrow() const {
    if (thrown_) {
      std::rethrow_exception(thrown_);
    }
  }

 private:
  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr thrown_;
};

}  // namespace

void side_by_side(std::size_t count, const std::function<void(std::size_t)>& work) {
  Shared shared(count, work);
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> threads;
  try {
    for (std::size_t i = 1; i < std::min(cores, count); ++i) {
      threads.emplace_back([&shared] { shared.run(); });
    }
  } catch (const std::system_error&) {
    // The machine has no more threads to give: those that there are do the rest.
  }
  shared.run();
  threads.clear();  // joins
  shared.rethrow();
}

}  // namespace jianbao
