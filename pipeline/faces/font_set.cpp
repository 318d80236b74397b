#include "faces/font_set.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "faces/face.h"

namespace jianbao {
namespace {

/// Maps the file into memory. Not a plain file (a FIFO would hang here): missing.
Result<HbBlob> map_file(const FontFile& file, const std::filesystem::path& path) {
  std::error_code error;
  HbBlob blob;
  if (std::filesystem::is_regular_file(path, error)) {
    blob.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  }
  if (!blob) {
    return tl::unexpected(
        Diagnostic(Code::FontsMissing, file.span, {{"path", path.generic_string()}}));
  }
  // The size finds a file that was replaced or cut short; reading 60 MB for the digest would cost
  // more than all the rest of a run. The tests compare the digests.
  const std::size_t size = bytes_of(blob).size();
  if (file.bytes != 0 && size != file.bytes) {
    return tl::unexpected(Diagnostic(Code::FontsWrongSize, file.span,
                                     {{"file", file.file},
                                      {"expected", std::to_string(file.bytes)},
                                      {"found", std::to_string(size)}}));
  }
  return blob;
}

/// Brings a glyph that stands in for another face to that face's cell and em box.
void fit_to(GlyphRef& glyph, const FaceMetrics& its, const FaceMetrics& primary) {
  glyph.size = primary.han_advance * units / its.han_advance;
  glyph.drop = its.baseline_below_centre * glyph.size / units - primary.baseline_below_centre;
}

}  // namespace

FontSet::FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

Outcome<FontSet> FontSet::open(const FontManifest& manifest, const std::filesystem::path& folder) {
  Outcome<FontSet> outcome;
  FontSet set;
  std::vector<std::optional<std::uint32_t>> face_of_file;
  for (const FontFile& file : manifest.files) {
    face_of_file.emplace_back();
    const std::filesystem::path path = font_path(file, folder);
    std::error_code error;
    if (file.optional && !std::filesystem::exists(path, error)) {
      set.absent_.push_back({file.file, file.package});
      continue;
    }
    auto face = map_file(file, path).and_then([&](HbBlob blob) {
      return open_face(std::move(blob), file);
    });
    if (face) {
      face_of_file.back() = static_cast<std::uint32_t>(set.faces_.size());
      set.faces_.push_back(std::move(*face));
    } else {
      outcome.diagnostics.add(std::move(face.error()));
    }
  }
  for (std::size_t role = 0; role < font_role_count; ++role) {
    for (const std::uint32_t file : manifest.chains.at(role)) {
      if (face_of_file[file]) {
        set.chains_.at(role).push_back(*face_of_file[file]);
      }
    }
  }
  if (!outcome.diagnostics.has_errors()) {
    outcome.value.emplace(std::move(set));
  }
  return outcome;
}

Outcome<FontSet> FontSet::open_alone(const FontFile& file, const std::string& bytes) {
  Outcome<FontSet> outcome;
  HbBlob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                             HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  auto face = open_face(std::move(blob), file);
  if (!face) {
    outcome.diagnostics.add(std::move(face.error()));
    return outcome;
  }
  FontSet set;
  set.faces_.push_back(std::move(*face));
  set.chains_.fill({0});
  outcome.value.emplace(std::move(set));
  return outcome;
}

std::optional<GlyphRef> FontSet::find(FontRole role, char32_t character,
                                      std::int32_t min_advance) const {
  const auto& chain = chains_[static_cast<std::size_t>(role)];
  for (const std::uint32_t index : chain) {
    const OpenFace& face = *faces_[index];
    if (is_excepted(face, character)) {
      continue;
    }
    const auto glyph =
        is_latin(role) ? nominal_glyph(face.font.get(), character) : chinese_glyph(face, character);
    if (!glyph) {
      continue;
    }
    const std::int32_t width = hb_font_get_glyph_h_advance(face.font.get(), *glyph);
    if (width >= min_advance) {
      GlyphRef found{FaceId(index), *glyph, width};
      if (!is_latin(role) && index != chain.front()) {
        fit_to(found, face.metrics, faces_[chain.front()]->metrics);
      }
      return found;
    }
  }
  return std::nullopt;
}

std::int32_t FontSet::advance(FaceId face, std::uint16_t glyph) const {
  return hb_font_get_glyph_h_advance(faces_[face.index()]->font.get(), glyph);
}

std::optional<InkBox> FontSet::ink(FaceId face, std::uint16_t glyph) const {
  return glyph_ink(faces_[face.index()]->font.get(), glyph);
}

const FaceMetrics& FontSet::metrics(FaceId face) const { return faces_[face.index()]->metrics; }

const std::string& FontSet::file_name(FaceId face) const { return faces_[face.index()]->file_name; }

FaceId FontSet::primary(FontRole role) const {
  const auto& chain = chains_[static_cast<std::size_t>(role)];
  return FaceId(chain.empty() ? 0 : chain.front());
}

bool FontSet::counts_when_used(FaceId face) const { return faces_[face.index()]->counts_when_used; }

std::string FontSet::sha256(FaceId face) const {
  return sha256_hex(bytes_of(faces_[face.index()]->blob));
}

std::size_t FontSet::bytes(FaceId face) const {
  return bytes_of(faces_[face.index()]->blob).size();
}

std::size_t FontSet::face_count() const { return faces_.size(); }

std::vector<FaceId> FontSet::faces() const {
  std::vector<FaceId> ids;
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    ids.push_back(FaceId(static_cast<std::uint32_t>(i)));
  }
  return ids;
}

std::vector<std::string> FontSet::files_with(char32_t character) const {
  std::vector<std::string> names;
  for (const auto& face : faces_) {
    if (nominal_glyph(face->font.get(), character) && !is_excepted(*face, character)) {
      names.push_back(face->file_name);
    }
  }
  return names;
}

std::string font_library() { return std::string("harfbuzz ") + hb_version_string(); }

}  // namespace jianbao
