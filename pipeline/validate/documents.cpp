#include "validate/documents.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "validate/document_checks.h"
#include "validate/rules.h"

namespace jianbao {
namespace validation {
namespace {

constexpr auto document_checks = std::to_array<std::pair<std::string_view, DocumentCheck>>({
    {"duplicate-passage", [](const Reading& r) { return check_duplicate_passages(r.texts); }},
    {"list-count", [](const Reading& r) { return check_list_counts(r.texts); }},
    {"repeated-member", [](const Reading& r) { return check_repeated_members(r.texts); }},
    {"scheme-cut", [](const Reading& r) { return check_schemes(r.texts); }},
    {"cut-off", [](const Reading& r) { return check_endings(r.texts); }},
    {"marks-pair", [](const Reading& r) { return check_marks(r.texts); }},
    {"year-plausible",
     [](const Reading& r) { return check_years(r.texts, r.registry, r.known_names); }},
    {"spelling-in-text", [](const Reading& r) { return check_spellings(r.texts, r.registry); }},
    {"stray-word", [](const Reading& r) { return check_stray_words(r.texts); }},
});

}  // namespace

DocumentCheck document_check(const CheckKind& kind) {
  const auto* const found =
      std::ranges::find(document_checks, kind.name, [](const auto& e) { return e.first; });
  return found == document_checks.end() ? nullptr : found->second;
}

TextCheckResult look_safely(DocumentCheck check, const Reading& reading, const Rule& rule) {
  try {
    return check(reading);
  } catch (const std::logic_error& error) {
    return {0, 0, {broken(rule, rule.span, "来源原文", error)}};
  }
}

}  // namespace validation

Outcome<std::vector<RuleTally>> check_documents(const std::vector<PlacedText>& documents,
                                                const Catalogue& catalogue,
                                                const Registry& registry,
                                                const std::vector<std::string>& known_names,
                                                const RuleSet& rules) {
  std::vector<validation::CheckedText> texts;
  for (const PlacedText& document : documents) {
    texts.push_back({document.text, catalogue[document.text.document], document.file});
  }
  const validation::Reading reading{texts, registry, known_names};
  Outcome<std::vector<RuleTally>> out;
  out.value.emplace();
  for (const Rule& rule : rules) {
    const auto check = validation::document_check(*rule.check);
    if (check == nullptr) {
      continue;
    }
    validation::TextCheckResult found = validation::look_safely(check, reading, rule);
    out.value->push_back({rule.id, found.sound, found.findings.size(), found.undecided});
    for (Diagnostic& finding : found.findings) {
      finding.rule = rule.id;
      // What the table calls a note is a hint, whatever the rule makes of the others; a rule that
      // broke down is no warning.
      if (finding.severity != Severity::Note && finding.code != Code::CheckRuleBroken) {
        finding.severity = rule.severity;
      }
      out.diagnostics.add(std::move(finding));
    }
  }
  return out;
}

}  // namespace jianbao
