#include "app/register/sending.h"

#include <vector>

#include "app/issue/kept_files.h"
#include "app/output.h"
#include "base/digest.h"
#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

std::vector<OutputFile> in_order(const IssueFiles& files) {
  std::vector<OutputFile> all = files.pdfs;
  all.insert(all.end(), files.records.begin(), files.records.end());
  return all;
}

/// The places where the files come to stand are looked at before anything is decided.
bool may_be_written(IssueDesk& desk, const std::vector<OutputFile>& files, const fs::path& out) {
  const Settings& settings = desk.run().settings();
  const std::string& issue = desk.issue().key;
  std::vector<fs::path> targets;
  for (const OutputFile& file : files) {
    const fs::path name = file.path.filename();
    targets.insert(targets.end(),
                   {file.path, released_folder(settings, issue) / name,
                    name == kept_figures ? figures_path(settings, issue) : out / issue / name});
  }
  desk.run().diagnostics().append(check_targets(targets, settings.workspace));
  return !desk.run().failed();
}

bool write_copies(Run& run, const IssueFiles& files, const fs::path& folder) {
  (void)remove_leftovers(folder);
  for (const OutputFile& file : in_order(files)) {
    const fs::path name = file.path.filename();
    if (name != kept_figures && !run.step(write_output({folder / name, file.bytes}))) {
      return false;
    }
  }
  return true;
}

}  // namespace

Sent send(IssueDesk& desk, const IssueFiles& made, const fs::path& out, const SendingWord& word) {
  Run& run = desk.run();
  const Settings& settings = run.settings();
  const std::string& issue = desk.issue().key;
  const std::vector<OutputFile> files = in_order(made);
  if (!may_be_written(desk, files, out) || !run.step(clear_releasing(settings, issue))) {
    return Sent::No;
  }
  std::vector<ReleasedFile> sent;
  for (const OutputFile& file : files) {
    if (!run.step(write_output(file))) {
      return Sent::No;
    }
    sent.push_back({issue, file.path.filename().string(), sha256_hex(file.bytes),
                    static_cast<std::int64_t>(file.bytes.size())});
  }
  RegisteredIssue now = desk.before();
  now.state = word.state;
  if (!desk.record(word.act, word.by, "", word.digest, word.note, now, sent)) {
    return Sent::No;
  }
  const bool all = run.step(end_release(settings, sent)) && write_copies(run, made, out / issue);
  return all ? Sent::Yes : Sent::Registered;
}

CommandResult send_again(IssueDesk& desk, const fs::path& out) {
  Run& run = desk.run();
  const std::string& issue = desk.issue().key;
  const auto files = run.step(desk.book().files(issue));
  IssueFiles kept;
  if (!files || !add_released(run, *files, out, kept) || !write_copies(run, kept, out / issue)) {
    return run.finish({});
  }
  return run.finish(done_line(run, "{} 早已发出，校验码 {}；out 里的文件与发出的一致。\n",
                              "{} was released before, digest {}; the files in out are as they "
                              "went out.\n",
                              issue, desk.before().digest));
}

CommandResult not_all_sent(Run& run, Sent sent) {
  return run.finish({}, sent == Sent::No
                            ? std::string_view()
                            : pick(run.settings().language,
                                   "已经发出，登记簿记下了；没有写全的文件，再运行一次补上。",
                                   "It went out, and the register has it; run again to write the "
                                   "files that are missing."));
}

}  // namespace jianbao
