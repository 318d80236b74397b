#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <system_error>

#include "app/output.h"
#include "app/pages/fonts_command.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/utf8.h"
#include "base/yaml_entry.h"
#include "faces/han_sets.h"
#include "faces/survey.h"
#include "load/reader.h"
#include "load/readers.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The largest CJK fonts have about 30 MB, collections of them a little over 100.
constexpr std::size_t font_limit = 256U << 20U;
constexpr std::string_view list_path = "fonts/fonts.yaml";
/// The first font of a Chinese role has GB 2312 but for a hundredth: what it lacks comes from
/// another face, and more than a few such characters make a patchwork of a page.
constexpr std::uint32_t gb2312_least = 6763 - 67;
/// F-08.
constexpr std::int32_t digit_width = 500;

std::string file_name_of(const FontsAddOptions& options) {
  return fs::path(options.file).filename().string();
}

/// A name that YAML and every shell read as one plain word.
bool is_plain_name(const std::string& name) {
  const auto plain = [](char32_t c) {
    return is_han(c) || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
           (c >= U'a' && c <= U'z') || c == U'-' || c == U'_' || c == U'.';
  };
  if (first_invalid_utf8(name) || name.front() == '-' || name.front() == '.') {
    return false;
  }
  std::string end = fs::path(name).extension().string();
  std::ranges::transform(end, end.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const bool known = end == ".ttf" || end == ".otf" || end == ".ttc" || end == ".otc";
  return known && std::ranges::all_of(to_utf32(name), plain);
}

/// The face that says of itself that it is for the mainland; none: not exactly one does.
std::optional<std::uint32_t> simplified_face(const std::vector<FaceName>& faces) {
  std::optional<std::uint32_t> found;
  for (const FaceName& face : faces) {
    const std::string name = ' ' + face.name + ' ';
    const bool simplified = std::ranges::any_of(
        std::array<std::string_view, 6>{" SC ", " CN ", " GB", "_GB", "简", "GB2312"},
        [&](std::string_view word) { return name.find(word) != std::string::npos; });
    if (simplified && found) {
      return std::nullopt;
    }
    found = simplified ? face.index : found;
  }
  return found;
}

/// In quotes whatever it holds: people's words are no YAML.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const bool control = c >= 0 && c < ' ';
    out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, control ? ' ' : c);
  }
  return out + '"';
}

/// Byte offset of a place in a file.
std::size_t offset_of(const SourceMap& sources, Span span) {
  const std::string_view text = sources.text(span.file);
  const std::string_view line = sources.line(span.file, span.begin.line);
  std::size_t inside = 0;
  for (std::uint32_t column = 1; column < span.begin.column && inside < line.size(); ++column) {
    next_character(line, inside);
  }
  return static_cast<std::size_t>(line.data() - text.data()) + inside;
}

const YamlNode* child(const YamlNode* node, std::string_view key) {
  if (node == nullptr) {
    return nullptr;
  }
  const auto found = std::ranges::find(node->entries, key, &YamlNode::Entry::key);
  return found == node->entries.end() ? nullptr : &found->value;
}

/// The list with `file` before the first item of the role's chain, on one line or on several.
std::string with_front(const std::string& text, std::string_view role, const std::string& file) {
  SourceMap sources;
  Diagnostics ignored;  // the same text was read before
  const FileId id = sources.add(std::string(list_path), text);
  const auto root = parse_yaml(sources, id, ignored);
  const YamlNode* chain = child(child(root ? &*root : nullptr, "roles"), role);
  if (chain == nullptr || chain->items.empty()) {
    return text;
  }
  const std::size_t at = offset_of(sources, chain->items.front().span);
  const std::size_t line = text.rfind('\n', at) + 1;  // 0 when there is none before
  const std::string before = text.substr(line, at - line);
  const std::size_t mark = before.find_last_not_of(' ');
  const bool block = mark != std::string::npos && before[mark] == '-';
  const std::string end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  std::string out = text;
  return out.insert(at, block ? file + end + before : file + ", ");
}

/// One font on its way into the list.
class Newcomer {
 public:
  /// A font on the command line stands in no file: its diagnostics lose their place (open_font).
  Newcomer(Run& run, const FontsAddOptions& options)
      : run_(run),
        options_(options),
        file_{{}, {}, 0, 0, {}, Span{run.sources().add("", ""), {}, {}}, {}, {}, false} {}

  /// Everything up to writing; false: refused, and the run says why.
  bool examine() {
    return read_role() && read_list() && read_font() && choose_face() && check_name() &&
           open_font() && check_fitness() && edit_list();
  }
  [[nodiscard]] bool is_first_already() const { return already_first_; }

  bool write() {
    const fs::path target = run_.settings().workspace / "fonts" / file_.file;
    if (!is_there_ && !run_.step(write_output({target, bytes_}))) {
      return false;
    }
    if (run_.step(write_output({run_.settings().workspace / list_path, after_}))) {
      return true;
    }
    std::error_code ignored;
    if (!is_there_) {
      fs::remove(target, ignored);  // without its entry it would only puzzle people
    }
    return false;
  }

  [[nodiscard]] std::string report(Language) const;
  [[nodiscard]] std::string next_steps(Language) const;

 private:
  bool refuse(Code code, Args args) {
    run_.diagnostics().add({code, std::nullopt, std::move(args)});
    return false;
  }

  bool read_role() {
    const auto role = parse_font_role(options_.role);
    if (!role) {
      std::string known;
      for (std::size_t r = 0; r < font_role_count; ++r) {
        known +=
            (known.empty() ? "" : ", ") + std::string(font_role_name(static_cast<FontRole>(r)));
      }
      return refuse(Code::FontsRole, {{"role", options_.role}, {"known", known}});
    }
    role_ = *role;
    return true;
  }

  bool read_list() {
    Reader reader{run_.settings().workspace, run_.sources(), run_.diagnostics()};
    manifest_ = read_fonts(reader);
    if (run_.failed()) {
      return false;
    }
    auto text = run_.step(read_file(run_.settings().workspace / list_path, font_limit));
    before_ = text.value_or(std::string());
    return text.has_value();
  }

  bool read_font() {
    file_.file = file_name_of(options_);
    if (!is_plain_name(file_.file)) {
      return refuse(Code::FontsFileName, {{"file", file_.file}});
    }
    auto bytes = run_.step(read_file(options_.file, font_limit));
    if (!bytes) {
      return false;
    }
    bytes_ = std::move(*bytes);
    file_.bytes = bytes_.size();
    file_.sha256 = sha256_hex(bytes_);
    return true;
  }

  bool choose_face() {
    faces_ = faces_in(bytes_);
    if (options_.index) {
      file_.index = *options_.index;
    } else if (faces_.size() > 1) {
      const auto face = simplified_face(faces_);
      if (!face) {
        return refuse(Code::FontsWhichFace, {{"file", file_.file},
                                             {"count", std::to_string(faces_.size())},
                                             {"names", list_faces(faces_)}});
      }
      file_.index = *face;
    }
    return true;
  }

  /// The name may be taken by this very font: then only the role changes.
  bool check_name() {
    const auto entry = std::ranges::find(manifest_.files, file_.file, &FontFile::file);
    is_entered_ = entry != manifest_.files.end();
    const fs::path target = run_.settings().workspace / "fonts" / file_.file;
    std::error_code error;
    is_there_ = fs::exists(fs::symlink_status(target, error));
    bool same = !is_entered_ || (entry->sha256 == file_.sha256 && entry->index == file_.index);
    if (is_there_) {
      const auto there = read_file(target, font_limit);
      same = same && there && *there == bytes_;
    }
    return same || refuse(Code::FontsNameTaken, {{"file", file_.file}});
  }

  bool open_font() {
    auto set = FontSet::open_alone(file_, bytes_);
    for (Diagnostic refused : set.diagnostics.all()) {
      refused.where.reset();  // it stands in no file yet
      run_.diagnostics().add(std::move(refused));
    }
    if (!set) {
      return false;
    }
    const FaceId face = set->faces().front();
    survey_ = set->survey(face);
    for (std::size_t i = 0; i < all_han_sets.size(); ++i) {
      counts_.at(i) = set->count(face, han_set(all_han_sets.at(i)));
    }
    return true;
  }

  bool check_fitness() { return is_latin(role_) ? check_latin() : check_chinese(); }

  bool check_latin() {
    const std::string role(font_role_name(role_));
    if (!survey_.missing_latin.empty()) {
      return refuse(
          Code::FontsNoLatin,
          {{"file", file_.file}, {"role", role}, {"characters", to_utf8(survey_.missing_latin)}});
    }
    if (survey_.digit_advance != digit_width) {
      return refuse(
          Code::FontsDigits,
          {{"file", file_.file}, {"role", role}, {"width", std::to_string(survey_.digit_advance)}});
    }
    return true;
  }

  bool check_chinese() {
    if (counts_.front() < gb2312_least) {
      return refuse(Code::FontsTooFewHan,
                    {{"file", file_.file}, {"count", std::to_string(counts_.front())}});
    }
    if (survey_.blank > 0) {
      return refuse(Code::FontsBlankHan, {{"file", file_.file},
                                          {"count", std::to_string(survey_.blank)},
                                          {"characters", to_utf8(survey_.first_blank)}});
    }
    if (!survey_.misplaced.empty()) {
      return refuse(Code::FontsMarks,
                    {{"file", file_.file}, {"characters", to_utf8(survey_.misplaced)}});
    }
    return true;
  }

  [[nodiscard]] std::string entry_text() const {
    const std::string licence =
        options_.licence.empty() ? "未写明；本单位自有，不得再分发" : options_.licence;
    return fmt::format(
        "  - file: {}\n{}    sha256: {}\n    bytes: {}\n    licence: {}\n"
        "    origin: {}\n",
        file_.file, faces_.size() > 1 ? fmt::format("    index: {}\n", file_.index) : "",
        file_.sha256, file_.bytes, in_quotes(licence),
        in_quotes(survey_.name + (survey_.version.empty() ? "" : "，") + survey_.version));
  }

  /// The new list is read back before it is written: it must say what was meant.
  bool edit_list() {
    const auto& chain = manifest_.chains.at(static_cast<std::size_t>(role_));
    old_first_ = manifest_.files[chain.front()].file;
    already_first_ = is_entered_ && old_first_ == file_.file;
    if (already_first_) {
      return true;
    }
    after_ = is_entered_ ? before_ : with_entry(before_, "files", entry_text());
    after_ = with_front(after_, font_role_name(role_), file_.file);
    const std::map<std::string, std::string> instead{{std::string(list_path), after_}};
    SourceMap sources;
    Reader reader{run_.settings().workspace, sources, run_.diagnostics(), &instead};
    const FontManifest changed = read_fonts(reader);
    return !run_.failed() &&
           changed.files[changed.chains.at(static_cast<std::size_t>(role_)).front()].file ==
               file_.file;
  }

  Run& run_;
  const FontsAddOptions& options_;
  FontRole role_{};
  FontManifest manifest_;
  FontFile file_;
  std::string bytes_, before_, after_, old_first_;
  std::vector<FaceName> faces_;
  FaceSurvey survey_;
  std::array<std::uint32_t, all_han_sets.size()> counts_{};
  bool is_entered_ = false, is_there_ = false, already_first_ = false;
};

std::string Newcomer::report(Language language) const {
  const bool zh = language == Language::Chinese;
  const auto line = [&](std::string_view chinese, std::string_view english, auto&&... values) {
    return fmt::format(fmt::runtime(zh ? chinese : english), values...) + '\n';
  };
  std::string text =
      line("字体：{}（{}），{} 轮廓，{} 个字形，粗细 {}",
           "Font: {} ({}), {} outlines, {} glyphs, weight {}", survey_.name, survey_.version,
           survey_.cff ? "CFF" : "TrueType", survey_.glyphs, survey_.weight);
  if (faces_.size() > 1) {
    text += line("字体集里的第 {} 个（从 0 数起）：{}", "Face {} of the collection (from 0): {}",
                 file_.index, list_faces(faces_));
  }
  if (!is_latin(role_)) {
    text +=
        line("汉字：GB 2312 {}/6763，通用规范汉字表 {}/8105，GB 18030 一级 {}、二级 {}、三级 {}",
             "Hanzi: GB 2312 {}/6763, table of 2013 {}/8105, GB 18030 level 1 {}, 2 {}, 3 {}",
             counts_[0], counts_[1], counts_[2], counts_[3], counts_[4]);
    text +=
        line("轮廓：GB 2312 里它有的 {} 个汉字，个个有轮廓",
             "Outlines: each of the {} hanzi of GB 2312 that it has draws something", counts_[0]);
    text += line("标点：，、。（）《》都在字框该在的一边（F-07）",
                 "Marks: ，、。（）《》 stand on the right side of their cells (F-07)");
    text += survey_.narrow_quotes.empty()
                ? line("引号：占满一格（F-05）", "Quotes: one em wide (F-05)")
                : line("引号：{} 不占满一格，印时取替补字体的（F-05）",
                       "Quotes: {} are narrow; those of a fallback are used (F-05)",
                       to_utf8(survey_.narrow_quotes));
    text += line("字框：汉字宽 {}，基线在字框中心下 {}（千分之一字宽，F-09）",
                 "Em box: Han {} wide, baseline {} below the centre (1/1000 em, F-09)",
                 survey_.han_advance, survey_.baseline_below);
  }
  const std::string digits = survey_.digit_advance == 0 ? (zh ? "不一" : "not alike,")
                                                        : std::to_string(survey_.digit_advance);
  text += is_latin(role_)
              ? line("数字：宽 {}（F-08）", "Digits: {} wide (F-08)", digits)
              : line("数字：宽 {}；数字和字母总是用 latin 的字体（F-08）",
                     "Digits: {} wide; digits and Latin come from role latin (F-08)", digits);
  return text +
         line("嵌入许可（fsType）：程序不读这一项；能不能嵌入 PDF，看许可证",
              "Embedding permission (fsType): not read; see the licence whether the font may "
              "go into a PDF");
}

std::string Newcomer::next_steps(Language language) const {
  const bool zh = language == Language::Chinese;
  const std::string role(font_role_name(role_));
  if (already_first_) {
    return fmt::format(fmt::runtime(zh ? "它已经是 {} 的首选，什么也没有改。\n"
                                       : "It is the first font of {} already; nothing changed.\n"),
                       role);
  }
  if (options_.dry_run) {
    return zh ? "可以用。什么也没有写。\n" : "It can be used. Nothing was written.\n";
  }
  if (is_entered_) {  // other roles may use it: only the line of this role was changed
    return fmt::format(
        fmt::runtime(
            zh ? "fonts/{0} 早已登记，这次只在 fonts/fonts.yaml 里排到 {1} 的最前面；原来的首选 "
                 "{2} 留作替补。\n"
                 "接着：运行 jianbao check 和 jianbao specimen，把版面看一遍。\n"
                 "要撤销：在 fonts/fonts.yaml 里从 {1} 一行的最前面删去 {0}，别处不动。\n"
               : "fonts/{0} was entered before; now it also stands in front of {1} in "
                 "fonts/fonts.yaml; {2}, the first so far, stands in for what it lacks.\n"
                 "Next: run jianbao check and jianbao specimen, and look at the pages.\n"
                 "To undo: take {0} out of the front of the line {1} of fonts/fonts.yaml, "
                 "and nothing else.\n"),
        file_.file, role, old_first_);
  }
  return fmt::format(
      fmt::runtime(
          zh ? "已放进 fonts/{0}，登记在 fonts/fonts.yaml，排在 {1} 最前面；原来的首选 {2} "
               "留作替补。\n"
               "接着：运行 jianbao check 和 jianbao specimen，把版面看一遍。{3}\n"
               "要撤销：在 fonts/fonts.yaml 里从 {1} 一行删去 {0}，再删去 files 里的这一项和 "
               "fonts/{0}。\n"
             : "Put into fonts/{0}, entered in fonts/fonts.yaml, in front of {1}; {2}, the first "
               "so "
               "far, stands in for what it lacks.\n"
               "Next: run jianbao check and jianbao specimen, and look at the pages.{3}\n"
               "To undo: take {0} out of the line {1} of fonts/fonts.yaml, then its entry under "
               "files and fonts/{0} itself.\n"),
      file_.file, role, old_first_,
      zh ? "没有再分发的许可，不要把字体文件提交到仓库。"
         : " Without a licence to pass it on, do not commit the font file.");
}

}  // namespace

CommandResult add_font(const Settings& settings, const FontsAddOptions& options) {
  Run run(settings);
  Newcomer font(run, options);
  const std::string_view nothing =
      pick(settings.language, "什么也没有写。", "Nothing was written.");
  if (!font.examine()) {
    return run.finish({}, nothing);
  }
  if (!font.is_first_already() && !options.dry_run && !font.write()) {
    return run.finish({}, nothing);
  }
  return run.finish(font.report(settings.language) + font.next_steps(settings.language));
}

}  // namespace jianbao
