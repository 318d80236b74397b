#pragma once
// 打样: every element, lines of every kind and rare names, in the office's own fonts and style.

#include <filesystem>

#include "app/run.h"

namespace jianbao {

/// Sets reports/specimen/specimen.yaml and writes it, by default to out/specimen.pdf.
[[nodiscard]] CommandResult print_specimen(const Settings&, const std::filesystem::path& out);

}  // namespace jianbao
