#include "faces/sfnt.h"

#include <optional>

#include "faces/big_endian.h"

namespace jianbao {
namespace {

constexpr std::size_t header_size = 12;
constexpr std::size_t record_size = 16;
constexpr std::uint32_t min_units_per_em = 16;
constexpr std::uint32_t max_units_per_em = 16384;

/// Where the table directory of one face starts; a collection has several.
std::optional<std::size_t> directory_offset(std::string_view file, std::uint32_t index) {
  if (!file.starts_with("ttcf")) {
    return index == 0 ? std::optional<std::size_t>(0) : std::nullopt;
  }
  const auto count = read_big_endian(file, 8, 4);
  if (!count || index >= *count) {
    return std::nullopt;
  }
  return read_big_endian(file, header_size + std::size_t{4} * index, 4);
}

bool is_font_format(std::string_view signature) {
  using namespace std::string_view_literals;
  return signature == "\0\1\0\0"sv || signature == "OTTO" || signature == "true";
}

/// Calls `visit(tag, bytes)` for each table; false when the directory or a table leaves the file.
template <class Visit>
bool for_each_table(std::string_view file, std::uint32_t index, Visit visit) {
  const auto start = directory_offset(file, index);
  if (!start || *start >= file.size() || !is_font_format(file.substr(*start, 4))) {
    return false;
  }
  const std::uint32_t count = read_big_endian(file, *start + 4, 2).value_or(0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t record = *start + header_size + record_size * i;
    const auto offset = read_big_endian(file, record + 8, 4);
    const auto length = read_big_endian(file, record + 12, 4);
    if (!offset || !length || *offset > file.size() || *length > file.size() - *offset) {
      return false;
    }
    visit(file.substr(record, 4), file.substr(*offset, *length));
  }
  return count > 0;
}

}  // namespace

std::string_view sfnt_table(std::string_view file, std::uint32_t index, std::string_view tag) {
  std::string_view found;
  for_each_table(file, index, [&](std::string_view name, std::string_view bytes) {
    if (name == tag) {
      found = bytes;
    }
  });
  return found;
}

std::string_view sfnt_fault(std::string_view file, std::uint32_t index) {
  if (file.empty()) {
    return "sfnt";
  }
  if (!for_each_table(file, index, [](std::string_view, std::string_view) {})) {
    return "sfnt table directory";
  }
  const auto has = [&](std::string_view tag) { return !sfnt_table(file, index, tag).empty(); };
  if (!has("CFF ") && !(has("glyf") && has("loca"))) {
    return "glyf/loca or CFF";
  }
  if (!has("head") || !has("maxp") || !has("hhea") || !has("hmtx")) {
    return "head/maxp/hhea/hmtx";
  }
  const auto units = read_big_endian(sfnt_table(file, index, "head"), 18, 2).value_or(0);
  if (units < min_units_per_em || units > max_units_per_em) {
    return "head.unitsPerEm";
  }
  return {};
}

}  // namespace jianbao
