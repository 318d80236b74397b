#include "batch/stop_signal.h"

#include <csignal>

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
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
}

StopSignal::~StopSignal() {
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGINT, SIG_DFL);
}

bool StopSignal::came() const { return asked != 0; }

}  // namespace jianbao
