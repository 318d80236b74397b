#pragma once
// The facts that series are made of: what happened and may be quoted. Private to aggregate.

#include <chrono>
#include <map>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/facts.h"
#include "model/identity.h"

namespace jianbao::derivation {

class Observations {
 public:
  Observations(const CheckedFacts&, const Catalogue&);

  /// Observed, with a level or a growth, published, not refused. What may not be quoted is neither
  /// told as an earlier figure nor hides one.
  [[nodiscard]] bool takes_part(FactIndex) const;
  /// What the fact is counted of; two where its whole has two entries.
  [[nodiscard]] std::vector<Thing> things(const Fact&) const;
  [[nodiscard]] std::chrono::sys_days published(FactIndex) const;

  [[nodiscard]] const CheckedFacts& checked() const { return checked_; }
  [[nodiscard]] const FactView& facts() const { return facts_; }
  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }

 private:
  const CheckedFacts& checked_;
  const FactView& facts_;
  const Catalogue& catalogue_;
  std::map<std::string_view, std::vector<const Fact*>> by_id_;
};

}  // namespace jianbao::derivation
