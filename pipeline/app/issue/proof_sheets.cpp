#include "app/issue/proof_sheets.h"

#include <utility>

#include "app/issue/pdf_info.h"
#include "app/issue/record.h"
#include "compose/proof.h"
#include "typeset/typeset.h"

namespace jianbao {

std::optional<BuiltDocument> make_proof(Run& run, const Prepared& prepared, const Issue& issue,
                                        const ReportSpec& report, const BuiltDocument& body) {
  const auto began = cpu_time();
  BuiltDocument made;
  made.document = proof_of(body.document);
  Style style = prepared.inputs.style;
  style.draft_mark = proof_mark(issue);
  auto set = typeset(made.document, style, prepared.faces);
  if (!set.value) {
    (void)run.stage(std::move(set));  // a character of the mark that no face has
    return std::nullopt;
  }
  made.pages = std::move(set.value);
  auto placed = run.stage(place_figures(made.document, *made.pages, style.duplex));
  if (!placed) {
    return std::nullopt;
  }
  made.placed = std::move(*placed);
  made.inputs = with_fonts_in_use(prepared.digests, *made.pages, prepared.faces);
  auto pdf = run.stage(render(*made.pages, prepared.faces,
                              pdf_info(made.inputs, issue, report.title, made.document)));
  if (!pdf) {
    return std::nullopt;
  }
  made.pdf = std::move(*pdf);
  made.warnings = body.warnings;
  made.cpu = cpu_time() - began;
  return made;
}

}  // namespace jianbao
