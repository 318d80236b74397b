// Outlines as HarfBuzz draws them: how far they reach, and, for tests that a subset draws what the
// original draws, as text.

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "faces/face.h"

namespace jianbao {
namespace {

/// Coordinates come as floats but are whole or half units; tenths keep them apart.
void append(std::string& out, char op, std::initializer_list<float> numbers) {
  out += out.empty() ? "" : " ";
  out += op;
  for (const float n : numbers) {
    const long tenths = std::lround(n * 10);
    out += ' ' + std::to_string(tenths / 10);
    if (tenths % 10 != 0) {
      out += '.' + std::to_string(std::labs(tenths % 10));
    }
  }
}

std::string& text(void* data) { return *static_cast<std::string*>(data); }

hb_draw_funcs_t* text_functions() {
  hb_draw_funcs_t* f = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        append(text(d), 'M', {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        append(text(d), 'L', {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
        append(text(d), 'Q', {cx, cy, x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float ax, float ay, float bx, float by,
         float x, float y, void*) { append(text(d), 'C', {ax, ay, bx, by, x, y}); },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      f, [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, void*) { append(text(d), 'Z', {}); },
      nullptr, nullptr);
  return f;
}

/// Grows with every point, those that only bend a curve included.
struct Bounds {
  float left = 1e9F, bottom = 1e9F, right = -1e9F, top = -1e9F;

  void take(float x, float y) {
    left = std::min(left, x);
    right = std::max(right, x);
    bottom = std::min(bottom, y);
    top = std::max(top, y);
  }
};

Bounds& bounds(void* data) { return *static_cast<Bounds*>(data); }

hb_draw_funcs_t* bounds_functions() {
  hb_draw_funcs_t* f = hb_draw_funcs_create();
  const auto point = [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
    bounds(d).take(x, y);
  };
  hb_draw_funcs_set_move_to_func(f, point, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(f, point, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
        bounds(d).take(cx, cy);
        bounds(d).take(x, y);
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      f,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float ax, float ay, float bx, float by,
         float x, float y, void*) {
        bounds(d).take(ax, ay);
        bounds(d).take(bx, by);
        bounds(d).take(x, y);
      },
      nullptr, nullptr);
  hb_draw_funcs_make_immutable(f);
  return f;
}

}  // namespace

std::optional<InkBox> outline_box(hb_font_t* font, std::uint16_t glyph) {
  static const std::unique_ptr<hb_draw_funcs_t, HbDelete<hb_draw_funcs_destroy>> functions(
      bounds_functions());  // shared by threads: immutable
  Bounds all;
  hb_font_get_glyph_shape(font, glyph, functions.get(), &all);
  constexpr float most = 1e6F;  // a damaged outline may run to anywhere
  if (all.left > all.right || all.left < -most || all.right > most || all.bottom < -most ||
      all.top > most) {
    return std::nullopt;
  }
  const auto whole = [](float v) { return static_cast<std::int32_t>(std::lround(v)); };
  return InkBox{whole(all.left), whole(all.bottom), whole(all.right), whole(all.top)};
}

std::string FontSet::outline(FaceId face, std::uint16_t glyph) const {
  // A font of its own: HarfBuzz's default scale is the face's own units.
  const HbFont font(hb_font_create(faces_[face.index()]->face.get()));
  const std::unique_ptr<hb_draw_funcs_t, HbDelete<hb_draw_funcs_destroy>> functions(
      text_functions());
  std::string result;
  hb_font_get_glyph_shape(font.get(), glyph, functions.get(), &result);
  return result;
}

}  // namespace jianbao
