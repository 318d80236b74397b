#include "typeset/chart_marks.h"

#include <algorithm>
#include <array>

namespace jianbao::charting {
namespace {

constexpr Rgb dark{0x40, 0x40, 0x40}, light{0xC8, 0xC8, 0xC8};
constexpr Length hatch_width = Length::millipoints(450);
constexpr Length dash = Length::millipoints(2'000);
constexpr Length inset = Length::millipoints(2'000);  // of a fill inside its outline
constexpr Length target_width = Length::millipoints(2'000);
constexpr Length stem_width = Length::millipoints(400);
constexpr Length tooth = Length::millipoints(3'000);  // of a torn end
constexpr Length break_height = Length::millipoints(7'000),
                 break_width = Length::millipoints(3'500);

struct FillStyle {
  std::optional<Rgb> solid;
  Box::Pattern pattern = Box::Pattern::Open;
  std::int64_t pitch = 0;  // millipoints
};

// Neighbours differ in darkness, direction and density at once.
constexpr std::array<FillStyle, fill_count> ladder{{
    {dark, Box::Pattern::Open, 0},
    {std::nullopt, Box::Pattern::Hatch, 3'000},
    {light, Box::Pattern::Open, 0},
    {std::nullopt, Box::Pattern::Cross, 4'500},
    {std::nullopt, Box::Pattern::Open, 0},
    {std::nullopt, Box::Pattern::Back, 5'500},
    {std::nullopt, Box::Pattern::Level, 2'500},
}};

constexpr FillStyle derived{std::nullopt, Box::Pattern::Hatch, 3'000};
constexpr FillStyle open{std::nullopt, Box::Pattern::Open, 0};
constexpr FillStyle bound{std::nullopt, Box::Pattern::Hatch, 6'000};

const FillStyle& fill_of(const BarLook& look) {
  if (!look.alone || look.nature == PointNature::Actual) {
    return ladder.at(look.series % fill_count);
  }
  switch (look.nature) {
    case PointNature::Derived:
      return derived;
    case PointNature::LowerBound:
    case PointNature::UpperBound:
      return bound;
    default:
      return open;
  }
}

bool is_empty(const Rect& r) { return r.width <= Length() || r.height <= Length(); }

void fill(Canvas& canvas, const Rect& area, const FillStyle& style, bool outline, Length dashes) {
  if (is_empty(area)) {
    return;
  }
  // No grid line shows through an open or hatched bar.
  canvas.detail(Fill{area, style.solid.value_or(Rgb{0xFF, 0xFF, 0xFF})});
  const bool hatched = style.pattern != Box::Pattern::Open;
  if (hatched) {
    canvas.detail(
        Box{area, style.pattern, hatch_width, Length::millipoints(style.pitch), black, false, {}});
  }
  if (outline && !(style.solid == dark)) {
    canvas.detail(Box{area, Box::Pattern::Open, outline_width, {}, black, true, dashes});
  }
}

Rect inset_by(const Rect& r, Length by) { return grown(r, -by, -by); }

/// A white saw across the end of a bar, and its edge: nobody knows where the bar ends.
void tear(Canvas& canvas, const Rect& r, End end) {
  const bool upright = end == End::Top || end == End::Bottom;
  const Length across = upright ? r.width : r.height;
  const Length depth = std::min(tooth, upright ? r.height : r.width);
  const std::int64_t teeth = std::max<std::int64_t>(across.count() / tooth.count() / 2, 2) * 2;
  const auto place = [&](Length along, Length in) -> Point {
    switch (end) {
      case End::Top:
        return {r.x + along, r.y + in};
      case End::Bottom:
        return {r.x + along, r.y + r.height - in};
      case End::Left:
        return {r.x + in, r.y + along};
      case End::Right:
        break;
    }
    return {r.x + r.width - in, r.y + along};
  };
  Shape saw{{}, false, std::nullopt, outline_width, black};
  for (std::int64_t k = 0; k <= teeth; ++k) {
    saw.points.push_back(place(across.scaled(k, teeth), k % 2 == 0 ? depth : Length()));
  }
  Shape blank{saw.points, true, white, {}, {}};
  const Length out = -outline_width;
  blank.points.push_back(place(across, out));
  blank.points.push_back(place({}, out));
  canvas.detail(std::move(blank));
  canvas.detail(std::move(saw));
}

/// A thick line, with white on both sides of it where it stands on a bar.
/// `stem`: a thread to the base line, where no bar leads to it.
void draw_target(Canvas& canvas, const Rect& r, End end, bool stem) {
  const Length half = target_width.scaled(1, 2);
  const bool upright = end == End::Left || end == End::Right;
  Rect line = r;
  switch (end) {
    case End::Top:
      line = {r.x, r.y - half, r.width, target_width};
      break;
    case End::Bottom:
      line = {r.x, r.y + r.height - half, r.width, target_width};
      break;
    case End::Left:
      line = {r.x - half, r.y, target_width, r.height};
      break;
    case End::Right:
      line = {r.x + r.width - half, r.y, target_width, r.height};
      break;
  }
  if (stem) {
    const Length x = r.x + r.width.scaled(1, 2), y = r.y + r.height.scaled(1, 2);
    const Stroke thread = upright ? Stroke{{r.x, y}, {r.x + r.width, y}, stem_width, black, dash}
                                  : Stroke{{x, r.y}, {x, r.y + r.height}, stem_width, black, dash};
    canvas.mark(thread);
  }
  canvas.detail(Fill{upright ? grown(line, half, {}) : grown(line, {}, half), white});
  canvas.mark(Fill{line, black}, line);
}

bool is_bound(PointNature nature) {
  return nature == PointNature::LowerBound || nature == PointNature::UpperBound;
}

/// A circle as a polygon of sixteen sides, within 1/1000 pt at this size.
std::vector<Point> circle(Point at, Length radius) {
  // cos and sin of 0°, 22.5°, 45°, 67.5°, 90° in thousandths
  constexpr std::array<std::int64_t, 5> cosine{1000, 924, 707, 383, 0};
  std::vector<Point> points;
  for (std::size_t k = 0; k < 16; ++k) {
    const std::size_t q = k % 4;
    const std::int64_t c = cosine.at(q), s = cosine.at(4 - q);
    const std::array<std::pair<std::int64_t, std::int64_t>, 4> turned{
        {{c, s}, {-s, c}, {-c, -s}, {s, -c}}};
    const auto [x, y] = turned.at(k / 4);
    points.push_back({at.x + radius.scaled(x, 1000), at.y + radius.scaled(y, 1000)});
  }
  return points;
}

Shape point_shape(Point at, std::size_t series, PointNature nature) {
  const Length r = point_size.scaled(1, 2);
  Shape shape{{}, true, black, outline_width, black};
  switch (series % 4) {
    case 0:
    case 1:
      shape.points = circle(at, r);
      break;
    case 2:
      shape.points = {
          {at.x - r, at.y - r}, {at.x + r, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}};
      break;
    default:
      shape.points = {{at.x, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}};
  }
  if (series % 4 == 1 || nature != PointNature::Actual) {
    shape.fill = white;
  }
  return shape;
}

}  // namespace

PointNature part_nature(PointNature nature) {
  return nature == PointNature::Target ? PointNature::Forecast : nature;
}

void draw_bar(Canvas& canvas, const Rect& r, End end, const BarLook& look) {
  if (look.nature == PointNature::Target) {
    draw_target(canvas, r, end, look.alone);
    return;
  }
  if (is_empty(r)) {
    return;
  }
  canvas.reserve_mark(r);
  const FillStyle& style = fill_of(look);
  const bool framed =
      !look.alone && (look.nature == PointNature::Estimate ||
                      look.nature == PointNature::Forecast || look.nature == PointNature::Derived);
  const Length dashes = look.nature == PointNature::Forecast ? dash : Length();
  if (framed) {
    fill(canvas, r, open, true, dashes);
    fill(canvas, inset_by(r, inset), style, false, {});
  } else {
    fill(canvas, r, style, true, dashes);
  }
  if (is_bound(look.nature)) {
    tear(canvas, r, end);
  }
}

void draw_interval(Canvas& canvas, const Rect& r, const BarLook&) {
  if (is_empty(r)) {
    return;
  }
  canvas.reserve_mark(r);
  fill(canvas, r, open, true, {});
}

bool is_dark(const BarLook& look) {
  const bool framed = !look.alone && look.nature != PointNature::Actual;
  return fill_of(look).solid == dark && !framed;
}

bool is_plain(const BarLook& look) {
  return look.nature == PointNature::Actual && fill_of(look).pattern == Box::Pattern::Open &&
         !is_dark(look);
}

void draw_point(Canvas& canvas, Point at, std::size_t series, PointNature nature) {
  const Length r = (point_size + outline_width).scaled(1, 2);
  canvas.mark(point_shape(at, series, nature), {at.x - r, at.y - r, r * 2, r * 2});
}

void draw_break(Canvas& canvas, Point middle) {
  const Length up = break_height.scaled(1, 2), over = break_width.scaled(1, 2);
  const Rect box{middle.x - over * 2, middle.y - up, over * 4, break_height};
  Shape gap{{{middle.x - over * 2, middle.y + up},
             {middle.x, middle.y - up},
             {middle.x + over * 2, middle.y - up},
             {middle.x, middle.y + up}},
            true,
            white,
            {},
            {}};
  canvas.mark(std::move(gap), box);
  for (const std::int64_t side : {-1, 1}) {
    canvas.detail(Stroke{{middle.x + over * side - over, middle.y + up},
                         {middle.x + over * side + over, middle.y - up},
                         outline_width,
                         black,
                         {}});
  }
}

void draw_key(Canvas& canvas, const Rect& area, const BarLook& look, bool line) {
  canvas.reserve_mark(area);
  if (!line) {
    fill(canvas, area, fill_of(look), true, look.nature == PointNature::Forecast ? dash : Length());
    return;
  }
  const Length y = area.y + area.height.scaled(1, 2);
  canvas.detail(Stroke{{area.x, y}, {area.x + area.width, y}, line_width, black, {}});
  canvas.detail(point_shape({area.x + area.width.scaled(1, 2), y}, look.series, look.nature));
}

}  // namespace jianbao::charting
