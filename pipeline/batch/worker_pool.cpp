#include "batch/worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

namespace jianbao {
namespace {

/// Where the workers take their next index from; shared between processes.
class Counter {
 public:
  Counter()
      : memory_(::mmap(nullptr, sizeof(std::atomic<std::uint64_t>), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (memory_ == MAP_FAILED) {
      throw std::bad_alloc();
    }
    next_ = new (memory_) std::atomic<std::uint64_t>(0);
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;
  ~Counter() { ::munmap(memory_, sizeof(std::atomic<std::uint64_t>)); }
  std::uint64_t take() { return next_->fetch_add(1); }
  void stop_at(std::uint64_t end) { next_->store(end); }

 private:
  void* memory_;
  std::atomic<std::uint64_t>* next_;
};

/// What a worker writes: that it begins an index, or what it has to tell of it.
struct Head {
  std::uint64_t index, size;
};
constexpr std::uint64_t begins = UINT64_MAX;

bool write_all(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor, bytes, size);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool send(int descriptor, Head head, const std::string& text) {
  std::array<char, sizeof(Head)> bytes{};
  std::memcpy(bytes.data(), &head, sizeof head);
  return write_all(descriptor, bytes.data(), bytes.size()) &&
         write_all(descriptor, text.data(), text.size());
}

[[noreturn]] void work_on(const PoolWork& pool, Counter& counter, int out) {
  try {
    for (std::uint64_t index = counter.take(); index < pool.count; index = counter.take()) {
      if (!send(out, {index, begins}, {})) {
        ::_exit(1);
      }
      const std::string told = pool.work(index);
      if (!send(out, {index, told.size()}, told)) {
        ::_exit(1);
      }
    }
  } catch (...) {
    ::_exit(1);  // the index that was begun is told of as lost
  }
  ::_exit(0);
}

struct Worker {
  pid_t process = -1;
  int in = -1;
  std::string unread;
  std::optional<std::uint64_t> at;  ///< what it works on
};

class Pool {
 public:
  explicit Pool(const PoolWork& of) : of_(of) {}

  std::size_t run() {
    const std::size_t wanted = std::min<std::size_t>(of_.jobs, of_.count);
    for (std::size_t k = 0; k < wanted; ++k) {
      start();
    }
    while (!workers_.empty()) {
      wait_for_news();
    }
    return done_;
  }

 private:
  void start() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw std::system_error(errno, std::generic_category(), "pipe2");
    }
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) {
      ::close(ends[0]);
      ::close(ends[1]);
      throw std::system_error(errno, std::generic_category(), "fork");
    }
    if (process == 0) {
      // Who collects may be killed: then nobody works on for it.
      if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) {
        ::_exit(1);
      }
      ::close(ends[0]);
      work_on(of_, counter_, ends[1]);
    }
    ::close(ends[1]);
    workers_.push_back({process, ends[0], {}, {}});
  }

  void wait_for_news() {
    if (of_.stop && of_.stop()) {
      counter_.stop_at(of_.count);  // each finishes what it has begun
    }
    std::vector<pollfd> ready;
    for (const Worker& worker : workers_) {
      ready.push_back({worker.in, POLLIN, 0});
    }
    constexpr int patience_ms = 200;
    if (::poll(ready.data(), ready.size(), patience_ms) <= 0) {
      return;
    }
    for (std::size_t k = workers_.size(); k-- > 0;) {
      if (ready[k].revents != 0 && !read(workers_[k])) {
        end(k);
      }
    }
  }

  /// False: it has closed its end.
  bool read(Worker& worker) {
    std::array<char, 65536> block{};
    const ssize_t count = ::read(worker.in, block.data(), block.size());
    if (count < 0) {
      return errno == EINTR || errno == EAGAIN;
    }
    worker.unread.append(block.data(), static_cast<std::size_t>(count));
    take_news(worker);
    return count > 0;
  }

  void take_news(Worker& worker) {
    std::size_t at = 0;
    while (worker.unread.size() - at >= sizeof(Head)) {
      Head head{};
      std::memcpy(&head, worker.unread.data() + at, sizeof head);
      if (head.size == begins) {
        worker.at = head.index;
        at += sizeof head;
        continue;
      }
      if (worker.unread.size() - at - sizeof head < head.size) {
        break;
      }
      worker.at.reset();
      ++done_;
      of_.done(head.index, worker.unread.substr(at + sizeof head, head.size));
      at += sizeof head + head.size;
    }
    worker.unread.erase(0, at);
  }

  void end(std::size_t k) {
    Worker worker = std::move(workers_[k]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(k));
    ::close(worker.in);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    if (worker.at) {
      ++done_;
      of_.done(*worker.at, std::nullopt);
      start();  // in its place; with nothing left to do it ends at once
    }
  }

  const PoolWork& of_;
  Counter counter_;
  std::vector<Worker> workers_;
  std::size_t done_ = 0;
};

}  // namespace

std::size_t run_pool(const PoolWork& of) {
  if (of.jobs > 1 && of.count > 1) {
    return Pool(of).run();
  }
  std::size_t done = 0;
  for (std::size_t index = 0; index < of.count && !(of.stop && of.stop()); ++index, ++done) {
    std::optional<std::string> told;
    try {
      told = of.work(index);
    } catch (const std::exception&) {
      told.reset();  // as a process that died over it
    }
    of.done(index, std::move(told));
  }
  return done;
}

}  // namespace jianbao
