#include "typeset/line_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao {
namespace {

// v ÷ n in em, rounded to four decimals: 0.5, 0.1667, 1.
std::string em_words(Em v, Em n = 1) {
  const Em unit = 100 * n;  // ten-thousandths of an em
  const Em rounded = (v + unit / 2) / unit;
  std::string decimals = std::to_string(10'000 + rounded % 10'000).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return std::to_string(rounded / 10'000) + (decimals.empty() ? "" : "." + decimals);
}

// Totals have a decimal at least: 1.0.
std::string total_words(Em v) {
  const std::string words = em_words(v);
  return words.find('.') == std::string::npos ? words + ".0" : words;
}

class List {
 public:
  explicit List(std::string_view verb) : words_(verb) {}
  void add(bool wanted, const std::string& part) {
    if (wanted) {
      words_ += (any_ ? ", " : " ") + part;
      any_ = true;
    }
  }
  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] const std::string& words() const { return words_; }

 private:
  std::string words_;
  bool any_ = false;
};

std::string compression(const Adjustment& a) {
  List list("shrink");
  list.add(a.brackets > 0, "brackets -" + total_words(a.brackets));
  list.add(a.commas > 0, "commas -" + total_words(a.commas));
  list.add(a.gaps < 0, "gaps -" + total_words(-a.gaps));
  list.add(a.stops > 0, "stops -" + total_words(a.stops));
  return list.any() ? list.words() : "";
}

std::string stretching(const Adjustment& a) {
  List list("stretch");
  list.add(a.spaces > 0, "spaces +" + total_words(a.spaces));
  list.add(a.gaps > 0, "gaps +" + total_words(a.gaps));
  list.add(a.positions > 0, std::to_string(a.count) + " pos +" +
                                em_words(a.positions, std::max<Em>(1, a.count)) + " each");
  list.add(a.short_of > 0, "short of " + total_words(a.short_of));
  return list.any() ? list.words() : "";
}

std::string what_was_done(const SetLine& line, Em room, bool justified) {
  const Adjustment& a = line.adjustment;
  std::string words = compression(a);
  if (words.empty()) {
    words = stretching(a);
  }
  if (line.forced) {
    words += (words.empty() ? "forced, natural " + total_words(line.natural) : ", forced");
  } else if (words.empty() && line.natural - a.hung == room) {
    words = "exact";
  } else if (words.empty()) {
    words = (line.last   ? "last, natural "
             : justified ? "natural "
                         : "ragged, natural ") +
            total_words(line.natural);
  }
  return a.hung > 0 ? words + ", hung " + total_words(a.hung) : words;
}

// The marks that neighbours and line edges made narrower, before anything was compressed.
std::string trimmed_marks(std::u32string_view text, const std::vector<LineItem>& items,
                          const SetLine& line) {
  std::string marks;
  for (const auto& placed : line.items) {
    const LineItem& item = items[placed.item];
    if (placed.trimmed > 0) {
      marks += (marks.empty() ? "" : " ") + to_utf8(text.substr(item.begin, 1)) + "=" +
               em_words(item.width - placed.trimmed);
    }
  }
  return marks.empty() ? "" : " {" + marks + "}";
}

}  // namespace

std::string joined_lines(std::u32string_view text, const std::vector<LineItem>& items,
                         const std::vector<SetLine>& lines) {
  std::string joined;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    joined += k > 0 ? "|" : "";
    for (const auto& placed : lines[k].items) {
      const LineItem& item = items[placed.item];
      joined += to_utf8(text.substr(item.begin, item.end - item.begin));
    }
  }
  return joined;
}

std::vector<std::string> adjustment_words(std::u32string_view text,
                                          const std::vector<LineItem>& items,
                                          const std::vector<SetLine>& lines,
                                          const LineOptions& options) {
  std::vector<std::string> words;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Em room = options.measure - (k == 0 ? options.first_indent : 0);
    words.push_back("L" + std::to_string(k + 1) + " " +
                    what_was_done(lines[k], room, options.justify) +
                    trimmed_marks(text, items, lines[k]));
  }
  return words;
}

}  // namespace jianbao
