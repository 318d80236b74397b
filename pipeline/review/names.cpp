#include "review/names.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/utf8.h"

namespace jianbao::reviewing {
namespace {

constexpr std::u32string_view marks = U"“”";
constexpr std::size_t longest_name = 20;  // longer than any body calls itself; beyond is a sentence
constexpr std::size_t shortest_front = 2;  // 市委, 该局: too general to be looked up
constexpr std::size_t beside = 4;          // a name of a person, with a little more

bool has(std::u32string_view list, char32_t c) { return list.find(c) != std::u32string_view::npos; }

bool any_at(std::span<const std::u32string_view> words, std::u32string_view text, std::size_t at) {
  return at <= text.size() && std::ranges::any_of(words, [&](std::u32string_view word) {
           return text.substr(at).starts_with(word);
         });
}

/// Words of which an ending or a title is a part by chance: the language's, not an office's.
constexpr std::u32string_view chance_words[] = {
    U"格局",   U"布局",   U"全局",   U"大局",   U"结局",   U"开局",   U"破局",   U"时局",
    U"政局",   U"定局",   U"局面",   U"局势",   U"局部",   U"局限",   U"局长",   U"举办",
    U"承办",   U"主办",   U"协办",   U"兴办",   U"开办",   U"创办",   U"申办",   U"督办",
    U"交办",   U"筹办",   U"办理",   U"办公",   U"办法",   U"办学",   U"办事",   U"办好",
    U"办成",   U"办结",   U"办展",   U"办会",   U"委托",   U"委派",   U"委员",   U"原委",
    U"餐厅",   U"客厅",   U"大厅",   U"展厅",   U"厅长",   U"中心城", U"中心区", U"中心点",
    U"大学生", U"银行业", U"银行卡", U"公司制", U"集团军", U"学院派", U"长期",   U"长远",
    U"长效",   U"长足",   U"长度",   U"长久",   U"长三角", U"长江",   U"长时",   U"长达",
    U"长线",   U"任务",   U"授权",   U"授予",   U"席位",   U"席台",   U"长春",   U"长沙"};

/// Such a word that lies across the border of the stretch or just as long as it: 办|理, 格|局.
bool is_chance(std::u32string_view text, Stretch found) {
  return std::ranges::any_of(chance_words, [&](std::u32string_view word) {
    const std::size_t from = found.begin - std::min(found.begin, word.size() - 1);
    for (std::size_t at = from; at < found.end; ++at) {
      const std::size_t end = at + word.size();
      const bool crosses =
          (at < found.begin && end >= found.end) || (at >= found.begin && end > found.end);
      if (crosses && text.substr(at, word.size()) == word) {
        return true;
      }
    }
    return false;
  });
}

constexpr std::u32string_view kept_pairs[] = {U"国家", U"对外", U"内蒙", U"有限", U"有色",
                                              U"国有", U"同济", U"大同", U"和平", U"共和",
                                              U"前海", U"后勤", U"所有", U"为民"};

/// A word between names, unless it is a part of one: 由, but not the 对 of 对外经济贸易大学.
bool is_between(std::u32string_view text, std::size_t at, std::u32string_view words) {
  const bool part = any_at(kept_pairs, text, at) || (at > 0 && any_at(kept_pairs, text, at - 1));
  return has(words, text[at]) && !part;
}

constexpr std::u32string_view verbs_before[] = {
    U"成立", U"设立", U"推出", U"推动", U"支持", U"依托", U"组建", U"建成",
    U"挂牌", U"引进", U"签约", U"落户", U"开展", U"印发", U"打造", U"会同"};
constexpr std::u32string_view verbs_behind[] = {
    U"介绍", U"表示", U"指出", U"强调", U"主持", U"出席", U"参加", U"带队", U"会见",
    U"讲话", U"致辞", U"认为", U"率队", U"赴",   U"宣布", U"通报", U"说",   U"作了"};

/// A sentence without its quotation marks, and what stood in marks.
struct Line {
  std::u32string text;
  std::vector<Stretch> quoted;  ///< in “”
  std::vector<Stretch> titled;  ///< in 《》, which stay in the text
};

Line line_of(const std::string& sentence) {
  Line line;
  std::optional<std::size_t> quote;
  std::optional<std::size_t> title;
  for (const char32_t c : to_utf32(sentence)) {
    if (c == U'“') {
      quote = line.text.size();
    } else if (c == U'”') {
      if (quote) {
        line.quoted.push_back({*quote, line.text.size()});
      }
      quote.reset();
    } else {
      if (c == U'》' && title) {
        line.titled.push_back({*title, line.text.size()});
        title.reset();
      }
      line.text += c;
      title = c == U'《' ? line.text.size() : title;
    }
  }
  return line;
}

bool covers(const std::vector<Stretch>& all, Stretch one) {
  return std::ranges::any_of(all,
                             [one](Stretch s) { return s.begin <= one.begin && one.end <= s.end; });
}

const Stretch* ending_at(const std::vector<Stretch>& all, std::size_t at) {
  const auto found = std::ranges::find(all, at, &Stretch::end);
  return found == all.end() ? nullptr : &*found;
}

bool starting_at(const std::vector<Stretch>& all, std::size_t at) {
  return std::ranges::find(all, at, &Stretch::begin) != all.end();
}

std::vector<std::u32string> wide(const std::vector<std::string>& words) {
  std::vector<std::u32string> all;
  for (const std::string& word : words) {
    all.push_back(to_utf32(word));
  }
  return all;
}

/// Length of the longest of the words that stands here; 0: none.
std::size_t longest_at(const std::vector<std::u32string>& words, std::u32string_view text,
                       std::size_t at) {
  std::size_t longest = 0;
  for (const std::u32string& word : words) {
    if (word.size() > longest && text.substr(at).starts_with(word)) {
      longest = word.size();
    }
  }
  return longest;
}

/// Where the words stand, from the left, the longest first; not within known names nor by chance.
std::vector<Stretch> places_of(const std::vector<std::u32string>& words, std::u32string_view text,
                               const std::vector<Stretch>& known) {
  std::vector<Stretch> places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t length = longest_at(words, text, at);
    const Stretch place{at, at + length};
    if (length == 0 || covers(known, place) || is_chance(text, place)) {
      continue;
    }
    places.push_back(place);
    at = place.end - 1;
  }
  return places;
}

/// One body named after another is not joined to it: 商务局和工信局, but 工业和信息化局.
bool joins_bodies(std::u32string_view text, std::size_t at, const std::vector<Stretch>& bodies,
                  const std::vector<Stretch>& known) {
  return has(U"和与及", text[at]) &&
         (ending_at(bodies, at) != nullptr || ending_at(known, at) != nullptr);
}

/// Where the name of the body with this ending begins.
std::size_t front_of(std::u32string_view text, Stretch ending, const std::vector<Stretch>& bodies,
                     const std::vector<Stretch>& known) {
  std::size_t begin = ending.begin;
  while (begin > 0 && ending.begin - begin < longest_name) {
    if (const Stretch* name = ending_at(known, begin)) {
      return name->begin;  // bodies begin with the name of their place
    }
    const std::size_t front = ending.begin - begin;
    const char32_t c = text[begin - 1];
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    const bool far = front >= shortest_front;
    if ((!is_han(c) && !letter) || is_between(text, begin - 1, U"的了等是将这该各其每个") ||
        (far && is_between(text, begin - 1, U"在由向对为以有同家名内前后从到于被把让给获至")) ||
        joins_bodies(text, begin - 1, bodies, known) ||
        (far && begin > 1 && any_at(verbs_before, text, begin - 2))) {
      break;
    }
    --begin;
  }
  return begin;
}

/// Up to four Han before the title; a known name stays whole.
std::size_t before_title(std::u32string_view text, Stretch title,
                         const std::vector<Stretch>& known) {
  std::size_t begin = title.begin;
  while (begin > 0) {
    if (const Stretch* name = ending_at(known, begin)) {
      return name->begin;
    }
    if (title.begin - begin == beside || !is_han(text[begin - 1]) ||
        is_between(text, begin - 1, U"的了等是将和与及在由向对为")) {
      break;
    }
    --begin;
  }
  return begin;
}

/// Up to four Han behind the title: the name, as far as it can be told from what follows. 和 and 为
/// are given names too, so that they end nothing right behind a surname.
std::size_t behind_title(std::u32string_view text, Stretch title, const std::vector<Stretch>& known,
                         const std::vector<Stretch>& titles) {
  std::size_t end = title.end;
  while (end < text.size() && end - title.end < beside && is_han(text[end])) {
    const bool second = end == title.end + 1;
    if (starting_at(known, end) || starting_at(titles, end) || any_at(verbs_behind, text, end) ||
        (!second && is_between(text, end, U"的了等是将和与及在由向对为以就同从到于被把也还"))) {
      break;
    }
    ++end;
  }
  return end;
}

/// A word or two in marks that could be a name: a whole sentence in marks is what somebody said.
bool could_be_name(std::u32string_view text) {
  const auto han = static_cast<std::size_t>(std::ranges::count_if(text, is_han));
  return han >= shortest_front && text.size() <= longest_name &&
         text.find_first_of(U"，。；：！？") == std::u32string_view::npos;
}

std::string printed(std::u32string_view text, Stretch place) {
  return to_utf8(text.substr(place.begin, place.end - place.begin));
}

}  // namespace

KnownNames::KnownNames(const Catalogue& catalogue, const Registry& registry) {
  for (const Subject& subject : catalogue.subjects()) {
    add(subject.name);
    add(subject.full);
  }
  for (const SourceDocument& document : catalogue.documents()) {
    add(document.title);
    add(document.publisher);
  }
  for (const System& system : registry.systems()) {
    for (const std::string& name : all_names(system)) {
      if (std::ranges::find(system.slips, name) == system.slips.end()) {
        add(name);
      }
    }
  }
  for (auto& [first, names] : by_first_) {
    std::ranges::sort(names, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }
}

void KnownNames::add(std::string_view name) {
  std::u32string text = to_utf32(name);
  std::erase_if(text, [](char32_t c) { return has(marks, c); });
  if (!text.empty()) {
    by_first_[text.front()].push_back(text);
  }
}

std::vector<Stretch> KnownNames::find_in(std::u32string_view text) const {
  std::vector<Stretch> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto names = by_first_.find(text[at]);
    if (names == by_first_.end()) {
      continue;
    }
    const auto name = std::ranges::find_if(names->second, [&](const std::u32string& candidate) {
      return text.substr(at).starts_with(candidate);
    });
    if (name != names->second.end()) {
      found.push_back({at, at + name->size()});
      at += name->size() - 1;
    }
  }
  return found;
}

std::vector<std::string> unknown_names(const std::string& sentence, const KnownNames& names,
                                       const std::vector<std::string>& endings) {
  const Line line = line_of(sentence);
  const std::u32string_view text = line.text;
  const std::vector<Stretch> known = names.find_in(text);
  std::map<std::size_t, std::string> found;  // by place
  for (const Stretch title : line.titled) {
    if (!covers(known, title) && title.begin < title.end) {
      found.emplace(title.begin, "《" + printed(text, title) + "》");
    }
  }
  for (const Stretch quote : line.quoted) {
    if (!covers(known, quote) && !covers(line.titled, quote) &&
        could_be_name(text.substr(quote.begin, quote.end - quote.begin))) {
      found.emplace(quote.begin, "“" + printed(text, quote) + "”");
    }
  }
  const std::vector<Stretch> bodies = places_of(wide(endings), text, known);
  for (const Stretch ending : bodies) {
    const Stretch body{front_of(text, ending, bodies, known), ending.end};
    const bool goes_on = starting_at(bodies, ending.end);  // 集团 of 某集团公司
    if (!goes_on && ending.begin - body.begin >= shortest_front && !covers(line.titled, body) &&
        !covers(line.quoted, body)) {
      found.emplace(body.begin, printed(text, body));
    }
  }
  std::vector<std::string> all;
  for (auto& [place, name] : found) {
    all.push_back(std::move(name));
  }
  return all;
}

std::vector<std::string> titled_people(const std::string& sentence, const KnownNames& names,
                                       const std::vector<std::string>& titles) {
  const std::u32string text = line_of(sentence).text;
  const std::vector<Stretch> known = names.find_in(text);
  const std::vector<Stretch> places = places_of(wide(titles), text, known);
  std::vector<std::string> all;
  for (const Stretch title : places) {
    all.push_back(printed(
        text, {before_title(text, title, known), behind_title(text, title, known, places)}));
  }
  return all;
}

}  // namespace jianbao::reviewing
