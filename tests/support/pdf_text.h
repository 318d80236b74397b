#pragma once
// What readers' programs get out of a finished PDF.

#include <cstddef>
#include <filesystem>
#include <string>

namespace jianbao::test {

/// What a shell command prints; fails the test when it cannot be run or ends in an error.
[[nodiscard]] std::string output_of(const std::string& command);

/// Without blanks of any kind: readers' programs put some where glyphs stand apart.
[[nodiscard]] std::string without_spaces(const std::string& text);

/// Bytes of a PDF as a file that goes with the object.
class PdfFile {
 public:
  explicit PdfFile(const std::string& bytes);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }
  /// By pdftotext, in the order of the content, which is our reading order; pages count from 1.
  [[nodiscard]] std::string text_of_page(std::size_t number) const;

 private:
  std::filesystem::path path_;
};

}  // namespace jianbao::test
