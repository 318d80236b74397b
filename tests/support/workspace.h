#pragma once
// A copy of the shipped data and reports that a test may spoil; fonts are only named.

#include <filesystem>
#include <string>

namespace jianbao::test {

[[nodiscard]] std::string slurp(const std::filesystem::path&);

/// The first `from` of the file becomes `to`; fails the test when there is none.
void change(const std::filesystem::path&, const std::string& from, const std::string& to);

class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// change() in here.
  void replace(const std::string& file, const std::string& from, const std::string& to) const;
  void write(const std::string& file, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& file) const { return slurp(root_ / file); }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace jianbao::test
