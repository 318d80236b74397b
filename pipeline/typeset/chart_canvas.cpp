#include "typeset/chart_canvas.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace jianbao::charting {
namespace {

// What must be free between two labels, and between a label and a mark.
constexpr Length between_labels = Length::millipoints(3'000);
constexpr Length between_lines = Length::millipoints(1'000);
constexpr Length beside_mark = Length::millipoints(1'000);
constexpr Length on_mark = Length::millipoints(1'000);

const TextStyle& label_style() {
  static const TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, label_size);
  return style;
}

Label of_lines(std::vector<TextLine> lines) {
  Label label{std::move(lines), {}, {}};
  for (const TextLine& line : label.lines) {
    label.width = std::max(label.width, line.width);
  }
  const auto count = static_cast<std::int64_t>(label.lines.size());
  label.height = count == 0 ? Length() : label_size + line_pitch * (count - 1);
  return label;
}

/// Twice the area of a triangle, with the sign of its turn.
std::int64_t turn(Point a, Point b, Point c) {
  return (b.x - a.x).count() * (c.y - a.y).count() - (b.y - a.y).count() * (c.x - a.x).count();
}

Rect around(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x),
          std::max(a.y, b.y) - std::min(a.y, b.y)};
}

bool is_same(const Rect& a, const Rect& b) { return is_inside(a, b) && is_inside(b, a); }

bool is_text(const Label& label) {
  return std::ranges::any_of(label.lines, [](const TextLine& l) { return !l.runs.empty(); });
}

}  // namespace

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool is_inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y &&
         inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

bool crosses(const Rect& box, Point a, Point b) {
  const Rect reach = around(a, b);
  // A level or upright line has no area of its own.
  const bool apart = reach.x > box.x + box.width || box.x > reach.x + reach.width ||
                     reach.y > box.y + box.height || box.y > reach.y + reach.height;
  if (apart) {
    return false;
  }
  const std::array<Point, 4> corners{{{box.x, box.y},
                                      {box.x + box.width, box.y},
                                      {box.x, box.y + box.height},
                                      {box.x + box.width, box.y + box.height}}};
  const auto left = std::ranges::count_if(corners, [&](Point c) { return turn(a, b, c) > 0; });
  const auto right = std::ranges::count_if(corners, [&](Point c) { return turn(a, b, c) < 0; });
  return left < 4 && right < 4;
}

Rect grown(const Rect& box, Length sideways, Length up_and_down) {
  return {box.x - sideways, box.y - up_and_down, box.width + sideways * 2,
          box.height + up_and_down * 2};
}

Label Canvas::label(const Spans& spans) { return of_lines({setter_.line(spans, label_style())}); }

Label Canvas::label(std::string_view text) {
  return text.empty() ? Label{} : of_lines({setter_.line(text, label_style())});
}

Label Canvas::wrapped(std::string_view text, Length measure) {
  Label whole = label(text);
  if (whole.width <= measure) {
    return whole;
  }
  LineOptions options;
  options.measure = std::max(label_style().ems(measure), 2 * one_em);
  options.justify = false;
  return of_lines(setter_.paragraph({{std::string(text), Emphasis::Plain, std::nullopt}},
                                    label_style(), options));
}

std::optional<Label> Canvas::in_two_lines(const Spans& spans) {
  if (spans.size() < 2 || !spans.back().text.starts_with("（")) {
    return std::nullopt;
  }
  const Spans first(spans.begin(), spans.end() - 1);
  return of_lines(
      {setter_.line(first, label_style()), setter_.line({spans.back()}, label_style())});
}

bool Canvas::fits(const Rect& box) const {
  const Rect near_labels = grown(box, between_labels, between_lines);
  const Rect near_marks = grown(box, beside_mark, beside_mark);
  return is_inside(box, zone_) &&
         std::ranges::none_of(taken_, [&](const Rect& r) { return overlap(near_labels, r); }) &&
         std::ranges::none_of(boxes_, [&](const Rect& r) { return overlap(near_marks, r); }) &&
         std::ranges::none_of(strokes_, [&](const Stroke& s) {
           return crosses(grown(near_marks, s.width, s.width), s.from, s.to);
         });
}

bool Canvas::fits_on(const Rect& mark, const Rect& box) const {
  const Rect near_labels = grown(box, between_labels, between_lines);
  const Rect near_marks = grown(box, beside_mark, beside_mark);
  return is_inside(grown(box, on_mark, on_mark), mark) && is_inside(box, zone_) &&
         std::ranges::none_of(
             boxes_, [&](const Rect& r) { return overlap(near_marks, r) && !is_same(r, mark); }) &&
         std::ranges::none_of(taken_, [&](const Rect& r) { return overlap(near_labels, r); }) &&
         std::ranges::none_of(strokes_, [&](const Stroke& s) {
           return crosses(grown(box, s.width + beside_mark, s.width + beside_mark), s.from, s.to);
         });
}

bool Canvas::is_free(const Stroke& stroke) const {
  return std::ranges::none_of(taken_, [&](const Rect& box) {
    return crosses(grown(box, between_lines, between_lines), stroke.from, stroke.to);
  });
}

bool Canvas::crosses_grid(const Rect& box) const {
  return std::ranges::any_of(behind_, [&](const Item& item) {
    const auto* stroke = std::get_if<Stroke>(&item);
    return stroke != nullptr && crosses(box, stroke->from, stroke->to);
  });
}

void Canvas::put_lines(const Label& label, Point top_left, Align align, std::optional<Rgb> colour) {
  Length y = top_left.y + label_size.scaled(1, 2) + setter_.baseline_below_centre(label_style());
  for (TextLine line : label.lines) {
    for (TextRun& run : line.runs) {
      run.colour = colour.value_or(run.colour);
    }
    const Length spare = label.width - line.width;
    const Length x = align == Align::Left     ? Length()
                     : align == Align::Centre ? spare.scaled(1, 2)
                                              : spare;
    jianbao::put(labels_, line, {top_left.x + x, y});
    y += line_pitch;
  }
  taken_.push_back({top_left.x, top_left.y, label.width, label.height});
}

void Canvas::put(const Label& label, Point top_left, Align align) {
  if (!is_text(label)) {
    return;
  }
  const Rect box{top_left.x, top_left.y, label.width, label.height};
  if (crosses_grid(box)) {
    put_on_white(label, top_left, align);
  } else {
    put_lines(label, top_left, align, std::nullopt);
  }
}

void Canvas::put_on_white(const Label& label, Point top_left, Align align) {
  if (!is_text(label)) {
    return;
  }
  const Rect box{top_left.x, top_left.y, label.width, label.height};
  labels_.emplace_back(Fill{grown(box, beside_mark, Length()), white});
  put_lines(label, top_left, align, std::nullopt);
}

void Canvas::put_in_white(const Label& label, Point top_left) {
  put_lines(label, top_left, Align::Centre, white);
}

bool Canvas::try_places(const Label& label, const std::vector<Point>& places, Align align) {
  for (const Point& place : places) {
    if (fits({place.x, place.y, label.width, label.height})) {
      put(label, place, align);
      return true;
    }
  }
  return !is_text(label);
}

bool Canvas::try_on_marks(const Label& label, const std::vector<Point>& places) {
  for (const Point& place : places) {
    const Rect box{place.x, place.y, label.width, label.height};
    const bool free = std::ranges::any_of(
        boxes_, [&](const Rect& mark) { return fits_on(mark, grown(box, beside_mark, {})); });
    if (free) {
      put_on_white(label, place);
      return true;
    }
  }
  return false;
}

void Canvas::behind(const Stroke& stroke) { behind_.emplace_back(stroke); }

void Canvas::mark(Item item, const Rect& box) {
  marks_.push_back(std::move(item));
  boxes_.push_back(box);
}

void Canvas::mark(const Stroke& stroke) {
  marks_.emplace_back(stroke);
  strokes_.push_back(stroke);
}

std::vector<Item> Canvas::take() {
  std::vector<Item> items = std::move(behind_);
  std::ranges::move(marks_, std::back_inserter(items));
  std::ranges::move(labels_, std::back_inserter(items));
  return items;
}

}  // namespace jianbao::charting
