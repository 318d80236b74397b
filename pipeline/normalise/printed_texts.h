#pragma once
// Which texts of the data are printed in the office's own words, and which are kept as they are:
// what quotes a source (anchors, other spellings), what the program compares (keys, words of closed
// lists, figures, dates) and what is a name of a file. One closed table; data/README.md explains
// it.

#include <string_view>
#include <vector>

#include "base/yaml.h"

namespace jianbao {

enum class TextKind : std::uint8_t {
  Printed,    ///< in the office's own words, or a name as the office writes it
  Reference,  ///< speaks by name of what another place names: changes when that name does
  Verbatim,   ///< kept as it is
  Unknown,    ///< the table does not say: kept as it is, and a test complains
};

/// Whether the file at `path`, relative to the workspace, may hold printed texts.
[[nodiscard]] bool has_printed_texts(std::string_view path);
/// What the table says of the texts under `key` of a map in that file; `parent` is the key of the
/// map, or of the list that the map is in, empty for the file's own.
[[nodiscard]] TextKind kind_of_text(std::string_view path, std::string_view parent,
                                    std::string_view key);
/// The texts of one kind in the file at `path`, in the order written. They live as long as `root`.
[[nodiscard]] std::vector<const YamlNode*> texts_of(TextKind, std::string_view path,
                                                    const YamlNode& root);

}  // namespace jianbao
