#include "app/pages/gallery_command.h"

#include <fmt/format.h>

#include <utility>

#include "app/issue/build_issue.h"
#include "app/issue/select_issues.h"
#include "app/output.h"
#include "app/pages/pdf_picture.h"
#include "render/render.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The facts of an issue, and everything that composing needs beside a report.
struct Facts {
  Prepared prepared;
  BuiltIssue issue;
};

std::optional<Facts> facts_of(Run& run, const std::string& key) {
  auto prepared = prepare(run);
  if (!prepared) {
    return std::nullopt;
  }
  const auto keys = key.empty() ? std::vector<std::string>() : std::vector{key};
  const auto issues = select_issues(run, prepared->inputs.issues, keys);
  if (run.failed() || issues.empty()) {
    return std::nullopt;
  }
  BuiltIssue built = build_issue(run, *prepared, *issues.back(), Stage::Aggregate);
  const bool settled = run.settle(prepared->inputs.acknowledged, issues.back()->as_of);
  if (!built.dataset || !settled) {
    return std::nullopt;
  }
  return Facts{std::move(*prepared), std::move(built)};
}

std::optional<Document> compose_from(Run& run, const Facts& facts, const ReportSpec& report) {
  const Inputs& inputs = facts.prepared.inputs;
  const Issue& issue = *facts.issue.issue;
  return run.stage(compose_gallery({*facts.issue.dataset, *inputs.catalogue, report, issue,
                                    inputs.notes.at(issue.key), inputs.office}));
}

std::optional<std::string> pdf_of(Run& run, const Facts& facts, const Document& document,
                                  const Pages& pages) {
  return run.stage(render(pages, facts.prepared.faces,
                          {document.title, document.author, "图表", facts.issue.issue->as_of,
                           facts.issue.issue->key + '/' + document.name}));
}

}  // namespace

CommandResult print_gallery(const Settings& settings, const GalleryOptions& options) {
  Run run(settings);
  const fs::path path =
      options.out.empty() ? settings.workspace / "out/gallery.pdf" : fs::path(options.out);
  run.diagnostics().append(check_targets({path}, settings.workspace));
  const auto report = run.stage(load_gallery(settings.workspace, run.sources()));
  const auto facts = report ? facts_of(run, options.issue) : std::nullopt;
  if (!facts || run.failed()) {
    return run.finish({});
  }
  const auto document = compose_from(run, *facts, *report);
  if (!document) {
    return run.finish({});
  }
  Style style = facts->prepared.inputs.style;
  style.draft_mark = "（样张）";
  const auto pages = run.stage(typeset(*document, style, facts->prepared.faces));
  const auto pdf = pages ? pdf_of(run, *facts, *document, *pages) : std::nullopt;
  if (!pdf || !run.step(write_output({path, *pdf}))) {
    return run.finish({});
  }
  return run.finish(fmt::format(
      fmt::runtime(pick(settings.language, "已写入 {}，{}页。\n", "Written {}, {} pages.\n")),
      shown_path(path, settings.workspace), pages->pages.size()));
}

CommandResult draw_alone(const Settings& settings, AloneKind kind, const AloneOptions& options) {
  Run run(settings);
  const fs::path out(options.out);
  const bool picture = out.extension() == ".png";
  if (!picture && out.extension() != ".pdf") {
    run.diagnostics().add(
        {Code::UsageChartFile, std::nullopt, {{"file", out.filename().generic_string()}}});
    return run.finish({});
  }
  run.diagnostics().append(check_targets({out}, settings.workspace));
  const fs::path spec = fs::absolute(options.spec).lexically_normal();
  const auto report = run.stage(load_alone(settings.workspace, shown_path(spec, settings.workspace),
                                           kind == AloneKind::Table, run.sources()));
  const auto facts = report ? facts_of(run, options.issue) : std::nullopt;
  if (!facts || run.failed()) {
    return run.finish({});
  }
  const auto document = compose_from(run, *facts, *report);
  const auto pages =
      document
          ? run.stage(typeset_alone(*document, facts->prepared.inputs.style, facts->prepared.faces))
          : std::nullopt;
  auto bytes = pages ? pdf_of(run, *facts, *document, *pages) : std::nullopt;
  if (bytes && picture) {
    auto drawn = pdf_picture(*bytes, options.dpi);
    if (!drawn) {
      run.diagnostics().add(std::move(drawn.error()));
      return run.finish({});
    }
    bytes = std::move(*drawn);
  }
  if (!bytes || !run.step(write_output({out, *bytes}))) {
    return run.finish({});
  }
  return run.finish(
      fmt::format(fmt::runtime(pick(settings.language, "已写入 {}。\n", "Written {}.\n")),
                  shown_path(out, settings.workspace)));
}

}  // namespace jianbao
