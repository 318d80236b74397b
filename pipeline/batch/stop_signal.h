#pragma once
// SIGTERM and SIGINT ask a batch to end after the files that are being written.

namespace jianbao {

/// Catches both as long as the object lives, one object at a time. The second signal of a kind ends
/// the program at once: whoever asks twice does not want to wait.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();
  [[nodiscard]] bool came() const;
};

}  // namespace jianbao
