#pragma once
// A warning that a person has seen and accepts: who, when, why, until when.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace jianbao {

/// An entry of data/acknowledged.yaml.
struct Acknowledgement {
  std::string mark;   ///< of the finding: see mark_of
  std::string code;   ///< of the finding: check/jump; empty: a ruling names marks alone
  std::string about;  ///< what it is about, in words, for people who read the file
  std::string by;
  std::chrono::year_month_day on{};
  std::string why;
  std::chrono::year_month_day until{};  ///< the last day on which it holds
  Span span;
};

/// Eight hexadecimal digits that name a finding: of its code and of what it says, so that it stays
/// while entries move, and is another one as soon as a figure in it changes. Nobody accepts a
/// change of 5% once and for all.
[[nodiscard]] std::string mark_of(const Diagnostic&);

/// Whether the entry names this finding, which has its mark: by mark and by code.
[[nodiscard]] bool is_about(const Acknowledgement&, const Diagnostic&);

/// Sets the mark of a warning; one that is acknowledged on the day becomes a note that says who
/// accepted it. Whatever is no warning is left alone.
void acknowledge(Diagnostic&, const std::vector<Acknowledgement>&, std::chrono::year_month_day on);

}  // namespace jianbao
