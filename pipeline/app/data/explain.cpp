#include "app/data/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "app/data/account.h"
#include "app/issue/manifest_beside.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t nearest_most = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Part of the same number as a digit beside it: another digit, or a point with a digit behind it.
bool continues_number(std::string_view text, std::size_t at, bool forwards) {
  if (at >= text.size()) {
    return false;
  }
  if (text[at] != '.') {
    return is_digit(text[at]);
  }
  const std::size_t beyond = forwards ? at + 1 : at - 1;
  return beyond < text.size() && is_digit(text[beyond]);
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

std::string nearest_figures(const Manifest& manifest, const std::string& asked) {
  const std::u32string target = to_utf32(asked);
  std::set<std::pair<std::size_t, std::string>> ranked;
  for (const ManifestFigure& figure : manifest.figures) {
    ranked.emplace(edit_distance(target, to_utf32(figure.printed)), figure.printed);
  }
  std::string text;
  std::size_t count = 0;
  for (const auto& candidate : ranked) {
    if (count++ == nearest_most) {
      break;
    }
    text += (text.empty() ? "" : ", ") + candidate.second;
  }
  return text;
}

std::string describe_source(const Manifest& manifest, const ManifestFact& fact, Language language) {
  std::string text = fact.document;
  for (const ManifestDocument& document : manifest.documents) {
    if (document.key == fact.document) {
      text = "《" + document.title + "》";
      text += pick(language, "，", ", ");
      text += document.publisher;
      text += pick(language, "，", ", ");
      text += document.published;
    }
  }
  if (fact.source_line > 0) {
    text += language == Language::Chinese ? fmt::format("，原文第{}行", fact.source_line)
                                          : fmt::format(", line {}", fact.source_line);
  }
  if (!fact.anchor.empty()) {
    text += language == Language::Chinese ? fmt::format("，锚文字“{}”", fact.anchor)
                                          : fmt::format(", anchor “{}”", fact.anchor);
  }
  return text;
}

RuleResult result_of(std::string_view word) {
  return word == "pass"   ? RuleResult::Pass
         : word == "fail" ? RuleResult::Fail
                          : RuleResult::NotEvaluable;
}

void describe_figure(Account& account, const Manifest& manifest, const ManifestFigure& figure) {
  const Language language = account.language();
  account.head(language == Language::Chinese
                   ? fmt::format("第{}页第{}行　{}", figure.page, figure.line, figure.printed)
                   : fmt::format("page {}, line {}: {}", figure.page, figure.line, figure.printed));
  account.line("含义", "what", figure.what);
  account.line("语句", "sentence", figure.sentence);
  account.line("算式", "formula",
               figure.formula.empty() ? std::string(pick(language, "取自来源，未经计算",
                                                         "taken from the source as it is"))
                                      : figure.formula);
  for (const ManifestFact& fact : figure.facts) {
    account.line("事实", "fact", fact.id);
    account.line("数据", "data", fmt::format("{}:{}:{}", fact.file, fact.line, fact.column));
    account.line("来源", "source", describe_source(manifest, fact, language));
  }
  for (const ManifestVerdict& verdict : figure.verdicts) {
    account.line("核对", "rule",
                 verdict_text(verdict.rule, result_of(verdict.result), verdict.detail, language));
  }
}

}  // namespace

bool means_figure(std::string_view asked, std::string_view printed) {
  if (asked == printed) {
    return true;
  }
  if (std::none_of(asked.begin(), asked.end(), is_digit)) {
    return false;
  }
  for (auto at = printed.find(asked); at != std::string_view::npos;
       at = printed.find(asked, at + 1)) {
    const std::size_t end = at + asked.size();
    const bool cut_before =
        is_digit(asked.front()) && at > 0 && continues_number(printed, at - 1, false);
    const bool cut_after = is_digit(asked.back()) && continues_number(printed, end, true);
    if (!cut_before && !cut_after) {
      return true;
    }
  }
  return false;
}

CommandResult explain(const Settings& settings, const fs::path& pdf, const std::string& figure) {
  Run run(settings);
  const auto manifest = read_manifest_beside(run, pdf);
  if (!manifest) {
    return run.finish({});
  }
  Account account(settings.language);
  std::size_t places = 0;
  for (const ManifestFigure& candidate : manifest->figures) {
    if (means_figure(figure, candidate.printed)) {
      if (places++ > 0) {
        account.head("");
      }
      describe_figure(account, *manifest, candidate);
    }
  }
  if (places == 0) {
    run.diagnostics().add({Code::AppFigureNotFound,
                           std::nullopt,
                           {{"pdf", pdf.generic_string()},
                            {"figure", figure},
                            {"nearest", nearest_figures(*manifest, figure)}}});
  }
  return run.finish(account.text());
}

}  // namespace jianbao
