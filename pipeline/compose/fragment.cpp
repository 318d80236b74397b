#include "compose/fragment.h"

#include <iterator>

namespace jianbao::composing {

void Fragment::add(std::string text, Emphasis emphasis) {
  if (text.empty()) {
    return;
  }
  if (!spans.empty() && !spans.back().figure && spans.back().emphasis == emphasis) {
    spans.back().text += text;
    return;
  }
  spans.push_back({std::move(text), emphasis, std::nullopt});
}

void Fragment::add_figure(std::string text, Figure figure, Printed key) {
  spans.push_back({std::move(text), Emphasis::Plain, static_cast<FigureIndex>(figures.size())});
  figures.push_back(std::move(figure));
  printed.push_back(key);
}

void Fragment::append(Fragment other) {
  const auto offset = static_cast<FigureIndex>(figures.size());
  for (TextSpan& span : other.spans) {
    if (span.figure) {
      span.figure = *span.figure + offset;
      spans.push_back(std::move(span));
    } else {
      add(std::move(span.text), span.emphasis);
    }
  }
  std::move(other.figures.begin(), other.figures.end(), std::back_inserter(figures));
  printed.insert(printed.end(), other.printed.begin(), other.printed.end());
  std::move(other.refers_to.begin(), other.refers_to.end(), std::back_inserter(refers_to));
  used.insert(used.end(), other.used.begin(), other.used.end());
}

}  // namespace jianbao::composing
