#pragma once
// Facts by a key, made once and asked often. Private to validate.

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "model/facts.h"

namespace jianbao::validation {

/// Two flat arrays instead of a tree: a hundred thousand facts are grouped in a few milliseconds.
template <class Key>
class Groups {
 public:
  void reserve(std::size_t count) { entries_.reserve(count); }
  void add(Key key, FactIndex index) { entries_.emplace_back(std::move(key), index); }
  /// After the last add. Within a group indices ascend.
  void close() {
    std::ranges::sort(entries_);
    for (auto& [key, index] : entries_) {
      indices_.push_back(index);
      keys_.push_back(std::move(key));
    }
    entries_ = {};
  }
  template <class K>
  [[nodiscard]] std::span<const FactIndex> of(const K& key) const {
    const auto [from, to] = std::equal_range(keys_.begin(), keys_.end(), key);
    return std::span(indices_).subspan(static_cast<std::size_t>(from - keys_.begin()),
                                       static_cast<std::size_t>(to - from));
  }

 private:
  std::vector<std::pair<Key, FactIndex>> entries_;
  std::vector<Key> keys_;
  std::vector<FactIndex> indices_;
};

}  // namespace jianbao::validation
