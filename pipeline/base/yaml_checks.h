#pragma once
// What is wrong with a YAML file can mostly be seen in its text, before and better than by a
// parser: yaml-cpp takes GBK for U+FFFD and an open quote for a long text. Private to base.

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_map.h"
#include "base/yaml.h"

namespace jianbao::yaml_checks {

inline constexpr std::size_t most_file_bytes = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t most_scalar_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t most_depth = 32;
/// After so many errors the file is of some other kind, or one mistake repeats.
inline constexpr std::size_t most_errors = 50;

/// The length of a byte order mark at the start: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark(std::string_view text);

[[nodiscard]] Span span_of(const SourceMap&, FileId, std::size_t begin, std::size_t end);

/// Size, encoding, line ends, forbidden characters. False: the text cannot be read by lines.
bool check_bytes(const SourceMap&, FileId, Diagnostics&, YamlTolerance);

/// forbidden_character(), but for what is let pass.
[[nodiscard]] std::optional<Code> refused_character(char32_t, YamlTolerance);

/// Tabs in indentation, quotes left open, full-width colons, directives, comments that cut text.
void check_lines(const SourceMap&, FileId, Diagnostics&);

/// `value:120` at the start of a line (after any dashes): where in the line the name begins and
/// its colon stands. None: the line does not begin so. https://… is no such name.
struct NameAndColon {
  std::size_t begin, colon;
};
[[nodiscard]] std::optional<NameAndColon> colon_without_space(std::string_view line);

/// What stands where something else was meant, in bytes of the text.
struct Slip {
  Code code;
  std::size_t begin, end;
  Args args;
};
/// The slip that made yaml-cpp stop at `at`; none: it is not one that people often make.
[[nodiscard]] std::optional<Slip> find_slip(std::string_view text, std::size_t at);

/// The offset of the quote that closes the one at `open`, on the same line; npos: none.
[[nodiscard]] std::size_t closing_quote(std::string_view text, std::size_t open);

}  // namespace jianbao::yaml_checks
