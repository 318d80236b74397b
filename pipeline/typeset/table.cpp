#include "typeset/table.h"

#include <algorithm>
#include <utility>

#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length text_size = Length::pt(12);               // E-26: 小四
constexpr Length note_size = Length::millipoints(10'500);  // E-28
// Between the lines of one cell: two lines take a band and a half, three take two (E-26).
constexpr Length line_step = Length::millipoints(15'500);
constexpr Length cell_padding = Length::pt(4);  // at each side of a column
constexpr Length heavy_rule = Length::pt(1), thin_rule = Length::millipoints(350);
constexpr Length head_rule = Length::millipoints(500);
// A table of so few rows is not worth cutting (it may be, if it would leave a third of a page
// empty).
constexpr std::size_t short_table = 12;

struct Column {
  Length natural, least, width, left;
  Length before_point, after_point;  // Decimal: widest parts on both sides of the point
};

// A row stands whole below a caption and a head of up to three bands on a page of its own.
constexpr int head_bands = 4;

// Where a cell's text is to be cut for alignment on the decimal point.
struct Parts {
  Spans before, after;
};

Parts at_point(const Spans& spans) {
  Parts parts;
  bool seen = false;
  for (const TextSpan& span : spans) {
    const std::size_t at = seen ? std::string::npos : span.text.find('.');
    if (at == std::string::npos) {
      (seen ? parts.after : parts.before).push_back(span);
      continue;
    }
    seen = true;
    if (at > 0) {
      parts.before.push_back({span.text.substr(0, at), span.emphasis, span.figure});
    }
    parts.after.push_back({span.text.substr(at), span.emphasis, span.figure});
  }
  return parts;
}

class TableSetter {
 public:
  TableSetter(const Table& table, const Layout& layout, TextSetter& setter)
      : table_(table),
        setter_(setter),
        grid_(layout.grid),
        split_(layout.split_tables || table.rows.size() > short_table),
        text_(TextStyle::free(FontRole::Song, FontRole::Latin, text_size)),
        head_(TextStyle::free(FontRole::Hei, FontRole::LatinBold, text_size)) {}

  std::vector<Strip> run() {
    measure();
    solve();
    std::vector<Strip> out;
    if (!table_.caption.empty() || !table_.unit.empty()) {
      out.push_back(caption(table_.caption));
    }
    out.push_back(head());
    const auto again = continuation();
    const std::size_t first = out.size();
    RowStrips body = rows();
    for (Strip& strip : body.strips) {
      strip.soft_keep_with_next = !split_;
      strip.at_next_page = again;
      out.push_back(std::move(strip));
    }
    const std::size_t end = out.size();
    if (end > first) {  // after its last row a table is over: nothing is repeated or closed
      out.back().at_next_page.reset();
      out.back().items_at_cut.clear();
    }
    notes(out);
    if (!out.empty()) {
      out.back().soft_keep_with_next = false;
    }
    // The first two rows stay with the head, the last with the notes and better with the one
    // before.
    for (std::size_t k = 0; k < first; ++k) {
      out[k].keep_with_next = true;
    }
    if (end - first > 1) {
      out[first].keep_with_next = body.in_first == 1;
      out[end - 2].soft_keep_with_next |= body.in_last == 1;
    }
    if (end > first && end < out.size()) {
      out[end - 1].keep_with_next = true;
    }
    return out;
  }

 private:
  [[nodiscard]] Spans cell(const std::vector<TableCell>& row, std::size_t c) const {
    return c < row.size() ? row[c].spans : Spans{};
  }

  void measure() {
    columns_.resize(table_.columns.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      Column& column = columns_[c];
      const TableColumnHead& head = table_.columns[c];
      const Spans words{{head.text, Emphasis::Plain, std::nullopt}};
      const Length head_piece = setter_.widest_piece(words, head_);
      column.least = std::max(head_piece, text_size * 2);
      // Head words may take a second line, so that a long head does not widen a narrow column.
      const Length half = setter_.line(words, head_).width.scaled(1, 2) + text_size.scaled(1, 2);
      column.natural = std::max({half, head_piece, text_size * 2});
      for (const auto& row : table_.rows) {
        measure_cell(column, head, cell(row, c));
      }
      if (head.align == ColumnAlign::Decimal) {
        column.natural = std::max(column.natural, column.before_point + column.after_point);
      }
      if (head.keep_whole || head.align == ColumnAlign::Decimal) {
        column.least = column.natural;
      }
      column.least += cell_padding * 2;
      column.natural += cell_padding * 2;
    }
  }

  void measure_cell(Column& column, const TableColumnHead& head, const Spans& spans) {
    if (head.align == ColumnAlign::Decimal) {
      const Parts parts = at_point(spans);
      column.before_point = std::max(column.before_point, setter_.line(parts.before, text_).width);
      column.after_point = std::max(column.after_point, setter_.line(parts.after, text_).width);
      return;
    }
    column.natural = std::max(column.natural, setter_.line(spans, text_).width);
    column.least = std::max(column.least, setter_.widest_piece(spans, text_));
  }

  // Widths for the measure: natural with the spare shared by weight; or, when that is too much, by
  // the square root of the natural width between least and natural, so that long texts take more
  // lines and short ones stay whole.
  void solve() {
    Length natural, least;
    std::int64_t weights = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      natural += columns_[c].natural;
      least += columns_[c].least;
      weights += table_.columns[c].weight;
    }
    if (natural <= Geometry::width) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const std::int64_t weight = weights == 0 ? 1 : table_.columns[c].weight;
        const auto of = weights == 0 ? static_cast<std::int64_t>(columns_.size()) : weights;
        columns_[c].width = columns_[c].natural + (Geometry::width - natural).scaled(weight, of);
      }
    } else if (least >= Geometry::width) {
      for (Column& column : columns_) {
        column.width = column.least.scaled(Geometry::width.count(), least.count());
      }
    } else {
      squeeze();
    }
    Length left;
    for (Column& column : columns_) {
      column.left = left;
      left += column.width;
    }
    if (!columns_.empty()) {
      columns_.back().width += Geometry::width - left;
    }  // what rounding left over
  }

  // The largest factor under which the columns still fit, by bisection on whole numbers.
  void squeeze() {
    const auto total = [this](std::int64_t factor) {
      Length sum;
      for (Column& column : columns_) {
        std::int64_t root = 1;
        while (root * root < column.natural.count()) {
          root += 1 + root / 64;
        }
        column.width =
            std::clamp(Length::millipoints(root * factor / 1000), column.least, column.natural);
        sum += column.width;
      }
      return sum;
    };
    std::int64_t low = 0, high = 100'000'000;
    while (high - low > 1) {
      const std::int64_t middle = (low + high) / 2;
      (total(middle) <= Geometry::width ? low : high) = middle;
    }
    static_cast<void>(total(low));
  }

  Strip caption(const std::string& words) {
    Strip strip;
    if (!words.empty()) {
      const TextLine line = setter_.line(words, head_);
      put(strip.items, line,
          {(Geometry::width - line.width).scaled(1, 2),
           baseline_in_band(grid_, 0, head_, setter_)});
    }
    if (!table_.unit.empty()) {
      const TextLine line = setter_.line(table_.unit, text_);
      put(strip.items, line,
          {Geometry::width - line.width, baseline_in_band(grid_, 0, text_, setter_)});
    }
    return strip;
  }

  // The lines of every cell of a row, and how many half bands the row takes.
  struct RowLines {
    std::vector<std::vector<TextLine>> cells;
    std::size_t most = 1;
    int halves = 2;
  };

  RowLines break_cells(const std::vector<Spans>& cells, const TextStyle& style, bool is_head) {
    RowLines out;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const ColumnAlign align = table_.columns[c].align;
      if (align == ColumnAlign::Decimal && !is_head) {
        out.cells.push_back({setter_.line(cells[c], style)});
        continue;
      }
      LineOptions options;
      options.measure = style.ems(columns_[c].width - cell_padding * 2) + 1;
      options.justify = false;
      out.cells.push_back(setter_.paragraph(cells[c], style, options));
      out.most = std::max(out.most, out.cells.back().size());
    }
    const Length needed = line_step * static_cast<std::int64_t>(out.most) + Length::pt(6);
    while (out.most > 1 && grid_.half(out.halves) < needed) {
      ++out.halves;
    }
    return out;
  }

  void put_cells(std::vector<Item>& items, const RowLines& row, const std::vector<Spans>& cells,
                 const TextStyle& style, bool is_head) {
    const Length middle = grid_.half(row.halves).scaled(1, 2);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto& lines = row.cells[c];
      const auto n = static_cast<std::int64_t>(lines.size());
      for (std::int64_t k = 0; k < n; ++k) {
        const TextLine& line = lines[static_cast<std::size_t>(k)];
        const Length centre = middle + line_step.scaled(2 * k - (n - 1), 2);
        const Length y = centre + setter_.baseline_below_centre(style);
        if (table_.columns[c].align == ColumnAlign::Decimal && !is_head) {
          put_decimal(items, columns_[c], cells[c], y);
        } else {
          put(items, line, {cell_x(c, line.width, is_head), y});
        }
      }
    }
  }

  [[nodiscard]] Length cell_x(std::size_t c, Length width, bool is_head) const {
    const Column& column = columns_[c];
    const bool centred = is_head || table_.columns[c].align == ColumnAlign::Centre;
    const Length inset = centred ? (column.width - width).scaled(1, 2) : cell_padding;
    return column.left + inset;
  }

  // The points of a column stand under one another; the widest entry is centred in the column.
  void put_decimal(std::vector<Item>& items, const Column& column, const Spans& spans, Length y) {
    const Parts parts = at_point(spans);
    const Length block = column.before_point + column.after_point;
    const Length point = column.left + (column.width - block).scaled(1, 2) + column.before_point;
    const TextLine before = setter_.line(parts.before, text_);
    put(items, before, {point - before.width, y});
    if (!parts.after.empty()) {
      put(items, setter_.line(parts.after, text_), {point, y});
    }
  }

  void column_rules(std::vector<Item>& items, Length height) {
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      items.emplace_back(Fill{{columns_[c].left, Length(), thin_rule, height}, {}});
    }
  }

  static Fill rule(Length y, Length thickness) {
    return {{Length(), y, Geometry::width, thickness}, {}};
  }

  Strip head() {
    std::vector<Spans> cells;
    for (const TableColumnHead& h : table_.columns) {
      cells.push_back({{h.text, Emphasis::Plain, std::nullopt}});
    }
    RowLines lines = break_cells(cells, head_, true);
    lines.halves += lines.halves % 2;
    Strip strip;
    strip.bands = lines.halves / 2;
    const Length height = grid_.half(lines.halves);
    put_cells(strip.items, lines, cells, head_, true);
    column_rules(strip.items, height);
    strip.items.emplace_back(rule(Length(), heavy_rule));
    strip.items.emplace_back(rule(height, head_rule));
    return strip;
  }

  struct RowStrips {
    std::vector<Strip> strips;
    int in_first = 0, in_last = 0;  // rows of the first and of the last strip
  };

  // Rows take whole or half bands; two neighbours with a half make one strip of whole bands, one
  // alone is made half a band taller.
  RowStrips rows() {
    std::vector<std::vector<Spans>> cells;
    std::vector<RowLines> lines;
    bool tall = false;
    for (const auto& content : table_.rows) {
      auto& row_cells = cells.emplace_back();
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        row_cells.push_back(cell(content, c));
      }
      lines.push_back(break_cells(row_cells, text_, false));
      tall = tall || lines.back().most > 2;
      if (lines.back().halves > 2 * (grid_.bands - head_bands)) {
        setter_.complain(Code::TypesetRowTooTall, {{"lines", std::to_string(lines.back().most)}});
      }
    }
    RowStrips out;
    Strip strip;
    int used = 0, count = 0;
    for (std::size_t r = 0; r < lines.size(); ++r) {
      const bool last = r + 1 == lines.size();
      const bool pairs = used % 2 == 1 || (!last && lines[r + 1].halves % 2 == 1);
      if (lines[r].halves % 2 == 1 && !pairs) {
        ++lines[r].halves;
      }
      std::vector<Item> items;
      put_cells(items, lines[r], cells[r], text_, false);
      const Length height = grid_.half(lines[r].halves);
      column_rules(items, height);
      if (last) {
        items.emplace_back(rule(height - heavy_rule, heavy_rule));
      } else if (tall) {  // rows of many lines are told apart, at a foot of a page too
        items.emplace_back(rule(height - thin_rule, thin_rule));
      }
      for (Item& item : items) {
        shift(item, Length(), grid_.half(used));
        strip.items.push_back(std::move(item));
      }
      used += lines[r].halves;
      ++count;
      if (used % 2 == 0) {
        strip.bands = used / 2;
        strip.items_at_cut.emplace_back(rule(grid_.top(strip.bands) - heavy_rule, heavy_rule));
        out.strips.push_back(std::exchange(strip, {}));
        out.in_last = std::exchange(count, 0);
        out.in_first = out.strips.size() == 1 ? out.in_last : out.in_first;
        used = 0;
      }
    }
    return out;
  }

  std::shared_ptr<const std::vector<Strip>> continuation() {
    auto strips = std::make_shared<std::vector<Strip>>();
    if (!table_.caption.empty()) {
      strips->push_back(caption("续" + table_.caption));
    }
    strips->push_back(head());
    return strips;
  }

  // Notes share whole bands: as many lines of 10.5 pt as fit.
  void notes(std::vector<Strip>& out) {
    const TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, note_size);
    std::vector<TextLine> lines;
    for (const Spans& note : table_.notes) {
      LineOptions options;
      options.measure = style.ems(Geometry::width);
      for (TextLine& line : setter_.paragraph(note, style, options)) {
        lines.push_back(std::move(line));
      }
    }
    if (lines.empty()) {
      return;
    }
    const Length step = Length::pt(15);
    Strip strip;
    const auto n = static_cast<std::int64_t>(lines.size());
    const Length top = Length::pt(4);
    while (grid_.top(strip.bands) < top + step * n) {
      ++strip.bands;
    }
    for (std::int64_t k = 0; k < n; ++k) {
      const Length centre = top + step * k + step.scaled(1, 2);
      put(strip.items, lines[static_cast<std::size_t>(k)],
          {Length(), centre + setter_.baseline_below_centre(style)});
    }
    out.push_back(std::move(strip));
  }

  const Table& table_;
  TextSetter& setter_;
  const Grid& grid_;
  bool split_;  // may be cut between rows
  TextStyle text_, head_;
  std::vector<Column> columns_;
};

}  // namespace

std::vector<Strip> set_table(const Table& table, const Style& style, TextSetter& setter) {
  return TableSetter(table, style.layout, setter).run();
}

}  // namespace jianbao
