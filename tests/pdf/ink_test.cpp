// Ink on paper, seen by a reader that is not ours: pdftoppm's pixels of the published brief.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/checkout.h"

namespace fs = std::filesystem;

namespace {

constexpr int dots_per_inch = 144;
constexpr int per_point = dots_per_inch / 72;

struct Picture {
  int width = 0, height = 0;
  std::string pixels;  // one byte each, 255 is white
  [[nodiscard]] bool is_dark(int x, int y) const {
    return static_cast<unsigned char>(
               pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)]) < 192;
  }
};

Picture read_pgm(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string magic;
  int most = 0;
  Picture p;
  in >> magic >> p.width >> p.height >> most;
  REQUIRE(magic == "P5");
  REQUIRE(most == 255);
  in.get();
  p.pixels.assign(static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height), '\0');
  in.read(p.pixels.data(), static_cast<std::streamsize>(p.pixels.size()));
  return p;
}

class Published {
 public:
  Published() : folder_(fs::temp_directory_path() / ("jianbao-ink-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    const std::string out = folder_.string();
    run(jianbao::test::binary().string() + " --workspace " + jianbao::test::source_dir().string() +
        " publish --out " + out + " >/dev/null");
    run("pdftoppm -gray -r " + std::to_string(dots_per_inch) + " " + out +
        "/2024-12/monthly-brief.pdf " + out + "/page");
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.path().extension() == ".pgm") {
        files.push_back(entry.path());
      }
    }
    std::sort(files.begin(), files.end());
  }
  ~Published() { fs::remove_all(folder_); }
  Published(const Published&) = delete;
  Published& operator=(const Published&) = delete;
  std::vector<fs::path> files;

 private:
  /// 3: done with warnings that nobody has acknowledged yet.
  static void run(const std::string& command) {
    const int status = std::system(command.c_str());
    REQUIRE(WIFEXITED(status));
    REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3));
  }
  fs::path folder_;
};

}  // namespace

TEST_CASE("no ink stands outside the type area but the page number line (G-23)") {
  const Published published;
  REQUIRE(published.files.size() >= 4);
  for (std::size_t k = 0; k < published.files.size(); ++k) {
    CAPTURE(k);
    const Picture p = read_pgm(published.files[k]);
    const bool odd = k % 2 == 0;
    // One pixel (half a point) of leeway for anti-aliasing.
    const int left = static_cast<int>((odd ? 79.370 : 73.701) * per_point) - 1;
    const int right = static_cast<int>(((odd ? 79.370 : 73.701) + 442.205) * per_point) + 1;
    const int top = static_cast<int>(104.882 * per_point) - 1;
    const int foot = static_cast<int>(742.677 * per_point) + 1;
    int outside = 0, inside = 0;
    for (int y = 0; y < p.height; ++y) {
      for (int x = 0; x < p.width; ++x) {
        if (!p.is_dark(x, y)) {
          continue;
        }
        const bool within = x >= left && x <= right && y >= top && y <= foot;
        const bool folio = y > foot && y < foot + 30 * per_point && x >= left && x <= right;
        (within || folio ? inside : outside) += 1;
      }
    }
    CHECK(outside == 0);
    CHECK(inside > 1000);
  }
}
