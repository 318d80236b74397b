#include "app/sign_off.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "base/digest.h"

namespace jianbao {
namespace {

bool has_documents(const std::vector<BlockSpec>& blocks) {
  return std::ranges::any_of(blocks, [](const BlockSpec& block) {
    return std::holds_alternative<DocumentsSpec>(block.content);
  });
}

struct WithoutDay {
  void operator()(Masthead& masthead) const { masthead.date.clear(); }
  void operator()(Signature& signature) const { signature.date.clear(); }
  void operator()(Colophon& colophon) const { colophon.date.clear(); }
  template <class T>
  void operator()(T& /*other*/) const {}
};

}  // namespace

bool lists_documents(const ReportSpec& report) {
  return has_documents(report.lead) ||
         std::ranges::any_of(report.sections, has_documents, &SectionSpec::blocks) ||
         std::ranges::any_of(report.annexes, has_documents, &AnnexSpec::blocks);
}

std::string content_digest(const Document& document, const CheckedFacts& checked) {
  Document content = document;
  content.draft = false;
  for (Block& block : content.blocks) {
    std::visit(WithoutDay{}, block.content);
  }
  return sha256_hex(dump(content, checked));
}

MadeDocument made_of_report(const ReportSpec& report, const BuiltIssue& built, std::size_t first,
                            std::size_t last) {
  MadeDocument made{report.title, report.name, 0, 0, {}};
  std::string digests;
  for (std::size_t k = first; k < last; ++k) {
    const BuiltDocument& document = built.documents[k];
    made.pages += document.pages ? document.pages->pages.size() : 0;
    made.figures += document.document.figures.size();
    digests += content_digest(document.document, *built.checked) + '\n';
  }
  // One document's own digest is that of its content and nothing else.
  made.sha256 = last == first + 1 ? digests.substr(0, digests.size() - 1) : sha256_hex(digests);
  if (last > first + 1) {
    made.title += fmt::format("（{}份）", last - first);
  }
  return made;
}

}  // namespace jianbao
