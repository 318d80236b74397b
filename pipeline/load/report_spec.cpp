#include <algorithm>
#include <array>
#include <map>

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
  ReportReader(Reader& reader, const Wording& wording, const Catalogue& catalogue)
      : reader_(reader), wording_(wording), catalogue_(catalogue), skeletons_(reader, wording) {}

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
    check_not_reserved(name);
    spec.name = name.value;
    spec.span = name.span;
    spec.title = map.required_text("title").value;
    read_pages(map, spec);
    read_front(map, spec);
    spec.when = read_conditions(map, reader_);
    spec.selections = read_selections(map, reader_);
    spec.comparisons = read_comparisons(map, reader_);
    spec.key_points = skeletons_.sentences(map, "key_points");
    for (const auto& [key, value] :
         {std::pair<std::string_view, std::optional<Skeleton>*>{"heading", &spec.heading},
          {"subtitle", &spec.subtitle},
          {"addressee", &spec.addressee},
          {"post_note", &spec.post_note}}) {
      if (auto text = map.text(key)) {
        *value = skeletons_.one(std::move(*text));
      }
    }
    read_signature(map, spec);
    spec.lead = blocks(map.sequence("lead"), Place::Lead);
    for (const YamlNode* node : map.sequence("sections")) {
      YamlMap section(*node, reader_.diagnostics);
      auto conditions = read_conditions(section, reader_);
      SectionSpec out{section.required_text("heading"),
                      blocks(section.sequence("blocks"), Place::Section), std::move(conditions)};
      section.finish();
      spec.sections.push_back(std::move(out));
    }
    read_annexes(map, spec);
    check_block_names(spec);
    read_annex(map, spec);
    spec.sources_title = map.text_or_empty("sources_title");
    map.finish();
    if (spec.lead.empty() && spec.sections.empty() && spec.key_points.empty() &&
        spec.annexes.empty()) {
      reader_.diagnostics.add({Code::LoadEmptyList, spec.span, {{"key", "sections"}}});
    }
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
    const YamlNode* node = map.find("annex");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    spec.annex_title = inner.required_text("title").value;
    spec.annex_notes = skeletons_.all(inner, "notes");
    inner.finish();
  }

  enum class Place : std::uint8_t { Lead, Section, Annex };

  std::vector<BlockSpec> blocks(const std::vector<const YamlNode*>& nodes, Place place) {
    std::vector<BlockSpec> out;
    for (const YamlNode* node : nodes) {
      block(*node, place, out);
    }
    return out;
  }

  void block(const YamlNode& node, Place place, std::vector<BlockSpec>& out) {
    YamlMap map(node, reader_.diagnostics);
    auto conditions = read_conditions(map, reader_);
    auto content = read_block(map, node, skeletons_);
    if (!content) {
      reader_.diagnostics.add({Code::LoadBlockKind, node.span, {}});
      return;  // its keys would only be reported a second time
    }
    map.finish();
    const bool point = std::holds_alternative<PointSpec>(*content);
    const bool heading = point || std::holds_alternative<SubheadingSpec>(*content);
    // There is no section that would number it.
    if ((place == Place::Lead && heading) || (place == Place::Annex && point)) {
      reader_.diagnostics.add({Code::LoadHeadingInLead, node.span, {}});
      return;
    }
    out.emplace_back(std::move(*content), std::move(conditions));
  }

  void read_front(YamlMap& map, ReportSpec& spec) {
    if (const auto word = map.text("front")) {
      if (word->value != "masthead" && word->value != "title") {
        reader_.unknown_word(*word, "开头的样子", {"masthead", "title"});
      }
      spec.front = word->value == "title" ? Front::Title : Front::Masthead;
    }
    for (const auto& [key, into] :
         {std::pair("colophon", &spec.colophon), std::pair("proof", &spec.proof)}) {
      if (const auto value = map.boolean(key)) {
        *into = value->value;
      }
    }
    const YamlNode* node = map.find("each_subject");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    spec.each_subject = EachSubjectSpec{inner.texts("levels"), inner.texts("names")};
    inner.finish();
    check_subjects(*spec.each_subject);
  }

  /// The program's own documents lie beside those of the reports.
  void check_not_reserved(const Located<std::string>& name) {
    constexpr std::array<std::string_view, 2> reserved{"check-report", "correction"};
    const bool beside = name.value.ends_with(".sources") || name.value.ends_with(".proof");
    const bool notice = name.value.starts_with("correction-");  // 更正通知 that went out, by number
    if (beside || notice || std::ranges::find(reserved, name.value) != reserved.end()) {
      reader_.diagnostics.add(
          {Code::LoadReservedName,
           name.span,
           {{"word", name.value},
            {"known", "check-report, correction, correction-…, ….sources, ….proof"}}});
    }
  }

  /// A misspelt level would make no document and say nothing.
  void check_subjects(const EachSubjectSpec& spec) {
    std::vector<std::string> levels;
    std::vector<std::string> names;
    for (const Subject& subject : catalogue_.subjects()) {
      names.push_back(subject.name);
      if (std::ranges::find(levels, subject.level) == levels.end()) {
        levels.push_back(subject.level);
      }
    }
    if (names.empty()) {
      return;  // the catalogue itself is at fault
    }
    const auto check = [this](const auto& words, const char* what,
                              const std::vector<std::string>& known) {
      for (const auto& word : words) {
        if (std::ranges::find(known, word.value) == known.end()) {
          reader_.unknown_word(word, what, known);
        }
      }
    };
    check(spec.levels, "主体目录里的级别", levels);
    check(spec.names, "主体目录", names);
  }

  /// {table:NAME} must mean one.
  void check_block_names(const ReportSpec& spec) {
    std::map<std::string, Span> seen;
    const auto check = [&](const std::string& kind, const std::string& name, const Span& span) {
      const auto [first, fresh] = seen.emplace(kind + name, span);
      if (!fresh && !name.empty()) {
        reader_.duplicate(kind + "的名称", {name, span}, first->second);
      }
    };
    const auto check_all = [&](const std::vector<BlockSpec>& blocks) {
      for (const BlockSpec& block : blocks) {
        if (const auto* table = std::get_if<TableSpec>(&block.content)) {
          check("表", table->name, table->span);
        } else if (const auto* chart = std::get_if<ChartSpec>(&block.content)) {
          check("图", chart->name, chart->span);
        }
      }
    };
    check_all(spec.lead);
    for (const SectionSpec& section : spec.sections) {
      check_all(section.blocks);
    }
    for (const AnnexSpec& annex : spec.annexes) {
      check_all(annex.blocks);
    }
  }

  void read_annexes(YamlMap& map, ReportSpec& spec) {
    for (const YamlNode* node : map.sequence("annexes")) {
      YamlMap inner(*node, reader_.diagnostics);
      auto conditions = read_conditions(inner, reader_);
      AnnexSpec annex{skeletons_.one(inner.required_text("title")),
                      blocks(inner.sequence("blocks"), Place::Annex), std::move(conditions)};
      inner.finish();
      spec.annexes.push_back(std::move(annex));
    }
  }

  Reader& reader_;
  const Wording& wording_;
  const Catalogue& catalogue_;
  SkeletonReader skeletons_;
};

}  // namespace

std::vector<ReportSpec> read_reports(Reader& reader, const Wording& wording,
                                     const Catalogue& catalogue) {
  std::vector<ReportSpec> reports;
  for (const std::string& path : reader.yaml_files("reports")) {
    if (std::filesystem::path(path).filename() != "report.yaml") {
      continue;
    }
    const auto root = reader.yaml(path);
    if (!root) {
      continue;
    }
    ReportSpec spec = ReportReader(reader, wording, catalogue).read(*root);
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
