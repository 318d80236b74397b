#include "load/readers.h"

namespace jianbao {
namespace {

Judgement read_judgement(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  Judgement out;
  out.word = map.required_text("word").value;
  const auto bound = [&map](std::string_view key) -> std::optional<Decimal> {
    const auto value = map.decimal(key);
    return value ? std::optional(value->value) : std::nullopt;
  };
  out.at_least = bound("at_least");
  out.above = bound("above");
  out.below = bound("below");
  out.at_most = bound("at_most");
  constexpr std::int64_t most_in_a_row = 60;  // five years of months
  if (const auto run = map.integer("in_a_row", 2, most_in_a_row)) {
    out.in_a_row = static_cast<std::uint32_t>(run->value);
  }
  if (const auto slower = map.boolean("slower")) {
    out.slower = slower->value;
  }
  map.finish();
  return out;
}

void read_colour(Reader& reader, YamlMap& map, std::string_view key, Rgb& colour) {
  const auto text = map.text(key);
  if (!text) {
    return;
  }
  std::uint32_t value = 0;
  bool good = text->value.size() == 6;
  for (const char c : text->value) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                             : -1;
    good = good && digit >= 0;
    value = value * 16 + static_cast<std::uint32_t>(digit < 0 ? 0 : digit);
  }
  if (!good) {
    reader.diagnostics.add({Code::LoadBadColour, text->span, {{"word", text->value}}});
    return;
  }
  colour = {static_cast<std::uint8_t>(value >> 16U),
            static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
            static_cast<std::uint8_t>(value & 0xFFU)};
}

// A length in a printed unit between two bounds; `to_length` takes thousandths of the unit.
template <class ToLength>
void read_length(Reader& reader, YamlMap& map, std::string_view key, Decimal low, Decimal high,
                 ToLength to_length, Length& length) {
  const auto value = map.decimal(key);
  if (!value) {
    return;
  }
  if (value->value < low || value->value > high) {
    reader.diagnostics.add({Code::LoadOutOfRange,
                            value->span,
                            {{"what", std::string(key)},
                             {"word", value->value.to_string()},
                             {"low", low.to_string()},
                             {"high", high.to_string()}}});
    return;
  }
  length = to_length(Rational(Rational(value->value) * Rational(1000)).rounded(0).coefficient());
}

}  // namespace

Wording read_wording(Reader& reader) {
  Wording wording;
  const auto root = reader.yaml("reports/common/wording.yaml");
  if (!root) {
    return wording;
  }
  YamlMap map(*root, reader.diagnostics);
  for (const YamlNode* node : map.sequence("judgements")) {
    wording.judgements.push_back(read_judgement(reader, *node));
  }
  if (const auto from = map.decimal("multiple_from")) {
    wording.multiple_from = from->value;
  }
  for (const auto& phrase : map.texts("empty_phrases")) {
    wording.empty_phrases.push_back(phrase.value);
  }
  map.finish();
  return wording;
}

Style read_style(Reader& reader) {
  Style style;
  const auto root = reader.yaml("reports/common/style.yaml");
  if (!root) {
    return style;
  }
  YamlMap map(*root, reader.diagnostics);
  const auto points = [](std::int64_t thousandths) { return Length::millipoints(thousandths); };
  const auto millimetres = [](std::int64_t thousandths) { return Length::um(thousandths); };
  read_length(reader, map, "body_size_pt", Decimal(1575, 2), Decimal(16, 0), points,
              style.body_size);  // G-20
  read_length(reader, map, "masthead_most_pt", Decimal(36, 0), Decimal(60, 0), points,
              style.masthead_most);
  read_length(reader, map, "masthead_least_pt", Decimal(22, 0), Decimal(60, 0), points,
              style.masthead_least);
  read_length(reader, map, "masthead_width_mm", Decimal(60, 0), Decimal(156, 0), millimetres,
              style.masthead_width);
  for (const auto& [key, value] : {std::pair<std::string_view, bool*>{"duplex", &style.duplex},
                                   {"tight_lines", &style.tight_lines},
                                   {"colophon_on_back", &style.colophon_on_back}}) {
    if (const auto given = map.boolean(key)) {
      *value = given->value;
    }
  }
  read_colour(reader, map, "red", style.red);
  read_colour(reader, map, "draft_grey", style.draft_grey);
  if (const auto mark = map.text("draft_mark")) {
    style.draft_mark = mark->value;
  }
  map.finish();
  return style;
}

}  // namespace jianbao
