// Names that are nearly alike: one of them may be a slip, or they may be two.

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/utf8.h"
#include "validate/list_text.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 30;
/// From here on a character more or two words changed round are too little to tell names apart.
constexpr std::size_t long_name = 6;

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// Characters that are there to tell things apart: 一期 and 二期, 东区 and 西区, 硬环境 and 软环境.
bool tells_apart(char32_t c) {
  return has(U"一二三四五六七八九十百千万亿两甲乙丙丁东西南北中上下左右前后内外里大小高低新旧老"
             U"软硬进出冷热长短快慢多少省市区县镇男女正副主次初终单双公私陆海空铁水",
             c) ||
         !is_han(c);
}

struct Place {
  const CheckedText* text;
  const Paragraph* paragraph;
  Extent extent;
};

struct Name {
  Place first;
  std::set<const Paragraph*> paragraphs;
};

using Names = std::map<std::u32string, Name>;  ///< by bare spelling

/// Which systems of the register go by a bare spelling, also by what a name has in quotes:
/// “法智合”服务平台 is called 法智合.
class Register {
 public:
  explicit Register(const Registry& registry) : registry_(registry) {
    for (const System& system : registry.systems()) {
      for (const std::string& name : all_names(system)) {
        const std::u32string words = to_utf32(name);
        const std::u32string bare = bare_text(words).text;
        names_.insert(bare);
        systems_[bare].push_back(&system);
        const std::size_t open = words.find(U'“');
        const std::size_t end = words.find(U'”', open == words.npos ? 0 : open);
        if (open != words.npos && end != words.npos) {
          systems_[words.substr(open + 1, end - open - 1)].push_back(&system);
        }
      }
    }
  }

  [[nodiscard]] const std::set<std::u32string>& names() const { return names_; }

  /// Whether the register says that both are one, or that they are two.
  [[nodiscard]] bool has_decided(const std::u32string& a, const std::u32string& b) const {
    const auto first = systems_.find(a);
    const auto second = systems_.find(b);
    if (first == systems_.end() || second == systems_.end()) {
      return false;
    }
    return std::ranges::any_of(first->second, [&](const System* x) {
      return std::ranges::any_of(second->second, [&](const System* y) {
        return x == y || is_distinct(*x, *y) || is_distinct(*y, *x);
      });
    });
  }

 private:
  [[nodiscard]] bool is_distinct(const System& from, const System& other) const {
    return std::ranges::any_of(from.distinct_from, [&](const std::string& name) {
      return registry_.find(name) == &other;
    });
  }

  const Registry& registry_;
  std::set<std::u32string> names_;
  std::map<std::u32string, std::vector<const System*>> systems_;
};

/// Whether two words of two and more characters changed places: 国际能源, 能源国际.
bool words_changed_round(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t word = 2;
  std::size_t begin = 0;
  std::size_t end = a.size();
  while (begin < end && a[begin] == b[begin]) {
    ++begin;
  }
  while (end > begin && a[end - 1] == b[end - 1]) {
    --end;
  }
  const std::u32string_view from = a.substr(begin, end - begin);
  const std::u32string_view to = b.substr(begin, end - begin);
  for (std::size_t cut = word; cut + word <= from.size(); ++cut) {
    if (to.starts_with(from.substr(cut)) && to.ends_with(from.substr(0, cut))) {
      return true;
    }
  }
  return false;
}

bool one_other_character(std::u32string_view a, std::u32string_view b) {
  const auto [x, y] = std::ranges::mismatch(a, b);
  const auto at = static_cast<std::size_t>(x - a.begin());
  return at < a.size() && a.substr(at + 1) == b.substr(at + 1) &&
         !(tells_apart(*x) || tells_apart(*y));
}

/// The same but for one character that only `b` has.
bool one_character_more(std::u32string_view a, std::u32string_view b) {
  const auto [x, y] = std::ranges::mismatch(a, b);
  const auto at = static_cast<std::size_t>(x - a.begin());
  return a.substr(at) == b.substr(at + 1) && !tells_apart(*y);
}

bool nearly_alike(std::u32string_view a, std::u32string_view b) {
  if (a.size() == b.size()) {
    return one_other_character(a, b) || (a.size() >= long_name && words_changed_round(a, b));
  }
  return a.size() >= long_name && a.size() + 1 == b.size() && one_character_more(a, b);
}

class Collector {
 public:
  explicit Collector(const Register& known) : register_(known) {}

  void read(const CheckedText& text, const Paragraph& paragraph) {
    add_quoted(text, paragraph);
    const BareText bare = bare_text(paragraph.text);
    for (const std::u32string& name : register_.names()) {
      const std::size_t at = name.empty() ? std::u32string::npos : bare.text.find(name);
      if (at != std::u32string::npos) {
        add(name, {&text, &paragraph, {bare.origin[at], bare.origin[at + name.size() - 1] + 1}});
      }
    }
  }

  [[nodiscard]] const Names& names() const { return names_; }

 private:
  void add_quoted(const CheckedText& text, const Paragraph& paragraph) {
    const std::u32string words = with_wide_marks(paragraph.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!has(U"“《", words[i])) {
        continue;
      }
      const std::size_t end = find_outside_marks(words, {i + 1, words.size()}, U"，。；：、！？");
      const bool closed = end < words.size() && has(U"”》", words[end]) && end > i + 1;
      if (closed) {
        add(bare_text(words.substr(i + 1, end - i - 1)).text, {&text, &paragraph, {i + 1, end}});
      }
    }
  }

  void add(const std::u32string& name, const Place& place) {
    if (name.size() >= shortest && name.size() <= longest) {
      names_.try_emplace(name, Name{place, {}}).first->second.paragraphs.insert(place.paragraph);
    }
  }

  const Register& register_;
  Names names_;
};

/// Two names that one paragraph uses side by side are meant to be two.
bool stand_together(const Name& a, const Name& b) {
  return std::ranges::any_of(
      a.paragraphs, [&b](const Paragraph* paragraph) { return b.paragraphs.contains(paragraph); });
}

/// 青岛港 and 青岛行: what they share is a word of its own, which the texts use without them too.
/// Only for short names that differ in their last or first character; 法智谷 and 法智合 share no
/// word.
bool share_a_common_word(const std::u32string& a, const std::u32string& b,
                         const std::vector<std::u32string>& texts) {
  if (a.size() != b.size() || a.size() >= long_name) {
    return false;
  }
  std::u32string_view shared(a);
  if (a.back() != b.back()) {
    shared.remove_suffix(1);
  } else if (a.front() != b.front()) {
    shared.remove_prefix(1);
  } else {
    return false;
  }
  const std::size_t offset = a.back() != b.back() ? 0 : 1;
  return std::ranges::any_of(texts, [&](const std::u32string& text) {
    for (std::size_t at = text.find(shared); at != text.npos; at = text.find(shared, at + 1)) {
      const std::u32string_view around =
          at < offset ? std::u32string_view()
                      : std::u32string_view(text).substr(at - offset, a.size());
      if (around != a && around != b) {
        return true;
      }
    }
    return false;
  });
}

/// The name in fewer paragraphs is the one in doubt.
Diagnostic spelling_finding(const Name& a, const Name& b) {
  const bool a_in_doubt = a.paragraphs.size() < b.paragraphs.size();
  const Place& doubt = (a_in_doubt ? a : b).first;
  const Place& other = (a_in_doubt ? b : a).first;
  const std::u32string_view words(other.paragraph->text);
  const Extent extent = other.extent;
  Diagnostic found =
      finding(Code::TextSpelling, *doubt.text, *doubt.paragraph, doubt.extent,
              {{"other", quotation(words.substr(extent.begin, extent.end - extent.begin))}});
  found.related.push_back(also_here(*other.text, *other.paragraph, extent));
  return found;
}

}  // namespace

TextCheckResult check_spellings(std::span<const CheckedText> texts, const Registry& registry) {
  const Register known(registry);
  std::deque<std::vector<Paragraph>> paragraphs;  // names point into them
  std::vector<std::u32string> bare;
  Collector collector(known);
  for (const CheckedText& text : texts) {
    for (const Paragraph& paragraph : paragraphs.emplace_back(paragraphs_of(text.text.text))) {
      collector.read(text, paragraph);
      bare.push_back(bare_text(paragraph.text).text);
    }
  }
  TextCheckResult result;
  std::set<const Name*> wrong;
  std::set<const Name*> open;
  for (auto a = collector.names().begin(); a != collector.names().end(); ++a) {
    for (auto b = collector.names().begin(); b != collector.names().end(); ++b) {
      const bool ordered = a->first.size() < b->first.size() ||
                           (a->first.size() == b->first.size() && a->first < b->first);
      if (!ordered || !nearly_alike(a->first, b->first) || known.has_decided(a->first, b->first)) {
        continue;
      }
      if (stand_together(a->second, b->second) || share_a_common_word(a->first, b->first, bare)) {
        open.insert({&a->second, &b->second});
      } else {
        wrong.insert({&a->second, &b->second});
        result.findings.push_back(spelling_finding(a->second, b->second));
      }
    }
  }
  for (const auto& [words, name] : collector.names()) {
    if (!wrong.contains(&name)) {
      ++(open.contains(&name) ? result.undecided : result.sound);
    }
  }
  return result;
}

}  // namespace jianbao::validation
