#include "base/yaml.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "base/yaml_checks.h"

namespace jianbao {
namespace {

constexpr std::string_view full_width_colon = "：";

/// Edits (insert, delete, replace, swap of neighbours) from one word to the other, in characters.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

Code code_of(DecimalFault fault) {
  switch (fault) {
    case DecimalFault::Empty:
      return Code::NumberEmpty;
    case DecimalFault::LeadingZero:
      return Code::NumberLeadingZero;
    case DecimalFault::Plus:
      return Code::NumberPlus;
    case DecimalFault::Exponent:
      return Code::NumberExponent;
    case DecimalFault::Grouping:
      return Code::NumberGrouping;
    case DecimalFault::FullWidth:
      return Code::NumberFullWidth;
    case DecimalFault::Hexadecimal:
      return Code::NumberHexadecimal;
    case DecimalFault::Letter:
      return Code::NumberLetter;
    case DecimalFault::TooLong:
      return Code::NumberTooLong;
    case DecimalFault::NotANumber:
      break;
  }
  return Code::NumberNotANumber;
}

/// A map that was written with full-width colons, or without a space after them, is one text to
/// YAML.
Diagnostic not_a_map(const YamlNode& node) {
  const bool plain = node.kind == YamlNode::Kind::Scalar && !node.quoted;
  const std::size_t wide = plain ? node.text.find(full_width_colon) : std::string::npos;
  const auto joined = plain ? yaml_checks::colon_without_space(node.text) : std::nullopt;
  if (wide == std::string::npos && !joined) {
    return {Code::YamlExpectedMap, node.span};
  }
  const std::string key = node.text.substr(0, joined ? joined->colon : wide);
  Span where = node.span;
  where.begin.column += static_cast<std::uint32_t>(count_characters(key));
  where.end = {where.begin.line, where.begin.column + 1};
  if (joined) {
    return {Code::YamlMissingSpace,
            where,
            {{"key", key}, {"value", node.text.substr(joined->colon + 1)}}};
  }
  return {Code::YamlFullWidthColon, where, {{"key", key}}};
}

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : ", ") + word;
  }
  return joined;
}

}  // namespace

YamlMap::YamlMap(const YamlNode& node, Diagnostics& diagnostics)
    : node_(&node), diagnostics_(&diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    diagnostics.add(not_a_map(node));
  }
}

const Span& YamlMap::span() const { return node_->span; }

const YamlNode* YamlMap::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
    known_.push_back(key);
  }
  const auto entry = std::find_if(node_->entries.begin(), node_->entries.end(),
                                  [key](const YamlNode::Entry& e) { return e.key == key; });
  return entry == node_->entries.end() ? nullptr : &entry->value;
}

const YamlNode* YamlMap::require(std::string_view key) {
  const YamlNode* node = find(key);
  // What is no map at all is reported once, not once more for every field it lacks.
  if (node == nullptr && node_->kind == YamlNode::Kind::Map) {
    const Span& whole = node_->span;
    const Span& where = node_->entries.empty() ? whole : node_->entries.front().key_span;
    diagnostics_->add({Code::YamlMissingKey, where, {{"key", std::string(key)}}});
  }
  return node;
}

std::optional<Located<std::string>> YamlMap::text(std::string_view key) {
  const YamlNode* node = find(key);
  if (node == nullptr || node->kind == YamlNode::Kind::Null) {
    return std::nullopt;
  }
  return yaml_text(*node, *diagnostics_);
}

std::string YamlMap::text_or_empty(std::string_view key) {
  auto found = text(key);
  return found ? std::move(found->value) : std::string();
}

Located<std::string> YamlMap::required_text(std::string_view key) {
  const YamlNode* node = value_of(key, require(key));
  return (node == nullptr ? std::nullopt : yaml_text(*node, *diagnostics_))
      .value_or(Located<std::string>{"", node == nullptr ? node_->span : node->span});
}

Located<std::string> YamlMap::required_words(std::string_view key) {
  auto words = required_text(key);
  const YamlNode* node = find(key);
  if (node != nullptr && node->kind == YamlNode::Kind::Scalar && is_blank(words.value)) {
    diagnostics_->add({Code::YamlEmptyValue, node->span, {{"key", std::string(key)}}});
  }
  return words;
}

const YamlNode* YamlMap::value_of(std::string_view key, const YamlNode* node) {
  if (node != nullptr && node->kind == YamlNode::Kind::Null) {
    diagnostics_->add({Code::YamlEmptyValue, node->span, {{"key", std::string(key)}}});
    return nullptr;
  }
  return node;
}

std::optional<Located<Decimal>> YamlMap::decimal(std::string_view key) {
  const YamlNode* node = value_of(key, find(key));
  return node == nullptr ? std::nullopt : yaml_decimal(*node, *diagnostics_);
}

std::optional<Located<std::int64_t>> YamlMap::integer(std::string_view key, std::int64_t min,
                                                      std::int64_t max) {
  const auto number = decimal(key);
  if (!number) {
    return std::nullopt;
  }
  const auto& [value, where] = *number;
  if (value.scale() != 0) {
    diagnostics_->add({Code::NumberNotWhole, where, {{"text", value.to_string()}}});
    return std::nullopt;
  }
  if (value.coefficient() < min || value.coefficient() > max) {
    diagnostics_->add({Code::NumberOutOfRange,
                       where,
                       {{"text", value.to_string()},
                        {"min", std::to_string(min)},
                        {"max", std::to_string(max)}}});
    return std::nullopt;
  }
  return Located<std::int64_t>{value.coefficient(), where};
}

std::optional<Located<bool>> YamlMap::boolean(std::string_view key) {
  const YamlNode* node = value_of(key, find(key));
  if (node == nullptr) {
    return std::nullopt;
  }
  const auto word = yaml_text(*node, *diagnostics_);
  if (!word) {
    return std::nullopt;
  }
  if (word->value != "true" && word->value != "false") {
    diagnostics_->add(
        {Code::YamlNotBoolean, word->span, {{"key", std::string(key)}, {"text", word->value}}});
    return std::nullopt;
  }
  return Located<bool>{word->value == "true", word->span};
}

std::vector<const YamlNode*> YamlMap::sequence(std::string_view key) {
  const YamlNode* node = find(key);
  std::vector<const YamlNode*> items;
  if (node == nullptr || node->kind == YamlNode::Kind::Null) {
    return items;
  }
  if (node->kind != YamlNode::Kind::Sequence) {
    diagnostics_->add({Code::YamlExpectedSequence, node->span, {{"key", std::string(key)}}});
    return items;
  }
  for (const YamlNode& item : node->items) {
    items.push_back(&item);
  }
  return items;
}

std::vector<Located<std::string>> YamlMap::texts(std::string_view key) {
  std::vector<Located<std::string>> texts;
  for (const YamlNode* item : sequence(key)) {
    if (auto text = yaml_text(*item, *diagnostics_)) {
      texts.push_back(*std::move(text));
    }
  }
  return texts;
}

bool YamlMap::finish() {
  const auto is_known = [this](const YamlNode::Entry& entry) {
    return std::find(known_.begin(), known_.end(), entry.key) != known_.end();
  };
  if (std::all_of(node_->entries.begin(), node_->entries.end(), is_known)) {
    return true;
  }
  const std::vector<std::string> known(known_.begin(), known_.end());
  for (const YamlNode::Entry& entry : node_->entries) {
    if (is_known(entry)) {
      continue;
    }
    if (const auto suggestion = did_you_mean(entry.key, known)) {
      diagnostics_->add({Code::YamlMisspeltKey,
                         entry.key_span,
                         {{"key", entry.key}, {"suggestion", *suggestion}}});
    } else {
      diagnostics_->add(
          {Code::YamlUnknownKey, entry.key_span, {{"key", entry.key}, {"known", join(known)}}});
    }
  }
  return false;
}

std::optional<Located<std::string>> yaml_text(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Scalar) {
    diagnostics.add({Code::YamlExpectedText, node.span});
    return std::nullopt;
  }
  return Located<std::string>{node.text, node.span};
}

std::optional<Located<Decimal>> yaml_decimal(const YamlNode& node, Diagnostics& diagnostics) {
  const auto text = yaml_text(node, diagnostics);
  if (!text) {
    return std::nullopt;
  }
  DecimalFault fault = DecimalFault::NotANumber;
  if (const auto value = Decimal::parse(text->value, &fault)) {
    return Located<Decimal>{*value, node.span};
  }
  diagnostics.add({code_of(fault),
                   node.span,
                   {{"text", text->value},
                    {"suggestion", plain_decimal_form(text->value).value_or(text->value)}}});
  return std::nullopt;
}

namespace {

/// 件 for 亿件 would be no correction but a figure that is wrong by eight digits.
bool differ_by_magnitude(std::u32string a, std::u32string b) {
  const auto is_magnitude = [](char32_t c) {
    return std::u32string_view(U"十百千万亿兆").find(c) != std::u32string_view::npos;
  };
  std::erase_if(a, is_magnitude);
  std::erase_if(b, is_magnitude);
  return a == b;
}

}  // namespace

std::optional<std::string> did_you_mean(std::string_view word,
                                        const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_word = 64;  // longer ones are no slips of the pen
  if (word.size() > longest_word) {
    return std::nullopt;
  }
  const std::u32string wanted = to_utf32(word);
  // A third of the word may be wrong: more, and the answer is a guess at random.
  std::size_t nearest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::optional<std::string> best;
  for (const std::string& candidate : candidates) {
    const std::u32string other = to_utf32(candidate);
    if (other != wanted && differ_by_magnitude(other, wanted)) {
      continue;
    }
    const std::size_t distance = edit_distance(wanted, other);
    // Of a name with one character nothing is left after one edit.
    if (distance < nearest && distance < std::max(wanted.size(), other.size())) {
      nearest = distance;
      best = candidate;
    }
  }
  return best;
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c == '"' || c == '\\' ? "\\" : "";
    out += c >= 0 && c < ' ' ? ' ' : c;
  }
  return out + '"';
}

}  // namespace jianbao
