#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace jianbao {
namespace {

constexpr std::array message_table = {
#define JIANBAO_MESSAGE(id, code, severity, zh, zh_hint, en, en_hint) \
  Message{code, Severity::severity, zh, zh_hint, en, en_hint},
#include "base/messages.def"
#undef JIANBAO_MESSAGE
};

auto sort_key(const Related& r) { return std::tuple(r.span, message(r.what).code, r.args); }

bool less(const Related& a, const Related& b) { return sort_key(a) < sort_key(b); }

/// Diagnostics without a place come first: they concern the run as a whole. What a fault stops is
/// told after all faults, so that a reader meets the cause first.
auto sort_key(const Diagnostic& d) {
  return std::tuple(d.code == Code::ComposeRefusedFact, d.where, message(d.code).code, d.args,
                    d.severity);
}

bool less(const Diagnostic& a, const Diagnostic& b) {
  const auto left = sort_key(a);
  const auto right = sort_key(b);
  if (left != right) {
    return left < right;
  }
  return std::lexicographical_compare(
      a.related.begin(), a.related.end(), b.related.begin(), b.related.end(),
      [](const Related& x, const Related& y) { return less(x, y); });
}

}  // namespace

const Message& message(Code code) { return message_table.at(static_cast<std::size_t>(code)); }

std::span<const Message> all_messages() { return message_table; }

Diagnostic::Diagnostic(Code c, std::optional<Span> w, Args a, std::vector<Related> r)
    : code(c), where(w), args(std::move(a)), related(std::move(r)), severity(message(c).severity) {}

void Diagnostics::append(Diagnostics other) {
  std::move(other.items_.begin(), other.items_.end(), std::back_inserter(items_));
}

bool Diagnostics::has_errors() const { return count(Severity::Error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(),
                    [severity](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::sort() {
  const auto before = [](const Diagnostic& a, const Diagnostic& b) { return less(a, b); };
  std::stable_sort(items_.begin(), items_.end(), before);
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return !less(a, b) && !less(b, a);
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

}  // namespace jianbao
