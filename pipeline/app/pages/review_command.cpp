#include "app/pages/review_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "app/issue/build_issue.h"
#include "app/issue/review_list.h"
#include "app/issue/select_issues.h"
#include "app/output.h"
#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "base/yaml_entry.h"
#include "model/period.h"
#include "model/words.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 16U << 20U;

bool ticking(const ReviewOptions& options) { return options.tick_all || !options.ticks.empty(); }

Diagnostic missing(std::string option) {
  return {Code::UsageMissing, std::nullopt, {{"argument", std::move(option)}}};
}

/// What is wrong with the options themselves, before anything is composed.
std::optional<Diagnostic> fault_of(const ReviewOptions& options) {
  const bool says_who = !options.by.empty() || !options.on.empty() || !options.remark.empty();
  if (!ticking(options)) {
    return says_who ? std::optional(missing("--tick")) : std::nullopt;
  }
  if (is_blank(options.by) || options.on.empty()) {
    return missing(is_blank(options.by) ? "--by" : "--on");
  }
  if (!parse_date(options.on)) {
    return Diagnostic{Code::UsageBadValue, std::nullopt, {{"argument", "--on " + options.on}}};
  }
  const auto control = [](char c) { return c >= 0 && c < ' '; };
  for (const auto& [name, value] :
       {std::pair("--by", &options.by), std::pair("--remark", &options.remark)}) {
    if (std::ranges::any_of(*value, control)) {
      return Diagnostic{Code::UsageBadValue, std::nullopt, {{"argument", name}}};
    }
  }
  return std::nullopt;
}

/// The mark that is nearly this one; else some that are waiting.
std::string nearest_marks(const ReviewList& list, const std::string& mark) {
  constexpr std::size_t most = 5;
  std::vector<std::string> all;
  std::string waiting;
  std::size_t count = 0;
  for (const ReviewItem& item : list.items()) {
    all.push_back(item.mark);
    if (list.tick(item) == nullptr && count++ < most) {
      waiting += (waiting.empty() ? "" : ", ") + item.mark;
    }
  }
  return did_you_mean(mark, all).value_or(waiting.empty() ? "—" : waiting);
}

/// The items to tick: of those asked for the ones without a tick, each once.
std::vector<const ReviewItem*> chosen(Run& run, const ReviewList& list,
                                      const ReviewOptions& options) {
  std::set<std::string> asked;
  for (const std::string& mark : options.ticks) {
    if (list.find(mark) == nullptr) {
      run.diagnostics().add(
          {Code::UsageUnknownItem,
           std::nullopt,
           {{"issue", options.issue}, {"mark", mark}, {"nearest", nearest_marks(list, mark)}}});
    }
    asked.insert(mark);
  }
  std::vector<const ReviewItem*> items;
  for (const ReviewItem& item : list.items()) {
    const bool wanted = options.tick_all || asked.contains(item.mark);
    if (wanted && list.tick(item) == nullptr) {
      items.push_back(&item);
    }
  }
  return items;
}

std::string entry_text(const ReviewItem& item, const ReviewOptions& options) {
  const std::string about = std::string(data_word(item.kind)) + "：" + item.words;
  std::string entry =
      fmt::format("  - mark: {}\n    about: {}\n    by: {}\n    on: {}\n", yaml_quoted(item.mark),
                  yaml_quoted(about), yaml_quoted(options.by), options.on);
  if (!options.remark.empty()) {
    entry += fmt::format("    remark: {}\n", yaml_quoted(options.remark));
  }
  return entry;
}

/// Writes the ticks and hands back all of the file, read as the next run will read it. Nothing: the
/// run has errors, and nothing was written.
std::optional<std::vector<ReviewTick>> write_ticks(Run& run, const ReviewOptions& options,
                                                   const std::vector<const ReviewItem*>& items) {
  const fs::path& workspace = run.settings().workspace;
  const std::string path = review_path(options.issue);
  std::string text =
      "# 送审清单上看过的项，由 jianbao review --tick 写入。字句改了，备查号就变，要重新看。\n";
  std::error_code error;
  if (fs::exists(fs::symlink_status(workspace / path, error))) {
    auto old = run.step(read_file(workspace / path, largest_file));
    if (!old) {
      return std::nullopt;
    }
    text = std::move(*old);
  }
  for (const ReviewItem* item : items) {
    text = with_entry(text, "ticks", entry_text(*item, options));
  }
  auto ticks = run.stage(load_review(workspace, options.issue, run.sources(), {{path, text}}));
  if (!ticks || !run.step(write_output({workspace / path, text}))) {
    return std::nullopt;
  }
  return ticks;
}

/// The ticks that were asked for; what is told about them. Errors are in the run.
std::string tick_items(Run& run, ReviewList& list, const ReviewOptions& options) {
  const Language language = run.settings().language;
  const auto items = chosen(run, list, options);
  if (run.failed()) {
    return {};
  }
  std::string out;
  for (const std::string& mark : options.ticks) {
    if (const ReviewTick* tick = list.tick(*list.find(mark))) {
      out += fmt::format(fmt::runtime(pick(language, "{} 已由{}在{}看过，照旧。\n",
                                           "{} was ticked by {} on {}; that stands.\n")),
                         mark, tick->by, to_string(tick->on));
    }
  }
  if (items.empty()) {
    return out;
  }
  auto ticks = write_ticks(run, options, items);
  if (!ticks) {
    return {};
  }
  list.set_ticks(std::move(*ticks));
  return out + fmt::format(fmt::runtime(pick(language, "{} 项记入 {}。\n", "{} ticks in {}.\n")),
                           items.size(), review_path(options.issue));
}

std::string place_text(const ReviewItem& item, Language language) {
  const ReviewPlace& place = item.place;
  std::string text = item.document + (language == Language::Chinese ? "，" : ", ") + place.section;
  if (place.number > 0) {
    const std::string_view form = place.row ? pick(language, "，第{}行", ", row {}")
                                            : pick(language, "，第{}句", ", sentence {}");
    text += fmt::format(fmt::runtime(form), place.number);
  }
  return text;
}

std::string_view kind_text(ReviewKind kind, Language language) {
  if (language == Language::Chinese) {
    return data_word(kind);
  }
  switch (kind) {
    case ReviewKind::Figure:
      return "Figures not public or not confirmed";
    case ReviewKind::Person:
      return "People and their titles";
    case ReviewKind::Name:
      return "Names that the register does not have";
    case ReviewKind::Secret:
      return "Secrecy words";
    case ReviewKind::Sensitive:
      return "Sensitive words";
  }
  return "";
}

std::string tick_text(const ReviewTick* tick, Language language) {
  if (tick == nullptr) {
    return std::string(pick(language, "未看", "not ticked"));
  }
  const std::string_view form = pick(language, "已看：{}，{}", "ticked by {} on {}");
  std::string text = fmt::format(fmt::runtime(form), tick->by, to_string(tick->on));
  if (!tick->remark.empty()) {
    text += (language == Language::Chinese ? "（" : " (") + tick->remark +
            (language == Language::Chinese ? "）" : ")");
  }
  return text;
}

std::string list_text(const ReviewList& list, Language language) {
  std::string out;
  std::optional<ReviewKind> kind;
  std::size_t number = 0;
  for (const ReviewItem& item : list.items()) {
    if (kind != item.kind) {
      kind = item.kind;
      out += fmt::format("{}\n", kind_text(item.kind, language));
    }
    out += fmt::format("{:>4}  {}\n      {}{}{}\n      {}  {}\n", ++number, item.words,
                       place_text(item, language),
                       item.sentence.empty() ? "" : pick(language, "：", ": "), item.sentence,
                       item.mark, tick_text(list.tick(item), language));
  }
  if (const auto stale = list.stale(); !stale.empty()) {
    out += fmt::format(
        fmt::runtime(pick(language, "另有 {} 个旧勾，所勾的字句已不在清单上（-v 查看）。\n",
                          "{} more ticks are of words no longer on the list (see -v).\n")),
        stale.size());
  }
  return out + fmt::format(
                   fmt::runtime(pick(language, "共 {} 项，已看 {} 项\n", "{} items, {} ticked\n")),
                   list.items().size(), list.items().size() - list.open().size());
}

std::string item_json(const ReviewItem& item, const ReviewTick* tick) {
  JsonWriter json;
  json.begin_object();
  json.member("kind", json_word(item.kind));
  json.member("document", item.document);
  json.member("section", item.place.section);
  if (item.place.number > 0) {
    json.member(item.place.row ? "row" : "sentence", item.place.number);
  }
  json.member("words", item.words);
  json.member("text", item.sentence);
  if (!item.facts.empty()) {
    json.key("facts");
    json.begin_array();
    for (const std::string& fact : item.facts) {
      json.value(fact);
    }
    json.end_array();
  }
  json.member("mark", item.mark);
  json.key("ticked");
  if (tick == nullptr) {
    json.null();
  } else {
    json.begin_object();
    json.member("by", tick->by);
    json.member("on", to_string(tick->on));
    json.member("remark", tick->remark);
    json.end_object();
  }
  json.end_object();
  return json.text() + '\n';
}

/// What the list means for signing off.
void judge(Run& run, const ReviewList& list, const std::string& issue) {
  for (const ReviewItem& item : list.items()) {
    if (item.kind == ReviewKind::Secret && list.tick(item) == nullptr) {
      run.diagnostics().add({Code::ReviewSecretUnticked,
                             item.span,
                             {{"section", item.place.section},
                              {"word", item.words},
                              {"mark", item.mark},
                              {"sentence", item.sentence}}});
    }
  }
  if (!list.open().empty()) {
    run.diagnostics().add({Code::ReviewUnticked,
                           std::nullopt,
                           {{"issue", issue},
                            {"count", std::to_string(list.items().size())},
                            {"open", std::to_string(list.open().size())}}});
  }
  for (const ReviewTick* tick : list.stale()) {
    run.diagnostics().add({Code::ReviewTickStale,
                           tick->span,
                           {{"mark", tick->mark},
                            {"about", tick->about},
                            {"by", tick->by},
                            {"on", to_string(tick->on)}}});
  }
}

/// The list of the issue; nothing: the run has errors.
std::optional<ReviewList> make_list(Run& run, const ReviewOptions& options) {
  const auto prepared = prepare(run);
  if (!prepared) {
    return std::nullopt;
  }
  const auto selected = select_issues(run, prepared->inputs.issues, {options.issue});
  if (selected.empty()) {
    return std::nullopt;
  }
  const BuiltIssue built = build_issue(run, *prepared, *selected.front(), Stage::Typeset);
  if (run.failed()) {
    return std::nullopt;  // what cannot be printed whole cannot be looked at whole
  }
  // What composing warns of is the business of check: this exit code speaks of the list alone.
  run.diagnostics().change([](Diagnostic& diagnostic) { diagnostic.severity = Severity::Note; });
  return review_list(run, *prepared, built);
}

}  // namespace

CommandResult review_issue(const Settings& settings, const ReviewOptions& options) {
  Run run(settings);
  const auto lock = take_data_folder(run);
  if (!lock) {
    return run.finish({});
  }
  if (auto fault = fault_of(options)) {
    run.diagnostics().add(*std::move(fault));
    return run.finish({});
  }
  auto list = make_list(run, options);
  if (!list) {
    return run.finish({});
  }
  std::string told = ticking(options) ? tick_items(run, *list, options) : std::string();
  if (run.failed()) {
    return run.finish({});
  }
  judge(run, *list, options.issue);
  if (options.json) {
    std::string lines;
    for (const ReviewItem& item : list->items()) {
      lines += item_json(item, list->tick(item));
    }
    return run.finish(std::move(lines));
  }
  return run.finish(told + list_text(*list, settings.language));
}

}  // namespace jianbao
