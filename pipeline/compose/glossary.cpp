#include "compose/glossary.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "compose/register_entries.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Names met in texts, in the order of meeting.
class NameFinder {
 public:
  explicit NameFinder(const std::vector<const System*>& systems) {
    for (const System* system : systems) {
      for (const std::string& name : all_names(*system)) {
        names_[name.front()].emplace_back(name, system);
      }
    }
    for (auto& [begin, names] : names_) {
      std::ranges::stable_sort(names, std::ranges::greater(),
                               [](const Name& name) { return name.first.size(); });
    }
  }

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Name* name = longest_at(text, at);
      if (name != nullptr && seen_.insert(name->second).second) {
        met_.push_back(name->second);
      }
      at += name != nullptr ? name->first.size() : 1;
    }
  }
  [[nodiscard]] const std::vector<const System*>& met() const { return met_; }

 private:
  using Name = std::pair<std::string, const System*>;

  [[nodiscard]] const Name* longest_at(std::string_view text, std::size_t at) const {
    const auto found = names_.find(text[at]);
    if (found == names_.end()) {
      return nullptr;
    }
    const auto name = std::ranges::find_if(found->second, [&](const Name& candidate) {
      return text.substr(at).starts_with(candidate.first) &&
             stands_alone(text, at, candidate.first.size());
    });
    return name == found->second.end() ? nullptr : &*name;
  }

  /// 1153 is not met in 11530, nor RCEP in RCEPX.
  static bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
    const std::size_t end = at + size;
    const bool joined_before = at > 0 && is_word_byte(text[at - 1]) && is_word_byte(text[at]);
    const bool joined_behind =
        end < text.size() && is_word_byte(text[end - 1]) && is_word_byte(text[end]);
    return !joined_before && !joined_behind;
  }

  std::map<char, std::vector<Name>> names_;  // by first byte, the longest first
  std::set<const System*> seen_;
  std::vector<const System*> met_;
};

void read(NameFinder& finder, const Table& table) {
  finder.read(table.caption);
  for (const TableRow& row : table.rows) {
    for (const TableCell& cell : row.cells) {
      finder.read(plain_text(cell.spans));
    }
  }
  for (const Spans& note : table.notes) {
    finder.read(plain_text(note));
  }
}

/// The texts of a block in the order of reading. What a chart prints stands in the text as well.
void read(NameFinder& finder, const BlockContent& block) {
  std::visit(
      [&finder](const auto& of) {
        using T = std::decay_t<decltype(of)>;
        if constexpr (std::is_same_v<T, Title>) {
          for (const Spans& line : of.lines) {
            finder.read(plain_text(line));
          }
          finder.read(plain_text(of.subtitle));
        } else if constexpr (std::is_same_v<T, Paragraph>) {
          finder.read(plain_text(of.spans));
        } else if constexpr (std::is_same_v<T, Heading>) {
          finder.read(of.text);
        } else if constexpr (std::is_same_v<T, Table>) {
          read(finder, of);
        }
      },
      block);
}

std::string explanation(const System& system, const SystemState& state) {
  std::string text;
  if (!system.full.empty()) {
    text = "即" + system.full + "。";
  }
  text += with_stop(state.does);
  switch (state.status) {
    case SystemStatus::Exists:
    case SystemStatus::Planned:  // how far it has come, only the description knows
      break;
    case SystemStatus::Proposed:
      text += "只是建议，尚未建立。";
      break;
  }
  return text;
}

}  // namespace

std::vector<BlockContent> make_glossary(Context& context, const GlossarySpec& spec) {
  NameFinder finder(known_names(context.input));
  for (const Block& block : context.document.blocks) {
    read(finder, block.content);
  }
  Table table;
  table.columns = {{"名词", ColumnAlign::Left, 1, false}, {"解释", ColumnAlign::Left, 3, false}};
  for (const System* system : finder.met()) {
    const bool full = spec.most > 0 && table.rows.size() == spec.most;
    const SystemState state = state_on(*system, context.input.issue.as_of);
    if (!full && !state.does.empty()) {
      table.rows.push_back({plain_cell(system->name), plain_cell(explanation(*system, state))});
    }
  }
  if (table.rows.empty()) {
    return {};
  }
  return {std::move(table)};
}

}  // namespace jianbao::composing
