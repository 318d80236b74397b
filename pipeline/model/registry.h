#pragma once
// The register of names: systems, platforms, mechanisms, policies, bodies, parks, funds, lines and
// plans that the sources speak of, under every spelling that they use.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_map.h"
#include "model/facts.h"

namespace jianbao {

enum class SystemStatus : std::uint8_t {
  Exists,    ///< 已有
  Planned,   ///< 规划: under way or announced by who can do it
  Proposed,  ///< 拟议: an author's suggestion
};

/// One digit of a scheme such as 1+3+N or 8696: what it counts, and who belongs to it. Such digits
/// are names, not quantities.
struct SchemePart {
  std::string count;  ///< "6", or "N" where the source leaves it open
  std::string what;   ///< 发展平台
  std::vector<std::string> members;
  bool complete = false;  ///< the source names all; false where its list ends in 等
  Span span;
};

/// How far a system has come and what it is for, as known from a day on.
struct SystemState {
  std::chrono::year_month_day from{};
  SystemStatus status = SystemStatus::Exists;
  std::string does;
};

struct System {
  std::string name;                  ///< the usual one
  std::string full;                  ///< full name, or empty
  std::vector<std::string> aliases;  ///< other spellings of the sources
  std::vector<std::string> slips;    ///< spellings that are plainly misprints or errors of the scan
  std::vector<std::string> distinct_from;  ///< alike in name, not known to be the same
  std::string kind;                        ///< 平台, 机制, 园区 …
  std::string domain;                      ///< name of a Domain
  SystemStatus status = SystemStatus::Exists;
  std::string does;                     ///< what it is for, in our words
  std::vector<SystemState> later = {};  ///< what became of it, by day
  std::vector<SchemePart> parts;
  std::string note;
  std::string sort_as;  ///< stands for the name where names are sorted by sound; empty: the name
  std::optional<Span> span;
};

/// A place where a document speaks of a system.
struct Mention {
  std::string name;  ///< as entered: the name or an alias of the register
  DocumentId document;
  std::uint32_t line = 0;
  Anchor anchor;
  Span span;
};

class Registry {
 public:
  /// Adds a system under its name, its full name, its aliases and its slips. The name that is
  /// already another system's, if there is one: the system is then not added.
  std::optional<std::string> add(System);
  [[nodiscard]] const System* find(std::string_view any_name) const;
  [[nodiscard]] const std::vector<System>& systems() const { return systems_; }  ///< by name
  void sort();  ///< once, after the last add
  /// By document, line and words.
  [[nodiscard]] const std::vector<Mention>& mentions() const { return mentions_; }
  void set_mentions(std::vector<Mention> mentions) { mentions_ = std::move(mentions); }

 private:
  std::vector<System> systems_;
  std::vector<Mention> mentions_;
  std::map<std::string, std::size_t, std::less<>> names_;
};

/// As it was known on the day: a brief of February does not tell what was built in November.
[[nodiscard]] SystemState state_on(const System&, std::chrono::year_month_day);
/// What is known of it by now.
[[nodiscard]] SystemState latest_state(const System&);

/// All names of a system: name, full name, aliases, slips; each once.
[[nodiscard]] std::vector<std::string> all_names(const System&);

}  // namespace jianbao
