#include "ledger/freshness.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{1} << 30U;

/// Of a record, which has one member a line: the value of the member, up to where the next begins.
std::string_view member(std::string_view record, std::string_view key) {
  const std::string head = "\n \"" + std::string(key) + "\": ";
  const std::size_t at = record.find(head);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::string_view value = record.substr(at + head.size());
  const std::size_t end = value.find("\n }");
  return end == std::string_view::npos ? std::string_view() : value.substr(0, end + 3);
}

/// When its content, name or owner changed last: nobody can set it, unlike the time of writing.
std::optional<timespec> changed_at(const fs::path& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 ? std::optional(status.st_ctim) : std::nullopt;
}

bool is_after(const timespec& a, const timespec& b) {
  return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/// `recorded`: none: the clock vouches for nothing.
Staleness look_at_file(const fs::path& path, const KeptFile& kept,
                       const std::optional<timespec>& recorded) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) {
    return Staleness::NoFile;
  }
  const auto bytes = fs::file_size(path, error);
  if (error || bytes != kept.bytes) {
    return Staleness::OtherFile;
  }
  const auto changed = changed_at(path);
  if (recorded && changed && !is_after(*changed, *recorded)) {
    return Staleness::Fresh;
  }
  const auto content = read_file(path, largest_file);
  return content && sha256_hex(*content) == kept.sha256 ? Staleness::Fresh : Staleness::OtherFile;
}

}  // namespace

KeptFile kept_file(std::string name, std::string_view content) {
  return {std::move(name), content.size(), sha256_hex(content)};
}

std::string content_key(const std::vector<ManifestInput>& inputs,
                        const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += word + '\n';
  }
  for (const ManifestInput& input : inputs) {
    all += input.sha256 + "  " + input.path + '\n';
  }
  return sha256_hex(all);
}

Staleness look_at_files(const fs::path& folder, const std::vector<KeptFile>& files,
                        const fs::path& record, Trust trust) {
  const auto recorded = changed_at(record);
  if (!recorded) {
    return Staleness::NoRecord;
  }
  for (const KeptFile& file : files) {
    if (const Staleness one =
            look_at_file(folder / file.name, file, trust == Trust::Clock ? recorded : std::nullopt);
        one != Staleness::Fresh) {
      return one;
    }
  }
  return Staleness::Fresh;
}

fs::path record_path(const fs::path& folder, const std::string& name) {
  return folder / (name + ".manifest.json");
}

LookedAt look_at_unit(const fs::path& folder, const std::string& name, const std::string& key) {
  const fs::path record = record_path(folder, name);
  const auto text = read_file(record, largest_file);
  auto account = text ? parse_account(member(*text, "account")) : std::nullopt;
  if (!account) {
    return {Staleness::NoRecord, std::nullopt};
  }
  if (account->key != key || account->name != name) {
    return {Staleness::OtherInput, std::nullopt};
  }
  if (const Staleness files = look_at_files(folder, account->files, record);
      files != Staleness::Fresh) {
    return {files, std::nullopt};
  }
  account->files.push_back(kept_file(record.filename().generic_string(), *text));
  return {Staleness::Fresh, std::move(account)};
}

fs::path failed_path(const fs::path& folder, const std::string& name) {
  return folder / (name + ".failed.json");
}

std::optional<UnitAccount> look_at_failed(const fs::path& folder, const std::string& name,
                                          const std::string& key) {
  const auto text = read_file(failed_path(folder, name), largest_file);
  auto account = text ? parse_account(*text) : std::nullopt;
  const bool fits = account && account->stopped && account->name == name && account->key == key;
  return fits ? std::move(account) : std::nullopt;
}

std::vector<std::string> changed_inputs(const fs::path& record,
                                        const std::vector<ManifestInput>& now) {
  const auto text = read_file(record, largest_file);
  SourceMap sources;
  Diagnostics unread;
  const auto manifest =
      text ? read_manifest(sources, sources.add("record", *text), unread) : std::nullopt;
  if (!manifest) {
    return {};
  }
  std::map<std::string_view, std::string_view> then;
  for (const ManifestInput& input : manifest->inputs) {
    then.emplace(input.path, input.sha256);
  }
  std::vector<std::string> changed;
  for (const ManifestInput& input : now) {
    const auto before = then.find(input.path);
    if (before == then.end() || before->second != input.sha256) {
      changed.push_back(input.path);
    }
    if (before != then.end()) {
      then.erase(before);
    }
  }
  for (const auto& [path, digest] : then) {
    if (!path.starts_with("fonts/")) {  // fonts of the system are recorded where they are in use
      changed.emplace_back(path);
    }
  }
  std::ranges::sort(changed);
  return changed;
}

}  // namespace jianbao
