// What the register knows, for people and programs.

#include <fmt/format.h>

#include <functional>
#include <map>

#include "app/issue/issue_files.h"
#include "app/issue/kept_files.h"
#include "app/register/issue_commands.h"
#include "app/register/issue_desk.h"
#include "app/table.h"
#include "base/json.h"
#include "load/load.h"

namespace jianbao {
namespace {

/// Issues of the data and of the register, by key: an issue that the data have lost was still sent.
std::map<std::string, RegisteredIssue> all_issues(const std::vector<RegisteredIssue>& registered,
                                                  const Inputs& inputs) {
  std::map<std::string, RegisteredIssue> all;
  for (const Issue& issue : inputs.issues) {
    RegisteredIssue& one = all[issue.key];
    one.issue = issue.key;
    one.number_of_year = issue.number_of_year;
    one.running_number = issue.running_number;
    one.signed_off = issue.signed_off;
  }
  for (const RegisteredIssue& issue : registered) {
    const RegisteredIssue entered = all[issue.issue];
    RegisteredIssue& one = all[issue.issue] = issue;
    if (one.running_number == 0) {  // not used yet: as the data have them
      one.number_of_year = entered.number_of_year;
      one.running_number = entered.running_number;
    }
  }
  return all;
}

std::string day_words(const RegisteredIssue& issue) {
  return issue.signed_off ? to_string(*issue.signed_off) : "";
}

std::string state_words(IssueState state, Language language) {
  return language == Language::Chinese
             ? fmt::format("{}（{}）", state_word(state), state_name(state))
             : std::string(state_name(state));
}

using Words = std::function<std::string(std::string_view zh, std::string_view en)>;
using Rows = std::vector<std::vector<std::string>>;

std::string table_of(const std::map<std::string, RegisteredIssue>& all, Language language,
                     const Words& word) {
  Rows rows;
  for (const auto& [key, issue] : all) {
    const bool by_hand = issue.state < IssueState::Approved && issue.signed_off;
    rows.push_back({key, std::to_string(issue.number_of_year), std::to_string(issue.running_number),
                    by_hand ? word("数据里写了签发日，没有登记", "signed off in the data only")
                            : state_words(issue.state, language),
                    day_words(issue), issue.digest.substr(0, shown_digits)});
  }
  return format_text_table({{word("期", "issue"), false},
                            {word("年内", "of year"), true},
                            {word("总期", "running"), true},
                            {word("状态", "state"), false},
                            {word("签发日", "signed off"), false},
                            {word("校验码", "digest"), false}},
                           rows);
}

/// Below what stands before; nothing where there are no rows.
std::string table_below(const std::vector<TextColumn>& heads, const Rows& rows) {
  return rows.empty() ? std::string() : "\n" + format_text_table(heads, rows);
}

std::string events_of(const std::vector<RegisterEvent>& events, Language language,
                      const Words& word) {
  Rows rows;
  for (const RegisterEvent& event : events) {
    rows.push_back({beijing_words(event.at), act_words(event.act, language), event.by, event.role,
                    event.digest.substr(0, shown_digits), event.note});
  }
  return table_below({{word("时间（北京）", "at (Beijing)"), false},
                      {word("做了什么", "act"), false},
                      {word("谁", "by"), false},
                      {word("身份", "as"), false},
                      {word("校验码", "digest"), false},
                      {word("说明", "note"), false}},
                     rows);
}

std::string deliveries_of(const std::vector<Delivery>& deliveries, const Words& word) {
  Rows rows;
  for (const Delivery& one : deliveries) {
    rows.push_back({beijing_words(one.at), one.to, std::to_string(one.copies),
                    one.file.empty() ? word("整期", "the whole issue") : one.file, one.by,
                    one.digest.substr(0, shown_digits), one.note});
  }
  return table_below({{word("时间（北京）", "at (Beijing)"), false},
                      {word("送给", "to"), false},
                      {word("份数", "copies"), true},
                      {word("什么", "what"), false},
                      {word("谁送", "by"), false},
                      {word("校验码", "digest"), false},
                      {word("说明", "note"), false}},
                     rows);
}

std::string json_of(const Delivery& one) {
  JsonWriter json;
  json.begin_object();
  json.member("issue", one.issue);
  json.member("act", "delivered");
  json.member("at", one.at);
  json.member("to", one.to);
  json.member("copies", one.copies);
  json.member("file", one.file);
  json.member("by", one.by);
  json.member("digest", one.digest);
  json.member("note", one.note);
  json.end_object();
  return json.text() + "\n";
}

std::string json_of(const RegisteredIssue& issue) {
  JsonWriter json;
  json.begin_object();
  json.member("issue", issue.issue);
  json.member("state", state_name(issue.state));
  json.member("number_of_year", issue.number_of_year);
  json.member("running_number", issue.running_number);
  json.member("signed_off", day_words(issue));
  json.member("digest", issue.digest);
  json.end_object();
  return json.text() + "\n";
}

std::string json_of(const RegisterEvent& event) {
  JsonWriter json;
  json.begin_object();
  json.member("issue", event.issue);
  json.member("number", event.number);
  json.member("act", event.act);
  json.member("at", event.at);
  json.member("by", event.by);
  json.member("role", event.role);
  json.member("digest", event.digest);
  json.member("note", event.note);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace

CommandResult issue_status(const Settings& settings, const StatusOptions& options) {
  Run run(settings);
  const auto inputs = run.stage(load(settings.workspace, run.sources(), {{}, settings.gb18030}));
  const auto traces = inputs ? run.step(traces_of_release(settings, inputs->issues)) : std::nullopt;
  const auto book =
      run.step(IssueRegister::open(register_path(settings), IssueRegister::Access::Read));
  const auto registered = book ? run.step(book->issues()) : std::nullopt;
  const auto all_files = registered ? run.step(book->files()) : std::nullopt;
  if (!traces || !all_files) {
    return run.finish({});
  }
  const auto found = unexplained(*traces, settings, *registered, *all_files, inputs->issues);
  for (const Issue& issue : inputs->issues) {
    const auto trace = found.find(issue.key);
    if (trace != found.end() && (options.issue.empty() || options.issue == issue.key)) {
      run.diagnostics().add(not_this_register(settings, issue.key, trace->second, issue.span));
    }
  }
  auto all = all_issues(*registered, *inputs);
  if (!options.issue.empty()) {
    const auto one = all.find(options.issue);
    if (one == all.end()) {
      std::vector<std::string> known;
      for (const auto& [key, issue] : all) {
        known.push_back(key);
      }
      run.diagnostics().add({Code::UsageUnknownIssue,
                             std::nullopt,
                             {{"issue", options.issue}, {"known", joined(known, ", ")}}});
      return run.finish({});
    }
    all = {*one};
  }
  const Words word = [&settings](std::string_view zh, std::string_view en) {
    return std::string(pick(settings.language, zh, en));
  };
  std::string out = options.json ? std::string() : table_of(all, settings.language, word);
  for (const auto& [key, issue] : all) {
    out += options.json ? json_of(issue) : std::string();
  }
  if (!options.issue.empty()) {
    const auto events = run.step(book->events(options.issue));
    const auto files = run.step(book->files(options.issue));
    const auto deliveries = run.step(book->deliveries(options.issue));
    if (!events || !files || !deliveries) {
      return run.finish({});
    }
    if (options.json) {
      for (const RegisterEvent& event : *events) {
        out += json_of(event);
      }
      for (const Delivery& one : *deliveries) {
        out += json_of(one);
      }
    } else {
      out += events_of(*events, settings.language, word) + deliveries_of(*deliveries, word);
    }
    IssueFiles kept;  // says which of what went out is gone
    add_released(run, *files, {}, kept);
  }
  return run.finish(std::move(out));
}

CommandResult print_register(const Settings& settings) {
  Run run(settings);
  const auto book =
      run.step(IssueRegister::open(register_path(settings), IssueRegister::Access::Read));
  auto text = book ? run.step(export_register(*book)) : std::nullopt;
  return run.finish(text ? *std::move(text) : std::string());
}

}  // namespace jianbao
