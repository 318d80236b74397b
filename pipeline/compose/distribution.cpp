#include "compose/distribution.h"

#include <fmt/format.h>

#include <string_view>

#include "compose/table_block.h"

namespace jianbao::composing {

std::vector<std::pair<std::string, std::string>> distribution(const Office& office) {
  const std::pair<std::string_view, std::string_view> all[] = {{"报：", office.report_to},
                                                               {"送：", office.send_to},
                                                               {"发：", office.distribute_to},
                                                               {"抄送：", office.copy_to}};
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& [label, names] : all) {
    if (!names.empty()) {
      lines.emplace_back(label, with_stop(std::string(names)));
    }
  }
  return lines;
}

std::string copies(const Office& office) {
  return office.copies > 0 ? fmt::format("（共印{}份）", office.copies) : "";
}

}  // namespace jianbao::composing
