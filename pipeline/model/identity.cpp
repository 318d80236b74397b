#include "model/identity.h"

#include <algorithm>

namespace jianbao {

Thing counted(const Fact& fact) {
  return {fact.indicator, fact.subject, fact.system,
          fact.within ? std::string_view(fact.within->threshold) : std::string_view()};
}

std::vector<Thing> things_of(const Fact& fact, const std::vector<const Fact*>& wholes) {
  const Thing plain = counted(fact);
  if (!fact.within || fact.within->fact == fact.id) {
    return {plain};
  }
  Thing part = plain;
  if (wholes.empty()) {
    part.part = Thing::Part::Unknown;
    part.whole = fact.within->fact;
    return {part};
  }
  part.part = Thing::Part::ItsKind;
  const auto alike = std::ranges::count_if(wholes, [&fact](const Fact* whole) {
    return whole->indicator == fact.indicator && whole->subject == fact.subject;
  });
  if (alike == 0) {
    return {plain};
  }
  return alike == std::ssize(wholes) ? std::vector{part} : std::vector{plain, part};
}

}  // namespace jianbao
