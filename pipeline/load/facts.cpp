// The fact files, read side by side and put together in an order that the files do not decide.

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "load/fact_reader.h"
#include "load/readers.h"
#include "load/side_by_side.h"

namespace jianbao {
namespace {

/// What one file gave. The ids' places are known before any two files are compared.
struct FileFacts {
  FactSet set;
  std::vector<Mention> mentions;
  std::vector<Span> id_spans;  ///< of set.facts, one by one
  Diagnostics diagnostics;
};

void read_mention(Reader& reader, const FactVocabulary& words, const YamlNode& node,
                  DocumentId document, FileFacts& out) {
  YamlMap map(node, reader.diagnostics);
  const auto name = map.required_text("name");
  const std::uint32_t line = read_line(map);
  auto anchor = read_anchor(reader, map);
  if (!anchor) {
    map.require("anchor");
  }
  map.finish();
  if (words.registry.find(name.value) == nullptr && !name.value.empty()) {
    reader.unknown_word(name, "名册（data/systems）", words.systems);
  } else if (anchor && line != 0) {
    out.mentions.push_back({name.value, document, line, std::move(*anchor), node.span});
  }
}

/// One reason may stand for the same words on several lines.
void read_left_out(Reader& reader, const YamlNode& node, DocumentId document, FileFacts& out) {
  YamlMap map(node, reader.diagnostics);
  std::vector<std::uint32_t> lines;
  for (const YamlNode* item : map.sequence("lines")) {
    const auto number = yaml_decimal(*item, reader.diagnostics);
    if (number && number->value.scale() == 0 && number->value.coefficient() > 0 &&
        number->value.coefficient() <= 1'000'000) {
      lines.push_back(static_cast<std::uint32_t>(number->value.coefficient()));
    } else if (number) {
      reader.diagnostics.add(
          {Code::NumberOutOfRange,
           number->span,
           {{"text", number->value.to_string()}, {"min", "1"}, {"max", "1000000"}}});
    }
  }
  const YamlNode* list = map.find("lines");
  if (list == nullptr) {
    lines.push_back(read_line(map));
  } else {
    require_items(reader, "lines", *list);
    if (const YamlNode* line = map.find("line")) {
      reader.diagnostics.add({Code::LoadLineAndLines, line->span});
    }
  }
  auto anchor = read_anchor(reader, map);
  if (!anchor) {
    map.require("anchor");
  }
  const auto reason = map.required_text("reason");
  map.finish();
  for (const std::uint32_t line : lines) {
    if (anchor && line != 0) {
      out.set.left_out.push_back({document, line, *anchor, reason.value, node.span});
    }
  }
}

FileFacts read_file(const Reader& shared, const FactVocabulary& words, FileId file) {
  FileFacts out;
  const auto root = parse_yaml(shared.sources, file, out.diagnostics);
  if (!root) {
    return out;
  }
  Reader reader{shared.root, shared.sources, out.diagnostics};
  YamlMap map(*root, out.diagnostics);
  const auto source = map.required_text("source");
  const auto document = words.catalogue.document(source.value);
  if (!document && !source.value.empty()) {
    reader.unknown_word(source, "来源目录（data/sources.yaml）", words.documents);
  }
  const auto facts = map.sequence("facts");
  const auto pledges = map.sequence("pledges");
  const auto mentions = map.sequence("mentions");
  const auto left_out = map.sequence("left_out");
  map.finish();
  // Without its source no fact has a place; that one fault is enough to report.
  if (!document) {
    return out;
  }
  for (const auto& [nodes, list] :
       {std::pair{&facts, FactList::Facts}, std::pair{&pledges, FactList::Pledges}}) {
    for (const YamlNode* node : *nodes) {
      if (auto fact = read_fact(reader, words, *node, *document, list)) {
        out.set.facts.push_back(std::move(*fact));
        const YamlNode::Entry* id = nullptr;
        for (const YamlNode::Entry& entry : node->entries) {
          id = entry.key == "id" ? &entry : id;
        }
        out.id_spans.push_back(id == nullptr ? node->span : id->value.span);
      }
    }
  }
  for (const YamlNode* node : mentions) {
    read_mention(reader, words, *node, *document, out);
  }
  for (const YamlNode* node : left_out) {
    read_left_out(reader, *node, *document, out);
  }
  return out;
}

/// Files share nothing but what is only read, so each has a thread of its own for a while. What
/// they gave is put together in the order of their names: the threads' order changes nothing.
std::vector<FileFacts> read_files(const Reader& reader, const FactVocabulary& words,
                                  const std::vector<FileId>& files) {
  std::vector<FileFacts> out(files.size());
  side_by_side(files.size(), [&](std::size_t i) { out[i] = read_file(reader, words, files[i]); });
  return out;
}

/// The file that holds every fact of this one: then a file was saved twice, which is told once.
std::optional<FileId> twin_of(const FileFacts& file,
                              const std::unordered_map<std::string, Span>& ids) {
  std::optional<FileId> twin;
  for (std::size_t i = 0; i < file.set.facts.size(); ++i) {
    const auto found = ids.find(file.set.facts[i].id);
    const bool elsewhere = found != ids.end() && found->second.file != file.id_spans[i].file;
    if (!elsewhere || (twin && *twin != found->second.file)) {
      return std::nullopt;
    }
    twin = found->second.file;
  }
  return file.set.facts.size() > 1 ? twin : std::nullopt;
}

void put_together(Reader& reader, std::vector<FileFacts> files, FactSet& set,
                  std::vector<Mention>& mentions) {
  std::size_t count = 0;
  for (const FileFacts& file : files) {
    count += file.set.facts.size();
  }
  set.facts.reserve(count);
  std::unordered_map<std::string, Span> ids;
  ids.reserve(count);
  for (FileFacts& file : files) {
    reader.diagnostics.append(std::move(file.diagnostics));
    if (const auto twin = twin_of(file, ids)) {
      reader.diagnostics.add({Code::LoadFileTwice,
                              file.id_spans.front(),
                              {{"count", std::to_string(file.set.facts.size())},
                               {"other", reader.sources.path(*twin)}}});
      continue;
    }
    for (std::size_t i = 0; i < file.set.facts.size(); ++i) {
      Fact& fact = file.set.facts[i];
      const auto [at, fresh] = ids.emplace(fact.id, file.id_spans[i]);
      if (fresh) {
        set.facts.push_back(std::move(fact));
      } else {
        reader.duplicate("事实编号", {fact.id, file.id_spans[i]}, at->second);
      }
    }
    std::ranges::move(file.set.left_out, std::back_inserter(set.left_out));
    std::ranges::move(file.mentions, std::back_inserter(mentions));
  }
}

}  // namespace

FactSet read_facts(Reader& reader, const Catalogue& catalogue, Registry& registry) {
  FactSet set;
  if (catalogue.indicators().empty() || catalogue.subjects().empty()) {
    reader.diagnostics.add(
        {Code::LoadNothing, std::nullopt, {{"path", "data/catalogue"}, {"what", "指标或主体"}}});
    return set;
  }
  const FactVocabulary words(catalogue, registry);
  std::vector<FileId> files;
  for (const std::string& path : reader.yaml_files("data/facts")) {
    if (const auto file = reader.text(path)) {
      files.push_back(*file);
    }
  }
  std::vector<Mention> mentions;
  put_together(reader, read_files(reader, words, files), set, mentions);
  // By id, whatever the order of files and entries: nothing later depends on it.
  std::ranges::sort(set.facts, {}, &Fact::id);
  const auto document_key = [&catalogue](DocumentId id) -> const std::string& {
    return catalogue[id].key;
  };
  std::ranges::sort(set.left_out, {}, [&](const LeftOut& l) {
    return std::tuple(std::string_view(document_key(l.document)), l.line,
                      std::string_view(l.anchor.text), l.anchor.ordinal,
                      std::string_view(l.reason));
  });
  std::ranges::sort(mentions, {}, [&](const Mention& m) {
    return std::tuple(std::string_view(document_key(m.document)), m.line,
                      std::string_view(m.anchor.text), m.anchor.ordinal, std::string_view(m.name));
  });
  registry.set_mentions(std::move(mentions));
  return set;
}

}  // namespace jianbao
