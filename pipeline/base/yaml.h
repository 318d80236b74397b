#pragma once
// The strict YAML that people of an office write, with a place for every value. The only user of
// yaml-cpp, by its event interface: scalars stay text until our own parsers read them.
// Refused, each with its place and what to write instead (bad-inputs.md 1–18): tabs in indentation,
// duplicate keys, aliases and anchors, tags, merge keys, a second document, bytes that are not
// UTF-8, control characters, bidi controls, CR-only line ends, nesting over 32, scalars over 64 KB,
// files over 16 MB, full-width colons used as separators, quoted scalars over several lines.

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/source_map.h"

namespace jianbao {

/// A node of the tree: exactly one of scalar, sequence, map, or nothing (null).
struct YamlNode {
  enum class Kind : std::uint8_t { Null, Scalar, Sequence, Map };
  struct Entry;
  Kind kind = Kind::Null;
  Span span;                    ///< the value's own place; of a quoted scalar, with its quotes
  std::string text;             ///< Scalar
  bool quoted = false;          ///< Scalar: written in quotes
  std::vector<YamlNode> items;  ///< Sequence
  std::vector<Entry> entries;   ///< Map, in the order written

  explicit YamlNode(Span s);
};
struct YamlNode::Entry {
  std::string key;
  Span key_span;
  YamlNode value;
};
// Here, where Entry is complete: not every compiler accepts it earlier.
inline YamlNode::YamlNode(Span s) : span(s) {}

/// What of a file is let pass that is else refused.
enum class YamlTolerance : std::uint8_t {
  None,
  SoftHyphens,  ///< for who is about to take them out (N-11)
};

/// Parses one file that the map already holds. Errors go to `diagnostics`; on any error no value.
[[nodiscard]] std::optional<YamlNode> parse_yaml(const SourceMap&, FileId, Diagnostics&,
                                                 YamlTolerance = YamlTolerance::None);

/// Reads a map field by field: what is asked for by name is known, the rest is reported by
/// finish() as unknown, with "did you mean". All problems are collected; getters return a fallback.
class YamlMap {
 public:
  /// Not a map: reports yaml/expected-map and behaves as an empty one.
  YamlMap(const YamlNode&, Diagnostics&);

  [[nodiscard]] const YamlNode* find(std::string_view key);  ///< null when absent
  const YamlNode* require(std::string_view key);             ///< absent: reported
  /// An optional field; absent and empty are the same.
  [[nodiscard]] std::optional<Located<std::string>> text(std::string_view key);
  /// The same where nobody asks for its place; absent: "".
  [[nodiscard]] std::string text_or_empty(std::string_view key);
  [[nodiscard]] Located<std::string> required_text(std::string_view key);
  /// The same where "" and a lone blank are no answer: nobody signs with them.
  [[nodiscard]] Located<std::string> required_words(std::string_view key);
  [[nodiscard]] std::optional<Located<Decimal>> decimal(std::string_view key);
  [[nodiscard]] std::optional<Located<std::int64_t>> integer(std::string_view key, std::int64_t min,
                                                             std::int64_t max);
  [[nodiscard]] std::optional<Located<bool>> boolean(std::string_view key);  ///< true|false only
  /// The items of a sequence; absent or null: none.
  [[nodiscard]] std::vector<const YamlNode*> sequence(std::string_view key);
  [[nodiscard]] std::vector<Located<std::string>> texts(std::string_view key);
  [[nodiscard]] const Span& span() const;
  /// Reports every key that was never asked for; true when there is none. Call it last.
  bool finish();

 private:
  /// `node`, unless it is null: that is reported as a field without a value.
  const YamlNode* value_of(std::string_view key, const YamlNode* node);

  const YamlNode* node_;
  Diagnostics* diagnostics_;
  std::vector<std::string_view> known_;  ///< keys are literals of the readers
};

/// A scalar's text, or a report that text was due.
[[nodiscard]] std::optional<Located<std::string>> yaml_text(const YamlNode&, Diagnostics&);
/// A plain decimal, or a report that says which form is wrong and shows the right one.
[[nodiscard]] std::optional<Located<Decimal>> yaml_decimal(const YamlNode&, Diagnostics&);

/// In double quotes, whatever it holds: people's words are no YAML. Control characters become
/// blanks, so that the text stays on its line.
[[nodiscard]] std::string yaml_quoted(std::string_view);

/// The candidate nearest to `word` by edit distance, if near enough to be worth asking.
[[nodiscard]] std::optional<std::string> did_you_mean(std::string_view word,
                                                      const std::vector<std::string>& candidates);

}  // namespace jianbao
