#pragma once
// Diagnostics are values: collected, ordered and printed at the end, never thrown.
// The words live in messages*.def, in Chinese and English, under a stable code.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

enum class Severity : std::uint8_t { Note, Warning, Error };

/// Named arguments of a message; the values are language-neutral (names, figures, file names).
using Args = std::vector<std::pair<std::string_view, std::string>>;

/// One enumerator per entry of the message tables.
enum class Code : std::uint16_t {
#define JIANBAO_MESSAGE(id, code, severity, zh, zh_hint, en, en_hint) id,
#include "base/messages.def"
#undef JIANBAO_MESSAGE
};

/// What the table says about a code.
struct Message {
  std::string_view code;  ///< stable, documented: "facts/duplicate"
  Severity severity;
  std::string_view zh, zh_hint;  ///< what is wrong; what to do about it. {name} is an argument
  std::string_view en, en_hint;
};
[[nodiscard]] const Message& message(Code);
[[nodiscard]] std::span<const Message> all_messages();

/// Another place involved; its words come from the table too.
struct Related {
  Code what;
  Span span;
  Args args;
};

struct Diagnostic {
  Code code;
  std::optional<Span> where;
  Args args;
  std::vector<Related> related;
  Severity severity;     ///< the table's unless a rule, a person or --warnings-as-errors sets it
  std::string rule;      ///< the rule that found it; empty: no rule did
  std::string mark;      ///< of a warning: names it in data/acknowledged.yaml
  std::string accepted;  ///< of a warning that became a note: by whom, when, why

  Diagnostic(Code c, std::optional<Span> w, Args a = {}, std::vector<Related> r = {});
};

class Diagnostics {
 public:
  void add(Diagnostic d) { items_.push_back(std::move(d)); }
  void append(Diagnostics other);
  [[nodiscard]] std::span<const Diagnostic> all() const { return items_; }
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::size_t count(Severity) const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  template <class Change>
  void change(Change change_one) {
    for (Diagnostic& item : items_) {
      change_one(item);
    }
  }
  /// Sorted by place (file in reading order, line, column), then code; exact doubles removed.
  void sort();

 private:
  std::vector<Diagnostic> items_;
};

enum class Language : std::uint8_t { Chinese, English };

/// `template_text` with each {name} replaced; an argument that is missing stays as {name}. The
/// number of a system error becomes its words (base/system_error.h).
[[nodiscard]] std::string expand(std::string_view template_text, const Args&, Language);

/// One diagnostic for a person: place, severity, code, words, the source line with a caret
/// (Han count two columns), related places, hint. Ends with a line feed.
[[nodiscard]] std::string describe(const Diagnostic&, const SourceMap&, Language);
/// One JSON object on one line: code, severity, file, line, column, message, hint, related.
[[nodiscard]] std::string describe_json(const Diagnostic&, const SourceMap&, Language);

}  // namespace jianbao
