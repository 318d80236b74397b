// Damaged fonts that the manifest vouches for, with their own size and digest: only the parser can
// tell. Each is refused by name or a page is printed with it that other programs can read; nothing
// crashes, hangs or eats the memory. The same mutations every time.

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/utf8.h"
#include "render/render.h"
#include "support/small_fonts.h"
#include "support/workspace.h"
#include "typeset/typeset.h"

namespace fs = std::filesystem;
using namespace jianbao;

namespace {

constexpr int rounds_per_font = 1000;
/// A page takes a few milliseconds; a round that takes this long counts as hanging.
constexpr unsigned hang_seconds = 20;
/// Every so many printed pages one is shown to other programs, which cost more than our own work.
constexpr int sample_every = 8;

const std::string han_text = "一国示范区，。“班列”（共）《报》";
const std::string latin_text = "Rail Express 2024 1,234.5%";

/// The round under way, for whoever finds the program dead.
std::array<char, 128> current{};

extern "C" void tell_hang(int) {
  const std::string_view text(current.data());
  (void)!write(STDERR_FILENO, text.data(), text.size());
  _exit(2);
}

class Mutator {
 public:
  Mutator(std::string bytes, std::uint32_t seed) : bytes_(std::move(bytes)), random_(seed) {}

  std::string mutate() {
    const int times = 1 + static_cast<int>(below(3));
    for (int i = 0; i < times; ++i) {
      once();
    }
    return bytes_;
  }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  [[nodiscard]] std::size_t tables() const {
    return bytes_.size() < 6 ? 0 : static_cast<unsigned char>(bytes_[5]);
  }
  [[nodiscard]] std::size_t record(std::size_t i) const { return 12 + 16 * i; }
  [[nodiscard]] std::size_t number(std::size_t at) const {
    std::size_t value = 0;
    for (std::size_t i = at; i < at + 4 && i < bytes_.size(); ++i) {
      value = value << 8U | static_cast<unsigned char>(bytes_[i]);
    }
    return value;
  }
  void put(std::size_t at, std::size_t value, int width) {
    const std::string text = test::big_endian(static_cast<std::uint32_t>(value), width);
    for (std::size_t i = 0; i < text.size() && at + i < bytes_.size(); ++i) {
      bytes_[at + i] = text[i];
    }
  }
  void flip(std::size_t begin, std::size_t length) {
    const std::size_t at = begin + below(length);
    if (at < bytes_.size()) {
      bytes_[at] = static_cast<char>(random_());
    }
  }
  /// A value that parsers trip over: none, all, just past a limit.
  std::size_t nasty() {
    constexpr std::array<std::size_t, 8> values{0,      1,          0x7FFF,     0x8000,
                                                0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    return values.at(below(values.size()));
  }

  void once() {
    const std::size_t table = below(tables());
    const std::size_t at = record(table);
    const std::size_t offset = number(at + 8);
    const std::size_t length = number(at + 12);
    switch (below(10)) {
      case 0:  // cut short
        bytes_.resize(below(bytes_.size()));
        break;
      case 1:  // the directory
        flip(0, record(tables()));
        break;
      case 2:  // an offset
        put(at + 8, below(2) == 0 ? nasty() : below(bytes_.size()), 4);
        break;
      case 3:  // a length
        put(at + 12, below(2) == 0 ? nasty() : below(2 * length + 2), 4);
        break;
      case 4: {  // two tables change places
        const std::size_t other = record(below(tables()));
        const std::size_t from = number(other + 8);
        put(other + 8, offset, 4);
        put(at + 8, from, 4);
        break;
      }
      case 5: {  // a range of zeros
        const std::size_t begin = offset + below(length);
        for (std::size_t i = begin; i < std::min(begin + 1 + below(64), bytes_.size()); ++i) {
          bytes_[i] = 0;
        }
        break;
      }
      case 6:  // a number at the beginning of a table, where counts and offsets are
        put(offset + below(std::min<std::size_t>(length, 64)), nasty(), below(2) == 0 ? 2 : 4);
        break;
      case 7:  // a number anywhere in it
        put(offset + below(length), nasty(), below(2) == 0 ? 2 : 4);
        break;
      default:  // some bytes of a table
        for (std::size_t i = 0; i <= below(8); ++i) {
          flip(offset, length);
        }
    }
  }

  std::string bytes_;
  std::mt19937 random_;
};

Document page_of(const std::string& text) {
  Document document;
  document.draft = false;  // its mark has other characters
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, {{text, Emphasis::Plain, std::nullopt}}}, std::nullopt});
  return document;
}

PdfInfo info() {
  PdfInfo info;
  info.title = "1";
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  return info;
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("jianbao-fonts-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Span some_span() {
  static SourceMap map;
  static const FileId file = map.add("fonts/fonts.yaml", "files:\n");
  return {file, {1, 1}, {1, 2}};
}

/// The sound font that draws what the damaged one is not asked for stands first or second.
struct Bench {
  std::string name;
  std::string font;   ///< the one that is damaged
  std::string other;  ///< sound: Latin for a Chinese font, Chinese for a Latin one
  bool latin;
  std::string text;
};

/// Opens, sets and renders; `code` is that of the first refusal.
std::string print(const Bench& bench, const std::string& font, const Folder& folder,
                  std::string& code) {
  FontManifest manifest;
  for (const auto& [name, bytes] : {std::pair("damaged", &font), {"sound", &bench.other}}) {
    folder.write(name, *bytes).string();
    manifest.files.push_back(
        {name, sha256_hex(*bytes), bytes->size(), 0, {}, some_span(), {}, {}, false});
  }
  for (std::size_t r = 0; r < font_role_count; ++r) {
    manifest.chains.at(r) = {is_latin(static_cast<FontRole>(r)) == bench.latin ? 0U : 1U};
  }
  code.clear();
  const auto note = [&code](const Diagnostics& diagnostics) {
    for (const Diagnostic& d : diagnostics.all()) {
      if (d.severity == Severity::Error && code.empty()) {
        code = message(d.code).code;
        for (const auto& [key, value] : d.args) {
          if (key == "file") {
            CHECK(value == "damaged");
          }
        }
      }
    }
  };
  const auto fonts = FontSet::open(manifest, folder.path());
  note(fonts.diagnostics);
  if (!fonts) {
    return {};
  }
  const auto pages = typeset(page_of(bench.text), Style{}, *fonts);
  note(pages.diagnostics);
  if (!pages) {
    return {};
  }
  const auto pdf = render(*pages, *fonts, info());
  note(pdf.diagnostics);
  return pdf ? *pdf : std::string();
}

std::string output_of(const std::string& command, bool& ok) {
  std::string text;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), n);
  }
  ok = pclose(pipe) == 0;
  return text;
}

std::string bare(const std::string& text) {
  std::string kept;
  for (const char32_t c : to_utf32(text)) {
    if (c > U' ') {
      append_utf8(kept, c);
    }
  }
  return kept;
}

/// Dark pixels of the page, as another program draws it.
std::size_t ink_of(const fs::path& pdf) {
  bool ok = false;
  const fs::path image_file = pdf.parent_path() / "page.pgm";
  const std::string complaint = output_of(
      "mutool draw -q -c gray -r 50 -F pgm -o " + image_file.string() + " " + pdf.string(), ok);
  CHECK_MESSAGE(ok, complaint);
  const std::string image = test::slurp(image_file);
  return static_cast<std::size_t>(
      std::ranges::count_if(image, [](char c) { return static_cast<unsigned char>(c) < 128; }));
}

void check_by_others(const std::string& bytes, const Bench& bench, const Folder& folder,
                     std::size_t sound_ink) {
  const fs::path pdf = folder.write("page.pdf", bytes);
  bool ok = false;
  const std::string complaint = output_of("qpdf --check " + pdf.string(), ok);
  CHECK_MESSAGE(ok, complaint);
  const std::string text = output_of("pdftotext -raw -enc UTF-8 " + pdf.string() + " - ", ok);
  CHECK(ok);
  CHECK_MESSAGE(bare(text).find(bare(bench.text)) != std::string::npos, text);
  // A damaged outline may be thinner or fatter, but a page is not empty.
  CHECK(ink_of(pdf) * 4 > sound_ink);
}

void run_bench(const Bench& bench, std::uint32_t seed_base) {
  const Folder folder;
  std::string code;
  const std::string sound = print(bench, bench.font, folder, code);
  REQUIRE_MESSAGE(!sound.empty(), code);
  const std::size_t sound_ink = ink_of(folder.write("page.pdf", sound));
  REQUIRE(sound_ink > 100);
  check_by_others(sound, bench, folder, sound_ink);
  std::map<std::string, int> refusals;
  int printed = 0;
  int sampled = 0;
  for (int round = 0; round < rounds_per_font; ++round) {
    std::snprintf(current.data(), current.size(), "hangs: %s, round %d\n", bench.name.c_str(),
                  round);
    alarm(hang_seconds);
    CAPTURE(bench.name);
    CAPTURE(round);
    const std::string damaged =
        Mutator(bench.font, seed_base + static_cast<std::uint32_t>(round)).mutate();
    const std::string pdf = print(bench, damaged, folder, code);
    CHECK(pdf.empty() != code.empty());
    if (pdf.empty()) {
      CHECK_MESSAGE((code.starts_with("fonts/") || code == "text/no-glyph"), code);
      ++refusals[code];
    } else if (++printed % sample_every == 0) {
      check_by_others(pdf, bench, folder, sound_ink);
      ++sampled;
    }
  }
  alarm(0);
  std::string list;
  int refused = 0;
  for (const auto& [name, count] : refusals) {
    list += "  " + name + " " + std::to_string(count);
    refused += count;
  }
  MESSAGE(bench.name << ": " << printed << " printed, " << sampled << " shown to others, "
                     << refused << " refused:" << list);
  CHECK(printed + refused == rounds_per_font);
  // Both ends of the parser were reached.
  CHECK(printed > rounds_per_font / 10);
  CHECK(refused > rounds_per_font / 10);
}

}  // namespace

TEST_CASE("three thousand damaged fonts are refused by name or print a page") {
#ifndef __SANITIZE_ADDRESS__
  const rlimit memory{rlim_t{2} << 30U, rlim_t{2} << 30U};
  REQUIRE(setrlimit(RLIMIT_AS, &memory) == 0);
#endif
  (void)std::signal(SIGALRM, tell_hang);
  const std::u32string han = to_utf32(han_text);
  const std::u32string latin = to_utf32(latin_text);
  const std::string sound_latin = test::small_font("LiberationSerif-Bold.ttf", latin + U"0—·");
  const std::string sound_han = test::small_font("NotoSerifSC_400Regular.ttf", han + U"国—");
  run_bench({"CFF: FandolFang", test::small_font("FandolFang-Regular.otf", han + U"国—"),
             sound_latin, false, han_text},
            1000);
  run_bench({"glyf: LXGW WenKai", test::small_font("LXGWWenKai-Regular.ttf", han + U"国—"),
             sound_latin, false, "一国示范区，。班列（共）《报》"},
            5000);
  run_bench({"glyf: Liberation Serif", test::small_font("LiberationSerif-Regular.ttf", latin),
             sound_han, true, latin_text},
            9000);
}
