#include "compose/annex.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "compose/blocks.h"
#include "compose/conditions.h"
#include "compose/numerals.h"
#include "compose/table_block.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

TableColumnHead column(std::string text, std::uint16_t weight) {
  return {std::move(text), ColumnAlign::Left, weight, false};
}

TableColumnHead whole_column(std::string text) {
  return {std::move(text), ColumnAlign::Centre, 1, true};
}

/// Documents and definitions in the order in which the body first prints from them.
class AnnexTables {
 public:
  explicit AnnexTables(const Context& context)
      : catalogue_(context.input.catalogue), views_(context.views) {
    for (const FactIndex index : context.main_facts) {
      if (seen_.insert(index).second) {
        facts_.push_back(index);
      }
    }
  }

  [[nodiscard]] Table sources() const {
    Table table;
    table.caption = "附表1　数据来源";
    // The names of papers and pages are longer than their days: they share what is left by weight.
    table.columns = {column("来源", 3), column("题名", 5), column("版面", 3),
                     whole_column("刊发日期")};
    std::set<std::uint32_t> listed;
    std::vector<DocumentId> documents;
    for (const FactIndex index : facts_) {
      const DocumentId id = views_.fact(index).document;
      if (listed.insert(id.index()).second) {
        documents.push_back(id);
        table.rows.push_back(source_row(catalogue_[id]));
      }
    }
    add_events(documents, table);
    return table;
  }

  /// The body's own words stand in for a definition that the source does not give.
  [[nodiscard]] Table definitions() const {
    Table table;
    table.caption = "附表2　指标口径";
    table.columns = {column("指标", 2), column("期间", 1), column("口径说明", 5)};
    std::set<std::pair<std::uint32_t, std::string>> listed;
    std::optional<std::uint32_t> above;  // 同上 points at the row right above and no other
    for (const FactIndex index : facts_) {
      const Fact& fact = views_.fact(index);
      const std::string period = period_in_list(fact.period);
      if (!fact.quantity || !listed.insert({fact.indicator.index(), period}).second) {
        continue;
      }
      const bool again = above == fact.indicator.index();
      above = fact.indicator.index();
      std::string words = again ? "同上。" + with_stop(fact.note)
                                : joined(views_.indicator(index).definition, fact.note);
      table.rows.push_back({plain_cell(views_.indicator(index).name),
                            plain_cell(period.empty() ? std::string(time_not_told) : period),
                            plain_cell(words.empty() ? "来源未说明。" : std::move(words))});
    }
    return table;
  }

 private:
  /// A clause of the definition that the note says too is printed once.
  [[nodiscard]] static std::string joined(std::string_view definition, const std::string& note) {
    constexpr std::string_view separator = "；";
    std::string words;
    while (!definition.empty()) {
      const std::size_t end = std::min(definition.find(separator), definition.size());
      std::string_view clause = definition.substr(0, end);
      clause = clause.ends_with("。") ? clause.substr(0, clause.size() - 3) : clause;
      if (note.find(clause) == std::string::npos) {
        words += words.empty() ? "" : separator;
        words += clause;
      }
      definition.remove_prefix(std::min(end + separator.size(), definition.size()));
    }
    return with_stop(std::move(words)) + with_stop(note);
  }
  [[nodiscard]] static TableCell or_dash(const std::string& text) {
    return plain_cell(text.empty() ? "—" : text);
  }
  [[nodiscard]] static TableRow source_row(const SourceDocument& source) {
    return {plain_cell(source.publisher), or_dash(source.title), or_dash(source.page),
            plain_cell(full_date(source.published))};
  }
  /// A column of nothing but dashes would take the others' room.
  void add_events(const std::vector<DocumentId>& documents, Table& table) const {
    std::vector<std::string> events;
    for (const DocumentId id : documents) {
      const SourceDocument& source = catalogue_[id];
      events.push_back((source.event_date ? full_date(*source.event_date) : "") + source.event);
    }
    if (std::ranges::all_of(events, &std::string::empty)) {
      return;
    }
    table.columns.push_back(column("事项", 5));
    for (std::size_t k = 0; k < events.size(); ++k) {
      table.rows[k].cells.push_back(or_dash(events[k]));
    }
  }

  const Catalogue& catalogue_;
  const FactViews& views_;
  std::set<FactIndex> seen_;
  std::vector<FactIndex> facts_;
};

/// A heading under which nothing stands.
void drop_bare_headings(std::vector<Block>& blocks) {
  const auto is_heading = [](const Block& block) {
    return std::holds_alternative<Heading>(block.content);
  };
  for (std::size_t k = blocks.size(); k-- > 0;) {
    if (is_heading(blocks[k]) && (k + 1 == blocks.size() || is_heading(blocks[k + 1]))) {
      blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

MadeAnnex make_annex(Context& context, const AnnexSpec& spec) {
  MadeAnnex made;
  auto title = all_hold(context, spec.when) ? label(context, spec.title) : std::nullopt;
  if (!title) {
    return made;
  }
  made.title = std::move(*title);
  for (const BlockSpec& block : spec.blocks) {
    for (BlockContent& content : make_blocks(context, block)) {
      made.blocks.push_back({std::move(content), span_of(block)});
    }
  }
  drop_bare_headings(made.blocks);
  return made;
}

MadeAnnex make_sources_annex(Context& context) {
  const ReportSpec& report = context.input.report;
  MadeAnnex made{report.annex_title, {}};
  for (const Skeleton& note : report.annex_notes) {
    if (Spans spans = paragraph(context, "", {note}); !spans.empty()) {
      made.blocks.push_back({Paragraph{ParagraphStyle::Small, std::move(spans)}, note.span});
    }
  }
  const AnnexTables tables(context);
  for (Table table : {tables.sources(), tables.definitions()}) {
    if (!table.rows.empty()) {
      made.blocks.push_back({std::move(table), std::nullopt});
    }
  }
  return made;
}

}  // namespace

std::vector<MadeAnnex> make_annexes(Context& context) {
  const ReportSpec& report = context.input.report;
  std::vector<MadeAnnex> out;
  for (const AnnexSpec& annex : report.annexes) {
    MadeAnnex made = make_annex(context, annex);
    if (!made.blocks.empty()) {
      out.push_back(std::move(made));
    }
  }
  if (!report.annex_title.empty()) {
    out.push_back(make_sources_annex(context));
  }
  return out;
}

void announce_annexes(Context& context, const std::vector<MadeAnnex>& annexes) {
  AttachmentList list;
  for (const MadeAnnex& annex : annexes) {
    list.names.push_back(annex.title);
  }
  if (!list.names.empty()) {
    context.add(std::move(list));
  }
}

void add_annexes(Context& context, std::vector<MadeAnnex> annexes) {
  std::size_t number = 0;
  for (MadeAnnex& annex : annexes) {
    const std::string label_text =
        annexes.size() > 1 ? "附件" + std::to_string(++number) : std::string("附件");
    context.add(Attachment{label_text, std::move(annex.title)});
    for (Block& block : annex.blocks) {
      context.document.blocks.push_back(std::move(block));
    }
  }
}

}  // namespace jianbao::composing
