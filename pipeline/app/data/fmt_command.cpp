#include "app/data/fmt_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "app/data/line_difference.h"
#include "app/data/text_lint.h"
#include "app/issue/checking.h"
#include "app/output.h"
#include "base/files.h"
#include "base/utf8.h"
#include "load/load.h"
#include "load/reader.h"
#include "model/acknowledgement.h"
#include "normalise/printed_texts.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// A file that is to change.
struct Amended {
  std::string path;  ///< relative to the workspace
  std::string before, after;
  std::vector<Diagnostic> changes;  ///< one each, in order
};

/// What of the workspace has to be known to judge a change.
struct Surroundings {
  std::vector<Acknowledgement> acknowledged;
  std::chrono::year_month_day day{};
  std::size_t errors = 0;  ///< before anything changes
};

Surroundings look_around(const Settings& settings) {
  SourceMap sources;
  auto inputs = load(settings.workspace, sources, {{}, settings.gb18030});
  Surroundings out;
  out.errors = inputs.diagnostics.count(Severity::Error);
  if (inputs.value) {
    out.day = last_known_day(*inputs.value);
    out.acknowledged = std::move(inputs.value->acknowledged);
  }
  return out;
}

/// Puts the edits, which ascend and do not overlap, into the text.
std::string with_edits(const std::string& text, const std::vector<WrittenScalar::Edit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    out += text.substr(at, edit.begin - at) + edit.bytes;
    at = edit.end;
  }
  return out + text.substr(at);
}

/// Whether both trees say the same, but for the texts at these nodes of the first, which say what
/// `meant` holds.
bool reads_as_meant(const YamlNode& before, const YamlNode& after,
                    const std::map<const YamlNode*, std::string>& meant) {
  const auto expected = meant.find(&before);
  if (before.kind != after.kind || before.items.size() != after.items.size() ||
      before.entries.size() != after.entries.size() ||
      after.text != (expected == meant.end() ? before.text : expected->second)) {
    return false;
  }
  for (std::size_t i = 0; i < before.items.size(); ++i) {
    if (!reads_as_meant(before.items[i], after.items[i], meant)) {
      return false;
    }
  }
  for (std::size_t i = 0; i < before.entries.size(); ++i) {
    if (before.entries[i].key != after.entries[i].key ||
        !reads_as_meant(before.entries[i].value, after.entries[i].value, meant)) {
      return false;
    }
  }
  return true;
}

/// A file that was read, before anything is decided about it.
struct Opened {
  std::string path;
  FileId file;
  YamlNode tree;
};

class Formatter {
 public:
  Formatter(Run& run, const Surroundings& around) : run_(run), around_(around) {}

  /// What is wrong with a file is filed with the run, and it stays as it is.
  void run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      open(path);
    }
    for (const Opened& opened : opened_) {
      mend_texts(opened);
    }
    // Only now is it known which names change.
    for (const Opened& opened : opened_) {
      follow_names(opened);
      finish(opened);
    }
  }

  [[nodiscard]] const std::vector<Amended>& amended() const { return amended_; }
  [[nodiscard]] std::size_t doubtful() const { return doubtful_; }

 private:
  /// What is to be done to one file.
  struct Plan {
    std::map<const YamlNode*, std::string> meant;  ///< the texts that change, and to what
    std::vector<WrittenScalar::Edit> edits;
    std::vector<Diagnostic> changes;
  };

  void open(const std::string& path) {
    Reader reader{run_.settings().workspace, run_.sources(), run_.diagnostics()};
    const auto file = reader.text(path);
    auto tree =
        file ? parse_yaml(run_.sources(), *file, run_.diagnostics(), YamlTolerance::SoftHyphens)
             : std::nullopt;
    if (tree) {
      opened_.push_back({path, *file, *std::move(tree)});
    }
  }

  void mend_texts(const Opened& opened) {
    for (const TextFindings& text :
         find_amendments(run_.sources(), opened.file, opened.tree, TextKind::Printed)) {
      std::vector<WrittenScalar::Change> chosen;
      for (const Amendment& amendment : text.amendments) {
        Diagnostic said = describe_amendment(run_.sources(), text, amendment);
        acknowledge(said, around_.acknowledged, around_.day);
        if (!said.accepted.empty()) {
          continue;
        }
        if (!amendment.safe || !text.written) {
          ++doubtful_;
          continue;
        }
        chosen.push_back({amendment.begin, amendment.end, amendment.replacement});
        plans_[opened.path].changes.push_back(std::move(said));
      }
      if (!chosen.empty()) {
        put_in(opened, text, chosen);
        renamed_.emplace(text.text->text, chosen);
      }
    }
  }

  /// 中欧班列(齐鲁号) of the register is spoken of by this name in the files of facts.
  void follow_names(const Opened& opened) {
    for (const TextFindings& text :
         find_amendments(run_.sources(), opened.file, opened.tree, TextKind::Reference)) {
      const auto renamed = renamed_.find(text.text->text);
      if (renamed == renamed_.end() || !text.written) {
        continue;
      }
      for (const Amendment& amendment : text.amendments) {
        if (amendment.safe) {
          plans_[opened.path].changes.push_back(
              describe_amendment(run_.sources(), text, amendment));
        }
      }
      put_in(opened, text, renamed->second);
    }
  }

  void put_in(const Opened& opened, const TextFindings& text,
              const std::vector<WrittenScalar::Change>& chosen) {
    Plan& plan = plans_[opened.path];
    plan.meant[text.text] = with_edits(text.text->text, chosen);
    for (auto& edit : text.written->edits(chosen)) {
      plan.edits.push_back(std::move(edit));
    }
  }

  /// Nothing is believed: the new text is read as any other file.
  void finish(const Opened& opened) {
    Plan& plan = plans_[opened.path];
    if (plan.edits.empty() && !may_hold_soft_hyphen(run_.sources().text(opened.file))) {
      return;
    }
    std::ranges::sort(plan.edits, {}, &WrittenScalar::Edit::begin);
    std::ranges::stable_sort(plan.changes, {}, &Diagnostic::where);
    const std::string before(run_.sources().text(opened.file));
    std::string after = with_edits(before, plan.edits);
    SourceMap sources;
    Diagnostics found;
    const auto again = parse_yaml(sources, sources.add(opened.path, after), found);
    if (!again && holds_soft_hyphen(found)) {
      // In a text that is not ours to mend: the file is refused as it always was.
      (void)parse_yaml(run_.sources(), opened.file, run_.diagnostics());
    } else if (!again || !reads_as_meant(opened.tree, *again, plan.meant)) {
      run_.diagnostics().add({Code::NormaliseNotKept, std::nullopt, {{"path", opened.path}}});
    } else if (after != before) {
      amended_.push_back({opened.path, before, std::move(after), std::move(plan.changes)});
    }
  }

  /// As it is, or as an escape.
  static bool may_hold_soft_hyphen(std::string_view file) {
    return file.find("\u00AD") != std::string_view::npos ||
           file.find('\\') != std::string_view::npos;
  }

  static bool holds_soft_hyphen(const Diagnostics& found) {
    return std::ranges::find(found.all(), Code::TextSoftHyphen, &Diagnostic::code) !=
           found.all().end();
  }

  Run& run_;
  const Surroundings& around_;
  std::vector<Opened> opened_;
  std::map<std::string, Plan> plans_;                                  ///< by path
  std::map<std::string, std::vector<WrittenScalar::Change>> renamed_;  ///< texts that change
  std::vector<Amended> amended_;
  std::size_t doubtful_ = 0;
};

/// Relative to the workspace; where the person stands comes before where the workspace is.
std::optional<std::string> path_in_workspace(Run& run, const fs::path& given) {
  const fs::path& workspace = run.settings().workspace;
  std::error_code error;
  const bool here = given.is_absolute() || fs::exists(fs::symlink_status(given, error));
  const std::string path =
      here ? shown_path(given, workspace) : given.lexically_normal().generic_string();
  if (!has_printed_texts(path)) {
    run.diagnostics().add(
        {Code::UsageNotFormatted, std::nullopt, {{"path", given.generic_string()}}});
    return std::nullopt;
  }
  return path;
}

std::vector<std::string> paths_of(Run& run, const FmtOptions& options) {
  std::set<std::string> paths;
  for (const fs::path& given : options.files) {
    if (auto path = path_in_workspace(run, given)) {
      paths.insert(*std::move(path));
    }
  }
  if (options.files.empty()) {
    Reader reader{run.settings().workspace, run.sources(), run.diagnostics()};
    for (const char* folder : {"data", "reports"}) {
      for (std::string& path : reader.yaml_files(folder)) {
        if (has_printed_texts(path)) {
          paths.insert(std::move(path));
        }
      }
    }
  }
  return {paths.begin(), paths.end()};
}

/// Whether the workspace loads as well as before. Files speak of each other by names.
bool still_loads(Run& run, const Surroundings& around, const std::vector<Amended>& files) {
  LoadOptions options{{}, run.settings().gb18030};
  for (const Amended& file : files) {
    options.instead[file.path] = file.after;
  }
  SourceMap sources;
  auto inputs = load(run.settings().workspace, sources, options);
  if (inputs.diagnostics.count(Severity::Error) <= around.errors) {
    return true;
  }
  run.diagnostics().add({Code::NormaliseBreaksOthers, std::nullopt});
  for (const Diagnostic& diagnostic : inputs.diagnostics.all()) {
    // Its places are those of the new texts, which nobody can look up.
    if (diagnostic.severity == Severity::Error) {
      run.diagnostics().add({diagnostic.code, std::nullopt, diagnostic.args});
    }
  }
  return false;
}

/// Root may write to any file; what a person locked stays locked all the same.
bool is_writable(const fs::path& path) {
  constexpr auto any = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  return status.type() != fs::file_type::regular || (status.permissions() & any) != fs::perms::none;
}

/// False: it stands as it was, and why is filed with the run.
bool write(Run& run, const Amended& file) {
  const fs::path path = run.settings().workspace / file.path;
  if (!is_writable(path)) {
    run.diagnostics().add({Code::OutputReadOnly, std::nullopt, {{"path", file.path}}});
    return false;
  }
  return run.step(write_output({path, file.after}));
}

/// A space or a deletion, so that it can be seen in a list.
std::string visible(const std::string& text, Language language) {
  if (text.empty()) {
    return std::string(pick(language, "（删去）", "(deleted)"));
  }
  std::string out;
  for (const char32_t c : to_utf32(text)) {
    if (c == U'\t' || c == 0xA0 || c == 0xAD || c == U'\n') {
      out += '<' + code_point_name(c) + '>';
    } else {
      append_utf8(out, c);
    }
  }
  return "“" + out + "”";
}

std::string argument(const Diagnostic& said, std::string_view name) {
  const auto found = std::ranges::find(said.args, name, &Args::value_type::first);
  return found == said.args.end() ? std::string() : found->second;
}

/// `data/office.yaml:3:15 N-01 “,” → “，”`, one a line.
std::string list_of_changes(const Run& run, const Amended& file) {
  const Language language = run.settings().language;
  std::string out;
  for (const Diagnostic& said : file.changes) {
    out += fmt::format("{} {} {} → {}\n", run.sources().describe(*said.where),
                       argument(said, "rule"), visible(argument(said, "text"), language),
                       visible(argument(said, "right"), language));
  }
  return out;
}

std::string closing_words(const Run& run, const FmtOptions& options, std::size_t files,
                          std::size_t changes, std::size_t doubtful) {
  const Language language = run.settings().language;
  const bool dry = options.check || options.diff;
  std::string out =
      changes == 0
          ? std::string(pick(language, "没有要改的。", "Nothing to mend."))
          : fmt::format(fmt::runtime(dry ? pick(language, "要改 {} 个文件、{} 处；没有写。",
                                                "{} files, {} places to mend; nothing was written.")
                                         : pick(language, "改了 {} 个文件、{} 处。",
                                                "{} files mended, {} places.")),
                        files, changes);
  if (doubtful > 0) {
    out += fmt::format(fmt::runtime(pick(language, "另有 {} 处要人定，见 jianbao check -v。",
                                         " {} more are for a person to decide: jianbao check -v.")),
                       doubtful);
  }
  return out + '\n';
}

}  // namespace

CommandResult format_texts(const Settings& settings, const FmtOptions& options) {
  Run run(settings);
  const auto paths = paths_of(run, options);
  if (run.failed()) {
    return run.finish({});
  }
  const Surroundings around = look_around(settings);
  Formatter formatter(run, around);
  formatter.run(paths);
  const auto& amended = formatter.amended();
  const std::string_view nothing =
      pick(settings.language, "什么也没有写。", "Nothing was written.");
  if (!amended.empty() && !still_loads(run, around, amended)) {
    return run.finish({}, nothing);
  }
  std::string out;
  std::size_t files = 0;
  std::size_t changes = 0;
  for (const Amended& file : amended) {
    if (!options.check && !options.diff && !write(run, file)) {
      continue;
    }
    ++files;
    changes += file.changes.size();
    out += options.diff    ? line_difference(file.path, file.before, file.after)
           : options.check ? std::string()
                           : list_of_changes(run, file);
    for (const Diagnostic& said : file.changes) {
      if (options.check) {
        run.diagnostics().add(said);
      }
    }
  }
  return run.finish(out + closing_words(run, options, files, changes, formatter.doubtful()));
}

}  // namespace jianbao
