#pragma once
// Where text came from. Every value read from a file keeps its place until it is on paper.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

/// An index that only its owner can mint: no default, no conversion from a number.
template <class Owner, class What>
class Id {
 public:
  auto operator<=>(const Id&) const = default;
  [[nodiscard]] constexpr std::uint32_t index() const { return index_; }

 private:
  friend Owner;
  explicit constexpr Id(std::uint32_t index) : index_(index) {}
  std::uint32_t index_;
};

class SourceMap;
using FileId = Id<SourceMap, struct FileTag>;

/// As an editor shows it: 1-based; columns count characters (code points), not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// Half open: `end` is the position after the last character.
struct Span {
  FileId file;
  Position begin;
  Position end;
  auto operator<=>(const Span&) const = default;
};

template <class T>
struct Located {
  T value;
  Span span;
};

/// Owns the text of every file read, so that an excerpt can be shown later. Built while loading,
/// read-only and shared afterwards.
class SourceMap {
 public:
  /// `path` is shown to people as given: relative to the workspace, with forward slashes.
  FileId add(std::string path, std::string text);
  [[nodiscard]] const std::string& path(FileId) const;
  [[nodiscard]] std::string_view text(FileId) const;
  /// The line without its line end; empty when there is no such line. 1-based.
  [[nodiscard]] std::string_view line(FileId, std::uint32_t number) const;
  /// Byte offset in text(file) → position in characters.
  [[nodiscard]] Position position(FileId, std::size_t byte_offset) const;
  /// The reverse: where in text(file) the character at a position of it begins.
  [[nodiscard]] std::size_t offset(FileId, const Position&) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  /// All files in the order they were added.
  [[nodiscard]] std::vector<FileId> files() const;
  /// "data/facts/a.yaml:41:12"
  [[nodiscard]] std::string describe(const Span&) const;

 private:
  struct File {
    std::string path;
    std::string text;
    std::vector<std::size_t> line_starts;
    std::vector<std::uint32_t> characters_before;  ///< one entry for each KiB of text
  };
  std::vector<File> files_;
};

}  // namespace jianbao
