// Lists beside their numbers: A、B、C“三个中心”, “三个集中（…）”, 四项改革，包括 …

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "validate/list_text.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::u32string_view clause_ends = U"，。；：！？";
constexpr std::u32string_view numerals = U"一二三四五六七八九十";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// 五大功能板块: a number with what it counts.
struct Count {
  std::size_t value;
  std::size_t begin;  ///< of the numeral, or of the “ right before it
  std::size_t classifier;
  std::size_t end;  ///< behind the Han characters that follow
};

struct Numeral {
  std::size_t value, length;
};

/// 两, 二 to 九十九, 2 to 99. A whole numeral, no ordinal: not the 三 of 第三, nor of 十三.
std::optional<Numeral> numeral_at(std::u32string_view text, std::size_t at) {
  const char32_t before = at > 0 ? text[at - 1] : U' ';
  if (has(U"第几数之百千万亿两+.", before) || has(numerals, before) || is_digit(before)) {
    return std::nullopt;
  }
  if (text[at] == U'两') {
    return Numeral{2, 1};
  }
  std::size_t length = 0;
  std::size_t value = 0;
  while (at + length < text.size() && length < 3) {
    const char32_t c = text[at + length];
    const std::size_t digit = numerals.find(c);
    if (is_digit(c)) {
      value = value * 10 + (c - U'0');
    } else if (c == U'十') {
      value = value == 0 ? 10 : value * 10;
    } else if (digit != numerals.npos) {
      value += digit + 1;
    } else {
      break;
    }
    ++length;
  }
  return value >= 2 && value < 100 ? std::optional(Numeral{value, length}) : std::nullopt;
}

/// Words after a numeral that count things; no measures of time and the like.
bool is_classifier(std::u32string_view rest) {
  constexpr std::array<std::u32string_view, 8> measures{
      U"个月", U"个百分", U"个小时", U"个工作日", U"个季度", U"个多", U"个年", U"个国家"};
  const bool measure = std::ranges::any_of(
      measures, [rest](std::u32string_view word) { return rest.starts_with(word); });
  return !measure && !rest.empty() &&
         (has(U"大个项张类种条", rest[0]) || rest.starts_with(U"方面"));
}

std::vector<Count> counts_in(std::u32string_view text) {
  std::vector<Count> counts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto numeral = numeral_at(text, i);
    if (!numeral || !is_classifier(text.substr(i + numeral->length))) {
      continue;
    }
    Count count{numeral->value, i > 0 && text[i - 1] == U'“' ? i - 1 : i, i + numeral->length, 0};
    count.end = count.classifier + 1;
    while (count.end < text.size() && is_han(text[count.end])) {
      ++count.end;
    }
    counts.push_back(count);
  }
  return counts;
}

/// How many members: 和 may join two of them or stand inside of one.
struct Members {
  std::size_t least = 0, most = 0;
  bool open = false;  ///< ends in 等
  std::vector<Extent> parts;
};

Members members_in(std::u32string_view text, Extent extent, std::u32string_view separators) {
  Members members;
  const std::u32string_view words = text.substr(extent.begin, extent.end - extent.begin);
  if (words.ends_with(U"等") || words.ends_with(U"等等")) {
    members.open = true;
    extent.end -= words.ends_with(U"等等") ? 2U : 1U;
  }
  members.parts = split_outside_marks(text, extent, separators);
  members.least = members.parts.size();
  members.most = members.least;
  for (const Extent& part : members.parts) {
    members.most += split_outside_marks(text, part, U"和与及或").size() - 1;
  }
  return members;
}

bool fits(const Members& members, std::size_t value) {
  return value >= members.least && (value <= members.most || members.open);
}

bool counts_something(std::u32string_view text, Extent part) {
  const std::vector<Extent> pieces =
      split_outside_marks(text, part, U"一二两三四五六七八九十0123456789");
  return std::ranges::any_of(pieces, [&](Extent piece) {
    return piece.end < part.end && is_classifier(text.substr(piece.end + 1));
  });
}

/// A part with a number of its own (1个平台、2个活动) makes it no list of members; nor is it one
/// when its last part is none (A、B和三个中心, A、建设三个中心).
bool is_list(std::u32string_view text, const Members& members) {
  return members.parts.size() > 1 && std::ranges::none_of(members.parts, [text](Extent part) {
           const std::u32string_view words = text.substr(part.begin, part.end - part.begin);
           return words.empty() || is_a_list_verb(words) || has(U"和与及或", words.back()) ||
                  is_digit(words[0]) || counts_something(text, part);
         });
}

class Judge {
 public:
  Judge(const CheckedText& text, const Paragraph& paragraph, TextCheckResult& result)
      : source_(text),
        paragraph_(paragraph),
        text_(with_wide_marks(paragraph.text)),
        result_(result) {}

  void run() {
    const std::vector<Count> counts = counts_in(text_);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      // 两个市场两种资源: whose list it would be is not said.
      const bool follows = i > 0 && counts[i - 1].end >= counts[i].begin;
      const bool followed = i + 1 < counts.size() && counts[i].end >= counts[i + 1].begin;
      if (!follows) {
        judge_before(counts[i]);
      }
      if (!follows && !followed) {
        judge_behind(counts[i]);
      }
    }
  }

 private:
  [[nodiscard]] std::u32string_view words(Extent extent) const {
    return std::u32string_view(text_).substr(extent.begin, extent.end - extent.begin);
  }

  void report(const Count& count, const Members& members) {
    const std::string counted =
        members.least == members.most
            ? std::to_string(members.least)
            : std::to_string(members.least) + "—" + std::to_string(members.most);
    const std::size_t numeral = text_[count.begin] == U'“' ? count.begin + 1 : count.begin;
    result_.findings.push_back(
        finding(Code::TextListCount, source_, paragraph_, {numeral, count.end},
                {{"stated", std::to_string(count.value)}, {"counted", counted}}));
  }

  /// Counts a list; one that does not fit is a finding only where its ends are `certain`.
  void judge(const Count& count, const Members& members, bool certain) {
    if (!is_list(text_, members)) {
      return;
    }
    if (fits(members, count.value)) {
      ++result_.sound;
    } else if (certain) {
      report(count, members);
    } else {
      ++result_.undecided;
    }
  }

  void judge_before(const Count& count) {
    std::size_t end = count.begin;
    if (end > 1 && has(U"”）", text_[end - 1]) && judge_enclosed(count, end)) {
      return;
    }
    const std::size_t begin = find_outside_marks_before(text_, {0, end}, clause_ends);
    const Members members = members_in(text_, {begin, end}, U"、");
    // Without 等 the number may belong to the last word alone: 推进甲、乙“四个中心”建设.
    judge(count, members,
          (members.open || are_called(members, count)) && is_certain(members, begin));
  }

  /// 空港新城、板桥新城“五大新城”: all members are what the number counts.
  [[nodiscard]] bool are_called(const Members& members, const Count& count) const {
    const bool quoted = text_[count.begin] == U'“' && count.end < text_.size() &&
                        text_[count.end] == U'”' && count.end > count.classifier + 1;
    return quoted && std::ranges::all_of(members.parts, [&](Extent part) {
             return part.end > part.begin && text_[part.end - 1] == text_[count.end - 1];
           });
  }

  /// “畅通道、稳双链、激活力、优环境”四张牌. False: the marks hold no list, or only a part of one.
  bool judge_enclosed(const Count& count, std::size_t end) {
    const std::size_t begin = find_outside_marks_before(text_, {0, end - 1}, U"");
    const Extent inside{begin, end - 1};
    if (begin == 0 || words(inside).find(U'、') == std::u32string::npos ||
        words(inside).find_first_of(clause_ends) != std::u32string::npos ||
        (begin > 1 && has(U"、和与及”", text_[begin - 2]))) {
      return false;
    }
    judge(count, members_in(text_, inside, U"、"), true);
    return true;
  }

  /// Where the list begins is known, and nothing before it is taken for a member.
  [[nodiscard]] bool is_certain(const Members& members, std::size_t begin) const {
    const bool bounded = begin == 0 || has(U"。；：“（", text_[begin - 1]) ||
                         begins_with_list_verb(words(members.parts.front()));
    return bounded && holds_members_alone(members);
  }

  /// The first member may have its verb before it: 加速提升国际城.
  [[nodiscard]] bool holds_members_alone(const Members& members) const {
    return !has_preposition(words(members.parts.front())) &&
           std::none_of(members.parts.begin() + 1, members.parts.end(),
                        [this](Extent part) { return is_more_than_a_member(words(part)); });
  }

  void judge_behind(const Count& count) {
    std::size_t at = count.end;
    if (const auto connected = behind_connective({count.classifier, std::min(at, text_.size())})) {
      judge_clause(count, connected->begin, connected->end == 1);
      return;
    }
    at += at < text_.size() && text_[at] == U'”' ? 1U : 0U;
    if (at >= text_.size()) {
      return;
    }
    if (text_[at] == U'（') {
      judge_bracket(count, at + 1);
    } else if (text_[at] == U'：') {
      judge_colon(count, at + 1);
    } else {
      const std::size_t from = at + (text_[at] == U'，' ? 1U : 0U);
      if (from > at && series_mark(text_, from).number == 1) {
        judge_series(count, from);
        return;
      }
      const auto connected = behind_connective({from, std::min(from + 3, text_.size())});
      if (connected && connected->begin <= from + 3) {
        judge_clause(count, connected->begin, connected->end == 1);
      }
    }
  }

  /// Where the list begins behind 包括, 即 … in `extent`; `end` is 1 where it may leave members
  /// out.
  [[nodiscard]] std::optional<Extent> behind_connective(Extent extent) const {
    struct Connective {
      std::u32string_view word;
      bool partial;
    };
    constexpr std::array<Connective, 7> connectives{{{U"包括", true},
                                                     {U"分别是", false},
                                                     {U"分别为", false},
                                                     {U"是指", false},
                                                     {U"就是", false},
                                                     {U"即", false},
                                                     {U"指", false}}};
    for (const Connective& c : connectives) {
      const std::size_t at = words(extent).find(c.word);
      // 指 and 即 inside of words (指标, 立即) only count where the words begin.
      if (at != std::u32string::npos && (c.word.size() > 1 || at == 0)) {
        return Extent{extent.begin + at + c.word.size(), c.partial ? 1U : 0U};
      }
    }
    return std::nullopt;
  }

  void judge_clause(const Count& count, std::size_t begin, bool partial) {
    const std::size_t end = find_outside_marks(text_, {begin, text_.size()}, clause_ends);
    Members members = members_in(text_, {begin, end}, U"、");
    members.open = members.open || partial;
    // Behind a comma the list may go on.
    const bool whole = end == text_.size() || has(U"。；）", text_[end]);
    judge(count, members, whole && holds_members_alone(members));
  }

  void judge_bracket(const Count& count, std::size_t begin) {
    const std::size_t end = find_outside_marks(text_, {begin, text_.size()}, U"。");
    if (end >= text_.size() || text_[end] != U'）') {
      return;
    }
    if (const auto connected = behind_connective({begin, std::min(begin + 3, end)})) {
      begin = connected->begin;
    }
    const bool commas = find_outside_marks(text_, {begin, end}, U"，：") != end;
    const bool semicolons = find_outside_marks(text_, {begin, end}, U"；") != end;
    judge(count, members_in(text_, {begin, end}, semicolons ? U"；" : U"、"),
          !commas && !semicolons);
  }

  void judge_colon(const Count& count, std::size_t begin) {
    if (series_mark(text_, begin).number == 1) {
      judge_series(count, begin);
      return;
    }
    const std::size_t end = find_outside_marks(text_, {begin, text_.size()}, U"。");
    const bool commas = find_outside_marks(text_, {begin, end}, U"，：") != end;
    const bool semicolons = find_outside_marks(text_, {begin, end}, U"；") != end;
    judge(count, members_in(text_, {begin, end}, semicolons ? U"；" : U"、"),
          !commas && !semicolons && end + 1 >= text_.size());
  }

  /// 三项：一是…二是…三是…: more than announced is wrong; fewer may go on in the next paragraph.
  void judge_series(const Count& count, std::size_t begin) {
    const std::u32string kind = series_mark(text_, begin).kind;
    std::size_t number = 0;
    for (std::size_t i = begin; i < text_.size(); ++i) {
      const SeriesMark mark = has(clause_ends, text_[i - 1]) ? series_mark(text_, i) : SeriesMark();
      if (mark.number != 0 && mark.kind == kind) {
        if (mark.number != number + 1) {
          break;
        }
        ++number;
      }
    }
    if (number > count.value) {
      report(count, {number, number, false, {}});
    } else if (number == count.value) {
      ++result_.sound;
    } else {
      ++result_.undecided;
    }
  }

  const CheckedText& source_;
  const Paragraph& paragraph_;
  std::u32string text_;
  TextCheckResult& result_;
};

}  // namespace

TextCheckResult check_list_counts(std::span<const CheckedText> texts) {
  return for_each_paragraph(
      texts, [](const CheckedText& text, const Paragraph& paragraph, TextCheckResult& result) {
        Judge(text, paragraph, result).run();
      });
}

}  // namespace jianbao::validation
