#pragma once
// What a batch tells while it works: a verdict for each brief, and how far it is.

#include <chrono>
#include <cstdint>
#include <string>

#include "app/run.h"

namespace jianbao {

enum class BriefResult : std::uint8_t {
  Made,
  UpToDate,
  Failed,
  ToMake,  ///< of a dry run
};

struct BriefVerdict {
  std::string issue;
  std::string path;  ///< as people are shown it
  BriefResult verdict;
  std::string why;  ///< why it was made or left; of a failed one nothing: its errors say why
  std::uint32_t pages = 0, figures = 0, warnings = 0;
};

/// With --json a line for each brief goes to standard output as soon as it is known; else a line
/// that is drawn anew on a terminal, and nothing elsewhere.
class Progress {
 public:
  explicit Progress(const Settings&, std::size_t issues);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void begin_issue(const std::string& key);
  /// How many of its briefs will be made, once that is known.
  void planned(std::size_t to_make);
  void tell(const BriefVerdict&);
  /// Takes the line off the terminal.
  void clear();
  /// What nobody looked at while it was told: the JSON lines, for standard output.
  [[nodiscard]] std::string unread() { return std::move(unread_); }

 private:
  void draw();
  [[nodiscard]] std::string line() const;

  const Settings& settings_;
  std::size_t issues_, issue_ = 0;
  std::string key_;
  std::size_t planned_ = 0, made_ = 0;  // of this issue
  std::size_t planned_in_all_ = 0, made_in_all_ = 0;
  std::chrono::steady_clock::time_point began_, drawn_;
  bool on_screen_ = false;
  std::string unread_;
};

/// "made", "up to date", "failed", "to make"
[[nodiscard]] std::string_view verdict_name(BriefResult);

}  // namespace jianbao
