#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "base/utf8.h"
#include "default_fonts.h"
#include "faces/cff_charset.h"
#include "faces/font_set.h"
#include "support/checkout.h"
#include "support/small_fonts.h"

using namespace jianbao;
using namespace jianbao::test;

namespace fs = std::filesystem;

namespace {

/// Every character of the layout golden, which holds all that the brief of 2024-12 prints.
std::u32string brief_text() {
  const fs::path golden =
      test::source_dir() / "tests/golden/reports/monthly-brief/2024-12/typeset.txt";
  const std::string bytes = slurp(golden);
  REQUIRE(bytes.size() > 10'000);
  std::u32string text = to_utf32(bytes);
  std::sort(text.begin(), text.end());
  text.erase(std::unique(text.begin(), text.end()), text.end());
  std::erase_if(text, [](char32_t c) { return c <= U' '; });
  return text;
}

std::vector<GlyphUse> uses_of(const FontSet& fonts, const std::string& file,
                              const std::u32string& text) {
  const FontManifest manifest = default_manifest();
  std::vector<GlyphUse> uses;
  for (const char32_t c : text) {
    for (std::size_t r = 0; r < font_role_count; ++r) {
      const auto glyph = fonts.find(static_cast<FontRole>(r), c);
      if (glyph && fonts.file_name(glyph->face) == file) {
        uses.push_back({glyph->glyph, c});
      }
    }
  }
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  return uses;
}

/// The least OpenType file around a bare CFF program, so that HarfBuzz can draw from it.
std::string wrap_cff(const std::string& program, std::uint32_t glyphs,
                     const std::string& original) {
  std::string hhea = table_of(original, "hhea");
  hhea.replace(34, 2, big_endian(1, 2));
  const std::vector<std::pair<std::string, std::string>> tables{
      {"CFF ", program},
      {"head", table_of(original, "head")},
      {"hhea", hhea},
      {"hmtx", big_endian(1000, 2) + std::string(2 * glyphs, '\0')},
      {"maxp", big_endian(0x5000, 4) + big_endian(glyphs, 2)}};
  std::string directory =
      "OTTO" + big_endian(static_cast<std::uint32_t>(tables.size()), 2) + std::string(6, '\0');
  std::string body;
  for (const auto& [tag, bytes] : tables) {
    const std::size_t offset = 12 + 16 * tables.size() + body.size();
    directory += tag + big_endian(0, 4) + big_endian(static_cast<std::uint32_t>(offset), 4) +
                 big_endian(static_cast<std::uint32_t>(bytes.size()), 4);
    body += bytes + std::string((4 - bytes.size() % 4) % 4, '\0');
  }
  return directory + body;
}

}  // namespace

TEST_CASE("TrueType subsets draw what the original draws") {
  const FontSet& fonts = default_fonts();
  const TemporaryFolder folder;
  for (const char* file :
       {"NotoSerifSC_400Regular.ttf", "NotoSerifSC_700Bold.ttf", "NotoSansSC_500Medium.ttf",
        "LXGWWenKai-Regular.ttf", "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"}) {
    INFO(file);
    const FaceId face = face_named(fonts, file);
    // Accented letters are composites in these files.
    const auto uses =
        uses_of(fonts, file, brief_text() + U"一通信業務𠮷𫖯，“（—0123456789AÀÉÖüñÅçž%");
    REQUIRE(uses.size() > 3);
    const auto subset = fonts.subset(face, uses);
    REQUIRE(subset);
    CHECK_FALSE(subset->cff);
    CHECK(subset->cid_to_gid.empty());
    const auto reopened = open_alone(folder, "subset.ttf", subset->program);
    REQUIRE(reopened);
    const FaceId small = reopened->faces().front();
    for (const SubsetFont::Coded& glyph : subset->glyphs) {
      CHECK(glyph.code != 0);
      CHECK(fonts.outline(face, glyph.use.glyph).size() > 10);
      CHECK(reopened->outline(small, glyph.code) == fonts.outline(face, glyph.use.glyph));
      CHECK(reopened->advance(small, glyph.code) == glyph.advance);
    }
  }
}

TEST_CASE("CFF codes are CIDs of the subset's charset") {
  const FontSet& fonts = default_fonts();
  const TemporaryFolder folder;
  const std::string file = "FandolFang-Regular.otf";
  const FaceId face = face_named(fonts, file);
  const auto uses = uses_of(fonts, file, brief_text() + U"一通信业务，。“”–€¥↗▼—…");
  REQUIRE(uses.size() > 300);
  const auto subset = fonts.subset(face, uses);
  REQUIRE(subset);
  CHECK(subset->cff);
  const auto charset = read_cff_charset(subset->program);
  REQUIRE(charset);
  CHECK(charset->cid_keyed);
  const std::string original = slurp(fonts_folder / file);
  const auto reopened = open_alone(
      folder, "subset.otf",
      wrap_cff(subset->program, static_cast<std::uint32_t>(charset->cids.size()), original));
  REQUIRE(reopened);
  for (const SubsetFont::Coded& glyph : subset->glyphs) {
    CHECK(glyph.code != 0);
    const auto at = std::find(charset->cids.begin(), charset->cids.end(), glyph.code);
    REQUIRE(at != charset->cids.end());
    const auto index = static_cast<std::uint16_t>(at - charset->cids.begin());
    const std::string drawn = fonts.outline(face, glyph.use.glyph);
    CHECK(drawn.size() > 10);
    CHECK(reopened->outline(reopened->faces().front(), index) == drawn);
  }
}

TEST_CASE("one glyph with two texts gets two codes or ActualText") {
  const FontSet& fonts = default_fonts();
  SUBCASE("TrueType: 一 and the Kangxi radical share a glyph in Noto Serif SC") {
    const std::string file = "NotoSerifSC_400Regular.ttf";
    const auto uses = uses_of(fonts, file, U"一\u2F00二");
    REQUIRE(uses.size() == 3);
    CHECK(std::count_if(uses.begin(), uses.end(),
                        [&](const GlyphUse& u) { return u.glyph == uses[0].glyph; }) == 2);
    const auto subset = fonts.subset(face_named(fonts, file), uses);
    REQUIRE(subset);
    const std::uint16_t han = subset->code_of({uses[0].glyph, U'一'});
    const std::uint16_t radical = subset->code_of({uses[0].glyph, U'\u2F00'});
    CHECK(han != 0);
    CHECK(radical != 0);
    CHECK(han != radical);
    const auto glyph_of = [&](std::uint16_t code) {
      return subset->cid_to_gid.substr(std::size_t{2} * code, 2);
    };
    CHECK(glyph_of(han) != std::string(2, '\0'));
    CHECK(glyph_of(han) == glyph_of(radical));
  }
  SUBCASE("CFF has one code for a glyph") {
    const FaceId face = face_named(fonts, "FandolFang-Regular.otf");
    const std::uint16_t glyph = fonts.find(FontRole::Fs, U'一')->glyph;
    const std::vector<GlyphUse> uses{{glyph, U'\u2F00'}, {glyph, U'一'}};
    const auto subset = fonts.subset(face, uses);
    REQUIRE(subset);
    CHECK_FALSE(subset->glyphs[0].actual_text);
    CHECK(subset->glyphs[1].actual_text);
    CHECK(subset->glyphs[0].code == subset->glyphs[1].code);
  }
}

TEST_CASE("a subset is the same every time and named after what is in it") {
  const FontSet& fonts = default_fonts();
  for (const char* file : {"FandolFang-Regular.otf", "NotoSerifSC_400Regular.ttf"}) {
    const FaceId face = face_named(fonts, file);
    const auto uses = uses_of(fonts, file, U"通信业务");
    const auto first = fonts.subset(face, uses);
    const auto second = fonts.subset(face, uses);
    const auto other = fonts.subset(face, std::span(uses).first(1));
    REQUIRE((first && second && other));
    CHECK(first->program == second->program);
    CHECK(first->name == second->name);
    CHECK(first->name.substr(0, 6) != other->name.substr(0, 6));
    CHECK(first->name.find('+') == 6);
    CHECK(first->name.find("Regular") != std::string::npos);
  }
}

TEST_CASE(".notdef and glyphs that do not exist are refused") {
  const FontSet& fonts = default_fonts();
  for (const char* file : {"FandolFang-Regular.otf", "LiberationSerif-Regular.ttf"}) {
    for (const std::uint16_t glyph : {std::uint16_t{0}, std::uint16_t{65000}}) {
      const std::vector<GlyphUse> uses{{glyph, U'x'}};
      const auto subset = fonts.subset(face_named(fonts, file), uses);
      REQUIRE_FALSE(subset);
      CHECK(subset.error().code == Code::FontsSubsetFailed);
    }
  }
}

TEST_CASE("the charset reader refuses damaged programs") {
  const FontSet& fonts = default_fonts();
  const std::string file = "FandolFang-Regular.otf";
  const auto subset =
      fonts.subset(face_named(fonts, file), uses_of(fonts, file, U"一通信业务，。“”–€"));
  REQUIRE(subset);
  CHECK_FALSE(read_cff_charset(""));
  CHECK_FALSE(read_cff_charset("\1"));
  // Cut anywhere or with any byte changed: an answer or a refusal, never a read outside (the
  // sanitizer build would tell).
  const std::string& good = subset->program;
  for (std::size_t n = 0; n < std::min<std::size_t>(good.size(), 400); ++n) {
    CHECK_FALSE(read_cff_charset(std::string_view(good).substr(0, n)));
    std::string changed = good;
    changed[n] = static_cast<char>(~changed[n]);
    (void)read_cff_charset(changed);
  }
}
