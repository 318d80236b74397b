#include "compose/register_entries.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "collate/collate.h"

namespace jianbao::composing {
namespace {

bool is_known(const ComposeInput& input, const Mention& mention) {
  return input.catalogue[mention.document].published <= input.issue.as_of;
}

bool is_mark(char32_t c) {
  constexpr std::u32string_view marks = U"“”‘’\"'《》〈〉（）()【】[]「」、，,。.；;：:·—–-～~ 　";
  return marks.find(c) != std::u32string_view::npos;
}

/// The place of a domain in the catalogue; behind all for one that it does not have.
std::size_t rank_of(const Catalogue& catalogue, const std::string& domain) {
  const auto found = std::ranges::find(catalogue.domains(), domain, &Domain::name);
  return static_cast<std::size_t>(found - catalogue.domains().begin());
}

}  // namespace

std::vector<const System*> known_names(const ComposeInput& input) {
  if (input.registry == nullptr) {
    return {};
  }
  std::set<const System*> spoken_of;
  for (const Mention& mention : input.registry->mentions()) {
    if (is_known(input, mention)) {
      spoken_of.insert(input.registry->find(mention.name));
    }
  }
  std::vector<const System*> known;
  for (const System& system : input.registry->systems()) {
    if (spoken_of.contains(&system)) {
      known.push_back(&system);
    }
  }
  return known;
}

std::string without_marks(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    if (const char32_t c = next_character(name, at); !is_mark(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

NumberedNames::NumberedNames(const ComposeInput& input) : registry_(input.registry) {
  using Place = std::tuple<std::size_t, std::string, std::string>;
  const PinyinOrder sound;
  std::vector<std::pair<Place, const System*>> sorted;
  for (const System* system : known_names(input)) {
    const std::string& heard = system->sort_as.empty() ? system->name : system->sort_as;
    sorted.push_back(
        {{rank_of(input.catalogue, system->domain), sound.key(heard), system->name}, system});
  }
  std::ranges::sort(sorted);
  for (const auto& [place, system] : sorted) {
    places_.emplace(system, entries_.size());
    entries_.push_back({system, entries_.size() + 1, {}});
  }
  add_mentions(input);
}

std::vector<std::string> NumberedNames::spellings(const System& system) const {
  std::vector<std::string> out;
  std::set<std::string> seen;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && seen.insert(without_marks(name)).second) {
      out.push_back(name);
    }
  };
  add(system.name);
  add(system.full);
  for (const std::string& alias : system.aliases) {
    if (!is_later(alias)) {
      add(alias);
    }
  }
  return out;
}

std::vector<std::string> NumberedNames::slips(const System& system) const {
  std::vector<std::string> out = system.slips;
  std::erase_if(out, [this](const std::string& slip) { return is_later(slip); });
  return out;
}

void NumberedNames::add_mentions(const ComposeInput& input) {
  if (registry_ == nullptr) {
    return;
  }
  for (const Mention& mention : registry_->mentions()) {
    later_.insert({mention.name, mention.anchor.text});
  }
  for (const Mention& mention : registry_->mentions()) {
    if (is_known(input, mention)) {
      later_.erase(mention.name);
      later_.erase(mention.anchor.text);
    }
  }
  for (const Mention& mention : registry_->mentions()) {
    const auto place = places_.find(registry_->find(mention.name));
    if (place == places_.end() || !is_known(input, mention)) {
      continue;
    }
    entries_[place->second].mentions.push_back(&mention);
    if (std::ranges::find(documents_, mention.document) == documents_.end()) {
      documents_.push_back(mention.document);
    }
  }
  const auto day = [&input](DocumentId id) {
    return std::pair(input.catalogue[id].published, id.index());
  };
  std::ranges::sort(documents_, {}, day);
  for (RegisterEntry& entry : entries_) {
    std::ranges::stable_sort(entry.mentions, {}, [&day](const Mention* mention) {
      return std::pair(day(mention->document), mention->line);
    });
  }
}

const RegisterEntry* NumberedNames::find(std::string_view any_name) const {
  const System* system = registry_ == nullptr ? nullptr : registry_->find(any_name);
  const auto found = places_.find(system);
  return found == places_.end() ? nullptr : &entries_[found->second];
}

}  // namespace jianbao::composing
