#include "app/pages/specimen_command.h"

#include <fmt/format.h>

#include "app/output.h"
#include "faces/font_set.h"
#include "load/load.h"
#include "render/render.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

/// Nothing of a specimen has a date of its own; the same files give the same bytes.
constexpr std::chrono::year_month_day undated{std::chrono::year{2000}, std::chrono::January,
                                              std::chrono::day{1}};

}  // namespace

CommandResult print_specimen(const Settings& settings, const std::filesystem::path& out) {
  Run run(settings);
  const std::filesystem::path path = out.empty() ? settings.workspace / "out/specimen.pdf" : out;
  run.diagnostics().append(check_targets({path}, settings.workspace));
  auto specimen = run.stage(load_specimen(settings.workspace, run.sources()));
  if (!specimen || run.failed()) {
    return run.finish({});
  }
  const auto faces = run.stage(FontSet::open(specimen->fonts, settings.workspace / "fonts"));
  if (!faces) {
    return run.finish({});
  }
  const auto pages = run.stage(typeset(specimen->document, specimen->style, *faces));
  if (!pages) {
    return run.finish({});
  }
  const Document& document = specimen->document;
  const auto pdf = run.stage(
      render(*pages, *faces, {document.title, document.author, "样张", undated, document.title}));
  if (!pdf || !run.step(write_output({path, *pdf}))) {
    return run.finish({});
  }
  return run.finish(fmt::format(
      fmt::runtime(pick(settings.language, "已写入 {}，{}页。\n", "Written {}, {} pages.\n")),
      shown_path(path, settings.workspace), pages->pages.size()));
}

}  // namespace jianbao
