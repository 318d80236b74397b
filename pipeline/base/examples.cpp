#include "base/examples.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace jianbao {
namespace {

/// "[new-file data/x.yaml escaped]" and the lines below it.
struct Section {
  std::string name;
  std::vector<std::string> arguments;
  std::string body;  ///< without its last line feed
};

constexpr std::string_view reason_name = "why-no-example";
constexpr std::array<std::string_view, 16> names{
    "code", "file",    "right",         "wrong", "new-file", "sparse",  "folder", "remove",
    "run",  "command", "right-command", "exit",  "says",     "says-en", "see",    reason_name};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) {
      words.emplace_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// Only the names of sections begin one: a line of YAML may start with a bracket as well.
std::optional<Section> heading(std::string_view line) {
  if (!line.starts_with('[') || !line.ends_with(']')) {
    return std::nullopt;
  }
  std::vector<std::string> words = split(line.substr(1, line.size() - 2));
  if (words.empty() || std::ranges::find(names, words.front()) == names.end()) {
    return std::nullopt;
  }
  Section section{words.front(), {}, {}};
  section.arguments.assign(words.begin() + 1, words.end());
  return section;
}

std::vector<Section> sections_of(std::string_view text) {
  std::vector<Section> sections;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (auto section = heading(line)) {
      sections.push_back(*std::move(section));
    } else if (!sections.empty()) {
      sections.back().body += std::string(line) + '\n';
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  for (Section& section : sections) {
    while (section.body.ends_with('\n')) {
      section.body.pop_back();
    }
  }
  return sections;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

template <class Number>
bool parse_number(std::string_view text, Number& number, int base = 10) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && stop == text.data() + text.size();
}

template <class Number>
bool read_number(const Section& section, std::size_t at, Number& number) {
  return at < section.arguments.size() && parse_number(section.arguments[at], number);
}

bool is_escaped(const Section& section) {
  return !section.arguments.empty() && section.arguments.back() == "escaped";
}

std::optional<StepKind> step_kind(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, StepKind>, 6> kinds{
      {{"file", StepKind::Edit},
       {"new-file", StepKind::NewFile},
       {"sparse", StepKind::Sparse},
       {"folder", StepKind::Folder},
       {"remove", StepKind::Remove},
       {"run", StepKind::Run}}};
  const auto found = std::ranges::find(kinds, name, &std::pair<std::string_view, StepKind>::first);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool add_step(const Section& section, StepKind kind, Example& example) {
  ExampleStep step;
  step.kind = kind;
  step.wrong = section.body;
  step.escaped = is_escaped(section);
  const bool sized = kind != StepKind::Sparse || read_number(section, 1, step.count);
  if (section.arguments.empty() || !sized) {
    return false;
  }
  step.path = kind == StepKind::Run ? join(section.arguments) : section.arguments.front();
  example.steps.push_back(std::move(step));
  return true;
}

/// What stands below [file] or [new-file].
bool add_to_step(const Section& section, Example& example) {
  if (example.steps.empty()) {
    return false;
  }
  ExampleStep& step = example.steps.back();
  if (section.name == "right") {
    step.right = section.body;
    return true;
  }
  step.wrong = section.body;
  step.escaped = is_escaped(section);
  return step.kind == StepKind::Edit;
}

bool add_reason(const Section& section, Example& example) {
  const std::size_t end = section.body.find('\n');
  if (end == std::string::npos) {
    return false;  // one line in each language
  }
  example.why_none = section.body.substr(0, end);
  example.why_none_en = section.body.substr(end + 1);
  return true;
}

bool add_words(const Section& section, Example& example) {
  if (section.name == "says" || section.name == "says-en") {
    (section.name == "says" ? example.says : example.says_en) =
        section.body.empty() ? "" : section.body + '\n';
    return true;
  }
  if (section.name == "exit") {
    return read_number(section, 0, example.exit_code);
  }
  if (section.name == reason_name) {
    return add_reason(section, example);
  }
  std::string& target = section.name == "command"         ? example.command
                        : section.name == "right-command" ? example.right_command
                        : section.name == "see"           ? example.see
                                                          : example.code;
  target = join(section.arguments);
  return !target.empty() || section.name == "command";
}

bool add_section(const Section& section, Example& example) {
  if (const auto kind = step_kind(section.name)) {
    return add_step(section, *kind, example);
  }
  if (section.name == "right" || section.name == "wrong") {
    return add_to_step(section, example);
  }
  return add_words(section, example);
}

/// An edit without the text that it replaces would say nothing.
bool is_whole(const ExampleStep& step) {
  return step.kind != StepKind::Edit || (!step.right.empty() && step.right != step.wrong);
}

/// "字*900"
std::optional<std::string> many(std::string_view inside) {
  const std::size_t star = inside.rfind('*');
  std::size_t count = 0;
  if (star == std::string_view::npos || star == 0 ||
      !parse_number(inside.substr(star + 1), count)) {
    return std::nullopt;
  }
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += inside.substr(0, star);
  }
  return out;
}

/// What stands between the angle brackets; none: they mean themselves.
std::optional<std::string> meaning(std::string_view inside) {
  const bool character = inside.starts_with("U+");
  const std::string_view digits = inside.substr(character ? 2 : 0);
  std::uint32_t number = 0;
  const bool sized = character ? digits.size() >= 4 : digits.size() == 2;
  if (!sized || !parse_number(digits, number, 16)) {
    return many(inside);
  }
  std::string out;
  if (character) {
    append_utf8(out, static_cast<char32_t>(number));
  } else {
    out.push_back(static_cast<char>(number));
  }
  return out;
}

}  // namespace

std::optional<Example> parse_example(std::string_view text, std::string& fault) {
  Example example;
  for (const Section& section : sections_of(text)) {
    if (!add_section(section, example)) {
      fault = "the section [" + section.name + "] is not written as README.md says";
      return std::nullopt;
    }
  }
  if (!std::ranges::all_of(example.steps, is_whole)) {
    fault = "a [file] lacks its [right], or [wrong] is the same";
    return std::nullopt;
  }
  return example;
}

std::optional<Example> find_example(std::string_view code) {
  const auto own = [](std::string_view of) {
    const auto texts = example_texts();
    const auto found = std::ranges::find(texts, of, &ExampleText::code);
    std::string ignored;  // a test reads every file and reports its faults
    return found == texts.end() ? std::nullopt : parse_example(found->text, ignored);
  };
  auto example = own(code);
  return example && !example->see.empty() ? own(example->see) : example;
}

std::string unescape_example(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t close = text[i] == '<' ? text.find('>', i) : std::string_view::npos;
    const auto meant =
        close == std::string_view::npos ? std::nullopt : meaning(text.substr(i + 1, close - i - 1));
    if (meant) {
      out += *meant;
      i = close;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string with_says(std::string_view text, std::string_view says, std::string_view says_en) {
  const std::size_t at = std::min(text.find("[says]\n"), text.size());
  std::string out(text.substr(0, at));
  if (!out.empty() && !out.ends_with('\n')) {
    out += '\n';
  }
  return out + "[says]\n" + std::string(says) + "\n[says-en]\n" + std::string(says_en);
}

}  // namespace jianbao
