#pragma once
// The fonts of the repository for tests. fonts.yaml is read line by line here, so that these tests
// stand without the loader.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "faces/font_set.h"
#include "model/font_manifest.h"
#include "support/checkout.h"

namespace jianbao::test {

inline const std::filesystem::path fonts_folder = source_dir() / "fonts";

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Any place will do: the tests look at codes and arguments.
inline Span some_span() {
  static SourceMap map;
  static const FileId file = map.add("fonts/fonts.yaml", "files:\n");
  return {file, {1, 1}, {1, 2}};
}

inline FontFile font_file(const std::string& name, std::uint64_t bytes) {
  FontFile file{name, {}, bytes, 0, {}, some_span(), {}, {}, false};
  return file;
}

inline std::string after_colon(const std::string& line) {
  std::string value = line.substr(line.find(':') + 1);
  std::erase_if(value, [](char c) { return c == '"' || c == ' '; });
  return value;
}

/// "    except: [U+FFE5, U+00A5]", ascending as the loader leaves them.
inline std::u32string code_points(const std::string& line) {
  std::u32string list;
  for (std::size_t at = line.find("U+"); at != std::string::npos; at = line.find("U+", at + 2)) {
    list += static_cast<char32_t>(std::stoul(line.substr(at + 2), nullptr, 16));
  }
  std::sort(list.begin(), list.end());
  return list;
}

inline void read_chain(FontManifest& manifest, const std::string& line) {
  const std::string role = line.substr(2, line.find(':') - 2);
  std::string names = line.substr(line.find('[') + 1);
  std::erase_if(names, [](char c) { return c == ' ' || c == ']'; });
  std::istringstream list(names);
  for (std::size_t r = 0; r < font_role_count; ++r) {
    if (font_role_name(static_cast<FontRole>(r)) != role) {
      continue;
    }
    for (std::string name; std::getline(list, name, ',');) {
      const auto at = std::find_if(manifest.files.begin(), manifest.files.end(),
                                   [&](const FontFile& f) { return f.file == name; });
      REQUIRE(at != manifest.files.end());
      manifest.chains.at(r).push_back(static_cast<std::uint32_t>(at - manifest.files.begin()));
    }
  }
}

inline FontManifest default_manifest() {
  FontManifest manifest;
  std::ifstream in(fonts_folder / "fonts.yaml");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("  - file:")) {
      manifest.files.push_back(font_file(after_colon(line), 0));
    } else if (line.starts_with("    sha256:")) {
      manifest.files.back().sha256 = after_colon(line);
    } else if (line.starts_with("    bytes:")) {
      manifest.files.back().bytes = std::stoull(after_colon(line));
    } else if (line.starts_with("    system:")) {
      manifest.files.back().system = after_colon(line);
    } else if (line.starts_with("    package:")) {
      manifest.files.back().package = after_colon(line);
    } else if (line.starts_with("    optional:")) {
      manifest.files.back().optional = after_colon(line) == "true";
    } else if (line.starts_with("    licence:")) {
      manifest.files.back().licence = after_colon(line);
    } else if (line.starts_with("    except:")) {
      manifest.files.back().except = code_points(line);
    } else if (line.find('[') != std::string::npos) {
      read_chain(manifest, line);
    }
  }
  return manifest;
}

inline const FontSet& default_fonts() {
  static const Outcome<FontSet> fonts = FontSet::open(default_manifest(), fonts_folder);
  REQUIRE(fonts);
  return *fonts;
}

inline FaceId face_named(const FontSet& fonts, const std::string& name) {
  for (const FaceId face : fonts.faces()) {
    if (fonts.file_name(face) == name) {
      return face;
    }
  }
  FAIL("no such face: " << name);
  return fonts.faces().front();
}

/// A folder of its own for one test, gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "jianbao-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// One file of its own as the whole font set, serving every role.
inline Outcome<FontSet> open_alone(const TemporaryFolder& folder, const std::string& name,
                                   const std::string& bytes) {
  folder.write(name, bytes);
  FontManifest manifest;
  manifest.files.push_back(font_file(name, bytes.size()));
  manifest.chains.fill({0});
  return FontSet::open(manifest, folder.path());
}

}  // namespace jianbao::test
