#include "typeset/flow.h"

#include <algorithm>

#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length folio_size = Length::pt(14);  // E-23: 4 号
constexpr Length folio_gap = Length::mm(7);    // G-10: from the type area to the top of the dash
constexpr int thin_page = 2;                   // bands

/// More than a third of a page.
bool is_too_empty(int empty_bands, const Grid& grid) { return empty_bands * 3 > grid.bands; }

class PageBuilder {
 public:
  PageBuilder(const Style& style, const FlowOptions& options, TextSetter& setter)
      : style_(style), grid_(style.layout.grid), options_(options), setter_(setter) {
    out_.pages.grid = grid_;
  }

  void add(FlowPart part) {
    if (part.new_page || page_count() == 0) {
      open_page();
    }
    std::vector<Strip>& strips = part.strips;
    std::size_t begin = 0;
    while (begin < strips.size()) {
      const std::size_t end = fill_past_float(strips, begin, page_end(strips, begin));
      if (end == begin) {  // nothing may end here: all of it goes over
        note_short_page();
        open_page();
        continue;
      }
      for (std::size_t k = begin; k < end; ++k) {
        place(strips[k]);
      }
      if (end < strips.size()) {
        place_items(strips[end - 1].items_at_cut, last_top_);
        note_short_page();
        open_page();
        if (strips[end - 1].at_next_page) {
          for (const Strip& s : *strips[end - 1].at_next_page) {
            place(s);
          }
        }
      }
      begin = end;
    }
  }

  void end_body() { out_.body_pages = page_count(); }

  void add_colophon(const Strip& colophon) {
    // One band of air, so that the block is read as the foot and not as the text.
    const bool fits = grid_.bands - used_ >= colophon.bands + 1;
    const bool to_the_back = style_.duplex && style_.colophon_on_back;
    if (!fits || (to_the_back && !is_even(page_count() - 1))) {
      open_unnumbered_page();
      out_.colophon_alone = !fits;
    }
    if (to_the_back && !is_even(page_count() - 1)) {
      open_unnumbered_page();  // the page before stays blank
    }
    used_ = grid_.bands - colophon.bands;
    last_top_ = Geometry::top + Geometry::height - grid_.top(colophon.bands);
    place_items(colophon.items, last_top_);
  }

  [[nodiscard]] std::size_t page_count() const { return out_.pages.pages.size(); }

  Flowed finish() {
    out_.thin_end = page_count() > 1 && used_ <= thin_page;
    for (std::size_t k = 0; k < page_count(); ++k) {
      furnish(out_.pages.pages[k], k);
    }
    return std::move(out_);
  }

 private:
  void open_page() {
    Page page;
    page.width = Geometry::page_width;
    page.height = Geometry::page_height;
    page.number = static_cast<std::uint32_t>(page_count() + 1);
    out_.pages.pages.push_back(std::move(page));
    used_ = 0;
  }

  // A page of the 版记 alone, and a blank one before it, bear no number (V-06, E-23).
  void open_unnumbered_page() {
    open_page();
    out_.pages.pages.back().number.reset();
  }

  // The text goes on, so this page should have been full.
  void note_short_page() {
    const int empty = grid_.bands - used_;
    if (is_too_empty(empty, grid_)) {
      out_.short_pages.push_back({static_cast<std::uint32_t>(page_count()), empty});
    }
  }

  static bool is_even(std::size_t page_index) { return page_index % 2 == 1; }

  // G-22: the binding edge is left on odd pages and right on even ones.
  [[nodiscard]] Length left_of(std::size_t page_index) const {
    return style_.duplex && is_even(page_index) ? Geometry::outer : Geometry::inner;
  }

  // A page that ends because a chart does not fit is filled with the text after it; the chart then
  // opens the next page. It is referred to by number, so it need not stand at its place.
  [[nodiscard]] std::size_t fill_past_float(std::vector<Strip>& strips, std::size_t begin,
                                            std::size_t end) const {
    if (end >= strips.size() || end == begin || !strips[end].floats ||
        strips[end].bands > grid_.bands) {
      return end;
    }
    Strip chart = std::move(strips[end]);
    strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(end));
    const std::size_t further = page_end(strips, begin);
    strips.insert(strips.begin() + static_cast<std::ptrdiff_t>(further), std::move(chart));
    return further;
  }

  // One past the last strip that goes on this page, starting with `begin`.
  [[nodiscard]] std::size_t page_end(const std::vector<Strip>& strips, std::size_t begin) const {
    int bands = used_;
    std::size_t fits = begin;
    bool only_blank = bands == 0;
    while (fits < strips.size()) {
      const Strip& s = strips[fits];
      const int height = only_blank && s.blank ? 0 : s.bands;
      if (bands + height > grid_.bands) {
        break;
      }
      bands += height;
      only_blank = only_blank && s.blank;
      ++fits;
    }
    if (fits == strips.size()) {
      return fits;
    }
    const std::size_t best = last_good_end(strips, begin, fits, true);
    if (!is_too_empty(empty_after(strips, begin, best), grid_)) {
      return best;
    }
    const std::size_t hard = last_good_end(strips, begin, fits, false);
    if (hard > begin) {
      return hard;
    }
    // On a used page all go over; on an empty one they must be cut.
    return used_ > 0 ? begin : std::max(fits, begin + 1);
  }

  [[nodiscard]] static std::size_t last_good_end(const std::vector<Strip>& strips,
                                                 std::size_t begin, std::size_t end,
                                                 bool soft_too) {
    while (end > begin) {
      const Strip& last = strips[end - 1];
      if (!last.keep_with_next && !(soft_too && last.soft_keep_with_next)) {
        return end;
      }
      --end;
    }
    return begin;
  }

  [[nodiscard]] int empty_after(const std::vector<Strip>& strips, std::size_t begin,
                                std::size_t end) const {
    int bands = used_;
    for (std::size_t k = begin; k < end; ++k) {
      bands += strips[k].bands;
    }
    return grid_.bands - bands;
  }

  void place(const Strip& strip) {
    if (strip.blank && used_ == 0) {
      return;
    }
    last_top_ = Geometry::top + grid_.top(used_);
    if (strip.bookmark) {
      Bookmark mark = *strip.bookmark;
      mark.page = static_cast<std::uint32_t>(page_count() - 1);
      mark.y = last_top_;
      out_.pages.bookmarks.push_back(std::move(mark));
    }
    place_items(strip.items, last_top_);
    used_ += strip.bands;
  }

  void place_items(const std::vector<Item>& items, Length top) {
    const Length left = left_of(page_count() - 1);
    for (Item item : items) {
      shift(item, left, top);
      out_.pages.pages.back().items.push_back(std::move(item));
    }
  }

  // Page number and draft mark, on one line below the type area (E-23, E-02a).
  void furnish(Page& page, std::size_t index) {
    if (page.items.empty()) {
      return;  // blank: nothing at all is printed on it
    }
    const bool even = style_.duplex && is_even(index);
    const Length left = left_of(index);
    const TextStyle digits = TextStyle::free(FontRole::Song, FontRole::Latin, folio_size);
    const Length baseline =
        Geometry::top + Geometry::height + folio_gap + setter_.ink_top(U'—', digits);
    if (page.number) {
      const TextLine line = setter_.line("— " + std::to_string(*page.number) + " —", digits);
      const Length air = Geometry::cell_left(1);  // 空一字 is one cell, whatever the size (§2)
      const Length x = even ? left + air : left + Geometry::width - air - line.width;
      put(page.items, line, {x, baseline});
    }
    if (options_.draft && !style_.draft_mark.empty()) {
      TextStyle kai = TextStyle::free(FontRole::Kai, FontRole::Latin, folio_size);
      kai.colour = style_.draft_grey;
      const TextLine line = setter_.line(style_.draft_mark, kai);
      const Length x = even ? left + Geometry::width - line.width : left;
      put(page.items, line, {x, baseline});
    }
  }

  const Style& style_;
  const Grid& grid_;
  const FlowOptions& options_;
  TextSetter& setter_;
  Flowed out_;
  int used_ = 0;
  Length last_top_;
};

}  // namespace

Flowed flow(std::vector<FlowPart> parts, const std::optional<Strip>& colophon, const Style& style,
            const FlowOptions& options, TextSetter& setter) {
  PageBuilder builder(style, options, setter);
  bool body = true;
  for (FlowPart& part : parts) {
    builder.add(std::move(part));
    if (body) {
      builder.end_body();
    }
    body = false;
  }
  if (colophon) {
    builder.add_colophon(*colophon);
  }
  return builder.finish();
}

}  // namespace jianbao
