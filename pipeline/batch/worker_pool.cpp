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
  [[nodiscard]] std::uint64_t taken() const { return next_->load(); }
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

/// In this process; what is thrown is told as of a process that died over it.
class OneByOne {
 public:
  explicit OneByOne(const PoolWork& of) : of_(of) {}
  std::size_t run(std::vector<bool>& told) {
    std::size_t done = 0;
    for (std::size_t index = 0; index < of_.count && !(of_.stop && of_.stop()); ++index) {
      if (told[index]) {
        continue;
      }
      std::optional<std::string> text;
      try {
        text = of_.work(index);
      } catch (const std::exception&) {
        text.reset();
      }
      told[index] = true;
      of_.done(index, std::move(text));
      ++done;
    }
    return done;
  }

 private:
  const PoolWork& of_;
};

class Pool {
 public:
  explicit Pool(const PoolWork& of) : of_(of), told_(of.count, false) {}
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (const Worker& worker : workers_) {  // somebody threw: nobody listens to them any more
      ::close(worker.in);
      (void)::kill(worker.process, SIGKILL);
      (void)wait_for(worker.process);
    }
  }

  std::size_t run() {
    const std::size_t wanted = std::min<std::size_t>(of_.jobs, of_.count);
    while (workers_.size() < wanted && start()) {
    }
    while (!workers_.empty()) {
      wait_for_news();
    }
    if (stopped_) {
      return done_;
    }
    if (counter_.taken() == 0) {  // the system has no process to spare
      return OneByOne(of_).run(told_);
    }
    for (std::size_t index = 0; index < of_.count; ++index) {
      if (!told_[index]) {  // taken by one that died before it could say so, or by nobody any more
        tell(index, std::nullopt);
      }
    }
    return done_;
  }

 private:
  static int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  }

  void tell(std::size_t index, std::optional<std::string> text) {
    told_[index] = true;
    ++done_;
    of_.done(index, std::move(text));
  }

  /// False: the system has no process or no pipe to spare.
  bool start() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      return false;
    }
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) {
      ::close(ends[0]);
      ::close(ends[1]);
      return false;
    }
    if (process == 0) {
      // Who collects may be killed: then nobody works on for it.
      if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) {
        ::_exit(1);
      }
      ::close(ends[0]);
      for (const Worker& other : workers_) {
        ::close(other.in);
      }
      work_on(of_, counter_, ends[1]);
    }
    ::close(ends[1]);
    workers_.push_back({process, ends[0], {}, {}});
    return true;
  }

  void wait_for_news() {
    if (!stopped_ && of_.stop && of_.stop()) {
      stopped_ = true;
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
      tell(head.index, worker.unread.substr(at + sizeof head, head.size));
      at += sizeof head + head.size;
    }
    worker.unread.erase(0, at);
  }

  /// In the place of one that died another begins, as long as there is anything left.
  void end(std::size_t k) {
    const Worker worker = std::move(workers_[k]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(k));
    ::close(worker.in);
    const int status = wait_for(worker.process);
    if (worker.at) {
      tell(*worker.at, std::nullopt);
    }
    const bool died = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    if (died && counter_.taken() > deaths_++ && counter_.taken() < of_.count) {
      (void)start();
    }
  }

  const PoolWork& of_;
  Counter counter_;
  std::vector<Worker> workers_;
  std::vector<bool> told_;
  std::size_t done_ = 0, deaths_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::size_t run_pool(const PoolWork& of) {
  if (of.jobs > 1 && of.count > 1) {
    return Pool(of).run();
  }
  std::vector<bool> told(of.count, false);
  return OneByOne(of).run(told);
}

}  // namespace jianbao
