#include "support/office.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "app/cli/cli.h"
#include "support/checkout.h"
#include "support/workspace.h"

namespace jianbao::test {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  if (path.has_parent_path()) {
    fs::create_directories(path.parent_path());
  }
  fs::remove(path);  // a font is a link into the tree, which must not be written through
  std::ofstream(path, std::ios::binary) << text;
}

std::string content(const ExampleStep& step) {
  return step.escaped ? unescape_example(step.wrong) : step.wrong;
}

/// Whole lines, so that 12 is not found in 120.
std::string replace_once(const ExampleStep& step) {
  const std::string text = '\n' + slurp(step.path);
  const std::string right = '\n' + step.right + '\n';
  const std::size_t at = text.find(right);
  if (at == std::string::npos) {
    return step.path + " does not hold the lines of [right]";
  }
  if (text.find(right, at + 1) != std::string::npos) {
    return step.path + " holds the lines of [right] more than once";
  }
  const std::string wrong = content(step);
  write(step.path,
        text.substr(1, at) + wrong + (wrong.empty() ? "" : "\n") + text.substr(at + right.size()));
  return {};
}

/// The count at the end is of no interest in an example.
std::string without_closing_line(std::string text) {
  if (text.ends_with('\n')) {
    const std::size_t end = text.size() - 1;
    const std::size_t before = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    if (text.find("jianbao help ", begin) != std::string::npos) {
      text.erase(begin);
    }
  }
  return text;
}

}  // namespace

Office::Office() : before_(fs::current_path()) {
  static int count = 0;
  root_ = fs::temp_directory_path() /
          ("jianbao-office-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  fs::remove_all(root_);
  fs::create_directories(root_ / "fonts");
  const fs::path from = source_dir() / "tests/workspaces/office";
  for (const char* folder : {"data", "reports", "documents"}) {
    fs::copy(from / folder, root_ / folder, fs::copy_options::recursive);
  }
  for (const auto& entry : fs::directory_iterator(from / "fonts")) {
    const fs::path target = root_ / "fonts" / entry.path().filename();
    if (entry.is_symlink()) {
      fs::create_symlink(fs::canonical(entry.path()), target);  // fonts are large and stay unread
    } else {
      fs::copy_file(entry.path(), target);
    }
  }
  fs::current_path(root_);
}

Office::~Office() {
  std::error_code ignored;
  fs::current_path(before_, ignored);
  fs::remove_all(root_, ignored);
}

std::string Office::apply(const ExampleStep& step) const {
  switch (step.kind) {
    case StepKind::Edit:
      return replace_once(step);
    case StepKind::NewFile:
      write(step.path, content(step) + '\n');
      return {};
    case StepKind::Sparse:
      write(step.path, "");
      fs::resize_file(step.path, step.count);
      return {};
    case StepKind::Folder:
      fs::remove(step.path);
      fs::create_directories(step.path);
      return {};
    case StepKind::Remove:
      return fs::remove(step.path) ? "" : step.path + " is not there to be removed";
    case StepKind::Run:
      break;
  }
  (void)run(step.path, Language::Chinese);  // [run] only prepares; the command is what is looked at
  return {};
}

CommandResult Office::run(const std::string& command, Language language) {
  std::istringstream words(command);
  std::vector<std::string> arguments;
  for (std::string word; words >> word;) {
    arguments.push_back(word);
  }
  return run_command_line(arguments, {language == Language::English ? "en" : "zh", std::nullopt});
}

Said run_example(const Example& example, Language language) {
  const Office office;
  for (const ExampleStep& step : example.steps) {
    if (std::string fault = office.apply(step); !fault.empty()) {
      return {"", std::move(fault), 0};
    }
  }
  CommandResult result = Office::run(example.command, language);
  return {without_closing_line(std::move(result.err)), "", result.exit_code};
}

std::set<std::string> codes_in(std::string_view said) {
  std::set<std::string> codes;
  std::istringstream lines{std::string(said)};
  for (std::string line; std::getline(lines, line);) {
    for (const std::string_view word : {"错误 ", "警告 ", "提示 ", "error ", "warning ", "note "}) {
      const std::size_t at = line.rfind(word);
      const bool starts = at == 0 || (at != std::string::npos && at >= 2 &&
                                      std::string_view(line).substr(at - 2, 2) == ": ");
      if (starts) {
        codes.insert(line.substr(at + word.size()));
      }
    }
  }
  return codes;
}

}  // namespace jianbao::test
