#include "model/review.h"

#include "base/digest.h"
#include "model/words.h"

namespace jianbao {

std::string review_mark(ReviewKind kind, const std::string& words, const std::string& also) {
  constexpr std::size_t digits = 8;  // as the marks of warnings
  const std::string named = std::string(json_word(kind)) + '\n' + words + '\n' + also;
  return sha256_hex(named).substr(0, digits);
}

}  // namespace jianbao
