#include "typeset/flow.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "typeset/blocks.h"
#include "typeset/line_numbers.h"

namespace jianbao {
namespace {

constexpr Length folio_size = Length::pt(14);  // E-23: 4 号
constexpr Length folio_gap = Length::mm(7);    // G-10: from the type area to the top of the dash
constexpr int thin_page = 2;                   // bands
constexpr int fewest_at_end = 4;               // bands on a page that rows could be given to
constexpr int most_gained = 3;                 // bands at the foot of a page: a heading, its text
constexpr std::size_t shown_text = 12;         // characters of a paragraph in a message
constexpr Length rounding = Length::millipoints(1);

bool is_good_end(const Strip& strip) {
  return !strip.keep_with_next && !strip.keeps_whole && strip.rows_lacking == 0;
}
bool is_permitted_end(const Strip& strip) { return !strip.keep_with_next; }

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
    fill(part.strips);
    place_turned();
  }

  void end_body() { out_.body_pages = page_count(); }

  void add_colophon(const Strip& colophon) {
    // One band of air, so that the block is read as the foot and not as the text.
    const bool fits = grid_.bands - used_ >= colophon.bands + 1 && !is_turned_;
    const bool to_the_back = style_.duplex && style_.colophon_on_back;
    if (!fits || (to_the_back && !is_even(page_count() - 1))) {
      out_.colophon_alone = !fits && !is_turned_;
      open_unnumbered_page();
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
    out_.thin_end = page_count() > 1 && used_ - repeated_ <= thin_page;
    for (std::size_t k = 0; k < page_count(); ++k) {
      furnish(out_.pages.pages[k], k);
    }
    return std::move(out_);
  }

 private:
  // Strips one after the other, on as many pages as they take.
  void fill(std::vector<Strip>& strips) {
    while (!strips.empty() && strips.back().blank) {  // air before nothing
      strips.pop_back();
    }
    std::size_t begin = 0;
    while (begin < strips.size()) {
      std::size_t end = fill_past_float(strips, begin, page_end(strips, begin));
      if (end < strips.size() && shorten_paragraph(strips, begin, end)) {
        end = page_end(strips, begin);
      }
      if (end == begin) {  // nothing may end here: all of it goes over
        next_page();
        continue;
      }
      for (std::size_t k = begin; k < end; ++k) {
        place(strips[k]);
      }
      if (end < strips.size()) {
        cut(strips[end - 1], strips[end]);
      }
      begin = end;
    }
  }

  // The page ends between two strips.
  void cut(const Strip& last, Strip& next) {
    place_items(last.items_at_cut, last_top_);
    next_page();
    if (last.at_next_page) {
      for (Strip repeated : *last.at_next_page) {
        place(repeated);
      }
      repeated_ = used_;
    }
    if (!next.items_after_cut.empty()) {
      std::ranges::move(next.items_after_cut, std::back_inserter(next.items));
    }
  }

  void next_page() {
    note_short_page();
    const bool turned = is_turned_;
    if (!turned) {
      place_turned();
    }
    open_page(turned);
  }

  // Pages that are turned stand after the page that speaks of them.
  void place_turned() {
    const Grid upright = std::exchange(grid_, grid_.turned());
    for (auto& strips : std::exchange(turned_, {})) {
      if (strips->empty()) {
        continue;
      }
      if (used_ == 0 && page_count() > 0 && out_.pages.pages.back().items.empty()) {
        out_.pages.pages.pop_back();  // nothing came before it
      }
      open_page(true);
      fill(*strips);
    }
    grid_ = upright;
  }

  // V-04: a page that ends early, because a paragraph may not be parted there, gains a line when a
  // paragraph on it can be set in one line less. The nearest to the foot is tried first.
  bool shorten_paragraph(std::vector<Strip>& strips, std::size_t begin, std::size_t end) {
    const int empty = empty_after(strips, begin, end);
    if (empty == 0 || empty > most_gained || is_turned_) {
      return false;
    }
    for (std::size_t p = std::min(end + 1, strips.size()); p-- > begin;) {
      const auto rewriting = strips[p].rewriting;
      if (rewriting && has_float(strips, p, rewriting->strips)) {
        continue;
      }
      auto text = rewriting ? rewriting->in_fewer_lines() : std::nullopt;
      if (!text) {
        continue;
      }
      std::vector<Strip> trial = with_paragraph(strips, begin, p, rewriting->strips, text->strips);
      const std::size_t trial_end = page_end(trial, 0);
      if (empty_after(trial, 0, trial_end) < empty) {
        replace(strips, p, rewriting->strips, std::move(text->strips));
        out_.pages.lines += text->after;
        out_.pages.lines -= text->before;
        out_.shortened.push_back(
            {static_cast<std::uint32_t>(page_count()), text_of(strips[p], shown_text)});
        return true;
      }
    }
    return false;
  }

  // A chart was moved in among its lines.
  static bool has_float(const std::vector<Strip>& strips, std::size_t at, std::size_t count) {
    const auto first = strips.begin() + static_cast<std::ptrdiff_t>(at);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(count),
                       [](const Strip& s) { return s.floats; });
  }

  // The strips of about a page from `begin`, with a paragraph set anew.
  [[nodiscard]] std::vector<Strip> with_paragraph(const std::vector<Strip>& strips,
                                                  std::size_t begin, std::size_t at,
                                                  std::size_t count,
                                                  const std::vector<Strip>& anew) const {
    const auto first = strips.begin() + static_cast<std::ptrdiff_t>(begin);
    const std::size_t most = begin + 2 * static_cast<std::size_t>(grid_.bands) + count;
    std::vector<Strip> trial(
        first, strips.begin() + static_cast<std::ptrdiff_t>(std::min(strips.size(), most)));
    replace(trial, at - begin, count, anew);
    return trial;
  }

  // What was decided of the end of the old lines holds for the new ones: V-05.
  static void replace(std::vector<Strip>& strips, std::size_t at, std::size_t count,
                      std::vector<Strip> anew) {
    if (strips[at + count - 1].keep_with_next) {
      for (std::size_t k = anew.size(); k-- > 0 && k + 2 >= anew.size();) {
        anew[k].keep_with_next = true;
      }
    }
    const auto first = strips.begin() + static_cast<std::ptrdiff_t>(at);
    strips.erase(first, first + static_cast<std::ptrdiff_t>(count));
    strips.insert(strips.begin() + static_cast<std::ptrdiff_t>(at),
                  std::make_move_iterator(anew.begin()), std::make_move_iterator(anew.end()));
  }

  // The first characters of a strip, for a message.
  static std::string text_of(const Strip& strip, std::size_t most) {
    std::string text;
    std::size_t count = 0;
    for (const Item& item : strip.items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        for (const Glyph& glyph : run->glyphs) {
          if (count++ < most) {
            append_utf8(text, glyph.text);
          }
        }
      }
    }
    return text;
  }

  void open_page(bool turned = false) {
    is_turned_ = turned;
    Page page;
    page.width = Geometry::page_width;
    page.height = Geometry::page_height;
    page.number = static_cast<std::uint32_t>(page_count() + 1);
    out_.pages.pages.push_back(std::move(page));
    rules_.clear();
    used_ = filled_ = repeated_ = 0;
  }

  // A page of the 版记 alone, and a blank one before it, bear no number (V-06, E-23).
  void open_unnumbered_page() {
    open_page();
    out_.pages.pages.back().number.reset();
  }

  // The text goes on, so this page should have been full.
  void note_short_page() {
    const int empty = grid_.bands - filled_;
    if (!is_turned_ && is_too_empty(empty, grid_)) {
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
    std::size_t further = page_end(strips, begin);
    // Never into a table, nor past what closes the text.
    const auto first = strips.begin() + static_cast<std::ptrdiff_t>(end);
    const auto last = strips.begin() + static_cast<std::ptrdiff_t>(std::max(further, end));
    const auto stop = std::find_if_not(first, last, [](const Strip& s) { return s.is_text; });
    if (stop != last) {
      further = std::max(
          end,
          last_end(strips, begin, static_cast<std::size_t>(stop - strips.begin()), is_good_end));
    }
    strips.insert(strips.begin() + static_cast<std::ptrdiff_t>(further), std::move(chart));
    return further;
  }

  // One past the last strip that goes on this page, starting with `begin`.
  [[nodiscard]] std::size_t page_end(const std::vector<Strip>& strips, std::size_t begin) const {
    const std::size_t end = full_page_end(strips, begin);
    return leaves_few(strips, end) ? end_with_rows_to_give(strips, begin, end) : end;
  }

  // Only a few lines come after, and the last page of the part would hold nothing else.
  static bool leaves_few(const std::vector<Strip>& strips, std::size_t end) {
    int bands = 0;
    for (std::size_t k = end; k < strips.size() && bands < fewest_at_end; ++k) {
      bands += bands == 0 && strips[k].blank ? 0 : strips[k].bands;
    }
    return bands > 0 && bands < fewest_at_end;
  }

  // The last rows of a table go over with what follows it, where this page is not much emptier
  // for that.
  [[nodiscard]] std::size_t end_with_rows_to_give(const std::vector<Strip>& strips,
                                                  std::size_t begin, std::size_t end) const {
    for (std::size_t k = end; k > begin && is_cheap(strips, begin, k); --k) {
      if (strips[k - 1].at_next_page && is_permitted_end(strips[k - 1])) {
        return k;
      }
    }
    return end;
  }

  [[nodiscard]] std::size_t full_page_end(const std::vector<Strip>& strips,
                                          std::size_t begin) const {
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
    if (const auto best = last_end(strips, begin, fits, is_good_end);
        is_cheap(strips, begin, best)) {
      return best;
    }
    const std::size_t last = last_end(strips, begin, fits, is_permitted_end);
    if (last > begin) {
      return end_with_most_rows(strips, begin, last);
    }
    // On a used page all go over; on one that holds nothing new they must be cut.
    return used_ > repeated_ ? begin : std::max(fits, begin + 1);
  }

  [[nodiscard]] static std::size_t last_end(const std::vector<Strip>& strips, std::size_t begin,
                                            std::size_t end, bool (*is_end)(const Strip&)) {
    while (end > begin && !is_end(strips[end - 1])) {
      --end;
    }
    return end;
  }

  // Of the ends that are cheap, the last of those that leave the fewest rows lacking.
  [[nodiscard]] std::size_t end_with_most_rows(const std::vector<Strip>& strips, std::size_t begin,
                                               std::size_t last) const {
    std::size_t best = last;
    for (std::size_t k = last; k > begin && is_cheap(strips, begin, k); --k) {
      if (is_permitted_end(strips[k - 1]) &&
          strips[k - 1].rows_lacking < strips[best - 1].rows_lacking) {
        best = k;
      }
    }
    return best;
  }

  [[nodiscard]] bool is_cheap(const std::vector<Strip>& strips, std::size_t begin,
                              std::size_t end) const {
    return empty_after(strips, begin, without_air(strips, begin, end)) <= cheap_blank(grid_);
  }

  // One past the last strip that shows: air at the foot of a page is empty too.
  [[nodiscard]] static std::size_t without_air(const std::vector<Strip>& strips, std::size_t begin,
                                               std::size_t end) {
    while (end > begin && strips[end - 1].blank) {
      --end;
    }
    return end;
  }

  [[nodiscard]] int empty_after(const std::vector<Strip>& strips, std::size_t begin,
                                std::size_t end) const {
    int bands = used_;
    for (std::size_t k = begin; k < end; ++k) {
      bands += strips[k].bands;
    }
    return grid_.bands - bands;
  }

  // Takes the items away; what a cut after the strip needs stays.
  void place(Strip& strip) {
    if (strip.blank && used_ == 0) {
      return;
    }
    if (strip.turned) {
      turned_.push_back(strip.turned);
      return;
    }
    last_top_ = (is_turned_ ? Length() : Geometry::top) + grid_.top(used_);
    if (strip.bookmark) {
      Bookmark mark = *strip.bookmark;
      mark.page = static_cast<std::uint32_t>(page_count() - 1);
      mark.y = is_turned_ ? Geometry::top : last_top_;
      out_.pages.bookmarks.push_back(std::move(mark));
    }
    place_items(std::move(strip.items), last_top_);
    used_ += strip.bands;
    filled_ = strip.blank ? filled_ : used_;
  }

  void place_items(std::vector<Item> items, Length top) {
    const Length left = left_of(page_count() - 1);
    for (Item& item : items) {
      if (is_turned_) {
        shift(item, Length(), top);
        turn(item, left);
      } else {
        shift(item, left, top);
      }
      put_item(std::move(item));
    }
  }

  // A rule that goes on where one ended makes that one longer, so that a column of a table is one
  // rule and not one for each row.
  void put_item(Item item) {
    std::vector<Item>& items = out_.pages.pages.back().items;
    if (const Fill* fill = std::get_if<Fill>(&item); fill != nullptr && !is_turned_) {
      Fill* above = rule_above(*fill);
      if (above != nullptr) {
        above->area.height = fill->area.y + fill->area.height - above->area.y;
        return;
      }
      rules_[{fill->area.x.count(), fill->area.width.count()}] = items.size();
    }
    items.push_back(std::move(item));
  }

  Fill* rule_above(const Fill& fill) {
    const auto found = rules_.find({fill.area.x.count(), fill.area.width.count()});
    if (found == rules_.end()) {
      return nullptr;
    }
    auto& above = std::get<Fill>(out_.pages.pages.back().items[found->second]);
    const Length gap = fill.area.y - above.area.y - above.area.height;
    const bool goes_on = gap >= -rounding && gap <= rounding;
    return goes_on && above.colour == fill.colour ? &above : nullptr;
  }

  // Line numbers of a proof; page number and draft mark, on one line below the type area (E-23,
  // E-02a).
  void furnish(Page& page, std::size_t index) {
    if (page.items.empty()) {
      return;  // blank: nothing at all is printed on it
    }
    const bool even = style_.duplex && is_even(index);
    const Length left = left_of(index);
    if (options_.proof) {
      number_lines(page, grid_, left, style_.draft_grey, setter_);
    }
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
  Grid grid_;  // of the page being filled
  const FlowOptions& options_;
  TextSetter& setter_;
  Flowed out_;
  int used_ = 0;
  int filled_ = 0;    // of these, but for the air at their end
  int repeated_ = 0;  // of these, the head of a table that goes on
  Length last_top_;
  bool is_turned_ = false;                                   // the last page
  std::vector<std::shared_ptr<std::vector<Strip>>> turned_;  // wait for the end of the page
  // The lowest rule of a distance from the left and a width.
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> rules_;
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
