#include "base/yaml.h"

#include <yaml-cpp/parser.h>

#include <sstream>

#include "base/yaml_checks.h"
#include "base/yaml_tree.h"

namespace jianbao {
namespace {

std::optional<YamlNode> build_tree(const SourceMap& sources, FileId file, Diagnostics& out,
                                   YamlTolerance tolerance) {
  const std::string_view text = sources.text(file);
  std::istringstream stream(std::string(text.substr(yaml_checks::byte_order_mark(text))));
  yaml_tree::TreeBuilder builder(sources, file, out, tolerance);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    builder.syntax_error(error);
  } catch (const yaml_tree::Stop&) {
    return std::nullopt;
  }
  return builder.take_root();
}

}  // namespace

std::optional<YamlNode> parse_yaml(const SourceMap& sources, FileId file, Diagnostics& out,
                                   YamlTolerance tolerance) {
  Diagnostics found;
  std::optional<YamlNode> root;
  if (yaml_checks::check_bytes(sources, file, found, tolerance)) {
    yaml_checks::check_lines(sources, file, found);
  }
  if (!found.has_errors()) {
    root = build_tree(sources, file, found, tolerance);
    if (!found.has_errors() && (!root || root->kind == YamlNode::Kind::Null)) {
      found.add({Code::YamlEmpty, yaml_checks::span_of(sources, file, 0, 0)});
    }
  }
  const bool failed = found.has_errors();
  out.append(std::move(found));
  return failed ? std::nullopt : std::move(root);
}

}  // namespace jianbao
