#pragma once
// What the report says: blocks of spans, with no idea of where it goes on paper.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source_map.h"
#include "model/chart.h"
#include "model/dataset.h"
#include "model/spans.h"
#include "model/table.h"

namespace jianbao {

/// One printing of one figure: each occurrence on paper has its own entry.
struct Figure {
  std::string printed;  ///< as it stands on paper, with unit and qualifier: "915列"
  std::string
      what;  ///< 中欧班列（上合示范区，2024年1—10月）: indicator, subject, period, kind of number
  std::string sentence;          ///< the sentence, table row or chart that prints it
  std::string formula;           ///< empty for a figure taken from a source as it is
  std::vector<FactIndex> facts;  ///< never empty
  bool derived = false;          ///< 推算
  bool level = false;            ///< the quantity of the fact itself, as published
  bool comparison = false;       ///< a growth or share that the source states: its own anchor
};

/// What the rules say of the facts behind a figure, each fact once.
[[nodiscard]] std::vector<Verdict> figure_verdicts(const CheckedFacts&, const Figure&);

struct Masthead {
  std::string name;                 ///< E-03
  std::string issue_line;           ///< E-04 第2期（总第4期）
  std::string unit;                 ///< E-05 left
  std::string date;                 ///< E-05 right; a draft leaves the day blank
  std::string classification = {};  ///< E-01 秘密★1年; empty: none
  std::string copy_number = {};     ///< E-02 000001; empty: none
};
/// E-08; lines broken by sense. E-09 subtitle. A line 数据截至… below.
struct Title {
  std::vector<Spans> lines;
  Spans subtitle;
  Spans as_of;
};
enum class ParagraphStyle : std::uint8_t {
  Body,        ///< E-11 仿宋, indent 2; E-13…E-15 when it begins with a run-in heading
  Addressee,   ///< E-10 主送：flush left, ends with ：
  EditorNote,  ///< E-07 楷体, indented both sides
  PostNote,    ///< E-20 （附注）
  Small,       ///< 宋 12 pt, flush left: explanations in annexes
};
struct Paragraph {
  ParagraphStyle style = ParagraphStyle::Body;
  Spans spans;
};
struct Heading {
  std::uint8_t level = 1;  ///< 1 黑体 一、 · 2 楷体 （一）
  std::string text;        ///< with its number
};
/// E-17 附件说明: what follows as attachments; one is not numbered.
struct AttachmentList {
  std::vector<std::string> names;
};
/// E-18, E-19: who signs, and the day.
struct Signature {
  std::string unit;
  std::string date;
  bool sealed = false;  ///< leaves the place of a seal: 右空四字
};
/// A text set to a measure that is drawn, to show how lines are made.
struct Sample {
  std::string label;  ///< K05
  std::string text;
  int measure = 20;  ///< cells
  int indent = 0;    ///< cells, of the first line
  bool strict = false;
};
/// Starts a new page: E-21.
struct Attachment {
  std::string label;  ///< 附件
  std::string title;
};
/// E-22, at the foot of the last page.
struct Colophon {
  std::vector<std::pair<std::string, std::string>> lines;  ///< {"报：", "…。"}
  std::string unit;
  std::string date;    ///< 2024年12月　日印发
  std::string copies;  ///< （共印50份）
};

using BlockContent = std::variant<Masthead, Title, Paragraph, Heading, AttachmentList, Signature,
                                  Sample, Attachment, Table, Chart, Colophon>;
struct Block {
  BlockContent content;
  std::optional<Span> span;  ///< where it was declared, for a report of a missing glyph
};

struct Document {
  std::string name;   ///< "monthly-brief", "monthly-brief.sources"
  std::string title;  ///< PDF title
  std::string author;
  std::vector<Block> blocks;
  std::vector<Figure> figures;
  std::vector<FactIndex> facts;  ///< of a body: all that it prints or reckons with, ascending
  bool draft = true;             ///< print the draft mark
  bool proof = false;            ///< 校样: line numbers beside the text, no draft mark
  std::uint32_t pages_aim = 0;   ///< of the body; 0: none
  std::uint32_t pages_most = 0;  ///< of the body; 0: no limit
};

/// Figures name their facts by id: what else the data holds changes no byte.
[[nodiscard]] std::string dump(const Document&, const CheckedFacts&);

}  // namespace jianbao
