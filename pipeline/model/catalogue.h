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

/// Which direction is an improvement; Neither where more is not better (a rank, a population).
enum class Better : std::uint8_t { More, Less, Neither };

/// A field of work: 物流, 贸易. Indicators and systems belong to one.
struct Domain {
  std::string key;   ///< "logistics"
  std::string name;  ///< 物流
  Span span;
};

/// An area or a body that a figure speaks of.
struct Subject {
  std::string name;    ///< the name that data and briefs use: 上合示范区
  std::string full;    ///< full name at first mention
  std::string level;   ///< 国际, 国家, 省, 市, 区市, 功能区, 机构, 企业
  std::string parent;  ///< name of the subject above, or empty
  Span span;
};

/// What a figure below zero is called where prose has no signs (S-08): 亏损, 减亏, 增亏.
struct BelowZero {
  std::string word;  ///< 亏损
  std::string less;  ///< 减亏: a smaller one than the year before
  std::string more;  ///< 增亏
};

struct Indicator {
  std::string key;         ///< "rail.trains"
  std::string name;        ///< 中欧班列开行列数
  std::string short_name;  ///< what a sentence or table row calls it: 中欧班列
  std::string definition;  ///< what is counted and what is not; for the annex
  std::string domain;      ///< name of a Domain
  UnitId unit;             ///< its kind; facts may use another unit of the same base
  MeasureKind measure;
  Span span;
  Better better = Better::Neither;
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ wants it for short lists
  std::string answers = {};  ///< who answers for the figure, or empty: not yet known
  std::optional<BelowZero> below_zero = std::nullopt;  ///< none: it is never negative in prose
  bool undertaking = false;  ///< stands for the undertakings of a domain that have no figure
};

/// Who speaks: a press figure is hearsay (据报道) until someone confirms it.
enum class DocumentKind : std::uint8_t { Press, Official };

/// A document that figures are taken from.
struct SourceDocument {
  std::string key;  ///< "qdwb-2024-12-03"
  std::string title;
  std::string publisher;
  std::string file;  ///< file name of the stored text
  std::string sha256;
  std::string page;  ///< section of the paper
  std::chrono::year_month_day published{};
  bool date_inferred = false;  ///< not printed on the document; `date_basis` tells how it is known
  std::string date_basis;      ///< 版面刊头日期, or the reasoning behind an inferred date
  DocumentKind kind = DocumentKind::Press;
  std::optional<std::chrono::year_month_day> event_date;  ///< day of the event reported
  std::string event;                                      ///< 新闻发布会
  Span span;
};

/// Mints the ids; built by load, read-only afterwards.
class Catalogue {
 public:
  void add(Domain);
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
  [[nodiscard]] const Domain* domain(std::string_view name) const;
  /// The indicator that stands for the undertakings of a domain (see Indicator::undertaking).
  [[nodiscard]] std::optional<IndicatorId> undertakings_of(std::string_view domain) const;
  /// Whether `below` is `above` or lies under it: 胶州市 is under 青岛市.
  [[nodiscard]] bool is_within(SubjectId below, SubjectId above) const;
  [[nodiscard]] const std::vector<Domain>& domains() const { return domains_; }
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] const std::vector<Subject>& subjects() const { return subjects_; }
  [[nodiscard]] const std::vector<Indicator>& indicators() const { return indicators_; }
  [[nodiscard]] const std::vector<SourceDocument>& documents() const { return documents_; }

 private:
  std::vector<Domain> domains_;
  std::vector<Unit> units_;
  std::vector<Subject> subjects_;
  std::vector<Indicator> indicators_;
  std::vector<SourceDocument> documents_;
  std::map<std::string, std::uint32_t, std::less<>> unit_names_, subject_names_, indicator_keys_,
      document_keys_;
};

}  // namespace jianbao
