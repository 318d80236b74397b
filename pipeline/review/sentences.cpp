#include "review/sentences.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace jianbao::reviewing {
namespace {

bool has(std::u32string_view list, char32_t c) { return list.find(c) != std::u32string_view::npos; }

bool is_latin(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// Text on its way into sentences, and where in it figures begin.
struct Passage {
  std::u32string text;
  std::vector<std::pair<std::size_t, FigureIndex>> figures;

  void add(std::string_view words) { text += to_utf32(words); }
  void add(const Spans& spans) {
    for (const TextSpan& span : spans) {
      if (span.figure) {
        figures.emplace_back(text.size(), *span.figure);
      }
      add(span.text);
    }
  }
  /// A word that is spaced out to fill a line (机　密) is that word all the same; only Latin words
  /// need their blanks.
  void drop_blanks() {
    std::u32string kept;
    auto figure = figures.begin();
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (; figure != figures.end() && figure->first == i; ++figure) {
        figure->first = kept.size();
      }
      const bool between =
          !kept.empty() && is_latin(kept.back()) && i + 1 < text.size() && is_latin(text[i + 1]);
      if (between || !has(U" \u00a0\u3000", text[i])) {
        kept += text[i];
      }
    }
    for (; figure != figures.end(); ++figure) {
      figure->first = kept.size();
    }
    text = std::move(kept);
  }
};

/// Behind 。！？ and whatever closes with them.
std::size_t sentence_end(const std::u32string& text, std::size_t from) {
  std::size_t end = text.find_first_of(U"。！？", from);
  if (end == std::u32string::npos) {
    return text.size();
  }
  while (end < text.size() && has(U"。！？”’）》」』", text[end])) {
    ++end;
  }
  return end;
}

class SentenceReader {
 public:
  explicit SentenceReader(std::string first_section) : section_(std::move(first_section)) {}
  void read(const Block& block) {
    span_ = block.span;
    std::visit(*this, block.content);
  }
  std::vector<Sentence> take() { return std::move(sentences_); }

  void operator()(const Masthead& masthead) {
    for (const auto* words :
         {&masthead.classification, &masthead.name, &masthead.issue_line, &masthead.unit}) {
      whole("报头", *words);
    }
  }
  void operator()(const Title& title) {
    Passage lines;  // a word may stand in two lines
    for (const Spans& line : title.lines) {
      lines.add(line);
    }
    put({"标题", 0, false}, std::move(lines));
    whole("标题", title.subtitle);
    whole("标题", title.as_of);
  }
  void operator()(const Heading& heading) {
    section_ = heading.level > 1 ? chapter_ + "／" + heading.text : heading.text;
    chapter_ = heading.level > 1 ? chapter_ : heading.text;
    count_ = 0;
    whole(section_, heading.text);
  }
  void operator()(const AttachmentList& list) {
    for (const std::string& name : list.names) {
      whole("附件说明", name);
    }
  }
  void operator()(const Signature& signature) { whole("署名", signature.unit); }
  void operator()(const Sample& sample) { whole(sample.label, sample.text); }
  void operator()(const Attachment& attachment) {
    section_ = attachment.label + "　" + attachment.title;
    count_ = 0;
    whole(section_, attachment.title);
  }
  void operator()(const Paragraph& paragraph) {
    if (paragraph.style == ParagraphStyle::EditorNote) {
      std::uint32_t count = 0;
      run("编者按", paragraph.spans, count);
    } else {
      run(section_, paragraph.spans, count_);
    }
  }
  void operator()(const Table& table) {
    const std::string name = table.caption.empty() ? section_ : table.caption;
    whole(name, table.caption);
    whole(name, table.unit);
    for (const HeadGroup& group : table.groups) {
      whole(name, group.text);
    }
    for (const TableColumnHead& column : table.columns) {
      whole(name, column.text);
    }
    std::uint32_t number = 0;
    for (const auto& row : table.rows) {
      Passage cells;
      for (const TableCell& cell : row.cells) {
        cells.add(cells.text.empty() ? "" : "，");
        cells.add(cell.spans);
      }
      put({name, ++number, true}, std::move(cells));
    }
    notes(name, table.notes);
  }
  void operator()(const Chart& chart) {
    whole(chart.caption, chart.caption);
    for (const ChartSeries& series : chart.series) {
      for (std::size_t k = 0; k < series.points.size(); ++k) {
        Passage label;
        label.add(chart.categories.at(k).label + series.name + "，");
        label.add(series.points[k].words);
        put({chart.caption, 0, false}, std::move(label));
      }
    }
    notes(chart.caption, chart.notes);
  }
  void operator()(const Colophon& colophon) {
    for (const auto& [label, names] : colophon.lines) {
      whole("版记", label + names);
    }
    whole("版记", colophon.unit);
  }

 private:
  template <class Text>
  void whole(const std::string& section, const Text& words) {
    Passage passage;
    passage.add(words);
    put({section, 0, false}, std::move(passage));
  }
  void notes(const std::string& section, const std::vector<Spans>& lines) {
    for (const Spans& line : lines) {
      whole(section, line);
    }
  }
  void put(ReviewPlace place, Passage passage) {
    passage.drop_blanks();
    if (passage.text.empty()) {
      return;
    }
    Sentence sentence{std::move(place), to_utf8(passage.text), {}, span_};
    for (const auto& figure : passage.figures) {
      sentence.figures.push_back(figure.second);
    }
    sentences_.push_back(std::move(sentence));
  }
  /// A paragraph, sentence by sentence.
  void run(const std::string& section, const Spans& spans, std::uint32_t& count) {
    Passage passage;
    passage.add(spans);
    passage.drop_blanks();
    auto figure = passage.figures.begin();
    for (std::size_t begin = 0; begin < passage.text.size();) {
      const std::size_t end = sentence_end(passage.text, begin);
      Passage part{passage.text.substr(begin, end - begin), {}};
      for (; figure != passage.figures.end() && figure->first < end; ++figure) {
        part.figures.emplace_back(0, figure->second);
      }
      put({section, ++count, false}, std::move(part));
      begin = end;
    }
  }

  std::vector<Sentence> sentences_;
  std::string section_;  // at first what stands before the first heading
  std::string chapter_;
  std::uint32_t count_ = 0;
  std::optional<Span> span_;
};

}  // namespace

bool is_checking_list(const Document& document) { return document.name.ends_with(".sources"); }

std::vector<Sentence> sentences_of(const Document& document) {
  SentenceReader reader(is_checking_list(document) ? "核校表" : "要点");
  for (const Block& block : document.blocks) {
    reader.read(block);
  }
  return reader.take();
}

}  // namespace jianbao::reviewing
