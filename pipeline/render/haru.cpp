#include "render/haru.h"

#include "render/render.h"

#include "base/utf8.h"

namespace jianbao {
namespace {

/// Level 6 is half of zlib's time at zlib's size (libharu.md 12).
constexpr int deflate_level = 6;

/// An own number for what libharu has none for; its codes lie at 0x1000…0x1100.
constexpr unsigned long no_compressor = 0x2000;

/// With libharu's filter NONE an added /Filter is removed again, so it is written from here.
HPDF_STATUS write_filter(HPDF_Dict, HPDF_Stream out) {
  return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\012");
}

const HPDF_BYTE* bytes_of(std::string_view text) {
  return reinterpret_cast<const HPDF_BYTE*>(text.data());
}

/// The one or two UTF-16 units of a character.
template <class Put>
void for_each_unit(char32_t character, Put put) {
  if (character < 0x10000) {
    put(static_cast<std::uint32_t>(character));
  } else {
    const std::uint32_t rest = static_cast<std::uint32_t>(character) - 0x10000;
    put(0xD800U + (rest >> 10U));
    put(0xDC00U + (rest & 0x3FFU));
  }
}

}  // namespace

void append_utf16_hex(std::string& out, char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for_each_unit(character, [&](std::uint32_t unit) {
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
      out += digits[unit >> shift & 0xFU];
    }
  });
}

Haru::Haru()
    : document_(HPDF_New(&Haru::record, this)),
      compressor_(libdeflate_alloc_compressor(deflate_level)) {
  if (document_) {
    document_->pdf_version = HPDF_VER_17;  // libharu's default header says 1.3
  } else if (!first_) {
    first_ = Fault{HPDF_FAILD_TO_ALLOC_MEM, 0};
  }
  if (!compressor_) {
    first_ = Fault{no_compressor, 0};
  }
}

void Haru::record(HPDF_STATUS error, HPDF_STATUS detail, void* self) noexcept {
  auto& first = static_cast<Haru*>(self)->first_;
  if (!first) {
    first = Fault{error, detail};
  }
}

std::optional<Haru::Fault> Haru::fault() const {
  // Low-level calls set the sticky error without calling the handler, so both are asked.
  if (!first_ && HPDF_GetError(document_.get()) != HPDF_OK) {
    return Fault{HPDF_GetError(document_.get()), document_->error.detail_no};
  }
  return first_;
}

HPDF_Dict Haru::dictionary() { return HPDF_Dict_New(document_->mmgr); }

HPDF_Array Haru::array() { return HPDF_Array_New(document_->mmgr); }

HPDF_Dict Haru::object() {
  HPDF_Dict dict = HPDF_Dict_New(document_->mmgr);
  return HPDF_Xref_Add(document_->xref, dict) == HPDF_OK ? dict : nullptr;
}

HPDF_Dict Haru::stream(std::string_view bytes) {
  HPDF_Dict dict = HPDF_DictStream_New(document_->mmgr, document_->xref);
  write_deflated(dict, bytes);
  return dict;
}

void Haru::set_content(HPDF_Page page, std::string_view operators) {
  if (page != nullptr) {
    write_deflated(static_cast<HPDF_PageAttr>(page->attr)->contents, operators);
  }
}

void Haru::write_deflated(HPDF_Dict dict, std::string_view bytes) {
  if (dict == nullptr || !compressor_) {
    return;
  }
  buffer_.resize(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()));
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                    buffer_.data(), buffer_.size());
  dict->write_fn = write_filter;
  HPDF_Stream_Write(dict->stream, bytes_of(buffer_), static_cast<HPDF_UINT>(size));
}

HPDF_Binary Haru::text(std::string_view utf8) {
  std::string units("\xFE\xFF");
  for (std::size_t at = 0; at < utf8.size();) {
    for_each_unit(next_character(utf8, at), [&](std::uint32_t unit) {
      units += static_cast<char>(unit >> 8U);
      units += static_cast<char>(unit & 0xFFU);
    });
  }
  return HPDF_Binary_New(document_->mmgr, reinterpret_cast<HPDF_BYTE*>(units.data()),
                         static_cast<HPDF_UINT>(units.size()));
}

HPDF_String Haru::ascii(const char* text) {
  return HPDF_String_New(document_->mmgr, text, nullptr);
}

std::string Haru::save() {
  std::string file;
  if (HPDF_SaveToStream(document_.get()) != HPDF_OK) {
    return file;
  }
  HPDF_Stream stream = document_->stream;
  file.reserve(HPDF_Stream_Size(stream));
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
    HPDF_UINT length = 0;
    const HPDF_BYTE* part = HPDF_MemStream_GetBufPtr(stream, i, &length);
    file.append(reinterpret_cast<const char*>(part), length);
  }
  return file;
}

std::string render_libraries() {
  return std::string("libharu ") + HPDF_GetVersion() + ", libdeflate " LIBDEFLATE_VERSION_STRING;
}

}  // namespace jianbao
