#include "typeset/flow.h"

#include <algorithm>

#include "typeset/text_blocks.h"

namespace jianbao {
namespace {

constexpr Length folio_size = Length::pt(14);  // E-23: 4 号
constexpr Length folio_gap = Length::mm(7);    // G-10: from the type area to the top of the dash
// A soft keep is given up when it would leave more than this many bands empty: a third of a page.
constexpr int most_empty = Geometry::bands / 3;

class PageBuilder {
 public:
  PageBuilder(const Style& style, const FlowOptions& options, TextSetter& setter)
      : style_(style), options_(options), setter_(setter) {}

  void add(FlowPart part) {
    if (part.new_page || pages_.pages.empty()) {
      open_page();
    }
    std::vector<Strip>& strips = part.strips;
    std::size_t begin = 0;
    while (begin < strips.size()) {
      const std::size_t end = fill_past_float(strips, begin, page_end(strips, begin));
      if (end == begin) {  // nothing may end here: all of it goes over
        open_page();
        continue;
      }
      for (std::size_t k = begin; k < end; ++k) {
        place(strips[k]);
      }
      if (end < strips.size()) {
        place_items(strips[end - 1].items_at_cut, last_top_);
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

  void add_colophon(const Strip& colophon) {
    const int free = Geometry::bands - used_;
    // One band of air, so that the block is read as the foot and not as the text.
    const bool alone = free < colophon.bands + 1;
    if (alone) {
      open_page();
      pages_.pages.back().number.reset();
    }
    used_ = Geometry::bands - colophon.bands;
    place(colophon);
  }

  [[nodiscard]] std::size_t page_count() const { return pages_.pages.size(); }

  Pages finish() {
    for (std::size_t k = 0; k < pages_.pages.size(); ++k) {
      furnish(pages_.pages[k], k);
    }
    return std::move(pages_);
  }

 private:
  void open_page() {
    Page page;
    page.width = Geometry::page_width;
    page.height = Geometry::page_height;
    page.number = static_cast<std::uint32_t>(pages_.pages.size() + 1);
    pages_.pages.push_back(std::move(page));
    used_ = 0;
  }

  // G-22: the binding edge is left on odd pages and right on even ones.
  [[nodiscard]] Length left_of(std::size_t page_index) const {
    return style_.duplex && page_index % 2 == 1 ? Geometry::outer : Geometry::inner;
  }

  // A page that ends because a chart does not fit is filled with the text after it; the chart then
  // opens the next page. It is referred to by number, so it need not stand at its place.
  [[nodiscard]] std::size_t fill_past_float(std::vector<Strip>& strips, std::size_t begin,
                                            std::size_t end) const {
    if (end >= strips.size() || end == begin || !strips[end].floats ||
        strips[end].bands > Geometry::bands) {
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
      if (bands + height > Geometry::bands) {
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
    if (empty_after(strips, begin, best) <= most_empty) {
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
    return Geometry::bands - bands;
  }

  void place(const Strip& strip) {
    if (strip.blank && used_ == 0) {
      return;
    }
    last_top_ = Geometry::top + Geometry::band_top(used_);
    if (strip.bookmark) {
      Bookmark mark = *strip.bookmark;
      mark.page = static_cast<std::uint32_t>(pages_.pages.size() - 1);
      mark.y = last_top_;
      pages_.bookmarks.push_back(std::move(mark));
    }
    place_items(strip.items, last_top_);
    used_ += strip.bands;
  }

  void place_items(const std::vector<Item>& items, Length top) {
    const Length left = left_of(pages_.pages.size() - 1);
    for (Item item : items) {
      shift(item, left, top);
      pages_.pages.back().items.push_back(std::move(item));
    }
  }

  // Page number and draft mark, on one line below the type area (E-23, E-02a).
  void furnish(Page& page, std::size_t index) {
    const bool even = style_.duplex && index % 2 == 1;
    const Length left = left_of(index);
    const TextStyle digits = TextStyle::free(FontRole::Song, FontRole::Latin, folio_size);
    const Length baseline =
        Geometry::top + Geometry::height + folio_gap + setter_.ink_top(U'—', digits);
    if (page.number) {
      const TextLine line = setter_.line("— " + std::to_string(*page.number) + " —", digits);
      const Length x = even ? left + folio_size : left + Geometry::width - folio_size - line.width;
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
  const FlowOptions& options_;
  TextSetter& setter_;
  Pages pages_;
  int used_ = 0;
  Length last_top_;
};

}  // namespace

Flowed flow(std::vector<FlowPart> parts, const std::optional<Strip>& colophon, const Style& style,
            const FlowOptions& options, TextSetter& setter) {
  PageBuilder builder(style, options, setter);
  Flowed out;
  for (FlowPart& part : parts) {
    builder.add(std::move(part));
    if (out.body_pages == 0) {
      out.body_pages = builder.page_count();
    }
  }
  if (colophon) {
    builder.add_colophon(*colophon);
  }
  out.pages = builder.finish();
  return out;
}

}  // namespace jianbao
