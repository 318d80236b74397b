#include "compose/skeleton.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "base/yaml.h"

namespace jianbao::composing {
namespace {

constexpr std::array<std::pair<View, std::string_view>, 47> view_table = {{
    {View::Value, "value"},
    {View::Number, "number"},
    {View::Unit, "unit"},
    {View::CountUnit, "count_unit"},
    {View::Status, "status"},
    {View::Stated, "stated"},
    {View::Period, "period"},
    {View::PeriodLong, "period_long"},
    {View::BasePeriod, "base_period"},
    {View::Subject, "subject"},
    {View::Name, "name"},
    {View::YearOnYear, "year_on_year"},
    {View::Growth, "growth"},
    {View::Rate, "rate"},
    {View::Pace, "pace"},
    {View::PeriodOnPeriod, "period_on_period"},
    {View::Judgement, "judgement"},
    {View::Base, "base"},
    {View::Increment, "increment"},
    {View::IncrementPhrase, "increment_phrase"},
    {View::Share, "share"},
    {View::PerItem, "per_item"},
    {View::Monthly, "monthly"},
    {View::Threshold, "threshold"},
    {View::Claim, "claim"},
    {View::Examples, "examples"},
    {View::Text, "text"},
    {View::Figure, "figure"},
    {View::Who, "who"},
    {View::Due, "due"},
    {View::Source, "source"},
    {View::SourceLine, "source_line"},
    {View::Day, "day"},
    {View::Nature, "nature"},
    {View::Note, "note"},
    {View::Domain, "domain"},
    {View::Definition, "definition"},
    {View::System, "system"},
    {View::Previous, "previous"},
    {View::PreviousPeriod, "previous_period"},
    {View::Change, "change"},
    {View::Progress, "progress"},
    {View::ProgressPeriod, "progress_period"},
    {View::Why, "why"},
    {View::SubjectFull, "subject_full"},
    {View::StatedShare, "stated_share"},
    {View::Rank, "rank"},
}};

constexpr std::array<std::pair<ContextWord, std::string_view>, 8> context_word_names = {{
    {ContextWord::SourceDate, "source:date"},
    {ContextWord::SourceEvent, "source:event"},
    {ContextWord::IssueAsOf, "issue:as_of"},
    {ContextWord::IssueNumber, "issue:number"},
    {ContextWord::IssuePeriod, "issue:period"},
    {ContextWord::IssuePrevious, "issue:previous"},
    {ContextWord::Own, "own"},
    {ContextWord::OwnFull, "own:full"},
}};

constexpr std::array<std::pair<std::string_view, Pick>, 3> pick_names = {{
    {"forecast", Pick::Forecast},
    {"target", Pick::Target},
    {"proposal", Pick::Proposal},
}};

/// What a comparison may say: the words of ComparisonValue::view, and its reason.
constexpr std::array<std::string_view, 16> compare_views = {
    "now",         "before",         "times",        "added",        "added_phrase",
    "monthly_now", "monthly_before", "per_now",      "per_before",   "per_change",
    "per_added",   "share",          "share_before", "share_change", "share_change_phrase",
    "reason"};

/// Lower-case names and dots, as keys and view names are written.
bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

std::vector<std::string> view_names() {
  std::vector<std::string> names;
  for (const auto& entry : view_table) {
    names.emplace_back(entry.second);
  }
  return names;
}

/// The place of a part of a scalar's text. A scalar stands on one line; where its text and its
/// place differ in length it holds escapes, and then only the whole place is certain.
class Places {
 public:
  explicit Places(const Skeleton& skeleton) : text_(skeleton.value), whole_(skeleton.span) {
    const auto count = static_cast<std::uint32_t>(count_characters(text_));
    const std::uint32_t width =
        whole_.end.line == whole_.begin.line ? whole_.end.column - whole_.begin.column : 0;
    exact_ = width == count || width == count + 2;
    quote_ = width == count + 2 ? 1 : 0;
  }
  [[nodiscard]] Span part(std::size_t begin, std::size_t end) const {
    if (!exact_) {
      return whole_;
    }
    Span span = whole_;
    span.begin.column += quote_ + characters_before(begin);
    span.end.column = whole_.begin.column + quote_ + characters_before(end);
    return span;
  }

 private:
  [[nodiscard]] std::uint32_t characters_before(std::size_t offset) const {
    return static_cast<std::uint32_t>(count_characters(text_.substr(0, offset)));
  }

  std::string_view text_;
  Span whole_;
  bool exact_ = false;
  std::uint32_t quote_ = 0;
};

std::optional<Piece> parse_context(std::string_view inside, const Span& span, Diagnostics& out) {
  std::vector<std::string> names;
  for (const auto& [word, name] : context_word_names) {
    if (name == inside) {
      return ContextPiece{word, span};
    }
    names.emplace_back(name);
  }
  out.add({Code::ComposeUnknownView,
           span,
           {{"view", std::string(inside)}, {"nearest", nearest_names(inside, names)}}});
  return std::nullopt;
}

std::optional<Piece> parse_fact(std::string_view inside, const Span& span, Diagnostics& out) {
  const std::size_t colon = inside.find(':');
  const auto key = parse_fact_key(inside.substr(0, colon), span, out);
  if (!key) {
    return std::nullopt;
  }
  if (colon == std::string_view::npos) {
    return FactPiece{*key, View::Value};
  }
  const std::string_view name = inside.substr(colon + 1);
  if (const auto view = parse_view(name)) {
    return FactPiece{*key, *view};
  }
  out.add({Code::ComposeUnknownView,
           span,
           {{"view", std::string(name)}, {"nearest", nearest_names(name, view_names())}}});
  return std::nullopt;
}

/// "NAME" or "NAME:VIEW" after count:, list: and compare:.
std::pair<std::string_view, std::string_view> name_and_view(std::string_view rest) {
  const std::size_t colon = rest.find(':');
  return {rest.substr(0, colon),
          colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1)};
}

std::optional<Piece> unknown_view(std::string_view view, const Span& span,
                                  const std::vector<std::string>& known, Diagnostics& out) {
  out.add({Code::ComposeUnknownView,
           span,
           {{"view", std::string(view)}, {"nearest", nearest_names(view, known)}}});
  return std::nullopt;
}

std::optional<Piece> parse_named(std::string_view head, std::string_view rest, const Span& span,
                                 Diagnostics& out) {
  const auto [name, view] = name_and_view(rest);
  const Located<std::string> of{std::string(name), span};
  if (head == "count") {
    return view.empty() ? std::optional<Piece>(CountPiece{of}) : unknown_view(view, span, {}, out);
  }
  if (head == "list") {
    const auto known = view.empty() ? std::optional(View::Text) : parse_view(view);
    return known ? std::optional<Piece>(ListPiece{of, *known})
                 : unknown_view(view, span, view_names(), out);
  }
  if (std::ranges::find(compare_views, view) == compare_views.end()) {
    return unknown_view(view, span, {compare_views.begin(), compare_views.end()}, out);
  }
  return ComparePiece{of, std::string(view)};
}

std::optional<Piece> parse_placeholder(std::string_view inside, const Span& span,
                                       Diagnostics& out) {
  const std::string_view head = inside.substr(0, inside.find(':'));
  if (head == "own") {
    return parse_context(inside, span, out);
  }
  if (head.size() == inside.size()) {
    return parse_fact(inside, span, out);
  }
  const std::string_view rest = inside.substr(head.size() + 1);
  if (head == "table" || head == "chart") {
    if (is_name(rest)) {
      return BlockPiece{std::string(inside), span};
    }
    out.add({Code::ComposePlaceholder, span, {{"placeholder", std::string(inside)}}});
    return std::nullopt;
  }
  if (head == "source" || head == "issue") {
    return parse_context(inside, span, out);
  }
  if (head == "count" || head == "list" || head == "compare") {
    return parse_named(head, rest, span, out);
  }
  return parse_fact(inside, span, out);
}

/// [2022-01..2022-09], [胶州市], or both with a blank between them. False: something is wrong.
bool parse_address(std::string_view address, FactKey& key, Diagnostics& out) {
  for (std::size_t at = 0; at <= address.size();) {
    const std::size_t end = std::min(address.find(' ', at), address.size());
    const std::string_view word = address.substr(at, end - at);
    at = end + 1;
    const auto period = Period::parse(word);
    if (word.empty() || (period ? key.period.has_value() : key.subject.has_value())) {
      out.add({Code::ComposeBadAddress, key.span, {{"address", std::string(address)}}});
      return false;
    }
    if (period) {
      key.period = {*period, key.span};
    } else {
      key.subject = {std::string(word), key.span};
    }
  }
  return true;
}

}  // namespace

std::string pick_suffix(Pick pick) {
  const auto found =
      std::ranges::find(pick_names, pick, &std::pair<std::string_view, Pick>::second);
  return found == pick_names.end() ? "" : '@' + std::string(found->first);
}

std::string_view view_name(View view) {
  const auto found = std::find_if(view_table.begin(), view_table.end(),
                                  [view](const auto& entry) { return entry.first == view; });
  return found == view_table.end() ? std::string_view() : found->second;
}

std::optional<View> parse_view(std::string_view name) {
  for (const auto& [view, word] : view_table) {
    if (word == name) {
      return view;
    }
  }
  return std::nullopt;
}

std::optional<FactKey> parse_fact_key(std::string_view text, const Span& span, Diagnostics& out) {
  const std::size_t at = text.find('@');
  std::string_view name = text.substr(0, at);
  const std::size_t open = name.find('[');
  const std::string_view address = open == std::string_view::npos ? "" : name.substr(open);
  name = name.substr(0, open);
  if (!is_name(name) || (!address.empty() && !address.ends_with(']'))) {
    out.add({Code::ComposePlaceholder, span, {{"placeholder", std::string(text)}}});
    return std::nullopt;
  }
  if (name == it_key && text != it_key) {  // the fact is chosen: there is nothing left to choose
    out.add({Code::ComposePlaceholder, span, {{"placeholder", std::string(text)}}});
    return std::nullopt;
  }
  FactKey key{std::string(name), Pick::Stated, span};
  if (!address.empty() && !parse_address(address.substr(1, address.size() - 2), key, out)) {
    return std::nullopt;
  }
  if (at == std::string_view::npos) {
    return key;
  }
  const std::string_view pick = text.substr(at + 1);
  for (const auto& [name_of_pick, value] : pick_names) {
    if (pick == name_of_pick) {
      key.pick = value;
      return key;
    }
  }
  out.add({Code::ComposeUnknownPick, span, {{"pick", std::string(pick)}}});
  return std::nullopt;
}

std::optional<ParsedSkeleton> parse_skeleton(const Skeleton& skeleton, Diagnostics& out) {
  const Places places(skeleton);
  const std::string_view text = skeleton.value;
  ParsedSkeleton parsed{{}, skeleton.span};
  bool sound = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
    if (brace > at) {
      parsed.pieces.emplace_back(std::string(text.substr(at, brace - at)));
    }
    at = brace + 1;
    if (brace == text.size()) {
      break;
    }
    const std::size_t close = text[brace] == '{' ? text.find_first_of("{}", at) : brace;
    if (close == brace) {
      out.add({Code::ComposeStrayBrace, places.part(brace, brace + 1)});
      sound = false;
      continue;
    }
    if (close == std::string_view::npos || text[close] == '{') {
      out.add({Code::ComposeOpenBrace, places.part(brace, brace + 1)});
      sound = false;
      continue;
    }
    auto piece = parse_placeholder(text.substr(at, close - at), places.part(brace, close + 1), out);
    sound = sound && piece;
    if (piece) {
      parsed.pieces.push_back(std::move(*piece));
    }
    at = close + 1;
  }
  return sound ? std::optional(std::move(parsed)) : std::nullopt;
}

std::string nearest_names(std::string_view word, const std::vector<std::string>& candidates) {
  if (auto one = did_you_mean(word, candidates)) {
    return *one;
  }
  // Not a slip of the hand: show what begins alike, up to the first dot, or else simply the first.
  constexpr std::size_t most = 6;
  const std::string_view group = word.substr(0, word.find('.') + 1);
  std::vector<std::string> shown;
  for (const bool alike : {true, false}) {
    for (const std::string& name : candidates) {
      const bool fits = !alike || (!group.empty() && name.starts_with(group));
      if (fits && shown.size() < most) {
        shown.push_back(name);
      }
    }
    if (!shown.empty()) {
      break;
    }
  }
  std::string joined;
  for (const std::string& name : shown) {
    joined += (joined.empty() ? "" : ", ") + name;
  }
  return joined.empty() ? "—" : joined;
}

}  // namespace jianbao::composing
