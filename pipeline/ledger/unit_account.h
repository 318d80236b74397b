#pragma once
// What is told of one unit (a body with its checking list and its proof) once it was made: kept in
// the record of its body, for runs that need not make it again, and told to the process that
// collects what others made.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/yaml.h"

namespace jianbao {

/// A file that was written and with which content.
struct KeptFile {
  std::string name;  ///< in the folder of its issue
  std::uint64_t bytes = 0;
  std::string sha256;
  auto operator<=>(const KeptFile&) const = default;
};

struct DocumentAccount {
  std::string name;  ///< monthly-brief.sources
  std::uint32_t pages = 0, figures = 0, warnings = 0;
  std::string content;  ///< content_digest; empty: a proof, which says what its body says
  std::chrono::microseconds cpu{};  ///< never kept: the same inputs give the same record
  auto operator<=>(const DocumentAccount&) const = default;
};

struct UnitAccount {
  std::string name;      ///< of the body
  std::string key;       ///< digest of all that it was made from
  bool stopped = false;  ///< an error kept it from being made
  std::vector<DocumentAccount> documents;
  std::vector<KeptFile> files;        ///< but for the record that this stands in
  std::vector<std::string> findings;  ///< of this unit, packed (base/diagnostic_pack.h)
  std::vector<std::string> facts;     ///< of the body: ids of all that it prints or reckons with
  std::vector<std::string> reckoned;  ///< what its reckoned figures are about
  auto operator<=>(const UnitAccount&) const = default;
};

/// A record may have been written by anybody: a name that leads out of its folder is none of ours.
[[nodiscard]] bool is_in_its_folder(std::string_view name);

/// As members of the object that is open.
void write_account(JsonWriter&, const UnitAccount&);
[[nodiscard]] UnitAccount read_account(YamlMap&, Diagnostics&);

/// Its lists, which the record of an issue has as well. An empty list of texts is left out.
void write_documents(JsonWriter&, const std::vector<DocumentAccount>&);
[[nodiscard]] std::vector<DocumentAccount> read_documents(YamlMap&, Diagnostics&);
void write_texts(JsonWriter&, std::string_view key, const std::vector<std::string>&);
[[nodiscard]] std::vector<std::string> read_texts(YamlMap&, std::string_view key);
void write_files(JsonWriter&, std::string_view key, const std::vector<KeptFile>&);
[[nodiscard]] std::vector<KeptFile> read_files(YamlMap&, std::string_view key, Diagnostics&);

/// The same as a text of its own. nullopt: not what account_text wrote.
[[nodiscard]] std::string account_text(const UnitAccount&);
[[nodiscard]] std::optional<UnitAccount> parse_account(std::string_view);

}  // namespace jianbao
