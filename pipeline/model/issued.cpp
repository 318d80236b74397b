#include "model/issued.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>
#include <utility>

#include "model/words.h"

namespace jianbao {

std::vector<SaidPart> said_parts(const Fact& fact, const Catalogue& catalogue) {
  std::vector<SaidPart> parts;
  parts.push_back({std::string(what_part), catalogue[fact.indicator].key + "，" +
                                               catalogue[fact.subject].name + "，" +
                                               fact.period.to_string()});
  if (fact.quantity) {
    parts.push_back(
        {std::string(level_part), std::string(status_prefix(fact.status)) +
                                      figure_text(*fact.quantity, catalogue[fact.quantity->unit])});
  }
  for (const Comparison& comparison : fact.comparisons) {
    parts.push_back(
        {std::string(json_word(comparison.kind)), comparison_words(comparison), &comparison});
  }
  if (fact.claim) {
    parts.push_back({std::string(claim_part), fact.claim->scope + fact.claim->kind});
  }
  return parts;
}

std::vector<Revision> revisions_between(const Fact& fact, std::string_view from,
                                        std::string_view to) {
  std::vector<Revision> all = fact.earlier_revisions;
  if (fact.revision) {
    all.push_back(*fact.revision);
  }
  // By the text that is reached: the way there. A revision starts only where an earlier one ended.
  std::map<std::string, std::vector<Revision>, std::less<>> ways{{std::string(from), {}}};
  for (const Revision& revision : all) {
    const auto way = ways.find(revision.from);
    if (way != ways.end()) {
      std::vector<Revision> longer = way->second;
      longer.push_back(revision);
      ways.try_emplace(revision.to, std::move(longer));
    }
  }
  const auto found = ways.find(to);
  return from == to || found == ways.end() ? std::vector<Revision>() : found->second;
}

bool is_revised(const Fact& fact, std::string_view from, std::string_view to) {
  return !revisions_between(fact, from, to).empty();
}

std::optional<IssuedPlace> parse_place(std::string_view text) {
  const std::size_t last = text.rfind('/');
  const std::size_t first = last == std::string_view::npos || last == 0 ? std::string_view::npos
                                                                        : text.rfind('/', last - 1);
  if (first == std::string_view::npos || first == 0) {
    return std::nullopt;
  }
  const auto number = [](std::string_view digits) -> std::uint32_t {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
  };
  IssuedPlace place{std::string(text.substr(0, first)),
                    number(text.substr(first + 1, last - first - 1)),
                    number(text.substr(last + 1))};
  return place.page == 0 || place.line == 0 ? std::nullopt : std::optional(std::move(place));
}

std::string to_string(const IssuedPlace& place) {
  return place.document + '/' + std::to_string(place.page) + '/' + std::to_string(place.line);
}

}  // namespace jianbao
