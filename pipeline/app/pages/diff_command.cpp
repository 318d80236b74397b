#include "app/pages/diff_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/exit_code.h"
#include "app/issue/manifest_beside.h"
#include "app/pages/issue_diff.h"
#include "app/pages/printing_difference.h"
#include "app/usage.h"
#include "base/json.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;
using Kind = FigureChange::Kind;

std::optional<Manifest> read_lines(Run& run, const std::string& pdf) {
  auto manifest = read_manifest_beside(run, pdf);
  if (manifest && manifest->lines.empty()) {
    run.diagnostics().add({Code::AppNoLines, std::nullopt, {{"path", pdf}}});
    return std::nullopt;
  }
  return manifest;
}

/// The difference as people read it.
class Telling {
 public:
  explicit Telling(Language language) : language_(language) {}

  std::string tell(const DiffOptions& options, const Manifest& before, const Manifest& after,
                   const PrintingDifference& difference) {
    name_printing("原", "old", options.before, before);
    name_printing("现", "new", options.after, after);
    tell_figures(difference, Kind::Changed, "改了的数", "Figures that changed");
    tell_figures(difference, Kind::Added, "新印的数", "Figures that are new");
    tell_figures(difference, Kind::Dropped, "不再印的数", "Figures that are gone");
    tell_texts(difference);
    tell_rest(difference);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view word(std::string_view zh, std::string_view en) const {
    return pick(language_, zh, en);
  }
  void name_printing(std::string_view zh, std::string_view en, const std::string& path,
                     const Manifest& manifest) {
    out_ += fmt::format("{}　{}（{} {}）\n", word(zh, en), path, manifest.issue, manifest.report);
  }
  void head(std::string_view zh, std::string_view en, std::size_t count) {
    out_ += language_ == Language::Chinese ? fmt::format("\n{}（{}处）\n", zh, count)
                                           : fmt::format("\n{} ({})\n", en, count);
  }
  [[nodiscard]] std::string words(const PrintedPlace& place) const {
    return language_ == Language::Chinese ? fmt::format("第{}页第{}行", place.page, place.line)
                                          : fmt::format("page {} line {}", place.page, place.line);
  }
  [[nodiscard]] std::string words(const std::vector<PrintedPlace>& places) const {
    std::string text;
    for (const PrintedPlace& place : places) {
      text += (text.empty() ? "" : std::string(word("、", ", "))) + words(place);
    }
    return text;
  }

  void tell_figures(const PrintingDifference& difference, Kind kind, std::string_view zh,
                    std::string_view en) {
    const auto count =
        static_cast<std::size_t>(std::ranges::count(difference.figures, kind, &FigureChange::kind));
    if (count == 0) {
      return;
    }
    head(zh, en, count);
    for (const FigureChange& change : difference.figures) {
      if (change.kind == kind) {
        tell_figure(change);
      }
    }
  }
  void tell_figure(const FigureChange& change) {
    const bool both = change.kind == Kind::Changed;
    out_ +=
        fmt::format("  {}{}{}　{}\n", change.before, both ? " → " : "", change.after, change.what);
    for (const ManifestFact& fact : change.facts) {
      out_ +=
          fmt::format("    {}　{}（{}:{}）\n", word("事实", "fact"), fact.id, fact.file, fact.line);
    }
    if (!change.old_places.empty()) {
      out_ += fmt::format("    {}　{}\n", word("原在", "was on"), words(change.old_places));
    }
    if (!change.new_places.empty()) {
      out_ += fmt::format("    {}　{}\n", word("现在", "is on"), words(change.new_places));
    }
  }

  void tell_texts(const PrintingDifference& difference) {
    if (difference.texts.empty()) {
      return;
    }
    head("改动的文字，改处在【】里", "Passages that changed, marked 【】", difference.texts.size());
    for (const TextChange& change : difference.texts) {
      const bool moved = change.from != change.to && !change.after.empty();
      out_ += fmt::format("  {}{}\n", words(change.from),
                          moved ? fmt::format(" → {}", words(change.to)) : "");
      tell_side("原", "old", change.before);
      tell_side("现", "new", change.after);
    }
  }
  void tell_side(std::string_view zh, std::string_view en, const std::string& text) {
    out_ +=
        fmt::format("    {}　{}\n", word(zh, en), text.empty() ? word("（无）", "(none)") : text);
  }

  void tell_rest(const PrintingDifference& difference) {
    if (difference.says_the_same()) {
      out_ += word("\n字和数都没有改动。\n", "\nNeither words nor figures changed.\n");
    }
    if (difference.moved > 0) {
      out_ += language_ == Language::Chinese
                  ? fmt::format("\n另有{}行只是换了位置，内容没有变。\n", difference.moved)
                  : fmt::format("\n{} more lines only moved.\n", difference.moved);
    }
  }

  Language language_;
  std::string out_;
};

void write_place(JsonWriter& json, const PrintedPlace& place) {
  json.begin_object();
  json.member("page", place.page);
  json.member("line", place.line);
  json.end_object();
}

void write_places(JsonWriter& json, std::string_view key, const std::vector<PrintedPlace>& places) {
  json.key(key);
  json.begin_array();
  for (const PrintedPlace& place : places) {
    write_place(json, place);
  }
  json.end_array();
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Changed:
      return "changed";
    case Kind::Added:
      return "added";
    case Kind::Dropped:
      break;
  }
  return "dropped";
}

std::string json_line(const FigureChange& change) {
  JsonWriter json;
  json.begin_object();
  json.member("change", "figure");
  json.member("kind", name_of(change.kind));
  json.member("before", std::string_view(change.before));
  json.member("after", std::string_view(change.after));
  json.member("what", std::string_view(change.what));
  json.key("facts");
  json.begin_array();
  for (const ManifestFact& fact : change.facts) {
    json.value(std::string_view(fact.id));
  }
  json.end_array();
  write_places(json, "from", change.old_places);
  write_places(json, "to", change.new_places);
  json.end_object();
  return json.text() + "\n";
}

std::string json_line(const TextChange& change) {
  JsonWriter json;
  json.begin_object();
  json.member("change", "text");
  json.member("before", std::string_view(change.before));
  json.member("after", std::string_view(change.after));
  json.key("from");
  write_place(json, change.from);
  json.key("to");
  write_place(json, change.to);
  json.end_object();
  return json.text() + "\n";
}

std::string json_lines(const PrintingDifference& difference) {
  std::string out;
  for (const FigureChange& change : difference.figures) {
    out += json_line(change);
  }
  for (const TextChange& change : difference.texts) {
    out += json_line(change);
  }
  return out + fmt::format("{{\"change\":\"moved\",\"lines\":{}}}\n", difference.moved);
}

}  // namespace

CommandResult diff_printings(const Settings& settings, const DiffOptions& options) {
  Run run(settings);
  const auto before = read_lines(run, options.before);
  const auto after = read_lines(run, options.after);
  if (!before || !after) {
    return run.finish({});
  }
  const PrintingDifference difference = compare_printings(*before, *after);
  CommandResult result = run.finish(
      options.json ? json_lines(difference)
                   : Telling(settings.language).tell(options, *before, *after, difference));
  if (result.exit_code == 0 && !difference.says_the_same()) {
    result.exit_code = static_cast<int>(ExitCode::DoneWithWarnings);
  }
  return result;
}

CommandResult diff(const Settings& settings, const DiffOptions& options) {
  const bool before = options.before.ends_with(".pdf");
  if (before != options.after.ends_with(".pdf")) {
    return usage_error(settings.language, Code::UsageDiffKinds, {});
  }
  return before ? diff_printings(settings, options) : diff_issues(settings, options);
}

}  // namespace jianbao
