#include <algorithm>
#include <array>

#include "load/block_readers.h"

namespace jianbao {
namespace {

constexpr std::size_t most_categories = 31, most_series = 7;

constexpr std::array<std::pair<std::string_view, ChartKind>, 10> kinds{{
    {"column", ChartKind::Column},
    {"bar", ChartKind::Bar},
    {"grouped-column", ChartKind::GroupedColumn},
    {"stacked-column", ChartKind::StackedColumn},
    {"line", ChartKind::Line},
    {"column-line", ChartKind::ColumnLine},
    {"share-bar", ChartKind::ShareBar},
    {"progress", ChartKind::Progress},
    {"multiples", ChartKind::Multiples},
    {"timeline", ChartKind::Timeline},
}};

const std::vector<std::string> views{"value", "base", "rate", "share", "monthly"};

class ChartReader {
 public:
  ChartReader(YamlMap& map, const SkeletonReader& skeletons)
      : map_(map), skeletons_(skeletons), reader_(skeletons.reader()) {}

  ChartSpec read(const Span& span) {
    const auto name = map_.required_text("name");
    const ChartKind kind = read_kind();
    ChartSpec spec{.name = name.value,
                   .kind = kind,
                   .title = title(),
                   .unit = optional_text("unit"),
                   .second_unit = optional_text("second_unit"),
                   .categories = {},
                   .series = {},
                   .notes = {},
                   .span = span};
    if (const auto bands = map_.integer("bands", 3, 18)) {
      spec.bands = static_cast<std::uint8_t>(bands->value);
    }
    if (const auto source = map_.boolean("source")) {
      spec.source = source->value;
    }
    read_marks(spec);
    spec.notes = skeletons_.all(map_, "notes");
    check_size(spec);
    return spec;
  }

 private:
  std::string optional_text(std::string_view key) {
    const auto text = map_.text(key);
    return text ? text->value : std::string();
  }

  /// A sample may name what it shows with digits in it.
  Skeleton title() {
    auto text = map_.required_text("title");
    return skeletons_.allows_samples() ? text : skeletons_.one(std::move(text));
  }

  ChartKind read_kind() {
    const auto word = map_.required_text("kind");
    const auto* const found =
        std::ranges::find(kinds, word.value, &std::pair<std::string_view, ChartKind>::first);
    if (found != kinds.end()) {
      return found->second;
    }
    if (!word.value.empty()) {
      std::vector<std::string> known;
      for (const auto& [kind, value] : kinds) {
        known.emplace_back(kind);
      }
      reader_.unknown_word(word, "图的种类", known);
    }
    return ChartKind::Column;
  }

  void read_marks(ChartSpec& spec) {
    if (const YamlNode* sample = map_.find("sample")) {
      if (skeletons_.allows_samples()) {
        spec.sample = read_chart_sample(*sample, reader_);
      } else {
        reader_.diagnostics.add({Code::LoadSampleInReport, sample->span, {}});
      }
      return;
    }
    for (const char* key : {"bars", "categories"}) {
      for (const YamlNode* node : map_.sequence(key)) {
        spec.categories.push_back(category(*node));
      }
    }
    for (const YamlNode* node : map_.sequence("series")) {
      spec.series.push_back(series(*node));
    }
    if (spec.series.empty()) {
      spec.series.push_back({std::nullopt, {}, false, spec.span});
    }
  }

  ChartPick pick(YamlMap& map) {
    ChartPick pick;
    pick.of = map.text("of");
    pick.view = map.text("view");
    if (pick.view && std::ranges::find(views, pick.view->value) == views.end()) {
      reader_.unknown_word(*pick.view, "图中柱的取法", views);
    }
    pick.subject = map.text("subject");
    if (const auto period = map.text("period")) {
      if (const auto parsed = Period::parse(period->value)) {
        pick.period = Located<Period>{*parsed, period->span};
      } else {
        const Code code =
            Period::is_backwards(period->value) ? Code::LoadPeriodBackwards : Code::LoadBadPeriod;
        reader_.diagnostics.add({code, period->span, {{"word", period->value}}});
      }
    }
    return pick;
  }

  ChartCategorySpec category(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    ChartCategorySpec spec{std::nullopt, pick(map), node.span};
    if (auto label = map.text("label")) {
      spec.label = skeletons_.one(std::move(*label));
    }
    map.finish();
    return spec;
  }

  ChartSeriesSpec series(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    ChartSeriesSpec spec{std::nullopt, pick(map), false, node.span};
    if (auto name = map.text("name")) {
      spec.name = skeletons_.one(std::move(*name));
    }
    if (const auto axis = map.text("axis")) {
      spec.second = axis->value == "second";
      if (axis->value != "first" && axis->value != "second") {
        reader_.unknown_word(*axis, "坐标轴", {"first", "second"});
      }
    }
    map.finish();
    return spec;
  }

  void check_size(const ChartSpec& spec) {
    const std::size_t categories =
        spec.sample ? spec.sample->categories.size() : spec.categories.size();
    const std::size_t count = spec.sample ? spec.sample->series.size() : spec.series.size();
    if (categories > most_categories || count > most_series) {
      reader_.diagnostics.add({Code::LoadChartTooLarge,
                               spec.span,
                               {{"categories", std::to_string(categories)},
                                {"series", std::to_string(count)},
                                {"most_categories", std::to_string(most_categories)},
                                {"most_series", std::to_string(most_series)}}});
    }
  }

  YamlMap& map_;
  const SkeletonReader& skeletons_;
  Reader& reader_;
};

}  // namespace

ChartSpec read_chart(const YamlNode& node, const SkeletonReader& skeletons) {
  YamlMap map(node, skeletons.reader().diagnostics);
  ChartSpec spec = ChartReader(map, skeletons).read(node.span);
  map.finish();
  return spec;
}

}  // namespace jianbao
