#include "support/small_fonts.h"

#include <doctest/doctest.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include <array>
#include <memory>

#include "base/utf8.h"
#include "support/checkout.h"
#include "support/workspace.h"

namespace jianbao::test {
namespace {

template <auto Destroy>
struct Delete {
  template <class T>
  void operator()(T* object) const {
    Destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Delete<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Delete<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Delete<hb_subset_input_destroy>>;

Blob blob_of(const std::string& bytes) {
  return Blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                             HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

hb_tag_t tag_of(std::string_view name) { return hb_tag_from_string(name.data(), 4); }

Face open(const std::string& font) { return Face(hb_face_create(blob_of(font).get(), 0)); }

std::uint32_t number_at(const std::string& bytes, std::size_t at, int width) {
  std::uint32_t value = 0;
  for (int i = 0; i < width; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  }
  return value;
}

}  // namespace

std::string big_endian(std::uint32_t value, int width) {
  std::string out;
  for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
  }
  return out;
}

std::string small_font(const std::string& file, std::u32string_view text) {
  const Face face = open(slurp(source_dir() / "fonts" / file));
  const Input input(hb_subset_input_create_or_fail());
  REQUIRE(input != nullptr);
  for (const char32_t c : text) {
    hb_set_add(hb_subset_input_unicode_set(input.get()), c);
  }
  const Face small(hb_subset_or_fail(face.get(), input.get()));
  REQUIRE(small != nullptr);
  return bytes_of(Blob(hb_face_reference_blob(small.get())).get());
}

std::string table_of(const std::string& font, const char (&name)[5]) {
  return bytes_of(Blob(hb_face_reference_table(open(font).get(), tag_of(name))).get());
}

std::string with_table(const std::string& font, const char (&name)[5], const std::string& bytes) {
  const Face face = open(font);
  const Face made(hb_face_builder_create());
  std::array<hb_tag_t, 64> tags{};
  unsigned count = tags.size();
  hb_face_get_table_tags(face.get(), 0, &count, tags.data());
  for (unsigned i = 0; i < count; ++i) {
    if (tags.at(i) != tag_of(name)) {
      const Blob table(hb_face_reference_table(face.get(), tags.at(i)));
      hb_face_builder_add_table(made.get(), tags.at(i), table.get());
    }
  }
  if (!bytes.empty()) {
    hb_face_builder_add_table(made.get(), tag_of(name), blob_of(bytes).get());
  }
  return bytes_of(Blob(hb_face_reference_blob(made.get())).get());
}

std::string collection_of(const std::vector<std::string>& fonts) {
  std::string head =
      "ttcf" + big_endian(0x00010000, 4) + big_endian(static_cast<std::uint32_t>(fonts.size()), 4);
  std::size_t start = head.size() + 4 * fonts.size();
  std::string body;
  for (std::string font : fonts) {
    head += big_endian(static_cast<std::uint32_t>(start + body.size()), 4);
    // Offsets of tables count from the beginning of the file, also in a collection.
    const std::uint32_t moved = static_cast<std::uint32_t>(start + body.size());
    for (std::uint32_t i = 0; i < number_at(font, 4, 2); ++i) {
      const std::size_t at = 12 + 16 * std::size_t{i} + 8;
      font.replace(at, 4, big_endian(number_at(font, at, 4) + moved, 4));
    }
    body += font + std::string((4 - font.size() % 4) % 4, '\0');
  }
  return head + body;
}

std::string name_table(std::string_view full_name) {
  std::string text;
  for (const char32_t c : to_utf32(full_name)) {
    text += big_endian(c, 2);  // names of tests stay in the first plane
  }
  constexpr std::uint32_t windows = 3, unicode = 1, english = 0x409, id = 4;
  return big_endian(0, 2) + big_endian(1, 2) + big_endian(18, 2) + big_endian(windows, 2) +
         big_endian(unicode, 2) + big_endian(english, 2) + big_endian(id, 2) +
         big_endian(static_cast<std::uint32_t>(text.size()), 2) + big_endian(0, 2) + text;
}

std::string locl_table(std::uint16_t from, std::uint16_t to) {
  const auto u16 = [](std::uint32_t v) { return big_endian(v, 2); };
  // ScriptList: hani with a language system ZHS, and no default one.
  const std::string scripts = u16(1) + "hani" + u16(8) +            // one script, 8 bytes on
                              u16(0) + u16(1) + "ZHS " + u16(10) +  // no default; one language
                              u16(0) + u16(0xFFFF) + u16(1) + u16(0);
  const std::string features = u16(1) + "locl" + u16(8) + u16(0) + u16(1) + u16(0);
  const std::string lookup = u16(1) + u16(0) + u16(1) + u16(8) +   // single substitution
                             u16(2) + u16(8) + u16(1) + u16(to) +  // format 2
                             u16(1) + u16(1) + u16(from);          // its coverage
  const std::string lookups = u16(1) + u16(4) + lookup;
  const auto size = [](const std::string& s) { return static_cast<std::uint32_t>(s.size()); };
  return big_endian(0x00010000, 4) + u16(10) + u16(10 + size(scripts)) +
         u16(10 + size(scripts) + size(features)) + scripts + features + lookups;
}

}  // namespace jianbao::test
