#pragma once
// /etc/jianbao/jianbao.yaml: where an installed service finds its workspace and puts what it makes.

#include <filesystem>

#include "app/run.h"

namespace jianbao {

/// Reads workspace, output, state and language into the settings; what the file does not say stays.
/// Problems go to the run, whose exit code is that of a bad configuration.
void read_settings(Run&, const std::filesystem::path&, Settings&);

}  // namespace jianbao
