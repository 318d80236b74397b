#pragma once
// The facts against the documents themselves: every anchor is looked up in its line, and every
// statement of the text is either entered or left out for a reason.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "model/registry.h"

namespace jianbao {

/// A stored text, valid UTF-8; lines end with LF, the first is line 1.
struct DocumentText {
  DocumentId document;
  std::string text;
};

/// What can be found in a text without understanding it.
enum class StatementKind : std::uint8_t {
  Number,       ///< a whole run of digits: 915, 8.47
  Claim,        ///< 首个, 唯一, 第一, 前列 …
  Name,         ///< what stands in “” or 《》
  Undertaking,  ///< a sentence with 将, 力争, 确保, 下一步 …
};
constexpr std::size_t statement_kinds = 4;

struct Tally {
  std::size_t found = 0, entered = 0, left_out = 0;
  [[nodiscard]] std::size_t missing() const { return found - entered - left_out; }
};

struct Coverage {
  DocumentId document;
  std::size_t anchors = 0;  ///< looked up and found, with the figure as a whole token
  std::array<Tally, statement_kinds> tallies;
};

/// Proves all anchors of the documents given and counts what their texts hold. A number or a claim
/// is entered when an entry touches it; a quoted name when a name of the register or a figure holds
/// all of it; a sentence with 将 when the anchor of a pledge, target, proposal or forecast lies in
/// it, or it is left out by an anchor that holds its first such word. Errors:
/// check/anchor-not-on-line, check/anchor-ambiguous, check/anchor-ordinal,
/// check/anchor-cuts-number, check/qualifier-on-line; a statement that is neither entered nor left
/// out is the warning check/statement-missing.
[[nodiscard]] Outcome<std::vector<Coverage>> prove(const FactSet&, const Registry&,
                                                   const Catalogue&,
                                                   const std::vector<DocumentText>&);

}  // namespace jianbao
