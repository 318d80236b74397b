#include <algorithm>
#include <array>

#include "load/readers.h"

namespace jianbao {
namespace {

constexpr std::array<std::pair<std::string_view, TableColumn>, 10> table_columns = {{
    {"indicator", TableColumn::Indicator},
    {"subject", TableColumn::Subject},
    {"period", TableColumn::Period},
    {"nature", TableColumn::Nature},
    {"value", TableColumn::Value},
    {"unit", TableColumn::Unit},
    {"year_on_year", TableColumn::YearOnYear},
    {"base", TableColumn::Base},
    {"source", TableColumn::Source},
    {"definition", TableColumn::Definition},
}};

class ReportReader {
 public:
  ReportReader(Reader& reader, const Wording& wording) : reader_(reader), wording_(wording) {}

  ReportSpec read(const YamlNode& root) {
    YamlMap map(root, reader_.diagnostics);
    ReportSpec spec{.name = {},
                    .title = {},
                    .pages_span = root.span,
                    .key_points = {},
                    .lead = {},
                    .sections = {},
                    .addressee = {},
                    .post_note = {},
                    .annex_title = {},
                    .annex_notes = {},
                    .sources_title = {},
                    .wording = wording_,
                    .span = root.span};
    const auto name = map.required_text("report");
    reader_.check_id(name);  // it names files of the output
    spec.name = name.value;
    spec.span = name.span;
    spec.title = map.required_text("title").value;
    read_pages(map, spec);
    spec.key_points = skeletons(map, "key_points");
    for (const auto& [key, value] :
         {std::pair<std::string_view, std::optional<Skeleton>*>{"addressee", &spec.addressee},
          {"post_note", &spec.post_note}}) {
      if (auto text = map.text(key)) {
        *value = skeleton(std::move(*text));
      }
    }
    read_signature(map, spec);
    spec.lead = blocks(map.sequence("lead"), Place::Lead);
    for (const YamlNode* node : map.sequence("sections")) {
      YamlMap section(*node, reader_.diagnostics);
      SectionSpec out{section.required_text("heading"),
                      blocks(section.sequence("blocks"), Place::Section)};
      section.finish();
      spec.sections.push_back(std::move(out));
    }
    read_annex(map, spec);
    spec.sources_title = map.required_text("sources_title").value;
    map.finish();
    return spec;
  }

 private:
  void read_pages(YamlMap& map, ReportSpec& spec) {
    const YamlNode* node = map.find("pages");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    spec.pages_span = node->span;
    if (const auto aim = inner.integer("aim", 1, 1000)) {
      spec.pages_aim = static_cast<std::uint32_t>(aim->value);
    }
    if (const auto most = inner.integer("most", 1, 1000)) {
      spec.pages_most = static_cast<std::uint32_t>(most->value);
    }
    inner.finish();
  }

  void read_signature(YamlMap& map, ReportSpec& spec) {
    const YamlNode* node = map.find("signature");
    if (node == nullptr) {
      return;
    }
    spec.signature = true;
    YamlMap inner(*node, reader_.diagnostics);
    if (const auto sealed = inner.boolean("sealed")) {
      spec.sealed = sealed->value;
    }
    inner.finish();
  }

  void read_annex(YamlMap& map, ReportSpec& spec) {
    const YamlNode* node = map.require("annex");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    spec.annex_title = inner.required_text("title").value;
    spec.annex_notes = skeletons(inner, "notes");
    inner.finish();
  }

  Skeleton skeleton(Located<std::string> text) {
    check_skeleton(reader_, text, wording_.empty_phrases);
    return text;
  }

  std::vector<Skeleton> skeletons(YamlMap& map, std::string_view key) {
    std::vector<Skeleton> out;
    for (auto& text : map.texts(key)) {
      out.push_back(skeleton(std::move(text)));
    }
    return out;
  }

  enum class Place : std::uint8_t { Lead, Section };

  std::vector<BlockSpec> blocks(const std::vector<const YamlNode*>& nodes, Place place) {
    std::vector<BlockSpec> out;
    for (const YamlNode* node : nodes) {
      block(*node, out);
      const bool heading = !out.empty() && (std::holds_alternative<SubheadingSpec>(out.back()) ||
                                            std::holds_alternative<PointSpec>(out.back()));
      if (place == Place::Lead && heading) {  // there is no section that would number it
        reader_.diagnostics.add({Code::LoadHeadingInLead, node->span, {}});
        out.pop_back();
      }
    }
    return out;
  }

  void block(const YamlNode& node, std::vector<BlockSpec>& out) {
    YamlMap map(node, reader_.diagnostics);
    if (map.find("say") != nullptr) {
      out.emplace_back(ParagraphSpec{skeletons(map, "say"), node.span});
    } else if (const auto words = map.text("subheading")) {
      out.emplace_back(SubheadingSpec{skeleton(*words)});
    } else if (const YamlNode* point_node = map.find("point")) {
      out.emplace_back(point(*point_node));
    } else if (const YamlNode* table_node = map.find("table")) {
      out.emplace_back(table(*table_node));
    } else if (const YamlNode* chart_node = map.find("chart")) {
      out.emplace_back(chart(*chart_node));
    } else {
      reader_.diagnostics.add({Code::LoadBlockKind, node.span, {}});
      return;  // its keys would only be reported a second time
    }
    map.finish();
  }

  PointSpec point(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    PointSpec spec{3, std::nullopt, {}, node.span};
    if (const auto level = map.integer("level", 2, 4)) {
      spec.level = static_cast<std::uint8_t>(level->value);
    }
    if (auto heading = map.text("heading")) {
      spec.heading = skeleton(std::move(*heading));
    }
    spec.sentences = skeletons(map, "say");
    map.finish();
    return spec;
  }

  TableSpec table(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    const auto name = map.required_text("name");
    TableSpec spec{name.value, skeleton(map.required_text("title")), {}, {}, {}, node.span};
    for (const auto& word : map.texts("columns")) {
      const auto found = std::ranges::find(table_columns, word.value,
                                           &std::pair<std::string_view, TableColumn>::first);
      if (found == table_columns.end()) {
        std::vector<std::string> known;
        for (const auto& [column, value] : table_columns) {
          known.emplace_back(column);
        }
        reader_.unknown_word(word, "表列的取值", known);
        continue;
      }
      spec.columns.push_back(found->second);
    }
    spec.rows = map.texts("rows");
    spec.notes = skeletons(map, "notes");
    map.finish();
    return spec;
  }

  ChartSpec chart(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    const auto name = map.required_text("name");
    const auto kind = map.required_text("kind");
    if (kind.value != "column" && kind.value != "bar" && !kind.value.empty()) {
      reader_.unknown_word(kind, "图的种类", {"column", "bar"});
    }
    ChartSpec spec{name.value,
                   kind.value == "bar" ? ChartKind::Bar : ChartKind::Column,
                   skeleton(map.required_text("title")),
                   map.required_text("unit").value,
                   {},
                   {},
                   8,
                   node.span};
    if (const auto bands = map.integer("bands", 3, 18)) {
      spec.bands = static_cast<std::uint8_t>(bands->value);
    }
    for (const YamlNode* bar : map.sequence("bars")) {
      YamlMap inner(*bar, reader_.diagnostics);
      const auto of = inner.required_text("of");
      auto view = inner.required_text("view");
      if (view.value != "value" && view.value != "base" && view.value != "rate" &&
          !view.value.empty()) {
        reader_.unknown_word(view, "图中柱的取法", {"value", "base", "rate"});
      }
      spec.bars.push_back({of, std::move(view), skeleton(inner.required_text("label"))});
      inner.finish();
    }
    spec.notes = skeletons(map, "notes");
    map.finish();
    return spec;
  }

  Reader& reader_;
  const Wording& wording_;
};

}  // namespace

std::vector<ReportSpec> read_reports(Reader& reader, const Wording& wording) {
  std::vector<ReportSpec> reports;
  for (const std::string& path : reader.yaml_files("reports")) {
    if (std::filesystem::path(path).filename() != "report.yaml") {
      continue;
    }
    const auto root = reader.yaml(path);
    if (!root) {
      continue;
    }
    ReportSpec spec = ReportReader(reader, wording).read(*root);
    const auto same = std::ranges::find(reports, spec.name, &ReportSpec::name);
    if (same != reports.end()) {
      reader.duplicate("报告", {spec.name, spec.span}, same->span);
      continue;
    }
    reports.push_back(std::move(spec));
  }
  std::ranges::sort(reports, {}, &ReportSpec::name);
  return reports;
}

}  // namespace jianbao
