#pragma once
// Work divided among processes: the sheets of a batch have nothing to do with one another, and one
// that brings its process down must not take the others with it.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace jianbao {

struct PoolWork {
  std::size_t count = 0;
  unsigned jobs = 1;  ///< processes; 1: in this one
  /// Does the work of one index and returns what is to be told of it. With several jobs in a
  /// process of its own that has all that was in memory when the pool was started.
  std::function<std::string(std::size_t index)> work;
  /// In this process, in the order in which work ends. Nothing: it threw, or its process died over
  /// it.
  std::function<void(std::size_t index, std::optional<std::string> told)> done;
  /// Asked between two works: whether no more should be begun.
  std::function<bool()> stop;
};

/// Every index is told of once, or not at all after `stop`. How many were. Where the system has no
/// process to spare the work is done by those that there are, or in this one.
std::size_t run_pool(const PoolWork&);

}  // namespace jianbao
