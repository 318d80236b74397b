#include "app/issue/kept_files.h"

#include <algorithm>
#include <cerrno>
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

fs::path place_of(const Settings& settings, const ReleasedFile& file) {
  return released_folder(settings, file.issue) / file.name;
}
fs::path place_before(const Settings& settings, const ReleasedFile& file) {
  return releasing_folder(settings) / file.issue / file.name;
}

tl::unexpected<Diagnostic> lost(const Settings& settings, const ReleasedFile& file) {
  return tl::unexpected(
      Diagnostic(Code::RegisterFileLost, std::nullopt,
                 {{"issue", file.issue},
                  {"name", file.name},
                  {"path", shown_path(place_of(settings, file), settings.workspace)},
                  {"digest", file.sha256}}));
}

/// Somebody else has moved it just now.
bool is_gone(const Diagnostic& fault) {
  return fault.code == Code::InputMissing ||
         std::ranges::any_of(fault.args, [](const auto& argument) {
           return argument.first == system_error_argument &&
                  argument.second == std::to_string(ENOENT);
         });
}

/// Of two files of one name the one that the register knows is never taken away.
Result<void> take_its_place(const Settings& settings, const ReleasedFile& file) {
  const fs::path place = place_of(settings, file), from = place_before(settings, file);
  std::error_code error;
  if (fs::equivalent(place, from, error)) {  // by a link from folder to folder
    return {};
  }
  if (!is_there(place)) {
    auto moved = make_folder(place.parent_path());
    moved = moved ? move_file(from, place) : moved;
    const bool by_another = !moved && is_gone(moved.error()) && is_there(place);
    return by_another ? Result<void>() : moved;
  }
  const auto there = read_file(place, largest_file);
  if (there && sha256_hex(*there) == file.sha256) {
    return take_away(from);
  }
  return lost(settings, file);
}

/// correction-1.pdf, correction-1.manifest.json
bool is_of_notice(std::string_view name) {
  if (!name.starts_with(notice_stem)) {
    return false;
  }
  name.remove_prefix(notice_stem.size());
  const std::size_t end = std::min(name.find_first_not_of("0123456789"), name.size());
  return end > 0 && (name.substr(end) == ".pdf" || name.substr(end) == ".manifest.json");
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
  const fs::path place = place_of(settings, file);
  const fs::path before = place_before(settings, file);
  return !is_there(place) && is_there(before) ? before : place;
}

Result<std::string> read_kept(const Settings& settings, const ReleasedFile& file) {
  // The first again: it may have been moved there in between.
  std::vector<fs::path> places{place_of(settings, file), place_before(settings, file),
                               place_of(settings, file)};
  if (file.name == kept_figures) {
    places.push_back(figures_path(settings, file.issue));
  }
  for (const fs::path& path : places) {
    auto bytes = read_file(path, largest_file);
    if (!bytes && bytes.error().code != Code::InputMissing) {  // it may well be there
      return bytes;
    }
    if (bytes && sha256_hex(*bytes) == file.sha256) {
      return bytes;
    }
    if (bytes && file.name != kept_figures) {  // another has taken its place
      break;
    }
  }
  return lost(settings, file);
}

Result<std::vector<fs::path>> traces_of_release(const Settings& settings,
                                                const std::string& issue) {
  auto traces = list(released_folder(settings, issue));
  if (!traces) {
    return traces;
  }
  std::erase_if(*traces, [](const fs::path& path) { return !is_of_release(path); });
  std::ranges::sort(*traces);
  if (is_there(figures_path(settings, issue))) {
    traces->push_back(figures_path(settings, issue));
  }
  return traces;
}

fs::path as_told(const Settings& settings, const std::string& issue, const fs::path& trace) {
  return trace == figures_path(settings, issue) ? trace : released_folder(settings, issue);
}

Result<Traces> traces_of_release(const Settings& settings, const std::vector<Issue>& issues) {
  Traces all;
  for (const Issue& issue : issues) {
    auto traces = traces_of_release(settings, issue.key);
    if (!traces) {
      return tl::unexpected(traces.error());
    }
    all.emplace(issue.key, *std::move(traces));
  }
  return all;
}

std::map<std::string, fs::path> unexplained(const Traces& traces, const Settings& settings,
                                            const std::vector<RegisteredIssue>& known,
                                            const std::vector<ReleasedFile>& files,
                                            const std::vector<Issue>& issues) {
  std::map<std::string, fs::path> all;
  for (const Issue& issue : issues) {
    const auto one = std::ranges::find(known, issue.key, &RegisteredIssue::issue);
    const IssueState state = one == known.end() ? IssueState::Draft : one->state;
    const auto explained = [&](const fs::path& trace) {
      const std::string name = trace.filename().generic_string();
      if (state >= IssueState::Released) {  // files that others put there are no notices
        return trace == figures_path(settings, issue.key) || !is_of_notice(name) ||
               std::ranges::any_of(files, [&](const ReleasedFile& file) {
                 return file.issue == issue.key && file.name == name;
               });
      }
      return state < IssueState::Approved && issue.signed_off &&
             trace == figures_path(settings, issue.key);
    };
    const auto found = traces.find(issue.key);
    for (const fs::path& trace : found == traces.end() ? std::vector<fs::path>() : found->second) {
      if (!explained(trace)) {
        all.emplace(issue.key,
                    state >= IssueState::Released ? trace : as_told(settings, issue.key, trace));
      }
    }
  }
  return all;
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
  std::error_code error;
  if (fs::is_symlink(folder, error) ||
      fs::equivalent(folder, released_folder(settings, issue), error)) {
    return tl::unexpected(Diagnostic(Code::OutputNotAFile, std::nullopt,
                                     {{"path", shown_path(folder, settings.workspace)}}));
  }
  (void)remove_leftovers(folder);
  const auto all = list(folder);
  if (!all) {
    return tl::unexpected(all.error());
  }
  for (const fs::path& path : *all) {
    const bool ours = is_of_release(path) && fs::is_regular_file(fs::symlink_status(path, error));
    if (auto gone = ours ? take_away(path) : Result<void>(); !gone) {
      return gone;
    }
  }
  remove_empty(folder);
  return {};
}

Result<void> move_released(const Settings& settings, const std::vector<ReleasedFile>& files) {
  for (const ReleasedFile& file : files) {
    if (const fs::path before = place_before(settings, file); is_there(before)) {
      if (auto moved = take_its_place(settings, file); !moved) {
        return moved;
      }
      remove_empty(before.parent_path());
    }
  }
  return {};
}

Result<void> end_release(const Settings& settings, const std::vector<ReleasedFile>& files) {
  if (auto moved = move_released(settings, files); !moved) {
    return moved;
  }
  for (const ReleasedFile& file : files) {
    for (const fs::path& copy : {place_of(settings, file), figures_path(settings, file.issue)}) {
      if (file.name != kept_figures || is_there(copy)) {
        continue;
      }
      if (const auto text = read_kept(settings, file)) {  // else told of wherever it is needed
        if (auto written = write_output({copy, *text}); !written) {
          return written;
        }
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
