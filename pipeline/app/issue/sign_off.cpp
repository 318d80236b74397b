#include "app/issue/sign_off.h"

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

std::vector<DocumentAccount> accounts_of(const BuiltIssue& built, std::size_t first) {
  std::vector<DocumentAccount> accounts;
  for (std::size_t k = first; k < built.documents.size(); ++k) {
    const BuiltDocument& made = built.documents[k];
    accounts.push_back({made.document.name,
                        static_cast<std::uint32_t>(made.pages ? made.pages->pages.size() : 0),
                        static_cast<std::uint32_t>(made.document.figures.size()),
                        static_cast<std::uint32_t>(made.warnings),
                        content_digest(made.document, *built.checked), made.cpu});
  }
  return accounts;
}

MadeDocument made_of_report(const ReportSpec& report, const std::vector<DocumentAccount>& of) {
  MadeDocument made{report.title, report.name, 0, 0, {}};
  std::string digests;
  for (const DocumentAccount& document : of) {
    made.pages += document.pages;
    made.figures += document.figures;
    digests += document.content + '\n';
  }
  // One document's own digest is that of its content and nothing else.
  made.sha256 = of.size() == 1 ? of.front().content : sha256_hex(digests);
  if (of.size() > 1) {
    made.title += fmt::format("（{}份）", of.size());
  }
  return made;
}

}  // namespace jianbao
