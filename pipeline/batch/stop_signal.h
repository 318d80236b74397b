#pragma once
// SIGTERM and SIGINT ask a batch to end after the briefs in hand.

#include <array>
#include <csignal>

namespace jianbao {

/// Catches both as long as the object lives, one object at a time; one that is ignored (nohup, a
/// script's background) stays so. The second signal of a kind ends the program at once: whoever
/// asks twice does not want to wait.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();
  [[nodiscard]] bool came() const;

 private:
  static constexpr std::array signals{SIGTERM, SIGINT};
  std::array<struct sigaction, signals.size()> before_{};
};

}  // namespace jianbao
