#include "app/issue/record.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/issue/printed_lines.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

/// Where one figure begins and all the text that is set for it.
struct Place {
  std::uint32_t page_index, page, line;
  Length x;
  std::string text;
};

std::map<FigureIndex, Place> collect_places(const Pages& pages, bool duplex) {
  std::map<FigureIndex, Place> places;
  for (std::uint32_t index = 0; index < pages.pages.size(); ++index) {
    const Page& page = pages.pages[index];
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run == nullptr || !run->figure) {
        continue;
      }
      Place& place = places
                         .try_emplace(*run->figure, Place{index,
                                                          page.number.value_or(index + 1),
                                                          line_of(pages, index, *run, duplex),
                                                          run->origin.x,
                                                          {}})
                         .first->second;
      for (const Glyph& glyph : run->glyphs) {
        append_utf8(place.text, glyph.text);
      }
    }
  }
  return places;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// Digits must be those of the figure; words may be fewer, since a table prints the unit in its
/// head. A text that holds the figure twice was printed twice.
bool is_placed_once(const Figure& figure, const std::string& set) {
  const auto digits = [](std::string text) {
    std::erase_if(text, [](char c) { return (c < '0' || c > '9') && c != '.'; });
    return text;
  };
  const std::string printed = without_spaces(figure.printed);
  const std::string found = without_spaces(set);
  return !found.empty() && digits(found) == digits(printed) && found != printed + printed;
}

/// A growth or share that the source states stands in its own words, not in those of the level.
const Comparison* comparison_printed(const Fact& fact, const std::string& printed) {
  const Comparison* first = fact.comparisons.empty() ? nullptr : &fact.comparisons.front();
  const auto fits = [&printed](const Comparison& comparison) {
    return printed.find(comparison.value.absolute().to_string()) != std::string::npos;
  };
  const auto found = std::find_if(fact.comparisons.begin(), fact.comparisons.end(), fits);
  return found == fact.comparisons.end() ? first : &*found;
}

ManifestFact record_fact(const RecordInput& in, const Figure& figure, FactIndex index) {
  const Fact& fact = in.checked.facts().at(index);
  const Comparison* comparison =
      figure.comparison ? comparison_printed(fact, figure.printed) : nullptr;
  const Span& span = comparison != nullptr ? comparison->value_span : fact.value_span;
  ManifestFact record;
  record.id = fact.id;
  record.file = in.sources.path(span.file);
  record.line = span.begin.line;
  record.column = span.begin.column;
  record.document = in.catalogue[fact.document].key;
  record.source_line = fact.line;
  if (comparison != nullptr) {
    record.anchor = comparison->anchor.text;
  } else if (fact.anchor) {
    record.anchor = fact.anchor->text;
  } else if (fact.claim && fact.claim->anchor) {
    record.anchor = fact.claim->anchor->text;
  }
  return record;
}

std::vector<ManifestVerdict> record_verdicts(const RecordInput& in, const Figure& figure) {
  std::vector<ManifestVerdict> records;
  for (const Verdict& verdict : figure_verdicts(in.checked, figure)) {
    records.push_back(
        {verdict.rule, std::string(rule_result_name(verdict.result)), verdict.detail});
  }
  return records;
}

ManifestFigure record_figure(const RecordInput& in, const PlacedFigure& placed) {
  const Figure& figure = in.document.figures.at(placed.figure);
  ManifestFigure record;
  record.page = placed.page;
  record.line = placed.line;
  record.printed = figure.printed;
  record.what = figure.what;
  record.sentence = figure.sentence;
  record.formula = figure.formula;
  record.derived = figure.derived;
  for (const FactIndex index : figure.facts) {
    record.facts.push_back(record_fact(in, figure, index));
  }
  record.verdicts = record_verdicts(in, figure);
  return record;
}

/// Only documents that a printed figure was taken from.
std::vector<ManifestDocument> record_documents(const RecordInput& in) {
  std::set<std::uint32_t> seen;
  std::vector<ManifestDocument> records;
  for (const Figure& figure : in.document.figures) {
    for (const FactIndex index : figure.facts) {
      const DocumentId id = in.checked.facts().at(index).document;
      if (seen.insert(id.index()).second) {
        const SourceDocument& document = in.catalogue[id];
        records.push_back(
            {document.key, document.title, document.publisher, to_string(document.published)});
      }
    }
  }
  std::sort(records.begin(), records.end());
  return records;
}

ManifestCounts count(const RecordInput& in) {
  ManifestCounts counts;
  counts.figures = static_cast<std::uint32_t>(in.placed.size());
  counts.warnings = in.warnings;
  for (const RuleTally& tally : in.checked.tallies()) {
    counts.rules_pass += static_cast<std::uint32_t>(tally.pass);
    counts.rules_fail += static_cast<std::uint32_t>(tally.fail);
    counts.rules_not_evaluable += static_cast<std::uint32_t>(tally.not_evaluable);
  }
  return counts;
}

}  // namespace

Outcome<std::vector<PlacedFigure>> place_figures(const Document& document, const Pages& pages,
                                                 bool duplex) {
  const std::map<FigureIndex, Place> places = collect_places(pages, duplex);
  Diagnostics diagnostics;
  std::vector<
      std::pair<std::tuple<std::uint32_t, std::uint32_t, Length, FigureIndex>, PlacedFigure>>
      ordered;
  for (FigureIndex index = 0; index < document.figures.size(); ++index) {
    const Figure& figure = document.figures[index];
    const auto found = places.find(index);
    if (found == places.end() || !is_placed_once(figure, found->second.text)) {
      diagnostics.add({Code::AppFigureNotPlaced,
                       std::nullopt,
                       {{"figure", figure.printed},
                        {"what", figure.what},
                        {"found", found == places.end() ? "" : found->second.text}}});
      continue;
    }
    const Place& place = found->second;
    ordered.push_back({{place.page_index, place.line, place.x, index},
                       PlacedFigure{index, place.page, place.line}});
  }
  if (diagnostics.has_errors()) {
    return {std::nullopt, std::move(diagnostics)};
  }
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<PlacedFigure> placed;
  for (const auto& entry : ordered) {
    placed.push_back(entry.second);
  }
  return {std::move(placed), {}};
}

std::vector<ManifestInput> digest_inputs(const SourceMap& sources, const FontManifest& fonts) {
  std::vector<ManifestInput> inputs;
  for (const FileId file : sources.files()) {
    inputs.push_back({sources.path(file), sha256_hex(sources.text(file))});
  }
  for (const FontFile& font : fonts.files) {
    if (!counts_when_used(font)) {
      inputs.push_back({"fonts/" + font.file, font.sha256});
    }
  }
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  return inputs;
}

std::vector<ManifestInput> with_fonts_in_use(std::vector<ManifestInput> inputs, const Pages& pages,
                                             const FontSet& faces) {
  std::set<std::uint32_t> seen;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && faces.counts_when_used(run->face) &&
          seen.insert(run->face.index()).second) {
        inputs.push_back({"fonts/" + faces.file_name(run->face), faces.sha256(run->face)});
      }
    }
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

Manifest make_manifest(const RecordInput& in) {
  Manifest manifest;
  manifest.program = program_version();
  manifest.issue = in.issue.key;
  manifest.report = in.document.name;
  manifest.as_of = to_string(in.issue.as_of);
  manifest.draft = in.document.draft;
  manifest.pdf = in.document.name + ".pdf";
  manifest.pdf_sha256 = sha256_hex(in.pdf);
  manifest.pages = static_cast<std::uint32_t>(in.pages.pages.size());
  manifest.counts = count(in);
  manifest.inputs = in.inputs;
  manifest.documents = record_documents(in);
  for (const PlacedFigure& placed : in.placed) {
    manifest.figures.push_back(record_figure(in, placed));
  }
  manifest.lines = printed_lines(in.pages, in.duplex);
  return manifest;
}

std::string_view rule_result_name(RuleResult result) {
  switch (result) {
    case RuleResult::Pass:
      return "pass";
    case RuleResult::Fail:
      return "fail";
    case RuleResult::NotEvaluable:
      break;
  }
  return "not_evaluable";
}

std::string program_version() { return "jianbao " JIANBAO_VERSION; }

}  // namespace jianbao
