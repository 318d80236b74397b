#pragma once
// One entry of a list `facts` or `pledges` → Fact, from a data file or from JSON.

#include <optional>
#include <string>
#include <vector>

#include "load/reader.h"
#include "model/registry.h"

namespace jianbao {

/// What fact files may refer to, made once and shared by the threads that read them.
struct FactVocabulary {
  const Catalogue& catalogue;
  const Registry& registry;
  std::vector<std::string> indicators, subjects, units, documents, domains, systems;

  FactVocabulary(const Catalogue&, const Registry&);
};

/// `facts` are observed unless they say otherwise, `pledges` promised, and both always name who.
enum class FactList : std::uint8_t { Facts, Pledges };

/// Reads the fields of an entry; every problem is reported. None: it cannot be kept.
[[nodiscard]] std::optional<Fact> read_fact(Reader&, const FactVocabulary&, const YamlNode&,
                                            DocumentId, FactList);

/// `anchor` and `anchor_ordinal` of a map; none when there is no anchor.
[[nodiscard]] std::optional<Anchor> read_anchor(Reader&, YamlMap&);
/// `line`, which must be there. 0: reported.
[[nodiscard]] std::uint32_t read_line(YamlMap&);

}  // namespace jianbao
