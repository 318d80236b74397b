#include "load/block_readers.h"

namespace jianbao {

ChartSpec read_chart(const YamlNode& node, const SkeletonReader& skeletons) {
  Reader& reader = skeletons.reader();
  YamlMap map(node, reader.diagnostics);
  const auto name = map.required_text("name");
  const auto kind = map.required_text("kind");
  if (kind.value != "column" && kind.value != "bar" && !kind.value.empty()) {
    reader.unknown_word(kind, "图的种类", {"column", "bar"});
  }
  ChartSpec spec{name.value,
                 kind.value == "bar" ? ChartKind::Bar : ChartKind::Column,
                 skeletons.one(map.required_text("title")),
                 map.required_text("unit").value,
                 {},
                 {},
                 8,
                 node.span};
  if (const auto bands = map.integer("bands", 3, 18)) {
    spec.bands = static_cast<std::uint8_t>(bands->value);
  }
  for (const YamlNode* bar : map.sequence("bars")) {
    YamlMap inner(*bar, reader.diagnostics);
    const auto of = inner.required_text("of");
    auto view = inner.required_text("view");
    if (view.value != "value" && view.value != "base" && view.value != "rate" &&
        !view.value.empty()) {
      reader.unknown_word(view, "图中柱的取法", {"value", "base", "rate"});
    }
    spec.bars.push_back({of, std::move(view), skeletons.one(inner.required_text("label"))});
    inner.finish();
  }
  spec.notes = skeletons.all(map, "notes");
  map.finish();
  return spec;
}

}  // namespace jianbao
