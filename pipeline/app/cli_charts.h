#pragma once
// The options of `chart` and `gallery`.

#include "app/gallery_command.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

void describe_chart(CLI::App& command, ChartOptions&, Language);
void describe_gallery(CLI::App& command, GalleryOptions&, Language);

}  // namespace jianbao
