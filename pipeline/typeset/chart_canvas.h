#pragma once
// A sheet that a chart is drawn on: marks and labels with their boxes, so that a label is put down
// only where it touches nothing. What every chart is set with: faces, sizes, greys.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/chart.h"
#include "typeset/text.h"

namespace jianbao::charting {

inline constexpr Length label_size = Length::millipoints(10'500);  ///< E-28: or larger
inline constexpr Length line_pitch = Length::millipoints(12'500);  ///< of a label of several lines
inline constexpr Rgb black{}, white{0xFF, 0xFF, 0xFF};

/// A label as it will stand: lines of one alignment.
struct Label {
  std::vector<TextLine> lines;
  Length width, height;
};

[[nodiscard]] bool overlap(const Rect&, const Rect&);
[[nodiscard]] bool is_inside(const Rect& inner, const Rect& outer);
/// The straight line from `a` to `b` has a point in the box.
[[nodiscard]] bool crosses(const Rect&, Point a, Point b);
[[nodiscard]] Rect grown(const Rect&, Length sideways, Length up_and_down);

class Canvas {
 public:
  /// Nothing is put outside of `frame`.
  Canvas(TextSetter& setter, Rect frame) : setter_(setter), frame_(frame), zone_(frame) {}
  /// Labels that look for a place keep to this part of the frame.
  void keep_labels_in(const Rect& zone) { zone_ = zone; }

  // ---- labels -------------------------------------------------------------------------------
  [[nodiscard]] Label label(const Spans&);
  [[nodiscard]] Label label(std::string_view text);
  /// At most `measure` wide, but for a character that is wider.
  [[nodiscard]] Label wrapped(std::string_view text, Length measure);
  /// The same in two lines, cut before （; nothing where there is none.
  [[nodiscard]] std::optional<Label> in_two_lines(const Spans&);
  /// Whether a label may stand in this box: inside the frame, off every label and every mark.
  [[nodiscard]] bool fits(const Rect& box) const;
  /// On a mark: inside of it, and off every label and every other mark.
  [[nodiscard]] bool fits_on(const Rect& mark, const Rect& box) const;
  /// No label stands in the way of a line.
  [[nodiscard]] bool is_free(const Stroke&) const;
  /// Whatever is there: axis labels, whose places were reckoned before.
  void put(const Label&, Point top_left, Align = Align::Centre);
  /// With white behind it, which covers hatching and grid lines.
  void put_on_white(const Label&, Point top_left, Align = Align::Centre);
  /// White on a dark mark.
  void put_in_white(const Label&, Point top_left);
  /// The first of the places (top left corners) where the label fits; false: none.
  bool try_places(const Label&, const std::vector<Point>& places, Align = Align::Centre);
  /// The same on white inside one mark that is not its own, as a line's value on a column.
  bool try_on_marks(const Label&, const std::vector<Point>& places);

  // ---- drawing ------------------------------------------------------------------------------
  /// Behind everything; labels that cross it stand on white.
  void behind(const Stroke&);
  /// A mark: no label may touch it.
  void mark(Item, const Rect& box);
  void mark(const Stroke&);
  /// Part of a mark that is there already.
  void detail(Item item) { marks_.push_back(std::move(item)); }
  /// Keeps labels off as a mark does; what stands there is drawn as details.
  void reserve_mark(const Rect& box) { boxes_.push_back(box); }

  [[nodiscard]] const Rect& frame() const { return frame_; }
  /// Grid, marks, labels, in this order.
  [[nodiscard]] std::vector<Item> take();

 private:
  [[nodiscard]] bool crosses_grid(const Rect&) const;
  void put_lines(const Label&, Point top_left, Align, std::optional<Rgb> colour);

  TextSetter& setter_;
  Rect frame_, zone_;
  std::vector<Item> behind_, marks_, labels_;
  std::vector<Rect> boxes_, taken_;  ///< of marks, of labels
  std::vector<Stroke> strokes_;      ///< marks that are lines
};

}  // namespace jianbao::charting
