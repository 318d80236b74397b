#include "base/source_map.h"

#include <algorithm>
#include <stdexcept>

namespace jianbao {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t checkpoint_bytes = 1024;

bool has_byte_order_mark(std::string_view text) { return text.substr(0, 3) == byte_order_mark; }

/// Every byte but a continuation starts a character: also right, roughly, for text that is not
/// valid UTF-8, whose faults need places too.
std::uint32_t count_starts(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

FileId SourceMap::add(std::string path, std::string text) {
  File file{std::move(path), std::move(text), {0}, {0}};
  const std::string_view all = file.text;
  for (std::size_t at = all.find('\n'); at != std::string_view::npos; at = all.find('\n', at + 1)) {
    file.line_starts.push_back(at + 1);
  }
  for (std::size_t at = 0; at + checkpoint_bytes <= all.size(); at += checkpoint_bytes) {
    file.characters_before.push_back(file.characters_before.back() +
                                     count_starts(all.substr(at, checkpoint_bytes)));
  }
  files_.push_back(std::move(file));
  return FileId(static_cast<std::uint32_t>(files_.size() - 1));
}

const std::string& SourceMap::path(FileId id) const { return files_.at(id.index()).path; }

std::string_view SourceMap::text(FileId id) const { return files_.at(id.index()).text; }

std::string_view SourceMap::line(FileId id, std::uint32_t number) const {
  const File& file = files_.at(id.index());
  if (number == 0 || number > file.line_starts.size()) {
    return {};
  }
  const std::size_t begin = file.line_starts[number - 1];
  std::string_view rest = std::string_view(file.text).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') {
    rest.remove_suffix(1);
  }
  if (number == 1 && has_byte_order_mark(rest)) {
    rest.remove_prefix(byte_order_mark.size());
  }
  return rest;
}

Position SourceMap::position(FileId id, std::size_t byte_offset) const {
  const File& file = files_.at(id.index());
  const std::string_view text = file.text;
  const std::size_t offset = std::min(byte_offset, text.size());
  const auto after = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - file.line_starts.begin());
  // Lines are short; checkpoints keep this constant in time even in a file that is one long line.
  const auto characters = [&](std::size_t end) {
    const std::size_t block = end / checkpoint_bytes;
    const std::size_t start = block * checkpoint_bytes;
    return file.characters_before[block] + count_starts(text.substr(start, end - start));
  };
  const std::size_t start_of_line = *std::prev(after);
  std::uint32_t column = 1 + (offset - start_of_line < checkpoint_bytes
                                  ? count_starts(text.substr(start_of_line, offset - start_of_line))
                                  : characters(offset) - characters(start_of_line));
  if (line == 1 && has_byte_order_mark(text) && column > 1) {
    --column;
  }
  return {line, column};
}

std::size_t SourceMap::offset(FileId id, const Position& position) const {
  const File& file = files_.at(id.index());
  const std::string_view text = file.text;
  const std::size_t line = std::min<std::size_t>(position.line, file.line_starts.size());
  std::size_t at = line == 0 ? 0 : file.line_starts[line - 1];
  at += at == 0 && has_byte_order_mark(text) ? byte_order_mark.size() : 0;
  for (std::uint32_t left = position.column; left > 1 && at < text.size(); --left) {
    do {
      ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

std::vector<FileId> SourceMap::files() const {
  std::vector<FileId> ids;
  ids.reserve(files_.size());
  for (std::uint32_t i = 0; i < files_.size(); ++i) {
    ids.push_back(FileId(i));
  }
  return ids;
}

std::string SourceMap::describe(const Span& span) const {
  return path(span.file) + ':' + std::to_string(span.begin.line) + ':' +
         std::to_string(span.begin.column);
}

}  // namespace jianbao
