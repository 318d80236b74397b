// data/systems/*.yaml: the register of names.

#include <algorithm>

#include "load/readers.h"

namespace jianbao {
namespace {

const std::vector<std::string>& system_kinds() {
  static const std::vector<std::string> kinds{
      "平台", "系统", "机制", "政策", "文件", "机构", "园区", "基金", "线路", "计划",
      "体系", "活动", "项目", "设施", "模式", "称号", "产品", "协定", "目标"};
  return kinds;
}

/// The place of this name among those of one system.
std::optional<Span> place_of(std::string_view name,
                             const std::vector<Located<std::string>>& written) {
  const auto found = std::ranges::find(written, name, &Located<std::string>::value);
  return found == written.end() ? std::nullopt : std::optional(found->span);
}

std::vector<std::string> values(const std::vector<Located<std::string>>& texts) {
  std::vector<std::string> out;
  for (const auto& text : texts) {
    out.push_back(text.value);
  }
  return out;
}

SchemePart read_part(Reader& reader, const YamlNode& node) {
  YamlMap map(node, reader.diagnostics);
  SchemePart part{map.required_text("count").value, map.required_text("what").value,
                  values(map.texts("members")), false, node.span};
  if (const auto complete = map.boolean("complete")) {
    part.complete = complete->value;
  }
  map.finish();
  return part;
}

class RegistryReader {
 public:
  RegistryReader(Reader& reader, const Catalogue& catalogue) : reader_(reader) {
    for (const Domain& domain : catalogue.domains()) {
      domains_.push_back(domain.name);
    }
  }

  void read_file(const std::string& path) {
    const auto root = reader_.yaml(path);
    if (!root) {
      return;
    }
    YamlMap file(*root, reader_.diagnostics);
    for (const YamlNode* node : file.sequence("systems")) {
      read_system(*node);
    }
    file.finish();
  }

  Registry take() {
    registry_.sort();
    check_distinct();
    return std::move(registry_);
  }

 private:
  void read_system(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    System system;
    const auto name = map.required_text("name");
    system.name = name.value;
    std::vector<Located<std::string>> written{name};
    if (const auto full = map.text("full")) {
      system.full = full->value;
      written.push_back(*full);
    }
    system.sort_as = map.text_or_empty("sort_as");
    const auto aliases = map.texts("aliases");
    system.aliases = values(aliases);
    const auto slips = map.texts("slips");
    system.slips = values(slips);
    written.insert(written.end(), aliases.begin(), aliases.end());
    written.insert(written.end(), slips.begin(), slips.end());
    const auto distinct = map.texts("distinct_from");
    system.distinct_from = values(distinct);
    const auto kind = map.required_text("kind");
    const auto domain = map.required_text("domain");
    const auto status = map.required_text("status");
    system.does = map.required_text("does").value;
    for (const YamlNode* later : map.sequence("later")) {
      system.later.push_back(read_state(*later));
    }
    std::ranges::stable_sort(system.later, {}, &SystemState::from);
    const auto twice = std::ranges::adjacent_find(system.later, {}, &SystemState::from);
    if (twice != system.later.end()) {
      reader_.duplicate("later 的 from", {to_string(twice->from), name.span}, name.span);
    }
    for (const YamlNode* part : map.sequence("parts")) {
      system.parts.push_back(read_part(reader_, *part));
    }
    system.note = map.text_or_empty("note");
    map.finish();
    system.kind = kind.value;
    if (!kind.value.empty() &&
        std::ranges::find(system_kinds(), kind.value) == system_kinds().end()) {
      reader_.unknown_word(kind, "名册的种类", system_kinds());
    }
    system.domain = domain.value;
    if (!domain.value.empty() && std::ranges::find(domains_, domain.value) == domains_.end()) {
      reader_.unknown_word(domain, "领域目录", domains_);
    }
    system.status =
        reader_.word<SystemStatus>(status, "status 的取值").value_or(SystemStatus::Exists);
    system.span = name.span;
    if (name.value.empty()) {
      return;
    }
    distinct_.insert(distinct_.end(), distinct.begin(), distinct.end());
    if (const auto taken = registry_.add(std::move(system))) {
      const System& other = *registry_.find(*taken);
      reader_.diagnostics.add({Code::LoadNameTaken,
                               place_of(*taken, written).value_or(name.span),
                               {{"word", *taken}, {"other", other.name}},
                               {{Code::LoadFirstHere, *other.span, {}}}});
    }
  }

  SystemState read_state(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    SystemState state;
    if (const auto from = map.required_text("from"); !from.value.empty()) {
      state.from = reader_.date(from).value_or(state.from);
    }
    const auto status = map.required_text("status");
    state.status =
        reader_.word<SystemStatus>(status, "status 的取值").value_or(SystemStatus::Exists);
    const auto does = map.required_text("does");
    if (does.value.empty()) {
      reader_.diagnostics.add({Code::LoadEmptyList, does.span, {{"key", "does"}}});
    }
    state.does = does.value;
    map.finish();
    return state;
  }

  /// A name that one is to be told apart from must itself be there.
  void check_distinct() {
    std::vector<std::string> known;
    for (const System& system : registry_.systems()) {
      known.push_back(system.name);
    }
    for (const auto& name : distinct_) {
      if (registry_.find(name.value) == nullptr) {
        reader_.unknown_word(name, "名册（data/systems）", known);
      }
    }
  }

  Reader& reader_;
  std::vector<std::string> domains_;
  std::vector<Located<std::string>> distinct_;
  Registry registry_;
};

}  // namespace

Registry read_registry(Reader& reader, const Catalogue& catalogue) {
  RegistryReader registry(reader, catalogue);
  for (const std::string& path : reader.yaml_files("data/systems")) {
    registry.read_file(path);
  }
  return registry.take();
}

}  // namespace jianbao
