#pragma once
// What of a composed document a person must look at before it is signed off. Finds without
// understanding: it would rather ask once too often than let a name pass.

#include <vector>

#include "model/catalogue.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/registry.h"
#include "model/review.h"

namespace jianbao {

struct ReviewInput {
  const Document& document;
  const FactView& facts;  ///< that the figures of the document point into
  const Catalogue& catalogue;
  const Registry& registry;
  const Watchwords& watchwords;
};

/// By kind, then in reading order; no mark twice.
[[nodiscard]] std::vector<ReviewItem> review_items(const ReviewInput&);

}  // namespace jianbao
