#include "typeset/table_head.h"

#include <algorithm>

#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length note_size = Length::millipoints(10'500);
constexpr Length note_step = Length::pt(15), note_top = Length::pt(4);
constexpr Length beside_caption = Length::pt(12);

std::vector<Strip> caption_strips(const Table& table, const std::string& caption,
                                  const Frame& frame, const TableCells& cells, TextSetter& setter) {
  const TextStyle &text = cells.text_style(), &bold = cells.head_style();
  const TextLine unit = setter.line(table.unit, text);
  LineOptions options;
  options.measure = bold.ems(frame.width) + 1;
  options.justify = false;
  std::vector<Strip> strips;
  Length right;
  for (const TextLine& line : setter.paragraph(plain(caption), bold, options)) {
    const Length left = (frame.width - line.width).scaled(1, 2);
    put(strips.emplace_back().items, line, {left, baseline_in_band(frame.grid, 0, bold, setter)});
    right = left + line.width;
  }
  if (!table.unit.empty()) {
    const Length left = frame.width - unit.width;
    if (strips.size() != 1 || right + beside_caption > left) {
      strips.emplace_back();
    }
    put(strips.back().items, unit, {left, baseline_in_band(frame.grid, 0, text, setter)});
  }
  return strips;
}

// Heads over several columns stand above those of their columns; the other heads are as high as
// both.
class HeadSetter {
 public:
  HeadSetter(const Table& table, const Frame& frame, TableCells& cells)
      : table_(table),
        frame_(frame),
        cells_(cells),
        bold_(cells.head_style()),
        grouped_(table.columns.size(), false),
        rule_top_(table.columns.size()) {}

  Strip run() {
    break_lines_of_heads();
    Strip strip;
    strip.bands = halves_ / 2;
    for (std::size_t c = 0; c < lower_.size(); ++c) {
      const Length top = grouped_[c] ? split_ : Length();
      cells_.put_lines(strip.items, lower_[c], c, 1, ColumnAlign::Centre,
                       top + (height_ - top).scaled(1, 2), table_line_step, bold_);
    }
    put_groups(strip.items);
    if (table_.rules == TableRules::Open) {
      for (std::size_t c = 1; c < lower_.size(); ++c) {
        strip.items.emplace_back(
            Fill{{cells_.columns()[c].left, rule_top_[c], thin_rule, height_ - rule_top_[c]}, {}});
      }
    }
    strip.items.emplace_back(full_rule(frame_, Length(), heavy_rule));
    strip.items.emplace_back(full_rule(frame_, height_, head_rule));
    return strip;
  }

 private:
  void break_lines_of_heads() {
    std::size_t most_lower = 1, most_upper = 0, most_free = 1;
    for (const HeadGroup& group : table_.groups) {
      upper_.push_back(cells_.lines(plain(group.text), bold_, group.first, group.count));
      most_upper = std::max(most_upper, upper_.back().size());
      for (std::size_t c = group.first; c < end_of(group); ++c) {
        grouped_[c] = true;
      }
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      lower_.push_back(cells_.lines(plain(table_.columns[c].text), bold_, c, 1));
      std::size_t& most = grouped_[c] ? most_lower : most_free;
      most = std::max(most, lower_.back().size());
    }
    const int above = most_upper == 0 ? 0 : halves_for(frame_.grid, most_upper);
    const int both = above == 0 ? 0 : above + halves_for(frame_.grid, most_lower);
    halves_ = std::max(halves_for(frame_.grid, most_free), both);
    halves_ += halves_ % 2;
    height_ = frame_.grid.half(halves_);
    split_ = frame_.grid.half(above);
  }

  void put_groups(std::vector<Item>& items) {
    for (std::size_t g = 0; g < upper_.size(); ++g) {
      const HeadGroup& group = table_.groups[g];
      cells_.put_lines(items, upper_[g], group.first, group.count, ColumnAlign::Centre,
                       split_.scaled(1, 2), table_line_step, bold_);
      items.emplace_back(Fill{{cells_.columns()[group.first].left, split_,
                               cells_.width_of(group.first, group.count), thin_rule},
                              {}});
      for (std::size_t c = group.first + 1; c < end_of(group); ++c) {
        rule_top_[c] = split_;
      }
    }
  }

  [[nodiscard]] std::size_t end_of(const HeadGroup& group) const {
    return std::min(group.first + group.count, table_.columns.size());
  }

  const Table& table_;
  const Frame& frame_;
  TableCells& cells_;
  const TextStyle& bold_;
  std::vector<std::vector<TextLine>> lower_, upper_;
  std::vector<bool> grouped_;
  std::vector<Length> rule_top_;  // of the rule left of a column
  int halves_ = 2;
  Length height_, split_;
};

}  // namespace

int halves_for(const Grid& grid, std::size_t lines) {
  const Length needed = table_line_step * static_cast<std::int64_t>(lines) + Length::pt(6);
  int halves = 2;
  while (lines > 1 && grid.half(halves) < needed) {
    ++halves;
  }
  return halves;
}

std::vector<Strip> table_head(const Table& table, const std::string& caption, const Frame& frame,
                              TableCells& cells, TextSetter& setter) {
  std::vector<Strip> strips = caption_strips(table, caption, frame, cells, setter);
  strips.push_back(HeadSetter(table, frame, cells).run());
  return strips;
}

std::vector<Strip> table_notes(const Table& table, const Frame& frame, TextSetter& setter) {
  const TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, note_size);
  std::vector<TextLine> lines;
  for (const Spans& note : table.notes) {
    LineOptions options;
    options.measure = style.ems(frame.width);
    for (TextLine& line : setter.paragraph(note, style, options)) {
      lines.push_back(std::move(line));
    }
  }
  if (lines.empty()) {
    return {blank_strip(1)};
  }
  Strip strip;
  const auto n = static_cast<std::int64_t>(lines.size());
  while (frame.grid.top(strip.bands) < note_top + note_step * n) {
    ++strip.bands;
  }
  for (std::int64_t k = 0; k < n; ++k) {
    const Length centre = note_top + note_step * k + note_step.scaled(1, 2);
    put(strip.items, lines[static_cast<std::size_t>(k)],
        {Length(), centre + setter.baseline_below_centre(style)});
  }
  return {std::move(strip)};
}

}  // namespace jianbao
