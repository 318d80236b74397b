#pragma once
// Where the sources and the finished program are. Only checkout.cpp is compiled with these paths,
// so that a second checkout finds every other object of the tests in the compiler's cache.

#include <filesystem>

namespace jianbao::test {

[[nodiscard]] const std::filesystem::path& source_dir();
[[nodiscard]] const std::filesystem::path& binary();

}  // namespace jianbao::test
