#pragma once
// The texts of the data that break a rule of normalisation, each with its place in the file.

#include <cstddef>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"
#include "base/yaml.h"
#include "base/yaml_written.h"
#include "normalise/normalise.h"
#include "normalise/printed_texts.h"

namespace jianbao {

/// A text of a file with what is to be mended in it, and what a person must look at.
struct TextFindings {
  const YamlNode* text;
  std::optional<WrittenScalar> written;  ///< none: no place in it is certain, fmt leaves it
  std::vector<Amendment> amendments;     ///< at least one
};

/// Of the texts of one kind in one file, in the order written; `root` must live as long.
[[nodiscard]] std::vector<TextFindings> find_amendments(const SourceMap&, FileId,
                                                        const YamlNode& root, TextKind);
/// What is said of one: a warning, or a note where it may well be right.
[[nodiscard]] Diagnostic describe_amendment(const SourceMap&, const TextFindings&,
                                            const Amendment&);
/// Of all files that were read, each a second time: the stages keep no trees.
[[nodiscard]] Diagnostics lint_texts(const SourceMap&);

}  // namespace jianbao
