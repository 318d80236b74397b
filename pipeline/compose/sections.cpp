#include "compose/sections.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "compose/blocks.h"
#include "compose/numerals.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

constexpr std::uint32_t fewest_key_points = 3, most_key_points = 7;

/// One section: headings are written only once something stands under them.
class SectionWriter {
 public:
  SectionWriter(Context& context, const SectionSpec& spec, std::uint32_t number)
      : context_(context), spec_(spec), number_(number) {}

  /// False: nothing of the section is printed.
  bool run() {
    for (const BlockSpec& block : spec_.blocks) {
      if (const auto* subheading = std::get_if<SubheadingSpec>(&block.content)) {
        pending_ = subheading;
      } else if (const auto* point = std::get_if<PointSpec>(&block.content)) {
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
    for (BlockContent& content : make_blocks(context_, block)) {
      start();
      context_.add(std::move(content), span_of(block));
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

void add_key_points(Context& context) {
  const std::vector<SentenceSpec>& points = context.input.report.key_points;
  if (points.empty()) {
    return;
  }
  std::uint32_t count = 0;
  const std::size_t faults = context.diagnostics.count(Severity::Error);
  Spans spans = paragraph(context, "要点：", points, &count);
  const Span where = points.front().text.span;
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
    for (BlockContent& content : make_blocks(context, block)) {
      context.add(std::move(content), span_of(block));
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

}  // namespace jianbao::composing
