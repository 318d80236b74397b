#pragma once
// What a run tells the program that started it, in the numbers of sysexits.h.

#include <cstdint>

#include "base/diagnostic.h"

namespace jianbao {

enum class ExitCode : std::uint8_t {
  Done = 0,
  DoneWithWarnings = 3,
  Usage = 64,
  DataRefused = 65,
  InputMissing = 66,
  Bug = 70,
  CannotCreate = 73,
  InputOutput = 74,
  TryAgain = 75,  ///< somebody else has it just now, or it is not time yet
  NoPermission = 77,
  Configuration = 78,
};

/// What one error means; it depends on the code's prefix alone.
[[nodiscard]] ExitCode exit_code_of(Code);
/// The gravest of all errors; without errors Done or DoneWithWarnings.
[[nodiscard]] ExitCode exit_code_of(const Diagnostics&);

}  // namespace jianbao
