#pragma once
// What a run was asked for is kept in its output folder until it is over, so that whoever goes on
// after a power cut need not know it.

#include <filesystem>
#include <optional>

#include "app/publish.h"

namespace jianbao {

/// FOLDER/.jianbao-run, of a shard .jianbao-run-2-of-8.
[[nodiscard]] std::filesystem::path unfinished_path(const std::filesystem::path& folder,
                                                    const PublishOptions&);
[[nodiscard]] std::string write_unfinished(const PublishOptions&);
/// The options of the run that is not over, with the jobs and the output of `now`; nullopt: there
/// is none.
[[nodiscard]] std::optional<PublishOptions> read_unfinished(const std::filesystem::path& folder,
                                                            const PublishOptions& now);

}  // namespace jianbao
