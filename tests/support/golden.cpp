#include "support/golden.h"
#include "support/checkout.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace jianbao::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t context_lines = 2;
/// A difference longer than this is a different text; the rest adds nothing.
constexpr std::size_t shown_most = 60;

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void append(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  out += '\n';
}

bool update_wanted() {
  const char* value = std::getenv("JIANBAO_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

}  // namespace

std::string line_difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) {
    return {};
  }
  const auto old_lines = split_lines(expected);
  const auto new_lines = split_lines(actual);
  // Equal ends are cut off; what lies between is shown whole. Enough for dumps, where a change
  // touches neighbouring lines.
  const auto first = static_cast<std::size_t>(
      std::mismatch(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end()).first -
      old_lines.begin());
  std::size_t last = 0;
  while (last < std::min(old_lines.size(), new_lines.size()) - first &&
         old_lines[old_lines.size() - 1 - last] == new_lines[new_lines.size() - 1 - last]) {
    ++last;
  }
  std::string out = "@@ line " + std::to_string(first + 1) + " @@\n";
  for (std::size_t i = first - std::min(first, context_lines); i < first; ++i) {
    append(out, ' ', old_lines[i]);
  }
  for (std::size_t i = first; i < std::min(old_lines.size() - last, first + shown_most); ++i) {
    append(out, '-', old_lines[i]);
  }
  for (std::size_t i = first; i < std::min(new_lines.size() - last, first + shown_most); ++i) {
    append(out, '+', new_lines[i]);
  }
  const std::size_t tail = old_lines.size() - last;
  for (std::size_t i = tail; i < std::min(tail + context_lines, old_lines.size()); ++i) {
    append(out, ' ', old_lines[i]);
  }
  return out;
}

std::string compare_golden(std::string_view name, const std::string& actual) {
  const fs::path path = source_dir() / "tests" / "golden" / name;
  if (update_wanted()) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return {};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return path.string() + " does not exist; JIANBAO_UPDATE_GOLDEN=1 writes it\n";
  }
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  const std::string difference = line_difference(expected, actual);
  return difference.empty() && expected != actual ? "the files differ in their last line feed\n"
                                                  : difference;
}

}  // namespace jianbao::test
