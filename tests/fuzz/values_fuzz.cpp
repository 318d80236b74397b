// What reads as a decimal or a period writes back as the same text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/decimal.h"
#include "model/period.h"
#include "model/quantity.h"
#include "model/words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jianbao;
  const std::string text(data, data + size);
  if (const auto number = Decimal::parse(text)) {
    if (Decimal::parse(number->to_string()) != number) {
      std::abort();
    }
  }
  if (const auto period = Period::parse(text)) {
    if (Period::parse(period->to_string()) != period) {
      std::abort();
    }
  }
  static_cast<void>(parse_data_word<Qualifier>(text));
  return 0;
}
