#include "review/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/words.h"
#include "review/names.h"
#include "review/sentences.h"

namespace jianbao {
namespace reviewing {
namespace {

std::string join(const std::set<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : separator;
    text += word;
  }
  return text;
}

/// What stands between “ and ” is left out.
std::string without_quotations(const std::string& text) {
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find(open, at), text.size());
    out += text.substr(at, begin - at);
    const std::size_t end = text.find(close, begin);
    at = end == std::string::npos ? text.size() : end + close.size();
  }
  return out;
}

/// A fact and every way in which the document prints it.
struct PrintedFact {
  const Sentence* first = nullptr;
  std::set<std::string> printed;
  std::set<FigureIndex> figures;
};

class Reviewer {
 public:
  explicit Reviewer(const ReviewInput& input)
      : input_(input),
        names_(input.catalogue, input.registry),
        sentences_(sentences_of(input.document)) {}

  std::vector<ReviewItem> review() {
    add_figures();
    for (const Sentence& sentence : sentences_) {
      for (const std::string& person :
           titled_people(sentence.text, names_, input_.watchwords.titles)) {
        add(ReviewKind::Person, sentence, person);
      }
      for (const std::string& name :
           unknown_names(is_checking_list(input_.document) ? without_quotations(sentence.text)
                                                           : sentence.text,
                         names_, input_.watchwords.body_endings)) {
        add(ReviewKind::Name, sentence, name);
      }
      // In another sentence the same word says something else: each is looked at by itself.
      add_words(ReviewKind::Secret, sentence, input_.watchwords.secret);
      add_words(ReviewKind::Sensitive, sentence, input_.watchwords.sensitive);
    }
    std::ranges::stable_sort(items_, {}, &ReviewItem::kind);
    return std::move(items_);
  }

 private:
  void add(ReviewKind kind, const Sentence& sentence, const std::string& words,
           const std::string& also = {}) {
    add({kind,
         input_.document.name,
         sentence.place,
         words,
         sentence.text,
         {},
         review_mark(kind, words, also),
         sentence.span});
  }
  void add(ReviewItem item) {
    if (marks_.insert(item.mark).second) {
      items_.push_back(std::move(item));
    }
  }
  void add_words(ReviewKind kind, const Sentence& sentence, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (sentence.text.find(word) != std::string::npos) {
        add(kind, sentence, word, sentence.text);
      }
    }
  }

  [[nodiscard]] std::map<FactIndex, PrintedFact> printed_facts() const {
    std::map<FactIndex, PrintedFact> all;
    for (const Sentence& sentence : sentences_) {
      for (const FigureIndex index : sentence.figures) {
        const Figure& figure = input_.document.figures.at(index);
        for (const FactIndex fact : figure.facts) {
          PrintedFact& entry = all[fact];
          entry.first = entry.first == nullptr ? &sentence : entry.first;
          entry.printed.insert(figure.printed);
          entry.figures.insert(index);
        }
      }
    }
    return all;
  }

  /// Restricted facts one by one, hearsay by the document that tells it.
  void add_figures() {
    std::map<DocumentId, std::vector<std::pair<const Fact*, PrintedFact>>> hearsay;
    for (auto& [index, printed] : printed_facts()) {
      const Fact& fact = input_.facts.at(index);
      if (fact.disclosure != Disclosure::Published) {
        add_restricted(fact, printed);
      } else if (!fact.confirmed) {
        hearsay[fact.document].emplace_back(&fact, std::move(printed));
      }
    }
    for (const auto& [document, facts] : hearsay) {
      add_hearsay(input_.catalogue[document], facts);
    }
  }

  void add_restricted(const Fact& fact, const PrintedFact& printed) {
    const std::string words =
        input_.catalogue[fact.indicator].name + "（" + input_.catalogue[fact.subject].name + "）" +
        join(printed.printed, "、") + "，公开程度：" + std::string(data_word(fact.disclosure));
    add({ReviewKind::Figure,
         input_.document.name,
         printed.first->place,
         words,
         printed.first->text,
         {fact.id},
         review_mark(ReviewKind::Figure, words, fact.id),
         printed.first->span});
  }

  void add_hearsay(const SourceDocument& source,
                   const std::vector<std::pair<const Fact*, PrintedFact>>& facts) {
    ReviewItem item{ReviewKind::Figure, input_.document.name, {}, {}, {}, {}, {}, source.span};
    std::string also;               // a tick for these figures is none for others
    std::set<FigureIndex> figures;  // a share counts once, though it has two facts
    for (const auto& [fact, printed] : facts) {
      item.facts.push_back(fact->id);
      also += fact->id + '\t' + join(printed.printed, "\t") + '\n';
      figures.insert(printed.figures.begin(), printed.figures.end());
    }
    item.place.section = input_.document.title;
    item.words = source.publisher + "《" + source.title + "》（" + source.key +
                 (source.kind == DocumentKind::Press ? "）据报道、未经确认的" : "）未经确认的") +
                 std::to_string(facts.size()) + "条事实，印出" + std::to_string(figures.size()) +
                 "个数";
    item.mark = review_mark(item.kind, item.words, also);
    add(std::move(item));
  }

  const ReviewInput& input_;
  KnownNames names_;
  std::vector<Sentence> sentences_;
  std::vector<ReviewItem> items_;
  std::set<std::string> marks_;
};

}  // namespace
}  // namespace reviewing

std::vector<ReviewItem> review_items(const ReviewInput& input) {
  return reviewing::Reviewer(input).review();
}

}  // namespace jianbao
