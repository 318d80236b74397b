#include "app/cli/cli.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/utf8.h"
#include "base/yaml.h"

namespace jianbao {
namespace {

CommandResult run(const std::vector<std::string>& arguments, const Environment& environment = {}) {
  return run_command_line(arguments, environment);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("usage errors end with 64 and say what and where to look") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"pubish"},
                                                    {"publish", "--isue", "x"},
                                                    {"publish", "--issue"},
                                                    {"--lang", "fr", "check"},
                                                    {"dump"},
                                                    {"dump", "--stage", "paint", "--issue", "x"},
                                                    {"explain", "a.pdf"},
                                                    {"help"},
                                                    {"help", "no/such-code"},
                                                    {"check", "extra"}}) {
    CAPTURE(arguments.empty() ? std::string("(none)") : arguments.front());
    const CommandResult result = run(arguments);
    CHECK(result.exit_code == 64);
    CHECK(result.out.empty());
    CHECK(holds(result.err, "usage/"));
  }
}

TEST_CASE("an argument that is not understood is named") {
  CHECK(holds(run({"publish", "--isue"}).err, "--isue"));
  CHECK(holds(run({"pubish"}).err, "pubish"));
  CHECK(holds(run({"publish", "--issue"}).err, "--issue"));
  CHECK(holds(run({"explain", "a.pdf"}).err, "FIGURE"));
}

TEST_CASE("help is in Chinese unless English is asked for") {
  CHECK(holds(run({"--help"}).out, "用法"));
  CHECK(holds(run({"--help"}).out, "publish"));
  CHECK(holds(run({"--help", "--lang", "en"}).out, "Usage"));
  CHECK(holds(run({"--lang=en", "--help"}).out, "Usage"));
  CHECK(holds(run({"--help"}, {"en", std::nullopt}).out, "Usage"));
  CHECK(holds(run({"--lang", "zh", "--help"}, {"en", std::nullopt}).out, "用法"));
  CHECK(holds(run({"publish", "--help"}).out, "--issue"));
}

TEST_CASE("the help fits a terminal of 100 columns") {
  for (const char* language : {"zh", "en"}) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{}, {"publish"}, {"check"}, {"dump"}, {"explain"}, {"help"}}) {
      std::vector<std::string> arguments{"--lang", language};
      arguments.insert(arguments.end(), command.begin(), command.end());
      arguments.emplace_back("--help");
      const CommandResult result = run(arguments);
      CHECK(result.exit_code == 0);
      std::string line;
      for (const char c : result.out) {
        if (c == '\n') {
          CAPTURE(line);
          CHECK(display_width(line) <= 100);
          line.clear();
        } else {
          line += c;
        }
      }
    }
  }
}

TEST_CASE("every diagnostic code is explained in both languages") {
  for (const Message& message : all_messages()) {
    const CommandResult result = run({"help", std::string(message.code)});
    CAPTURE(std::string(message.code));
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out, message.zh));
    CHECK(holds(result.out, message.en));
  }
}

TEST_CASE("an example shows what was written, what is said of it and what is right") {
  const std::string zh = run({"help", "yaml/duplicate-key"}).out;
  CHECK(holds(zh, "例如这样写（data/office.yaml）：\n    copies: 10\n    copies: 20\n"));
  CHECK(holds(zh, "data/office.yaml:5:1: 错误 yaml/duplicate-key\n"));
  CHECK(holds(zh, "应该这样写（data/office.yaml）：\n    copies: 10\n"));
  const std::string en = run({"help", "yaml/duplicate-key", "--lang", "en"}).out;
  CHECK(holds(en, "data/office.yaml:5:1: error yaml/duplicate-key\n"));
  CHECK(holds(en, "what is right (data/office.yaml):\n    copies: 10\n"));
  CHECK_FALSE(holds(en, "程序说"));
  CHECK(holds(run({"help", "usage/unknown-command"}).out, "应该这样写：\n    jianbao check\n"));
  CHECK(holds(run({"help", "output/write-failed"}).out, "没有例子：磁盘写满"));
}

TEST_CASE("a code is explained as one JSON object for programs") {
  SourceMap sources;
  Diagnostics diagnostics;
  for (const Message& message : all_messages()) {
    CAPTURE(std::string(message.code));
    const CommandResult result = run({"help", std::string(message.code), "--json"});
    CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 1);
    const auto object = parse_yaml(sources, sources.add("help", result.out), diagnostics);
    REQUIRE(object.has_value());
    std::vector<std::string> keys;
    for (const YamlNode::Entry& entry : object->entries) {
      keys.push_back(entry.key);
    }
    CHECK(keys == std::vector<std::string>{"code", "severity", "message", "hint", "message_en",
                                           "hint_en", "example"});
    CHECK(object->entries.front().value.text == message.code);
  }
  CHECK(diagnostics.empty());
  const std::string out = run({"help", "yaml/duplicate-key", "--json"}).out;
  CHECK(holds(out, R"("example": {"file": "data/office.yaml", "wrong": "copies: 10\ncopies: 20")"));
  CHECK(holds(out, R"("right": "copies: 10", "says": "data/office.yaml:5:1)"));
}

TEST_CASE("a misspelt code is told with the right one") {
  CHECK(holds(run({"help", "yaml/duplicate-kye"}).err, "yaml/duplicate-key"));
}

TEST_CASE("a workspace that is not there is missing input") {
  const CommandResult result = run({"--workspace", "/nonexistent/workspace", "check"});
  CHECK(result.exit_code == 66);
  CHECK(result.out.empty());
}

TEST_CASE("explaining a file that is not there is missing input") {
  CHECK(run({"explain", "/nonexistent/a.pdf", "915"}).exit_code == 66);
}

TEST_CASE("the version is told") { CHECK(run({"--version"}).out.starts_with("jianbao ")); }

}  // namespace jianbao
