#include "compose/blocks.h"

#include <type_traits>
#include <utility>

#include "compose/chart_block.h"
#include "compose/conditions.h"
#include "compose/correction_block.h"
#include "compose/each_block.h"
#include "compose/form_block.h"
#include "compose/generated_blocks.h"
#include "compose/glossary.h"
#include "compose/register_block.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

/// All blocks in the order of printing, of the sections and annexes that `wanted` says are there.
template <class Wanted, class Visit>
void each_block(const ReportSpec& report, Wanted wanted, Visit visit) {
  const auto visit_all = [&visit](const std::vector<BlockSpec>& blocks) {
    for (const BlockSpec& block : blocks) {
      visit(block);
    }
  };
  visit_all(report.lead);
  for (const SectionSpec& section : report.sections) {
    if (wanted(section.when)) {
      visit_all(section.blocks);
    }
  }
  for (const AnnexSpec& annex : report.annexes) {
    if (wanted(annex.when)) {
      visit_all(annex.blocks);
    }
  }
}

bool always(const std::vector<Condition>& /*when*/) { return true; }

/// "table:main" of a table or chart; empty of anything else.
std::string block_name(const BlockSpec& block) {
  if (const auto* table = std::get_if<TableSpec>(&block.content)) {
    return "table:" + table->name;
  }
  if (const auto* form = std::get_if<FormSpec>(&block.content)) {
    return form->name.empty() ? "" : "table:" + form->name;
  }
  const auto* chart = std::get_if<ChartSpec>(&block.content);
  return chart == nullptr ? "" : "chart:" + chart->name;
}

template <class T>
std::vector<BlockContent> if_any(std::optional<T> block) {
  std::vector<BlockContent> out;
  if (block) {
    out.emplace_back(std::move(*block));
  }
  return out;
}

std::vector<BlockContent> make(Context& context, const ParagraphSpec& spec) {
  // The annex defines 主要数据: what key points, tables and charts print. Prose adds none.
  const auto main_facts = context.main_facts;
  Spans spans = paragraph(context, "", spec.sentences);
  context.main_facts = main_facts;
  std::vector<BlockContent> out;
  if (!spans.empty()) {
    out.emplace_back(Paragraph{ParagraphStyle::Body, std::move(spans)});
  }
  return out;
}
std::vector<BlockContent> make(Context& context, const TableSpec& spec) {
  return if_any(make_table(context, spec));
}
std::vector<BlockContent> make(Context& context, const ChartSpec& spec) {
  return if_any(make_chart(context, spec));
}
std::vector<BlockContent> make(Context& context, const FormSpec& spec) {
  return if_any(make_form(context, spec));
}
std::vector<BlockContent> make(Context& context, const CorrectionsSpec& spec) {
  return make_corrections(context, spec);
}
std::vector<BlockContent> make(Context& context, const DocumentsSpec& spec) {
  return if_any(make_documents(context, spec));
}
std::vector<BlockContent> make(Context& context, const EachSpec& spec) {
  std::vector<BlockContent> out;
  for (EachGroup& group : make_each(context, spec)) {
    if (!group.heading.empty()) {
      out.emplace_back(Paragraph{ParagraphStyle::Body,
                                 {{std::move(group.heading), Emphasis::Strong, std::nullopt}}});
    }
    for (EachItem& item : group.items) {
      Spans spans = std::move(item.text);
      if (!item.heading.empty()) {
        spans.insert(spans.begin(), {with_stop(item.heading), Emphasis::Plain, std::nullopt});
      }
      out.emplace_back(Paragraph{ParagraphStyle::Body, std::move(spans)});
    }
  }
  return out;
}
std::vector<BlockContent> make(Context& context, const FindingsSpec& spec) {
  return make_findings(context, spec);
}
std::vector<BlockContent> make(Context& context, const NaturesSpec& spec) {
  return make_natures(context, spec);
}
std::vector<BlockContent> make(Context& context, const DefinitionsChangedSpec& spec) {
  return make_definitions_changed(context, spec);
}
/// Outside sections, where nothing is numbered; sections write their own.
std::vector<BlockContent> make(Context& context, const SubheadingSpec& spec) {
  std::vector<BlockContent> out;
  if (auto words = label(context, spec.text)) {
    out.emplace_back(Heading{2, std::move(*words)});
  }
  return out;
}
std::vector<BlockContent> make(Context& context, const GlossarySpec& spec) {
  return make_glossary(context, spec);
}
std::vector<BlockContent> make(Context& context, const RegisterSpec& spec) {
  return make_register(context, spec);
}
std::vector<BlockContent> make(Context& context, const NameIndexSpec& spec) {
  return make_name_index(context, spec);
}
/// What a section numbers.
template <class T>
std::vector<BlockContent> make(Context& /*context*/, const T& /*spec*/) {
  return {};
}

}  // namespace

Span span_of(const BlockSpec& block) {
  return std::visit(
      [](const auto& spec) -> Span {
        if constexpr (std::is_same_v<std::decay_t<decltype(spec)>, SubheadingSpec>) {
          return spec.text.span;
        } else {
          return spec.span;
        }
      },
      block.content);
}

std::vector<BlockContent> make_blocks(Context& context, const BlockSpec& block) {
  if (!all_hold(context, block.when)) {
    return {};
  }
  return std::visit([&context](const auto& spec) { return make(context, spec); }, block.content);
}

void number_blocks(Context& context) {
  // Composed into a document that is thrown away: exactly what will be printed gets a number.
  Document scratch_document;
  Diagnostics scratch_said;
  Context scratch(context.input, scratch_document, scratch_said);
  each_block(context.input.report, always,
             [&](const BlockSpec& block) { scratch.numbers.try_emplace(block_name(block)); });
  scratch.numbers.erase("");
  context.numbers = scratch.numbers;
  std::uint32_t tables = 0;
  std::uint32_t charts = 0;
  const auto is_there = [&](const std::vector<Condition>& when) { return all_hold(scratch, when); };
  each_block(context.input.report, is_there, [&](const BlockSpec& block) {
    const std::string name = block_name(block);
    if (name.empty()) {
      return;
    }
    if (!make_blocks(scratch, block).empty()) {
      context.numbers[name] = name.starts_with("table:") ? "表" + std::to_string(++tables)
                                                         : "图" + std::to_string(++charts);
    } else {
      context.diagnostics.add({Code::ComposeBlockLeftOut, span_of(block), {{"name", name}}});
    }
  });
}

void check_references(Context& context) {
  each_block(context.input.report, always, [&](const BlockSpec& block) {
    const std::string name = block_name(block);
    const auto number = context.numbers.find(name);
    if (number != context.numbers.end() && !number->second.empty() &&
        !context.referred.contains(name)) {
      context.diagnostics.add({Code::ComposeNotReferred, span_of(block), {{"name", name}}});
    }
  });
}

}  // namespace jianbao::composing
