#include "render/operators.h"

#include <array>

namespace jianbao {

void Operators::number(std::int64_t value, int decimals) {
  // Written backwards: 20 digits, a point, a sign.
  std::array<char, 24> buffer{};
  std::size_t at = buffer.size();
  auto rest = static_cast<std::uint64_t>(value < 0 ? -value : value);
  bool significant = false;  // a decimal that is not a trailing zero has been seen
  for (int place = 0; place < decimals; ++place, rest /= 10) {
    significant = significant || rest % 10 != 0;
    if (significant) {
      buffer[--at] = static_cast<char>('0' + rest % 10);
    }
  }
  if (significant) {
    buffer[--at] = '.';
  }
  if (rest != 0 || !significant) {
    do {
      buffer[--at] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
  }
  if (value < 0) {
    out_ += '-';
  }
  out_.append(buffer.data() + at, buffer.size() - at);
  out_ += ' ';
}

void Operators::op(std::string_view name) {
  out_ += name;
  out_ += '\n';
}

void Operators::code(std::uint16_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    out_ += digits[static_cast<unsigned>(code) >> shift & 0xFU];
  }
}

void Operators::fill_colour(Rgb rgb) {
  if (rgb != fill_) {
    colour(rgb, "g", "rg");
    fill_ = rgb;
  }
}

void Operators::stroke_colour(Rgb rgb) { colour(rgb, "G", "RG"); }

void Operators::colour(Rgb rgb, std::string_view grey, std::string_view coloured) {
  const auto part = [&](std::uint8_t v) { number((v * 1000 + 127) / 255, 3); };
  part(rgb.red);
  if (rgb.red == rgb.green && rgb.green == rgb.blue) {
    op(grey);
    return;
  }
  part(rgb.green);
  part(rgb.blue);
  op(coloured);
}

}  // namespace jianbao
