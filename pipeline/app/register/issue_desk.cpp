#include "app/register/issue_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/issue/build_issue.h"
#include "app/issue/issue_files.h"
#include "app/issue/kept_files.h"
#include "app/issue/select_issues.h"
#include "app/table.h"
#include "base/files.h"
#include "base/forbidden.h"
#include "base/utf8.h"
#include "load/load.h"

namespace jianbao {

namespace fs = std::filesystem;

std::string instant(std::chrono::sys_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(std::chrono::year_month_day(day)),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string beijing_words(std::string_view instant) {
  constexpr std::size_t to_the_minute = 16;  // 2024-12-03T01:30
  constexpr std::chrono::hours east_of_greenwich(8);
  const auto at = parse_instant(std::string(instant.substr(0, to_the_minute)) + "+00:00");
  if (!at) {
    return std::string(instant);  // no clock wrote it: as it is
  }
  const auto there = *at + east_of_greenwich;
  const auto day = std::chrono::floor<std::chrono::days>(there);
  const std::chrono::hh_mm_ss time(there - day);
  return fmt::format("{} {:02}:{:02}", to_string(std::chrono::year_month_day(day)),
                     time.hours().count(), time.minutes().count());
}

std::string act_words(std::string_view act, Language language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> words{{
      {"approve", "签发"},
      {"release", "发出"},
      {"withdraw", "作废"},
      {"deliver", "登记发送"},
      {"signed", "签字"},
      {"checked", "核数"},
      {"approved", "签发"},
      {"releasing", "开始发出"},  // of registers of before
      {"released", "发出"},
      {"corrected", "发更正通知"},
      {"withdrawn", "作废"},
  }};
  const auto* found =
      std::ranges::find(words, act, &std::pair<std::string_view, std::string_view>::first);
  return std::string(language == Language::Chinese && found != words.end() ? found->second : act);
}

bool IssueDesk::open() {
  const fs::path path = register_path(run_.settings());
  // Of two workspaces with one register the data are two folders.
  const fs::path data = run_.settings().workspace / "data";
  const fs::path state = path.parent_path();
  std::error_code error;
  if (!fs::exists(data, error) && !fs::exists(path, error)) {  // nor is a register made there
    run_.diagnostics().add({Code::InputNoWorkspace,
                            std::nullopt,
                            {{"path", fs::absolute(run_.settings().workspace).generic_string()}}});
    return false;
  }
  data_ = take_data_folder(run_);
  if (data_ && !fs::equivalent(data, state, error)) {
    state_ = take_in_turn(run_, state);
  }
  if (run_.failed()) {
    return false;
  }
  book_ = run_.step(IssueRegister::open(path, IssueRegister::Access::Write));
  auto known = book_ ? run_.step(book_->issue(key_)) : std::nullopt;
  if (known) {
    before_ = *std::move(known);
  }
  return known.has_value();
}

bool IssueDesk::read() {
  prepared_ = prepare(run_);
  if (!prepared_) {
    return false;
  }
  const auto selected = select_issues(run_, prepared_->inputs.issues, {key_});
  if (selected.empty() || run_.failed()) {
    return false;
  }
  issue_ = selected.front();
  return end_releases();
}

/// Ends what a process has left that was killed between the word of the register and its end.
bool IssueDesk::end_releases() {
  auto files = run_.step(book_->files());
  if (!files) {
    return false;
  }
  std::vector<ReleasedFile> own;
  std::vector<ReleasedFile> others;
  for (ReleasedFile& file : *files) {
    const auto& issues = prepared_->inputs.issues;  // another workspace has its own
    const bool here = std::ranges::find(issues, file.issue, &Issue::key) != issues.end();
    if (here && !prepared_->was_withdrawn(file.issue)) {
      (file.issue == key_ ? own : others).push_back(std::move(file));
    }
  }
  (void)remove_leftovers(released_folder(run_.settings(), key_));
  (void)end_release(run_.settings(), others);  // whoever decides on those hears of it
  return run_.step(end_release(run_.settings(), own));
}

bool IssueDesk::is_first_release() {
  const auto traces = run_.step(traces_of_release(run_.settings(), key_));
  if (traces && !traces->empty()) {
    run_.diagnostics().add(
        not_this_register(run_.settings(), key_, as_told(run_.settings(), key_, traces->front())));
  }
  return traces && traces->empty();
}

bool IssueDesk::knows_all_that_went_out() {
  const auto trace = prepared_->unexplained.find(key_);
  const bool all = trace == prepared_->unexplained.end();
  if (!all) {
    run_.diagnostics().add(not_this_register(run_.settings(), key_, trace->second));
  }
  return all;
}

/// Of what the register does not know the data must.
bool IssueDesk::is_known() {
  const auto known = run_.step(book_->issues());
  const auto inputs =
      run_.stage(load(run_.settings().workspace, run_.sources(), {{}, run_.settings().gb18030}));
  if (!known || !inputs) {
    return false;
  }
  std::vector<std::string> keys;
  for (const RegisteredIssue& one : *known) {
    keys.push_back(one.issue);
  }
  for (const Issue& issue : inputs->issues) {
    keys.push_back(issue.key);
  }
  std::ranges::sort(keys);
  const auto twice = std::ranges::unique(keys);
  keys.erase(twice.begin(), twice.end());
  if (std::ranges::binary_search(keys, key_)) {
    return true;
  }
  run_.diagnostics().add(
      {Code::UsageUnknownIssue, std::nullopt, {{"issue", key_}, {"known", joined(keys, ", ")}}});
  return false;
}

bool IssueDesk::is_in(std::initializer_list<IssueState> states, std::string_view act) {
  const Language language = run_.settings().language;
  const bool is = std::ranges::find(states, before_.state) != states.end();
  if (!is && (issue_ != nullptr || is_known())) {
    run_.diagnostics().add({Code::RegisterWrongState,
                            std::nullopt,
                            {{"issue", key_},
                             {"state", std::string(pick(language, state_word(before_.state),
                                                        state_name(before_.state)))},
                             {"act", act_words(act, language)}}});
  }
  return is;
}

bool IssueDesk::record(std::string_view act, const std::string& by, std::string_view role,
                       const std::string& digest, const std::string& note,
                       const RegisteredIssue& now, const std::vector<ReleasedFile>& files) {
  const RegisterEvent event{
      0,      key_, std::string(act), instant(wall_clock(run_.settings())), by, std::string(role),
      digest, note};
  return run_.step(book_->record(event, before_, now, files));
}

bool are_notes(Run& run, WordOptions options) {
  constexpr std::size_t longest = 200;
  for (const auto& [name, text] : options) {
    std::string fault;
    for (const char32_t c : to_utf32(text)) {
      if (fault.empty() && (c == U'\n' || c == U'\t' || forbidden_character(c))) {
        fault = code_point_name(c);
      }
    }
    if (fault.empty() && count_characters(text) > longest) {
      fault = fmt::format("{} > {}", count_characters(text), longest);
    }
    if (!fault.empty()) {
      run.diagnostics().add(
          {Code::UsageBadValue, std::nullopt, {{"argument", fmt::format("{} ({})", name, fault)}}});
      return false;
    }
  }
  return true;
}

bool are_words(Run& run, WordOptions options) {
  for (const auto& [name, text] : options) {
    if (is_blank(text)) {
      run.diagnostics().add({Code::UsageMissing, std::nullopt, {{"argument", std::string(name)}}});
      return false;
    }
  }
  return are_notes(run, options);
}

std::string done_line(const Run& run, std::string_view zh, std::string_view en,
                      const std::string& issue, const std::string& digest) {
  return fmt::format(fmt::runtime(pick(run.settings().language, zh, en)), issue,
                     digest.substr(0, shown_digits));
}

}  // namespace jianbao
