#include "model/acknowledgement.h"

#include <algorithm>

#include "base/digest.h"
#include "model/period.h"

namespace jianbao {
namespace {

constexpr std::size_t mark_digits = 8;

}  // namespace

std::string mark_of(const Diagnostic& diagnostic) {
  std::string words(message(diagnostic.code).code);
  words += '\n' + diagnostic.rule;
  for (const auto& [name, value] : diagnostic.args) {
    words += '\n' + std::string(name) + '\t' + value;
  }
  return sha256_hex(words).substr(0, mark_digits);
}

bool is_about(const Acknowledgement& entry, const Diagnostic& diagnostic) {
  return entry.mark == diagnostic.mark &&
         (entry.code.empty() || entry.code == message(diagnostic.code).code);
}

void acknowledge(Diagnostic& diagnostic, const std::vector<Acknowledgement>& all,
                 std::chrono::year_month_day on) {
  if (diagnostic.severity != Severity::Warning) {
    return;
  }
  diagnostic.mark = mark_of(diagnostic);
  for (const Acknowledgement& entry : all) {
    if (is_about(entry, diagnostic) && on <= entry.until) {
      diagnostic.severity = Severity::Note;
      diagnostic.accepted =
          entry.by + "，" + to_string(entry.on) + "：" + entry.why +
          (entry.until.year() == std::chrono::year::max() ? std::string()
                                                          : "（至" + to_string(entry.until) + "）");
      return;
    }
  }
}

}  // namespace jianbao
