// Any text breaks into lines that hold all of it, in order, none over the measure where it could be
// helped, none that starts or ends with a prohibited mark (L-01, L-02).

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "typeset/lines.h"

namespace {

using namespace jianbao;

// Two bytes a character, from the characters that matter and some that do not.
std::u32string text_of(const std::uint8_t* data, std::size_t size) {
  static constexpr std::u32string_view alphabet =
      U"国民上合示范区建设年月日一二第期个列元万亿，。、；：！？“”‘’（）《》·—～…/-. "
      U"%￥0123456789ABCabc𬭩　";
  std::u32string text;
  for (std::size_t k = 0; k < size && k < 400; ++k) {
    text += alphabet[data[k] % alphabet.size()];
  }
  return text;
}

void check(const std::vector<LineItem>& items, const std::vector<SetLine>& lines,
           const LineOptions& options) {
  std::size_t next = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    for (const auto& placed : lines[k].items) {
      while (next < placed.item) {
        if (items[next].kind != CharClass::Space) {
          std::abort();
        }  // only word spaces may vanish
        ++next;
      }
      if (next != placed.item) {
        std::abort();
      }
      ++next;
    }
    if (lines[k].items.empty()) {
      continue;
    }
    // Only one item that cannot be taken apart may be wider than its line.
    const Em room = options.measure - (k == 0 ? options.first_indent : 0);
    if (lines[k].items.size() > 1 && lines[k].width > room) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  LineOptions options;
  options.measure = (4 + data[0] % 25) * one_em;
  options.first_indent = (data[1] % 3) * one_em;
  options.strict = (data[1] & 0x10U) != 0;
  options.justify = (data[1] & 0x20U) == 0;
  const LatinWidth box = [](char32_t) { return one_em / 2; };
  const auto items =
      itemize(text_of(data + 2, size - 2), box, options.measure - options.first_indent);
  check(items, break_lines(items, options), options);
  return 0;
}
