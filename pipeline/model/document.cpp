#include "model/document.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "model/period.h"

namespace jianbao {
namespace {

/// Figures stand in brackets with their number: [0:915列]. 黑体 between asterisks, 楷体 between
/// underscores.
std::string marked(const Spans& spans) {
  std::string text;
  for (const TextSpan& span : spans) {
    if (span.figure) {
      text += fmt::format("[{}:{}]", *span.figure, span.text);
    } else if (span.emphasis == Emphasis::Strong) {
      text += fmt::format("*{}*", span.text);
    } else if (span.emphasis == Emphasis::Kai) {
      text += fmt::format("_{}_", span.text);
    } else {
      text += span.text;
    }
  }
  return text;
}

std::string_view style_name(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Body:
      return "body";
    case ParagraphStyle::EditorNote:
      return "editor-note";
    case ParagraphStyle::Addressee:
      return "addressee";
    case ParagraphStyle::PostNote:
      return "post-note";
    case ParagraphStyle::Small:
      return "small";
  }
  return "";
}

std::string_view align_name(ColumnAlign align) {
  switch (align) {
    case ColumnAlign::Left:
      return "left";
    case ColumnAlign::Centre:
      return "centre";
    case ColumnAlign::Decimal:
      return "decimal";
  }
  return "";
}

std::string_view kind_name(ChartKind kind) {
  switch (kind) {
    case ChartKind::Column:
      return "column";
    case ChartKind::GroupedColumn:
      return "grouped-column";
    case ChartKind::StackedColumn:
      return "stacked-column";
    case ChartKind::Bar:
      return "bar";
    case ChartKind::Line:
      return "line";
    case ChartKind::ColumnLine:
      return "column-line";
    case ChartKind::ShareBar:
      return "share-bar";
    case ChartKind::Progress:
      return "progress";
    case ChartKind::Multiples:
      return "multiples";
    case ChartKind::Timeline:
      return "timeline";
  }
  return "";
}

std::string_view nature_name(PointNature nature) {
  switch (nature) {
    case PointNature::Actual:
      return "actual";
    case PointNature::Derived:
      return "derived";
    case PointNature::Estimate:
      return "estimate";
    case PointNature::Forecast:
      return "forecast";
    case PointNature::Target:
      return "target";
    case PointNature::LowerBound:
      return "lower-bound";
    case PointNature::UpperBound:
      return "upper-bound";
  }
  return "";
}

/// "915", "287…291", "—" of a gap.
std::string value_of(const ChartPoint& point) {
  return !point.value  ? "—"
         : point.upper ? point.value->to_string() + "…" + point.upper->to_string()
                       : point.value->to_string();
}

/// Writes `  name value` lines; empty values are not written.
class Dumper {
 public:
  explicit Dumper(const CheckedFacts& facts) : facts_(facts) {}
  void head(std::string_view line) { fmt::format_to(std::back_inserter(text_), "{}\n", line); }
  void field(std::string_view name, std::string_view value) {
    if (!value.empty()) {
      fmt::format_to(std::back_inserter(text_), "  {} {}\n", name, value);
    }
  }
  std::string take() { return std::move(text_); }

  void operator()(const Masthead& masthead) {
    head("masthead");
    field("classification", masthead.classification);
    field("copy-number", masthead.copy_number);
    field("name", masthead.name);
    field("issue", masthead.issue_line);
    field("unit", masthead.unit);
    field("date", masthead.date);
  }
  void operator()(const Title& title) {
    head("title");
    for (const Spans& line : title.lines) {
      field("line", marked(line));
    }
    field("subtitle", marked(title.subtitle));
    field("as-of", marked(title.as_of));
  }
  void operator()(const Paragraph& paragraph) {
    head(fmt::format("paragraph {}", style_name(paragraph.style)));
    field("text", marked(paragraph.spans));
  }
  void operator()(const Heading& heading) {
    head(fmt::format("heading {} {}", heading.level, heading.text));
  }
  void operator()(const AttachmentList& list) {
    head("attachment-list");
    for (const std::string& name : list.names) {
      field("name", name);
    }
  }
  void operator()(const Signature& signature) {
    head(signature.sealed ? "signature sealed" : "signature");
    field("unit", signature.unit);
    field("date", signature.date);
  }
  void operator()(const Sample& sample) {
    head(fmt::format("sample {} measure {} indent {}{}", sample.label, sample.measure,
                     sample.indent, sample.strict ? " strict" : ""));
    field("text", sample.text);
  }
  void operator()(const Attachment& attachment) {
    head(fmt::format("attachment {} {}", attachment.label, attachment.title));
  }
  void operator()(const Table& table) {
    head("table " + table.caption);
    field("unit", table.unit);
    for (const TableColumnHead& column : table.columns) {
      field("column", fmt::format("{} {} {}{}", column.text, align_name(column.align),
                                  column.weight, column.keep_whole ? " whole" : ""));
    }
    for (const HeadGroup& group : table.groups) {
      field("group", fmt::format("{} columns {}+{}", group.text, group.first, group.count));
    }
    field("rules", table.rules == TableRules::ThreeLine ? "three-line" : "");
    field("landscape", table.landscape ? "yes" : "");
    for (const TableRow& row : table.rows) {
      std::string cells;
      for (const TableCell& cell : row.cells) {
        cells += (cells.empty() ? "" : " | ") + marked(cell.spans) + spans_of(cell);
      }
      field(row.kind == RowKind::Group ? "row-group" : "row", cells);
    }
    notes(table.notes);
  }
  void operator()(const Chart& chart) {
    head(fmt::format("chart {} {} bands {}{}", kind_name(chart.kind), chart.bands, chart.caption,
                     chart.sample ? " sample" : ""));
    field("unit", chart.unit);
    field("second-unit", chart.second_unit);
    for (const ChartSeries& series : chart.series) {
      field("series", series.name + (series.unit.empty() ? "" : "（" + series.unit + "）") +
                          (series.second ? " second" : ""));
      for (std::size_t k = 0; k < series.points.size(); ++k) {
        const ChartCategory& category = chart.categories.at(k);
        const ChartPoint& point = series.points[k];
        field("point",
              fmt::format("{}{}{} | {} | {} | {}", category.unlike_before ? "// " : "",
                          category.on ? to_string(*category.on) + " " : "", category.label,
                          value_of(point), nature_name(point.nature), marked(point.words)));
      }
    }
    notes(chart.notes);
    field("alternative", chart.alternative);
  }
  void operator()(const Colophon& colophon) {
    head("colophon");
    for (const auto& [label, names] : colophon.lines) {
      field("line", label + names);
    }
    field("unit", colophon.unit);
    field("date", colophon.date);
    field("copies", colophon.copies);
  }
  void operator()(const Figure& figure) {
    head(fmt::format("figure {} {}", next_figure_++, figure.printed));
    field("what", figure.what);
    field("sentence", figure.sentence);
    field("formula", figure.formula);
    std::string facts;
    for (const FactIndex fact : figure.facts) {
      facts += (facts.empty() ? "" : " ") + facts_.facts().at(fact).id;
    }
    field("facts", facts);
    field("kind", figure.derived ? "derived" : figure.comparison ? "comparison" : "");
  }

 private:
  static std::string spans_of(const TableCell& cell) {
    return cell.columns == 1 && cell.rows == 1
               ? ""
               : fmt::format(" [{} columns, {} rows]", cell.columns, cell.rows);
  }
  void notes(const std::vector<Spans>& lines) {
    for (const Spans& line : lines) {
      field("note", marked(line));
    }
  }

  const CheckedFacts& facts_;
  std::string text_;
  FigureIndex next_figure_ = 0;
};

}  // namespace

std::vector<Verdict> figure_verdicts(const CheckedFacts& checked, const Figure& figure) {
  const std::set<FactIndex> facts(figure.facts.begin(), figure.facts.end());
  std::vector<Verdict> all;
  for (const FactIndex index : facts) {
    std::ranges::move(checked.verdicts(index), std::back_inserter(all));
  }
  return all;
}

std::string plain_text(const Spans& spans) {
  std::string text;
  for (const TextSpan& span : spans) {
    text += span.text;
  }
  return text;
}

std::string dump(const Document& document, const CheckedFacts& facts) {
  Dumper dumper(facts);
  dumper.head("document " + document.name);
  dumper.field("title", document.title);
  dumper.field("author", document.author);
  dumper.field("state", document.draft ? "draft" : "signed off");
  dumper.field("pages-most", document.pages_most > 0 ? std::to_string(document.pages_most) : "");
  for (const Block& block : document.blocks) {
    std::visit(dumper, block.content);
  }
  for (const Figure& figure : document.figures) {
    dumper(figure);
  }
  return dumper.take();
}

}  // namespace jianbao
