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
  SkeletonReader(Reader& reader, const Wording& wording) : reader_(reader), wording_(wording) {}
  [[nodiscard]] Skeleton one(Located<std::string>) const;
  [[nodiscard]] std::vector<Skeleton> all(YamlMap&, std::string_view key) const;
  [[nodiscard]] Reader& reader() const { return reader_; }

 private:
  Reader& reader_;
  const Wording& wording_;
};

[[nodiscard]] TableSpec read_table(const YamlNode&, const SkeletonReader&);
[[nodiscard]] ChartSpec read_chart(const YamlNode&, const SkeletonReader&);

}  // namespace jianbao
