#include "compose/sections.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "compose/chart_block.h"
#include "compose/numerals.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

constexpr std::uint32_t fewest_key_points = 3, most_key_points = 7;

/// All blocks in the order of printing.
template <class Visit>
void each_block(const ReportSpec& report, Visit visit) {
  for (const BlockSpec& block : report.lead) {
    visit(block);
  }
  for (const SectionSpec& section : report.sections) {
    for (const BlockSpec& block : section.blocks) {
      visit(block);
    }
  }
}

/// "table:main" of a table or chart; empty of anything else.
std::string block_name(const BlockSpec& block) {
  if (const auto* table = std::get_if<TableSpec>(&block)) {
    return "table:" + table->name;
  }
  const auto* chart = std::get_if<ChartSpec>(&block);
  return chart == nullptr ? "" : "chart:" + chart->name;
}

Span span_of(const BlockSpec& block) {
  return std::visit(
      [](const auto& spec) -> Span {
        if constexpr (std::is_same_v<std::decay_t<decltype(spec)>, SubheadingSpec>) {
          return spec.text.span;
        } else {
          return spec.span;
        }
      },
      block);
}

/// What the block prints in this issue; nothing when all its facts are missing.
std::optional<BlockContent> make_block(Context& context, const BlockSpec& block) {
  return std::visit(
      [&context](const auto& spec) -> std::optional<BlockContent> {
        using T = std::decay_t<decltype(spec)>;
        if constexpr (std::is_same_v<T, ParagraphSpec>) {
          // The annex defines 主要数据: what key points, tables and charts print. Prose adds none.
          const auto main_facts = context.main_facts;
          Spans spans = paragraph(context, "", spec.sentences);
          context.main_facts = main_facts;
          if (!spans.empty()) {
            return Paragraph{ParagraphStyle::Body, std::move(spans)};
          }
        } else if constexpr (std::is_same_v<T, TableSpec>) {
          if (auto table = make_table(context, spec)) {
            return std::move(*table);
          }
        } else if constexpr (std::is_same_v<T, ChartSpec>) {
          if (auto chart = make_chart(context, spec)) {
            return std::move(*chart);
          }
        }
        return std::nullopt;
      },
      block);
}

/// One section: headings are written only once something stands under them.
class SectionWriter {
 public:
  SectionWriter(Context& context, const SectionSpec& spec, std::uint32_t number)
      : context_(context), spec_(spec), number_(number) {}

  /// False: nothing of the section is printed.
  bool run() {
    for (const BlockSpec& block : spec_.blocks) {
      if (const auto* subheading = std::get_if<SubheadingSpec>(&block)) {
        pending_ = subheading;
      } else if (const auto* point = std::get_if<PointSpec>(&block)) {
        add(*point);
      } else {
        add(block);
      }
    }
    for (const EditorRemark& remark : context_.input.notes.remarks) {
      if (remark.section == spec_.heading.value) {
        add(remark);
      }
    }
    return started_;
  }

 private:
  void add(const BlockSpec& block) {
    if (auto content = make_block(context_, block)) {
      start();
      context_.add(std::move(*content), span_of(block));
    }
  }

  /// A run-in heading: of level 2 in 楷体, below that in the face of the text (E-13…E-15). Not
  /// numbered when nothing of it is printed.
  void add(const PointSpec& point) {
    Spans text = paragraph(context_, "", point.sentences);
    if (text.empty()) {
      return;
    }
    const auto words = point.heading ? label(context_, *point.heading) : std::string();
    if (!words) {
      return;
    }
    start();
    const Emphasis emphasis = point.level == 2 ? Emphasis::Kai : Emphasis::Plain;
    Spans spans{{point_number(point.level) + (words->empty() ? "" : with_stop(*words)), emphasis,
                 std::nullopt}};
    append(spans, std::move(text));
    context_.add(Paragraph{ParagraphStyle::Body, std::move(spans)}, point.span);
  }

  /// （一） goes on from the subheadings; 1. starts anew below each of these, （1） below each 1.
  std::string point_number(std::uint8_t level) {
    if (level == 2) {
      items_ = subitems_ = 0;
      return "（" + chinese_number(++subheadings_) + "）";
    }
    if (level == 3) {
      subitems_ = 0;
      return std::to_string(++items_) + ".";
    }
    return "（" + std::to_string(++subitems_) + "）";
  }

  /// S-23: a cause is the editor's, and says whose.
  void add(const EditorRemark& remark) {
    Spans spans = paragraph(context_, "", {remark.text});
    if (spans.empty()) {
      return;
    }
    append(spans, {{"（" + remark.author + "）", Emphasis::Plain, std::nullopt}});
    pending_ = nullptr;  // a remark belongs to the section, not to a subheading left empty
    start();
    context_.add(Paragraph{ParagraphStyle::Body, std::move(spans)}, remark.text.span);
  }

  void start() {
    if (!started_) {
      context_.add(Heading{1, chinese_number(number_) + "、" + spec_.heading.value},
                   spec_.heading.span);
      started_ = true;
    }
    if (pending_ == nullptr) {
      return;
    }
    const SubheadingSpec& subheading = *std::exchange(pending_, nullptr);
    if (const auto text = label(context_, subheading.text)) {
      items_ = subitems_ = 0;
      context_.add(Heading{2, "（" + chinese_number(++subheadings_) + "）" + *text},
                   subheading.text.span);
    }
  }

  Context& context_;
  const SectionSpec& spec_;
  std::uint32_t number_;
  std::uint32_t subheadings_ = 0, items_ = 0, subitems_ = 0;
  const SubheadingSpec* pending_ = nullptr;
  bool started_ = false;
};

void check_remarks(Context& context) {
  std::vector<std::string> headings;
  for (const SectionSpec& section : context.input.report.sections) {
    headings.push_back(section.heading.value);
  }
  for (const EditorRemark& remark : context.input.notes.remarks) {
    if (std::find(headings.begin(), headings.end(), remark.section) == headings.end()) {
      context.diagnostics.add(
          {Code::ComposeRemarkSection,
           remark.text.span,
           {{"section", remark.section}, {"nearest", nearest_names(remark.section, headings)}}});
    }
  }
}

}  // namespace

void number_blocks(Context& context) {
  // Composed into a document that is thrown away: exactly what will be printed gets a number.
  Document scratch_document;
  Diagnostics scratch_said;
  Context scratch(context.input, scratch_document, scratch_said);
  each_block(context.input.report,
             [&](const BlockSpec& block) { scratch.numbers.try_emplace(block_name(block)); });
  scratch.numbers.erase("");
  context.numbers = scratch.numbers;
  std::uint32_t tables = 0;
  std::uint32_t charts = 0;
  each_block(context.input.report, [&](const BlockSpec& block) {
    const std::string name = block_name(block);
    if (name.empty()) {
      return;
    }
    if (make_block(scratch, block)) {
      context.numbers[name] = std::holds_alternative<TableSpec>(block)
                                  ? "表" + std::to_string(++tables)
                                  : "图" + std::to_string(++charts);
    } else {
      context.diagnostics.add({Code::ComposeBlockLeftOut, span_of(block), {{"name", name}}});
    }
  });
}

void add_key_points(Context& context) {
  const std::vector<Skeleton>& points = context.input.report.key_points;
  std::uint32_t count = 0;
  const std::size_t faults = context.diagnostics.count(Severity::Error);
  Spans spans = paragraph(context, "要点：", points, &count);
  const Span where = points.empty() ? context.input.report.span : points.front().span;
  // A point that could not be written for a fault is not missing.
  const bool sound = context.diagnostics.count(Severity::Error) == faults;
  if (sound && (count < fewest_key_points || count > most_key_points)) {
    context.diagnostics.add({Code::ComposeKeyPoints, where, {{"count", std::to_string(count)}}});
  }
  if (!spans.empty()) {
    context.add(Paragraph{ParagraphStyle::Body, std::move(spans)}, where);
  }
}

void add_lead(Context& context) {
  for (const BlockSpec& block : context.input.report.lead) {
    if (auto content = make_block(context, block)) {
      context.add(std::move(*content), span_of(block));
    }
  }
}

void add_sections(Context& context) {
  check_remarks(context);
  std::uint32_t number = 1;
  for (const SectionSpec& section : context.input.report.sections) {
    if (SectionWriter(context, section, number).run()) {
      ++number;
    } else {
      context.diagnostics.add({Code::ComposeSectionLeftOut,
                               section.heading.span,
                               {{"heading", section.heading.value}}});
    }
  }
}

void check_references(Context& context) {
  each_block(context.input.report, [&](const BlockSpec& block) {
    const std::string name = block_name(block);
    const auto number = context.numbers.find(name);
    if (number != context.numbers.end() && !number->second.empty() &&
        !context.referred.contains(name)) {
      context.diagnostics.add({Code::ComposeNotReferred, span_of(block), {{"name", name}}});
    }
  });
}

}  // namespace jianbao::composing
