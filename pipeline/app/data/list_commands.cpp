#include "app/data/list_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "app/issue/issue_files.h"
#include "app/table.h"
#include "interchange/fact_json.h"
#include "ledger/issue_register.h"
#include "load/load.h"
#include "model/revisions.h"
#include "model/words.h"

namespace jianbao {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The options, looked up. Whatever is not known is an error of usage.
class Selection {
 public:
  Selection(Run& run, const Inputs& inputs, const ListFilter& filter)
      : run_(run), catalogue_(*inputs.catalogue), filter_(filter) {
    if (!filter.subject.empty()) {
      subject_ = subject_named(filter.subject);
      known(subject_.has_value(), "--subject", filter.subject, names(catalogue_.subjects()));
    }
    if (!filter.under.empty()) {
      under_ = subject_named(filter.under);
      known(under_.has_value(), "--under", filter.under, names(catalogue_.subjects()));
    }
    if (!filter.domain.empty()) {
      known(catalogue_.domain(filter.domain) != nullptr, "--domain", filter.domain,
            names(catalogue_.domains()));
    }
    if (!filter.status.empty()) {
      status_ = parse_data_word<Status>(filter.status);
      status_ = status_ ? status_ : parse_json_word<Status>(filter.status);
    }
    if (!filter.period.empty()) {
      period_ = Period::parse(filter.period);
      known(period_.has_value(), "--period", filter.period,
            {"2024-10", "2024-01..2024-10", "2024-Q3", "2024-H1", "2024", "2021..2025"});
    }
    if (!filter.as_of.empty()) {
      as_of_ = parse_date(filter.as_of);
      known(as_of_.has_value(), "--as-of", filter.as_of, {"2024-12-03"});
    }
    if (!filter.source.empty()) {
      for (const SourceDocument& d : catalogue_.documents()) {
        if (d.key == filter.source || d.file == filter.source) {
          document_ = catalogue_.document(d.key);
        }
      }
      std::vector<std::string> keys;
      for (const SourceDocument& d : catalogue_.documents()) {
        keys.push_back(d.key);
      }
      known(document_.has_value(), "--source", filter.source, keys);
    }
  }

  [[nodiscard]] bool takes(const Fact& fact) const {
    const bool overlaps =
        !period_ || (fact.period.kind != PeriodKind::Unstated &&
                     fact.period.begin <= period_->end && period_->begin <= fact.period.end);
    return (!subject_ || fact.subject == *subject_) &&
           (!under_ || catalogue_.is_within(fact.subject, *under_)) &&
           takes_document(fact.document) && overlaps && (!status_ || fact.status == *status_) &&
           takes_domain(catalogue_[fact.indicator].domain);
  }
  [[nodiscard]] bool takes_domain(const std::string& domain) const {
    return filter_.domain.empty() || filter_.domain == domain;
  }
  [[nodiscard]] bool takes_document(DocumentId document) const {
    return !document_ || *document_ == document;
  }
  [[nodiscard]] std::optional<std::chrono::year_month_day> as_of() const { return as_of_; }

  void need_system_status() {
    system_status_ = parse_data_word<SystemStatus>(filter_.status);
    system_status_ =
        system_status_ ? system_status_ : parse_json_word<SystemStatus>(filter_.status);
    known(filter_.status.empty() || system_status_.has_value(), "--status", filter_.status,
          data_words<SystemStatus>());
  }
  void need_fact_status() {
    known(filter_.status.empty() || status_.has_value(), "--status", filter_.status,
          data_words<Status>());
  }
  [[nodiscard]] bool takes(const System& system, const std::set<std::uint32_t>& documents) const {
    const auto names = all_names(system);
    const bool named = std::ranges::any_of(names, [this](const std::string& name) {
      return name.find(filter_.name) != std::string::npos;
    });
    return named && (!system_status_ || latest_state(system).status == *system_status_) &&
           takes_domain(system.domain) && (!document_ || documents.contains(document_->index()));
  }

 private:
  void known(bool found, std::string option, const std::string& word,
             const std::vector<std::string>& all) {
    if (!found) {
      run_.diagnostics().add({Code::UsageUnknownFilter,
                              std::nullopt,
                              {{"option", std::move(option)},
                               {"word", word},
                               {"known", did_you_mean(word, all).value_or(joined(all, "、"))}}});
    }
  }
  template <class Items>
  static std::vector<std::string> names(const Items& items) {
    std::vector<std::string> all;
    for (const auto& item : items) {
      all.push_back(item.name);
    }
    return all;
  }

  /// By the name that data uses, or by the full name.
  [[nodiscard]] std::optional<SubjectId> subject_named(const std::string& name) const {
    const auto& all = catalogue_.subjects();
    const auto found = std::ranges::find(all, name, &Subject::full);
    const auto by_name = catalogue_.subject(name);
    return by_name || found == all.end() ? by_name : catalogue_.subject(found->name);
  }

  Run& run_;
  const Catalogue& catalogue_;
  const ListFilter& filter_;
  std::optional<SubjectId> subject_, under_;
  std::optional<Status> status_;
  std::optional<SystemStatus> system_status_;
  std::optional<Period> period_;
  std::optional<std::chrono::year_month_day> as_of_;
  std::optional<DocumentId> document_;
};

std::string count_line(const Run& run, std::size_t count, std::string_view zh,
                       std::string_view en) {
  return fmt::format(fmt::runtime(pick(run.settings().language, zh, en)), count);
}

std::vector<TextColumn> heads(const Run& run,
                              std::initializer_list<std::pair<const char*, const char*>> words) {
  std::vector<TextColumn> columns;
  for (const auto& [zh, en] : words) {
    columns.push_back({std::string(pick(run.settings().language, zh, en)), false});
  }
  return columns;
}

std::string facts_table(const Run& run, const std::vector<Fact>& facts,
                        const Catalogue& catalogue) {
  Rows rows;
  for (const Fact& fact : facts) {
    const SubjectId who = fact.pledged_by.value_or(fact.subject);
    rows.push_back({fact.id, catalogue[who].name, statement(fact, catalogue),
                    fact.due ? spoken(*fact.due) : "—", nature(fact, catalogue),
                    fmt::format("{}:{}", catalogue[fact.document].key, fact.line)});
  }
  return format_text_table(heads(run, {{"编号", "id"},
                                       {"主体", "subject"},
                                       {"说的是什么", "statement"},
                                       {"期限", "due"},
                                       {"性质", "nature"},
                                       {"来源:行", "source:line"}}),
                           rows) +
         count_line(run, facts.size(), "共 {} 条。\n", "{} facts.\n");
}

/// The documents that speak of it.
std::set<std::uint32_t> documents_of(const System& system, const Registry& registry) {
  std::set<std::uint32_t> documents;
  for (const Mention& mention : registry.mentions()) {
    if (registry.find(mention.name) == &system) {
      documents.insert(mention.document.index());
    }
  }
  return documents;
}

/// Everything that the register knows of one system, with the places of its mentions.
std::string system_account(const Run& run, const System& system, const Registry& registry,
                           const Catalogue& catalogue) {
  const SystemState state = latest_state(system);
  std::string out = fmt::format("{}　{}　{}　{}\n  {}\n", system.name, system.kind, system.domain,
                                data_word(state.status), state.does);
  const auto line = [&](std::string_view zh, std::string_view en, const std::string& text) {
    if (!text.empty()) {
      out += fmt::format("  {} {}\n", pick(run.settings().language, zh, en), text);
    }
  };
  std::vector<std::string> others = all_names(system);
  std::erase(others, system.name);
  line("别名：", "also:", joined(others, "、"));
  line("不要混同：", "not:", joined(system.distinct_from, "、"));
  for (const SchemePart& part : system.parts) {
    line("其中：", "part:",
         fmt::format("{} {} {}{}", part.count, part.what, joined(part.members, "、"),
                     part.complete || part.members.empty() ? "" : "等"));
  }
  std::vector<std::string> places;
  for (const Mention& mention : registry.mentions()) {
    if (registry.find(mention.name) == &system) {
      places.push_back(fmt::format("{}:{}", catalogue[mention.document].key, mention.line));
    }
  }
  line("出处：", "places:", joined(places, ", "));
  line("说明：", "note:", system.note);
  return out;
}

/// The frame of every listing: loads the workspace, looks the options up, and lists what `make`
/// makes of them unless something was wrong.
template <class Make>
CommandResult listing(const Settings& settings, const ListFilter& filter, const Make& make) {
  Run run(settings);
  const auto inputs = run.stage(load(settings.workspace, run.sources(), {{}, settings.gb18030}));
  if (!inputs) {
    return run.finish({});
  }
  Selection selection(run, *inputs, filter);
  std::string out = make(run, *inputs, selection);
  return run.finish(run.failed() ? std::string() : std::move(out));
}

/// The last day on which a document was published: the world that the data knows.
std::chrono::year_month_day last_day(const Catalogue& catalogue) {
  std::chrono::year_month_day last{};
  for (const SourceDocument& document : catalogue.documents()) {
    last = std::max(last, document.published);
  }
  return last;
}

/// What became of it; null: it was not entered. The register has the last word, of what it knows.
std::string state_of(const Run& run, const DueIssue& due, const Issue* issue,
                     const std::vector<RegisteredIssue>& registered,
                     std::chrono::year_month_day today) {
  const auto word = [&run](std::string_view zh, std::string_view en) {
    return std::string(pick(run.settings().language, zh, en));
  };
  const bool late = due.due && *due.due < today;
  const auto known = std::ranges::find(registered, due.key, &RegisteredIssue::issue);
  if (known != registered.end() && known->state >= IssueState::Approved) {
    const bool waits = late && known->state == IssueState::Approved;
    return word(state_word(known->state), state_name(known->state)) +
           (waits ? word("，逾期", ", overdue") : "");
  }
  if (issue != nullptr && issue->signed_off) {
    return word("已签发", "signed off");
  }
  if (issue != nullptr) {
    return late ? word("待签发，逾期", "draft, overdue") : word("待签发", "draft");
  }
  if (!due.due) {
    return word("不出刊", "does not appear");
  }
  return late ? word("逾期", "overdue") : word("未登记", "not entered");
}

/// Reports share the keys of issues: only one that lists this report is its issue.
const Issue* entered_issue(const std::vector<Issue>& issues, const DueIssue& due,
                           const std::string& report) {
  const auto found = std::ranges::find(issues, due.key, &Issue::key);
  if (found == issues.end() ||
      std::ranges::find(found->reports, report, &Located<std::string>::value) ==
          found->reports.end()) {
    return nullptr;
  }
  return &*found;
}

std::string systems_table(const Run& run, const Registry& taken, const Catalogue& catalogue) {
  Rows rows;
  for (const System& system : taken.systems()) {
    const std::set<std::uint32_t> spoken_of = documents_of(system, taken);
    const SystemState state = latest_state(system);
    std::vector<std::string> documents;
    for (const SourceDocument& document : catalogue.documents()) {
      if (spoken_of.contains(catalogue.document(document.key)->index())) {
        documents.push_back(document.key);
      }
    }
    rows.push_back({system.name, system.kind, system.domain, std::string(data_word(state.status)),
                    joined(documents, ", "), state.does});
  }
  return format_text_table(heads(run, {{"名称", "name"},
                                       {"种类", "kind"},
                                       {"领域", "domain"},
                                       {"状态", "status"},
                                       {"来源", "sources"},
                                       {"做什么", "does"}}),
                           rows) +
         count_line(run, rows.size(), "共 {} 个。\n", "{} systems.\n");
}

/// The systems that were asked for, with their mentions.
Registry taken_systems(const Registry& registry, const Selection& selection) {
  Registry taken;
  std::vector<Mention> mentions = registry.mentions();
  for (const System& system : registry.systems()) {
    if (selection.takes(system, documents_of(system, registry))) {
      (void)taken.add(system);
    }
  }
  std::erase_if(mentions, [&](const Mention& m) { return taken.find(m.name) == nullptr; });
  taken.set_mentions(std::move(mentions));
  return taken;
}

std::string systems_accounts(const Run& run, const Registry& taken, const Catalogue& catalogue) {
  std::string text;
  for (const System& system : taken.systems()) {
    text += system_account(run, system, taken, catalogue);
  }
  return text + count_line(run, taken.systems().size(), "共 {} 个。\n", "{} systems.\n");
}

std::string indicators_table(const Run& run, const Selection& selection,
                             const Catalogue& catalogue) {
  const bool chinese = run.settings().language == Language::Chinese;
  const auto word = [chinese](auto value) {
    return std::string(chinese ? data_word(value) : json_word(value));
  };
  Rows rows;
  for (const Domain& domain : catalogue.domains()) {
    for (const Indicator& i : catalogue.indicators()) {
      if (i.domain == domain.name && !i.undertaking && selection.takes_domain(i.domain)) {
        rows.push_back({i.key, i.name, i.domain, catalogue[i.unit].name, word(i.measure),
                        word(i.better), i.answers.empty() ? "—" : i.answers, i.definition});
      }
    }
  }
  return format_text_table(heads(run, {{"键", "key"},
                                       {"名称", "name"},
                                       {"领域", "domain"},
                                       {"单位", "unit"},
                                       {"种类", "measure"},
                                       {"哪个好", "better"},
                                       {"谁负责", "answers"},
                                       {"口径", "definition"}}),
                           rows) +
         count_line(run, rows.size(), "共 {} 个。\n", "{} indicators.\n");
}

std::string calendar_table(const Run& run, const Inputs& inputs,
                           const std::vector<RegisteredIssue>& registered,
                           std::chrono::year_month_day today) {
  const std::vector<RegisteredIssue> none;
  Rows rows;
  for (const Publication& publication : inputs.calendar) {
    for (const DueIssue& due : issues_until(publication, today)) {
      const Issue* issue = entered_issue(inputs.issues, due, publication.report.value);
      // An issue without this report is no word about it; one that the data have lost is.
      const bool without =
          issue == nullptr &&
          std::ranges::find(inputs.issues, due.key, &Issue::key) != inputs.issues.end();
      const bool departs = issue != nullptr && !issue->exception.empty();
      rows.push_back({publication.report.value, due.key, due.due ? to_string(*due.due) : "—",
                      state_of(run, due, issue, without ? none : registered, today),
                      publication.responsible, departs ? issue->exception : due.reason});
    }
  }
  return format_text_table(heads(run, {{"刊物", "report"},
                                       {"期", "issue"},
                                       {"应出日期", "due"},
                                       {"状态", "state"},
                                       {"经办", "responsible"},
                                       {"例外", "exception"}}),
                           rows);
}

}  // namespace

CommandResult list_facts(const Settings& settings, const ListFilter& filter) {
  return listing(settings, filter, [&](Run& run, const Inputs& inputs, Selection& selection) {
    const Catalogue& catalogue = *inputs.catalogue;
    selection.need_fact_status();
    std::vector<Fact> facts = inputs.facts->facts;
    if (!filter.from.empty()) {
      Reader reader{settings.workspace, run.sources(), run.diagnostics()};
      facts = read_facts_json(reader, std::filesystem::absolute(filter.from).string(), catalogue,
                              inputs.registry);
    }
    const Revisions revisions = find_revisions(facts, catalogue);
    if (selection.as_of()) {
      facts = known_on(facts, catalogue, *selection.as_of());
    }
    std::erase_if(facts, [&](const Fact& fact) { return !selection.takes(fact); });
    return filter.json ? facts_json(facts, catalogue, revisions)
                       : facts_table(run, facts, catalogue);
  });
}

CommandResult list_systems(const Settings& settings, const ListFilter& filter) {
  return listing(settings, filter, [&](Run& run, const Inputs& inputs, Selection& selection) {
    const Catalogue& catalogue = *inputs.catalogue;
    selection.need_system_status();
    const Registry taken = taken_systems(inputs.registry, selection);
    if (filter.json) {
      return systems_json(taken, inputs.facts->facts, catalogue);
    }
    return filter.name.empty() ? systems_table(run, taken, catalogue)
                               : systems_accounts(run, taken, catalogue);
  });
}

CommandResult list_indicators(const Settings& settings, const ListFilter& filter) {
  return listing(settings, filter, [](Run& run, const Inputs& inputs, const Selection& selection) {
    return indicators_table(run, selection, *inputs.catalogue);
  });
}

CommandResult list_calendar(const Settings& settings, const ListFilter& filter) {
  return listing(settings, filter, [](Run& run, const Inputs& inputs, const Selection& selection) {
    const auto book =
        run.step(IssueRegister::open(register_path(run.settings()), IssueRegister::Access::Read));
    const auto known = book ? run.step(book->issues()) : std::nullopt;
    const auto today = selection.as_of().value_or(last_day(*inputs.catalogue));
    const std::string_view day =
        pick(run.settings().language, "到 {} 为止（--as-of 换一天；缺省是最后一份来源的日期）\n",
             "up to {} (--as-of for another day; default: the last document)\n");
    return fmt::format(fmt::runtime(day), to_string(today)) +
           calendar_table(run, inputs, known.value_or(std::vector<RegisteredIssue>()), today);
  });
}

}  // namespace jianbao
