#include "support/set_pages.h"

#include <doctest/doctest.h>

#include <utility>

#include "base/source_map.h"
#include "base/utf8.h"
#include "load/load.h"
#include "support/checkout.h"

namespace jianbao::test {

const FontSet& shipped_fonts() {
  static const FontSet fonts = [] {
    SourceMap sources;
    const auto inputs = load(source_dir(), sources);
    REQUIRE(inputs.value.has_value());
    auto opened = FontSet::open(inputs->fonts, source_dir() / "fonts");
    REQUIRE(opened.value.has_value());
    return std::move(*opened.value);
  }();
  return fonts;
}

Spans plain(std::string text) { return {TextSpan{std::move(text), Emphasis::Plain, std::nullopt}}; }

Block body(std::string text) {
  return {Paragraph{ParagraphStyle::Body, plain(std::move(text))}, std::nullopt};
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int k = 0; k < times; ++k) {
    out += text;
  }
  return out;
}

Block lines_of_text(int lines) { return body(repeat("国", 26 + (lines - 1) * 28)); }

std::vector<SetText> lines_of(const Page& page) {
  std::vector<SetText> lines;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr) {
      continue;
    }
    if (lines.empty() || lines.back().y != run->origin.y) {
      lines.push_back({run->origin.x, run->origin.y, ""});
    }
    for (const Glyph& g : run->glyphs) {
      append_utf8(lines.back().text, g.text);
    }
  }
  return lines;
}

std::vector<SetText> text_of(const Page& page) {
  auto lines = lines_of(page);
  std::erase_if(lines, [](const SetText& l) { return l.y > Geometry::top + Geometry::height; });
  return lines;
}

}  // namespace jianbao::test
