#pragma once
// SHA-256, the digest that staff can repeat with sha256sum. The only user of libcrypto.

#include <string>
#include <string_view>

namespace jianbao {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace jianbao
