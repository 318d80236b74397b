#include "app/publish/publish_summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/table.h"
#include "base/json.h"

namespace jianbao {
namespace {

/// More documents than anybody reads line by line.
constexpr std::size_t most_lines = 200;
/// Names in a sentence.
constexpr std::size_t most_named = 12;

std::string seconds(std::chrono::microseconds time) {
  const auto milliseconds = (time.count() + 500) / 1000;
  return fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
}

struct Sum {
  std::size_t documents = 0, made = 0, pages = 0, figures = 0, warnings = 0;
  std::chrono::microseconds cpu{};

  void add(const PublishedDocument& document) {
    ++documents;
    made += document.made ? 1 : 0;
    pages += document.account.pages;
    figures += document.account.figures;
    warnings += document.account.warnings;
    cpu += document.account.cpu;
  }
};

/// Figures of a checking list are those of its body; both are counted where they stand.
class Summary {
 public:
  Summary(const Run& run, const std::filesystem::path& folder) : run_(run), folder_(folder) {}

  void add(const PublishedIssue& issue, bool each) {
    const std::string path = shown_path(folder_ / issue.issue->key, run_.settings().workspace);
    if (issue.as_it_went_out) {
      rows_.push_back(
          {path + (!issue.restored
                       ? say("（已发出，有的文件丢了）", " (released, some of it is lost)")
                   : issue.withdrawn ? say("（已作废，原样）", " (void, as it was)")
                                     : say("（已发出，原样）", " (released, as it was)")),
           "", "", "", ""});
    }
    removed_.insert(removed_.end(), issue.removed.begin(), issue.removed.end());
    if (!issue.whole && issue.stopped.empty() && issue.untried == 0 && !issue.given_up) {
      parts_.push_back(issue.issue->key);
    }
    Sum sum;
    for (const PublishedDocument& document : issue.documents) {
      sum.add(document);
      all_.add(document);
      if (each) {
        add_row(path + '/' + document.account.name + ".pdf", document);
      }
    }
    if (!each && sum.documents > 0) {
      const std::string counts =
          fmt::format(fmt::runtime(say("{}（{} 份，新做 {} 份）", "{} ({} files, {} made)")), path,
                      sum.documents, sum.made);
      rows_.push_back({counts, std::to_string(sum.pages), std::to_string(sum.figures),
                       std::to_string(sum.warnings), seconds(sum.cpu)});
    }
  }

  std::string text() {
    rows_.push_back({say("合计（处理器时间）", "total (CPU time)"), std::to_string(all_.pages),
                     std::to_string(all_.figures),
                     std::to_string(run_.diagnostics().count(Severity::Warning)),
                     seconds(cpu_time())});
    std::string text = format_text_table({{say("文件", "file"), false},
                                          {say("页数", "pages"), true},
                                          {say("数字", "figures"), true},
                                          {say("警告", "warnings"), true},
                                          {say("秒", "seconds"), true}},
                                         rows_);
    if (all_.made < all_.documents) {
      text += fmt::format(
          fmt::runtime(say("{} 份没有变，没有重做。\n", "{} files were up to date and left.\n")),
          all_.documents - all_.made);
    }
    if (!removed_.empty()) {
      text += fmt::format(
          fmt::runtime(say("{} 个文件不再属于这几期，已删去：{}\n",
                           "{} files belong to these issues no more and were "
                           "removed: {}\n")),
          removed_.size(),
          joined({removed_.begin(), removed_.begin() + static_cast<std::ptrdiff_t>(
                                                           std::min(removed_.size(), most_named))},
                 ", "));
    }
    if (!parts_.empty()) {
      text += fmt::format(
          fmt::runtime(say("{} 还有没做的，核对报告和审签单没有写：各片都做完以后，再运行一次不带 "
                           "--shard、--report、--subject 的 publish。\n",
                           "{}: not all of it is made, and no check report is written; when every "
                           "part is made, run publish once without --shard, --report and "
                           "--subject.\n")),
          joined(parts_, ", "));
    }
    return text;
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(pick(run_.settings().language, zh, en));
  }
  void add_row(const std::string& path, const PublishedDocument& document) {
    const DocumentAccount& of = document.account;
    const bool counts = !of.name.ends_with(".proof");  // its figures were counted with its body
    rows_.push_back({path, std::to_string(of.pages), counts ? std::to_string(of.figures) : "",
                     counts ? std::to_string(of.warnings) : "",
                     document.made ? seconds(of.cpu) : say("没有变", "same")});
  }

  const Run& run_;
  const std::filesystem::path& folder_;
  std::vector<std::vector<std::string>> rows_;
  Sum all_;
  std::vector<std::string> removed_;
  std::vector<std::string> parts_;  ///< issues that are not whole
};

}  // namespace

std::string publish_summary(const Run& run, const std::vector<PublishedIssue>& issues,
                            const std::filesystem::path& folder) {
  std::size_t documents = 0;
  for (const PublishedIssue& issue : issues) {
    documents += issue.documents.size();
  }
  Summary summary(run, folder);
  for (const PublishedIssue& issue : issues) {
    summary.add(issue, documents <= most_lines);
  }
  return summary.text();
}

std::string publish_sum(const Run& run, const std::vector<PublishedIssue>& issues) {
  Sum sum;
  std::size_t failed = 0;
  std::size_t not_whole = 0;
  for (const PublishedIssue& issue : issues) {
    failed += issue.stopped.size();
    not_whole += issue.whole ? 0U : 1U;
    for (const PublishedDocument& document : issue.documents) {
      sum.add(document);
    }
  }
  JsonWriter json;
  json.begin_object();
  json.member("issues", issues.size());
  json.member("files", sum.documents);
  json.member("made", sum.made);
  json.member("up_to_date", sum.documents - sum.made);
  json.member("failed", failed);
  json.member("not_whole", not_whole);
  json.member("pages", sum.pages);
  json.member("figures", sum.figures);
  json.member("warnings", run.diagnostics().count(Severity::Warning));
  json.end_object();
  return json.text() + '\n';
}

std::string publish_plan(const Run& run, const std::vector<PublishedIssue>& issues) {
  const Language language = run.settings().language;
  std::vector<std::vector<std::string>> rows;
  std::size_t to_make = 0;
  std::size_t up_to_date = 0;
  for (const PublishedIssue& issue : issues) {
    to_make += issue.plan.size();
    up_to_date += issue.up_to_date;
    for (const PlannedBrief& brief : issue.plan) {
      rows.push_back({brief.path, brief.why});
    }
  }
  const std::size_t shown = std::min(rows.size(), most_lines);
  rows.resize(shown);
  std::string text = rows.empty()
                         ? std::string()
                         : format_text_table({{std::string(pick(language, "文件", "file"))},
                                              {std::string(pick(language, "为什么", "why"))}},
                                             rows);
  if (shown < to_make) {
    text += fmt::format(fmt::runtime(pick(language, "……另有 {} 份\n", "… and {} more\n")),
                        to_make - shown);
  }
  return text + fmt::format(fmt::runtime(pick(language, "要做 {} 份，{} 份没有变。\n",
                                              "{} to make, {} up to date.\n")),
                            to_make, up_to_date);
}

std::string stopped_list(const Run& run, const std::vector<PublishedIssue>& issues) {
  const Language language = run.settings().language;
  std::vector<std::string> names;
  bool whole = true;
  for (const PublishedIssue& issue : issues) {
    whole = whole && issue.whole;
    for (const std::string& report : issue.stopped) {
      names.push_back(issue.issue->key + '/' + report);
    }
  }
  if (names.empty()) {
    return {};
  }
  if (names.size() > most_named) {
    const std::size_t all = names.size();
    names.resize(most_named);
    names.push_back(fmt::format(fmt::runtime(pick(language, "共 {} 份", "{} in all")), all));
  }
  const std::string list = joined(names, ", ");
  std::string text = fmt::format(fmt::runtime(pick(language, "没有写出：{}，原有文件不变。",
                                                   "Not written: {}; the old files stand.")),
                                 list);
  if (whole) {
    text += pick(language, "核对报告照写。", " The check report is written.");
  }
  return text;
}

}  // namespace jianbao
