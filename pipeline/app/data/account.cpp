#include "app/data/account.h"

#include <fmt/format.h>

namespace jianbao {
namespace {

std::string_view result_word(RuleResult result, Language language) {
  switch (result) {
    case RuleResult::Pass:
      return pick(language, "通过", "pass");
    case RuleResult::Fail:
      return pick(language, "不通过", "fail");
    case RuleResult::NotEvaluable:
      break;
  }
  return pick(language, "无法判断", "not evaluable");
}

}  // namespace

std::string verdict_text(std::string_view rule, RuleResult result, std::string_view detail,
                         Language language) {
  std::string text = fmt::format("{} {}", rule, result_word(result, language));
  if (!detail.empty()) {
    text += pick(language, "：", ": ");
    text += detail;
  }
  return text;
}

}  // namespace jianbao
