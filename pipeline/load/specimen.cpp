// reports/specimen/specimen.yaml: a document written out block by block, without facts.

#include <array>

#include "load/block_readers.h"
#include "load/readers.h"

namespace jianbao {
namespace {

Spans spans_of(std::string text, Emphasis emphasis = Emphasis::Plain) {
  return {TextSpan{std::move(text), emphasis, std::nullopt}};
}

class SpecimenReader {
 public:
  explicit SpecimenReader(Reader& reader) : reader_(reader) {}

  Document read(const YamlNode& root) {
    YamlMap map(root, reader_.diagnostics);
    Document document;
    document.name = "specimen";
    document.title = map.required_text("title").value;
    document.author = map.required_text("unit").value;
    for (const YamlNode* node : map.sequence("blocks")) {
      if (auto content = block(*node)) {
        document.blocks.push_back({std::move(*content), node->span});
      }
    }
    map.finish();
    return document;
  }

 private:
  using Read = BlockContent (SpecimenReader::*)(YamlMap&);

  /// A block is a map of one kind with its fields.
  std::optional<BlockContent> block(const YamlNode& node) {
    static constexpr std::array<std::pair<std::string_view, Read>, 12> kinds{{
        {"masthead", &SpecimenReader::masthead},
        {"title", &SpecimenReader::title},
        {"paragraph", &SpecimenReader::paragraph},
        {"heading", &SpecimenReader::heading},
        {"point", &SpecimenReader::point},
        {"attachment_list", &SpecimenReader::attachment_list},
        {"signature", &SpecimenReader::signature},
        {"attachment", &SpecimenReader::attachment},
        {"table", &SpecimenReader::table},
        {"chart", &SpecimenReader::chart},
        {"sample", &SpecimenReader::sample},
        {"colophon", &SpecimenReader::colophon},
    }};
    YamlMap outer(node, reader_.diagnostics);
    for (const auto& [kind, read] : kinds) {
      const YamlNode* inner = outer.find(kind);
      if (inner == nullptr) {
        continue;
      }
      outer.finish();
      YamlMap fields(*inner, reader_.diagnostics);
      BlockContent content = (this->*read)(fields);
      fields.finish();
      return content;
    }
    std::string known;
    for (const auto& [kind, read] : kinds) {
      known += (known.empty() ? "" : "、") + std::string(kind);
    }
    reader_.diagnostics.add({Code::LoadSpecimenKind, node.span, {{"known", known}}});
    return std::nullopt;
  }

  BlockContent masthead(YamlMap& map) {
    return Masthead{map.required_text("name").value,     map.required_text("issue").value,
                    map.required_text("unit").value,     map.required_text("date").value,
                    map.text_or_empty("classification"), map.text_or_empty("copy_number")};
  }

  BlockContent title(YamlMap& map) {
    Title title;
    for (auto& line : map.texts("lines")) {
      title.lines.push_back(spans_of(std::move(line.value)));
    }
    for (const auto& [key, spans] :
         {std::pair<std::string_view, Spans*>{"subtitle", &title.subtitle},
          {"as_of", &title.as_of}}) {
      if (auto text = map.text(key)) {
        *spans = spans_of(std::move(text->value));
      }
    }
    return title;
  }

  BlockContent paragraph(YamlMap& map) {
    static const std::map<std::string, ParagraphStyle> styles{
        {"body", ParagraphStyle::Body},
        {"addressee", ParagraphStyle::Addressee},
        {"editor-note", ParagraphStyle::EditorNote},
        {"post-note", ParagraphStyle::PostNote},
        {"small", ParagraphStyle::Small}};
    Paragraph paragraph;
    if (const auto style = map.text("style")) {
      const auto found = styles.find(style->value);
      if (found == styles.end()) {
        reader_.unknown_word(*style, "段落的样式", keys(styles));
      } else {
        paragraph.style = found->second;
      }
    }
    if (auto label = map.text("label")) {
      paragraph.spans = spans_of(std::move(label->value), Emphasis::Strong);
    }
    paragraph.spans.push_back(spans_of(map.required_text("text").value).front());
    return paragraph;
  }

  BlockContent heading(YamlMap& map) {
    Heading heading;
    if (const auto level = map.integer("level", 1, 2)) {
      heading.level = static_cast<std::uint8_t>(level->value);
    }
    heading.text = map.required_text("text").value;
    return heading;
  }

  /// A run-in heading, 楷体 at level 2 (E-13).
  BlockContent point(YamlMap& map) {
    const auto level = map.integer("level", 2, 4);
    const bool kai = level && level->value == 2;
    Paragraph paragraph;
    paragraph.spans =
        spans_of(map.required_text("heading").value, kai ? Emphasis::Kai : Emphasis::Plain);
    paragraph.spans.push_back(spans_of(map.required_text("text").value).front());
    return paragraph;
  }

  BlockContent attachment_list(YamlMap& map) {
    AttachmentList list;
    for (auto& name : map.texts("names")) {
      list.names.push_back(std::move(name.value));
    }
    return list;
  }

  BlockContent signature(YamlMap& map) {
    Signature signature{map.required_text("unit").value, map.required_text("date").value};
    if (const auto sealed = map.boolean("sealed")) {
      signature.sealed = sealed->value;
    }
    return signature;
  }

  BlockContent attachment(YamlMap& map) {
    return Attachment{map.required_text("label").value, map.required_text("title").value};
  }

  BlockContent table(YamlMap& map) { return read_sample_table(map, reader_); }

  /// Of literal values, as in a gallery.
  BlockContent chart(YamlMap& map) {
    Chart chart;
    chart.caption = map.required_text("caption").value;
    if (const auto horizontal = map.boolean("horizontal")) {
      chart.kind = horizontal->value ? ChartKind::Bar : ChartKind::Column;
    }
    if (const auto bands = map.integer("bands", 3, 18)) {
      chart.bands = static_cast<std::uint8_t>(bands->value);
    }
    if (const YamlNode* node = map.require("sample")) {
      ChartSample values = read_chart_sample(*node, reader_);
      chart.categories = std::move(values.categories);
      chart.series = std::move(values.series);
    }
    for (auto& note : map.texts("notes")) {
      chart.notes.push_back(spans_of(std::move(note.value)));
    }
    return chart;
  }

  BlockContent sample(YamlMap& map) {
    Sample sample;
    sample.label = map.required_text("label").value;
    sample.text = map.required_text("text").value;
    if (const auto measure = map.integer("measure", 1, 22)) {
      sample.measure = static_cast<int>(measure->value);
    }
    if (const auto indent = map.integer("indent", 0, 4)) {
      sample.indent = static_cast<int>(indent->value);
    }
    if (const auto strict = map.boolean("strict")) {
      sample.strict = strict->value;
    }
    return sample;
  }

  BlockContent colophon(YamlMap& map) {
    Colophon colophon;
    for (const YamlNode* node : map.sequence("lines")) {
      YamlMap inner(*node, reader_.diagnostics);
      colophon.lines.emplace_back(inner.required_text("label").value,
                                  inner.required_text("names").value);
      inner.finish();
    }
    colophon.unit = map.required_text("unit").value;
    colophon.date = map.required_text("date").value;
    colophon.copies = map.text_or_empty("copies");
    return colophon;
  }

  template <class Value>
  static std::vector<std::string> keys(const std::map<std::string, Value>& table) {
    std::vector<std::string> names;
    for (const auto& [name, value] : table) {
      names.push_back(name);
    }
    return names;
  }

  Reader& reader_;
};

}  // namespace

Outcome<Specimen> load_specimen(const std::filesystem::path& workspace, SourceMap& sources) {
  Outcome<Specimen> out;
  Reader reader{workspace, sources, out.diagnostics};
  Specimen specimen;
  if (const auto root = reader.yaml("reports/specimen/specimen.yaml")) {
    specimen.document = SpecimenReader(reader).read(*root);
  }
  specimen.style = read_style(reader);
  specimen.style.draft_mark = "（样张）";
  specimen.fonts = read_fonts(reader);
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(specimen);
  }
  return out;
}

}  // namespace jianbao
