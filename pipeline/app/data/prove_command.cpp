#include "app/data/prove_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "app/table.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/utf8.h"
#include "validate/documents.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t document_limit = 16U << 20U;

/// Only the very text that was read when the facts were entered can prove them.
std::optional<DocumentText> read_document(Run& run, const fs::path& folder,
                                          const SourceDocument& document, DocumentId id) {
  const fs::path path = folder / document.file;
  auto text = run.step(read_file(path, document_limit));
  if (!text) {
    return std::nullopt;
  }
  std::string found = sha256_hex(*text);
  if (!document.sha256.empty() && found != document.sha256) {
    run.diagnostics().add({Code::CheckDocumentChanged,
                           document.span,
                           {{"path", path.generic_string()},
                            {"expected", document.sha256},
                            {"found", std::move(found)}}});
    return std::nullopt;
  }
  if (const auto wrong = first_invalid_utf8(*text)) {
    run.diagnostics().add(
        {Code::CheckDocumentText,
         document.span,
         {{"path", path.generic_string()}, {"offset", std::to_string(*wrong + 1)}}});
    return std::nullopt;
  }
  return DocumentText{id, std::move(*text)};
}

std::string argument(const Diagnostic& diagnostic, std::string_view name) {
  const auto found = std::ranges::find(diagnostic.args, name, &Args::value_type::first);
  return found == diagnostic.args.end() ? std::string() : found->second;
}

/// Where on its line a statement stands, or the line's beginning: its words may be cut off.
Span place_on_line(const SourceMap& sources, FileId file, std::uint32_t number, std::string words) {
  constexpr std::string_view cut = "…";
  if (words.ends_with(cut)) {
    words.resize(words.size() - cut.size());
  }
  const std::string_view line = sources.line(file, number);
  if (line.empty()) {
    return {file, {number, 1}, {number, 1}};
  }
  const std::size_t found = std::min(line.find(words), line.size());
  const std::size_t at = found < line.size() ? found : 0;
  const std::size_t begin = static_cast<std::size_t>(line.data() - sources.text(file).data()) + at;
  const std::size_t end = begin + (found < line.size() ? words.size() : 0);
  return {file, sources.position(file, begin), sources.position(file, end)};
}

/// What is missing has no entry to point at: its place is that in the document itself.
void file_with_places(Run& run, const Diagnostics& said,
                      const std::map<std::string, FileId>& files) {
  for (Diagnostic diagnostic : said.all()) {
    const auto file = files.find(argument(diagnostic, "document"));
    const auto number = Decimal::parse(argument(diagnostic, "line"));
    if (!diagnostic.where && file != files.end() && number) {
      diagnostic.where = place_on_line(run.sources(), file->second,
                                       static_cast<std::uint32_t>(number->coefficient()),
                                       argument(diagnostic, "words"));
    }
    run.diagnostics().add(std::move(diagnostic));
  }
}

/// The rules that read the texts themselves.
void check_wording(Run& run, const Inputs& inputs, const std::vector<PlacedText>& texts,
                   std::vector<RuleTally>& tallies) {
  const auto names = run.stage(load_known_names(run.settings().workspace, run.sources()));
  auto found = run.stage(check_documents(texts, *inputs.catalogue, inputs.registry,
                                         names.value_or(std::vector<std::string>()), inputs.rules));
  for (RuleTally& tally : tallies) {
    const auto mine = std::ranges::find(*found, tally.rule, &RuleTally::rule);
    tally = mine == found->end() ? tally : *mine;
  }
}

std::string tally_text(const Tally& tally) {
  return fmt::format("{}/{}/{}", tally.found, tally.entered, tally.left_out);
}

}  // namespace

DocumentsProof prove_documents(Run& run, const Inputs& inputs, const fs::path& folder,
                               std::vector<RuleTally>& tallies) {
  const Catalogue& catalogue = *inputs.catalogue;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    run.diagnostics().add(
        {Code::CheckNoDocuments, std::nullopt, {{"path", folder.generic_string()}}});
    return {{}, {catalogue.documents().size(), 0}};
  }
  std::vector<DocumentText> texts;
  std::vector<PlacedText> placed;
  std::map<std::string, FileId> files;
  for (const SourceDocument& document : catalogue.documents()) {
    if (auto text = read_document(run, folder, document, *catalogue.document(document.key))) {
      const FileId file = run.sources().add((folder / document.file).generic_string(), text->text);
      files.emplace(document.file, file);
      placed.push_back({*text, file});
      texts.push_back(std::move(*text));
    }
  }
  const auto evidence = prove(*inputs.facts, inputs.registry, catalogue, texts);
  file_with_places(run, evidence.diagnostics, files);
  check_wording(run, inputs, placed, tallies);
  const DocumentsRead counts{catalogue.documents().size(), texts.size()};
  const auto& coverage = evidence.value;
  if (!coverage) {
    return {{}, counts};
  }
  const auto word = [&run](std::string_view zh, std::string_view en) {
    return std::string(pick(run.settings().language, zh, en));
  };
  const std::vector<TextColumn> columns{
      {word("来源", "source"), false},  {word("锚", "anchors"), true},
      {word("数", "numbers"), true},    {word("位次说法", "claims"), true},
      {word("名称", "names"), true},    {word("承诺句", "undertakings"), true},
      {word("未登记", "missing"), true}};
  std::vector<std::vector<std::string>> rows;
  std::size_t anchors = 0;
  std::array<Tally, statement_kinds> total{};
  const auto row = [](std::string name, std::size_t proved, const auto& kinds) {
    std::vector<std::string> cells{std::move(name), std::to_string(proved)};
    std::size_t missing = 0;
    for (const Tally& tally : kinds) {
      cells.push_back(tally_text(tally));
      missing += tally.missing();
    }
    cells.push_back(std::to_string(missing));
    return cells;
  };
  for (const Coverage& c : *coverage) {
    rows.push_back(row(catalogue[c.document].key, c.anchors, c.tallies));
    anchors += c.anchors;
    for (std::size_t i = 0; i < statement_kinds; ++i) {
      total.at(i).found += c.tallies.at(i).found;
      total.at(i).entered += c.tallies.at(i).entered;
      total.at(i).left_out += c.tallies.at(i).left_out;
    }
  }
  rows.push_back(row(word("合计", "total"), anchors, total));
  return {word("每格：原文里找到/已登记/有意不登记\n", "each cell: found/entered/left out\n") +
              format_text_table(columns, rows),
          counts};
}

}  // namespace jianbao
