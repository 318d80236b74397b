#include "render/font_object.h"

#include <algorithm>
#include <vector>

#include "render/operators.h"

namespace jianbao {
namespace {

constexpr int default_width = 1000;
constexpr std::size_t max_bfchar_block = 100;  // Adobe Technical Note 5014
constexpr int symbolic_flag = 4;               // no standard Latin encoding

std::vector<const SubsetFont::Coded*> by_code(const SubsetFont& font) {
  std::vector<const SubsetFont::Coded*> coded;
  for (const SubsetFont::Coded& glyph : font.glyphs) {
    if (!glyph.actual_text) {
      coded.push_back(&glyph);
    }
  }
  std::sort(coded.begin(), coded.end(), [](auto* a, auto* b) { return a->code < b->code; });
  return coded;
}

/// No font file tells the width of its stems; this is the usual guess from the weight.
int stem_width(std::int32_t weight) { return 50 + weight * weight / (65 * 65); }

/// [first [w w w] first [w] …], leaving out the default width.
HPDF_Array widths(Haru& haru, const SubsetFont& font) {
  HPDF_Array all = haru.array();
  HPDF_Array run = nullptr;
  int previous = -1;
  for (const SubsetFont::Coded* glyph : by_code(font)) {
    if (glyph->advance == default_width) {
      continue;
    }
    if (run == nullptr || glyph->code != previous + 1) {
      HPDF_Array_AddNumber(all, glyph->code);
      run = haru.array();
      HPDF_Array_Add(all, run);
    }
    HPDF_Array_AddNumber(run, glyph->advance);
    previous = glyph->code;
  }
  return all;
}

HPDF_Dict descriptor(Haru& haru, const SubsetFont& font, const FaceMetrics& metrics) {
  HPDF_Dict file = haru.stream(font.program);
  if (font.cff) {
    HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
  } else {
    HPDF_Dict_AddNumber(file, "Length1", static_cast<HPDF_INT32>(font.program.size()));
  }
  HPDF_Array box = haru.array();
  const InkBox& ink = font.bounding_box;
  for (const std::int32_t side : {ink.left, ink.bottom, ink.right, ink.top}) {
    HPDF_Array_AddNumber(box, side);
  }
  HPDF_Dict d = haru.object();
  HPDF_Dict_AddName(d, "Type", "FontDescriptor");
  HPDF_Dict_AddName(d, "FontName", font.name.c_str());
  HPDF_Dict_AddNumber(d, "Flags", symbolic_flag);
  HPDF_Dict_Add(d, "FontBBox", box);
  HPDF_Dict_AddNumber(d, "ItalicAngle", 0);
  HPDF_Dict_AddNumber(d, "Ascent", metrics.ascent);
  HPDF_Dict_AddNumber(d, "Descent", metrics.descent);
  HPDF_Dict_AddNumber(d, "CapHeight", metrics.cap_height);
  HPDF_Dict_AddNumber(d, "StemV", stem_width(metrics.weight));
  HPDF_Dict_Add(d, font.cff ? "FontFile3" : "FontFile2", file);
  return d;
}

HPDF_Dict descendant(Haru& haru, const SubsetFont& font, const FaceMetrics& metrics) {
  HPDF_Dict system = haru.dictionary();
  HPDF_Dict_Add(system, "Registry", haru.ascii("Adobe"));
  HPDF_Dict_Add(system, "Ordering", haru.ascii("Identity"));
  HPDF_Dict_AddNumber(system, "Supplement", 0);
  HPDF_Dict d = haru.object();
  HPDF_Dict_AddName(d, "Type", "Font");
  HPDF_Dict_AddName(d, "Subtype", font.cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName(d, "BaseFont", font.name.c_str());
  HPDF_Dict_Add(d, "CIDSystemInfo", system);
  HPDF_Dict_Add(d, "FontDescriptor", descriptor(haru, font, metrics));
  HPDF_Dict_AddNumber(d, "DW", default_width);
  HPDF_Dict_Add(d, "W", widths(haru, font));
  if (!font.cid_to_gid.empty()) {
    HPDF_Dict_Add(d, "CIDToGIDMap", haru.stream(font.cid_to_gid));
  } else if (!font.cff) {
    HPDF_Dict_AddName(d, "CIDToGIDMap", "Identity");
  }
  return d;
}

}  // namespace

std::string to_unicode(const SubsetFont& font) {
  const auto coded = by_code(font);
  Operators map;
  map.raw(
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  for (std::size_t at = 0; at < coded.size(); at += max_bfchar_block) {
    const std::size_t count = std::min(max_bfchar_block, coded.size() - at);
    map.number(static_cast<std::int64_t>(count), 0);
    map.op("beginbfchar");
    for (std::size_t i = at; i < at + count; ++i) {
      map.raw("<");
      map.code(coded[i]->code);
      map.raw("> <");
      append_utf16_hex(map.text(), coded[i]->use.text);
      map.op(">");
    }
    map.op("endbfchar");
  }
  map.raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return std::move(map.text());
}

HPDF_Dict add_font(Haru& haru, const SubsetFont& font, const FaceMetrics& metrics) {
  HPDF_Array descendants = haru.array();
  HPDF_Array_Add(descendants, descendant(haru, font, metrics));
  HPDF_Dict d = haru.object();
  HPDF_Dict_AddName(d, "Type", "Font");
  HPDF_Dict_AddName(d, "Subtype", "Type0");
  HPDF_Dict_AddName(d, "BaseFont", font.name.c_str());
  HPDF_Dict_AddName(d, "Encoding", "Identity-H");
  HPDF_Dict_Add(d, "DescendantFonts", descendants);
  HPDF_Dict_Add(d, "ToUnicode", haru.stream(to_unicode(font)));
  return d;
}

}  // namespace jianbao
