#include "typeset/breakers.h"

namespace jianbao {
namespace {

// L-30: the last break that fits as it is; the next one if pressing makes it fit.
std::size_t end_of_line(const LineRuler& ruler, std::size_t begin) {
  std::size_t fits = begin, pressed = begin;
  for (std::size_t end = begin + 1; end <= ruler.size(); ++end) {
    if (ruler.permitted(end)) {
      const Fit fit = ruler.fit(begin, end);
      if (fit.natural - fit.adjustment.hung <= ruler.room(begin)) {
        fits = end;
        if (fit.natural == ruler.room(begin)) {
          return end;
        }
        continue;
      }
      pressed = fit.fits ? end : begin;
      break;
    }
    if (ruler.least(begin, end) > ruler.room(begin)) {
      break;  // nothing after this can fit either
    }
  }
  if (pressed > begin && (ruler.options().justify || fits == begin)) {
    return pressed;
  }
  return fits > begin ? fits : forced_end(ruler, begin);
}

// L-34: one more break unit comes down to a lone character, if the last line takes it and the line
// above can be stretched to make up for it.
void avoid_lone_character(const LineRuler& ruler, LineEnds& ends) {
  if (ends.size() < 2) {
    return;
  }
  const std::size_t last = ends[ends.size() - 2];
  if (!ruler.is_lone_character(last)) {
    return;
  }
  const std::size_t above = ends.size() == 2 ? 0 : ends[ends.size() - 3];
  for (std::size_t end = last - 1; end > above; --end) {
    if (ruler.permitted(end)) {
      if (is_acceptable(ruler, ruler.fit(end, ruler.size())) &&
          ruler.fit(above, end).adjustment.short_of == 0) {
        ends[ends.size() - 2] = end;
      }
      return;
    }
  }
}

}  // namespace

bool is_acceptable(const LineRuler& ruler, const Fit& fit) {
  const bool pressed = fit.adjustment.brackets > 0 || fit.adjustment.commas > 0 ||
                       fit.adjustment.gaps < 0 || fit.adjustment.stops > 0;
  return fit.fits && (ruler.options().justify || !pressed);
}

std::size_t forced_end(const LineRuler& ruler, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < ruler.size() && ruler.fit(begin, end + 1).natural <= ruler.room(begin)) {
    ++end;
  }
  while (end < ruler.size() && ruler.is_dropped_at_edge(end)) {
    ++end;  // a line of nothing but a space would be empty
  }
  return end;
}

LineEnds first_fit(const LineRuler& ruler) {
  LineEnds ends;
  for (std::size_t begin = 0; begin < ruler.size();) {
    begin = end_of_line(ruler, begin);
    ends.push_back(begin);
  }
  avoid_lone_character(ruler, ends);
  return ends;
}

}  // namespace jianbao
