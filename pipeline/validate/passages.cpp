// Passages that are printed twice: suffixes of all texts in order, and from that, for each place,
// how far it repeats an earlier one.

#include <algorithm>
#include <numeric>
#include <set>

#include "base/utf8.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::size_t shortest = 40;

struct Source {
  const CheckedText* text;
  Paragraph paragraph;
  std::size_t begin;  ///< in the joined text
  bool judged;        ///< it is long enough
};

/// All paragraphs behind one another without white space; each ends with a character of its own, so
/// that nothing is alike across the end of a paragraph.
struct Joined {
  std::vector<Source> sources;
  std::u32string text;
  std::vector<std::uint32_t> index;  ///< of a character in its paragraph
};

Joined join(std::span<const CheckedText> texts) {
  constexpr char32_t beyond_unicode = 0x110000;
  constexpr std::u32string_view white = U" \t\u00A0\u3000";
  Joined joined;
  for (const CheckedText& text : texts) {
    for (Paragraph& paragraph : paragraphs_of(text.text.text)) {
      const std::size_t begin = joined.text.size();
      for (std::size_t i = 0; i < paragraph.text.size(); ++i) {
        if (white.find(paragraph.text[i]) == white.npos) {
          joined.text.push_back(paragraph.text[i]);
          joined.index.push_back(static_cast<std::uint32_t>(i));
        }
      }
      const bool judged = joined.text.size() - begin >= shortest;
      joined.text.push_back(beyond_unicode + static_cast<char32_t>(joined.sources.size()));
      joined.index.push_back(0);
      joined.sources.push_back({&text, std::move(paragraph), begin, judged});
    }
  }
  return joined;
}

/// Suffixes in order, as far as 40 characters and beyond where these are alike. Doubling as by
/// Larsson and Sadakane: only groups that are still alike are sorted again.
class Suffixes {
 public:
  explicit Suffixes(const std::u32string& text) : text_(text), order_(text.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::sort(order_, [&text](std::uint32_t a, std::uint32_t b) {
      return std::u32string_view(text).substr(a, shortest) <
             std::u32string_view(text).substr(b, shortest);
    });
    rank_.resize(text.size());
    std::vector<std::pair<std::size_t, std::size_t>> groups = first_groups();
    for (std::size_t known = shortest; !groups.empty(); known *= 2) {
      groups = refine(groups, known);
    }
  }

  /// For each place the longest passage that begins there and at an earlier place too.
  [[nodiscard]] std::vector<std::uint32_t> repeats() const {
    const std::vector<std::uint32_t> common = common_with_previous();
    std::vector<std::uint32_t> longest(order_.size(), 0);
    // The nearest suffix in order that begins earlier, from above and from below.
    struct Open {
      std::uint32_t place, common;
    };
    std::vector<Open> open;
    const auto sweep = [&](std::uint32_t place, std::uint32_t with_neighbour) {
      while (!open.empty() && open.back().place > place) {
        with_neighbour = std::min(with_neighbour, open.back().common);
        open.pop_back();
      }
      const std::uint32_t found = open.empty() ? 0 : with_neighbour;
      longest[place] = std::max(longest[place], found);
      open.push_back({place, found});
    };
    for (std::size_t i = 0; i < order_.size(); ++i) {
      sweep(order_[i], common[i]);
    }
    open.clear();
    for (std::size_t i = order_.size(); i-- > 0;) {
      sweep(order_[i], i + 1 < order_.size() ? common[i + 1] : 0);
    }
    return longest;
  }

  /// All places where the `length` characters at `place` stand, ascending.
  [[nodiscard]] std::vector<std::uint32_t> places_of(std::uint32_t place,
                                                     std::size_t length) const {
    const auto alike = [&](std::uint32_t other) {
      return std::u32string_view(text_).substr(other, length) ==
             std::u32string_view(text_).substr(place, length);
    };
    std::size_t begin = rank_[place];
    std::size_t end = begin + 1;
    while (begin > 0 && alike(order_[begin - 1])) {
      --begin;
    }
    while (end < order_.size() && alike(order_[end])) {
      ++end;
    }
    std::vector<std::uint32_t> places(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      order_.begin() + static_cast<std::ptrdiff_t>(end));
    std::ranges::sort(places);
    return places;
  }

 private:
  using Groups = std::vector<std::pair<std::size_t, std::size_t>>;

  /// Gives the suffixes of [begin, end) their ranks, alike ones the same, and keeps groups of
  /// these.
  template <class Alike>
  void rank(std::size_t begin, std::size_t end, const Alike& alike, Groups& groups) {
    std::vector<std::size_t> ranks;
    for (std::size_t i = begin; i < end; ++i) {
      ranks.push_back(i > begin && alike(order_[i - 1], order_[i]) ? ranks.back() : i);
    }
    for (std::size_t i = begin; i < end; ++i) {
      rank_[order_[i]] = static_cast<std::uint32_t>(ranks[i - begin]);
      if (i > begin && ranks[i - begin] == ranks[i - begin - 1]) {
        if (groups.empty() || groups.back().second != i) {
          groups.emplace_back(i - 1, i);
        }
        groups.back().second = i + 1;
      }
    }
  }

  Groups first_groups() {
    Groups groups;
    const auto alike = [this](std::uint32_t a, std::uint32_t b) {
      return std::u32string_view(text_).substr(a, shortest) ==
             std::u32string_view(text_).substr(b, shortest);
    };
    rank(0, order_.size(), alike, groups);
    return groups;
  }

  /// Suffixes that are alike over `known` characters hold no end of a paragraph there, so that both
  /// go on behind them.
  Groups refine(const Groups& groups, std::size_t known) {
    Groups next;
    // Ranks of this round come from those of the last one, whatever group is done first.
    const std::vector<std::uint32_t> before = rank_;
    const auto key = [&before, known](std::uint32_t place) { return before[place + known]; };
    for (const auto& [begin, end] : groups) {
      std::sort(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                order_.begin() + static_cast<std::ptrdiff_t>(end),
                [&key](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
      rank(begin, end, [&key](std::uint32_t a, std::uint32_t b) { return key(a) == key(b); }, next);
    }
    return next;
  }

  /// By Kasai: how many characters each suffix has in common with the one before it in order.
  [[nodiscard]] std::vector<std::uint32_t> common_with_previous() const {
    std::vector<std::uint32_t> common(order_.size(), 0);
    std::size_t length = 0;
    for (std::size_t place = 0; place < text_.size(); ++place) {
      if (rank_[place] == 0) {
        length = 0;
        continue;
      }
      const std::size_t other = order_[rank_[place] - 1];
      while (std::max(place, other) + length < text_.size() &&
             text_[place + length] == text_[other + length]) {
        ++length;
      }
      common[rank_[place]] = static_cast<std::uint32_t>(length);
      length -= length > 0 ? 1U : 0U;
    }
    return common;
  }

  const std::u32string& text_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> rank_;
};

struct Passage {
  std::vector<std::uint32_t> places;
  std::size_t length;
};

/// The least step from one place to the next.
std::size_t least_step(const Passage& passage) {
  std::size_t step = passage.length;
  for (std::size_t i = 1; i < passage.places.size(); ++i) {
    step = std::min<std::size_t>(step, passage.places[i] - passage.places[i - 1]);
  }
  return step;
}

/// Places that overlap are one passage again and again: its length is then the step. Steps shorter
/// than a passage are a pattern (————), not one.
Passage without_overlap(const Suffixes& suffixes, Passage passage) {
  const std::size_t step = least_step(passage);
  if (step < passage.length && step >= shortest) {
    passage.places = suffixes.places_of(passage.places.front(), step);
  }
  passage.length = step;
  return passage;
}

/// The places from which a repetition reaches further than from any before, longest first.
std::vector<Passage> repeated(const Suffixes& suffixes) {
  const std::vector<std::uint32_t> longest = suffixes.repeats();
  std::vector<std::size_t> done(longest.size(), 0);  // length of the passage found there
  std::vector<Passage> passages;
  for (std::uint32_t place = 0; place < longest.size(); ++place) {
    const std::size_t length = longest[place];
    const bool inside = place > 0 && longest[place - 1] == length + 1;
    if (length < shortest || inside || done[place] == length) {
      continue;
    }
    Passage passage{suffixes.places_of(place, length), length};
    for (const std::uint32_t other : passage.places) {
      done[other] = length;
    }
    passages.push_back(without_overlap(suffixes, std::move(passage)));
  }
  std::erase_if(passages, [](const Passage& p) { return p.length < shortest; });
  std::ranges::stable_sort(passages, std::ranges::greater{}, &Passage::length);
  return passages;
}

/// Rules, tables and code are alike without being a passage.
bool is_prose(const Joined& joined, const Passage& passage) {
  const std::u32string_view words(joined.text);
  return static_cast<std::size_t>(std::ranges::count_if(
             words.substr(passage.places.front(), passage.length), is_han)) >= shortest / 2;
}

/// Marks the passage on the text; false when it lies in longer ones at all its places.
bool cover(const Passage& passage, std::vector<std::uint32_t>& covered_to) {
  bool all = true;
  for (const std::uint32_t place : passage.places) {
    const auto end = static_cast<std::uint32_t>(place + passage.length);
    all = all && covered_to[place] >= end;
  }
  for (const std::uint32_t place : all ? std::vector<std::uint32_t>() : passage.places) {
    const auto end = static_cast<std::uint32_t>(place + passage.length);
    for (std::uint32_t i = place; i < end; ++i) {
      covered_to[i] = std::max(covered_to[i], end);
    }
  }
  return !all;
}

struct Place {
  const Source& source;
  Extent extent;
};

Place place_of(const Joined& joined, std::uint32_t place, std::size_t length) {
  const auto behind =
      std::ranges::upper_bound(joined.sources, place, std::ranges::less{}, &Source::begin);
  return {*std::prev(behind), {joined.index[place], joined.index[place + length - 1] + 1U}};
}

}  // namespace

TextCheckResult check_duplicate_passages(std::span<const CheckedText> texts) {
  const Joined joined = join(texts);
  TextCheckResult result;
  std::set<const Source*> repeated_in;
  const Suffixes suffixes(joined.text);
  std::vector<std::uint32_t> covered_to(joined.text.size(), 0);
  for (const Passage& passage : repeated(suffixes)) {
    for (const std::uint32_t at : passage.places) {
      repeated_in.insert(&place_of(joined, at, passage.length).source);
    }
    if (!is_prose(joined, passage)) {
      ++result.undecided;
      continue;
    }
    if (!cover(passage, covered_to)) {
      continue;
    }
    const Place first = place_of(joined, passage.places.front(), passage.length);
    Diagnostic found = finding(Code::TextDuplicatePassage, *first.source.text,
                               first.source.paragraph, first.extent,
                               {{"length", std::to_string(passage.length)},
                                {"count", std::to_string(passage.places.size())}});
    for (const std::uint32_t again : std::span(passage.places).subspan(1)) {
      const Place place = place_of(joined, again, passage.length);
      found.related.push_back(also_here(*place.source.text, place.source.paragraph, place.extent));
    }
    result.findings.push_back(std::move(found));
  }
  result.sound = static_cast<std::size_t>(
      std::ranges::count_if(joined.sources, [&repeated_in](const Source& source) {
        return source.judged && !repeated_in.contains(&source);
      }));
  return result;
}

}  // namespace jianbao::validation
