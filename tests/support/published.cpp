#include "support/published.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "load/load.h"
#include "render/render.h"
#include "support/checkout.h"
#include "support/set_pages.h"
#include "typeset/typeset.h"

namespace jianbao::test {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path(fs::temp_directory_path() / ("jianbao-paper-" + std::to_string(getpid()))) {
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path path;
};

const fs::path& folder() {
  static const Folder made;
  return made.path;
}

/// 3: done with warnings that nobody has acknowledged yet.
void run(const fs::path& workspace, const std::string& words) {
  const std::string command = "'" + binary().string() + "' --workspace '" + workspace.string() +
                              "' " + words + " >/dev/null 2>&1";
  const int status = std::system(command.c_str());
  REQUIRE_MESSAGE(WIFEXITED(status), command);
  REQUIRE_MESSAGE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3), command);
}

bool is_proof(const fs::path& file) { return file.stem().extension() == ".proof"; }

void collect(const fs::path& out, const std::string& prefix, std::vector<Paper>& papers) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    if (entry.path().extension() == ".pdf" && !is_proof(entry.path())) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    // The issue that the tests look at closely has plain names.
    const std::string issue = file.parent_path().filename().string();
    const bool other = prefix.empty() && issue.starts_with("20") && issue != "2024-12";
    papers.emplace_back(prefix + (other ? issue + '/' : "") + file.stem().string(), file);
  }
}

std::vector<Paper> publish_all() {
  const fs::path tree = folder() / "tree", office = folder() / "office";
  run(source_dir(), "publish --out '" + tree.string() + "'");
  run(source_dir(), "specimen -o '" + (tree / "specimen.pdf").string() + "'");
  run(source_dir(), "gallery -o '" + (tree / "gallery.pdf").string() + "'");
  run(source_dir() / "tests/workspaces/office", "publish --out '" + office.string() + "'");
  std::vector<Paper> papers;
  collect(tree, "", papers);
  collect(office, "office/", papers);
  return papers;
}

}  // namespace

const std::vector<Paper>& published_papers() {
  static const std::vector<Paper> papers = publish_all();
  return papers;
}

const std::vector<PublishedProof>& published_proofs() {
  static const std::vector<PublishedProof> proofs = [] {
    (void)published_papers();  // makes the files
    std::vector<PublishedProof> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder() / "tree")) {
      const fs::path& file = entry.path();
      if (file.extension() == ".pdf" && is_proof(file)) {
        found.push_back({file.parent_path().filename().string() + '/' + file.stem().string(), file,
                         file.parent_path() / (file.stem().stem().string() + ".pdf")});
      }
    }
    std::ranges::sort(found, {}, &PublishedProof::name);
    return found;
  }();
  return proofs;
}

const Paper& published_paper(const std::string& name) {
  const auto& papers = published_papers();
  const auto found = std::ranges::find(papers, name, &Paper::name);
  REQUIRE_MESSAGE(found != papers.end(), name);
  return *found;
}

Paper paper_of(const std::string& name, const Document& document, const Style& style) {
  const auto pages = typeset(document, style, shipped_fonts());
  REQUIRE(pages.value.has_value());
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  const auto pdf = render(*pages, shipped_fonts(), info);
  REQUIRE(pdf.value.has_value());
  const fs::path file = folder() / (name + ".pdf");
  std::ofstream(file, std::ios::binary) << *pdf;
  return {name, file};
}

}  // namespace jianbao::test
