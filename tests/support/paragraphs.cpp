#include "support/paragraphs.h"

#include "app/issue/build_issue.h"
#include "base/utf8.h"
#include "support/checkout.h"

namespace jianbao::test {
namespace {

void add_paragraphs(const Document& document, std::vector<std::u32string>& paragraphs) {
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph == nullptr) {
      continue;
    }
    std::u32string text;
    for (const TextSpan& span : paragraph->spans) {
      text += to_utf32(span.text);
    }
    if (!text.empty()) {
      paragraphs.push_back(std::move(text));
    }
  }
}

}  // namespace

std::vector<std::u32string> brief_paragraphs() {
  Settings settings;
  settings.workspace = source_dir();
  Run run(settings);
  const auto prepared = prepare(run);
  std::vector<std::u32string> paragraphs;
  if (!prepared) {
    return paragraphs;
  }
  for (const Issue& issue : prepared->inputs.issues) {
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
    for (const BuiltDocument& made : built.documents) {
      add_paragraphs(made.document, paragraphs);
    }
  }
  return paragraphs;
}

}  // namespace jianbao::test
