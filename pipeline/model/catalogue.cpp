#include "model/catalogue.h"

#include <algorithm>

namespace jianbao {
namespace {

// The first entry of a name keeps it; load reports the second.
template <class Items, class Names, class T>
std::uint32_t append(Items& items, Names& names, std::string name, T item) {
  const auto index = static_cast<std::uint32_t>(items.size());
  names.emplace(std::move(name), index);
  items.push_back(std::move(item));
  return index;
}

}  // namespace

void Catalogue::add(Domain domain) { domains_.push_back(std::move(domain)); }

UnitId Catalogue::add(Unit unit) {
  std::string name = unit.name;
  return UnitId(append(units_, unit_names_, std::move(name), std::move(unit)));
}

SubjectId Catalogue::add(Subject subject) {
  std::string name = subject.name;
  return SubjectId(append(subjects_, subject_names_, std::move(name), std::move(subject)));
}

IndicatorId Catalogue::add(Indicator indicator) {
  std::string key = indicator.key;
  return IndicatorId(append(indicators_, indicator_keys_, std::move(key), std::move(indicator)));
}

DocumentId Catalogue::add(SourceDocument document) {
  std::string key = document.key;
  return DocumentId(append(documents_, document_keys_, std::move(key), std::move(document)));
}

std::optional<UnitId> Catalogue::unit(std::string_view name) const {
  const auto found = unit_names_.find(name);
  return found == unit_names_.end() ? std::nullopt : std::optional(UnitId(found->second));
}

std::optional<SubjectId> Catalogue::subject(std::string_view name) const {
  const auto found = subject_names_.find(name);
  return found == subject_names_.end() ? std::nullopt : std::optional(SubjectId(found->second));
}

std::optional<IndicatorId> Catalogue::indicator(std::string_view key) const {
  const auto found = indicator_keys_.find(key);
  return found == indicator_keys_.end() ? std::nullopt : std::optional(IndicatorId(found->second));
}

std::optional<DocumentId> Catalogue::document(std::string_view key) const {
  const auto found = document_keys_.find(key);
  return found == document_keys_.end() ? std::nullopt : std::optional(DocumentId(found->second));
}

const Domain* Catalogue::domain(std::string_view name) const {
  const auto found = std::ranges::find(domains_, name, &Domain::name);
  return found == domains_.end() ? nullptr : &*found;
}

std::optional<IndicatorId> Catalogue::undertakings_of(std::string_view domain) const {
  const Domain* found = this->domain(domain);
  return found == nullptr ? std::nullopt : indicator("undertakings." + found->key);
}

bool Catalogue::is_within(SubjectId below, SubjectId above) const {
  // As many steps as there are subjects: a circle of parents, which load reports, ends too.
  std::optional<SubjectId> at = below;
  for (std::size_t step = 0; at && step <= subjects_.size(); ++step) {
    if (*at == above) {
      return true;
    }
    at = subject((*this)[*at].parent);
  }
  return false;
}

}  // namespace jianbao
