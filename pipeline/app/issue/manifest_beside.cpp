#include "app/issue/manifest_beside.h"

#include <string>
#include <utility>

#include "base/digest.h"
#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t pdf_limit = 256U << 20U;
constexpr std::size_t manifest_limit = 64U << 20U;

}  // namespace

std::optional<Manifest> read_manifest_beside(Run& run, const fs::path& pdf) {
  const auto bytes = run.step(read_file(pdf, pdf_limit));
  if (!bytes) {
    return std::nullopt;
  }
  fs::path beside = pdf;
  beside.replace_extension(".manifest.json");
  auto text = run.step(read_file(beside, manifest_limit));
  if (!text) {
    return std::nullopt;
  }
  const std::string name = beside.generic_string();
  Diagnostics problems;
  auto manifest = read_manifest(run.sources(), run.sources().add(name, std::move(*text)), problems);
  if (!manifest) {
    run.diagnostics().append(std::move(problems));
    run.diagnostics().add({Code::AppManifestInvalid, std::nullopt, {{"manifest", name}}});
    return std::nullopt;
  }
  const std::string found = sha256_hex(*bytes);
  if (found != manifest->pdf_sha256) {
    run.diagnostics().add({Code::AppManifestMismatch,
                           std::nullopt,
                           {{"pdf", pdf.generic_string()},
                            {"manifest", name},
                            {"expected", manifest->pdf_sha256},
                            {"found", found}}});
    return std::nullopt;
  }
  return manifest;
}

}  // namespace jianbao
