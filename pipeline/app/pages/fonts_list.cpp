#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "app/pages/fonts_command.h"
#include "app/table.h"
#include "base/forbidden.h"
#include "base/json.h"
#include "base/utf8.h"
#include "faces/han_sets.h"
#include "faces/survey.h"
#include "load/reader.h"
#include "load/readers.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_shown = 12;

/// What a role is for, as typography.md §5.1 names it.
std::string_view role_title(FontRole role, Language language) {
  constexpr std::array<std::string_view, font_role_count> zh{
      "小标宋：名称、标题", "仿宋：正文",       "黑体：一级标题、表头", "楷体：二级标题、编者按",
      "宋体：表格、页码",   "正文的数字、字母", "标题的数字、字母"};
  constexpr std::array<std::string_view, font_role_count> en{
      "display Song: titles",   "FangSong: body text",        "Hei: headings, table heads",
      "Kai: second headings",   "Song: tables, page numbers", "digits, Latin in text",
      "digits, Latin in titles"};
  const auto i = static_cast<std::size_t>(role);
  return pick(language, zh.at(i), en.at(i));
}

/// Members of JSON objects, by set.
constexpr std::array<std::string_view, all_han_sets.size()> set_keys{
    "gb2312", "table_8105", "gb18030_level1", "gb18030_level2", "gb18030_level3"};

/// Every character that a file may bring onto paper, with its first place.
using FirstUse = std::map<char32_t, Span>;

void collect(const YamlNode& node, FirstUse& uses) {
  for (const char32_t c : to_utf32(node.text)) {
    // The same in every role: a blank, and what no text may hold.
    if (c > U' ' && c != 0x3000 && !forbidden_character(c)) {
      uses.try_emplace(c, node.span);
    }
  }
  for (const YamlNode& item : node.items) {
    collect(item, uses);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    collect(entry.value, uses);
  }
}

FirstUse characters_in_use(Reader& reader) {
  FirstUse uses;
  for (const char* folder : {"data", "reports"}) {
    for (const std::string& path : reader.yaml_files(folder)) {
      if (const auto root = reader.yaml(path)) {
        collect(*root, uses);
      }
    }
  }
  return uses;
}

/// What a role does with the characters in use.
struct RoleUse {
  std::u32string missing, fallback;
};

/// Digits and Latin letters are set in the Latin roles, all else in the Chinese ones.
bool concerns(FontRole role, char32_t c) { return is_latin(role) == (c < 0x80); }

RoleUse use_of(const FontSet& faces, FontRole role, const FirstUse& uses) {
  RoleUse result;
  for (const auto& [c, place] : uses) {
    if (!concerns(role, c)) {
      continue;
    }
    const auto glyph = faces.find(role, c);
    if (!glyph) {
      result.missing += c;
    } else if (glyph->face != faces.primary(role)) {
      result.fallback += c;
    }
  }
  return result;
}

/// Everything the two ways of printing need.
struct Fonts {
  const FontManifest& manifest;
  const FontSet& faces;
  const FirstUse& uses;
  const SourceMap& sources;
  std::array<RoleUse, font_role_count> roles;

  [[nodiscard]] std::optional<FaceId> face_of(const FontFile& file) const {
    for (const FaceId face : faces.faces()) {
      if (faces.file_name(face) == file.file) {
        return face;
      }
    }
    return std::nullopt;  // optional, and not there
  }
};

constexpr FontRole role_at(std::size_t index) { return static_cast<FontRole>(index); }

/// The missing characters in the order of their code points, each with its roles.
std::map<char32_t, std::string> missing_roles(const Fonts& fonts) {
  std::map<char32_t, std::string> result;
  for (std::size_t r = 0; r < font_role_count; ++r) {
    for (const char32_t c : fonts.roles.at(r).missing) {
      std::string& roles = result[c];
      roles += (roles.empty() ? "" : " ") + std::string(font_role_name(role_at(r)));
    }
  }
  return result;
}

std::string chain_text(const Fonts& fonts, std::size_t role) {
  std::string text;
  for (const std::uint32_t file : fonts.manifest.chains.at(role)) {
    text += (text.empty() ? "" : " → ") + fonts.manifest.files[file].file;
  }
  return text;
}

std::string installed_hint(const Fonts& fonts, Language language) {
  std::string text;
  for (const AbsentFont& font : fonts.faces.absent()) {
    text += fmt::format(
        fmt::runtime(pick(language, "没有装：{}（软件包 {}），备用，可以不装。\n",
                          "Not installed: {} (package {}); optional, for rare characters.\n")),
        font.file, font.package.empty() ? "—" : font.package);
  }
  return text;
}

/// Characters of which the manifest says that the font draws them wrong, where it has them.
std::string excepted_list(const Fonts& fonts, Language language) {
  std::string text;
  for (const FontFile& file : fonts.manifest.files) {
    std::string characters;
    for (const char32_t c : file.except) {
      characters += (characters.empty() ? "" : "、") + to_utf8(std::u32string(1, c)) + "（" +
                    code_point_name(c) + "）";
    }
    if (!characters.empty()) {
      text += fmt::format(fmt::runtime(pick(language, "不用 {} 的这些字，字形不对：{}。\n",
                                            "Not taken from {}, which draws them wrong: {}.\n")),
                          file.file, characters);
    }
  }
  return text;
}

// ---- for people --------------------------------------------------------------------------------

std::string file_table(const Fonts& fonts, Language language) {
  const auto word = [language](std::string_view zh, std::string_view en) {
    return std::string(pick(language, zh, en));
  };
  const std::vector<TextColumn> columns{{word("文件", "file"), false},
                                        {word("字体", "font"), false},
                                        {word("轮廓", "outlines"), false},
                                        {word("粗细", "weight"), true},
                                        {word("许可证", "licence"), false},
                                        {word("字节", "bytes"), true},
                                        {"GB 2312", true},
                                        {"8105", true},
                                        {word("一级", "level 1"), true},
                                        {word("二级", "level 2"), true},
                                        {word("三级", "level 3"), true}};
  std::vector<std::vector<std::string>> rows;
  for (const FontFile& file : fonts.manifest.files) {
    const auto face = fonts.face_of(file);
    if (!face) {
      continue;
    }
    const FaceSurvey survey = fonts.faces.survey(*face);
    std::vector<std::string> row{file.file,
                                 survey.name,
                                 survey.cff ? "CFF" : "TrueType",
                                 std::to_string(survey.weight),
                                 file.licence,
                                 std::to_string(fonts.faces.bytes(*face))};
    for (const HanSet set : all_han_sets) {
      row.push_back(std::to_string(fonts.faces.count(*face, han_set(set))));
    }
    rows.push_back(std::move(row));
  }
  std::vector<std::string> whole{word("（全部）", "(all there are)"), "", "", "", "", ""};
  for (const HanSet set : all_han_sets) {
    whole.push_back(std::to_string(han_set(set).size()));
  }
  rows.push_back(std::move(whole));
  return format_text_table(columns, rows);
}

std::string role_list(const Fonts& fonts, Language language) {
  std::string text;
  for (std::size_t r = 0; r < font_role_count; ++r) {
    const FontRole role = role_at(r);
    text += fmt::format("{}  {}\n  {}\n", font_role_name(role), role_title(role, language),
                        chain_text(fonts, r));
    if (!is_latin(role)) {
      text += fmt::format(
          fmt::runtime(pick(language, "  合起来：GB 2312 {}、8105 {}、一级 {}、二级 {}、三级 {}\n",
                            "  together: GB 2312 {}, 8105 {}, level 1 {}, level 2 {}, "
                            "level 3 {}\n")),
          fonts.faces.count(role, han_set(HanSet::Gb2312)),
          fonts.faces.count(role, han_set(HanSet::Table8105)),
          fonts.faces.count(role, han_set(HanSet::Level1)),
          fonts.faces.count(role, han_set(HanSet::Level2)),
          fonts.faces.count(role, han_set(HanSet::Level3)));
    }
    const std::u32string& fallback = fonts.roles.at(r).fallback;
    if (!fallback.empty()) {
      text += fmt::format(
          fmt::runtime(pick(language, "  现有数据里首选字体没有的字 {} 个，用替补：{}{}\n",
                            "  {} characters of the data come from fallbacks: {}{}\n")),
          fallback.size(), to_utf8(fallback.substr(0, most_shown)),
          fallback.size() > most_shown ? "…" : "");
    }
  }
  return text;
}

std::string missing_list(const Fonts& fonts, Language language) {
  const auto missing = missing_roles(fonts);
  if (missing.empty()) {
    return fmt::format(
        fmt::runtime(pick(language, "现有数据用到 {} 个不同的字，各种用途都印得出。\n",
                          "The data use {} different characters; every role can draw them.\n")),
        fonts.uses.size());
  }
  std::string text =
      fmt::format(fmt::runtime(pick(language, "现有数据用到 {} 个不同的字，有 {} 个印不出：\n",
                                    "The data use {} different characters; {} cannot be drawn:\n")),
                  fonts.uses.size(), missing.size());
  for (const auto& [c, roles] : missing) {
    text += fmt::format("  {}  {}  {}  {}\n", to_utf8(std::u32string(1, c)), code_point_name(c),
                        roles, fonts.sources.describe(fonts.uses.at(c)));
  }
  return text;
}

// ---- for programs ------------------------------------------------------------------------------

void write_counts(JsonWriter& json, auto count) {
  for (std::size_t i = 0; i < all_han_sets.size(); ++i) {
    json.member(set_keys.at(i), count(han_set(all_han_sets.at(i))));
  }
}

std::string file_line(const Fonts& fonts, const FontFile& file) {
  JsonWriter json;
  json.begin_object();
  json.member("kind", "file");
  json.member("file", file.file);
  json.member("licence", file.licence);
  json.member("optional", file.optional);
  const auto face = fonts.face_of(file);
  json.member("installed", face.has_value());
  if (!file.package.empty()) {
    json.member("package", file.package);
  }
  if (!file.except.empty()) {
    json.member("except", to_utf8(file.except));
  }
  if (face) {
    const FaceSurvey survey = fonts.faces.survey(*face);
    json.member("name", survey.name);
    json.member("version", survey.version);
    json.member("outlines", survey.cff ? "cff" : "truetype");
    json.member("weight", survey.weight);
    json.member("index", file.index);
    json.member("bytes", fonts.faces.bytes(*face));
    json.member("baseline_below_centre", survey.baseline_below);
    json.member("digit_advance", survey.digit_advance);
    write_counts(json, [&](std::u32string_view set) { return fonts.faces.count(*face, set); });
  }
  json.end_object();
  return json.text() + '\n';
}

std::string role_line(const Fonts& fonts, std::size_t r) {
  JsonWriter json;
  json.begin_object();
  json.member("kind", "role");
  json.member("role", font_role_name(role_at(r)));
  json.key("files");
  json.begin_array();
  for (const std::uint32_t file : fonts.manifest.chains.at(r)) {
    json.value(fonts.manifest.files[file].file);
  }
  json.end_array();
  write_counts(json, [&](std::u32string_view set) { return fonts.faces.count(role_at(r), set); });
  json.member("from_fallbacks", to_utf8(fonts.roles.at(r).fallback));
  json.end_object();
  return json.text() + '\n';
}

std::string json_lines(const Fonts& fonts) {
  std::string text;
  for (const FontFile& file : fonts.manifest.files) {
    text += file_line(fonts, file);
  }
  for (std::size_t r = 0; r < font_role_count; ++r) {
    text += role_line(fonts, r);
  }
  for (const auto& [c, roles] : missing_roles(fonts)) {
    JsonWriter json;
    json.begin_object();
    json.member("kind", "missing");
    json.member("character", to_utf8(std::u32string(1, c)));
    json.member("code_point", code_point_name(c));
    json.member("roles", roles);
    json.member("place", fonts.sources.describe(fonts.uses.at(c)));
    json.end_object();
    text += json.text() + '\n';
  }
  return text;
}

}  // namespace

CommandResult list_fonts(const Settings& settings, bool json) {
  Run run(settings);
  Reader reader{settings.workspace, run.sources(), run.diagnostics(), nullptr, settings.gb18030};
  const FontManifest manifest = read_fonts(reader);
  if (run.failed()) {
    return run.finish({});
  }
  const auto faces = run.stage(FontSet::open(manifest, settings.workspace / "fonts"));
  if (!faces) {
    return run.finish({});
  }
  const FirstUse uses = characters_in_use(reader);
  Fonts fonts{manifest, *faces, uses, run.sources(), {}};
  for (std::size_t r = 0; r < font_role_count; ++r) {
    fonts.roles.at(r) = use_of(*faces, role_at(r), uses);
  }
  if (json) {
    return run.finish(json_lines(fonts));
  }
  const Language language = settings.language;
  return run.finish(file_table(fonts, language) + installed_hint(fonts, language) +
                    excepted_list(fonts, language) + '\n' + role_list(fonts, language) + '\n' +
                    missing_list(fonts, language));
}

}  // namespace jianbao
