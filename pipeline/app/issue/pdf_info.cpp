#include "app/issue/pdf_info.h"

#include <utility>

namespace jianbao {

PdfInfo pdf_info(const std::vector<ManifestInput>& inputs, const Issue& issue,
                 const std::string& subject, const Document& document) {
  std::string id = issue.key + '/' + document.name;
  for (const ManifestInput& input : inputs) {
    id += '\n' + input.sha256;
  }
  return {document.title, document.author, subject, issue.as_of, std::move(id)};
}

}  // namespace jianbao
