#include "app/cli/init_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <optional>
#include <system_error>
#include <vector>

#include "app/usage.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/system_error.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// What fits the line of 编印单位 and day below the masthead, which is never broken.
constexpr std::size_t longest_name = 16;
/// What fits the masthead in its least size together with 工作简报.
constexpr std::size_t longest_name_in_masthead = 7;
constexpr std::size_t largest_file = std::size_t{1} << 20U;
/// The stored text of the first source; sources.yaml holds its digest.
constexpr std::string_view stored_text = "documents/first.txt";

/// Whole files by their path in the workspace.
using Files = std::map<std::string, std::string>;
using Words = std::vector<std::pair<std::string_view, std::string>>;

bool is_letter(char32_t c) {
  return is_han(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// A name goes into YAML, into sentences and into the text of a source: nothing in it may mean
/// something else in any of them.
bool is_office_name(const std::string& name) {
  const std::u32string characters = to_utf32(name);
  constexpr std::u32string_view marks = U"（）·";
  return characters.size() <= longest_name && std::ranges::any_of(characters, is_letter) &&
         std::ranges::all_of(characters, [marks](char32_t c) {
           return is_letter(c) || marks.find(c) != std::u32string_view::npos;
         });
}

/// "2026-10"; nothing else.
std::optional<std::chrono::year_month> read_month(const std::string& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 7 || text[4] != '-' || std::ranges::count_if(text, is_digit) != 6) {
    return std::nullopt;
  }
  const std::chrono::year_month month{
      std::chrono::year{std::stoi(text.substr(0, 4))},
      std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5)))}};
  return month.ok() && text >= "1950" ? std::optional(month) : std::nullopt;
}

/// The one place of this command that asks what day it is: nobody should have to say so.
std::chrono::year_month month_before_today() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date{today};
  return date.year() / date.month() - std::chrono::months{1};
}

std::string day_text(const std::chrono::year_month_day& day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// What the marks of the template stand for. The source appeared on the day after the month.
Words words_for(const std::string& name, std::chrono::year_month month) {
  using std::chrono::months;
  const std::string first = day_text(month / 1);
  const std::string next = day_text((month + months{1}) / 1);
  const auto month_words = [](std::chrono::year_month of) {
    return fmt::format("{}年{}月", static_cast<int>(of.year()), static_cast<unsigned>(of.month()));
  };
  const bool fits = count_characters(name) <= longest_name_in_masthead;
  return {{"@NAME@", name},
          {"@MASTHEAD@", (fits ? name : "") + "工作简报"},
          {"@MONTH@", first.substr(0, 7)},
          {"@MONTH_WORDS@", month_words(month)},
          {"@FIRST_DAY@", first},
          {"@NEXT_MONTH@", next.substr(0, 7)},
          {"@NEXT_MONTH_WORDS@", month_words(month + months{1})},
          {"@SOURCE_DAY@", next}};
}

void put_in(std::string& text, std::string_view mark, const std::string& word) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size())) {
    text.replace(at, mark.size(), word);
  }
}

bool is_free(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  return status.type() == fs::file_type::not_found ||
         (fs::is_directory(status) && fs::is_empty(folder, error) && !error);
}

/// The files below `folder`; empty when there is no such folder, or something in it is unreadable
/// (the run knows why).
std::optional<Files> read_template(Run& run, const fs::path& folder) {
  std::error_code error;
  Files files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!entry->is_regular_file()) {
      continue;
    }
    auto bytes = run.step(read_file(entry->path(), largest_file));
    if (!bytes) {
      return std::nullopt;
    }
    files[entry->path().lexically_relative(folder).generic_string()] = std::move(*bytes);
  }
  if (error || !files.contains(std::string(stored_text))) {
    run.diagnostics().add(
        {Code::InputNoTemplate, std::nullopt, {{"path", folder.generic_string()}}});
    return std::nullopt;
  }
  return files;
}

void fill_in(Files& files, const Words& words) {
  for (auto& [path, text] : files) {
    for (const auto& [mark, word] : words) {
      put_in(text, mark, word);
    }
  }
  const std::string digest = sha256_hex(files.at(std::string(stored_text)));
  for (auto& [path, text] : files) {
    put_in(text, "@SHA256@", digest);
  }
}

Diagnostic cannot_create(const fs::path& path, const std::error_code& error) {
  return {
      Code::OutputCannotCreate,
      std::nullopt,
      {{"path", path.generic_string()}, {system_error_argument, std::to_string(error.value())}}};
}

/// A folder beside the final one, which goes with the object unless it got its final name.
class HalfMade {
 public:
  explicit HalfMade(const fs::path& folder)
      : folder_(folder), half_(name_for(folder, std::to_string(::getpid()))) {
    remove_leftovers();
  }
  HalfMade(const HalfMade&) = delete;
  HalfMade& operator=(const HalfMade&) = delete;
  ~HalfMade() {
    std::error_code ignored;
    fs::remove_all(half_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return half_; }
  /// rename(2) replaces a folder that is empty and refuses any other.
  [[nodiscard]] std::error_code finish() const {
    std::error_code error;
    fs::rename(half_, folder_, error);
    return error;
  }

 private:
  static fs::path name_for(const fs::path& folder, const std::string& process) {
    return folder.parent_path() / fmt::format(".{}.{}.tmp", folder.filename().string(), process);
  }
  /// What a run left that was killed. Nobody else writes into a folder named by a dead process.
  void remove_leftovers() const {
    std::error_code ignored;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(folder_.parent_path(), ignored)) {
      const std::string process = entry.path().stem().extension().string();
      const bool is_number = process.size() > 1 && process.size() < 10 &&
                             process.find_first_not_of("0123456789", 1) == std::string::npos;
      if (is_number && entry.path() == name_for(folder_, process.substr(1)) &&
          ::kill(std::stoi(process.substr(1)), 0) != 0 && errno == ESRCH) {
        fs::remove_all(entry.path(), ignored);
      }
    }
  }

  fs::path folder_, half_;
};

bool write_workspace(Run& run, const Files& files, const fs::path& folder, const fs::path& fonts) {
  if (!run.step(make_folder(folder.parent_path()))) {
    return false;
  }
  const HalfMade half(folder);
  for (const auto& [path, text] : files) {
    const fs::path target = half.path() / path;
    if (!run.step(make_folder(target.parent_path())) ||
        !run.step(write_file_atomically(target, text))) {
      return false;
    }
  }
  std::error_code error;
  fs::create_directory_symlink(fonts, half.path() / "fonts", error);
  if (!error) {
    error = half.finish();
  }
  if (error) {
    run.diagnostics().add(cannot_create(folder, error));
  }
  return !error;
}

std::string next_steps(Language language, const fs::path& folder) {
  return fmt::format(fmt::runtime(pick(language,
                                       "已建好工作区 {0}。\n"
                                       "试印第一期：jianbao --workspace {0} publish\n"
                                       "先看 {0}/README.md，照着改成本单位的。\n",
                                       "The workspace {0} is made.\n"
                                       "Print its first issue: jianbao --workspace {0} publish\n"
                                       "Then read {0}/README.md and make it your own.\n")),
                     folder.generic_string());
}

/// "work/" and "work" are one folder; only the latter has a name to rename to.
fs::path without_slash(const fs::path& folder) {
  const fs::path whole = fs::absolute(folder).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

CommandResult init_workspace(const Settings& settings, const InitOptions& options,
                             const fs::path& share) {
  Run run(settings);
  if (!is_office_name(options.name)) {
    return usage_error(settings.language, Code::UsageOfficeName,
                       {{"name", options.name}, {"most", std::to_string(longest_name)}});
  }
  const auto month = options.month.empty() ? month_before_today() : read_month(options.month);
  if (!month) {
    return usage_error(settings.language, Code::UsageBadValue,
                       {{"argument", "--month " + options.month}});
  }
  const fs::path folder = without_slash(options.folder);
  if (!is_free(folder)) {
    run.diagnostics().add(
        {Code::OutputFolderTaken, std::nullopt, {{"path", options.folder.generic_string()}}});
    return run.finish({});
  }
  auto files = read_template(run, share / "template");
  if (!files) {
    return run.finish({});
  }
  fill_in(*files, words_for(options.name, *month));
  if (!write_workspace(run, *files, folder, fs::absolute(share / "fonts").lexically_normal())) {
    return run.finish({});
  }
  return run.finish(next_steps(settings.language, options.folder));
}

}  // namespace jianbao
