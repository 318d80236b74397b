#include "model/registry.h"

#include <algorithm>

namespace jianbao {

std::vector<std::string> all_names(const System& system) {
  std::vector<std::string> names{system.name};
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  };
  add(system.full);
  std::ranges::for_each(system.aliases, add);
  std::ranges::for_each(system.slips, add);
  return names;
}

std::optional<std::string> Registry::add(System system) {
  const std::vector<std::string> names = all_names(system);
  for (const std::string& name : names) {
    if (names_.contains(name)) {
      return name;
    }
  }
  for (const std::string& name : names) {
    names_.emplace(name, systems_.size());
  }
  systems_.push_back(std::move(system));
  return std::nullopt;
}

const System* Registry::find(std::string_view any_name) const {
  const auto found = names_.find(any_name);
  return found == names_.end() ? nullptr : &systems_[found->second];
}

void Registry::sort() {
  std::ranges::sort(systems_, {}, &System::name);
  names_.clear();
  for (std::size_t i = 0; i < systems_.size(); ++i) {
    for (const std::string& name : all_names(systems_[i])) {
      names_.emplace(name, i);
    }
  }
}

SystemState latest_state(const System& system) {
  return system.later.empty() ? SystemState{{}, system.status, system.does} : system.later.back();
}

SystemState state_on(const System& system, std::chrono::year_month_day day) {
  SystemState state{{}, system.status, system.does};
  for (const SystemState& later : system.later) {
    if (later.from <= day) {
      state = later;
    }
  }
  return state;
}

}  // namespace jianbao
