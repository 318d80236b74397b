#pragma once
// What report.yaml and the specifications of a single table or chart read alike.

#include <string_view>
#include <vector>

#include "load/reader.h"
#include "model/chart_spec.h"
#include "model/report_spec.h"
#include "model/table_spec.h"

namespace jianbao {

/// Texts with {facts}; complains of digits and empty phrases in their own words.
class SkeletonReader {
 public:
  /// `samples`: charts and tables may show values of no fact, as in a gallery.
  SkeletonReader(Reader& reader, const Wording& wording, bool samples = false)
      : reader_(reader), wording_(wording), samples_(samples) {}
  [[nodiscard]] Skeleton one(Located<std::string>) const;
  [[nodiscard]] std::vector<Skeleton> all(YamlMap&, std::string_view key) const;
  /// Sentences: a text, or {when: …, say: …}.
  [[nodiscard]] std::vector<SentenceSpec> sentences(YamlMap&, std::string_view key) const;
  [[nodiscard]] Reader& reader() const { return reader_; }
  [[nodiscard]] bool allows_samples() const { return samples_; }

 private:
  Reader& reader_;
  const Wording& wording_;
  bool samples_;
};

/// `when: { some: NAME, rising: KEY … }`; absent: none.
[[nodiscard]] std::vector<Condition> read_conditions(YamlMap&, Reader&);
/// `selections:` and `comparisons:` of a report: names, each once.
[[nodiscard]] std::vector<SelectionSpec> read_selections(YamlMap&, Reader&);
[[nodiscard]] std::vector<ComparisonSpec> read_comparisons(YamlMap&, Reader&);
/// `group: domain` of a table or an each.
[[nodiscard]] std::optional<GroupBy> read_group(YamlMap&, Reader&);
/// The block whose kind a key of `map` names, without its conditions; none: no key does, or
/// something is wrong and reported.
[[nodiscard]] std::optional<BlockContentSpec> read_block(YamlMap& map, const YamlNode&,
                                                         const SkeletonReader&);

/// `rules: open` (开口表, also when absent) or `rules: three-line` (三线表).
[[nodiscard]] TableRules read_table_rules(YamlMap&, Reader&);
/// A table of words that stand in the file: a specimen, no statement. Its caption is the text
/// `caption`.
[[nodiscard]] Table read_sample_table(YamlMap&, Reader&);
[[nodiscard]] TableSpec read_table(const YamlNode&, const SkeletonReader&);
[[nodiscard]] ChartSpec read_chart(const YamlNode&, const SkeletonReader&);
/// Values of no fact, as literal words: 915, 预计347, 推算775, 目标1000, 超过2000, 287～291, —
/// (a gap).
[[nodiscard]] ChartSample read_chart_sample(const YamlNode&, Reader&);

}  // namespace jianbao
