#pragma once
// libharu as a writer of objects and files, and nothing else of it: its fonts, text and PDF/A calls
// are avoided (libharu.md 0). Internal to render/: the only header that shows libharu.
//
// libharu keeps the first error and refuses work afterwards, so calls need no check one by one;
// fault() is asked after each part. Its error handler only records: an exception must not pass
// through C frames.

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <libdeflate.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

class Haru {
 public:
  struct Fault {
    unsigned long error, detail;
  };

  Haru();
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;
  [[nodiscard]] HPDF_Doc document() const { return document_.get(); }
  [[nodiscard]] std::optional<Fault> fault() const;

  /// A dictionary or array written in place, by whoever it is added to.
  [[nodiscard]] HPDF_Dict dictionary();
  [[nodiscard]] HPDF_Array array();
  /// A dictionary with an object number of its own, which others refer to.
  [[nodiscard]] HPDF_Dict object();
  /// A stream object, compressed.
  [[nodiscard]] HPDF_Dict stream(std::string_view bytes);
  /// A text string: UTF-16BE with a byte order mark, which every reader understands.
  [[nodiscard]] HPDF_Binary text(std::string_view utf8);
  /// A string of plain ASCII.
  [[nodiscard]] HPDF_String ascii(const char*);
  /// Replaces a page's content, compressed.
  void set_content(HPDF_Page, std::string_view operators);
  /// The whole file; only of use when fault() is none afterwards.
  [[nodiscard]] std::string save();

 private:
  template <auto Destroy>
  struct Delete {
    template <class T>
    void operator()(T* object) const {
      Destroy(object);
    }
  };
  static void record(HPDF_STATUS error, HPDF_STATUS detail, void* self) noexcept;
  void write_deflated(HPDF_Dict stream, std::string_view bytes);

  std::optional<Fault> first_;
  std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, Delete<HPDF_Free>> document_;
  std::unique_ptr<libdeflate_compressor, Delete<libdeflate_free_compressor>> compressor_;
  std::string buffer_;
};

/// "D835DC00": UTF-16BE in hexadecimal, as CMaps and ActualText take it.
void append_utf16_hex(std::string& out, char32_t character);

}  // namespace jianbao
