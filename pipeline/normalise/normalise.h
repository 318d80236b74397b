#pragma once
// Input normalisation (typography.md §3.5): what a text of the office holds that a typographer
// would mend before setting it. One text at a time; which texts are printed is printed_texts.h's
// matter.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

/// One place of a text that breaks a rule.
struct Amendment {
  enum class Rule : std::uint8_t {
    HalfWidthMark,      ///< N-01
    StraightQuote,      ///< N-02
    RangeDash,          ///< N-03
    PercentRange,       ///< N-04
    Dash,               ///< N-05
    Ellipsis,           ///< N-06
    FullWidthLetter,    ///< N-07
    PercentSign,        ///< N-08
    StopInQuotation,    ///< N-09, never mended
    ListMark,           ///< N-10
    OddSpace,           ///< N-11
    CompatibilityForm,  ///< N-12
    WordSpace,          ///< L-25: a space between Han and a figure or Latin word
  };
  Rule rule;
  std::size_t begin, end;   ///< bytes of the text, half open; never empty
  std::string replacement;  ///< what stands there instead; of what is not safe: what stands there
  bool safe;                ///< false: a person must decide
};

/// "N-01" … "N-12", "L-25".
[[nodiscard]] std::string_view rule_id(Amendment::Rule);

/// What is to be mended, ascending. The safe ones do not overlap: put in together, they make
/// normalised(). Each is told by the rule that spoke last of its place (６３-６８％ is N-04's). The
/// others are places that stay as they are; they may lie in or over a safe one. Line feeds part
/// paragraphs; web addresses, mail addresses and {placeholders} are never touched. Linear in the
/// length of the text. Precondition: valid UTF-8.
[[nodiscard]] std::vector<Amendment> amendments(std::string_view utf8);

/// The text with every safe amendment put in. Idempotent. Precondition: valid UTF-8.
[[nodiscard]] std::string normalised(std::string_view utf8);

}  // namespace jianbao
