#pragma once
// An issue of a publication, the editor's words for it, and the office that sends it out.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "model/period.h"
#include "model/quantity.h"

namespace jianbao {

/// An entry of data/issues.yaml.
struct Issue {
  std::string key;  ///< "2024-12": the month it is made for, not its number
  std::chrono::year_month_day as_of{};
  std::optional<Period> period = std::nullopt;  ///< 数据期间: what most of its figures speak of
  std::uint32_t number_of_year = 0;             ///< 第2期: counts issues, starts anew each year
  std::uint32_t running_number = 0;             ///< 总第4期
  /// Not released before, by the wall clock.
  std::optional<std::chrono::sys_seconds> embargo = std::nullopt;
  std::optional<std::chrono::year_month_day> signed_off;  ///< none: a draft, day left blank
  std::optional<Located<std::string>> title, subtitle;    ///< skeleton text
  std::string classification;  ///< 密级 as printed, 秘密★1年 (E-01); empty: none
  std::string copy_number;     ///< 份号, six digits (E-02); empty: none
  std::string exception;       ///< how this issue departs from the rule: 1月和2月合成一期
  std::vector<Located<std::string>> sources;  ///< keys of the documents this issue reports
  std::vector<Located<std::string>> reports;  ///< report names
  Span span;
};

/// A cause or remark that an editor answers for (S-23, W-14).
struct EditorRemark {
  std::string section;        ///< heading of the section it stands in
  Located<std::string> text;  ///< skeleton text: figures only as placeholders
  std::string author;
};

/// The title of data/issues.yaml and the words of data/notes/<issue>.yaml, if there are any:
/// skeleton text throughout, so that every figure in it is a fact.
struct EditorNotes {
  Located<std::string> title;  ///< may hold "/" as a break by sense
  std::optional<Located<std::string>> subtitle;
  std::optional<Located<std::string>> editor_note;  ///< 编者按
  std::vector<EditorRemark> remarks;
};

/// data/office.yaml.
struct Office {
  std::string masthead;       ///< 简报名称 on the 报头
  std::string unit;           ///< 编印单位, full name
  std::string report_to;      ///< 报：
  std::string send_to;        ///< 送：
  std::string distribute_to;  ///< 发：
  std::uint32_t copies = 0;   ///< 共印50份; 0: not printed
  std::string copy_to = {};   ///< 抄送：
};

}  // namespace jianbao
