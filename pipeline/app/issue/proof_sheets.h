#pragma once
// 校样 of the documents of an issue, for reading line by line before sign-off.

#include "app/issue/build_issue.h"
#include "app/run.h"

namespace jianbao {

/// Sets and draws the proof of a finished body, with the same breaks: only what stands outside the
/// type area differs. What typesetting says was said of the body already and is not said again.
/// Nothing: the run has errors.
[[nodiscard]] std::optional<BuiltDocument> make_proof(Run&, const Prepared&, const Issue&,
                                                      const ReportSpec&, const BuiltDocument& body);

}  // namespace jianbao
