#include "support/pdf_text.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "base/utf8.h"

namespace jianbao::test {

namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 65536> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), n);
  }
  REQUIRE_MESSAGE(pclose(pipe) == 0, command);
  return text;
}

std::string without_spaces(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : to_utf32(text)) {
    if (c > U' ' && c != 0x3000 && c != 0xFEFF) {
      kept += c;
    }
  }
  return to_utf8(kept);
}

PdfFile::PdfFile(const std::string& bytes) {
  static int count = 0;
  path_ = fs::temp_directory_path() /
          ("jianbao-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".pdf");
  std::ofstream(path_, std::ios::binary) << bytes;
}

PdfFile::~PdfFile() {
  std::error_code ignored;
  fs::remove(path_, ignored);
}

std::string PdfFile::text_of_page(std::size_t number) const {
  const std::string n = std::to_string(number);
  return output_of("pdftotext -raw -enc UTF-8 -f " + n + " -l " + n + " " + path() + " -");
}

}  // namespace jianbao::test
