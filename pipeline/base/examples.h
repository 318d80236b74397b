#pragma once
// For every diagnostic code something that causes it: what was written, what the program says of
// it, what is right. Files of pipeline/base/examples (its README.md says how they are written),
// compiled in.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace jianbao {

/// One file as it stands in the tree.
struct ExampleText {
  std::string_view code;  ///< from its name: "check/growth-base"
  std::string_view text;
};
/// Ascending by code.
[[nodiscard]] std::span<const ExampleText> example_texts();

enum class StepKind : std::uint8_t { Edit, NewFile, Sparse, Folder, Remove, Run };

/// One thing that is done to the workspace before the command.
struct ExampleStep {
  StepKind kind = StepKind::Edit;
  std::string path;         ///< relative to the workspace; of Run: the arguments
  std::uint64_t count = 0;  ///< of Sparse: bytes
  std::string right;        ///< of Edit: whole lines that stand there, once; else for people
  std::string wrong;        ///< what is written instead, as it stands in the example
  bool escaped = false;     ///< `wrong` is to be unescaped before it is written
};

struct Example {
  std::string code;  ///< of [code]; empty: the file's name says it
  std::vector<ExampleStep> steps;
  std::string command = "check";
  std::string right_command;  ///< empty: the command is not what is wrong
  int exit_code = 65;
  std::string says, says_en;  ///< whole lines, without the closing count
  std::string see;            ///< the code whose example shows this one too
  std::string why_none, why_none_en;
};

/// None: `text` is not written as the README says; `fault` then tells what, for its author.
[[nodiscard]] std::optional<Example> parse_example(std::string_view text, std::string& fault);
/// What the program carries for `code`; of a [see] the other's. None: no such code.
[[nodiscard]] std::optional<Example> find_example(std::string_view code);
/// `text` with <U+202E> replaced by the character, <FF> by the byte, <字*900> by 900 of 字; other
/// angle brackets stay.
[[nodiscard]] std::string unescape_example(std::string_view text);
/// The text of an example file with other [says]: what a golden update writes.
[[nodiscard]] std::string with_says(std::string_view text, std::string_view says,
                                    std::string_view says_en);

}  // namespace jianbao
