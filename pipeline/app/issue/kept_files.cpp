#include "app/issue/kept_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "base/files.h"
#include "base/system_error.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view notice_stem = "correction-";
constexpr std::size_t largest_file = std::size_t{1} << 30U;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

tl::unexpected<Diagnostic> unreadable(const fs::path& path, const std::error_code& error) {
  return tl::unexpected(Diagnostic(
      Code::InputUnreadable, std::nullopt,
      {{"path", path.generic_string()}, {system_error_argument, std::to_string(error.value())}}));
}

/// What a release writes, and nothing that a file manager or a person has put beside it.
bool is_of_release(const fs::path& path) {
  const std::string name = path.filename().generic_string();
  return !name.starts_with('.') &&
         (name.ends_with(".pdf") || name.ends_with(".manifest.json") || name == kept_figures);
}

/// The names in a folder; none where there is no folder. Fails: input/unreadable.
Result<std::vector<fs::path>> list(const fs::path& folder) {
  std::vector<fs::path> all;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    all.push_back(at->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return unreadable(folder, error);
  }
  return all;
}

/// An empty folder says nothing; one that stays does no harm.
void remove_empty(const fs::path& folder) {
  std::error_code error;
  fs::remove(folder, error);
}

}  // namespace

std::string figures_name(const std::string& issue) { return "data/issued/" + issue + ".yaml"; }

fs::path figures_path(const Settings& settings, const std::string& issue) {
  return settings.workspace / figures_name(issue);
}

fs::path releasing_folder(const Settings& settings) { return state_folder(settings) / "releasing"; }

fs::path released_folder(const Settings& settings, const std::string& issue) {
  return state_folder(settings) / "released" / issue;
}

std::size_t notices(const std::vector<ReleasedFile>& files) {
  return static_cast<std::size_t>(std::ranges::count_if(files, [](const ReleasedFile& file) {
    return file.name.starts_with(notice_stem) && file.name.ends_with(".pdf");
  }));
}

std::string notice_name(std::size_t number) {
  return std::string(notice_stem) + std::to_string(number);
}

fs::path kept_path(const Settings& settings, const ReleasedFile& file) {
  const fs::path place = released_folder(settings, file.issue) / file.name;
  const fs::path before = releasing_folder(settings) / file.issue / file.name;
  return !is_there(place) && is_there(before) ? before : place;
}

Result<std::string> read_kept(const Settings& settings, const ReleasedFile& file) {
  const fs::path path = kept_path(settings, file);
  auto bytes = read_file(path, largest_file);
  if (!bytes && bytes.error().code != Code::InputMissing) {  // it may well be there
    return bytes;
  }
  if (!bytes || sha256_hex(*bytes) != file.sha256) {
    return tl::unexpected(Diagnostic(Code::RegisterFileLost, std::nullopt,
                                     {{"issue", file.issue},
                                      {"name", file.name},
                                      {"path", shown_path(path, settings.workspace)},
                                      {"digest", file.sha256}}));
  }
  return bytes;
}

Result<std::optional<fs::path>> trace_of_release(const Settings& settings,
                                                 const std::string& issue) {
  if (is_there(figures_path(settings, issue))) {
    return figures_path(settings, issue);
  }
  const fs::path folder = released_folder(settings, issue);
  const auto all = list(folder);
  if (!all) {
    return tl::unexpected(all.error());
  }
  const bool any = std::ranges::any_of(*all, is_of_release);
  return any ? std::optional(folder) : std::nullopt;
}

Result<std::map<std::string, fs::path>> traces_of_release(const Settings& settings,
                                                          const std::vector<RegisteredIssue>& known,
                                                          const std::vector<Issue>& issues) {
  std::map<std::string, fs::path> traces;
  for (const Issue& issue : issues) {
    const auto one = std::ranges::find(known, issue.key, &RegisteredIssue::issue);
    if (one != known.end() && one->state >= IssueState::Released) {
      continue;
    }
    const auto trace = trace_of_release(settings, issue.key);
    if (!trace) {
      return tl::unexpected(trace.error());
    }
    if (*trace) {
      traces.emplace(issue.key, **trace);
    }
  }
  return traces;
}

Diagnostic not_this_register(const Settings& settings, const std::string& issue,
                             const fs::path& trace, const std::optional<Span>& at) {
  return {Code::RegisterNotThis,
          at,
          {{"issue", issue},
           {"path", shown_path(register_path(settings), settings.workspace)},
           {"trace", shown_path(trace, settings.workspace)}}};
}

Result<void> clear_releasing(const Settings& settings, const std::string& issue) {
  const fs::path folder = releasing_folder(settings) / issue;
  const auto all = list(folder);
  if (!all) {
    return tl::unexpected(all.error());
  }
  for (const fs::path& path : *all) {
    if (auto gone = take_away(path); !gone) {
      return gone;
    }
  }
  remove_empty(folder);
  return {};
}

Result<void> end_release(const Settings& settings, const std::vector<ReleasedFile>& files) {
  for (const ReleasedFile& file : files) {
    const fs::path place = released_folder(settings, file.issue) / file.name;
    if (const fs::path from = kept_path(settings, file); from != place) {
      auto moved = make_folder(place.parent_path());
      moved = moved ? move_file(from, place) : moved;
      if (!moved) {
        return moved;
      }
      remove_empty(from.parent_path());
    }
    const fs::path figures = figures_path(settings, file.issue);
    if (file.name == kept_figures && !is_there(figures)) {
      const auto text = read_kept(settings, file);
      if (!text) {
        continue;  // told wherever it is needed
      }
      if (auto written = write_output({figures, *text}); !written) {
        return written;
      }
    }
  }
  return {};
}

bool add_released(Run& run, const std::vector<ReleasedFile>& released, const fs::path& folder,
                  IssueFiles& files) {
  bool all = true;
  for (const ReleasedFile& file : released) {
    auto bytes = run.step(read_kept(run.settings(), file));
    all = all && bytes.has_value();
    if (bytes && file.name != kept_figures) {
      auto& list = file.name.ends_with(".pdf") ? files.pdfs : files.records;
      list.push_back({folder / file.issue / file.name, *std::move(bytes)});
    }
  }
  return all;
}

}  // namespace jianbao
