#pragma once
// From a figure on paper back to the data: reads the manifest beside a PDF, nothing else.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/run.h"

namespace jianbao {

/// Every place where `figure` is printed in the PDF, with sentence, arithmetic, facts and verdicts.
[[nodiscard]] CommandResult explain(const Settings&, const std::filesystem::path& pdf,
                                    const std::string& figure);

/// Whether a person who asks for `asked` means this printed figure: "915" and "915列" mean 915列,
/// "18.1" means 18.1%; "15" means neither.
[[nodiscard]] bool means_figure(std::string_view asked, std::string_view printed);

}  // namespace jianbao
