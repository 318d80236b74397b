#include "typeset/typeset.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "typeset/balance.h"
#include "typeset/blocks.h"
#include "typeset/chart.h"
#include "typeset/flow.h"
#include "typeset/table.h"

namespace jianbao {
namespace {

// A mark at an edge gives up half of its width (L-21, L-22), so that much may stand outside.
bool leaves(const TextRun& run, Length width) {
  if (run.glyphs.empty()) {
    return false;
  }
  const Length trim = run.size.scaled(6, 10);
  const Glyph& last = run.glyphs.back();
  const Length wide = last.text < 0x2E80 ? run.size.scaled(1, 2) : run.size;
  return run.origin.x + Length::millipoints(run.glyphs.front().x) < -trim ||
         run.origin.x + Length::millipoints(last.x) + wide > width + trim;
}

std::string text_of(const TextRun& run) {
  constexpr std::size_t shown = 20;
  std::string text;
  for (std::size_t k = 0; k < std::min(run.glyphs.size(), shown); ++k) {
    append_utf8(text, run.glyphs[k].text);
  }
  return text + (run.glyphs.size() > shown ? "……" : "");
}

// Blocks in order → parts of strips; an attachment opens a new part.
class Setting {
 public:
  Setting(const Style& style, TextSetter& setter) : style_(style), setter_(setter) {
    parts_.emplace_back();
  }

  void add(const Block& block) {
    setter_.set_place(block.span);
    keep_lead_in(block, std::exchange(lead_in_, 0));
    const std::size_t before = parts_.back().strips.size();
    std::visit([this](const auto& content) { set(content); }, block.content);
    const auto* heading = std::get_if<Heading>(&block.content);
    const int above = std::exchange(heading_above_, heading != nullptr ? heading->level : 0);
    if (above != 0 && std::holds_alternative<Paragraph>(block.content)) {
      lead_in_ = parts_.back().strips.size() - before;
      section_ = above;
    }
  }

  std::vector<FlowPart> take_parts() { return std::move(parts_); }
  std::optional<Strip> colophon;

 private:
  void set(const Masthead& m) {
    below_masthead_ = true;
    append(set_masthead(m, style_, setter_));
  }
  void set(const Title& t) { append(set_title(t, below_masthead_, style_, setter_)); }
  void set(const Paragraph& p) { append(set_paragraph(p, style_, setter_)); }
  void set(const Sample& s) { append(set_sample(s, style_, setter_)); }
  void set(const Heading& h) { append(set_heading(h, style_, setter_)); }
  void set(const AttachmentList& l) {
    keep_last_lines();
    append(set_attachment_list(l, style_, setter_));
  }
  void set(const Signature& s) {
    keep_last_lines();
    append(set_signature(s, style_, setter_));
  }
  void set(const Attachment& a) {
    parts_.push_back({.strips = {}, .new_page = true});
    append(set_attachment(a, style_, setter_));
  }
  void set(const Table& t) {
    if (!t.landscape) {
      append(set_table(t, {Geometry::width, style_.layout.grid}, style_.layout, setter_));
      return;
    }
    const Frame turned{Geometry::height, style_.layout.grid.turned()};
    Strip anchor;
    anchor.bands = 0;
    // A heading goes over with the text below it, not with what is set elsewhere.
    anchor.keep_with_next =
        !parts_.back().strips.empty() && parts_.back().strips.back().keep_with_next;
    anchor.turned =
        std::make_shared<std::vector<Strip>>(set_table(t, turned, style_.layout, setter_));
    append({std::move(anchor)});
  }
  void set(const Chart& c) { append(set_chart(c, style_, setter_)); }
  void set(const Colophon& c) {
    colophon = set_colophon(c, style_, setter_);
    tell_what_leaves({*colophon}, upright());
  }

  [[nodiscard]] Frame upright() const { return {Geometry::width, style_.layout.grid}; }

  // The last net: nothing is printed over an edge of the type area, whatever its block thought of
  // its room (G-23).
  void tell_what_leaves(const std::vector<Strip>& strips, const Frame& frame) {
    for (const Strip& strip : strips) {
      if (strip.bands > frame.grid.bands) {
        setter_.complain(Code::TypesetTooTall, {{"bands", std::to_string(strip.bands)},
                                                {"most", std::to_string(frame.grid.bands)}});
        return;
      }
      for (const Item& item : strip.items) {
        if (const auto* run = std::get_if<TextRun>(&item); run && leaves(*run, frame.width)) {
          setter_.complain(Code::TypesetTooWide, {{"text", text_of(*run)}});
          return;
        }
      }
    }
  }

  // V-03: a heading does not end a page with no more than the line or two that lead in to what
  // follows. What is short moves over with the heading; what is tall only where that is cheap.
  void keep_lead_in(const Block& block, std::size_t lines) {
    constexpr std::size_t few = 2;
    const auto* heading = std::get_if<Heading>(&block.content);
    const bool is_text = std::holds_alternative<Paragraph>(block.content);
    const bool is_tall = std::holds_alternative<Table>(block.content) ||
                         std::holds_alternative<Chart>(block.content);
    const bool goes_on = heading != nullptr ? heading->level > section_ : is_text || is_tall;
    if (!goes_on || lines > (is_text ? few - 1 : few)) {
      return;
    }
    auto& strips = parts_.back().strips;
    for (auto strip = strips.rbegin(); strip != strips.rend() && lines > 0; ++strip, --lines) {
      (is_tall ? strip->keeps_whole : strip->keep_with_next) = true;
    }
  }

  // V-05: what closes a text stands with two lines of it.
  void keep_last_lines() {
    auto& strips = parts_.back().strips;
    int kept = 0;
    for (auto strip = strips.rbegin(); strip != strips.rend() && kept < 2; ++strip) {
      strip->keep_with_next = true;
      kept += strip->bands;
    }
  }

  void append(std::vector<Strip> strips) {
    tell_what_leaves(strips, upright());
    auto& to = parts_.back().strips;
    to.insert(to.end(), std::make_move_iterator(strips.begin()),
              std::make_move_iterator(strips.end()));
  }

  const Style& style_;
  TextSetter& setter_;
  std::vector<FlowPart> parts_;
  bool below_masthead_ = false;
  int heading_above_ = 0;  ///< level of the heading that was set last; 0: it was no heading
  int section_ = 0;        ///< level of the heading above the lead-in
  std::size_t lead_in_ =
      0;  ///< lines of the paragraph at the end that a heading stands right above
};

struct Attempt {
  Flowed flowed;
  Diagnostics said;
};

Attempt set_as(const Document& document, const Style& style, const FontSet& fonts) {
  Attempt attempt;
  TextSetter setter(fonts, attempt.said);
  Setting setting(style, setter);
  for (const Block& block : document.blocks) {
    setting.add(block);
  }
  setter.set_place(std::nullopt);
  attempt.flowed = flow(setting.take_parts(), setting.colophon, style,
                        {.draft = document.draft, .proof = document.proof}, setter);
  attempt.flowed.pages.lines += setter.line_counts();
  return attempt;
}

/// The standard layout; when it leaves pages short, the first of the remedies that leaves the
/// fewest.
Attempt set_balanced(const Document& document, Style style, const FontSet& fonts) {
  Attempt standard = set_as(document, style, fonts);
  const std::size_t faults = fault_count(standard.flowed);
  if (faults == 0 || standard.said.has_errors()) {
    tell_shortened(document, standard.flowed, standard.said);
    return standard;
  }
  std::optional<Attempt> best;
  std::size_t least = faults;
  Layout chosen;
  for (const Layout& layout : remedies(document, style, standard.flowed)) {
    style.layout = layout;
    Attempt attempt = set_as(document, style, fonts);
    if (!attempt.said.has_errors() && fault_count(attempt.flowed) < least) {
      least = fault_count(attempt.flowed);
      best = std::move(attempt);
      chosen = layout;
    }
    if (least == 0) {
      break;
    }
  }
  if (best) {
    tell_remedy(document, chosen, standard.flowed, best->said);
  }
  Attempt& result = best ? *best : standard;
  tell_shortened(document, result.flowed, result.said);
  tell_short_pages(document, result.flowed, result.said);
  return std::move(result);
}

}  // namespace

Outcome<Pages> typeset(const Document& document, const Style& style, const FontSet& fonts) {
  Outcome<Pages> out;
  Attempt set = set_balanced(document, style, fonts);
  out.diagnostics = std::move(set.said);
  const auto longer_than = [&](Code code, std::uint32_t limit) {
    if (limit == 0 || set.flowed.body_pages <= limit) {
      return false;
    }
    out.diagnostics.add({code,
                         std::nullopt,
                         {{"document", document.name},
                          {"pages", std::to_string(set.flowed.body_pages)},
                          {"limit", std::to_string(limit)}}});
    return true;
  };
  if (!longer_than(Code::TypesetTooManyPages, document.pages_most)) {
    longer_than(Code::TypesetOverAim, document.pages_aim);
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(set.flowed.pages);
  }
  return out;
}

}  // namespace jianbao
