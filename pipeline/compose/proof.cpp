#include "compose/proof.h"

#include "compose/wording.h"

namespace jianbao {

Document proof_of(const Document& body) {
  Document proof = body;
  proof.name += ".proof";
  proof.title += "（校样）";
  proof.proof = proof.draft = true;
  return proof;
}

std::string proof_mark(const Issue& issue) { return "校样　" + composing::issue_words(issue); }

}  // namespace jianbao
