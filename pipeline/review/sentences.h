#pragma once
// A document as a person reads it aloud: sentence by sentence, each with its place.

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/review.h"

namespace jianbao::reviewing {

struct Sentence {
  ReviewPlace place;
  std::string text;                  ///< as printed, without the blanks that only set it apart
  std::vector<FigureIndex> figures;  ///< printed in it
  std::optional<Span> span;          ///< where its block was declared
};

/// 核校表, which goes with a brief and quotes the sources: its “…” are their words, not names.
[[nodiscard]] bool is_checking_list(const Document&);

/// Everything that is printed, in reading order: also mastheads, titles, notes, captions, labels
/// and the rows of tables (cells between commas). A heading stands for itself.
[[nodiscard]] std::vector<Sentence> sentences_of(const Document&);

}  // namespace jianbao::reviewing
