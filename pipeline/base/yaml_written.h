#pragma once
// How a scalar is written in its file: which bytes of the file stand for which of its text. For who
// points into a text or changes a part of it and leaves the rest as the office wrote it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_map.h"
#include "base/yaml.h"

namespace jianbao {

class WrittenScalar {
 public:
  enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Block };

  /// A change of the file: bytes [begin, end) of it and what stands there instead.
  struct Edit {
    std::size_t begin, end;
    std::string bytes;
  };
  /// A change of the text: bytes [begin, end) of it. Ascending, not overlapping, in UTF-8.
  using Change = Edit;

  /// `scalar` is a scalar of that file. None: it is written in a way that is not understood here
  /// (a block with an indentation indicator), so that no place in it is known.
  [[nodiscard]] static std::optional<WrittenScalar> of(const SourceMap&, const YamlNode& scalar);

  [[nodiscard]] Style style() const { return style_; }
  /// The place of bytes [begin, end) of the text, which are not empty.
  [[nodiscard]] Span span(const SourceMap&, std::size_t begin, std::size_t end) const;
  /// What to change in the file so that the text changes so. Keeps the style, but for a plain
  /// scalar that could not be plain any more: that is written anew in double quotes.
  [[nodiscard]] std::vector<Edit> edits(const std::vector<Change>&) const;

 private:
  struct Place {
    std::size_t begin, end;  ///< bytes of the file
  };
  WrittenScalar(FileId file, const YamlNode& scalar) : file_(file), text_(&scalar.text) {}

  bool read_plain(std::string_view file, std::size_t begin);
  bool read_single_quoted(std::string_view file, std::size_t begin);
  bool read_double_quoted(std::string_view file, std::size_t begin);
  bool read_block(std::string_view file, std::size_t begin);
  /// The next bytes of the text are `bytes`, written at `place`. False: they are not.
  bool take(std::string_view bytes, Place place);
  [[nodiscard]] bool complete() const { return places_.size() == text_->size(); }
  [[nodiscard]] std::string written(std::string_view bytes) const;

  FileId file_;
  const std::string* text_;
  Style style_ = Style::Plain;
  std::vector<Place> places_;  ///< of each byte of the text
};

}  // namespace jianbao
