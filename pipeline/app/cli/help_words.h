#pragma once
// How --help writes an option, in the reader's language. Man pages and completions are made from
// it.

#include <CLI/CLI.hpp>
#include <string>

#include "app/run.h"

namespace jianbao {

class HelpWords : public CLI::Formatter {
 public:
  explicit HelpWords(Language language) {
    constexpr std::size_t width = 24;
    column_width(width);
    if (language == Language::Chinese) {
      label("Usage", "用法");
      label("OPTIONS", "选项");
      label("SUBCOMMAND", "命令");
      label("Positionals", "参数");
      label("REQUIRED", "必填");
    }
  }
  /// "--keep-going,--no-keep-going", without the value that the second one stands for.
  [[nodiscard]] std::string make_option_name(const CLI::Option* option,
                                             bool positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, positional);
    const std::size_t brace = name.find('{');
    return brace == std::string::npos ? name : name.substr(0, brace);
  }
  /// "[WHAT...]" of one that may be left out or given several times.
  [[nodiscard]] std::string make_option_usage(const CLI::Option* option) const override {
    const std::string name =
        make_option_name(option, true) + (option->get_expected_max() > 1 ? "..." : "");
    return option->get_required() ? name : "[" + name + "]";
  }
  /// What the value is, or the words to choose from. Bounds and what cannot go together are told to
  /// whoever oversteps them.
  [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) {
      return {};
    }
    const std::string type = option->get_type_name();
    const std::size_t colon = type.find(':');
    const std::size_t choices = type.find('{');
    const std::string shown =
        choices == std::string::npos ? type.substr(0, colon) : type.substr(choices);
    const bool told = shown.empty() || shown == option->get_name(true);  // by its name
    return (told ? "" : " " + shown) + (option->get_required() ? " " + get_label("REQUIRED") : "");
  }
};

}  // namespace jianbao
