#include "app/publish/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"

namespace jianbao {
namespace {

using std::chrono::steady_clock;

std::string duration(std::int64_t seconds, Language language) {
  const std::int64_t minutes = seconds / 60;
  if (language == Language::Chinese) {
    return minutes > 0 ? fmt::format("{} 分 {} 秒", minutes, seconds % 60)
                       : fmt::format("{} 秒", seconds);
  }
  return minutes > 0 ? fmt::format("{} min {} s", minutes, seconds % 60)
                     : fmt::format("{} s", seconds);
}

}  // namespace

std::string_view verdict_name(BriefResult verdict) {
  switch (verdict) {
    case BriefResult::Made:
      return "made";
    case BriefResult::UpToDate:
      return "up to date";
    case BriefResult::Failed:
      return "failed";
    case BriefResult::ToMake:
      break;
  }
  return "to make";
}

Progress::Progress(const Settings& settings, std::size_t issues)
    : settings_(settings), issues_(issues), began_(steady_clock::now()) {}

Progress::~Progress() { clear(); }

void Progress::begin_issue(const std::string& key) {
  key_ = key;
  ++issue_;
  planned_ = 0;
  made_ = 0;
  draw();
}

void Progress::planned(std::size_t to_make) {
  planned_ = to_make;
  planned_in_all_ += to_make;
}

void Progress::tell(const BriefVerdict& brief) {
  if (brief.verdict == BriefResult::Made || brief.verdict == BriefResult::Failed) {
    ++made_;
    ++made_in_all_;
  }
  if (!settings_.json) {
    draw();
    return;
  }
  JsonWriter json;
  json.begin_object();
  json.member("issue", std::string_view(brief.issue));
  json.member("file", std::string_view(brief.path));
  json.member("verdict", verdict_name(brief.verdict));
  if (!brief.why.empty()) {
    json.member("why", std::string_view(brief.why));
  }
  if (brief.pages > 0) {
    json.member("pages", brief.pages);
    json.member("figures", brief.figures);
    json.member("warnings", brief.warnings);
  }
  json.end_object();
  const std::string told = json.text() + '\n';
  if (settings_.console != nullptr) {
    settings_.console->out(told);
  } else {
    unread_ += told;
  }
}

void Progress::clear() {
  if (on_screen_) {
    settings_.console->err("\r\033[K");
    on_screen_ = false;
  }
}

void Progress::draw() {
  constexpr std::chrono::milliseconds pause(200);
  const auto now = steady_clock::now();
  if (settings_.json || settings_.console == nullptr || !settings_.console->redraws ||
      (on_screen_ && now - drawn_ < pause)) {
    return;
  }
  drawn_ = now;
  on_screen_ = true;
  settings_.console->err("\r\033[K" + line());
}

std::string Progress::line() const {
  const Language language = settings_.language;
  std::string text = language == Language::Chinese
                         ? fmt::format("{}（第 {} 期，共 {} 期）", key_, issue_, issues_)
                         : fmt::format("{} (issue {} of {})", key_, issue_, issues_);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - began_).count();
  if (planned_ == 0) {
    return text;
  }
  text += language == Language::Chinese ? fmt::format("：{}/{} 份", made_, planned_)
                                        : fmt::format(": {}/{} briefs", made_, planned_);
  if (seconds < 2 || made_in_all_ == 0) {
    return text;
  }
  // Issues still to come are taken for as large as those seen so far.
  const std::size_t to_come = (issues_ - issue_) * (planned_in_all_ / issue_);
  const auto left = static_cast<std::int64_t>(planned_ - std::min(made_, planned_) + to_come);
  const auto made = static_cast<std::int64_t>(made_in_all_);
  const std::string time = duration(left * seconds / made, language);
  text += language == Language::Chinese
              ? fmt::format("，每秒 {} 份，约剩 {}", made / seconds, time)
              : fmt::format(", {} a second, about {} left", made / seconds, time);
  return text;
}

}  // namespace jianbao
