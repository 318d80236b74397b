#pragma once
// The options of `reckon`.

#include "app/data/reckon_command.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

void describe_reckon(CLI::App& command, ReckonOptions&, Language);

}  // namespace jianbao
