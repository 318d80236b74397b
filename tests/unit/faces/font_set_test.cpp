#include "faces/font_set.h"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "base/digest.h"
#include "default_fonts.h"
#include "faces/survey.h"
#include "support/small_fonts.h"

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

/// What an outline "M x y L x y Q … Z" encloses, curves taken as their chords: enough to compare.
double enclosed(const std::string& outline) {
  std::istringstream in(outline);
  double twice = 0, x = 0, y = 0, start_x = 0, start_y = 0;
  for (char op = 0; in >> op;) {
    double to_x = start_x, to_y = start_y;
    for (int points = op == 'Z' ? 0 : op == 'Q' ? 2 : op == 'C' ? 3 : 1; points > 0; --points) {
      in >> to_x >> to_y;
    }
    if (op == 'M') {
      start_x = to_x;
      start_y = to_y;
    } else {
      twice += x * to_y - to_x * y;
    }
    x = to_x;
    y = to_y;
  }
  return std::abs(twice) / 2;
}

/// Of some common hanzi together, in square units of the font; all faces have 1000 to the em.
double ink_of(const std::string& file) {
  FontManifest manifest = default_manifest();
  std::erase_if(manifest.files, [&](const FontFile& f) { return f.file != file; });
  REQUIRE(manifest.files.size() == 1);
  manifest.chains.fill({0});
  const auto fonts = FontSet::open(manifest, fonts_folder);
  REQUIRE(fonts);
  double sum = 0;
  for (const char32_t han : std::u32string_view(U"一十口国年通信业务收入增长")) {
    const auto glyph = fonts->find(FontRole::Fs, han);
    REQUIRE(glyph);
    sum += enclosed(fonts->outline(glyph->face, glyph->glyph));
  }
  return sum;
}

}  // namespace

TEST_CASE("the committed font files are the ones recorded") {
  const FontManifest manifest = default_manifest();
  std::uint64_t total = 0;
  std::size_t committed = 0;
  for (const FontFile& file : manifest.files) {
    if (!file.system.empty()) {
      CHECK_MESSAGE(file.optional, file.file);  // tests run with it and without
      continue;
    }
    ++committed;
    const std::string bytes = slurp(fonts_folder / file.file);
    CHECK_MESSAGE(bytes.size() == file.bytes, file.file);
    CHECK_MESSAGE(sha256_hex(bytes) == file.sha256, file.file);
    CHECK_MESSAGE(!file.licence.empty(), file.file);
    total += bytes.size();
  }
  CHECK(committed == 8);
  CHECK(total < 85'000'000);
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
    CHECK(file_that_serves(FontRole::Fs, U'玥') == "LXGWWenKai-Light.ttf");
    CHECK(file_that_serves(FontRole::Fs, U'\U00020BB7') == "LXGWWenKai-Light.ttf");
    CHECK(file_that_serves(FontRole::Fs, U'\U0002B5AF') == "LXGWWenKai-Light.ttf");
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
    REQUIRE_FALSE(files.empty());
    CHECK(files.front() == "LXGWWenKai-Regular.ttf");
  }
}

TEST_CASE("a character that a face draws wrong comes from the next of the chain") {
  const FontSet& fonts = default_fonts();
  // FandolFang draws ￥ as $.
  for (const char32_t yuan : {U'￥', U'¥'}) {
    CHECK(file_that_serves(FontRole::Fs, yuan) == "LXGWWenKai-Light.ttf");
    for (const std::string& file : fonts.files_with(yuan)) {
      CHECK(file != "FandolFang-Regular.otf");
    }
  }
  CHECK(file_that_serves(FontRole::Latin, U'￥') == "NotoSerifSC_400Regular.ttf");
  CHECK(fonts.count(face_named(fonts, "FandolFang-Regular.otf"), U"$¥￥") == 1);
  for (std::size_t r = 0; r < font_role_count; ++r) {
    const auto role = static_cast<FontRole>(r);
    CAPTURE(font_role_name(role));
    const auto yuan = fonts.find(role, U'￥');
    const auto dollar = fonts.find(role, U'＄');
    REQUIRE((yuan && dollar));
    CHECK(fonts.outline(yuan->face, yuan->glyph) != fonts.outline(dollar->face, dollar->glyph));
  }
}

TEST_CASE("what stands in for a character of 仿宋 is nearly as light") {
  const double fs = ink_of("FandolFang-Regular.otf");
  CHECK(ink_of("LXGWWenKai-Light.ttf") < fs * 1.3);
  CHECK(ink_of("LXGWWenKai-Regular.ttf") > fs * 1.4);  // or the test measures nothing
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
    if (fonts.counts_when_used(face)) {
      continue;
    }
    const FaceMetrics& m = fonts.metrics(face);
    INFO(fonts.file_name(face));
    CHECK(m.han_advance == 1000);
    CHECK(m.baseline_below_centre == 380);
    CHECK(m.ascent > 600);
    CHECK(m.descent < -100);
    CHECK(m.cap_height > 500);
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
  std::string code = "fonts/unusable";
  std::string part;
  SUBCASE("empty") { code = "fonts/not-a-font"; }
  SUBCASE("random") {
    code = "fonts/not-a-font";
    std::uint32_t state = 1;
    for (int i = 0; i < 5000; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
  }
  SUBCASE("outlines cut off") {
    part = "glyf";
    bytes = with_table(good, "glyf", table_of(good, "glyf").substr(0, 2000));
  }
  SUBCASE("cut inside the directory") {
    code = "fonts/not-a-font";
    bytes = good.substr(0, 40);
  }
  SUBCASE("unitsPerEm 0") {
    part = "unitsPerEm/hmtx";
    std::string head = table_of(good, "head");
    head[18] = head[19] = 0;
    bytes = with_table(good, "head", head);
  }
  SUBCASE("offsets of glyphs cut short") {
    part = "loca";
    bytes = with_table(good, "loca", table_of(good, "loca").substr(0, 1000));
  }
  SUBCASE("no head") {
    part = "head";
    bytes = with_table(good, "head", "");
  }
  SUBCASE("no glyphs") {
    part = "maxp";
    bytes = with_table(good, "maxp", "");
  }
  SUBCASE("no outlines") {
    code = "fonts/no-outlines";
    bytes = with_table(good, "glyf", "");
  }
  SUBCASE("a variable font") {
    code = "fonts/variable";
    // One axis, one hundred to nine hundred.
    const std::string axis = "wght" + big_endian(100U << 16U, 4) + big_endian(400U << 16U, 4) +
                             big_endian(900U << 16U, 4) + big_endian(0, 2) + big_endian(256, 2);
    const auto u16 = [](std::uint32_t v) { return big_endian(v, 2); };
    bytes =
        with_table(good, "fvar",
                   u16(1) + u16(0) + u16(16) + u16(2) + u16(1) + u16(20) + u16(0) + u16(8) + axis);
  }
  const auto outcome = open_alone(folder, "broken.ttf", bytes);
  CHECK(code_of_first(outcome) == code);
  CHECK(argument(outcome.diagnostics.all().front(), "file") == "broken.ttf");
  CHECK(argument(outcome.diagnostics.all().front(), "part") == part);
}

TEST_CASE("of a font cut in half every character is drawn as before or refused") {
  const std::string good = slurp(fonts_folder / "LiberationSerif-Regular.ttf");
  const auto whole = FontSet::open_alone(font_file("whole.ttf", 0), good);
  const auto half = FontSet::open_alone(font_file("half.ttf", 0), good.substr(0, good.size() / 2));
  REQUIRE((whole && half));
  int drawn = 0;
  int refused = 0;
  for (char32_t c = U'!'; c < 0x2300; ++c) {
    const auto glyph = half->find(FontRole::Latin, c);
    // U+200B… draw nothing in most fonts and are refused in texts.
    if (!glyph || (c >= 0x2000 && c < 0x2010) || !whole->ink(glyph->face, glyph->glyph)) {
      continue;
    }
    const std::vector<GlyphUse> uses{{glyph->glyph, c}};
    const auto subset = half->subset(glyph->face, uses);
    if (subset) {
      CHECK(half->outline(glyph->face, glyph->glyph) == whole->outline(glyph->face, glyph->glyph));
      ++drawn;
    } else {
      const Code code = subset.error().code;
      CHECK((code == Code::FontsBrokenGlyph || code == Code::FontsSubsetFailed));
      ++refused;
    }
  }
  CHECK(drawn > 100);
  CHECK(refused > 100);
}

TEST_CASE("a glyph that would print nothing is refused when it is used, by character") {
  const std::string good = small_font("LXGWWenKai-Regular.ttf", U"一国0A龠");
  const std::string glyf = table_of(good, "glyf");
  const auto fonts = FontSet::open_alone(
      font_file("short.ttf", 0), with_table(good, "glyf", glyf.substr(0, glyf.size() - 300)));
  REQUIRE(fonts);
  const FaceId face = fonts->faces().front();
  const auto use = [&](char32_t c) {
    return std::vector<GlyphUse>{{fonts->find(FontRole::Fs, c)->glyph, c}};
  };
  CHECK(fonts->subset(face, use(U'国')));
  const auto blank = fonts->subset(face, use(U'龠'));
  REQUIRE_FALSE(blank);
  CHECK(blank.error().code == Code::FontsBrokenGlyph);
  CHECK(argument(blank.error(), "character") == "龠");
  CHECK(argument(blank.error(), "code_point") == "U+9FA0");
  CHECK(argument(blank.error(), "file") == "short.ttf");
}

TEST_CASE("what a PDF gets says how many units make an em, whatever the font's own head says") {
  const std::string good = small_font("LXGWWenKai-Regular.ttf", U"一国，0A");
  std::string head = table_of(good, "head");
  head[18] = head[19] = 0;  // HarfBuzz takes it for 1000, which it was
  const auto fonts = FontSet::open_alone(font_file("a.ttf", 0), with_table(good, "head", head));
  REQUIRE(fonts);
  const std::vector<GlyphUse> uses{{fonts->find(FontRole::Fs, U'国')->glyph, U'国'}};
  const auto subset = fonts->subset(fonts->faces().front(), uses);
  REQUIRE(subset);
  CHECK(table_of(subset->program, "head").substr(18, 2) == big_endian(1000, 2));
  CHECK(subset->bounding_box.left > 0);
  CHECK(subset->bounding_box.right < 1000);
}

TEST_CASE("where a font has forms for zh-Hans, they are drawn") {
  const std::string plain = small_font("NotoSerifSC_400Regular.ttf", U"一二国，0A");
  const auto before = FontSet::open_alone(font_file("plain.ttf", 0), plain);
  REQUIRE(before);
  const std::uint16_t one = before->find(FontRole::Fs, U'一')->glyph;
  const std::uint16_t two = before->find(FontRole::Fs, U'二')->glyph;
  REQUIRE(one != two);
  const auto local = FontSet::open_alone(font_file("local.ttf", 0),
                                         with_table(plain, "GSUB", locl_table(one, two)));
  REQUIRE(local);
  CHECK(local->survey(local->faces().front()).local_forms);
  CHECK(local->find(FontRole::Fs, U'一')->glyph == two);
  CHECK(local->find(FontRole::Fs, U'国')->glyph == before->find(FontRole::Fs, U'国')->glyph);
  // The Latin roles have no language of Han to choose by.
  CHECK(local->find(FontRole::Latin, U'一')->glyph == one);
}

namespace {

/// Two faces in one chain, the second with Han of 0.8 em on a box that reaches 200 below.
FontManifest unequal_manifest(const TemporaryFolder& folder) {
  FontManifest manifest;
  const std::string first = small_font("NotoSerifSC_400Regular.ttf", U"一国，0A");
  std::string second = small_font("LXGWWenKai-Regular.ttf", U"一国，0A玥");
  std::string head = table_of(second, "head");
  head.replace(18, 2, big_endian(1250, 2));
  second = with_table(with_table(second, "head", head), "BASE", "");
  for (const auto& [name, bytes] : {std::pair("a.ttf", first), {"b.ttf", second}}) {
    folder.write(name, bytes);
    manifest.files.push_back(font_file(name, bytes.size()));
    manifest.files.back().sha256 = sha256_hex(bytes);
  }
  manifest.chains.fill({0, 1});
  return manifest;
}

}  // namespace

TEST_CASE("a face that stands in is brought to the cell and to the centre of the first (F-09)") {
  const TemporaryFolder folder;
  const auto fonts = FontSet::open(unequal_manifest(folder), folder.path());
  REQUIRE(fonts);
  const auto own = fonts->find(FontRole::Fs, U'国');
  const auto other = fonts->find(FontRole::Fs, U'玥');
  REQUIRE((own && other));
  CHECK(own->size == 1000);
  CHECK(own->drop == 0);
  CHECK(other->advance == 800);
  CHECK(other->size == 1250);
  CHECK(other->advance * other->size == 1'000'000);
  // Its baseline at its own size, less that of the line.
  const FaceMetrics& its = fonts->metrics(other->face);
  CHECK(other->drop ==
        its.baseline_below_centre * 1250 / 1000 - fonts->metrics(own->face).baseline_below_centre);
  CHECK(fonts->find(FontRole::Latin, U'玥')->size == 1000);
}

TEST_CASE("an optional font of the system counts only while it is there") {
  const TemporaryFolder folder;
  FontManifest manifest = unequal_manifest(folder);
  FontFile& rare = manifest.files.back();
  rare.system = (folder.path() / "b.ttf").string();
  rare.file = "rare.ttf";
  rare.package = "fonts-rare";
  rare.optional = true;
  rare.bytes = 0;
  rare.sha256.clear();
  SUBCASE("there") {
    const auto fonts = FontSet::open(manifest, folder.path());
    REQUIRE(fonts);
    CHECK(fonts->absent().empty());
    const auto glyph = fonts->find(FontRole::Kai, U'玥');
    REQUIRE(glyph);
    CHECK(fonts->file_name(glyph->face) == "rare.ttf");
    CHECK(fonts->counts_when_used(glyph->face));
    CHECK_FALSE(fonts->counts_when_used(fonts->primary(FontRole::Kai)));
    CHECK(fonts->sha256(glyph->face) == sha256_hex(slurp(folder.path() / "b.ttf")));
  }
  SUBCASE("not there") {
    std::filesystem::remove(folder.path() / "b.ttf");
    const auto fonts = FontSet::open(manifest, folder.path());
    REQUIRE(fonts);
    REQUIRE(fonts->absent().size() == 1);
    CHECK(fonts->absent().front().package == "fonts-rare");
    CHECK(fonts->find(FontRole::Kai, U'国'));
    CHECK_FALSE(fonts->find(FontRole::Kai, U'玥'));
  }
  SUBCASE("there and damaged: refused by name") {
    folder.write("b.ttf", "no font");
    const auto fonts = FontSet::open(manifest, folder.path());
    CHECK(code_of_first(fonts) == "fonts/not-a-font");
    CHECK(argument(fonts.diagnostics.all().front(), "file") == "rare.ttf");
  }
}
