#pragma once
// Which names of the register an issue may speak of, and their numbers: the same in the register,
// in its index and in every cross-reference.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/compose.h"

namespace jianbao::composing {

/// The names that a document published by the day of the issue speaks of, each once, in the order
/// of the registry. None without a registry.
[[nodiscard]] std::vector<const System*> known_names(const ComposeInput&);

/// Without what stands around and between the words: spellings that differ in marks alone
/// (“硬联通”, 硬联通) read the same.
[[nodiscard]] std::string without_marks(std::string_view name);

struct RegisterEntry {
  const System* system = nullptr;
  std::size_t number = 0;                ///< 1…, through the whole register
  std::vector<const Mention*> mentions;  ///< by document, as published, and line
};

/// Known names by domain, in the order of the catalogue, and by sound within it.
class NumberedNames {
 public:
  explicit NumberedNames(const ComposeInput&);
  [[nodiscard]] const std::vector<RegisterEntry>& entries() const { return entries_; }
  /// By any spelling; null: not in the register, or not known on the day.
  [[nodiscard]] const RegisterEntry* find(std::string_view any_name) const;
  /// name, full name and other spellings; one that differs from an earlier one in marks alone is
  /// left out, and one that only a document published later has. Misprints are not among them.
  [[nodiscard]] std::vector<std::string> spellings(const System&) const;
  /// The misprints of the documents that are known.
  [[nodiscard]] std::vector<std::string> slips(const System&) const;
  /// Documents that speak of them, the first published first.
  [[nodiscard]] const std::vector<DocumentId>& documents() const { return documents_; }

 private:
  void add_mentions(const ComposeInput&);
  [[nodiscard]] bool is_later(const std::string& name) const { return later_.contains(name); }

  const Registry* registry_;
  std::vector<RegisterEntry> entries_;
  std::map<const System*, std::size_t> places_;
  std::vector<DocumentId> documents_;
  std::set<std::string, std::less<>> later_;  ///< spellings that no known document has yet
};

}  // namespace jianbao::composing
