#pragma once
// How things fail: one small step returns Result, a whole stage returns Outcome.

#include <optional>
#include <tl/expected.hpp>

#include "base/diagnostic.h"

namespace jianbao {

/// One small step that fails in one way.
template <class T>
using Result = tl::expected<T, Diagnostic>;

/// A whole stage: it reports everything it found. `value` is empty exactly when
/// `diagnostics.has_errors()`.
template <class T>
struct [[nodiscard]] Outcome {
  std::optional<T> value;
  Diagnostics diagnostics;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

}  // namespace jianbao
