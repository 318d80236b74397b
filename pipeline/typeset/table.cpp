#include "typeset/table.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "typeset/blocks.h"
#include "typeset/table_cells.h"
#include "typeset/table_head.h"

namespace jianbao {
namespace {

constexpr std::size_t short_text = 6;  // lines of a cell over rows that fit the first of them
// A table of so few rows is better not cut; it is where that would leave more than cheap_blank().
constexpr std::size_t short_table = 12;
// Rows on either side of a cut, and better on the page where the table ends.
constexpr int fewest_rows = 3, fewest_last_rows = 4;
constexpr std::string_view no_rows = "（没有数据）";
constexpr std::string_view continued = "（续）";
constexpr std::string_view continued_table = "续";

// Bands that something may take without being cut: a third of the frame.
int third_of(const Grid& grid) { return grid.bands / 3; }

class TableSetter {
 public:
  TableSetter(const Table& table, const Frame& frame, const Layout& layout, TextSetter& setter)
      : table_(table),
        setter_(setter),
        frame_(frame),
        grid_(frame.grid),
        split_(layout.split_tables || table.rows.size() > short_table),
        cells_(table, frame.width, setter),
        blocked_(table.columns.size() + 1, 0) {}

  std::vector<Strip> run() {
    if (table_.columns.empty()) {
      return {};
    }
    std::vector<Strip> head = table_head(table_, table_.caption, frame_, cells_, setter_);
    head_bands_ = 0;
    for (Strip& strip : head) {
      strip.keep_with_next = true;
      head_bands_ += strip.bands;
    }
    if (head_bands_ + 2 > grid_.bands) {
      setter_.complain(Code::TypesetHeadTooTall, {{"bands", std::to_string(head_bands_)}});
      return {};
    }
    if (const auto narrow = cells_.too_narrow()) {
      setter_.complain(Code::TypesetColumnTooNarrow, {{"column", table_.columns[*narrow].text}});
      return {};
    }
    out_ = std::move(head);
    const std::size_t first = out_.size();
    again_ = continuation({});
    if (table_.rows.empty()) {
      add_empty_row();
    }
    find_row_spans();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      add_row(r);
    }
    close(first);
    return std::move(out_);
  }

 private:
  // One row, measured.
  struct Row {
    std::vector<std::vector<TextLine>> cells;
    std::size_t most = 1;  // lines of a cell of one row
    int halves = 2;
  };

  [[nodiscard]] std::size_t columns() const { return table_.columns.size(); }

  // Bands below what a page that goes on begins with.
  [[nodiscard]] int room_on_page() const {
    int room = grid_.bands;
    for (const Strip& strip : *again_) {
      room -= strip.bands;
    }
    return room;
  }

  using Again = std::shared_ptr<const std::vector<Strip>>;

  // What a page begins with when the table was cut: 续表, the head, the group that goes on.
  Again continuation(const std::string& group) {
    auto strips = std::make_shared<std::vector<Strip>>(table_head(
        table_, table_.caption.empty() ? "" : std::string(continued_table) + table_.caption, frame_,
        cells_, setter_));
    if (!group.empty()) {
      strips->push_back(group_strip(group + std::string(continued)));
    }
    return strips;
  }

  // ---- rules ---------------------------------------------------------------------------------

  [[nodiscard]] Fill rule(Length y, Length thickness) const {
    return full_rule(frame_, y, thickness);
  }

  // The rule below row r, but not through cells that go on below it.
  void row_rule(std::vector<Item>& items, std::size_t r, Length y) const {
    for (std::size_t c = 0; c < columns();) {
      std::size_t end = c;
      while (end < columns() && spans_until_[end] <= r + 1) {
        ++end;
      }
      if (end > c) {
        items.emplace_back(
            Fill{{cells_.columns()[c].left, y, cells_.width_of(c, end - c), thin_rule}, {}});
      }
      c = std::max(end, c) + 1;
    }
  }

  // Between columns, but not through cells that lie over both.
  void column_rules(std::vector<Item>& items, std::size_t r, Length height) const {
    for (std::size_t c = 1; c < columns() && table_.rules == TableRules::Open; ++c) {
      if (blocked_[c] <= r) {
        items.emplace_back(Fill{{cells_.columns()[c].left, Length(), thin_rule, height}, {}});
      }
    }
  }

  // ---- rows ----------------------------------------------------------------------------------

  // Rows that are tied by a cell over several of them: one past the last, for each row.
  void find_row_spans() {
    tied_until_.resize(table_.rows.size());
    spans_until_.assign(columns(), 0);
    std::size_t until = 0;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (const TableCell& cell : table_.rows[r].cells) {
        until = std::max(until, std::min(r + cell.rows, table_.rows.size()));
        has_row_spans_ = has_row_spans_ || cell.rows > 1;
      }
      tied_until_[r] = std::max(until, r + 1);
    }
    // A chain of cells that overlap is tied as a whole.
    for (std::size_t r = tied_until_.size(); r-- > 0;) {
      if (tied_until_[r] > r + 1) {
        tied_until_[r] = std::max(tied_until_[r], tied_until_[tied_until_[r] - 1]);
      }
    }
  }

  [[nodiscard]] bool is_decimal(const TableCell& cell, std::size_t c) const {
    return cells_.is_decimal(cell, c);
  }

  const Row& row(std::size_t r) {
    while (first_row_ + rows_.size() <= r) {
      rows_.push_back(measured(first_row_ + rows_.size()));
    }
    return rows_[r - first_row_];
  }

  // What of the table is behind is forgotten.
  void drop_rows_before(std::size_t r) {
    rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(r - first_row_, rows_.size())));
    first_row_ = r;
  }

  Row measured(std::size_t r) {
    Row row;
    const TableRow& content = table_.rows[r];
    if (content.kind == RowKind::Group) {
      return row;
    }
    row.cells.resize(columns());
    for (std::size_t c = 0; c < columns(); ++c) {
      const TableCell* cell = cell_at(content, c);
      if (cell == nullptr || cell->spans.empty() || is_decimal(*cell, c)) {
        continue;
      }
      row.cells[c] = cells_.take_lines(r, c);
      if (cell->rows == 1) {
        row.most = std::max(row.most, row.cells[c].size());
      }
    }
    row.halves = halves_for(grid_, row.most);
    return row;
  }

  void add_row(std::size_t r) {
    if (table_.rows[r].kind == RowKind::Group) {
      add_group(r);
      return;
    }
    if (open_halves_ == 0) {
      drop_rows_before(r);
    }
    if (row(r).halves > 2 * room_on_page()) {
      pad_open_strip(r);
      add_cut_row(r);
      return;
    }
    if (tied_until_[r] > r + 1 && (r == 0 || tied_until_[r - 1] <= r)) {
      begin_tied(r);
    }
    note_spans(r);
    add_whole_row(r);
  }

  // Which boundaries and cells reach into rows below.
  void note_spans(std::size_t r) {
    const TableRow& content = table_.rows[r];
    for (std::size_t c = 0; c < columns(); ++c) {
      const TableCell* cell = cell_at(content, c);
      if (cell == nullptr || (cell->columns == 1 && cell->rows == 1)) {
        continue;
      }
      for (std::size_t k = c; k < std::min(c + cell->columns, columns()); ++k) {
        spans_until_[k] = r + cell->rows;
        if (k > c) {
          blocked_[k] = r + cell->rows;
        }
      }
    }
  }

  // The last row of those that a cell ties together is made as much taller as the cell needs.
  void begin_tied(std::size_t r) {
    const std::size_t end = tied_until_[r];
    for (std::size_t k = r; k < end; ++k) {
      const TableRow& content = table_.rows[k];
      for (std::size_t c = 0; c < columns() && content.kind == RowKind::Plain; ++c) {
        const TableCell* cell = cell_at(content, c);
        if (cell == nullptr || cell->rows == 1) {
          continue;
        }
        const std::size_t last = std::min<std::size_t>(k + cell->rows, end) - 1;
        const int wanted = halves_for(grid_, row(k).cells[c].size());
        if (wanted > 2 * room_on_page()) {
          setter_.complain(Code::TypesetCellTooTall, {{"bands", std::to_string(wanted / 2)}});
          return;
        }
        const int missing = wanted - halves_of(k, last + 1);
        if (missing > 0) {
          rows_[last - first_row_].halves += missing;
        }
      }
    }
    tied_bands_ = (halves_of(r, end) + 1) / 2;
    if (tied_bands_ > third_of(grid_)) {
      give_texts_their_rows(r, end);
    }
  }

  // Rows that may be parted anywhere: each short text over several rows fits the first of them.
  void give_texts_their_rows(std::size_t first, std::size_t end) {
    for (std::size_t k = first; k < end; ++k) {
      for (std::size_t c = 0; c < table_.rows[k].cells.size(); ++c) {
        const TableCell& cell = table_.rows[k].cells[c];
        if (cell.rows > 1 && row(k).cells[c].size() <= short_text) {
          Row& own = rows_[k - first_row_];
          own.halves = std::max(own.halves, halves_for(grid_, own.cells[c].size()));
        }
      }
    }
  }

  int halves_of(std::size_t first, std::size_t end) {
    int sum = 0;
    for (std::size_t k = first; k < end; ++k) {
      sum += row(k).halves;
    }
    return sum;
  }

  // Rows take whole or half bands; two neighbours with a half make one strip of whole bands, one
  // alone is made half a band taller.
  void add_whole_row(std::size_t r) {
    const bool last = r + 1 == table_.rows.size();
    const bool group_next = !last && table_.rows[r + 1].kind == RowKind::Group;
    int halves = row(r).halves;
    // Two tall rows in one strip would leave much of a page empty when they do not fit.
    const bool next_is_half = !last && !group_next && row(r + 1).halves % 2 == 1 &&
                              is_cheap((halves + row(r + 1).halves) / 2);
    if (halves % 2 == 1 && open_halves_ % 2 == 0 && !next_is_half) {
      rows_[r - first_row_].halves = ++halves;
    }
    std::vector<Item> items;
    put_row(items, r);
    const Length height = grid_.half(halves);
    column_rules(items, r, height);
    if (last) {
      items.emplace_back(rule(height - heavy_rule, heavy_rule));
    } else if (cells_.has_tall_cells() || has_row_spans_) {
      row_rule(items, r, height - thin_rule);  // inside, at the foot of a page too
    }
    for (Item& item : items) {
      shift(item, Length(), grid_.half(open_halves_));
      open_.items.push_back(std::move(item));
    }
    open_halves_ += halves;
    ++open_rows_;
    if (open_halves_ % 2 == 0) {
      close_strip(r);
    }
  }

  void put_row(std::vector<Item>& items, std::size_t r) {
    static_cast<void>(row(r));  // measured; others may be while it is set
    const TableRow& content = table_.rows[r];
    const Length middle = grid_.half(row(r).halves).scaled(1, 2);
    for (std::size_t c = 0; c < columns(); ++c) {
      const TableCell* cell = cell_at(content, c);
      if (cell == nullptr || cell->spans.empty()) {
        continue;
      }
      if (is_decimal(*cell, c)) {
        cells_.put_decimal(items, r, c, middle);
      } else if (cell->rows > 1) {
        put_tied(items, r, c, *cell);
      } else {
        put_lines(items, row(r).cells[c], c, *cell, middle, table_line_step);
      }
    }
  }

  void put_lines(std::vector<Item>& items, const std::vector<TextLine>& lines, std::size_t c,
                 const TableCell& cell, Length middle, Length step) const {
    cells_.put_lines(items, lines, c, cell.columns, table_.columns[c].align, middle, step,
                     cells_.text_style());
  }

  // A cell over several rows: in the middle of them where they stay together, else at their top,
  // and again wherever a page begins amid them.
  void put_tied(std::vector<Item>& items, std::size_t r, std::size_t c, const TableCell& cell) {
    const std::size_t end = std::min<std::size_t>(r + cell.rows, table_.rows.size());
    const std::vector<TextLine> lines = row(r).cells[c];
    if (tied_bands_ <= third_of(grid_)) {
      const int halves = halves_of(r, end);
      put_lines(items, lines, c, cell, grid_.half(halves).scaled(1, 2), table_line_step);
      return;
    }
    const Length height = table_line_step * static_cast<std::int64_t>(lines.size());
    put_lines(items, lines, c, cell, (height + Length::pt(6)).scaled(1, 2), table_line_step);
    repeated_.push_back({c, &cell, lines, end, r});
  }

  // ---- strips --------------------------------------------------------------------------------

  void close_strip(std::size_t r) {
    open_.bands = open_halves_ / 2;
    open_.items_at_cut.emplace_back(rule(grid_.top(open_.bands) - heavy_rule, heavy_rule));
    open_.keeps_whole = !split_;
    const bool tied = tied_until_[r] > r + 1;
    open_.keep_with_next = tied && (tied_bands_ <= third_of(grid_) || holds_tied_text(r));
    open_.at_next_page = again_;
    repeat_tied(r + 1 - static_cast<std::size_t>(open_rows_));
    rows_of_strip_.push_back(open_rows_);
    out_.push_back(std::exchange(open_, {}));
    open_halves_ = open_rows_ = 0;
  }

  // A text that begins above row r + 1 needs the room of it.
  bool holds_tied_text(std::size_t r) {
    return std::ranges::any_of(repeated_, [&](const Repeated& cell) {
      return r + 1 < cell.end &&
             halves_of_since(cell.first, r) < halves_for(grid_, cell.lines.size());
    });
  }

  // Each row takes at least a band.
  static int halves_of_since(std::size_t first, std::size_t r) {
    return static_cast<int>(2 * (r + 1 - first));
  }

  // Rows are only looked at as far as needed.
  bool has_room(std::size_t first, std::size_t end, int needed) {
    int halves = 0;
    for (std::size_t k = first; k < end && halves < needed; ++k) {
      halves += row(k).halves;
    }
    return halves >= needed;
  }

  // What a page must repeat if it begins with this strip.
  void repeat_tied(std::size_t first_row) {
    std::erase_if(repeated_, [&](const Repeated& cell) { return cell.end <= first_row; });
    for (const Repeated& cell : repeated_) {
      if (cell.first >= first_row) {
        continue;
      }
      // A text that has no room left stands above already.
      const int needed = halves_for(grid_, cell.lines.size());
      if (!has_room(first_row, cell.end, needed)) {
        continue;
      }
      const std::vector<TextLine>& lines = cell.lines;
      const Length height = table_line_step * static_cast<std::int64_t>(lines.size());
      put_lines(open_.items_after_cut, lines, cell.column, *cell.cell,
                (height + Length::pt(6)).scaled(1, 2), table_line_step);
    }
  }

  // A half band that waits for a second one is filled up before row r.
  void pad_open_strip(std::size_t r) {
    if (open_halves_ % 2 == 1) {
      ++open_halves_;
      close_strip(r - 1);
    }
  }

  // A row taller than a page: two lines a band, so that it can be cut at any band.
  void add_cut_row(std::size_t r) {
    const Row lines = row(r);
    const TableRow& content = table_.rows[r];
    note_spans(r);
    const auto bands = static_cast<int>((lines.most + 1) / 2);
    for (int band = 0; band < bands; ++band) {
      const Length quarter = grid_.half(1).scaled(1, 2);
      for (std::size_t c = 0; c < columns(); ++c) {
        const TableCell* cell = cell_at(content, c);
        if (cell == nullptr || cell->spans.empty()) {
          continue;
        }
        if (is_decimal(*cell, c)) {
          if (band == 0) {
            cells_.put_decimal(open_.items, r, c, quarter);
          }
          continue;
        }
        for (int half = 0; half < 2; ++half) {
          const auto k = static_cast<std::size_t>(2 * band + half);
          if (k < lines.cells[c].size()) {
            put_lines(open_.items, {lines.cells[c][k]}, c, *cell, grid_.half(half) + quarter,
                      Length());
          }
        }
      }
      column_rules(open_.items, r, grid_.top(1));
      const bool end = band + 1 == bands;
      if (end && r + 1 == table_.rows.size()) {
        open_.items.emplace_back(rule(grid_.top(1) - heavy_rule, heavy_rule));
      } else if (end) {
        row_rule(open_.items, r, grid_.top(1) - thin_rule);
      }
      open_halves_ = 2;
      open_rows_ = end ? 1 : 0;
      close_strip(r);
      out_.back().keeps_whole = false;
      rows_of_strip_.back() = fewest_last_rows;  // enough to stand alone
      // No lone line of the cell on either side of a cut (V-04).
      out_.back().keep_with_next = band == 0 || band + 2 == bands;
    }
  }

  void add_group(std::size_t r) {
    pad_open_strip(r);
    drop_rows_before(r + 1);
    const TableRow& content = table_.rows[r];
    const std::string name = content.cells.empty() ? "" : plain_text(content.cells.front().spans);
    Strip strip = group_strip(content.cells.empty() ? Spans{} : content.cells.front().spans);
    strip.keep_with_next = true;
    strip.at_next_page = again_;
    strip.items_at_cut.emplace_back(rule(grid_.top(strip.bands) - heavy_rule, heavy_rule));
    rows_of_strip_.push_back(0);
    if (out_.back().at_next_page) {  // the group before is over and does not go on
      out_.back().at_next_page = again_plain();
    }
    out_.push_back(std::move(strip));
    again_ = continuation(name);
  }

  Again again_plain() {
    if (!again_plain_) {
      again_plain_ = continuation({});
    }
    return again_plain_;
  }

  Strip group_strip(const std::string& text) { return group_strip(plain(text)); }
  Strip group_strip(const Spans& text) {
    Strip strip;
    const auto lines = cells_.lines(text, cells_.head_style(), 0, columns());
    strip.bands = (halves_for(grid_, lines.size()) + 1) / 2;
    cells_.put_lines(strip.items, lines, 0, columns(), ColumnAlign::Left,
                     grid_.top(strip.bands).scaled(1, 2), table_line_step, cells_.head_style());
    return strip;
  }

  void add_empty_row() {
    Strip strip;
    const auto lines = cells_.lines(plain(std::string(no_rows)), cells_.text_style(), 0, columns());
    cells_.put_lines(strip.items, lines, 0, columns(), ColumnAlign::Centre,
                     grid_.top(1).scaled(1, 2), table_line_step, cells_.text_style());
    strip.items.emplace_back(rule(grid_.top(1) - heavy_rule, heavy_rule));
    rows_of_strip_.push_back(1);
    out_.push_back(std::move(strip));
  }

  // The first rows stay with the head, the last with the notes and with those before.
  void close(std::size_t first) {
    const std::size_t end = out_.size();
    if (end > first) {  // after its last row a table is over: nothing is repeated or closed
      Strip& last = out_.back();
      last.at_next_page.reset();
      last.items_at_cut.clear();
      last.keeps_whole = false;
      last.keep_with_next = !table_.notes.empty();
      if (!table_.rows.empty() && table_.rows.back().kind == RowKind::Group) {
        last.items.emplace_back(rule(grid_.top(last.bands) - heavy_rule, heavy_rule));
      }
    }
    tie_first_rows(first);
    tie_last_rows(first);
    for (Strip& strip : table_notes(table_, frame_, setter_)) {
      out_.push_back(std::move(strip));
    }
  }

  // Rows that are tall hold a part of a table together when they are fewer: what a page could lose
  // by keeping more of them is no longer cheap.
  [[nodiscard]] bool is_cheap(int bands) const { return bands <= cheap_blank(grid_) + 1; }

  // A table that is always cut may begin with fewer: what goes on is long.
  void tie_first_rows(std::size_t first) {
    const int needed = split_ ? fewest_rows - 1 : fewest_rows;
    int rows = rows_of_strip_.front(), bands = out_[first].bands;
    for (std::size_t k = first + 1; k < out_.size() && rows < fewest_rows; ++k) {
      bands += out_[k].bands;
      tie(out_[k - 1], rows < needed && is_cheap(bands), fewest_rows - rows);
      rows += rows_of_strip_[k - first];
    }
  }

  void tie_last_rows(std::size_t first) {
    int rows = rows_of_strip_.back(), bands = out_.back().bands;
    for (std::size_t k = out_.size() - 1; k-- > first && rows < fewest_last_rows;) {
      bands += out_[k].bands;
      tie(out_[k], rows < fewest_rows && is_cheap(bands), fewest_last_rows - rows);
      rows += rows_of_strip_[k - first];
    }
  }

  static void tie(Strip& strip, bool must, int rows_lacking) {
    strip.keep_with_next = strip.keep_with_next || must;
    strip.rows_lacking = std::max(strip.rows_lacking, rows_lacking);
  }

  // A cell over rows that may be cut.
  struct Repeated {
    std::size_t column;
    const TableCell* cell;
    std::vector<TextLine> lines;
    std::size_t end, first;  // rows
  };

  const Table& table_;
  TextSetter& setter_;
  Frame frame_;
  Grid grid_;
  bool split_;  // may be cut between rows
  TableCells cells_;
  int head_bands_ = 0;
  std::vector<Strip> out_;
  Again again_, again_plain_;
  std::vector<std::size_t> tied_until_;   // per row
  std::vector<std::size_t> spans_until_;  // per column: the row below the cell that stands there
  std::vector<std::size_t> blocked_;      // per boundary: no rule above this row
  bool has_row_spans_ = false;
  int tied_bands_ = 0;  // of the rows that are tied together now
  std::vector<Repeated> repeated_;
  std::deque<Row> rows_;  // measured and not yet set, from first_row_ on
  std::size_t first_row_ = 0;
  Strip open_;  // rows that do not yet fill whole bands
  int open_halves_ = 0, open_rows_ = 0;
  std::vector<int> rows_of_strip_;
};

}  // namespace

std::vector<Strip> set_table(const Table& table, const Frame& frame, const Layout& layout,
                             TextSetter& setter) {
  return TableSetter(table, frame, layout, setter).run();
}

}  // namespace jianbao
