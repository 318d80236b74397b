// reports/gallery/*.yaml and the specification of a single chart: blocks as in a report, with
// samples allowed. They become a report of sections, one a file.

#include "load/block_readers.h"
#include "load/load.h"
#include "load/readers.h"

namespace jianbao {
namespace {

class GalleryReader {
 public:
  GalleryReader(Reader& reader, const Wording& wording)
      : reader_(reader), skeletons_(reader, wording, true) {}

  SectionSpec section(const YamlNode& root) {
    YamlMap map(root, reader_.diagnostics);
    SectionSpec section{map.required_text("title"), {}};
    for (const YamlNode* node : map.sequence("blocks")) {
      block(*node, section.blocks);
    }
    map.finish();
    return section;
  }

  BlockSpec single(const YamlNode& root, bool is_table) {
    return is_table ? BlockSpec(read_table(root, skeletons_))
                    : BlockSpec(read_chart(root, skeletons_));
  }

 private:
  void block(const YamlNode& node, std::vector<BlockSpec>& out) {
    YamlMap map(node, reader_.diagnostics);
    if (const YamlNode* chart = map.find("chart")) {
      out.emplace_back(read_chart(*chart, skeletons_));
    } else if (const YamlNode* table = map.find("table")) {
      out.emplace_back(read_table(*table, skeletons_));
    } else if (const auto words = map.text("subheading")) {
      out.emplace_back(SubheadingSpec{*words});
    } else if (map.find("say") != nullptr) {
      out.emplace_back(ParagraphSpec{skeletons_.sentences(map, "say"), node.span});
    } else {
      reader_.diagnostics.add({Code::LoadGalleryBlock, node.span, {}});
      return;
    }
    map.finish();
  }

  Reader& reader_;
  SkeletonReader skeletons_;
};

ReportSpec report_of(const Span& span, const Wording& wording) {
  return {.name = "gallery",
          .title = "图表样张",
          .pages_aim = 0,
          .pages_most = 0,
          .pages_span = span,
          .key_points = {},
          .lead = {},
          .sections = {},
          .addressee = {},
          .post_note = {},
          .annex_title = {},
          .annex_notes = {},
          .sources_title = {},
          .wording = wording,
          .span = span};
}

}  // namespace

Outcome<ReportSpec> load_gallery(const std::filesystem::path& workspace, SourceMap& sources) {
  Outcome<ReportSpec> out;
  Reader reader{workspace, sources, out.diagnostics};
  const Wording wording = read_wording(reader);
  std::optional<ReportSpec> gallery;
  for (const std::string& path : reader.yaml_files("reports/gallery")) {
    if (const auto root = reader.yaml(path)) {
      if (!gallery) {
        gallery = report_of(root->span, wording);
      }
      gallery->sections.push_back(GalleryReader(reader, wording).section(*root));
    }
  }
  if (!gallery && !out.diagnostics.has_errors()) {
    out.diagnostics.add({Code::LoadNoGallery, std::nullopt, {}});
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(gallery);
  }
  return out;
}

Outcome<ReportSpec> load_alone(const std::filesystem::path& workspace, const std::string& file,
                               bool is_table, SourceMap& sources) {
  Outcome<ReportSpec> out;
  Reader reader{workspace, sources, out.diagnostics};
  const Wording wording = read_wording(reader);
  if (const auto root = reader.yaml(file)) {
    ReportSpec report = report_of(root->span, wording);
    report.lead.push_back(GalleryReader(reader, wording).single(*root, is_table));
    if (!out.diagnostics.has_errors()) {
      out.value = std::move(report);
    }
  }
  return out;
}

}  // namespace jianbao
