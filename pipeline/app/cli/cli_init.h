#pragma once
// The options of `init`.

#include "app/cli/init_command.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

void describe_init(CLI::App& command, InitOptions&, Language);

}  // namespace jianbao
