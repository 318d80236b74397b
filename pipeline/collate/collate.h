#pragma once
// Chinese names by their sound, as an index prints them. The only user of ICU.

#include <memory>
#include <string>
#include <string_view>

namespace jianbao {

/// The order of the syllables of CLDR's zh-u-co-pinyin, and the letter a name stands under.
///
/// A name is sorted by what is inside its marks: quotation marks, brackets and other punctuation
/// count only between names that are otherwise the same. Names that begin with a digit come first,
/// by the number they begin with; then A to Z, in each letter Han before Latin; then all others.
///
/// A character with several readings is read as CLDR reads it wherever it stands, whatever word it
/// is in: 长 is zhǎng, 厦 is shà, 单 is dān, 行 is xíng; of words, CLDR knows a few only (重庆). So
/// 长江 and 厦门 come out under Z and S. Nothing here guesses: who sorts such a name gives a text
/// of the right sound instead (sort_as of data/systems).
class PinyinOrder {
 public:
  /// Throws std::runtime_error where ICU has no Chinese order: an installation without its data.
  PinyinOrder();
  ~PinyinOrder();
  PinyinOrder(const PinyinOrder&) = delete;
  PinyinOrder& operator=(const PinyinOrder&) = delete;

  /// Bytes that compare as the names are sorted. Two names differ in key unless they are the same
  /// to the eye of the order; who needs a strict one compares the names next. Safe in several
  /// threads.
  [[nodiscard]] std::string key(std::string_view valid_utf8) const;
  /// What the name stands under: "0—9", "A" … "Z", "其他". Names in order of their keys have their
  /// heads together.
  [[nodiscard]] std::string head(std::string_view valid_utf8) const;

 private:
  class Tables;
  std::unique_ptr<const Tables> tables_;
};

/// The library whose data decide the order, with its version: "ICU 72.1".
[[nodiscard]] std::string collation_library();

}  // namespace jianbao
