#pragma once
// The closed word lists: what each value is called in data files (Chinese, as offices write it)
// and in the JSON that machines read (issue 3). One table a type, so that no list exists twice.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

template <class E>
struct Word {
  E value;
  std::string_view data;  ///< 初步统计
  std::string_view json;  ///< preliminary
};

/// All words of a type, in the order in which people are shown them. Specialized in words.cpp.
template <class E>
[[nodiscard]] std::span<const Word<E>> words_of();

template <class E>
[[nodiscard]] std::string_view data_word(E value) {
  return std::ranges::find(words_of<E>(), value, &Word<E>::value)->data;
}
template <class E>
[[nodiscard]] std::string_view json_word(E value) {
  return std::ranges::find(words_of<E>(), value, &Word<E>::value)->json;
}
template <class E>
[[nodiscard]] std::optional<E> parse_data_word(std::string_view word) {
  const auto all = words_of<E>();
  const auto found = std::ranges::find(all, word, &Word<E>::data);
  return found == all.end() ? std::nullopt : std::optional(found->value);
}
template <class E>
[[nodiscard]] std::optional<E> parse_json_word(std::string_view word) {
  const auto all = words_of<E>();
  const auto found = std::ranges::find(all, word, &Word<E>::json);
  return found == all.end() ? std::nullopt : std::optional(found->value);
}
/// For "the known words are …".
template <class E>
[[nodiscard]] std::vector<std::string> data_words() {
  std::vector<std::string> all;
  for (const Word<E>& word : words_of<E>()) {
    all.emplace_back(word.data);
  }
  return all;
}

}  // namespace jianbao
