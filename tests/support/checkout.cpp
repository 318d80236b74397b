#include "support/checkout.h"

namespace jianbao::test {

const std::filesystem::path& source_dir() {
  static const std::filesystem::path path(JIANBAO_SOURCE_DIR);
  return path;
}

const std::filesystem::path& binary() {
  static const std::filesystem::path path(JIANBAO_BINARY);
  return path;
}

}  // namespace jianbao::test
