#include "base/yaml_checks.h"

#include <fmt/format.h>

#include "base/forbidden.h"
#include "base/utf8.h"

namespace jianbao::yaml_checks {
namespace {

/// The name of a 16- or 32-bit encoding, told by its mark or by the NULs beside ASCII.
std::string_view wide_encoding(std::string_view text) {
  const auto starts = [text](std::string_view prefix) { return text.starts_with(prefix); };
  if (starts({"\xFF\xFE\0\0", 4}) || starts({"\0\0\xFE\xFF", 4})) {
    return "UTF-32";
  }
  if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
    return "UTF-16";
  }
  const bool zero_first = text.size() >= 2 && text[0] == '\0' && text[1] != '\0';
  const bool zero_second = text.size() >= 2 && text[0] != '\0' && text[1] == '\0';
  return zero_first || zero_second ? "UTF-16" : "";
}

bool check_encoding(const SourceMap& sources, FileId file, Diagnostics& out) {
  const std::string_view text = sources.text(file);
  if (text.size() > most_file_bytes) {
    out.add({Code::YamlTooLarge,
             span_of(sources, file, 0, 0),
             {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(most_file_bytes)}}});
    return false;
  }
  if (const std::string_view encoding = wide_encoding(text); !encoding.empty()) {
    out.add({Code::YamlUtf16, span_of(sources, file, 0, 0), {{"encoding", std::string(encoding)}}});
    return false;
  }
  if (const auto fault = first_invalid_utf8(text)) {
    const unsigned byte = static_cast<unsigned char>(text[*fault]);
    out.add({Code::YamlNotUtf8,
             span_of(sources, file, *fault, *fault + 1),
             {{"byte", fmt::format("0x{:02X}", byte)}}});
    return false;
  }
  return true;
}

bool check_characters(const SourceMap& sources, FileId file, Diagnostics& out,
                      YamlTolerance tolerance) {
  const std::string_view text = sources.text(file);
  std::size_t faults = 0;
  for (std::size_t next = byte_order_mark(text); next < text.size();) {
    const std::size_t at = next;
    const char32_t c = next_character(text, next);
    if (c == '\r') {
      if (next < text.size() && text[next] == '\n') {
        continue;
      }
      out.add({Code::YamlCarriageReturn, span_of(sources, file, at, next)});
      return false;
    }
    const auto code = refused_character(c, tolerance);
    if (!code) {
      continue;
    }
    if (++faults > most_errors) {
      out.add({Code::YamlTooMany, span_of(sources, file, at, next)});
      return false;
    }
    out.add({*code, span_of(sources, file, at, next), {{"character", code_point_name(c)}}});
  }
  return true;
}

}  // namespace

std::size_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

Span span_of(const SourceMap& sources, FileId file, std::size_t begin, std::size_t end) {
  return {file, sources.position(file, begin), sources.position(file, end)};
}

std::optional<Code> refused_character(char32_t c, YamlTolerance tolerance) {
  constexpr char32_t soft_hyphen = 0xAD;
  const bool passes = c == soft_hyphen && tolerance == YamlTolerance::SoftHyphens;
  return passes ? std::nullopt : forbidden_character(c);
}

bool check_bytes(const SourceMap& sources, FileId file, Diagnostics& out, YamlTolerance tolerance) {
  if (!check_encoding(sources, file, out)) {
    return false;
  }
  if (byte_order_mark(sources.text(file)) > 0) {
    out.add({Code::YamlBom, span_of(sources, file, 0, 3)});
  }
  return check_characters(sources, file, out, tolerance);
}

}  // namespace jianbao::yaml_checks
