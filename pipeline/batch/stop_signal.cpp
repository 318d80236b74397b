#include "batch/stop_signal.h"

namespace jianbao {
namespace {

volatile std::sig_atomic_t asked = 0;  // NOLINT: what a handler may write is of this kind

void note(int /*signal*/) { asked = 1; }

}  // namespace

StopSignal::StopSignal() {
  asked = 0;
  struct sigaction action{};
  action.sa_handler = note;
  // A write is not cut short; the second signal finds the default again.
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  for (std::size_t k = 0; k < signals.size(); ++k) {
    ::sigaction(signals.at(k), nullptr, &before_.at(k));
    if (before_.at(k).sa_handler != SIG_IGN) {
      ::sigaction(signals.at(k), &action, nullptr);
    }
  }
}

StopSignal::~StopSignal() {
  for (std::size_t k = 0; k < signals.size(); ++k) {
    ::sigaction(signals.at(k), &before_.at(k), nullptr);
  }
}

bool StopSignal::came() const { return asked != 0; }

}  // namespace jianbao
