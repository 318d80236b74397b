#include "compose/sections.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "compose/blocks.h"
#include "compose/conditions.h"
#include "compose/each_block.h"
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
        pending_ = all_hold(context_, block.when) ? subheading : pending_;
      } else if (const auto* point = std::get_if<PointSpec>(&block.content)) {
        if (all_hold(context_, block.when)) {
          add(*point);
        }
      } else if (const auto* each = std::get_if<EachSpec>(&block.content)) {
        if (all_hold(context_, block.when)) {
          add(*each);
        }
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
    add_numbered(point.level, *words, std::move(text), point.span);
  }

  void add_numbered(std::uint8_t level, const std::string& words, Spans text, const Span& span) {
    const Emphasis emphasis = level == 2 ? Emphasis::Kai : Emphasis::Plain;
    // 2. before 49亿元 would read as 2.49亿元.
    const bool digits =
        level == 3 && words.empty() && plain_text(text).find_first_of("0123456789") == 0;
    Spans spans{
        {point_number(level) + (digits ? "　" : "") + (words.empty() ? "" : with_stop(words)),
         emphasis, std::nullopt}};
    append(spans, std::move(text));
    context_.add(Paragraph{ParagraphStyle::Body, std::move(spans)}, span);
  }

  void add(const EachSpec& spec) {
    for (EachGroup& group : make_each(context_, spec)) {
      start();
      if (!group.heading.empty()) {
        add_subheading(group.heading, spec.span);
      }
      for (EachItem& item : group.items) {
        if (spec.as == EachAs::Points) {
          add_numbered(spec.level, item.heading, std::move(item.text), spec.span);
          continue;
        }
        Spans spans;
        if (!item.heading.empty()) {
          spans.push_back({with_stop(item.heading), Emphasis::Plain, std::nullopt});
        }
        append(spans, std::move(item.text));
        context_.add(Paragraph{ParagraphStyle::Body, std::move(spans)}, spec.span);
      }
    }
  }

  void add_subheading(const std::string& words, const Span& span) {
    items_ = subitems_ = 0;
    context_.add(Heading{2, "（" + chinese_number(++subheadings_) + "）" + words}, span);
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
      add_subheading(*text, subheading.text.span);
    }
  }

  Context& context_;
  const SectionSpec& spec_;
  std::uint32_t number_;
  std::uint32_t subheadings_ = 0, items_ = 0, subitems_ = 0;
  const SubheadingSpec* pending_ = nullptr;
  bool started_ = false;
};

/// Up to the first mark that ends a clause.
std::size_t opening_end(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"，", "。", "；", "："}) {
    end = std::min(end, text.find(mark));
  }
  return end;
}

/// The clause that a paragraph begins with; one number is as good as another.
std::string opening(std::string_view text) {
  std::string words;
  for (const char c : text.substr(0, opening_end(text))) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !words.ends_with('#')) {
      words += digit ? '#' : c;
    }
  }
  return words;
}

/// 1. and （1）: a numbered point.
bool is_item(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  return text.starts_with("（") ||
         (digits != 0 && digits != std::string_view::npos && text[digits] == '.');
}

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
    if (!all_hold(context, section.when)) {
      continue;
    }
    if (SectionWriter(context, section, number).run()) {
      ++number;
    } else {
      context.diagnostics.add({Code::ComposeSectionLeftOut,
                               section.heading.span,
                               {{"heading", section.heading.value}}});
    }
  }
}

void check_openings(Context& context) {
  constexpr std::size_t most_alike = 2;
  std::string last;
  std::size_t alike = 0;
  for (const Block& block : context.document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph == nullptr || paragraph->style != ParagraphStyle::Body) {
      continue;
    }
    const std::string text = plain_text(paragraph->spans);
    if (is_item(text)) {  // points of a list are meant to be alike
      last.clear();
      continue;
    }
    std::string words = opening(text);
    alike = words == last ? alike + 1 : 1;
    last = std::move(words);
    if (alike == most_alike + 1) {
      context.diagnostics.add({Code::ComposeSameOpening,
                               block.span.value_or(context.input.report.span),
                               {{"opening", text.substr(0, opening_end(text))}}});
    }
  }
}

}  // namespace jianbao::composing
