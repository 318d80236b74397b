#include "validate/statements.h"

#include <algorithm>
#include <array>
#include <optional>

namespace jianbao::validation {
namespace {

constexpr std::array<std::u32string_view, 14> claim_words{
    U"首个", U"首家", U"首次", U"首创", U"首班", U"首只", U"首批",
    U"首店", U"唯一", U"前列", U"领先", U"最大", U"最多", U"首位"};
constexpr std::array<std::u32string_view, 4> undertaking_words{U"将", U"力争", U"确保", U"下一步"};
/// 将 in these is no future.
constexpr std::array<std::u32string_view, 5> not_future{U"将近", U"将军", U"干将", U"将士",
                                                        U"强将"};
constexpr std::u32string_view sentence_ends = U"。；！？;!?";
constexpr std::u32string_view ordinals = U"一二三四五六七八九十";

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool starts_at(std::u32string_view line, std::size_t at, std::u32string_view word) {
  return line.substr(at).starts_with(word);
}

void find_claims(std::u32string_view line, std::vector<Statement>& out) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    // 第一 to 第十 as a rank; 第五届 counts meetings, 第一个 things in turn, 第一季度 is a period.
    if (line[i] == U'第' && i + 1 < line.size() && ordinals.find(line[i + 1]) != ordinals.npos) {
      const char32_t next = i + 2 < line.size() ? line[i + 2] : U' ';
      const std::u32string_view counted = U"届次期批轮个季二三四五六七八九十章条";
      if (counted.find(next) == counted.npos) {
        out.push_back({StatementKind::Claim, {i, i + 2}, {i, i + 2}});
      }
      continue;
    }
    for (const std::u32string_view word : claim_words) {
      if (starts_at(line, i, word)) {
        out.push_back({StatementKind::Claim, {i, i + word.size()}, {i, i + word.size()}});
      }
    }
  }
}

/// The end of the pair that opens at `begin`, one beyond its closing mark; npos: it is not closed.
/// Only marks of its own kind count: a 《 that is never closed does not keep a “ open.
std::size_t pair_end(std::u32string_view line, std::size_t begin) {
  const char32_t closing = line[begin] == U'“' ? U'”' : U'》';
  std::size_t depth = 0;
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (line[i] == line[begin]) {
      ++depth;
    } else if (line[i] == closing && --depth == 0) {
      return i + 1;
    }
  }
  return std::u32string_view::npos;
}

/// “…” and 《…》, the outer pair where they nest. A mark that is never closed opens nothing, so
/// that it hides no name behind it.
void find_names(std::u32string_view line, std::vector<Statement>& out) {
  for (std::size_t i = 0; i < line.size();) {
    const bool opens = line[i] == U'“' || line[i] == U'《';
    const std::size_t end = opens ? pair_end(line, i) : std::u32string_view::npos;
    if (end == std::u32string_view::npos) {
      ++i;
      continue;
    }
    out.push_back({StatementKind::Name, {i, end}, {i, end}});
    i = end;
  }
}

/// Where a word of the future stands in line[begin, end); none: the sentence promises nothing.
std::optional<Extent> promising_word(std::u32string_view line, Extent sentence) {
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    for (const std::u32string_view word : undertaking_words) {
      if (!starts_at(line, i, word)) {
        continue;
      }
      const bool other = std::ranges::any_of(not_future, [&](std::u32string_view phrase) {
        return starts_at(line, i, phrase) || (i > 0 && starts_at(line, i - 1, phrase));
      });
      if (!other) {
        return Extent{i, i + word.size()};
      }
    }
  }
  return std::nullopt;
}

void find_undertakings(std::u32string_view line, std::vector<Statement>& out) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i == line.size() || sentence_ends.find(line[i]) != sentence_ends.npos) {
      if (const auto word = promising_word(line, {begin, i})) {
        out.push_back({StatementKind::Undertaking, {begin, i}, *word});
      }
      begin = i + 1;
    }
  }
}

}  // namespace

std::vector<Extent> number_tokens(std::u32string_view line) {
  std::vector<Extent> tokens;
  const auto run = [line](std::size_t from) {
    std::size_t n = 0;
    while (from + n < line.size() && is_digit(line[from + n])) {
      ++n;
    }
    return n;
  };
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = run(i);
    if (length == 0) {
      ++i;
      continue;
    }
    for (std::size_t end = i + length; end < line.size(); end = i + length) {
      const std::size_t more = run(end + 1);
      const bool point = (line[end] == U'.' || line[end] == U'．') && more > 0;
      if (!point && !(line[end] == U',' && more == 3)) {
        break;
      }
      length += 1 + more;
    }
    tokens.push_back({i, i + length});
    i += length;
  }
  return tokens;
}

std::vector<Statement> find_statements(std::u32string_view line) {
  std::vector<Statement> out;
  for (const Extent& token : number_tokens(line)) {
    out.push_back({StatementKind::Number, token, token});
  }
  find_claims(line, out);
  find_names(line, out);
  find_undertakings(line, out);
  return out;
}

}  // namespace jianbao::validation
