// The register of names against itself: what a scheme's digits promise, and names that look alike.

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// "6" → 6; none for N.
std::optional<std::size_t> whole_count(const std::string& text) {
  const auto value = Decimal::parse(text);
  return value && value->scale() == 0 && !value->is_negative()
             ? std::optional(static_cast<std::size_t>(value->coefficient()))
             : std::nullopt;
}

Finding judge_part(const System& system, const SchemePart& part) {
  const auto count = whole_count(part.count);
  const std::string what = part.count + part.what;
  if (!count || part.members.empty()) {
    return Finding::undecided("“" + what + "”没有列出成员");
  }
  const std::size_t listed = part.members.size();
  if (part.complete ? listed == *count : listed <= *count) {
    return Finding::pass("“" + what + "”列出" + std::to_string(listed) + "个");
  }
  return Finding::fail("“" + what + "”列出" + std::to_string(listed) + "个",
                       {Code::CheckSchemeCount,
                        part.span,
                        {{"name", system.name},
                         {"part", what},
                         {"count", part.count},
                         {"listed", std::to_string(listed)}}});
}

/// Of 1567 the source explains 1 and 5 and breaks off: some digits have a meaning, others none.
std::optional<Finding> judge_cut(const System& system) {
  std::string open;
  bool explained = false;
  for (const SchemePart& part : system.parts) {
    explained = explained || !part.what.empty();
    if (part.what.empty()) {
      open += (open.empty() ? "" : "、") + part.count;
    }
  }
  if (open.empty() || !explained) {
    return std::nullopt;
  }
  return Finding::fail(
      "没有说明：" + open,
      {Code::CheckSchemeCut, system.span, {{"name", system.name}, {"open", open}}});
}

/// Names that a reader takes for one another: one character more, less or other, or two parts
/// changed about (能源国际, 国际能源).
bool look_alike(const std::u32string& a, const std::u32string& b) {
  const auto [shorter, longer] =
      std::minmax(a, b, [](const auto& x, const auto& y) { return x.size() < y.size(); });
  constexpr std::size_t least = 3;
  if (shorter.size() < least || longer.size() - shorter.size() > 1) {
    return false;
  }
  const auto [left, right] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  const auto head = static_cast<std::size_t>(left - shorter.begin());
  if (shorter.size() < longer.size()) {
    return std::equal(left, shorter.end(), right + 1);
  }
  if (left == shorter.end() || std::equal(left + 1, shorter.end(), right + 1)) {
    return true;
  }
  // The middle of one is the middle of the other, turned by some places.
  const auto tails = std::mismatch(shorter.rbegin(), shorter.rend(), longer.rbegin());
  const auto tail = static_cast<std::size_t>(tails.first - shorter.rbegin());
  const std::u32string mine = shorter.substr(head, shorter.size() - head - tail);
  const std::u32string others = longer.substr(head, longer.size() - head - tail);
  return head + tail > 0 && (mine + mine).find(others) != std::u32string::npos;
}

/// 3.0 and 4.0, 一季度 and 二季度: a numeral makes another name on purpose.
bool differ_in_numeral(const std::u32string& a, const std::u32string& b) {
  static constexpr std::u32string_view numerals =
      U"0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两";
  const auto strip = [](std::u32string text) {
    std::erase_if(text, [](char32_t c) { return numerals.find(c) != std::u32string_view::npos; });
    return text;
  };
  return a != b && strip(a) == strip(b);
}

struct Name {
  std::u32string wide;
  std::string text;
  const System* system;
};

/// Every spelling but the misprints, without the quotation marks that a source puts round it.
std::vector<Name> names_of(const Registry& registry) {
  std::vector<Name> names;
  for (const System& system : registry.systems()) {
    for (const std::string& name : all_names(system)) {
      if (std::ranges::find(system.slips, name) != system.slips.end()) {
        continue;
      }
      std::u32string wide = to_utf32(name);
      std::erase_if(wide, [](char32_t c) { return c == U'“' || c == U'”'; });
      names.push_back({wide, to_utf8(wide), &system});
    }
  }
  return names;
}

bool told_apart(const System& a, const System& b) {
  const auto names = [](const System& of, const System& other) {
    return std::ranges::any_of(all_names(other), [&of](const std::string& name) {
      return std::ranges::find(of.distinct_from, name) != of.distinct_from.end();
    });
  };
  return names(a, b) || names(b, a);
}

/// A source that uses both names tells them apart itself.
bool used_side_by_side(const Registry& registry, const System& a, const System& b) {
  std::set<DocumentId> documents;
  for (const Mention& mention : registry.mentions()) {
    if (registry.find(mention.name) == &a) {
      documents.insert(mention.document);
    }
  }
  return std::ranges::any_of(registry.mentions(), [&](const Mention& mention) {
    return registry.find(mention.name) == &b && documents.contains(mention.document);
  });
}

Finding alike(const Registry& registry, const Name& a, const Name& b) {
  const bool two = told_apart(*a.system, *b.system);
  if (two && used_side_by_side(registry, *a.system, *b.system)) {
    return Finding::pass("与“" + b.text + "”相近，同一来源里是两个");
  }
  std::vector<Related> other;
  if (b.system->span) {
    other.push_back({Code::CheckNameHere, *b.system->span, {{"name", b.text}}});
  }
  return Finding::fail("与“" + b.text + "”相近",
                       {two ? Code::CheckNamesUndecided : Code::CheckNamesAlike,
                        a.system->span,
                        {{"name", a.text}, {"other", b.text}},
                        std::move(other)});
}

/// Every name under each of its shapes with one character left out, so that only names which share
/// one are compared: a register of a thousand names is not compared pair by pair.
std::map<std::u32string, std::vector<std::size_t>> by_shape(const std::vector<Name>& names) {
  std::map<std::u32string, std::vector<std::size_t>> shapes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::u32string sorted = names[i].wide;
    std::ranges::sort(sorted);
    std::set<std::u32string> mine{sorted};
    for (std::size_t at = 0; at < sorted.size(); ++at) {
      mine.insert(sorted.substr(0, at) + sorted.substr(at + 1));
    }
    for (const std::u32string& shape : mine) {
      shapes[shape].push_back(i);
    }
  }
  return shapes;
}

}  // namespace

std::vector<Finding> check_scheme_count(const Registry& registry) {
  std::vector<Finding> findings;
  for (const System& system : registry.systems()) {
    for (const SchemePart& part : system.parts) {
      findings.push_back(judge_part(system, part));
    }
    if (auto cut = judge_cut(system)) {
      findings.push_back(*std::move(cut));
    }
  }
  return findings;
}

std::vector<Finding> check_spelling(const Registry& registry) {
  const std::vector<Name> names = names_of(registry);
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [shape, members] : by_shape(names)) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        pairs.emplace(members[i], members[j]);
      }
    }
  }
  std::vector<Finding> findings;
  std::set<std::pair<const System*, const System*>> told;  // once, however many spellings are near
  for (const auto& [i, j] : pairs) {
    const Name& a = names[i];
    const Name& b = names[j];
    if (a.system != b.system && look_alike(a.wide, b.wide) && !differ_in_numeral(a.wide, b.wide) &&
        told.emplace(a.system, b.system).second) {
      findings.push_back(alike(registry, a, b));
    }
  }
  return findings;
}

}  // namespace jianbao::validation
