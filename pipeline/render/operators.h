#pragma once
// Writes PDF operators into a string. Numbers are whole multiples of a power of ten and are written
// exactly, with no floating point on the way.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"
#include "model/page.h"

namespace jianbao {

class Operators {
 public:
  /// value × 10^-decimals and a space; trailing zeros are left out.
  void number(std::int64_t value, int decimals);
  void number(Length length) { number(length.count(), 3); }
  /// One operator and a line end.
  void op(std::string_view name);
  void raw(std::string_view text) { out_ += text; }
  void code(std::uint16_t code);  ///< four hexadecimal digits
  void fill_colour(Rgb);          ///< nothing when it is set already
  void stroke_colour(Rgb);        ///< inside q … Q: always written
  [[nodiscard]] std::string& text() { return out_; }

 private:
  void colour(Rgb, std::string_view grey, std::string_view rgb);

  std::string out_;
  Rgb fill_{};  ///< a page starts with black
};

}  // namespace jianbao
