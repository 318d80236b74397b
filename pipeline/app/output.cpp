#include "app/output.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <set>
#include <system_error>

#include "app/run.h"
#include "base/files.h"
#include "base/system_error.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The folder itself or, when it is not there yet, the nearest one above it that is.
fs::path nearest_existing(const fs::path& folder) {
  fs::path candidate = fs::absolute(folder).lexically_normal();
  std::error_code error;
  while (!fs::exists(fs::symlink_status(candidate, error)) && candidate.has_relative_path()) {
    candidate = candidate.parent_path();
  }
  return candidate;
}

std::optional<Diagnostic> check_folder(const fs::path& folder, const fs::path& workspace) {
  const fs::path existing = nearest_existing(folder);
  const auto refused = [&](int reason) {
    return Diagnostic(
        Code::OutputCannotCreate, std::nullopt,
        {{"path", shown_path(folder, workspace)}, {system_error_argument, std::to_string(reason)}});
  };
  std::error_code error;
  if (!fs::is_directory(existing, error)) {
    return refused(ENOTDIR);
  }
  if (::access(existing.c_str(), W_OK | X_OK) != 0) {
    return refused(errno);
  }
  return std::nullopt;
}

/// What is written among the inputs would be read as data next time.
std::optional<Diagnostic> check_apart(const fs::path& folder, const Settings& settings) {
  const auto canonical = [](const fs::path& path) {
    std::error_code unknown;
    const fs::path real = fs::weakly_canonical(fs::absolute(path), unknown);
    return real.has_filename() ? real : real.parent_path();  // of a folder that is not there yet
  };
  const fs::path real = canonical(folder);
  std::vector<fs::path> kept;
  for (const char* name : {"data", "reports", "fonts", "state"}) {
    kept.push_back(settings.workspace / name);
  }
  if (!settings.state.empty()) {
    kept.push_back(settings.state / "released");
    kept.push_back(settings.state / "releasing");
    if (canonical(settings.state) == real) {
      kept.push_back(settings.state);
    }
  }
  for (const fs::path& one : kept) {
    const fs::path inside = canonical(one);
    const auto [end, rest] = std::ranges::mismatch(inside, real);
    if (end == inside.end()) {
      return Diagnostic(Code::OutputAmongInputs, std::nullopt,
                        {{"path", shown_path(folder, settings.workspace)},
                         {"inside", shown_path(one, settings.workspace)}});
    }
  }
  return std::nullopt;
}

std::optional<OwnerLock> take(Run& run, const fs::path& folder, OwnerLock::Kind kind,
                              std::chrono::seconds wait) {
  auto lock = OwnerLock::take(folder, kind, wait);
  if (!lock) {
    for (auto& [name, value] : lock.error().args) {
      value = name == "path" ? shown_path(value, run.settings().workspace) : value;
    }
  }
  return run.step(std::move(lock));
}

}  // namespace

Diagnostics check_targets(const std::vector<fs::path>& targets, const fs::path& workspace) {
  Diagnostics diagnostics;
  std::set<fs::path> folders;
  for (const fs::path& target : targets) {
    // A name alone is a file of the folder that we are in.
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (folders.insert(folder).second) {
      if (auto problem = check_folder(folder, workspace)) {
        diagnostics.add(std::move(*problem));
      }
    }
    std::error_code error;
    const fs::file_status status = fs::symlink_status(target, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
      diagnostics.add(
          {Code::OutputNotAFile, std::nullopt, {{"path", shown_path(target, workspace)}}});
    }
  }
  return diagnostics;
}

std::optional<OwnerLock> take_output_folder(Run& run, const fs::path& folder,
                                            OwnerLock::Kind kind) {
  if (auto among = check_apart(folder, run.settings())) {
    run.diagnostics().add(*std::move(among));
    return std::nullopt;
  }
  return take(run, folder, kind, std::chrono::seconds(0));
}

std::optional<OwnerLock> take_in_turn(Run& run, const fs::path& folder) {
  return take(run, folder, OwnerLock::Kind::Alone, run.settings().wait);
}

std::optional<OwnerLock> take_data_folder(Run& run) {
  const fs::path data = run.settings().workspace / "data";
  std::error_code error;
  if (!fs::is_directory(data, error)) {
    return OwnerLock();
  }
  auto lock = take_in_turn(run, data);
  if (lock) {
    (void)remove_leftovers(data);
    fs::directory_iterator at(data, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
      (void)remove_leftovers(at->path());
    }
  }
  return lock;
}

Result<void> write_output(const OutputFile& file) {
  const fs::path folder = file.path.parent_path();  // empty: the folder that we are in
  if (auto made = folder.empty() ? Result<void>() : make_folder(folder); !made) {
    return made;
  }
  return write_file_atomically(file.path, file.bytes);
}

}  // namespace jianbao
