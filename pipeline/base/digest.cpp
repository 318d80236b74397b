#include "base/digest.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace jianbao {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("libcrypto offers no SHA-256");
  }
  static constexpr std::string_view hex_digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * std::size_t{length});
  for (unsigned i = 0; i < length; ++i) {
    hex.push_back(hex_digits[digest[i] >> 4U]);
    hex.push_back(hex_digits[digest[i] & 0xFU]);
  }
  return hex;
}

}  // namespace jianbao
