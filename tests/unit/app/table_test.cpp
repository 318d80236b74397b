#include "app/table.h"

#include <doctest/doctest.h>

namespace jianbao {

TEST_CASE("columns are aligned by display width") {
  CHECK(format_text_table({{"文件", false}, {"页数", true}}, {{"a.pdf", "4"}, {"合计", "12"}}) ==
        "文件   页数\n"
        "a.pdf     4\n"
        "合计     12\n");
}

TEST_CASE("no line ends with spaces") {
  CHECK(format_text_table({{"a", false}, {"b", false}}, {{"long", ""}}) == "a     b\nlong\n");
}

}  // namespace jianbao
