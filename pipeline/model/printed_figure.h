#pragma once
// When two printings give the same figure: digits, sign, unit and bounding word alike. 915列 in a
// sentence is 915 in a table; 增长6.0% is not 下降6.0%, nor 超350家 350家 (prose.md W-10).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

/// A printed figure taken apart.
struct PrintedFigure {
  std::string text;       ///< as printed
  std::string digits;     ///< 6.0, or both ends of a range: 5～8; empty: it has none (首个)
  std::string unit;       ///< 亿元, %; empty: bare, the head of its column says it
  std::string qualifier;  ///< 超, 余, 以上; empty: none
  std::string words;      ///< what else stands in front: 预计, 同比
  /// Whether it is a fall: a minus sign, or 下降 and the like in front of it. Unclear: the sentence
  /// prints these digits in both ways.
  enum class Direction : std::uint8_t { None, Fall, Unclear } direction = Direction::None;

  [[nodiscard]] bool is_bare() const { return !digits.empty() && unit.empty(); }
};

/// `sentence`: where it is printed; the word in front of a growth says its sign. May be empty.
[[nodiscard]] PrintedFigure read_printed(std::string_view printed, std::string_view sentence = {});

/// Both as printed on paper. A bare one says nothing of unit and status (预计), so that it agrees
/// with either.
[[nodiscard]] bool prints_same(const PrintedFigure&, const PrintedFigure&);
/// Whether one of the others is the same; a full form is held against full forms where there are
/// any, since a bare one would hide that 亿元 became 万元.
[[nodiscard]] bool is_among(const PrintedFigure&, const std::vector<PrintedFigure>&);
/// Whether it prints what a record says in full words (同比下降6.0%, 预计120列); on paper some of
/// these words may stand elsewhere in the sentence.
[[nodiscard]] bool is_printing_of(const PrintedFigure& printed, const PrintedFigure& said);

}  // namespace jianbao
