#pragma once
// What a run was asked for is kept in its output folder until it is over, so that whoever goes on
// after a power cut need not know it.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/publish/publish.h"

namespace jianbao {

/// FOLDER/.jianbao-run, of a shard .jianbao-run-2-of-8.
[[nodiscard]] std::filesystem::path unfinished_path(const std::filesystem::path& folder,
                                                    const PublishOptions&);
[[nodiscard]] std::string write_unfinished(const PublishOptions&, const Settings&);
/// The options of the run that is not over, with the jobs and the output of `now`; nullopt: there
/// is none. Of one whose word cannot be read: everything, which is no list of issues. How strict it
/// was and how it read files goes to `settings`.
[[nodiscard]] std::optional<PublishOptions> read_unfinished(const std::filesystem::path& folder,
                                                            const PublishOptions& now,
                                                            Settings* settings = nullptr);
/// Whether a run makes all that another one was asked for; its issues are written out. Never so of
/// everything: that is for the caller to know.
[[nodiscard]] bool covers(const PublishOptions& run, const PublishOptions& other);
/// "2/8" of each shard that is not over.
[[nodiscard]] std::vector<std::string> unfinished_shards(const std::filesystem::path& folder);

}  // namespace jianbao
