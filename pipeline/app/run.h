#pragma once
// One run of the program: where it works, what it has read, what it has to complain about.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/source_map.h"
#include "model/acknowledgement.h"

namespace jianbao {

/// Where a long command may speak before it is over.
struct Console {
  std::function<void(std::string_view)> out, err;
  bool redraws = false;  ///< `err` is a terminal, where a line can be drawn anew
};

/// What the options before the command say.
struct Settings {
  std::filesystem::path workspace = ".";
  std::filesystem::path config = {};  ///< file of settings that was given; empty: none
  std::filesystem::path output = {};  ///< empty: out/ of the workspace, or as the command says
  std::filesystem::path state = {};  ///< where the register is kept; empty: state/ of the workspace
  /// The wall clock, for what alone asks for it: when somebody signed, and whether an embargo is
  /// over. None: that of the machine.
  std::optional<std::chrono::sys_seconds> now = std::nullopt;
  Language language = Language::Chinese;
  bool verbose = false;              ///< show notes too
  bool gb18030 = false;              ///< files that are not UTF-8 are read as GB 18030
  bool json = false;                 ///< diagnostics as JSON lines
  const Console* console = nullptr;  ///< null: nobody looks before the command is over
  std::chrono::seconds wait{60};     ///< while others change the data or the register
  bool warnings_as_errors = false;   ///< what nobody acknowledged stops the documents it is about
};

/// What a command leaves. Nothing else is printed, but for what went to the console.
struct CommandResult {
  int exit_code = 0;
  std::string out;  ///< data and tables
  std::string err;  ///< diagnostics
};

/// The wall clock, to the second.
[[nodiscard]] std::chrono::sys_seconds wall_clock(const Settings&);
/// Beijing time has no summer.
[[nodiscard]] std::chrono::year_month_day today_in_beijing(const Settings&);

/// Processor time of this process and those it has waited for, user and system.
[[nodiscard]] std::chrono::microseconds cpu_time();

/// The one of two texts that is in the reader's language.
[[nodiscard]] inline std::string_view pick(Language language, std::string_view zh,
                                           std::string_view en) {
  return language == Language::Chinese ? zh : en;
}

class Run {
 public:
  explicit Run(Settings settings) : settings_(std::move(settings)) {}

  /// Files what a stage reported and hands back its value, or nothing.
  template <class T>
  [[nodiscard]] std::optional<T> stage(Outcome<T> outcome) {
    diagnostics_.append(std::move(outcome.diagnostics));
    return std::move(outcome.value);
  }
  /// The same for one small step.
  template <class T>
  [[nodiscard]] std::optional<T> step(Result<T> result) {
    if (!result) {
      diagnostics_.add(std::move(result.error()));
      return std::nullopt;
    }
    return std::move(*result);
  }
  [[nodiscard]] bool step(Result<void> result);

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] SourceMap& sources() { return sources_; }
  [[nodiscard]] const SourceMap& sources() const { return sources_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] bool failed() const { return diagnostics_.has_errors(); }

  /// What people acknowledged of the warnings so far becomes notes; the others get their marks, and
  /// become errors with warnings_as_errors. False: there are more errors than before.
  bool settle(const std::vector<Acknowledgement>&, std::chrono::year_month_day on);

  /// Ends the run: diagnostics in order, a closing line when there is something to count
  /// (`if_failed` is added to it when there were errors), the exit code.
  [[nodiscard]] CommandResult finish(std::string out, std::string_view if_failed = {});

 private:
  Settings settings_;
  SourceMap sources_;
  Diagnostics diagnostics_;
};

/// `path` as people are shown it: relative to the workspace when it is inside, else as it is.
[[nodiscard]] std::string shown_path(const std::filesystem::path& path,
                                     const std::filesystem::path& workspace);

}  // namespace jianbao
