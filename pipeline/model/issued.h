#pragma once
// What went out: the figures of issues that were signed off, as they were printed.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"
#include "model/facts.h"

namespace jianbao {

/// What a fact says, piece by piece, each in the words by which an issue keeps it. `part` is "what"
/// (rail.trains，示例市，2031-Q1), "level" (预计120列: with its status), "claim" (全市首个), or the
/// word of a comparison, such as year_on_year (同比增长20.0%) or share (占外贸进出口62.1%).
struct SaidPart {
  std::string part;
  std::string text;
  const Comparison* comparison = nullptr;  ///< of the fact
};
[[nodiscard]] std::vector<SaidPart> said_parts(const Fact&, const Catalogue&);
inline constexpr std::string_view level_part = "level";
inline constexpr std::string_view what_part = "what";
inline constexpr std::string_view claim_part = "claim";

/// Whether the registered revisions of a fact lead, one after the other, from one printed figure to
/// the other. A revision excuses its own predecessor and nothing else.
[[nodiscard]] bool is_revised(const Fact&, std::string_view from, std::string_view to);
/// These revisions, in order; none when they do not lead there.
[[nodiscard]] std::vector<Revision> revisions_between(const Fact&, std::string_view from,
                                                      std::string_view to);

/// Where an issue printed it: `at: [monthly-brief/2/5]`, document, page and line.
struct IssuedPlace {
  std::string document;
  std::uint32_t page = 0, line = 0;
  auto operator<=>(const IssuedPlace&) const = default;
};
/// None: not the form in which a place is written.
[[nodiscard]] std::optional<IssuedPlace> parse_place(std::string_view);
[[nodiscard]] std::string to_string(const IssuedPlace&);

/// One figure of data/issued/<issue>.yaml. It never changes again.
struct IssuedFigure {
  std::string issue;   ///< "2024-12"
  std::string figure;  ///< 915列: the text of a SaidPart
  Span span;
  std::string part = std::string(level_part);
  std::vector<IssuedPlace> at = {};  ///< none: it was only reckoned with, or the record is older
};
/// By fact, each in the order of issues.
using IssuedFigures = std::map<std::string, std::vector<IssuedFigure>, std::less<>>;

/// A figure that the issue reckoned: 上年同期775列. It changes when one of its facts does.
struct IssuedDerived {
  std::string issue;
  std::vector<std::string> facts;  ///< ids, ascending
  std::string what;                ///< as in the checking list
  std::string figure;
  Span span;
  std::vector<IssuedPlace> at = {};
};

/// All of data/issued.
struct Issued {
  std::set<std::string> issues;  ///< those that have a file, whatever it holds
  IssuedFigures figures;
  std::vector<IssuedDerived> derived;  ///< in the order of issues
};

}  // namespace jianbao
