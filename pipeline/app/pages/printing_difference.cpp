#include "app/pages/printing_difference.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "app/pages/sequence_difference.h"
#include "base/utf8.h"
#include "model/printed_figure.h"

namespace jianbao {
namespace {

/// One figure and everywhere that a printing has it.
struct Printings {
  const ManifestFigure* first = nullptr;
  std::map<std::string, PrintedFigure> forms;  ///< 915列 in a sentence, 915 in a table
  std::vector<PrintedPlace> places;
};

/// Facts and what is said of them: a figure keeps its identity when its digits change.
using FigureKey = std::pair<std::vector<std::string>, std::string>;

/// 下降6.0% where the word stands in the sentence only, so that both signs can be told apart.
std::string words_of(const PrintedFigure& form) {
  const bool shown = read_printed(form.text).direction == form.direction;
  if (shown || form.direction != PrintedFigure::Direction::Fall) {
    return form.text;
  }
  return (form.unit == "%" || form.unit == "个百分点" ? "下降" : "减少") + form.text;
}

void add_form(Printings& printings, PrintedFigure form) {
  std::string words = words_of(form);
  printings.forms.emplace(std::move(words), std::move(form));
}

std::map<FigureKey, Printings> by_identity(const Manifest& manifest) {
  std::map<FigureKey, Printings> all;
  for (const ManifestFigure& figure : manifest.figures) {
    std::set<std::string> ids;
    for (const ManifestFact& fact : figure.facts) {
      ids.insert(fact.id);
    }
    Printings& printings = all[{{ids.begin(), ids.end()}, figure.what}];
    printings.first = printings.first == nullptr ? &figure : printings.first;
    add_form(printings, read_printed(figure.printed, figure.sentence));
    printings.places.push_back({figure.page, figure.line});
  }
  return all;
}

/// Forms that the other printing does not have: 915列 beside 915 says nothing new.
std::string forms_without(const Printings& here, const Printings& there) {
  std::vector<PrintedFigure> others;
  for (const auto& [key, form] : there.forms) {
    others.push_back(form);
  }
  std::string words;
  for (const auto& [key, form] : here.forms) {
    if (!is_among(form, others)) {
      words += (words.empty() ? "" : "、") + key;
    }
  }
  return words;
}

std::string all_forms(const Printings& printings) {
  std::string words;
  for (const auto& [key, form] : printings.forms) {
    words += (words.empty() ? "" : "、") + key;
  }
  return words;
}

void add_alone(const FigureKey& key, const Printings& printings, FigureChange::Kind kind,
               std::vector<FigureChange>& out) {
  FigureChange change{kind, key.second, {}, {}, printings.first->facts, {}, {}};
  const bool added = kind == FigureChange::Kind::Added;
  (added ? change.after : change.before) = all_forms(printings);
  (added ? change.new_places : change.old_places) = printings.places;
  out.push_back(std::move(change));
}

std::vector<FigureChange> compare_figures(const Manifest& before, const Manifest& after) {
  using enum FigureChange::Kind;
  const auto old_figures = by_identity(before);
  const auto new_figures = by_identity(after);
  std::vector<FigureChange> out;
  for (const auto& [key, now] : new_figures) {
    const auto old = old_figures.find(key);
    if (old == old_figures.end()) {
      add_alone(key, now, Added, out);
      continue;
    }
    const std::string was = forms_without(old->second, now);
    const std::string is = forms_without(now, old->second);
    if (!was.empty() || !is.empty()) {
      out.push_back({Changed, key.second, was.empty() ? all_forms(old->second) : was,
                     is.empty() ? all_forms(now) : is, now.first->facts, old->second.places,
                     now.places});
    }
  }
  for (const auto& [key, old] : old_figures) {
    if (!new_figures.contains(key)) {
      add_alone(key, old, Dropped, out);
    }
  }
  const auto place = [](const FigureChange& change) {
    return std::pair(change.kind,
                     (change.new_places.empty() ? change.old_places : change.new_places).front());
  };
  std::ranges::stable_sort(out, {}, place);
  return out;
}

/// Lines of a stretch as one text, and which line each character stands in.
struct Passage {
  std::u32string text;
  std::vector<std::size_t> line_of;  ///< one entry more than characters: the end
};

Passage passage(const std::vector<ManifestLine>& lines, std::size_t begin, std::size_t end) {
  Passage out;
  for (std::size_t k = begin; k < end; ++k) {
    for (const char32_t c : to_utf32(lines[k].text)) {
      out.text += c;
      out.line_of.push_back(k);
    }
  }
  out.line_of.push_back(end > begin ? end - 1 : end);
  return out;
}

/// Lines [first, last] with what changed in 【】; empty when the passage has no line.
struct Marked {
  const Passage& in;

  /// Characters [begin, end) of each edit, in order.
  [[nodiscard]] std::string show(const std::vector<std::pair<std::size_t, std::size_t>>& spans,
                                 std::size_t first, std::size_t last) const {
    std::u32string out;
    std::size_t at = 0;
    while (at < in.text.size() && in.line_of[at] < first) {
      ++at;
    }
    for (; at < in.text.size() && in.line_of[at] <= last; ++at) {
      for (const auto& [begin, end] : spans) {
        out += at == begin && begin < end ? U"【" : U"";
      }
      out += in.text[at];
      for (const auto& [begin, end] : spans) {
        out += at + 1 == end && begin < end ? U"】" : U"";
      }
    }
    return to_utf8(out);
  }
};

class TextComparer {
 public:
  TextComparer(const std::vector<ManifestLine>& before, const std::vector<ManifestLine>& after)
      : old_(before), new_(after) {}

  void compare(PrintingDifference& out) {
    std::size_t at = 0;
    std::size_t new_at = 0;
    for (const Edit& edit : line_edits(texts_of(old_), texts_of(new_))) {
      count_moved(at, edit.begin, new_at, out);
      compare_stretch(edit, out);
      at = edit.end;
      new_at = edit.new_end;
    }
    count_moved(at, old_.size(), new_at, out);
  }

 private:
  static std::vector<std::string> texts_of(const std::vector<ManifestLine>& lines) {
    std::vector<std::string> texts;
    std::ranges::transform(lines, std::back_inserter(texts), &ManifestLine::text);
    return texts;
  }
  static PrintedPlace place(const ManifestLine& line) { return {line.page, line.line}; }
  static PrintedPlace place_at(const std::vector<ManifestLine>& lines, std::size_t k) {
    return lines.empty() ? PrintedPlace{} : place(lines[std::min(k, lines.size() - 1)]);
  }

  void count_moved(std::size_t begin, std::size_t end, std::size_t new_begin,
                   PrintingDifference& out) const {
    for (std::size_t k = begin; k < end; ++k) {
      out.moved += place(old_[k]) != place(new_[new_begin + k - begin]) ? 1U : 0U;
    }
  }

  /// Edits that share a line are shown together.
  void compare_stretch(const Edit& stretch, PrintingDifference& out) const {
    const Passage before = passage(old_, stretch.begin, stretch.end);
    const Passage after = passage(new_, stretch.new_begin, stretch.new_end);
    const auto edits = character_edits(before.text, after.text);
    std::set<std::size_t> shown;  // lines of the new one
    for (auto first = edits.begin(); first != edits.end();) {
      auto last = first + 1;
      while (last != edits.end() && touches(before, after, *(last - 1), *last)) {
        ++last;
      }
      show(before, after, {first, last}, out, shown);
      first = last;
    }
    for (std::size_t k = stretch.new_begin; k < stretch.new_end; ++k) {
      out.moved += shown.contains(k) ? 0U : 1U;
    }
  }

  static std::size_t last_line(const Passage& in, std::size_t begin, std::size_t end) {
    return in.line_of[end > begin ? end - 1 : begin];
  }
  static bool touches(const Passage& before, const Passage& after, const Edit& a, const Edit& b) {
    return before.line_of[b.begin] <= last_line(before, a.begin, a.end) ||
           after.line_of[b.new_begin] <= last_line(after, a.new_begin, a.new_end);
  }

  void show(const Passage& before, const Passage& after, const std::vector<Edit>& edits,
            PrintingDifference& out, std::set<std::size_t>& shown) const {
    std::vector<std::pair<std::size_t, std::size_t>> removed;
    std::vector<std::pair<std::size_t, std::size_t>> added;
    for (const Edit& edit : edits) {
      removed.emplace_back(edit.begin, edit.end);
      added.emplace_back(edit.new_begin, edit.new_end);
    }
    const Edit& first = edits.front();
    const Edit& last = edits.back();
    const std::size_t old_first = before.line_of[first.begin];
    const std::size_t new_first = after.line_of[first.new_begin];
    const std::size_t new_last = last_line(after, last.new_begin, last.new_end);
    out.texts.push_back(
        {place_at(old_, old_first), place_at(new_, new_first),
         Marked{before}.show(removed, old_first, last_line(before, last.begin, last.end)),
         Marked{after}.show(added, new_first, new_last)});
    for (std::size_t k = new_first; k <= new_last; ++k) {
      shown.insert(k);
    }
  }

  const std::vector<ManifestLine>& old_;
  const std::vector<ManifestLine>& new_;
};

}  // namespace

PrintingDifference compare_printings(const Manifest& before, const Manifest& after) {
  PrintingDifference out;
  out.figures = compare_figures(before, after);
  TextComparer(before.lines, after.lines).compare(out);
  return out;
}

}  // namespace jianbao
