#pragma once
// Which words of a sentence are known names, which look like names that nobody entered, and where
// people are named.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/registry.h"

namespace jianbao::reviewing {

/// Half open, in characters.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Subjects, names of the register in every spelling but the misprints, titles and publishers of
/// the source documents. Quotation marks round a part of a name (“法智谷”平台) make no other name.
class KnownNames {
 public:
  KnownNames(const Catalogue&, const Registry&);
  /// The known names of a text without quotation marks: from the left, the longest first.
  [[nodiscard]] std::vector<Stretch> find_in(std::u32string_view) const;

 private:
  void add(std::string_view name);
  std::map<char32_t, std::vector<std::u32string>> by_first_;  ///< the longest first
};

/// Titles in 《》, names in “” and names that end like a body which no known name covers, as
/// printed, in reading order. Bodies are asked for by `endings`.
[[nodiscard]] std::vector<std::string> unknown_names(const std::string& sentence, const KnownNames&,
                                                     const std::vector<std::string>& endings);

/// Titles with at most four Han before and behind them (市委书记张某), in reading order; not those
/// that are a part of a known name or of another word (主任 in 主任务).
[[nodiscard]] std::vector<std::string> titled_people(const std::string& sentence, const KnownNames&,
                                                     const std::vector<std::string>& titles);

}  // namespace jianbao::reviewing
