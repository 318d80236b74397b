#include "faces/survey.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "default_fonts.h"
#include "faces/han_sets.h"
#include "support/small_fonts.h"

using namespace jianbao;
using namespace jianbao::test;

TEST_CASE("the sets have as many characters as the standards say, ascending and each once") {
  const std::array<std::size_t, 5> sizes{6763, 8105, 27'558, 27'754, 87'887};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const auto set = han_set(all_han_sets.at(i));
    CAPTURE(i);
    CHECK(set.size() == sizes.at(i));
    CHECK(std::ranges::adjacent_find(set, std::ranges::greater_equal{}) == set.end());
  }
  // 196 of the 8105 lie outside the first plane, 77 in extension A (typography.md §5.2).
  const auto table = han_set(HanSet::Table8105);
  CHECK(std::ranges::count_if(table, [](char32_t c) { return c > 0xFFFF; }) == 196);
  CHECK(std::ranges::count_if(table, [](char32_t c) { return c < 0x4E00; }) == 77);
  CHECK(std::ranges::binary_search(table, U'\U0002CB69'));
  CHECK_FALSE(std::ranges::binary_search(table, U'國'));
}

TEST_CASE("coverage is what was measured elsewhere (typography.md 5.2)") {
  struct Row {
    const char* file;
    std::array<std::uint32_t, 4> counts;  // GB 2312, 8105, level 1, level 3
  };
  const FontSet& fonts = default_fonts();
  for (const Row& row : {Row{"FandolFang-Regular.otf", {6763, 6638, 7942, 7942}},
                         Row{"NotoSerifSC_400Regular.ttf", {6763, 8105, 27'558, 27'783}},
                         Row{"NotoSerifSC_700Bold.ttf", {6763, 8105, 27'558, 27'783}},
                         Row{"NotoSansSC_500Medium.ttf", {6763, 8105, 27'558, 27'785}},
                         Row{"LXGWWenKai-Regular.ttf", {6763, 8105, 21'469, 22'367}},
                         Row{"LiberationSerif-Regular.ttf", {0, 0, 0, 0}}}) {
    CAPTURE(row.file);
    const FaceId face = face_named(fonts, row.file);
    CHECK(fonts.count(face, han_set(HanSet::Gb2312)) == row.counts[0]);
    CHECK(fonts.count(face, han_set(HanSet::Table8105)) == row.counts[1]);
    CHECK(fonts.count(face, han_set(HanSet::Level1)) == row.counts[2]);
    CHECK(fonts.count(face, han_set(HanSet::Level3)) == row.counts[3]);
  }
  for (const FontRole role :
       {FontRole::Xbs, FontRole::Fs, FontRole::Hei, FontRole::Kai, FontRole::Song}) {
    CAPTURE(font_role_name(role));
    CHECK(fonts.count(role, han_set(HanSet::Level2)) == 27'754);
  }
}

TEST_CASE("a survey says whether mainland Chinese can be set with a face (F-05, F-07, F-08)") {
  const FontSet& fonts = default_fonts();
  const auto survey = [&](const char* file) { return fonts.survey(face_named(fonts, file)); };
  for (const char* file : {"FandolFang-Regular.otf", "NotoSerifSC_400Regular.ttf",
                           "NotoSansSC_500Medium.ttf", "LXGWWenKai-Regular.ttf"}) {
    CAPTURE(file);
    CHECK(survey(file).misplaced.empty());
    CHECK(survey(file).blank == 0);
    CHECK(survey(file).han_advance == 1000);
    CHECK(survey(file).baseline_below == 380);
  }
  CHECK(survey("FandolFang-Regular.otf").narrow_quotes.empty());
  CHECK(survey("LXGWWenKai-Regular.ttf").narrow_quotes == U"“”‘’");
  CHECK(survey("FandolFang-Regular.otf").digit_advance == 500);
  CHECK(survey("LXGWWenKai-Regular.ttf").digit_advance == 600);
  CHECK(survey("LiberationSerif-Bold.ttf").digit_advance == 500);
  CHECK(survey("LiberationSerif-Bold.ttf").weight == 700);
  CHECK(survey("LiberationSerif-Regular.ttf").missing_latin.empty());
  CHECK(survey("LiberationSerif-Regular.ttf").misplaced.size() == 7);
  CHECK(survey("FandolFang-Regular.otf").cff);
}

TEST_CASE("a blank hanzi is counted and named") {
  // The outlines end before those of the last glyphs: HarfBuzz sees them as empty.
  const std::string good = small_font("LXGWWenKai-Regular.ttf", U"一国0A龠");
  const std::string glyf = table_of(good, "glyf");
  REQUIRE(glyf.size() > 400);
  FontFile file = font_file("short.ttf", 0);
  const auto whole = FontSet::open_alone(file, good);
  REQUIRE(whole);
  CHECK(whole->survey(whole->faces().front()).blank == 0);
  const auto cut =
      FontSet::open_alone(file, with_table(good, "glyf", glyf.substr(0, glyf.size() - 300)));
  REQUIRE(cut);
  const FaceSurvey survey = cut->survey(cut->faces().front());
  CHECK(survey.blank == 1);
  CHECK(survey.first_blank == U"龠");
}

TEST_CASE("a collection tells its faces, and the one that is asked for is opened") {
  const std::string kai = with_table(small_font("LXGWWenKai-Regular.ttf", U"一国，0A"), "name",
                                     name_table("Office Kai SC"));
  const std::string song = with_table(small_font("NotoSerifSC_400Regular.ttf", U"一国，0A二"),
                                      "name", name_table("Office Song TC"));
  const std::string both = collection_of({song, kai});
  const auto faces = faces_in(both);
  REQUIRE(faces.size() == 2);
  CHECK(list_faces(faces) == "0 Office Song TC, 1 Office Kai SC");
  CHECK(faces_in("no font").empty());
  FontFile file = font_file("both.ttc", 0);
  file.index = 1;
  const auto second = FontSet::open_alone(file, both);
  REQUIRE(second);
  CHECK(second->survey(second->faces().front()).name == "Office Kai SC");
  CHECK_FALSE(second->find(FontRole::Fs, U'二'));
  file.index = 0;
  CHECK(FontSet::open_alone(file, both)->find(FontRole::Fs, U'二'));
  file.index = 2;
  const auto none = FontSet::open_alone(file, both);
  REQUIRE_FALSE(none);
  const Diagnostic& refused = none.diagnostics.all().front();
  CHECK(refused.code == Code::FontsNoSuchFace);
  CHECK(expand(message(refused.code).en_hint, refused.args, Language::English)
            .find("0 Office Song TC, 1 Office Kai SC") != std::string::npos);
}
