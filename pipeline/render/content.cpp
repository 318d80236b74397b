#include "render/content.h"

#include <cstdlib>
#include <variant>
#include <vector>

#include "render/haru.h"
#include "render/operators.h"

namespace jianbao {
namespace {

/// Pen positions inside a run are counted in 10⁻⁶ millipoints: advance (1/1000 em) × size
/// (millipoints) × stretch (1/1000) is a whole number of them, so nothing is rounded on the way.
constexpr std::int64_t fine = 1'000'000;

class ContentWriter {
 public:
  ContentWriter(Length page_height, std::span<const SubsetFont> fonts)
      : height_(page_height), fonts_(fonts) {}

  void operator()(const TextRun&);
  void operator()(const Fill&);
  void operator()(const Box&);
  void operator()(const Stroke&);
  void operator()(const Shape&);
  [[nodiscard]] std::string take() { return std::move(out_.text()); }

 private:
  using CodedRun = std::vector<const SubsetFont::Coded*>;

  /// Paper's y grows downwards, PDF's upwards.
  [[nodiscard]] Length flip(Length y) const { return height_ - y; }
  void point(Point p);
  void rectangle(const Rect&);
  void set_font(const TextRun&);
  void set_stretch(std::int32_t x_scale);
  void set_spacing(std::int64_t billionths_of_pt);
  void show(const TextRun&, const CodedRun&);
  void show_adjusted(const TextRun&, const CodedRun&);
  void hatch(const Box&);
  void rising_lines(const Box&);
  void falling_lines(const Box&);
  void level_lines(const Box&);
  void line(Length width, Rgb colour, Length dash);

  Length height_;
  std::span<const SubsetFont> fonts_;
  Operators out_;
  // The text state lasts from one BT … ET to the next and is written when it changes only.
  std::optional<std::uint32_t> face_;
  Length size_;
  std::int32_t x_scale_ = 1000;
  std::int64_t spacing_ = 0;
};

/// Where every glyph but the first would stand if each followed the one before at its own width,
/// against where it shall stand. The same extra at every glyph: that extra; else none.
std::optional<std::int64_t> uniform_extra(const TextRun& run,
                                          const std::vector<const SubsetFont::Coded*>& coded) {
  const std::int64_t unit = run.size.count() * run.x_scale;  // one 1/1000 em
  std::vector<std::int64_t> extra;
  std::int64_t natural = 0;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const std::int64_t x = std::int64_t{run.glyphs[i].x} - run.glyphs.front().x;
    extra.push_back(x * fine - natural);
    natural += coded[i]->advance * unit;
  }
  const auto gaps = static_cast<std::int64_t>(extra.size()) - 1;
  const std::int64_t each = gaps > 0 ? extra.back() / gaps : 0;
  for (std::size_t i = 0; i < extra.size(); ++i) {
    // Positions were rounded to millipoints, so a millipoint either way is the same place.
    if (std::llabs(extra[i] - each * static_cast<std::int64_t>(i)) > fine) {
      return std::nullopt;
    }
  }
  return std::llabs(extra.back()) <= fine ? 0 : each;
}

void ContentWriter::operator()(const TextRun& run) {
  if (run.glyphs.empty()) {
    return;
  }
  const SubsetFont& font = fonts_[run.face.index()];
  CodedRun coded;
  bool shares_code = false;
  for (const Glyph& glyph : run.glyphs) {
    coded.push_back(font.find({glyph.id, glyph.text}));
    shares_code = shares_code || coded.back()->actual_text;
  }
  const auto extra = shares_code ? std::nullopt : uniform_extra(run, coded);
  out_.fill_colour(run.colour);
  out_.op("BT");
  set_font(run);
  set_stretch(run.x_scale);
  // Tc is not stretched yet: 10⁻⁶ millipoints → 10⁻⁹ pt before stretching.
  set_spacing(extra ? *extra * 1000 / run.x_scale : 0);
  const Length first = Length::millipoints(run.glyphs.front().x);
  if (run.turned) {
    out_.raw("0 1 -1 0 ");
    point({run.origin.x, run.origin.y - first});
  } else {
    out_.raw("1 0 0 1 ");
    point({run.origin.x + first, run.origin.y});
  }
  out_.op("Tm");
  if (extra) {
    show(run, coded);
  } else {
    show_adjusted(run, coded);
  }
  out_.op("ET");
}

void ContentWriter::set_font(const TextRun& run) {
  if (face_ == run.face.index() && size_ == run.size) {
    return;
  }
  face_ = run.face.index();
  size_ = run.size;
  out_.raw("/" + font_resource_name(run.face.index()) + ' ');
  out_.number(run.size);
  out_.op("Tf");
}

void ContentWriter::set_stretch(std::int32_t x_scale) {
  if (x_scale_ != x_scale) {
    x_scale_ = x_scale;
    out_.number(x_scale, 1);  // a percentage
    out_.op("Tz");
  }
}

void ContentWriter::set_spacing(std::int64_t billionths_of_pt) {
  // A millionth of a point is more than readers resolve; over a line it stays below 0.1 mpt.
  const std::int64_t millionths = billionths_of_pt / 1000;
  if (spacing_ != millionths) {
    spacing_ = millionths;
    out_.number(millionths, 6);
    out_.op("Tc");
  }
}

void ContentWriter::show(const TextRun&, const CodedRun& coded) {
  out_.raw("<");
  for (const SubsetFont::Coded* glyph : coded) {
    out_.code(glyph->code);
  }
  out_.op("> Tj");
}

/// One TJ with an adjustment wherever a glyph does not stand where the pen is. Each adjustment is
/// the difference of two absolute places, so roundings do not add up.
void ContentWriter::show_adjusted(const TextRun& run, const CodedRun& coded) {
  const std::int64_t unit = run.size.count() * run.x_scale;
  std::int64_t pen = 0;  // 1/100 of 1/1000 em
  out_.raw("[<");
  for (std::size_t i = 0; i < coded.size(); ++i) {
    const std::int64_t x = std::int64_t{run.glyphs[i].x} - run.glyphs.front().x;
    const std::int64_t target = (x * fine * 100 + (x < 0 ? -unit : unit) / 2) / unit;
    if (std::llabs(target - pen) * unit >= fine * 100) {
      out_.raw("> ");
      out_.number(pen - target, 2);
      out_.raw("<");
      pen = target;
    }
    pen += std::int64_t{coded[i]->advance} * 100;
    if (coded[i]->actual_text) {
      out_.raw(">] TJ /Span <</ActualText <FEFF");
      append_utf16_hex(out_.text(), coded[i]->use.text);
      out_.raw(">>> BDC <");
      out_.code(coded[i]->code);
      out_.op("> Tj EMC");
      out_.raw("[<");
    } else {
      out_.code(coded[i]->code);
    }
  }
  out_.op(">] TJ");
}

void ContentWriter::point(Point p) {
  out_.number(p.x);
  out_.number(flip(p.y));
}

void ContentWriter::rectangle(const Rect& area) {
  point({area.x, area.y + area.height});
  out_.number(area.width);
  out_.number(area.height);
  out_.raw("re ");
}

void ContentWriter::operator()(const Fill& fill) {
  // Readers draw a hairline for an area of no size; nothing was asked for.
  if (fill.area.width <= Length() || fill.area.height <= Length()) {
    return;
  }
  out_.fill_colour(fill.colour);
  rectangle(fill.area);
  out_.op("f");
}

void ContentWriter::line(Length width, Rgb colour, Length dash) {
  out_.stroke_colour(colour);
  out_.number(width);
  out_.raw("w ");
  if (dash > Length()) {
    out_.raw("[");
    out_.number(dash);
    out_.raw("] 0 d ");
  }
}

void ContentWriter::operator()(const Box& box) {
  if (box.area.width <= Length() || box.area.height <= Length()) {
    return;
  }
  out_.op("q");
  line(box.line, box.colour, {});
  if (box.pattern != Box::Pattern::Open && box.pitch > Length()) {
    out_.op("q");
    rectangle(box.area);
    out_.op("W n");
    hatch(box);
    out_.op("Q");
  }
  if (box.outline) {
    if (box.dash > Length()) {
      line(box.line, box.colour, box.dash);
    }
    // The outline lies inside, so that a bar is as long as its figure says.
    const Length half = box.line.scaled(1, 2);
    const Rect outline{box.area.x + half, box.area.y + half,
                       std::max(box.area.width - box.line, Length()),
                       std::max(box.area.height - box.line, Length())};
    rectangle(outline);
    out_.op("S");
  }
  out_.op("Q");
}

/// The clip cuts the lines to the box.
void ContentWriter::hatch(const Box& box) {
  using Pattern = Box::Pattern;
  if (box.pattern == Pattern::Hatch || box.pattern == Pattern::Cross) {
    rising_lines(box);
  }
  if (box.pattern == Pattern::Back || box.pattern == Pattern::Cross) {
    falling_lines(box);
  }
  if (box.pattern == Pattern::Level) {
    level_lines(box);
  }
  out_.op("S");
}

/// How far apart lines at 45° meet an edge, for the distance between them.
Length along_edge(Length pitch) {
  return std::max(pitch.scaled(1'414'214, 1'000'000), Length::millipoints(1));
}

void ContentWriter::rising_lines(const Box& box) {
  const Rect& area = box.area;
  for (Length x = area.x - area.height + along_edge(box.pitch); x < area.x + area.width;
       x += along_edge(box.pitch)) {
    point({x, area.y + area.height});
    out_.raw("m ");
    point({x + area.height, area.y});
    out_.op("l");
  }
}

void ContentWriter::falling_lines(const Box& box) {
  const Rect& area = box.area;
  for (Length x = area.x - area.height + along_edge(box.pitch); x < area.x + area.width;
       x += along_edge(box.pitch)) {
    point({x, area.y});
    out_.raw("m ");
    point({x + area.height, area.y + area.height});
    out_.op("l");
  }
}

void ContentWriter::level_lines(const Box& box) {
  const Rect& area = box.area;
  for (Length y = area.y + box.pitch; y < area.y + area.height; y += box.pitch) {
    point({area.x, y});
    out_.raw("m ");
    point({area.x + area.width, y});
    out_.op("l");
  }
}

void ContentWriter::operator()(const Stroke& stroke) {
  out_.op("q");
  line(stroke.width, stroke.colour, stroke.dash);
  point(stroke.from);
  out_.raw("m ");
  point(stroke.to);
  out_.op("l S");
  out_.op("Q");
}

void ContentWriter::operator()(const Shape& shape) {
  if (shape.points.size() < 2) {
    return;
  }
  const bool filled = shape.fill && shape.closed;
  const bool drawn = shape.width > Length();
  if (!filled && !drawn) {
    return;
  }
  if (filled) {
    out_.fill_colour(*shape.fill);
  }
  out_.op("q");
  if (drawn) {
    line(shape.width, shape.colour, {});
  }
  for (std::size_t k = 0; k < shape.points.size(); ++k) {
    point(shape.points[k]);
    out_.raw(k == 0 ? "m " : "l ");
  }
  out_.op(filled && drawn ? "b" : filled ? "f" : shape.closed ? "s" : "S");
  out_.op("Q");
}

}  // namespace

std::string font_resource_name(std::size_t face_index) {
  return 'F' + std::to_string(face_index + 1);
}

std::string page_content(const Page& page, std::span<const SubsetFont> fonts) {
  ContentWriter writer(page.height, fonts);
  for (const Item& item : page.items) {
    std::visit(writer, item);
  }
  return writer.take();
}

}  // namespace jianbao
