#include "app/publish/draft_issue.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/issue/sign_off.h"
#include "app/output.h"
#include "app/publish/make_unit.h"
#include "base/files.h"
#include "batch/worker_pool.h"

namespace jianbao {
namespace {

bool is_in(const std::vector<std::string>& list, const std::string& word) {
  return list.empty() || std::ranges::find(list, word) != list.end();
}

class DraftIssue {
 public:
  DraftIssue(Run& run, const Prepared& prepared, const BatchWork& work, Progress& progress,
             IssueOutput& output)
      : run_(run),
        prepared_(prepared),
        work_(work),
        progress_(progress),
        output_(output),
        basis_(make_basis(run, prepared, output.issue(),
                          work.sound ? Stage::Aggregate : Stage::Validate)) {}

  std::size_t publish(std::size_t units_before) {
    if (work_.sound && basis_.dataset) {
      units_ = units_of(run_, prepared_, basis_, output_.out().stopped);
    } else {
      for (const Located<std::string>& report : output_.issue().reports) {
        output_.out().stopped.push_back(report.value);
      }
    }
    run_.settle(prepared_.inputs.acknowledged, output_.issue().as_of);
    output_.take_findings();
    places_.resize(units_.size());
    plan(units_before);
    if (work_.dry_run) {
      plan_sheets();
    } else {
      make_units();
      look_for_others();
      const bool whole = is_whole();
      if (whole) {
        make_sheets();
      }
      hand_over();
      if (whole && !output_.out().given_up) {
        output_.finish(*basis_.checked, printed(), output_.out().documents.empty());
        if (output_.out().whole) {
          remove_words();
        }
      }
    }
    return units_.size();
  }

 private:
  struct Task {
    std::size_t unit;
    std::string why;
  };
  /// What is known of a unit; no account: it is not there.
  struct Place {
    std::optional<UnitAccount> account;
    std::vector<Diagnostic> findings;
    bool made = false;
  };

  [[nodiscard]] UnitWork work_on(const BriefUnit& unit,
                                 const std::vector<MadeDocument>& made) const {
    return {basis_, unit, made, output_.folder(), key_of(unit)};
  }
  [[nodiscard]] std::string key_of(const BriefUnit& unit) const {
    return content_key({}, {output_.key(), unit.name});
  }
  [[nodiscard]] bool is_asked_for(const BriefUnit& unit) const {
    const std::string own = unit.own ? (*prepared_.inputs.catalogue)[*unit.own].name : "";
    return is_in(work_.reports, unit.report->name) && is_in(work_.subjects, own);
  }

  /// A unit that is there keeps its account; one that is not is a task, if it is asked for here.
  void plan(std::size_t units_before) {
    for (std::size_t k = 0; k < units_.size(); ++k) {
      const BriefUnit& unit = units_[k];
      if (lists_documents(*unit.report)) {
        continue;  // when the others are there
      }
      const bool mine = (units_before + k) % work_.shard.count == work_.shard.index - 1;
      const bool asked = mine && is_asked_for(unit);
      const Staleness staleness = look_at(k, asked);
      if (!places_[k].account && asked) {
        tasks_.push_back({k, output_.why(staleness, unit.name)});
        if (work_.dry_run) {
          output_.tell_to_make(unit.name, tasks_.back().why);
        }
      }
    }
    output_.out().to_make = tasks_.size();
    progress_.planned(tasks_.size());
  }

  /// A dry run tells of what belongs to the whole issue as well.
  void plan_sheets() {
    for (std::size_t k = 0; k < units_.size(); ++k) {
      if (lists_documents(*units_[k].report) && is_asked_for(units_[k])) {
        const Staleness staleness = look_at(k, true);
        if (!places_[k].account) {
          output_.tell_to_make(units_[k].name, output_.why(staleness, units_[k].name));
        }
      }
    }
    const Staleness staleness = output_.staleness();
    if (work_.reports.empty() && work_.subjects.empty() && work_.shard.count == 1 &&
        staleness != Staleness::Fresh) {
      output_.tell_to_make("check-report", output_.why(staleness, "check-report"));
    }
  }

  /// What other shards have made in the meantime, or could not make.
  void look_for_others() {
    for (std::size_t k = 0; k < units_.size() && work_.shard.count > 1; ++k) {
      if (places_[k].account || lists_documents(*units_[k].report)) {
        continue;
      }
      (void)look_at(k, false);
      auto failed = places_[k].account
                        ? std::nullopt
                        : look_at_failed(output_.folder(), units_[k].name, key_of(units_[k]));
      auto findings = failed ? output_.unpacker().unpack_all(failed->findings) : std::nullopt;
      if (findings) {
        keep(k, *std::move(failed), *std::move(findings), false);
      }
    }
  }

  /// Other shards know of what could not be made here by nothing else. What the program broke over
  /// has no key: it may go better another time.
  void leave_word(const UnitAccount& account) {
    if (work_.shard.count > 1 && !account.key.empty()) {
      (void)run_.step(
          write_output({failed_path(output_.folder(), account.name), account_text(account)}));
      output_.take_findings();
    }
  }
  void remove_words() {
    for (const BriefUnit& unit : units_) {
      remove_file(failed_path(output_.folder(), unit.name));
    }
  }

  Staleness look_at(std::size_t k, bool asked) {
    const BriefUnit& unit = units_[k];
    if (work_.again && asked) {
      return Staleness::Fresh;
    }
    LookedAt looked = look_at_unit(output_.folder(), unit.name, key_of(unit));
    if (!looked.account) {
      return looked.staleness;
    }
    auto findings = output_.unpacker().unpack_all(looked.account->findings);
    if (!findings) {
      return Staleness::NoRecord;
    }
    if (asked) {
      ++output_.out().up_to_date;
      tell(*looked.account, BriefResult::UpToDate, output_.why_left());
    }
    keep(k, *std::move(looked.account), *std::move(findings), false);
    return Staleness::Fresh;
  }

  void tell(const UnitAccount& account, BriefResult verdict, const std::string& why) {
    for (const DocumentAccount& document : account.documents) {
      if (is_body(document.name)) {
        output_.tell(document, verdict, why);
      }
    }
  }

  void keep(std::size_t k, UnitAccount account, std::vector<Diagnostic> findings, bool made) {
    output_.out().given_up =
        output_.out().given_up || std::ranges::any_of(findings, ends_all_writing);
    places_[k] = {std::move(account), std::move(findings), made};
  }

  /// In the order of the units, whichever was made first.
  void hand_over() {
    PublishedIssue& out = output_.out();
    for (Place& place : places_) {
      if (!place.account) {
        continue;
      }
      if (place.account->stopped) {
        out.stopped.push_back(place.account->name);
      }
      out.findings.insert(out.findings.end(), place.findings.begin(), place.findings.end());
      for (const DocumentAccount& document : place.account->documents) {
        out.documents.push_back({document, place.made});
      }
      output_.add_files(place.account->files);
    }
  }

  /// A unit that throws stops no other.
  UnitAccount make(const BriefUnit& unit, const std::vector<MadeDocument>& made) {
    try {
      return make_unit(run_, prepared_, work_on(unit, made));
    } catch (const std::exception& error) {
      run_.diagnostics() = Diagnostics();
      return broken(unit.name, error.what());
    }
  }
  [[nodiscard]] UnitAccount broken(const std::string& name, const std::string& reason) const {
    const Diagnostic finding(
        Code::InternalBriefBroken, std::nullopt,
        {{"path", shown_path(output_.folder() / (name + ".pdf"), run_.settings().workspace)},
         {"reason", reason}});
    return {name, {}, true, {}, {}, {pack(finding, run_.sources())}, {}, {}};
  }

  void make_units() {
    if (tasks_.empty()) {
      return;
    }
    output_.begin();
    const std::vector<MadeDocument> none;
    const std::size_t tried =
        run_pool({tasks_.size(), work_.jobs,
                  [&](std::size_t k) { return account_text(make(units_[tasks_[k].unit], none)); },
                  [&](std::size_t k, const std::optional<std::string>& told) {
                    take(tasks_[k], told ? parse_account(*told) : std::nullopt);
                  },
                  [&] { return work_.stop() || output_.out().given_up; }});
    output_.out().untried = tasks_.size() - tried;
  }

  /// nullopt: the process that made it died over it.
  void take(const Task& task, std::optional<UnitAccount> account) {
    const std::string& name = units_[task.unit].name;
    auto findings = account ? output_.unpacker().unpack_all(account->findings) : std::nullopt;
    if (!account || !findings) {
      account = broken(name, std::string(pick(run_.settings().language, "进程中途没了",
                                              "its process was killed")));
      findings = output_.unpacker().unpack_all(account->findings);
    }
    if (account->stopped) {
      account->documents.clear();
      output_.tell_failed(name);
      output_.out().given_up = output_.out().given_up || !work_.keep_going;
      if (std::ranges::none_of(*findings, ends_all_writing)) {
        leave_word(*account);
      }
    }
    tell(*account, BriefResult::Made, task.why);
    keep(task.unit, *std::move(account), *std::move(findings), true);
  }

  /// Not so where some are of another shard, not asked for, or not reached.
  [[nodiscard]] bool is_whole() const {
    for (std::size_t k = 0; k < units_.size(); ++k) {
      if (!places_[k].account && !lists_documents(*units_[k].report)) {
        return false;
      }
    }
    return !output_.out().given_up;
  }

  /// Sheets that list the documents of the issue; they come last.
  void make_sheets() {
    std::vector<MadeDocument> made;
    for (std::size_t k = 0; k < units_.size();) {
      const ReportSpec& report = *units_[k].report;
      std::vector<DocumentAccount> documents;
      for (; k < units_.size() && units_[k].report == &report; ++k) {
        if (lists_documents(report)) {
          make_sheet(k, made);
        }
        for (const DocumentAccount& one :
             places_[k].account ? places_[k].account->documents : std::vector<DocumentAccount>()) {
          if (!one.content.empty()) {  // no proof
            documents.push_back(one);
          }
        }
      }
      if (!documents.empty()) {
        made.push_back(made_of_report(report, documents));
      }
    }
  }

  void make_sheet(std::size_t k, const std::vector<MadeDocument>& made) {
    const BriefUnit& unit = units_[k];
    const bool in_part =
        !output_.out().stopped.empty() || std::ranges::any_of(places_, [](const Place& place) {
          return place.account && place.account->stopped;
        });
    if (in_part) {  // nobody signs for a part
      output_.tell_failed(unit.name);
      keep(k, UnitAccount{unit.name, {}, true, {}, {}, {}, {}, {}}, {}, true);
      return;
    }
    const Staleness staleness = look_at(k, true);
    if (!places_[k].account) {
      output_.begin();
      ++output_.out().to_make;
      take({k, output_.why(staleness, unit.name)}, make(unit, made));
    }
  }

  [[nodiscard]] PrintedOfIssue printed() const {
    std::map<std::string, FactIndex> by_id;
    const FactView& facts = basis_.checked->facts();
    for (FactIndex index = 0; index < facts.size(); ++index) {
      by_id.emplace(facts[index].id, index);
    }
    PrintedOfIssue of{basis_.issue, basis_.dataset ? &*basis_.dataset : nullptr, {}, {}};
    for (const Place& place : places_) {
      const std::optional<UnitAccount>& account = place.account;
      if (!account) {
        continue;
      }
      for (const std::string& id : account->facts) {
        if (const auto found = by_id.find(id); found != by_id.end()) {
          of.facts.insert(found->second);
        }
      }
      of.reckoned.insert(account->reckoned.begin(), account->reckoned.end());
    }
    return of;
  }

  Run& run_;
  const Prepared& prepared_;
  const BatchWork& work_;
  Progress& progress_;
  IssueOutput& output_;
  IssueBasis basis_;
  std::vector<BriefUnit> units_;
  std::vector<Place> places_;  ///< one a unit
  std::vector<Task> tasks_;
};

}  // namespace

std::size_t publish_draft(Run& run, const Prepared& prepared, const BatchWork& work,
                          Progress& progress, IssueOutput& output, std::size_t units_before) {
  return DraftIssue(run, prepared, work, progress, output).publish(units_before);
}

}  // namespace jianbao
