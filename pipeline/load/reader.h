#pragma once
// What all readers of the stage share: where the workspace is, what was read, what was wrong.

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"
#include "base/yaml.h"
#include "model/report_spec.h"
#include "model/words.h"

namespace jianbao {

struct Reader {
  const std::filesystem::path& root;
  SourceMap& sources;
  Diagnostics& diagnostics;
  /// Texts that stand for files, by relative path: a change is judged before it is written.
  const std::map<std::string, std::string>* instead = nullptr;
  bool gb18030 = false;  ///< what is not UTF-8 is read as GB 18030

  /// Reads and parses one file, named relative to the root. A problem is reported and gives none.
  std::optional<YamlNode> yaml(const std::string& relative_path);
  /// The same for a file that an office may do without.
  std::optional<YamlNode> yaml_if_present(const std::string& relative_path);
  /// Reads one file without parsing it.
  std::optional<FileId> text(const std::string& relative_path);
  /// The .yaml files below a folder, sorted, relative to the root; hidden and temporary ones are
  /// passed over. Others that look like data (a.yml) are reported.
  [[nodiscard]] std::vector<std::string> yaml_files(const std::string& folder);

  /// A word of a closed list; unknown ones are reported with the list or the nearest.
  void unknown_word(const Located<std::string>& word, std::string what,
                    const std::vector<std::string>& known);
  /// The value of a closed list; an unknown word is reported with the list.
  template <class E>
  std::optional<E> word(const Located<std::string>& text, std::string what) {
    auto value = parse_data_word<E>(text.value);
    value = value ? value : parse_json_word<E>(text.value);
    if (!value && !text.value.empty()) {
      unknown_word(text, std::move(what), data_words<E>());
    }
    return value;
  }
  /// True when the text may name a file or a thing in data: [a-z0-9][a-z0-9._-]*, at most 64.
  bool check_id(const Located<std::string>&);
  /// True when the name stays inside the folder that it is looked for in. An empty one does not;
  /// it is not reported here, since whoever read it did.
  bool check_file_name(const Located<std::string>&);
  /// True when the text may be a SHA-256 as sha256sum prints it.
  bool check_digest(const Located<std::string>&);
  std::optional<std::chrono::year_month_day> date(const Located<std::string>&);
  void duplicate(std::string what, const Located<std::string>& again, Span first);
};

/// Reports a list that was written without an item: it was meant to say something.
void require_items(Reader&, std::string_view key, const YamlNode& list);

/// Skeleton text may hold neither digits outside braces nor empty phrases (prose.md W-22).
void check_skeleton(Reader&, const Skeleton&, const std::vector<std::string>& empty_phrases);

}  // namespace jianbao
