#pragma once
// Whether what lies in an output folder is what this run would write there: by the digest of all
// that it was made from, kept in the record beside it.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/manifest.h"
#include "ledger/unit_account.h"

namespace jianbao {

[[nodiscard]] KeptFile kept_file(std::string name, std::string_view content);

/// SHA-256 over the inputs and the words (program, issue, document, day …) that tell one output
/// from another.
[[nodiscard]] std::string content_key(const std::vector<ManifestInput>&,
                                      const std::vector<std::string>& words);

enum class Staleness : std::uint8_t {
  Fresh,
  NoRecord,    ///< never made, or its record is gone or cannot be read
  NoFile,      ///< a file of it is gone
  OtherFile,   ///< a file is not the one that was written
  OtherInput,  ///< something that it is made from has changed
};

/// How a file that is there is told from the one that was written.
enum class Trust : std::uint8_t {
  Clock,   ///< one of its size that nobody touched since the record was written (ctime) is the same
  Digest,  ///< by its digest alone
};
/// Whether the files are there as they were written. What the clock does not vouch for is digested.
[[nodiscard]] Staleness look_at_files(const std::filesystem::path& folder,
                                      const std::vector<KeptFile>&,
                                      const std::filesystem::path& record, Trust = Trust::Clock);

/// FOLDER/NAME.manifest.json
[[nodiscard]] std::filesystem::path record_path(const std::filesystem::path& folder,
                                                const std::string& name);

/// Whether the unit NAME that lies in the folder was made with this key; if so the account of it,
/// whose files then hold its record too.
struct LookedAt {
  Staleness staleness;
  std::optional<UnitAccount> account;
};
[[nodiscard]] LookedAt look_at_unit(const std::filesystem::path& folder, const std::string& name,
                                    const std::string& key);

/// FOLDER/NAME.failed.json: what a shard tells of a unit that could not be made, for the shard that
/// ends last. It stands until the whole issue has its record.
[[nodiscard]] std::filesystem::path failed_path(const std::filesystem::path& folder,
                                                const std::string& name);
/// nullopt: there is none, or it is of other inputs.
[[nodiscard]] std::optional<UnitAccount> look_at_failed(const std::filesystem::path& folder,
                                                        const std::string& name,
                                                        const std::string& key);

/// What has changed since the record was written: inputs of it that are now other ones, are gone or
/// are new, by path. Empty: none of them; then it is the program or its settings.
[[nodiscard]] std::vector<std::string> changed_inputs(const std::filesystem::path& record,
                                                      const std::vector<ManifestInput>& now);

}  // namespace jianbao
