#include "app/data/reckon_command.h"

#include <algorithm>
#include <memory>

#include "aggregate/aggregate.h"
#include "app/data/reckoning.h"
#include "app/issue/build_issue.h"
#include "app/issue/checking.h"
#include "app/issue/select_issues.h"
#include "base/utf8.h"
#include "compose/compose.h"

namespace jianbao {
namespace {

/// A comparison and the report that declares it.
struct Declared {
  const ReportSpec* report;
  const ComparisonSpec* spec;
};

class Reckoner {
 public:
  Reckoner(Run& run, const Reckoned& data, const ReckonOptions& options)
      : run_(run), data_(data), options_(options) {
    for (const Located<std::string>& name : data.issue.reports) {
      const auto report = std::ranges::find(data.inputs.reports, name.value, &ReportSpec::name);
      if (report == data.inputs.reports.end()) {
        continue;
      }
      for (const ComparisonSpec& spec : report->comparisons) {
        declared_.push_back({&*report, &spec});
      }
    }
  }

  [[nodiscard]] std::string tell() {
    if (options_.what.size() == 2) {
      return tell_two();
    }
    std::string out;
    bool found = options_.what.empty();
    for (const Declared& one : declared_) {
      if (options_.what.empty() || one.spec->name == options_.what.front()) {
        found = true;
        append(out, describe(asked(one)));
      }
    }
    return found ? out : tell_one();
  }

 private:
  void append(std::string& out, const std::string& text) const {
    out += (out.empty() || options_.json ? "" : "\n") + text;
  }

  [[nodiscard]] std::string describe(const Asked& asked) const {
    return options_.json ? comparison_json(data_, asked)
                         : comparison_text(data_, asked, run_.settings().language);
  }

  [[nodiscard]] Asked asked(const Declared& one) {
    const ComparisonSpec& spec = *one.spec;
    return {spec.name,      one.report->name, spec.kind, fact_of(spec.now), fact_of(spec.before),
            spec.now.value, spec.before.value};
  }

  /// A word of the command line stands in no file; it gets one of its own.
  [[nodiscard]] Located<std::string> argument(const std::string& word) {
    const FileId file = run_.sources().add(
        std::string(pick(run_.settings().language, "命令行", "command line")), word);
    const auto end = static_cast<std::uint32_t>(to_utf32(word).size() + 1);
    return {word, Span{file, {1, 1}, {1, end}}};
  }

  /// By id, else as a skeleton names it.
  [[nodiscard]] std::optional<FactIndex> fact_of(const Located<std::string>& key) {
    if (const auto index = data_.dataset.checked().facts().find(key.value)) {
      return index;
    }
    if (data_.inputs.reports.empty()) {
      return std::nullopt;
    }
    const ComposeInput input{data_.dataset,
                             *data_.inputs.catalogue,
                             data_.inputs.reports.front(),
                             data_.issue,
                             data_.inputs.notes.at(data_.issue.key),
                             data_.inputs.office};
    Picked picked = pick_fact(input, key);
    run_.diagnostics().append(std::move(picked.diagnostics));
    return picked.fact;
  }

  [[nodiscard]] bool names_fact(const std::string& word) const {
    return data_.dataset.checked().facts().find(word) ||
           data_.inputs.catalogue->indicator(word.substr(0, word.find_first_of("@[")));
  }

  void unknown(const std::string& word) {
    std::string known;
    for (const Declared& one : declared_) {
      known += (known.empty() ? "" : "、") + one.spec->name;
    }
    run_.diagnostics().add({Code::UsageReckon,
                            std::nullopt,
                            {{"name", word}, {"known", known.empty() ? "—" : known}}});
  }

  [[nodiscard]] std::string tell_one() {
    const std::string& word = options_.what.front();
    const bool known = names_fact(word);
    const auto fact = known ? fact_of(argument(word)) : std::nullopt;
    if (!fact) {
      if (!run_.failed()) {
        unknown(word);
      }
      return {};
    }
    return options_.json ? fact_json(data_, *fact)
                         : fact_text(data_, *fact, run_.settings().language);
  }

  [[nodiscard]] std::string tell_two() {
    const std::string& now = options_.what.front();
    const std::string& before = options_.what.back();
    Asked asked{now + (options_.share ? " ÷ " : " — ") + before,
                "",
                options_.share ? ComparisonSpec::Kind::Share : ComparisonSpec::Kind::Times,
                fact_of(argument(now)),
                fact_of(argument(before)),
                now,
                before};
    return run_.failed() ? std::string() : describe(asked);
  }

  Run& run_;
  const Reckoned& data_;
  const ReckonOptions& options_;
  std::vector<Declared> declared_;
};

}  // namespace

CommandResult reckon(const Settings& settings, const ReckonOptions& options) {
  Run run(settings);
  const auto inputs = run.stage(load(settings.workspace, run.sources(), {{}, settings.gb18030}));
  if (!inputs) {
    return run.finish({});
  }
  const auto keys = options.issue.empty() ? std::vector<std::string>() : std::vector{options.issue};
  const auto issues = select_issues(run, inputs->issues, keys);
  if (run.failed() || issues.empty()) {
    return run.finish({});
  }
  const Issue& issue = *issues.back();
  // What the rules find is for `check` to say; a refused fact is refused here too.
  const auto checked = validate(validate_input(*inputs, settings, issue.as_of)).value;
  const auto dataset = aggregate(*checked, *inputs->catalogue).value;
  const Reckoned data{run.sources(), *inputs, issue, *dataset};
  std::string out = Reckoner(run, data, options).tell();
  return run.finish(std::move(out));
}

}  // namespace jianbao
