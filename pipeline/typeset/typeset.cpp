#include "typeset/typeset.h"

#include "typeset/chart.h"
#include "typeset/flow.h"
#include "typeset/table.h"
#include "typeset/text_blocks.h"

namespace jianbao {
namespace {

// Blocks in order → parts of strips; an attachment opens a new part.
class Setting {
 public:
  Setting(const Style& style, TextSetter& setter) : style_(style), setter_(setter) {
    parts_.emplace_back();
  }

  void add(const Block& block) {
    setter_.set_place(block.span);
    std::visit([this](const auto& content) { set(content); }, block.content);
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
  void set(const Heading& h) { append(set_heading(h, style_, setter_)); }
  void set(const Attachment& a) {
    parts_.push_back({.strips = {}, .new_page = true});
    append(set_attachment(a, style_, setter_));
  }
  void set(const Table& t) { append(set_table(t, style_, setter_)); }
  void set(const Chart& c) { append(set_chart(c, style_, setter_)); }
  void set(const Colophon& c) { colophon = set_colophon(c, style_, setter_); }

  void append(std::vector<Strip> strips) {
    auto& to = parts_.back().strips;
    to.insert(to.end(), std::make_move_iterator(strips.begin()),
              std::make_move_iterator(strips.end()));
  }

  const Style& style_;
  TextSetter& setter_;
  std::vector<FlowPart> parts_;
  bool below_masthead_ = false;
};

}  // namespace

Outcome<Pages> typeset(const Document& document, const Style& style, const FontSet& fonts) {
  Outcome<Pages> out;
  TextSetter setter(fonts, out.diagnostics);
  Setting setting(style, setter);
  for (const Block& block : document.blocks) {
    setting.add(block);
  }
  setter.set_place(std::nullopt);
  Flowed set =
      flow(setting.take_parts(), setting.colophon, style, {.draft = document.draft}, setter);
  const auto longer_than = [&](Code code, std::uint32_t limit) {
    if (limit == 0 || set.body_pages <= limit) {
      return false;
    }
    out.diagnostics.add({code,
                         std::nullopt,
                         {{"document", document.name},
                          {"pages", std::to_string(set.body_pages)},
                          {"limit", std::to_string(limit)}}});
    return true;
  };
  if (!longer_than(Code::TypesetTooManyPages, document.pages_most)) {
    longer_than(Code::TypesetOverAim, document.pages_aim);
  }
  if (!out.diagnostics.has_errors()) {
    set.pages.lines = setter.line_counts();
    out.value = std::move(set.pages);
  }
  return out;
}

std::uint32_t line_of(Length y) {
  const std::int64_t within = (y - Geometry::top).count();
  const std::int64_t line = within * Geometry::bands / Geometry::height.count();
  if (line < 0) {
    return 1;
  }
  return line >= Geometry::bands ? Geometry::bands : static_cast<std::uint32_t>(line) + 1;
}

}  // namespace jianbao
