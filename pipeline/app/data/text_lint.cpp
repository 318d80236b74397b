#include "app/data/text_lint.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "load/side_by_side.h"

namespace jianbao {
namespace {

/// What is said by each rule, in the order of Amendment::Rule, of what can be mended and of what
/// cannot.
struct Codes {
  Code safe, doubtful;
};
constexpr std::array<Codes, 13> codes{{
    {Code::NormaliseHalfWidthMark, Code::NormaliseSingleBracket},
    {Code::NormaliseStraightQuote, Code::NormaliseSingleQuote},
    {Code::NormaliseRangeDash, Code::NormaliseRangeDash},
    {Code::NormalisePercentRange, Code::NormalisePercentRange},
    {Code::NormaliseDash, Code::NormaliseLoneDash},
    {Code::NormaliseEllipsis, Code::NormaliseEllipsis},
    {Code::NormaliseFullWidthLetter, Code::NormaliseFullWidthLetter},
    {Code::NormalisePercentSign, Code::NormalisePercentSign},
    {Code::NormaliseStopInQuotation, Code::NormaliseStopInQuotation},
    {Code::NormaliseListMark, Code::NormaliseListMarkMixed},
    {Code::NormaliseOddSpace, Code::NormaliseOddSpace},
    {Code::NormaliseCompatibilityForm, Code::NormaliseCompatibilityForm},
    {Code::NormaliseWordSpace, Code::NormaliseWordSpace},
}};

/// The place with a few characters on each side: two brackets of one kind are not one finding, and
/// whoever accepts one accepts no other.
std::string surroundings(const std::string& text, const Amendment& amendment) {
  constexpr std::size_t reach = 6;
  const std::u32string before = to_utf32(std::string_view(text).substr(0, amendment.begin));
  const std::u32string after = to_utf32(std::string_view(text).substr(amendment.end));
  return to_utf8(before.substr(before.size() - std::min(before.size(), reach))) +
         text.substr(amendment.begin, amendment.end - amendment.begin) +
         to_utf8(after.substr(0, reach));
}

Diagnostics lint_file(const SourceMap& sources, FileId file) {
  Diagnostics out;
  Diagnostics told;  // when the file was read
  const auto root = parse_yaml(sources, file, told);
  if (root) {
    for (const TextFindings& text : find_amendments(sources, file, *root, TextKind::Printed)) {
      for (const Amendment& amendment : text.amendments) {
        out.add(describe_amendment(sources, text, amendment));
      }
    }
  }
  return out;
}

}  // namespace

std::vector<TextFindings> find_amendments(const SourceMap& sources, FileId file,
                                          const YamlNode& root, TextKind kind) {
  std::vector<TextFindings> out;
  for (const YamlNode* text : texts_of(kind, sources.path(file), root)) {
    auto found = amendments(text->text);
    if (!found.empty()) {
      out.push_back({text, WrittenScalar::of(sources, *text), std::move(found)});
    }
  }
  return out;
}

Diagnostic describe_amendment(const SourceMap& sources, const TextFindings& in,
                              const Amendment& amendment) {
  const auto& [safe, doubtful] = codes.at(static_cast<std::size_t>(amendment.rule));
  const Span where =
      in.written ? in.written->span(sources, amendment.begin, amendment.end) : in.text->span;
  std::string there = in.text->text.substr(amendment.begin, amendment.end - amendment.begin);
  std::size_t first = 0;
  std::string character = code_point_name(next_character(there, first));
  return {amendment.safe ? safe : doubtful,
          where,
          {{"text", std::move(there)},
           {"right", amendment.replacement},
           {"rule", std::string(rule_id(amendment.rule))},
           {"character", std::move(character)},
           {"near", surroundings(in.text->text, amendment)}}};
}

Diagnostics lint_texts(const SourceMap& sources) {
  std::vector<FileId> files = sources.files();
  std::erase_if(files, [&](FileId file) { return !has_printed_texts(sources.path(file)); });
  std::vector<Diagnostics> found(files.size());
  side_by_side(files.size(), [&](std::size_t i) { found[i] = lint_file(sources, files[i]); });
  Diagnostics out;
  for (Diagnostics& diagnostics : found) {
    out.append(std::move(diagnostics));
  }
  return out;
}

}  // namespace jianbao
