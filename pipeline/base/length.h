#pragma once
// Lengths on paper in whole millipoints (1/1000 pt): sums are exact and "does it fit" needs no
// epsilon. y grows downwards from the top edge until render flips it.

#include <compare>
#include <cstdint>

namespace jianbao {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length millipoints(std::int64_t v) { return Length(v); }
  static constexpr Length pt(std::int64_t whole) { return Length(whole * 1000); }
  /// Micrometres, rounded once to millipoints: 1 mm = 72/25.4 pt.
  static constexpr Length um(std::int64_t v) {
    const std::int64_t scaled = v * 720;  // v µm = v × 72000/25400 millipoints = v × 720/254
    return Length((scaled + (scaled < 0 ? -127 : 127)) / 254);
  }
  static constexpr Length mm(std::int64_t v) { return um(v * 1000); }
  [[nodiscard]] constexpr std::int64_t count() const { return millipoints_; }
  auto operator<=>(const Length&) const = default;
  constexpr Length& operator+=(Length b) {
    millipoints_ += b.millipoints_;
    return *this;
  }
  constexpr Length& operator-=(Length b) {
    millipoints_ -= b.millipoints_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) {
    return Length(a.millipoints_ + b.millipoints_);
  }
  friend constexpr Length operator-(Length a, Length b) {
    return Length(a.millipoints_ - b.millipoints_);
  }
  friend constexpr Length operator-(Length a) { return Length(-a.millipoints_); }
  friend constexpr Length operator*(Length a, std::int64_t k) { return Length(a.millipoints_ * k); }
  friend constexpr Length operator*(std::int64_t k, Length a) { return a * k; }
  /// a × n / d, rounded half away from zero.
  [[nodiscard]] constexpr Length scaled(std::int64_t n, std::int64_t d) const {
    const std::int64_t p = millipoints_ * n;
    const std::int64_t half = d / 2;
    return Length((p < 0 ? p - half : p + half) / d);
  }

 private:
  explicit constexpr Length(std::int64_t v) : millipoints_(v) {}
  std::int64_t millipoints_ = 0;
};

struct Point {
  Length x, y;
};
struct Rect {
  Length x, y, width, height;
};

}  // namespace jianbao
