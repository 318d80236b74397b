#include "normalise/normalise.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao {
namespace {

using normalising::Edit;
using normalising::Edits;
using normalising::Text;

constexpr std::array<normalising::RuleFunction, 13> rules{
    normalising::odd_spaces,
    normalising::compatibility_forms,
    normalising::full_width_letters,
    normalising::percent_signs,
    normalising::percent_ranges,
    normalising::range_dashes,
    normalising::word_spaces,
    normalising::straight_quotes,
    normalising::half_width_marks,
    normalising::dashes,
    normalising::ellipses,
    normalising::list_marks,
    normalising::stops_in_quotations,
};

/// A rule can make work for one before it (a bracket that turned full-width, for the comma behind
/// it), each time at some place farther on. No text of people needs more than three rounds.
constexpr int most_rounds = 16;

/// A stretch of the present text that comes from one stretch of the given one: a character of it as
/// it is, or what took the place of some.
struct Piece {
  std::size_t begin, end;  ///< bytes of the given text
  std::u32string text;
  std::optional<Amendment::Rule> rule;  ///< that changed it last
};

class Rewriting {
 public:
  explicit Rewriting(std::string_view utf8) : given_(utf8), now_(to_utf32(utf8)) {
    for (std::size_t at = 0; at < utf8.size();) {
      const std::size_t begin = at;
      const char32_t c = next_character(utf8, at);
      pieces_.push_back({begin, at, std::u32string(1, c), std::nullopt});
    }
  }

  void run() {
    bool changed = true;
    for (int round = 0; changed && round < most_rounds; ++round) {
      changed = false;
      for (const auto rule : rules) {
        if (apply(rule(now_))) {
          now_ = Text(joined());
          changed = true;
        }
      }
    }
  }

  [[nodiscard]] std::vector<Amendment> safe_ones() const {
    std::vector<Amendment> out;
    for (const Piece& piece : pieces_) {
      std::string now = to_utf8(piece.text);
      if (piece.rule && now != given_.substr(piece.begin, piece.end - piece.begin)) {
        out.push_back({*piece.rule, piece.begin, piece.end, std::move(now), true});
      }
    }
    return out;
  }

  /// Looked for in the text as it will be: what a safe amendment mends needs nobody's eyes.
  [[nodiscard]] std::vector<Amendment> doubtful_ones() const {
    std::vector<Amendment> out;
    const std::vector<std::size_t> owner = owners();
    for (const auto rule : rules) {
      for (const Edit& edit : rule(now_)) {
        if (!edit.safe) {
          const std::size_t begin = pieces_[owner[edit.begin]].begin;
          const std::size_t end = pieces_[owner[edit.end - 1]].end;
          out.push_back(
              {edit.rule, begin, end, std::string(given_.substr(begin, end - begin)), false});
        }
      }
    }
    return out;
  }

  [[nodiscard]] std::string result() const { return to_utf8(now_.chars); }

 private:
  [[nodiscard]] std::u32string joined() const {
    std::u32string all;
    for (const Piece& piece : pieces_) {
      all += piece.text;
    }
    return all;
  }

  /// Of each character of the present text, the piece that holds it.
  [[nodiscard]] std::vector<std::size_t> owners() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      out.insert(out.end(), pieces_[i].text.size(), i);
    }
    return out;
  }

  /// Puts the safe ones in, in one walk over the pieces.
  bool apply(const Edits& edits) {
    std::vector<Piece> out;
    out.reserve(pieces_.size());
    auto edit = std::ranges::find(edits, true, &Edit::safe);
    const bool any = edit != edits.end();
    std::size_t at = 0;  // characters before the present piece
    for (std::size_t i = 0; any && i < pieces_.size(); ++i) {
      Piece piece = std::move(pieces_[i]);
      std::size_t after = at + piece.text.size();
      // One edit may take in several pieces, and one piece several edits.
      while (edit != edits.end() && edit->begin < after) {
        while (edit->end > after) {
          ++i;
          piece.end = pieces_[i].end;
          after += pieces_[i].text.size();
          piece.text += pieces_[i].text;
        }
        piece.rule = edit->rule;
        const std::size_t length = piece.text.size();
        piece.text.replace(edit->begin - at, edit->end - edit->begin, edit->replacement);
        // Further edits count in the text before this one.
        at += length - piece.text.size();
        edit = std::find_if(edit + 1, edits.end(), [](const Edit& e) { return e.safe; });
      }
      at = after;
      out.push_back(std::move(piece));
    }
    if (any) {
      pieces_ = std::move(out);
    }
    return any;
  }

  std::string_view given_;
  std::vector<Piece> pieces_;
  Text now_;  ///< the texts of all pieces
};

/// Han and the marks of a text that is right, which are nearly all texts.
bool is_plain(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == U'，' || c == U'：' || c == U'（' || c == U'）' ||
         c == U'；' || normalising::is_digit(c) || normalising::is_latin(c);
}

bool needs_no_look(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    if (!is_plain(next_character(utf8, at))) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view rule_id(Amendment::Rule rule) {
  constexpr std::array<std::string_view, 13> ids{"N-01", "N-02", "N-03", "N-04", "N-05",
                                                 "N-06", "N-07", "N-08", "N-09", "N-10",
                                                 "N-11", "N-12", "L-25"};
  return ids.at(static_cast<std::size_t>(rule));
}

std::vector<Amendment> amendments(std::string_view utf8) {
  if (needs_no_look(utf8)) {
    return {};
  }
  Rewriting rewriting(utf8);
  rewriting.run();
  std::vector<Amendment> out = rewriting.safe_ones();
  for (Amendment& doubtful : rewriting.doubtful_ones()) {
    out.push_back(std::move(doubtful));
  }
  std::ranges::stable_sort(out, {}, [](const Amendment& a) { return std::pair(a.begin, a.end); });
  return out;
}

std::string normalised(std::string_view utf8) {
  if (needs_no_look(utf8)) {
    return std::string(utf8);
  }
  Rewriting rewriting(utf8);
  rewriting.run();
  return rewriting.result();
}

}  // namespace jianbao
