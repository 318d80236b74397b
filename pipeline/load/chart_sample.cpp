// Values of no fact, for a gallery and for looking at a kind of chart before the data are there.

#include <array>

#include "load/block_readers.h"

namespace jianbao {
namespace {

struct NatureWord {
  std::string_view word;
  PointNature nature;
  bool follows;  ///< printed in brackets after the digits; else before them, as it is
};

constexpr std::array<NatureWord, 10> nature_words{{
    {"推算", PointNature::Derived, true},
    {"预计", PointNature::Estimate, true},
    {"预测", PointNature::Forecast, true},
    {"目标", PointNature::Target, true},
    {"超过", PointNature::LowerBound, false},
    {"突破", PointNature::LowerBound, false},
    {"超", PointNature::LowerBound, false},
    {"不足", PointNature::UpperBound, false},
    {"近", PointNature::UpperBound, false},
    {"约", PointNature::Estimate, false},
}};

constexpr std::string_view gap_sign = "—", range_sign = "～", minus_sign = "−";

Spans words_of(std::string text) {
  return {TextSpan{std::move(text), Emphasis::Plain, std::nullopt}};
}

std::string printed(const Decimal& value) {
  return (value.is_negative() ? std::string(minus_sign) : "") + value.absolute().to_string();
}

class SampleReader {
 public:
  explicit SampleReader(Reader& reader) : reader_(reader) {}

  ChartCategory category(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::Scalar) {
      return {node.text, false, std::nullopt};
    }
    YamlMap map(node, reader_.diagnostics);
    ChartCategory category{map.required_text("label").value, false, std::nullopt};
    if (const auto unlike = map.boolean("unlike")) {
      category.unlike_before = unlike->value;
    }
    if (const auto on = map.text("on")) {
      category.on = reader_.date(*on);
    }
    map.finish();
    return category;
  }

  ChartSeries series(const YamlNode& node, std::size_t count) {
    YamlMap map(node, reader_.diagnostics);
    ChartSeries series;
    if (const auto name = map.text("name")) {
      series.name = name->value;
    }
    if (const auto unit = map.text("unit")) {
      series.unit = unit->value;
    }
    if (const auto axis = map.text("axis")) {
      series.second = axis->value == "second";
    }
    for (const auto& text : map.texts("points")) {
      series.points.push_back(point(text));
    }
    map.finish();
    if (series.points.size() != count) {
      reader_.diagnostics.add({Code::LoadSampleSize,
                               node.span,
                               {{"points", std::to_string(series.points.size())},
                                {"categories", std::to_string(count)}}});
      series.points.resize(count);
    }
    return series;
  }

 private:
  ChartPoint point(const Located<std::string>& text) {
    std::string_view rest = text.value;
    ChartPoint point;
    if (rest.starts_with(gap_sign)) {
      rest.remove_prefix(gap_sign.size());
      point.words = words_of(rest.empty() ? "未公布" : std::string(rest));
      return point;
    }
    const NatureWord* found = nullptr;
    for (const NatureWord& word : nature_words) {
      if (found == nullptr && rest.starts_with(word.word)) {
        found = &word;
        rest.remove_prefix(word.word.size());
      }
    }
    const std::size_t range = rest.find(range_sign);
    point.value = Decimal::parse(rest.substr(0, range));
    if (range != std::string_view::npos) {
      point.upper = Decimal::parse(rest.substr(range + range_sign.size()));
    }
    const bool whole = point.value && (range == std::string_view::npos || point.upper);
    if (!whole) {
      reader_.diagnostics.add({Code::LoadSamplePoint, text.span, {{"word", text.value}}});
      return {};
    }
    set_words(point, found);
    return point;
  }

  static void set_words(ChartPoint& point, const NatureWord* word) {
    std::string digits = printed(*point.value);
    if (point.upper) {
      digits += std::string(range_sign) + printed(*point.upper);
    }
    if (word != nullptr && !word->follows) {
      digits.insert(0, word->word);
    }
    point.words = words_of(std::move(digits));
    if (word != nullptr) {
      point.nature = word->nature;
      if (word->follows) {
        point.words.push_back(
            {"（" + std::string(word->word) + "）", Emphasis::Plain, std::nullopt});
      }
    }
  }

  Reader& reader_;
};

}  // namespace

ChartSample read_chart_sample(const YamlNode& node, Reader& reader) {
  YamlMap map(node, reader.diagnostics);
  ChartSample sample;
  SampleReader samples(reader);
  for (const YamlNode* category : map.sequence("categories")) {
    sample.categories.push_back(samples.category(*category));
  }
  for (const YamlNode* series : map.sequence("series")) {
    sample.series.push_back(samples.series(*series, sample.categories.size()));
  }
  if (sample.series.empty()) {  // events have no numbers
    sample.series.push_back({"", "", false, std::vector<ChartPoint>(sample.categories.size())});
  }
  map.finish();
  return sample;
}

}  // namespace jianbao
