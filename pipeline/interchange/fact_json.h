#pragma once
// Facts for machines: one JSON object a line, the fields of issue 3 first, then all that is needed
// to read the same facts again.

#include <optional>
#include <string>
#include <string_view>

#include "load/reader.h"
#include "model/facts.h"
#include "model/registry.h"
#include "model/revisions.h"

namespace jianbao {

/// What a growth is compared with when the source gives only the rate.
constexpr std::string_view usual_base = "上年同期";

/// One line for each fact, in the order given, each ending with a line feed. Members: id, document
/// (file name of the stored text), line, subject, domain, indicator (its name; null for an
/// undertaking without one), value and upper (decimal strings in the printed unit), qualifier,
/// unit, period {start, end, kind}, status, comparisons [{kind, value, unit, base, …}], parent,
/// threshold, pledged_by, due, text; then source, indicator_key, period_notation and the rest.
/// Nulls are written out.
[[nodiscard]] std::string facts_json(const std::vector<Fact>&, const Catalogue&, const Revisions&);

/// Reads what facts_json wrote. `path` is named in diagnostics and read relative to the reader's
/// root; every problem is reported, and such a fact is not kept. Sorted by id.
[[nodiscard]] std::vector<Fact> read_facts_json(Reader&, const std::string& path, const Catalogue&,
                                                const Registry&);

/// One line for each system: name, aliases, documents, domain, status, does, figures (ids and
/// printed forms of the facts that speak of it), then kind, full (or null), slips, distinct_from,
/// parts, note (or null). aliases are other spellings only: full and slips have members of their
/// own.
[[nodiscard]] std::string systems_json(const Registry&, const std::vector<Fact>&, const Catalogue&);

}  // namespace jianbao
