// The small font program that goes into a PDF, and the codes that show its glyphs.

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "faces/cff_charset.h"
#include "faces/face.h"

namespace jianbao {
namespace {

using HbSubsetInput = std::unique_ptr<hb_subset_input_t, HbDelete<hb_subset_input_destroy>>;
using HbSubsetPlan = std::unique_ptr<hb_subset_plan_t, HbDelete<hb_subset_plan_destroy>>;

/// What a PDF reader uses of a TrueType program (ISO 32000-1, 9.9) or this project of an OpenType
/// one. All other tables are dropped: layout is done, and the text is in ToUnicode.
constexpr std::array kept_tables{tag("head"), tag("hhea"), tag("hmtx"), tag("maxp"),
                                 tag("glyf"), tag("loca"), tag("CFF ")};

/// The same for HarfBuzz, which wants a list that ends with 0: a program's bytes depend on nothing
/// but the font.
constexpr std::array<hb_tag_t, kept_tables.size() + 1> kept_tables_in_order{
    tag("CFF "), tag("glyf"), tag("head"), tag("hhea"), tag("hmtx"), tag("loca"), tag("maxp"), 0};

void drop_other_tables(hb_subset_input_t* input, hb_face_t* face) {
  hb_set_t* drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  std::array<hb_tag_t, 64> tags{};
  unsigned count = tags.size();
  hb_face_get_table_tags(face, 0, &count, tags.data());
  for (unsigned i = 0; i < count; ++i) {
    if (std::find(kept_tables.begin(), kept_tables.end(), tags.at(i)) == kept_tables.end()) {
      hb_set_add(drop, tags.at(i));
    }
  }
}

HbSubsetPlan make_plan(hb_face_t* face, bool cff, std::span<const GlyphUse> uses) {
  const HbSubsetInput input(hb_subset_input_create_or_fail());
  if (!input) {
    return nullptr;
  }
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  for (const GlyphUse& use : uses) {
    hb_set_add(glyphs, use.glyph);
  }
  drop_other_tables(input.get(), face);
  // Dropping hints rewrites CFF charstrings, and the exception in Fandol's licence covers
  // unaltered portions only (libharu.md 10). In glyf the hints are apart from the outline.
  hb_subset_input_set_flags(input.get(),
                            cff ? HB_SUBSET_FLAGS_DEFAULT : HB_SUBSET_FLAGS_NO_HINTING);
  return HbSubsetPlan(hb_subset_plan_create_or_fail(face, input.get()));
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

/// A `head` of our own: HarfBuzz copies the font's, and with a damaged one (0 units to the em) a
/// reader of the PDF would show nothing, though every glyph is sound. Tells what HarfBuzz goes by.
std::string head_table(hb_face_t* small) {
  const unsigned entries = hb_face_get_glyph_count(small) + 1;
  const bool long_offsets = table_length(small, tag("loca")) >= 4 * entries;
  std::string head;
  put(head, 0x00010000, 4);  // version
  put(head, 0x00010000, 4);  // revision
  put(head, 0, 4);           // checksum: HarfBuzz sets it
  put(head, 0x5F0F3CF5, 4);
  put(head, 0x0003, 2);  // baseline at 0, left side bearing at 0
  put(head, hb_face_get_upem(small), 2);
  head.append(16, '\0');  // made and changed: no clock in a PDF that is the same every time
  head.append(8, '\0');   // box: the FontDescriptor has it
  put(head, 0, 2);
  put(head, 8, 2);  // least readable size
  put(head, 2, 2);  // direction hint, as the format demands
  put(head, long_offsets ? 1 : 0, 2);
  put(head, 0, 2);
  return head;
}

HbBlob blob_of(const std::string& bytes) {
  return HbBlob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                               HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

std::string true_type_program(hb_face_t* small) {
  const HbFace made(hb_face_builder_create());
  for (const hb_tag_t name : kept_tables) {
    const HbBlob table(name == tag("head") ? blob_of(head_table(small)).release()
                                           : hb_face_reference_table(small, name));
    if (hb_blob_get_length(table.get()) > 0) {
      hb_face_builder_add_table(made.get(), name, table.get());
    }
  }
  hb_face_builder_sort_tables(made.get(), kept_tables_in_order.data());
  return std::string(bytes_of(HbBlob(hb_face_reference_blob(made.get()))));
}

/// Six capitals from the name and what is in the subset, by FNV-1a: the same on every machine.
std::string subset_tag(std::string_view name, std::span<const GlyphUse> uses) {
  std::uint64_t hash = 14695981039346656037U;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
  for (const char c : name) {
    mix(static_cast<unsigned char>(c));
  }
  for (const GlyphUse& use : uses) {
    mix(use.glyph);
    mix(use.text);
  }
  std::string letters;
  for (int i = 0; i < 6; ++i, hash /= 26) {
    letters += static_cast<char>('A' + hash % 26);
  }
  return letters;
}

/// Gives each use its code; false when a glyph is not in the subset or the codes run out.
class Coder {
 public:
  Coder(SubsetFont& font, const hb_map_t* new_glyphs) : font_(font), new_glyphs_(new_glyphs) {}

  /// CFF: the code is the CID; a second text for a glyph shares it and needs ActualText.
  bool code_cff(std::span<const GlyphUse> uses, const CffCharset& charset, auto advance) {
    for (const GlyphUse& use : uses) {
      const hb_codepoint_t glyph = hb_map_get(new_glyphs_, use.glyph);
      const std::uint16_t code = glyph < charset.cids.size() ? charset.cids[glyph] : 0;
      if (code == 0) {
        return false;
      }
      font_.glyphs.push_back({use, code, advance(use.glyph), is_repeat(use)});
    }
    return true;
  }

  /// TrueType: the code is the glyph index; a second text gets a code past the last glyph.
  bool code_true_type(std::span<const GlyphUse> uses, std::uint32_t glyph_count, auto advance) {
    std::vector<std::uint32_t> glyph_of_alias;
    for (const GlyphUse& use : uses) {
      const hb_codepoint_t glyph = hb_map_get(new_glyphs_, use.glyph);
      std::size_t code = glyph;
      if (is_repeat(use)) {
        code = glyph_count + glyph_of_alias.size();
        glyph_of_alias.push_back(glyph);
      }
      if (glyph == 0 || glyph >= glyph_count || code > 0xFFFF) {
        return false;
      }
      font_.glyphs.push_back({use, static_cast<std::uint16_t>(code), advance(use.glyph), false});
    }
    if (!glyph_of_alias.empty()) {
      write_map(glyph_count, glyph_of_alias);
    }
    return true;
  }

 private:
  /// Uses ascend, so the same glyph with another text stands next to it.
  [[nodiscard]] bool is_repeat(const GlyphUse& use) const {
    return !font_.glyphs.empty() && font_.glyphs.back().use.glyph == use.glyph;
  }

  void write_map(std::uint32_t glyph_count, const std::vector<std::uint32_t>& aliases) {
    const auto put = [&](std::uint32_t glyph) {
      font_.cid_to_gid += static_cast<char>(glyph >> 8U);
      font_.cid_to_gid += static_cast<char>(glyph & 0xFFU);
    };
    for (std::uint32_t glyph = 0; glyph < glyph_count; ++glyph) {
      put(glyph);
    }
    std::for_each(aliases.begin(), aliases.end(), put);
  }

  SubsetFont& font_;
  const hb_map_t* new_glyphs_;
};

}  // namespace

const SubsetFont::Coded* SubsetFont::find(GlyphUse use) const {
  const auto at = std::lower_bound(glyphs.begin(), glyphs.end(), use,
                                   [](const Coded& c, const GlyphUse& u) { return c.use < u; });
  return at != glyphs.end() && at->use == use ? &*at : nullptr;
}

std::uint16_t SubsetFont::code_of(GlyphUse use) const {
  const Coded* coded = find(use);
  return coded == nullptr ? std::uint16_t{0} : coded->code;
}

namespace {

/// What would print nothing or spoil the page is found here, glyph by glyph: only those in use are
/// looked at, so that it costs next to nothing. Gives the box of all.
Result<InkBox> check_ink(const OpenFace& face, std::span<const GlyphUse> uses) {
  InkBox all{units, units, -units, -units};
  for (const GlyphUse& use : uses) {
    if (is_blank(use.text) && !glyph_ink(face.font.get(), use.glyph)) {
      continue;
    }
    const auto box = sound_ink(face, use.glyph);
    if (!box) {
      std::string character;
      append_utf8(character, use.text);
      return tl::unexpected(Diagnostic(Code::FontsBrokenGlyph, std::nullopt,
                                       {{"file", face.file_name},
                                        {"character", std::move(character)},
                                        {"code_point", code_point_name(use.text)}}));
    }
    all = {std::min(all.left, box->left), std::min(all.bottom, box->bottom),
           std::max(all.right, box->right), std::max(all.top, box->top)};
  }
  return all.left < all.right ? all : InkBox{0, 0, units, units};
}

/// Composite glyphs bring their components along; one that draws nothing would leave a gap in
/// another glyph (the dot of ŀ, when a file was cut short).
bool components_are_sound(const OpenFace& face, const hb_map_t* new_to_old, unsigned count,
                          std::span<const GlyphUse> uses) {
  for (unsigned i = 1; i < count && face.boxes_agree; ++i) {  // 0 is .notdef, which is not shown
    const auto old = static_cast<std::uint16_t>(hb_map_get(new_to_old, i));
    const auto use = std::ranges::lower_bound(uses, old, {}, &GlyphUse::glyph);
    const bool used = use != uses.end() && use->glyph == old;  // and looked at before
    if (!used && !sound_ink(face, old)) {
      return false;
    }
  }
  return true;
}

}  // namespace

Result<SubsetFont> FontSet::subset(FaceId id, std::span<const GlyphUse> uses) const {
  const OpenFace& face = *faces_[id.index()];
  const auto failed = [&](std::string part) {
    return tl::unexpected(Diagnostic(Code::FontsSubsetFailed, std::nullopt,
                                     {{"file", face.file_name}, {"part", std::move(part)}}));
  };
  const HbSubsetPlan plan = make_plan(face.face.get(), face.cff, uses);
  const HbFace small(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!small) {
    return failed("hb-subset");
  }
  SubsetFont font;
  font.cff = face.cff;
  font.name = subset_tag(face.postscript_name, uses) + '+' + face.postscript_name;
  font.program =
      face.cff ? std::string(bytes_of(HbBlob(hb_face_reference_table(small.get(), tag("CFF ")))))
               : true_type_program(small.get());
  const auto advance_of = [&](std::uint16_t glyph) { return advance(id, glyph); };
  Coder coder(font, hb_subset_plan_old_to_new_glyph_mapping(plan.get()));
  if (face.cff) {
    const auto charset = read_cff_charset(font.program);
    if (!charset || !coder.code_cff(uses, *charset, advance_of)) {
      return failed("CFF charset");
    }
  } else if (!coder.code_true_type(uses, hb_face_get_glyph_count(small.get()), advance_of)) {
    return failed("glyf");
  }
  // After the glyphs are known to be there: one that is not has no ink either.
  const auto box = check_ink(face, uses);
  if (!box) {
    return tl::unexpected(box.error());
  }
  font.bounding_box = *box;
  if (!components_are_sound(face, hb_subset_plan_new_to_old_glyph_mapping(plan.get()),
                            hb_face_get_glyph_count(small.get()), uses)) {
    return failed(face.cff ? "CFF" : "glyf");
  }
  return font;
}

}  // namespace jianbao
