#include "faces/font_set.h"

#include <doctest/doctest.h>

#include "base/digest.h"
#include "default_fonts.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

std::string code_of_first(const Outcome<FontSet>& outcome) {
  REQUIRE_FALSE(outcome);
  return std::string(message(outcome.diagnostics.all().front().code).code);
}

std::string argument(const Diagnostic& diagnostic, std::string_view name) {
  for (const auto& [key, value] : diagnostic.args) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

std::string file_that_serves(FontRole role, char32_t character, std::int32_t min_advance = 0) {
  const auto glyph = default_fonts().find(role, character, min_advance);
  return glyph ? default_fonts().file_name(glyph->face) : "";
}

}  // namespace

TEST_CASE("the committed font files are the ones recorded") {
  const FontManifest manifest = default_manifest();
  CHECK(manifest.files.size() == 7);
  std::uint64_t total = 0;
  for (const FontFile& file : manifest.files) {
    const std::string bytes = slurp(fonts_folder / file.file);
    CHECK_MESSAGE(bytes.size() == file.bytes, file.file);
    CHECK_MESSAGE(sha256_hex(bytes) == file.sha256, file.file);
    CHECK_MESSAGE(!file.licence.empty(), file.file);
    total += bytes.size();
  }
  CHECK(total < 80'000'000);
}

TEST_CASE("every role draws what a brief is written with") {
  const std::u32string han =
      U"一二三四五六七八九十年月日国通信业务收入同比增长〇，。、；：？！“”‘’（）《》—…·";
  const std::u32string latin = U"0123456789ABCxyz.,%+-()/ ";
  for (const FontRole role :
       {FontRole::Xbs, FontRole::Fs, FontRole::Hei, FontRole::Kai, FontRole::Song}) {
    for (const char32_t c : han) {
      CHECK_MESSAGE(default_fonts().find(role, c), font_role_name(role), " ", std::uint32_t{c});
    }
  }
  for (const FontRole role : {FontRole::Latin, FontRole::LatinBold}) {
    for (const char32_t c : latin) {
      CHECK_MESSAGE(default_fonts().find(role, c), font_role_name(role), " ", std::uint32_t{c});
    }
  }
}

TEST_CASE("the chain decides which face serves a character") {
  CHECK(file_that_serves(FontRole::Fs, U'通') == "FandolFang-Regular.otf");
  CHECK(file_that_serves(FontRole::Xbs, U'通') == "NotoSerifSC_700Bold.ttf");
  CHECK(file_that_serves(FontRole::Hei, U'通') == "NotoSansSC_500Medium.ttf");
  SUBCASE("names of people fall back") {
    CHECK(file_that_serves(FontRole::Fs, U'玥') == "LXGWWenKai-Regular.ttf");
    CHECK(file_that_serves(FontRole::Fs, U'\U00020BB7') == "LXGWWenKai-Regular.ttf");
    CHECK(file_that_serves(FontRole::Fs, U'\U0002B5AF') == "LXGWWenKai-Regular.ttf");
    CHECK(file_that_serves(FontRole::Xbs, U'\U00020BB7') == "LXGWWenKai-Regular.ttf");
    CHECK(file_that_serves(FontRole::Xbs, U'\U0002B5AF') == "NotoSerifSC_700Bold.ttf");
  }
  SUBCASE("a narrow quote is passed over where a full width is asked for") {
    CHECK(file_that_serves(FontRole::Kai, U'“') == "LXGWWenKai-Regular.ttf");
    CHECK(file_that_serves(FontRole::Kai, U'“', 1000) == "FandolFang-Regular.otf");
  }
  SUBCASE("what no file has") {
    CHECK_FALSE(default_fonts().find(FontRole::Fs, U'\uE123'));
    CHECK(default_fonts().files_with(U'\uE123').empty());
    const auto files = default_fonts().files_with(U'\U00020BB7');
    CHECK(files == std::vector<std::string>{"LXGWWenKai-Regular.ttf"});
  }
}

TEST_CASE("metrics are in thousandths of an em") {
  const FontSet& fonts = default_fonts();
  const auto digit = fonts.find(FontRole::Latin, U'0');
  const auto han = fonts.find(FontRole::Fs, U'一');
  REQUIRE(digit);
  REQUIRE(han);
  CHECK(digit->advance == 500);
  CHECK(han->advance == 1000);
  CHECK(fonts.advance(han->face, han->glyph) == 1000);
  for (const FaceId face : fonts.faces()) {
    const FaceMetrics& m = fonts.metrics(face);
    INFO(fonts.file_name(face));
    CHECK(m.baseline_below_centre == 380);
    CHECK(m.ascent > 600);
    CHECK(m.descent < -100);
    CHECK(m.cap_height > 500);
    CHECK(m.bounding_box[2] > m.bounding_box[0]);
  }
  CHECK(fonts.metrics(face_named(fonts, "LiberationSerif-Bold.ttf")).weight == 700);
}

TEST_CASE("ink tells where a mark stands in its cell") {
  const FontSet& fonts = default_fonts();
  const auto comma = fonts.find(FontRole::Fs, U'，');
  const auto open = fonts.find(FontRole::Fs, U'（');
  const auto space = fonts.find(FontRole::Latin, U' ');
  REQUIRE((comma && open && space));
  CHECK(fonts.ink(comma->face, comma->glyph)->right < 450);
  CHECK(fonts.ink(open->face, open->glyph)->left > 500);
  const auto dash = fonts.find(FontRole::Fs, U'—');
  const auto box = fonts.ink(dash->face, dash->glyph);
  CHECK(box->top > box->bottom);
  CHECK_FALSE(fonts.ink(space->face, space->glyph));
}

TEST_CASE("a font file that is not as recorded is refused by name") {
  const TemporaryFolder folder;
  FontManifest manifest;
  manifest.chains.fill({0});
  SUBCASE("missing") {
    manifest.files.push_back(font_file("absent.ttf", 10));
    const auto outcome = FontSet::open(manifest, folder.path());
    CHECK(code_of_first(outcome) == "fonts/missing");
    CHECK(argument(outcome.diagnostics.all().front(), "path").ends_with("absent.ttf"));
  }
  SUBCASE("a folder") {
    manifest.files.push_back(font_file(".", 10));
    CHECK(code_of_first(FontSet::open(manifest, folder.path())) == "fonts/missing");
  }
  SUBCASE("another size") {
    folder.write("a.ttf", "123");
    manifest.files.push_back(font_file("a.ttf", 10));
    const auto outcome = FontSet::open(manifest, folder.path());
    CHECK(code_of_first(outcome) == "fonts/wrong-size");
    CHECK(argument(outcome.diagnostics.all().front(), "found") == "3");
  }
  SUBCASE("all that is wrong is reported at once") {
    manifest.files.push_back(font_file("absent.ttf", 10));
    manifest.files.push_back(font_file("gone.ttf", 10));
    CHECK(FontSet::open(manifest, folder.path()).diagnostics.count(Severity::Error) == 2);
  }
}

TEST_CASE("damaged fonts are refused by name") {
  const TemporaryFolder folder;
  const std::string good = slurp(fonts_folder / "LiberationSerif-Regular.ttf");
  std::string bytes;
  std::string part;
  SUBCASE("empty") { part = "sfnt"; }
  SUBCASE("random") {
    part = "sfnt table directory";
    std::uint32_t state = 1;
    for (int i = 0; i < 5000; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
  }
  SUBCASE("cut in half") {
    part = "sfnt table directory";
    bytes = good.substr(0, good.size() / 2);
  }
  SUBCASE("cut inside the directory") {
    part = "sfnt table directory";
    bytes = good.substr(0, 40);
  }
  SUBCASE("unitsPerEm 0") {
    part = "head.unitsPerEm";
    bytes = good;
    const std::size_t record = bytes.find("head");
    std::size_t offset = 0;
    for (std::size_t i = 8; i < 12; ++i) {
      offset = offset * 256 + static_cast<unsigned char>(bytes[record + i]);
    }
    bytes[offset + 18] = bytes[offset + 19] = 0;
  }
  SUBCASE("no outlines") {
    part = "glyf/loca or CFF";
    bytes = good;
    bytes.replace(bytes.find("glyf"), 4, "xxxx");
  }
  const auto outcome = open_alone(folder, "broken.ttf", bytes);
  CHECK(code_of_first(outcome) == "fonts/unusable");
  CHECK(argument(outcome.diagnostics.all().front(), "file") == "broken.ttf");
  CHECK(argument(outcome.diagnostics.all().front(), "part") == part);
}
