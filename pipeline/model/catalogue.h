#pragma once
// The dictionary of the office: units, subjects, indicators and source documents.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/quantity.h"

namespace jianbao {

enum class MeasureKind : std::uint8_t { Flow, Stock, Rate, Claim };

/// An area or a body that a figure speaks of.
struct Subject {
  std::string name;    ///< the name that data and briefs use: 上合示范区
  std::string full;    ///< full name at first mention
  std::string level;   ///< 国家, 省, 市, 区市, 功能区, 机构, 企业
  std::string parent;  ///< name of the subject above, or empty
  Span span;
};

struct Indicator {
  std::string key;         ///< "rail.trains"
  std::string name;        ///< 中欧班列开行列数
  std::string short_name;  ///< what a sentence or table row calls it: 中欧班列
  std::string definition;  ///< what is counted and what is not; for the annex
  std::string group;       ///< the field it belongs to: 国际物流中心
  UnitId unit;             ///< its kind; facts may use another unit of the same base
  MeasureKind measure;
  Span span;
};

/// A document that figures are taken from.
struct SourceDocument {
  std::string key;  ///< "qdwb-2024-12-03"
  std::string title;
  std::string publisher;
  std::string file;  ///< file name of the stored text
  std::string sha256;
  std::string page;  ///< section of the paper
  std::chrono::year_month_day published{};
  std::string date_basis;                                 ///< how the date is known
  std::optional<std::chrono::year_month_day> event_date;  ///< day of the event reported
  std::string event;                                      ///< 新闻发布会
  Span span;
};

/// Mints the ids; built by load, read-only afterwards.
class Catalogue {
 public:
  UnitId add(Unit);
  SubjectId add(Subject);
  IndicatorId add(Indicator);
  DocumentId add(SourceDocument);
  [[nodiscard]] const Unit& operator[](UnitId id) const { return units_.at(id.index()); }
  [[nodiscard]] const Subject& operator[](SubjectId id) const { return subjects_.at(id.index()); }
  [[nodiscard]] const Indicator& operator[](IndicatorId id) const {
    return indicators_.at(id.index());
  }
  [[nodiscard]] const SourceDocument& operator[](DocumentId id) const {
    return documents_.at(id.index());
  }
  [[nodiscard]] std::optional<UnitId> unit(std::string_view name) const;
  [[nodiscard]] std::optional<SubjectId> subject(std::string_view name) const;
  [[nodiscard]] std::optional<IndicatorId> indicator(std::string_view key) const;
  [[nodiscard]] std::optional<DocumentId> document(std::string_view key) const;
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] const std::vector<Subject>& subjects() const { return subjects_; }
  [[nodiscard]] const std::vector<Indicator>& indicators() const { return indicators_; }
  [[nodiscard]] const std::vector<SourceDocument>& documents() const { return documents_; }

 private:
  std::vector<Unit> units_;
  std::vector<Subject> subjects_;
  std::vector<Indicator> indicators_;
  std::vector<SourceDocument> documents_;
  std::map<std::string, std::uint32_t, std::less<>> unit_names_, subject_names_, indicator_keys_,
      document_keys_;
};

}  // namespace jianbao
