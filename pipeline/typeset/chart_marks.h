#pragma once
// How marks look: the ladder of fills that a grey copier keeps apart, what kind of number a bar
// is, the points of a line, and the little keys of a legend.

#include "typeset/chart_canvas.h"

namespace jianbao::charting {

inline constexpr Length outline_width = Length::millipoints(600);
inline constexpr Length axis_width = Length::millipoints(750);
inline constexpr Length line_width = Length::millipoints(1'100);
inline constexpr Length point_size = Length::millipoints(5'000);

/// Which side of a bar its value ends at.
enum class End : std::uint8_t { Top, Bottom, Left, Right };

/// Fills of series in the order of use; the first is solid.
inline constexpr std::size_t fill_count = 7;
inline constexpr std::size_t light_fill = 2;  ///< a line is seen on it

struct BarLook {
  PointNature nature = PointNature::Actual;
  std::size_t series = 0;
  /// The only series: its nature may take the place of its fill, and a target has a thread.
  bool alone = true;
};

/// Of a part of a whole: a target is an open part there, not a line to reach.
[[nodiscard]] PointNature part_nature(PointNature);

/// A bar from zero to its value. A bound has a torn end, an estimate an outline only, a forecast a
/// dashed one; a target is a thick line at its value.
void draw_bar(Canvas&, const Rect&, End, const BarLook&);
/// From the low to the high end of an interval, beyond a bar that ends at the low one.
void draw_interval(Canvas&, const Rect&, const BarLook&);
/// Dark all over, so that a label on it is white; light, so that one can stand on it as it is.
[[nodiscard]] bool is_dark(const BarLook&);
[[nodiscard]] bool is_plain(const BarLook&);

/// Circle, open circle, square, triangle: by series; open for what is not an actual figure.
void draw_point(Canvas&, Point, std::size_t series, PointNature);

/// A break in an axis or between marks that are not alike: two short slanting strokes.
void draw_break(Canvas&, Point middle);

/// Fill or line with point, for a legend; drawn in `area`, as detail.
void draw_key(Canvas&, const Rect& area, const BarLook&, bool line);

}  // namespace jianbao::charting
