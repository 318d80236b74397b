#include "typeset/lines.h"

#include "typeset/breakers.h"
#include "typeset/overlong.h"
#include "typeset/set_line.h"

namespace jianbao {
namespace {

bool may_start(CharClass kind, bool strict) {  // L-01, L-03
  switch (kind) {
    case CharClass::Close:
    case CharClass::Comma:
    case CharClass::Stop:
    case CharClass::StopPair:
    case CharClass::Middot:
    case CharClass::Solidus:
    case CharClass::Hyphen:
    case CharClass::Dash:
    case CharClass::Tilde:
    case CharClass::Space:
      return false;
    case CharClass::DoubleDash:
    case CharClass::Ellipsis:
      return !strict;
    default:
      return true;
  }
}

bool is_latin(Edge edge) { return edge == Edge::Latin || edge == Edge::LatinMark; }

}  // namespace

bool may_break(const LineItem& a, const LineItem& b, bool strict) {
  if (a.stays_with_next || !may_start(b.kind, strict)) {
    return false;
  }
  if (b.piece == Piece::Later) {
    return true;
  }
  if (b.never_starts || a.never_ends || a.kind == CharClass::Open || a.kind == CharClass::Solidus) {
    return false;  // L-02
  }
  if (a.ends_in_hyphen) {
    return true;
  }
  // A figure or word that touches another without a space is one thing.
  return !(is_latin(a.right) && is_latin(b.left));
}

std::vector<LineItem> line_items(std::u32string_view text, const LatinWidth& latin,
                                 const LineOptions& options) {
  return take_apart(itemize(text, latin, options.unit_gap), text, options);
}

std::vector<SetLine> break_lines(const std::vector<LineItem>& items, const LineOptions& options) {
  const LineRuler ruler(items, options);
  const bool whole_paragraph = options.breaker == LineBreaker::Optimum && options.justify;
  std::vector<SetLine> lines;
  std::size_t begin = 0;
  for (const std::size_t end : whole_paragraph ? optimum(ruler) : first_fit(ruler)) {
    const Fit fit = ruler.fit(begin, end);
    SetLine& line = lines.emplace_back(set_line(items, fit, options));
    line.forced = !ruler.permitted(end) || !fit.fits;
    begin = end;
  }
  return lines;
}

}  // namespace jianbao
