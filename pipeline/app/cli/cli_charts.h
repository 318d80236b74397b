#pragma once
// The options of `chart`, `table` and `gallery`.

#include "app/pages/gallery_command.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

void describe_alone(CLI::App& command, AloneOptions&, Language);
void describe_gallery(CLI::App& command, GalleryOptions&, Language);

}  // namespace jianbao
