#pragma once
// To whom the office sends what it prints (E-22).

#include <string>
#include <utility>
#include <vector>

#include "model/issue.h"

namespace jianbao::composing {

/// {"报：", "…。"}, 送, 发, 抄送; those that the office has.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> distribution(const Office&);
/// （共印50份）; empty where the office does not say.
[[nodiscard]] std::string copies(const Office&);

}  // namespace jianbao::composing
