// The outline of a glyph as text, for tests that a subset draws what the original draws.

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

}  // namespace

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
