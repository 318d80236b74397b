#pragma once
// What `explain` tells of a figure or a fact: a head and labelled lines below it.

#include <algorithm>
#include <string>
#include <string_view>

#include "app/run.h"
#include "base/utf8.h"
#include "model/facts.h"

namespace jianbao {

/// Labels of one width, so that what they label stands in one column.
class Account {
 public:
  explicit Account(Language language) : language_(language) {}

  void line(std::string_view zh, std::string_view en, const std::string& text) {
    if (text.empty()) {
      return;
    }
    constexpr int label_width = 10;
    const std::string_view label = pick(language_, zh, en);
    text_ += "  ";
    text_ += label;
    text_.append(static_cast<std::size_t>(std::max(1, label_width - display_width(label))), ' ');
    text_ += text + '\n';
  }
  void head(const std::string& text) { text_ += text + '\n'; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Language language_;
  std::string text_;
};

/// "growth-against-base 通过：基期775列…"
[[nodiscard]] std::string verdict_text(std::string_view rule, RuleResult, std::string_view detail,
                                       Language);

}  // namespace jianbao
