// Any text breaks into lines that hold all of it, once and in order; none begins or ends with a
// prohibited mark (L-01, L-02), none is wider than its measure, and justified ones reach it, but
// where the program says itself that it could not be. Both breakers, every option.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "typeset/lines.h"

namespace {

using namespace jianbao;

void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
  }
}

/// The characters that matter and some that do not.
constexpr std::u32string_view alphabet =
    U"国民上合示范区建设年月日一二第期个列元万亿，。、；：！？“”‘’（）《》·—～…/-. "
    U"%￥0123456789ABCabc𬭩　百分点余多号条家+−±$€¥℃‰⸺⋯・／(),\"é〔〕";
constexpr std::size_t longest = 400;  // characters

/// A paragraph and the two bytes that choose the options.
struct Input {
  std::uint8_t measure = 0, flags = 0;
  std::u32string text;
};

/// What a person keeps as a seed: "= MEASURE FLAGS", both as decimal bytes, and the text on the
/// next line. None: not written so; a mutation may make it so.
std::optional<Input> written_input(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  unsigned measure = 0, flags = 0;
  if (end == std::string_view::npos ||
      std::sscanf(std::string(bytes.substr(0, end)).c_str(), "= %3u %3u", &measure, &flags) != 2 ||
      first_invalid_utf8(bytes.substr(end))) {
    return std::nullopt;
  }
  Input input{static_cast<std::uint8_t>(measure), static_cast<std::uint8_t>(flags), {}};
  for (const char32_t c : to_utf32(bytes.substr(end))) {
    if (alphabet.find(c) != alphabet.npos && input.text.size() < longest) {
      input.text += c;
    }
  }
  return input;
}

/// One byte a character: what a fuzzer makes of anything.
Input byte_input(std::string_view bytes) {
  const auto byte = [&](std::size_t k) { return static_cast<std::uint8_t>(bytes[k]); };
  Input input{byte(0), byte(1), {}};
  for (std::size_t k = 2; k < bytes.size() && k < longest + 2; ++k) {
    input.text += alphabet[byte(k) % alphabet.size()];
  }
  return input;
}

bool is_word_space(const LineItem& item) {
  return item.kind == CharClass::Space && item.width < one_em;
}

void check_items(const std::u32string& text, const std::vector<LineItem>& items) {
  std::size_t next = 0;
  for (const LineItem& item : items) {
    for (; next < item.begin; ++next) {
      require(text[next] == U' ', "only spaces are dropped");
    }
    require(item.begin == next && item.end > item.begin, "items follow each other");
    const std::size_t drawn = item.atoms.size();
    require(drawn == item.end - item.begin, "every character is drawn");
    for (std::size_t k = 0; k < drawn; ++k) {
      require(item.atoms[k].index == item.begin + k, "in order");
      require(item.atoms[k].x + item.atoms[k].width <= item.width, "inside its item");
    }
    next = item.end;
  }
  for (; next < text.size(); ++next) {
    require(text[next] == U' ', "only spaces are dropped at the end");
  }
}

// Told from the characters, not from the program's own permission.
void check_edges(const std::u32string& text, const LineItem& first, const LineItem& last,
                 bool strict) {
  const char32_t start = text[first.begin], end = text[last.end - 1];
  if (first.piece != Piece::Later) {
    require(
        std::u32string_view(U"，。、；：！？”’）》〕·・／～ ").find(start) == std::u32string::npos,
        "L-01");
    require(!(start == U'—' && first.kind == CharClass::Dash), "L-01, LN");
    require(!(start == U'-' && first.kind == CharClass::Hyphen), "L-01, HY");
    require(!strict || (first.kind != CharClass::DoubleDash && first.kind != CharClass::Ellipsis),
            "L-03 strict");
  }
  if (last.kind == CharClass::Open || last.kind == CharClass::Solidus) {
    require(false, "L-02");
  }
  require(end != U'（' && end != U'《' && end != U'〔', "L-02, brackets");
}

void check_line(const SetLine& line, Em room, bool justify) {
  const Adjustment& a = line.adjustment;
  require(line.width ==
              line.natural - a.brackets - a.commas - a.stops + a.spaces + a.gaps + a.positions,
          "what was done adds up");
  if (!line.forced) {
    require(line.width <= room + a.hung, "not wider than the measure");
  }
  if (justify && !line.last && !line.forced && a.short_of == 0) {
    require(line.width == room + a.hung, "justified lines reach the measure");
  }
  require(justify || (a.spaces == 0 && a.gaps <= 0 && a.positions == 0), "L-37");
  require(!line.last || (a.spaces == 0 && a.gaps <= 0 && a.positions == 0), "L-33");
}

void check_lines(const std::u32string& text, const std::vector<LineItem>& items,
                 const std::vector<SetLine>& lines, const LineOptions& options) {
  std::size_t next = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const SetLine& line = lines[k];
    for (const auto& placed : line.items) {
      for (; next < placed.item; ++next) {
        require(is_word_space(items[next]), "only word spaces vanish");
      }
      require(next == placed.item, "items are set in order");
      ++next;
    }
    require(!line.items.empty(), "no line is empty");
    check_line(line, options.measure - (k == 0 ? options.first_indent : 0), options.justify);
    const LineItem& first = items[line.items.front().item];
    const LineItem& last = items[line.items.back().item];
    if (k > 0 && !lines[k - 1].forced) {
      check_edges(text, first, items[lines[k - 1].items.back().item], options.strict);
    }
    require(k + 1 == lines.size() || line.forced || last.kind != CharClass::Open, "L-02");
  }
  for (; next < items.size(); ++next) {
    require(is_word_space(items[next]), "nothing is lost at the end");
  }
}

void check_same(const std::vector<SetLine>& a, const std::vector<SetLine>& b) {
  require(a.size() == b.size(), "deterministic: as many lines");
  for (std::size_t k = 0; k < a.size(); ++k) {
    require(a[k].items.size() == b[k].items.size() && a[k].width == b[k].width,
            "deterministic: the same lines");
    for (std::size_t i = 0; i < a[k].items.size(); ++i) {
      require(a[k].items[i].x == b[k].items[i].x, "deterministic: the same places");
    }
  }
}

std::int64_t total_looseness(const std::vector<SetLine>& lines) {
  std::int64_t sum = 0;
  for (const SetLine& line : lines) {
    sum += looseness(line.adjustment);
  }
  return sum;
}

LineOptions options_of(const Input& input) {
  LineOptions options;
  const Em measure = 1 + input.measure % 28;
  options.measure = measure * one_em;
  options.first_indent = std::min<Em>(input.flags % 3, measure - 1) * one_em;
  options.strict = (input.flags & 0x10U) != 0;
  options.justify = (input.flags & 0x20U) == 0;
  options.hang = (input.flags & 0x40U) != 0;
  options.shrink_period = (input.flags & 0x80U) != 0;
  options.trim_first_line_open = (input.flags & 0x08U) != 0;
  options.fewest_lines = (input.flags & 0x04U) != 0;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto written = written_input(bytes);
  const Input input = written ? *written : byte_input(bytes);
  LineOptions options = options_of(input);
  const std::u32string& text = input.text;
  const auto items = line_items(text, box_width, options);
  check_items(text, items);
  if (std::getenv("SHOW")) {
    std::fprintf(stderr, "%lld %lld %d%d%d: %s\n", (long long)(options.measure / one_em),
                 (long long)(options.first_indent / one_em), options.strict, options.justify,
                 options.hang, to_utf8(text).c_str());
  }
  const auto first = break_lines(items, options);
  check_lines(text, items, first, options);
  check_same(first, break_lines(items, options));
  options.breaker = LineBreaker::Optimum;
  const auto best = break_lines(items, options);
  check_lines(text, items, best, options);
  check_same(best, break_lines(items, options));
  require(options.fewest_lines || total_looseness(best) <= total_looseness(first),
          "the optimum is not looser");
  require(!options.fewest_lines || best.size() <= first.size(), "fewest lines");
  return 0;
}
