#include "app/pages/lines_command.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/forbidden.h"
#include "base/utf8.h"
#include "faces/font_set.h"
#include "load/readers.h"
#include "normalise/normalise.h"
#include "typeset/line_words.h"
#include "typeset/text.h"

namespace jianbao {
namespace {

constexpr std::int64_t least_measure = 1, most_measure = 1000;
constexpr std::size_t most_bytes = std::size_t{1} << 18;        // of one text
constexpr std::size_t most_input_bytes = std::size_t{1} << 26;  // of all of them

/// A whole number and nothing else.
std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<LineOptions> line_options(Run& run, const LinesOptions& asked) {
  const auto measure = whole_number(asked.measure);
  if (!measure || *measure < least_measure || *measure > most_measure) {
    run.diagnostics().add({Code::UsageMeasure,
                           std::nullopt,
                           {{"value", asked.measure},
                            {"least", std::to_string(least_measure)},
                            {"most", std::to_string(most_measure)}}});
    return std::nullopt;
  }
  const auto indent = whole_number(asked.indent);
  if (!indent || *indent < 0 || *indent >= *measure) {
    run.diagnostics().add({Code::UsageIndent,
                           std::nullopt,
                           {{"value", asked.indent}, {"most", std::to_string(*measure - 1)}}});
    return std::nullopt;
  }
  LineOptions options;
  options.measure = *measure * one_em;
  options.first_indent = *indent * one_em;
  options.strict = asked.strict;
  options.breaker = asked.optimum ? LineBreaker::Optimum : LineBreaker::FirstFit;
  return options;
}

/// Everything that `input` has. None, with an error: more than the limit.
std::optional<std::string> read_all(Run& run, std::istream& input) {
  std::string bytes;
  std::vector<char> part(std::size_t{1} << 16);
  while (input.read(part.data(), static_cast<std::streamsize>(part.size())) || input.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(input.gcount()));
    if (bytes.size() > most_input_bytes) {
      run.diagnostics().add({Code::InputTooLarge,
                             std::nullopt,
                             {{"path", "-"}, {"limit", std::to_string(most_input_bytes)}}});
      return std::nullopt;
    }
  }
  return bytes;
}

/// The lines without their ends; a byte order mark is no part of the first.
std::vector<std::string_view> lines_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    lines.push_back(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

/// Says what keeps a text from being set.
void check_text(Run& run, std::string_view text, std::size_t number) {
  const std::string line = std::to_string(number);
  if (text.size() > most_bytes) {
    run.diagnostics().add({Code::TextTooLong,
                           std::nullopt,
                           {{"line", line},
                            {"bytes", std::to_string(text.size())},
                            {"limit", std::to_string(most_bytes)}}});
    return;
  }
  if (const auto fault = first_invalid_utf8(text)) {
    run.diagnostics().add(
        {Code::TextNotUtf8, std::nullopt, {{"line", line}, {"byte", std::to_string(*fault + 1)}}});
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const auto code =
        c == U'\t' || c == U'\n' ? Code::TextControlCharacter : forbidden_character(c);
    if (code) {
      run.diagnostics().add({*code, std::nullopt, {{"character", code_point_name(c)}}});
      return;
    }
  }
}

/// The fonts of the workspace and the style of its body text.
struct BriefFaces {
  FontSet fonts;
  TextStyle style;
};

std::optional<BriefFaces> brief_faces(Run& run) {
  Reader reader{run.settings().workspace, run.sources(), run.diagnostics()};
  const Style style = read_style(reader);
  const FontManifest manifest = read_fonts(reader);
  if (run.failed()) {
    return std::nullopt;
  }
  auto fonts = run.stage(FontSet::open(manifest, run.settings().workspace / "fonts"));
  if (!fonts) {
    return std::nullopt;
  }
  return BriefFaces{std::move(*fonts), TextStyle::on_grid(FontRole::Fs, style.body_size)};
}

struct Answer {
  std::string lines;
  std::vector<std::string> adjustments;
};

Answer answer(std::string_view text, const LatinWidth& width, const LineOptions& options) {
  const std::u32string characters = to_utf32(text);
  const auto items = line_items(characters, width, options);
  const auto lines = break_lines(items, options);
  return {joined_lines(characters, items, lines),
          adjustment_words(characters, items, lines, options)};
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? std::string_view() : between);
    all += part;
  }
  return all;
}

}  // namespace

CommandResult show_lines(const Settings& settings, const LinesOptions& asked, std::istream& input) {
  Run run(settings);
  const auto options = line_options(run, asked);
  const auto bytes = !options || asked.text ? asked.text : read_all(run, input);
  if (!options || !bytes) {
    return run.finish({});
  }
  const auto texts = asked.text ? std::vector<std::string_view>{*bytes} : lines_of(*bytes);
  for (std::size_t k = 0; k < texts.size(); ++k) {
    check_text(run, texts[k], k + 1);
  }
  const auto faces = asked.brief_faces ? brief_faces(run) : std::nullopt;
  if (run.failed()) {
    return run.finish({});
  }
  const LatinWidth width = faces ? latin_widths(faces->fonts, faces->style) : box_width;
  std::string out;
  for (const std::string_view text : texts) {
    const Answer a =
        answer(asked.normalise ? normalised(text) : std::string(text), width, *options);
    out += asked.text ? a.lines + '\n' + joined(a.adjustments, "\n")
                      : a.lines + '\t' + joined(a.adjustments, "; ");
    out += '\n';
  }
  return run.finish(std::move(out));
}

}  // namespace jianbao
