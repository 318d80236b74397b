// Series whose members are announced and do not all come, and paragraphs that end in mid-sentence.

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

struct Place {
  const CheckedText* text;
  const Paragraph* paragraph;
  Extent extent;
};

/// A series of 一是, 二是 … while it is read.
struct Series {
  std::u32string kind;
  std::vector<std::size_t> numbers;
  std::u32string first_words;  ///< tells a paragraph that is printed twice from a new series
  Place first, last;
};

constexpr std::u32string_view clause_ends = U"。；：，！？”*";

bool begins_clause(std::u32string_view text, std::size_t at) {
  return at == 0 || clause_ends.find(text[at - 1]) != clause_ends.npos;
}

std::string numeral(std::size_t number) {
  return to_utf8(std::u32string_view(U"一二三四五六七八九十").substr(number - 1, 1));
}

std::string member(const Series& series, std::size_t number) {
  constexpr std::u32string_view ordered = U"首先其次再次";
  return series.kind == U"先" ? to_utf8(ordered.substr((number - 1) * 2, 2))
                              : numeral(number) + to_utf8(series.kind);
}

/// 首先 and 一要 often stand alone; 一是 never does. Gaps are wrong in all.
void close(const Series& series, TextCheckResult& result) {
  std::string found;
  std::string missing;
  const std::size_t least = series.kind == U"是" ? 2 : 1;
  const std::size_t last = std::max(*std::ranges::max_element(series.numbers), least);
  for (std::size_t n = 1; n <= last; ++n) {
    const bool there = std::ranges::find(series.numbers, n) != series.numbers.end();
    std::string& list = there ? found : missing;
    list += (list.empty() ? "" : "、") + member(series, n);
  }
  if (missing.empty()) {
    ++(series.numbers.size() > 1 ? result.sound : result.undecided);
    return;
  }
  const Place& place = series.last;
  Diagnostic diagnostic = finding(Code::TextSchemeCut, *place.text, *place.paragraph, place.extent,
                                  {{"found", found}, {"missing", missing}});
  if (series.numbers.size() > 1) {
    diagnostic.related.push_back(
        also_here(*series.first.text, *series.first.paragraph, series.first.extent));
  }
  result.findings.push_back(std::move(diagnostic));
}

Extent clause_from(std::u32string_view text, std::size_t at) {
  return {at, std::min(text.find_first_of(U"，。；：", at + 2), text.size())};
}

/// Series of 是, 要 and 首先 in one text.
class SeriesReader {
 public:
  explicit SeriesReader(TextCheckResult& result) : result_(result) {}

  void read(const CheckedText& text, const Paragraph& paragraph) {
    const std::u32string words = with_wide_marks(paragraph.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const SeriesMark mark = begins_clause(words, i) ? series_mark(words, i) : SeriesMark();
      if (mark.number != 0 && mark.kind != U"指") {
        add(mark, {&text, &paragraph, clause_from(words, i)});
      }
    }
  }

  void finish() {
    for (const auto& [kind, series] : open_) {
      close(series, result_);
    }
  }

 private:
  void add(const SeriesMark& mark, const Place& place) {
    const std::u32string words =
        place.paragraph->text.substr(place.extent.begin, place.extent.end - place.extent.begin);
    const auto at = open_.find(mark.kind);
    if (mark.number == 1) {
      // A paragraph printed twice begins its series twice.
      const bool twice =
          at != open_.end() && at->second.numbers.size() == 1 && at->second.first_words == words;
      if (at != open_.end() && !twice) {
        close(at->second, result_);
      }
      open_.insert_or_assign(mark.kind, Series{mark.kind, {1}, words, place, place});
    } else if (at != open_.end()) {
      at->second.numbers.push_back(mark.number);
      at->second.last = place;
    } else {
      ++result_.undecided;  // begun elsewhere
    }
  }

  TextCheckResult& result_;
  std::map<std::u32string, Series> open_;
};

/// “1567” as it stands in quotes, with its digits.
struct Scheme {
  std::vector<std::size_t> digits;
  Place place;
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::vector<Scheme> schemes_in(const CheckedText& text, const Paragraph& paragraph) {
  std::vector<Scheme> schemes;
  const std::u32string& words = paragraph.text;
  for (std::size_t open = words.find(U'“'); open != words.npos; open = words.find(U'“', open + 1)) {
    const std::size_t end = std::min(words.find(U'”', open), words.size());
    Scheme scheme{{}, {&text, &paragraph, {open + 1, end}}};
    bool plain = true;
    for (std::size_t i = open + 1; i < end; ++i) {
      if (is_digit(words[i])) {
        scheme.digits.push_back(words[i] - U'0');
      } else {
        plain = plain && words[i] == U'+';
      }
    }
    if (plain && scheme.digits.size() > 1) {
      schemes.push_back(std::move(scheme));
    }
  }
  return schemes;
}

/// “1”是指 … “5”是指 … behind “1567”: each digit in turn has to be explained.
class SchemeReader {
 public:
  explicit SchemeReader(TextCheckResult& result) : result_(result) {}

  void read(const CheckedText& text, const Paragraph& paragraph) {
    const SeriesMark mark = series_mark(paragraph.text, 0);
    if (mark.kind == U"指") {
      explain(mark.number,
              {&text, &paragraph, {0, std::min<std::size_t>(paragraph.text.size(), 20)}});
    }
    const std::vector<Scheme> found = schemes_in(text, paragraph);
    if (!found.empty()) {
      finish();
      announced_ = found;
    }
  }

  void finish() {
    if (explained_.empty()) {
      result_.undecided += announced_.size();  // this text explains none of them
      announced_.clear();
      return;
    }
    const Scheme& scheme = announced_.front();
    if (explained_.size() < scheme.digits.size()) {
      const Place& last = explained_places_.back();
      Diagnostic diagnostic =
          finding(Code::TextSchemeCut, *last.text, *last.paragraph, last.extent,
                  {{"found", list(scheme.digits, 0, explained_.size())},
                   {"missing", list(scheme.digits, explained_.size(), scheme.digits.size())}});
      diagnostic.args.front().second = quotation(scheme.place.paragraph->text.substr(
          scheme.place.extent.begin, scheme.place.extent.end - scheme.place.extent.begin));
      diagnostic.related.push_back(
          also_here(*scheme.place.text, *scheme.place.paragraph, scheme.place.extent));
      result_.findings.push_back(std::move(diagnostic));
    } else {
      ++result_.sound;
    }
    announced_.clear();
    explained_.clear();
    explained_places_.clear();
  }

 private:
  /// Only the scheme whose digits begin with those explained so far stays in question.
  void explain(std::size_t digit, Place place) {
    std::vector<std::size_t> so_far = explained_;
    so_far.push_back(digit);
    std::vector<Scheme> fitting = announced_;
    std::erase_if(fitting, [&so_far](const Scheme& scheme) {
      return scheme.digits.size() < so_far.size() ||
             !std::equal(so_far.begin(), so_far.end(), scheme.digits.begin());
    });
    if (!fitting.empty()) {
      announced_ = std::move(fitting);
      explained_ = std::move(so_far);
      explained_places_.push_back(place);
    }
  }

  static std::string list(const std::vector<std::size_t>& digits, std::size_t begin,
                          std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
      out += (i == begin ? "" : "、") + std::to_string(digits[i]);
    }
    return out;
  }

  TextCheckResult& result_;
  std::vector<Scheme> announced_;
  std::vector<std::size_t> explained_;
  std::vector<Place> explained_places_;
};

}  // namespace

TextCheckResult check_schemes(std::span<const CheckedText> texts) {
  TextCheckResult result;
  for (const CheckedText& text : texts) {
    const std::vector<Paragraph> paragraphs = paragraphs_of(text.text.text);
    SeriesReader series(result);
    SchemeReader schemes(result);
    for (const Paragraph& paragraph : paragraphs) {
      series.read(text, paragraph);
      schemes.read(text, paragraph);
    }
    series.finish();
    schemes.finish();
  }
  return result;
}

TextCheckResult check_endings(std::span<const CheckedText> texts) {
  return for_each_paragraph(
      texts, [](const CheckedText& text, const Paragraph& paragraph, TextCheckResult& result) {
        constexpr std::size_t shown = 12;
        if (paragraph.ending == Ending::Whole) {
          ++result.sound;
        } else if (paragraph.ending == Ending::Unclear) {
          ++result.undecided;
        } else {
          const std::size_t size = paragraph.text.size();
          result.findings.push_back(
              finding(Code::TextCutOff, text, paragraph, {size - std::min(size, shown), size}, {}));
        }
      });
}

}  // namespace jianbao::validation
