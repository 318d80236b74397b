#include "app/issue/build_issue.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "aggregate/aggregate.h"
#include "aggregate/comparison.h"
#include "app/issue/checking.h"
#include "app/issue/corrections.h"
#include "app/issue/issue_files.h"
#include "app/issue/issued.h"
#include "app/issue/kept_files.h"
#include "app/issue/pdf_info.h"
#include "app/issue/proof_sheets.h"
#include "app/issue/record.h"
#include "app/issue/review_list.h"
#include "app/issue/sign_off.h"
#include "app/table.h"
#include "base/digest.h"
#include "base/files.h"
#include "render/render.h"
#include "typeset/typeset.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// typeset → figures found on paper → render. False: the run has errors.
bool set_document(Run& run, const Prepared& prepared, const Issue& issue, const ReportSpec& report,
                  BuiltDocument& built, Stage last) {
  built.pages = run.stage(typeset(built.document, prepared.inputs.style, prepared.faces));
  if (!built.pages) {
    return false;
  }
  auto placed =
      run.stage(place_figures(built.document, *built.pages, prepared.inputs.style.duplex));
  if (!placed) {
    return false;
  }
  built.placed = std::move(*placed);
  if (last < Stage::Render) {
    return true;
  }
  built.inputs = with_fonts_in_use(prepared.digests, *built.pages, prepared.faces);
  auto pdf = run.stage(render(*built.pages, prepared.faces,
                              pdf_info(built.inputs, issue, report.title, built.document)));
  if (!pdf) {
    return false;
  }
  built.pdf = std::move(*pdf);
  return true;
}

enum class Made : std::uint8_t {
  Yes,
  NotWanted,  ///< the issue has no such document, and a note says why
  No,
};

/// Composes one document, sets it and files what it cost.
template <class Compose>
Made build_document(Run& run, const Prepared& prepared, const Issue& issue,
                    const ReportSpec& report, BuiltIssue& built, Stage last,
                    std::size_t shared_warnings, Compose compose_document) {
  const auto began = cpu_time();
  const std::size_t before = run.diagnostics().count(Severity::Warning);
  auto composed = compose_document();
  const bool sound = !composed.diagnostics.has_errors();
  auto document = run.stage(std::move(composed));
  if (!document) {
    return sound ? Made::NotWanted : Made::No;
  }
  BuiltDocument& made = built.documents.emplace_back();
  made.document = std::move(*document);
  bool done = last < Stage::Typeset || set_document(run, prepared, issue, report, made, last);
  done = run.settle(prepared.inputs.acknowledged, issue.as_of) && done;
  made.warnings = shared_warnings + run.diagnostics().count(Severity::Warning) - before;
  made.cpu = cpu_time() - began;
  return done ? Made::Yes : Made::No;
}

/// A brief and its checking list stand or fall together; a dump still shows what there is.
void stop_report(BuiltIssue& built, std::string name, std::size_t before, Stage last) {
  built.stopped.push_back(std::move(name));
  if (last == Stage::Render) {
    built.documents.erase(built.documents.begin() + static_cast<std::ptrdiff_t>(before),
                          built.documents.end());
  }
}

/// 更正通知 to those who have an issue that went out, whether or not the issue can be printed anew.
void add_correction(Run& run, const Prepared& prepared, BuiltIssue& built) {
  if (!was_frozen(prepared.inputs, *built.issue) || prepared.was_withdrawn(built.issue->key)) {
    return;
  }
  const auto known_now = facts_known_now(run, prepared.inputs);
  if (auto notice = make_correction(run, prepared, built, *known_now)) {
    built.correction = std::make_shared<BuiltDocument>(std::move(*notice));
    built.known_now = known_now;
  }
}

/// Without the figures that it printed nothing could be held against them.
bool keeps_its_figures(Run& run, const Prepared& prepared, const Issue& issue) {
  const auto& all = prepared.changed_figures;
  const bool changed = std::ranges::find(all, issue.key) != all.end();
  const bool needed = prepared.went_out(issue.key) && !prepared.was_withdrawn(issue.key);
  const bool lost = needed && (changed || !was_frozen(prepared.inputs, issue));
  if (lost) {
    const fs::path kept = released_folder(run.settings(), issue.key) / kept_figures;
    run.diagnostics().add({Code::RegisterFiguresLost,
                           issue.span,
                           {{"issue", issue.key},
                            {"path", figures_name(issue.key)},
                            {"kept", shown_path(kept, run.settings().workspace)}}});
  }
  return !lost;
}

/// What stands between a finished issue and its readers.
void release(Run& run, const Prepared& prepared, BuiltIssue& built) {
  const bool kept =
      keeps_its_figures(run, prepared, *built.issue) && keeps_what_went_out(run, prepared, built);
  // What went out was looked at before; only a correction of it is still to go.
  const bool reviewed = prepared.went_out(built.issue->key) || is_reviewed(run, prepared, built);
  const bool settled = run.settle(prepared.inputs.acknowledged, built.issue->as_of);
  if (!kept || !reviewed || !settled) {
    stop_issue(built);
  }
}

/// The body first, then the list of its figures, which needs to know where they came to stand.
void build_report(Run& run, const Prepared& prepared, const ComposeInput& input, BuiltIssue& built,
                  Stage last, std::size_t shared_warnings) {
  const Issue& issue = *built.issue;
  const ReportSpec& report = input.report;
  const std::size_t before = built.documents.size();
  const std::string name = document_name(report, *prepared.inputs.catalogue, input.own);
  const auto body = [&input] { return compose(input); };
  const Made made_body =
      build_document(run, prepared, issue, report, built, last, shared_warnings, body);
  if (made_body == Made::No) {
    stop_report(built, name, before, last);
  }
  if (made_body != Made::Yes || last < Stage::Typeset) {
    return;
  }
  const auto sources = [&input, &built, before] {
    const BuiltDocument& made = built.documents.at(before);
    return compose_sources(input, made.document, made.placed);
  };
  if (!report.sources_title.empty() && build_document(run, prepared, issue, report, built, last,
                                                      shared_warnings, sources) == Made::No) {
    stop_report(built, name, before, last);
    return;
  }
  if (report.proof && last == Stage::Render) {
    if (auto proof = make_proof(run, prepared, issue, report, built.documents.at(before))) {
      built.proofs.push_back(std::move(*proof));
    }
  }
}

/// What a human still has to decide about the facts of the day.
std::vector<Diagnostic> open_warnings(const Diagnostics& found,
                                      const std::vector<Acknowledgement>& acknowledged,
                                      std::chrono::year_month_day on) {
  std::vector<Diagnostic> open;
  for (Diagnostic diagnostic : found.all()) {
    acknowledge(diagnostic, acknowledged, on);
    if (diagnostic.severity == Severity::Warning) {
      open.push_back(std::move(diagnostic));
    }
  }
  return open;
}

/// The issue before, of those that any report goes out with.
const Issue* previous_issue(const Inputs& inputs, const Issue& issue) {
  const auto at = std::ranges::find(inputs.issues, issue.key, &Issue::key);
  return at == inputs.issues.end() || at == inputs.issues.begin() ? nullptr : &*std::prev(at);
}

bool is_listed(const std::vector<Located<std::string>>& list, const std::string& word) {
  return std::ranges::find(list, word, &Located<std::string>::value) != list.end();
}

/// The subjects of the report that the issue's sources speak of, in the order of the catalogue.
std::vector<SubjectId> subjects_of(const EachSubjectSpec& spec, const Issue& issue,
                                   const CheckedFacts& checked, const Catalogue& catalogue) {
  std::set<SubjectId> spoken_of;
  const FactView& facts = checked.facts();
  for (FactIndex index = 0; index < facts.size(); ++index) {
    const Fact& fact = facts[index];
    if (!is_listed(issue.sources, catalogue[fact.document].key)) {
      continue;
    }
    spoken_of.insert(fact.subject);
    if (fact.pledged_by) {
      spoken_of.insert(*fact.pledged_by);
    }
  }
  std::erase_if(spoken_of, [&](SubjectId id) {
    const Subject& subject = catalogue[id];
    return !is_listed(spec.levels, subject.level) && !is_listed(spec.names, subject.name);
  });
  return {spoken_of.begin(), spoken_of.end()};
}

const ReportSpec* find_report(Run& run, const Inputs& inputs, const Located<std::string>& name) {
  std::vector<std::string> known;
  for (const ReportSpec& report : inputs.reports) {
    if (report.name == name.value) {
      return &report;
    }
    known.push_back(report.name);
  }
  run.diagnostics().add({Code::AppUnknownReport,
                         name.span,
                         {{"report", name.value}, {"known", joined(known, ", ")}}});
  return nullptr;
}

/// Whatever it is given must outlive it.
Compare comparer(const Dataset& dataset, const Inputs& inputs, const Issue& issue) {
  return [&dataset, &inputs, &issue](FactIndex now, FactIndex before, ComparisonSpec::Kind kind) {
    return compare_facts(dataset, *inputs.catalogue, inputs.rulings, issue.as_of, now, before,
                         kind);
  };
}

}  // namespace

void stop_issue(BuiltIssue& built) {
  built.documents.clear();
  built.proofs.clear();
  built.stopped.clear();
  for (const Located<std::string>& report : built.issue->reports) {
    built.stopped.push_back(report.value);
  }
}

namespace {

/// A number belongs to one issue for ever, and an issue keeps its number: from its approval on.
void check_numbers(Run& run, const std::vector<RegisteredIssue>& known,
                   const std::vector<Issue>& issues) {
  const Language language = run.settings().language;
  const auto of_year_words = [language](int year, std::uint32_t number) {
    return fmt::format(fmt::runtime(pick(language, "{}年第{}期", "{} no. {}")), year, number);
  };
  const auto running_words = [language](std::uint32_t number) {
    return fmt::format(fmt::runtime(pick(language, "总第{}期", "running number {}")), number);
  };
  const auto words = [&](int year, std::uint32_t of_year, std::uint32_t running) {
    return fmt::format("{}{}{}", of_year_words(year, of_year), pick(language, "、", ", "),
                       running_words(running));
  };
  for (const Issue& issue : issues) {
    const int year = static_cast<int>(issue.as_of.year());
    const std::string now = words(year, issue.number_of_year, issue.running_number);
    for (const RegisteredIssue& one : known) {
      const bool holds = one.running_number != 0;
      // An older register has kept no year: the data may know it, or the day of sign-off, which is
      // seldom of another year.
      const auto its_issue = std::ranges::find(issues, one.issue, &Issue::key);
      const int its_year = one.year != 0               ? one.year
                           : its_issue != issues.end() ? static_cast<int>(its_issue->as_of.year())
                           : one.signed_off            ? static_cast<int>(one.signed_off->year())
                                                       : 0;
      const std::string was = words(its_year, one.number_of_year, one.running_number);
      const bool same_of_year = its_year == year && one.number_of_year == issue.number_of_year;
      if (holds && one.issue == issue.key && was != now) {
        run.diagnostics().add({Code::RegisterNumberChanged,
                               issue.span,
                               {{"issue", issue.key}, {"was", was}, {"now", now}}});
      }
      if (holds && one.issue != issue.key &&
          (one.running_number == issue.running_number || same_of_year)) {
        const bool running = one.running_number == issue.running_number;
        run.diagnostics().add({Code::RegisterNumberUsed,
                               issue.span,
                               {{"issue", issue.key},
                                {"number", !running ? of_year_words(year, issue.number_of_year)
                                           : same_of_year ? now
                                                          : running_words(issue.running_number)},
                                {"other", one.issue}}});
      }
    }
  }
}

/// What a register knows at one moment.
struct Known {
  std::vector<RegisteredIssue> issues;
  std::vector<ReleasedFile> files;
};

std::optional<Known> read_register(Run& run) {
  const auto book =
      run.step(IssueRegister::open(register_path(run.settings()), IssueRegister::Access::Read));
  auto issues = book ? run.step(book->issues()) : std::nullopt;
  auto files = issues ? run.step(book->files()) : std::nullopt;
  return files ? std::optional(Known{*std::move(issues), *std::move(files)}) : std::nullopt;
}

/// Whether the text is the one of that digest, though perhaps checked out with other line ends.
bool is_same(std::string text, const std::string& digest) {
  const bool same = sha256_hex(text) == digest;
  std::erase(text, '\r');
  return same || sha256_hex(text) == digest;
}

/// Of figures that the data have lost, or that somebody has changed since they were printed, what
/// was kept of them stands in. `changed`: the issues whose data say otherwise.
std::map<std::string, std::string> figures_that_stand_in(const Settings& settings,
                                                         const Known& known, const Inputs& inputs,
                                                         std::vector<std::string>& changed) {
  constexpr std::size_t largest = std::size_t{1} << 28U;
  std::map<std::string, std::string> instead;
  for (const ReleasedFile& file : known.files) {
    const auto one = std::ranges::find(known.issues, file.issue, &RegisteredIssue::issue);
    const bool is_void = one != known.issues.end() && one->state == IssueState::Withdrawn;
    if (file.name != kept_figures || is_void ||
        std::ranges::find(inputs.issues, file.issue, &Issue::key) == inputs.issues.end()) {
      continue;
    }
    const auto there = read_file(figures_path(settings, file.issue), largest);
    const bool same = there && is_same(*there, file.sha256);
    if (same && inputs.issued.issues.contains(file.issue)) {
      continue;
    }
    auto kept = read_kept(settings, file);
    if (kept) {
      instead.emplace(figures_name(file.issue), *std::move(kept));
    }
    if (there && !same) {
      changed.push_back(file.issue);
    }
  }
  return instead;
}

}  // namespace

bool Prepared::went_out(std::string_view issue) const {
  const auto known = std::ranges::find(registered, issue, &RegisteredIssue::issue);
  return known != registered.end() && known->state >= IssueState::Released;
}

bool Prepared::was_withdrawn(std::string_view issue) const {
  const auto known = std::ranges::find(registered, issue, &RegisteredIssue::issue);
  return known != registered.end() && known->state == IssueState::Withdrawn;
}

std::optional<Prepared> prepare(Run& run) {
  const Settings& settings = run.settings();
  auto read = load(settings.workspace, run.sources(), {{}, settings.gb18030});
  const auto traces =
      read.value ? run.step(traces_of_release(settings, read.value->issues)) : Traces();
  // After the data and the traces: what shows in them the register knew before.
  auto known = traces ? read_register(run) : std::nullopt;
  if (!known) {
    (void)run.stage(std::move(read));
    return std::nullopt;
  }
  std::vector<std::string> changed;
  const auto instead = read.value ? figures_that_stand_in(settings, *known, *read.value, changed)
                                  : std::map<std::string, std::string>();
  if (!instead.empty()) {
    run.sources() = SourceMap();
    read = load(settings.workspace, run.sources(), {instead, settings.gb18030});
  }
  auto inputs = run.stage(std::move(read));
  if (!inputs) {
    return std::nullopt;
  }
  auto faces = run.stage(FontSet::open(inputs->fonts, settings.workspace / "fonts"));
  if (!faces) {
    return std::nullopt;
  }
  check_numbers(run, known->issues, inputs->issues);
  auto not_ours = unexplained(*traces, settings, known->issues, known->files, inputs->issues);
  for (Issue& issue : inputs->issues) {  // when it was signed off, the register has the last word
    const auto one = std::ranges::find(known->issues, issue.key, &RegisteredIssue::issue);
    if (one != known->issues.end() && one->state >= IssueState::Released) {
      issue.signed_off = one->signed_off;
    }
  }
  auto digests = digest_inputs(run.sources(), inputs->fonts);
  return Prepared{std::move(*inputs),       std::move(*faces),
                  std::move(digests),       run.diagnostics().count(Severity::Warning),
                  std::move(known->issues), std::move(not_ours),
                  std::move(changed)};
}

namespace {

/// An issue that was copied from the one before, sources and all, would print last month's figures
/// under its own number.
void warn_of_another_period(Run& run, const Prepared& prepared, const Issue& issue,
                            const FactView& facts) {
  if (!issue.period || prepared.went_out(issue.key)) {
    return;
  }
  for (FactIndex index = 0; index < facts.size(); ++index) {
    const Fact& fact = facts[index];
    const bool of_a_day =
        fact.period.kind == PeriodKind::AsOf || fact.period.kind == PeriodKind::Since;
    const auto until = of_a_day ? std::max(issue.as_of, issue.period->end) : issue.period->end;
    const bool of_period = issue.period->begin <= fact.period.end && fact.period.end <= until;
    if (of_period && is_listed(issue.sources, (*prepared.inputs.catalogue)[fact.document].key)) {
      return;
    }
  }
  run.diagnostics().add({Code::AppPeriodUnmet,
                         issue.span,
                         {{"issue", issue.key}, {"period", spoken(*issue.period)}}});
}

}  // namespace

IssueBasis make_basis(Run& run, const Prepared& prepared, const Issue& issue, Stage last) {
  const Inputs& inputs = prepared.inputs;
  const std::size_t before = run.diagnostics().count(Severity::Warning);
  auto checked = validate(validate_input(inputs, run.settings(), issue.as_of));
  IssueBasis basis{&issue, nullptr};
  basis.open = open_warnings(checked.diagnostics, inputs.acknowledged, issue.as_of);
  basis.checked = *run.stage(std::move(checked));
  warn_of_another_period(run, prepared, issue, basis.checked->facts());
  if (last >= Stage::Aggregate) {
    basis.dataset = run.stage(aggregate(basis.checked, *inputs.catalogue));
  }
  basis.warnings = prepared.warnings + run.diagnostics().count(Severity::Warning) - before;
  basis.corrections = corrections_to_tell(inputs, *basis.checked, issue);
  return basis;
}

std::vector<BriefUnit> units_of(Run& run, const Prepared& prepared, const IssueBasis& basis,
                                std::vector<std::string>& stopped) {
  const Inputs& inputs = prepared.inputs;
  std::vector<BriefUnit> units;
  for (const Located<std::string>& name : basis.issue->reports) {
    const ReportSpec* report = find_report(run, inputs, name);
    if (report == nullptr) {
      stopped.push_back(name.value);
    } else if (!report->each_subject) {
      units.push_back({report, std::nullopt, document_name(*report, *inputs.catalogue, {})});
    } else {
      for (const SubjectId own :
           subjects_of(*report->each_subject, *basis.issue, *basis.checked, *inputs.catalogue)) {
        units.push_back({report, own, document_name(*report, *inputs.catalogue, own)});
      }
    }
  }
  std::ranges::stable_partition(
      units, [](const BriefUnit& unit) { return !lists_documents(*unit.report); });
  return units;
}

void build_unit(Run& run, const Prepared& prepared, const IssueBasis& basis, const BriefUnit& unit,
                const std::vector<MadeDocument>& made, BuiltIssue& built, Stage last) {
  const Inputs& inputs = prepared.inputs;
  const Issue& issue = *basis.issue;
  const ComposeInput input{.dataset = *basis.dataset,
                           .catalogue = *inputs.catalogue,
                           .report = *unit.report,
                           .issue = issue,
                           .notes = inputs.notes.at(issue.key),  // load gives every issue its own
                           .office = inputs.office,
                           .own = unit.own,
                           .previous = previous_issue(inputs, issue),
                           .registry = &inputs.registry,
                           .rulings = &inputs.rulings,
                           .findings = &basis.open,
                           .made = &made,
                           .corrections = &basis.corrections,
                           .compare = comparer(*basis.dataset, inputs, issue)};
  build_report(run, prepared, input, built, last, basis.warnings);
}

BuiltIssue build_issue(Run& run, const Prepared& prepared, const Issue& issue, Stage last) {
  IssueBasis basis = make_basis(run, prepared, issue, last);
  BuiltIssue built{&issue, basis.checked, std::nullopt, {}, {}};
  if (!basis.dataset || last < Stage::Compose) {
    built.dataset = std::move(basis.dataset);
    return built;
  }
  std::vector<MadeDocument> made;
  const std::vector<BriefUnit> units = units_of(run, prepared, basis, built.stopped);
  for (std::size_t k = 0; k < units.size();) {
    const ReportSpec& report = *units[k].report;
    const bool in_part = lists_documents(report) && !built.stopped.empty();
    const std::size_t first = built.documents.size();
    for (; k < units.size() && units[k].report == &report; ++k) {
      if (in_part) {
        built.stopped.push_back(units[k].name);  // nobody signs for a part
      } else {
        build_unit(run, prepared, basis, units[k], made, built, last);
      }
    }
    if (built.documents.size() > first) {
      made.push_back(made_of_report(report, accounts_of(built, first)));
    }
  }
  built.dataset = std::move(basis.dataset);
  if (last == Stage::Render) {
    add_correction(run, prepared, built);
    release(run, prepared, built);
  }
  return built;
}

}  // namespace jianbao
