#include <algorithm>

#include "load/block_readers.h"
#include "load/readers.h"

namespace jianbao {

Skeleton SkeletonReader::one(Located<std::string> text) const {
  check_skeleton(reader_, text, wording_.empty_phrases);
  return text;
}

std::vector<Skeleton> SkeletonReader::all(YamlMap& map, std::string_view key) const {
  std::vector<Skeleton> out;
  for (auto& text : map.texts(key)) {
    out.push_back(one(std::move(text)));
  }
  return out;
}

namespace {

class ReportReader {
 public:
  ReportReader(Reader& reader, const Wording& wording)
      : reader_(reader), wording_(wording), skeletons_(reader, wording) {}

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
    spec.key_points = skeletons_.all(map, "key_points");
    for (const auto& [key, value] :
         {std::pair<std::string_view, std::optional<Skeleton>*>{"addressee", &spec.addressee},
          {"post_note", &spec.post_note}}) {
      if (auto text = map.text(key)) {
        *value = skeletons_.one(std::move(*text));
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
    spec.annex_notes = skeletons_.all(inner, "notes");
    inner.finish();
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
      out.emplace_back(ParagraphSpec{skeletons_.all(map, "say"), node.span});
    } else if (const auto words = map.text("subheading")) {
      out.emplace_back(SubheadingSpec{skeletons_.one(*words)});
    } else if (const YamlNode* point_node = map.find("point")) {
      out.emplace_back(point(*point_node));
    } else if (const YamlNode* table_node = map.find("table")) {
      out.emplace_back(read_table(*table_node, skeletons_));
    } else if (const YamlNode* chart_node = map.find("chart")) {
      out.emplace_back(read_chart(*chart_node, skeletons_));
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
      spec.heading = skeletons_.one(std::move(*heading));
    }
    spec.sentences = skeletons_.all(map, "say");
    map.finish();
    return spec;
  }

  Reader& reader_;
  const Wording& wording_;
  SkeletonReader skeletons_;
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
