#include "compose/compose.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "compose/annex.h"
#include "compose/blocks.h"
#include "compose/conditions.h"
#include "compose/context.h"
#include "compose/distribution.h"
#include "compose/numerals.h"
#include "compose/sections.h"
#include "compose/table_block.h"
#include "compose/wording.h"
#include "model/words.h"

namespace jianbao {
namespace composing {
namespace {

std::string issue_line(const Issue& issue) {
  return fmt::format("第{}期（总第{}期）", issue.number_of_year, issue.running_number);
}

/// The day is that of sign-off; until then it is left for the pen.
std::string issue_date(const Issue& issue) {
  return issue.signed_off ? full_date(*issue.signed_off) : date_without_day(issue.as_of);
}

Masthead make_masthead(const ComposeInput& input) {
  std::string unit = input.office.unit;
  if (!unit.ends_with("编")) {
    unit += "编";  // E-05
  }
  return {input.office.masthead,   issue_line(input.issue),    std::move(unit),
          issue_date(input.issue), input.issue.classification, input.issue.copy_number};
}

/// Lines as the editor broke them, at "/". A figure never holds one.
std::vector<Spans> split_lines(Spans spans) {
  std::vector<Spans> lines(1);
  for (TextSpan& span : spans) {
    std::string_view rest = span.text;
    for (std::size_t slash = rest.find('/'); !span.figure && slash != std::string_view::npos;
         slash = rest.find('/')) {
      append(lines.back(), {{std::string(rest.substr(0, slash)), span.emphasis, std::nullopt}});
      lines.emplace_back();
      rest.remove_prefix(slash + 1);
    }
    if (!rest.empty()) {
      append(lines.back(), {{std::string(rest), span.emphasis, span.figure}});
    }
  }
  std::erase_if(lines, [](const Spans& line) { return plain_text(line).empty(); });
  return lines;
}

/// The dates of an issue stay apart: what most figures speak of, and up to when they were taken in.
/// The day of sign-off stands in the 报头.
Spans as_of_lines(const Issue& issue, const ReportSpec& report) {
  Spans lines;
  // A document with a title of its own speaks of other times than the issue's brief.
  if (issue.period && !report.heading) {
    lines.push_back({"（数据期间：" + period_with_year(*issue.period) + "）", Emphasis::Plain, {}});
  }
  lines.push_back(
      {"（数据截至" + full_date(issue.as_of) + "，另有期间的随文注明）", Emphasis::Plain, {}});
  return lines;
}

/// A title cannot be left out: what is missing in it is an error.
std::optional<Spans> title_spans(Context& context, const Located<std::string>& text) {
  auto fragment = render(context, text);
  if (!fragment) {
    const Shortfall& missing = fragment.error();
    if (missing.lack == Lack::Missing) {
      context.diagnostics.add(
          {Code::ComposeTitle, missing.span, {{"placeholder", missing.placeholder}}});
    }
    return std::nullopt;
  }
  std::string words = plain_text(fragment->spans);
  std::erase(words, '/');
  return context.commit(std::move(*fragment), words);
}

void add_title(Context& context) {
  const EditorNotes& notes = context.input.notes;
  const ReportSpec& report = context.input.report;
  const Located<std::string>& heading = report.heading ? *report.heading : notes.title;
  Title title;
  if (auto spans = title_spans(context, heading)) {
    title.lines = split_lines(std::move(*spans));
  }
  for (const Spans& line : title.lines) {
    context.document.title += plain_text(line);
  }
  const auto& subtitle = report.heading ? report.subtitle : notes.subtitle;
  if (subtitle) {
    if (auto spans = title_spans(context, *subtitle)) {
      const bool dashed = plain_text(*spans).starts_with("——");
      title.subtitle = {{dashed ? "" : "——", Emphasis::Plain, std::nullopt}};
      append(title.subtitle, std::move(*spans));
    }
  }
  title.as_of = as_of_lines(context.input.issue, report);
  context.add(std::move(title), heading.span);
}

void add_editor_note(Context& context) {
  const auto& note = context.input.notes.editor_note;
  if (!note) {
    return;
  }
  if (Spans spans = paragraph(context, "编者按：", {*note}); !spans.empty()) {
    context.add(Paragraph{ParagraphStyle::EditorNote, std::move(spans)}, note->span);
  }
}

/// Words around the text that hold figures as any sentence does: 主送, 附注.
void add_words(Context& context, const std::optional<Skeleton>& words, ParagraphStyle style) {
  if (!words) {
    return;
  }
  if (auto spans = title_spans(context, *words)) {
    context.add(Paragraph{style, std::move(*spans)}, words->span);
  }
}

/// Whether the issue has this document at all; if not, that is said with the reason.
bool is_wanted(Context& context) {
  const ComposeInput& input = context.input;
  std::string why;
  if (all_hold(context, input.report.when, &why)) {
    return true;
  }
  if (!context.diagnostics.has_errors()) {
    context.diagnostics.add(
        {Code::ComposeReportLeftOut,
         input.report.when.front().of.span,
         {{"issue", input.issue.key}, {"report", input.report.title}, {"why", why}}});
  }
  return false;
}

void add_signature(Context& context) {
  const ComposeInput& input = context.input;
  if (input.report.signature) {
    context.add(Signature{input.office.unit, issue_date(input.issue), input.report.sealed});
  }
}

Colophon make_colophon(const ComposeInput& input) {
  const Office& office = input.office;
  Colophon colophon;
  colophon.lines = distribution(office);
  colophon.unit = office.unit;
  colophon.date = issue_date(input.issue) + "印发";
  colophon.copies = copies(office);
  return colophon;
}

/// A document that prints or derives from a refused fact is stopped whole: the fault itself is
/// reported by the rule, here is said what it stops.
void check_refused(Context& context) {
  const CheckedFacts& checked = context.input.dataset.checked();
  for (const FactIndex index : context.used_facts) {
    if (checked.is_refused(index)) {
      const Fact& fact = checked.facts().at(index);
      context.diagnostics.add({Code::ComposeRefusedFact,
                               fact.value_span,
                               {{"fact", fact.id},
                                {"issue", context.input.issue.key},
                                {"report", context.input.report.name}}});
    }
  }
}

/// What may not be quoted stops the document that quotes it; it is not left out in silence, since
/// the sentence around it would then say less than its author meant.
void check_disclosure(Context& context) {
  const CheckedFacts& checked = context.input.dataset.checked();
  for (const FactIndex index : context.used_facts) {
    const Fact& fact = checked.facts().at(index);
    if (fact.disclosure != Disclosure::Published) {
      context.diagnostics.add({Code::ComposeNotQuotable,
                               fact.value_span,
                               {{"fact", fact.id},
                                {"disclosure", std::string(data_word(fact.disclosure))},
                                {"report", context.input.report.name}}});
    }
  }
}

}  // namespace
}  // namespace composing

std::string document_name(const ReportSpec& report, const Catalogue& catalogue,
                          std::optional<SubjectId> own) {
  return own ? report.name + '-' + catalogue[*own].name : report.name;
}

Outcome<Document> compose(const ComposeInput& input) {
  Outcome<Document> outcome;
  Document document;
  document.name = document_name(input.report, input.catalogue, input.own);
  document.author = input.office.unit;
  document.draft = !input.issue.signed_off;
  document.pages_aim = input.report.pages_aim;
  document.pages_most = input.report.pages_most;
  composing::Context context(input, document, outcome.diagnostics);
  if (!composing::is_wanted(context)) {
    return outcome;
  }
  // A slip in one that nothing uses yet is a slip all the same.
  for (const SelectionSpec& selection : input.report.selections) {
    (void)context.selections.find({selection.name, selection.span}, context.diagnostics);
  }
  composing::number_blocks(context);
  if (input.report.front == Front::Masthead) {
    context.add(composing::make_masthead(input));
  }
  // E-07: the editor's word stands between the red line and the title.
  if (!input.report.heading) {
    composing::add_editor_note(context);
  }
  composing::add_title(context);
  composing::add_words(context, input.report.addressee, ParagraphStyle::Addressee);
  composing::add_key_points(context);
  composing::add_lead(context);
  composing::add_sections(context);
  composing::check_openings(context);
  auto annexes = composing::make_annexes(context);
  composing::check_references(context);
  composing::announce_annexes(context, annexes);
  composing::add_signature(context);
  composing::add_words(context, input.report.post_note, ParagraphStyle::PostNote);
  composing::add_annexes(context, std::move(annexes));
  composing::check_refused(context);
  composing::check_disclosure(context);
  if (input.report.colophon) {
    context.add(composing::make_colophon(input));
  }
  document.facts.assign(context.used_facts.begin(), context.used_facts.end());
  if (!outcome.diagnostics.has_errors()) {
    outcome.value = std::move(document);
  }
  return outcome;
}

Outcome<Document> compose_gallery(const ComposeInput& of) {
  Outcome<Document> outcome;
  // It speaks of everything that is known on the day, whichever issue reported it.
  Issue issue = of.issue;
  for (const SourceDocument& document : of.catalogue.documents()) {
    if (std::ranges::find(issue.sources, document.key, &Located<std::string>::value) ==
        issue.sources.end()) {
      issue.sources.push_back({document.key, of.report.span});
    }
  }
  const ComposeInput input{of.dataset, of.catalogue, of.report, issue, of.notes, of.office};
  Document document;
  document.name = input.report.name;
  document.title = input.report.title;
  document.author = input.office.unit;
  composing::Context context(input, document, outcome.diagnostics);
  composing::number_blocks(context);
  composing::add_lead(context);
  composing::add_sections(context);
  composing::check_refused(context);
  composing::check_disclosure(context);
  document.facts.assign(context.used_facts.begin(), context.used_facts.end());
  if (!outcome.diagnostics.has_errors()) {
    outcome.value = std::move(document);
  }
  return outcome;
}

}  // namespace jianbao
