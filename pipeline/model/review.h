#pragma once
// What a person must have looked at before an issue is signed off (送审清单), and who did.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

/// data/watchwords.yaml: the words that the office wants looked at; each list may be empty.
struct Watchwords {
  std::vector<std::string> titles;        ///< 书记, 局长 …: a person is named beside them
  std::vector<std::string> body_endings;  ///< 局, 管委会 …: names of bodies end in them
  std::vector<std::string> secret;        ///< 机密 …: unticked, the issue must not go out
  std::vector<std::string> sensitive;     ///< what else the office is careful about
  bool given = false;                     ///< the office has such a file, be its lists empty
};

/// In the order of the list.
enum class ReviewKind : std::uint8_t { Figure, Person, Name, Secret, Sensitive };

/// Where a reader finds it. Sentences and rows are counted from 1 within their section or table;
/// 0: it is about the whole of it.
struct ReviewPlace {
  std::string section;  ///< as printed: 标题, 要点, 一、国际物流中心, 表1　本期主要数据
  std::uint32_t number = 0;
  bool row = false;  ///< a row of a table
};

struct ReviewItem {
  ReviewKind kind = ReviewKind::Figure;
  std::string document;            ///< name of the document that prints it first
  ReviewPlace place;               ///< of the first printing
  std::string words;               ///< what is to be looked at
  std::string sentence;            ///< that holds it; of figures taken together empty
  std::vector<std::string> facts;  ///< ids, ascending; of Figure only
  std::string mark;                ///< see review_mark
  std::optional<Span> span;        ///< where the block was declared
};

/// An entry of data/reviews/<issue>.yaml.
struct ReviewTick {
  std::string mark;
  std::string about;  ///< the words that were looked at, for people who read the file
  std::string by;
  std::chrono::year_month_day on{};
  std::string remark;  ///< may be empty
  Span span;
};

/// Eight hexadecimal digits that name an item: of its kind, its words and whatever else must not
/// change behind a tick (`also`: the sentence of a secrecy word, the printed figures). It stays
/// when sections move.
[[nodiscard]] std::string review_mark(ReviewKind, const std::string& words,
                                      const std::string& also = {});

}  // namespace jianbao
