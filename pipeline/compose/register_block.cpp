#include "compose/register_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "compose/numerals.h"
#include "compose/register_entries.h"
#include "compose/table_block.h"
#include "compose/wording.h"
#include "model/words.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view not_said = "来源未写明";

void join(std::string& text, std::string_view more, std::string_view separator) {
  text += text.empty() ? "" : separator;
  text += more;
}

TableColumnHead narrow(std::string text) { return {std::move(text), ColumnAlign::Centre, 0, true}; }
TableColumnHead wide(std::string text, std::uint16_t weight) {
  return {std::move(text), ColumnAlign::Left, weight, false};
}

/// （第12条）, or nothing for a name that has no entry.
std::string reference(const NumberedNames& names, std::string_view name) {
  const RegisterEntry* entry = names.find(name);
  return entry == nullptr ? "" : fmt::format("（第{}条）", entry->number);
}

/// The facts that a system's figures are taken from.
class FactsOfSystems {
 public:
  explicit FactsOfSystems(const Context& context) {
    const FactView& facts = context.input.dataset.checked().facts();
    for (FactIndex index = 0; index < facts.size(); ++index) {
      const Fact& fact = facts[index];
      const bool says = fact.quantity || fact.claim || fact.comparison(ComparisonKind::YearOnYear);
      if (!fact.system.empty() && says && fact.disclosure == Disclosure::Published &&
          !context.views.indicator(index).undertaking) {
        facts_[context.input.registry->find(fact.system)].push_back(index);
      }
    }
  }
  [[nodiscard]] const std::vector<FactIndex>& of(const System* system) const {
    static const std::vector<FactIndex> none;
    const auto found = facts_.find(system);
    return found == facts_.end() ? none : found->second;
  }

 private:
  std::map<const System*, std::vector<FactIndex>> facts_;
};

/// 8指平台：甲、乙等；6指模式：…, or 包括甲、乙等6个平台 of a scheme of one part.
class PartWords {
 public:
  PartWords(const NumberedNames& names, const System& system) : names_(names), system_(system) {}

  [[nodiscard]] std::string say() const {
    if (system_.parts.size() == 1) {
      return only(system_.parts.front());
    }
    std::string text;
    std::string counts;  // of parts that are said alike
    for (std::size_t k = 0; k < system_.parts.size(); ++k) {
      const SchemePart& part = system_.parts[k];
      const std::string words = one_of_many(part);
      join(counts, part.count, "、");
      if (k + 1 == system_.parts.size() || one_of_many(system_.parts[k + 1]) != words) {
        join(text, std::exchange(counts, {}) + words, "；");
      }
    }
    return with_stop(std::move(text));
  }

 private:
  [[nodiscard]] std::string members(const SchemePart& part) const {
    std::string text;
    for (const std::string& member : part.members) {
      join(text, member + reference(names_, member), "、");
    }
    return text;
  }
  [[nodiscard]] std::string only(const SchemePart& part) const {
    const std::string list = members(part);
    if (list.empty()) {
      return {};  // the name says how many of what; the source says no more
    }
    return part.complete ? fmt::format("包括{}。", list)
                         : fmt::format("包括{}等{}个{}。", list, part.count, part.what);
  }
  [[nodiscard]] std::string one_of_many(const SchemePart& part) const {
    if (part.what == not_said) {
      return fmt::format("所指{}", not_said);
    }
    const std::string list = members(part);
    return fmt::format("指{}{}{}{}", part.what, list.empty() ? "" : "：", list,
                       list.empty() || part.complete ? "" : "等");
  }

  const NumberedNames& names_;
  const System& system_;
};

class RegisterTable {
 public:
  explicit RegisterTable(Context& context)
      : context_(context), names_(context.input), facts_(context) {}

  std::vector<BlockContent> run() {
    std::vector<BlockContent> out;
    if (names_.entries().empty()) {
      return out;
    }
    out.emplace_back(small(contents()));
    out.emplace_back(small(how_to_read()));
    out.emplace_back(small(documents()));
    Table table;
    table.columns = {narrow("编号"), wide("名称", 2), wide("类别、状态、内容和出处", 5)};
    for (const RegisterEntry& entry : names_.entries()) {
      if (begins_domain(entry)) {
        table.rows.emplace_back(std::vector<TableCell>{plain_cell(group_words(entry))},
                                RowKind::Group);
      }
      table.rows.push_back(row(entry));
    }
    out.emplace_back(std::move(table));
    return out;
  }

 private:
  [[nodiscard]] static Paragraph small(std::string text) {
    return {ParagraphStyle::Small, {{std::move(text), Emphasis::Plain, std::nullopt}}};
  }

  [[nodiscard]] SystemState state(const System& system) const {
    return state_on(system, context_.input.issue.as_of);
  }

  [[nodiscard]] std::size_t count(SystemStatus status) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        names_.entries(),
        [&](const RegisterEntry& entry) { return state(*entry.system).status == status; }));
  }
  [[nodiscard]] bool begins_domain(const RegisterEntry& entry) const {
    return entry.number == 1 ||
           names_.entries()[entry.number - 2].system->domain != entry.system->domain;
  }
  /// 物流（第1—57条）
  [[nodiscard]] std::string group_words(const RegisterEntry& first) const {
    std::size_t last = first.number;
    while (last < names_.entries().size() && !begins_domain(names_.entries()[last])) {
      ++last;
    }
    return last == first.number
               ? fmt::format("{}（第{}条）", first.system->domain, last)
               : fmt::format("{}（第{}—{}条）", first.system->domain, first.number, last);
  }

  [[nodiscard]] std::string contents() const {
    std::string domains;
    for (const RegisterEntry& entry : names_.entries()) {
      if (begins_domain(entry)) {
        join(domains, group_words(entry), "、");
      }
    }
    std::string statuses;
    for (const auto& word : words_of<SystemStatus>()) {
      if (const std::size_t n = count(word.value); n > 0) {
        join(statuses, fmt::format("{}的{}条", word.data, n), "，");
      }
    }
    return fmt::format("截至{}，来源里出现过的名称共{}条，其中{}。按领域排列：{}。",
                       full_date(context_.input.issue.as_of), names_.entries().size(), statuses,
                       domains);
  }
  [[nodiscard]] static std::string how_to_read() {
    return "同一领域内按名称的音序排列，引号不计。状态：已有；规划，正在建设，或有关单位已经提出；"
           "拟议，只是作者的建议，尚未建立。数据后面的括号里是主体和期间，没有写主体的，名称里已经"
           "有。"
           "末尾的〔〕里是出处：来源的号，冒号，留存文本的行号。";
  }
  /// 1.《题目》，青岛晚报，2024年12月3日；
  [[nodiscard]] std::string documents() const {
    std::string text;
    for (std::size_t i = 0; i < names_.documents().size(); ++i) {
      const SourceDocument& source = context_.input.catalogue[names_.documents()[i]];
      std::string words = fmt::format("{}.", i + 1);
      words += source.title.empty() ? "" : fmt::format("《{}》，", source.title);
      words += fmt::format("{}，{}{}", source.publisher, full_date(source.published),
                           source.date_inferred ? "（日期为推定）" : "");
      join(text, words, "；");
    }
    return fmt::format("来源：{}。", text);
  }

  TableRow row(const RegisterEntry& entry) {
    const System& system = *entry.system;
    Fragment what;
    const SystemState known = state(system);
    what.add(fmt::format("{}，{}。", system.kind, data_word(known.status)));
    what.add(with_stop(known.does) + PartWords(names_, system).say());
    add_figures(what, entry);
    what.add(not_to_be_taken_for(system));
    what.add(places(entry));
    const std::string sentence =
        fmt::format("第{}条　{}：{}", entry.number, system.name, plain_text(what.spans));
    return {plain_cell(std::to_string(entry.number)),
            name_cell(system),
            {context_.commit(std::move(what), sentence)}};
  }

  /// The usual name, then what else it is called.
  [[nodiscard]] TableCell name_cell(const System& system) const {
    std::string others;
    std::vector<std::string> also = names_.spellings(system);
    also.erase(also.begin());
    if (!also.empty() && also.front() == system.full) {
      join(others, "全称" + also.front(), "；");
      also.erase(also.begin());
    }
    std::string list;
    for (const std::string& name : also) {
      join(list, name, "、");
    }
    if (!list.empty()) {
      join(others, "又称" + list, "；");
    }
    std::string slips;
    for (const std::string& slip : names_.slips(system)) {
      join(slips, slip, "、");
    }
    if (!slips.empty()) {
      join(others, "原文误作" + slips, "；");
    }
    TableCell cell = plain_cell(system.name);
    cell.spans.front().emphasis = Emphasis::Strong;
    if (!others.empty()) {
      cell.spans.push_back({"（" + others + "）", Emphasis::Plain, std::nullopt});
    }
    return cell;
  }

  [[nodiscard]] std::string not_to_be_taken_for(const System& system) const {
    std::string text;
    for (const std::string& name : system.distinct_from) {
      if (const RegisterEntry* other = names_.find(name)) {
        join(text, fmt::format("{}（第{}条）", other->system->name, other->number), "、");
      }
    }
    return text.empty() ? "" : "注意与" + text + "区分。";
  }

  /// What has happened, then what is expected or promised, each the latest first; figures of one
  /// subject and period together.
  [[nodiscard]] std::vector<FactIndex> facts_in_order(const System& system) const {
    std::vector<FactIndex> facts = facts_.of(&system);
    const auto before = [&](FactIndex a, FactIndex b) {
      const Fact& x = context_.views.fact(a);
      const Fact& y = context_.views.fact(b);
      const auto expected_x = !is_observed(x.status);
      const auto expected_y = !is_observed(y.status);
      const std::string words_x = circumstances(a, system);
      const std::string words_y = circumstances(b, system);
      return std::tie(expected_x, y.period.end, words_x) <
             std::tie(expected_y, x.period.end, words_y);
    };
    std::ranges::stable_sort(facts, before);
    return facts;
  }

  /// What several figures in a row have in common is said once, behind the last of them.
  void add_figures(Fragment& out, const RegisterEntry& entry) {
    const std::vector<FactIndex> facts = facts_in_order(*entry.system);
    std::size_t alike = 0;
    for (std::size_t k = 0; k < facts.size(); ++k) {
      out.add(k == 0 ? "数据：" : alike > 0 ? "，" : "；");
      out.append(figure(facts[k], *entry.system));
      out.used.push_back(facts[k]);
      ++alike;
      const std::string words = circumstances(facts[k], *entry.system);
      if (k + 1 == facts.size() || circumstances(facts[k + 1], *entry.system) != words) {
        const std::string_view of_all = words.starts_with("截至") ? "均" : "均为";
        out.add(fmt::format("（{}{}）", alike > 1 ? of_all : "", words));
        alike = 0;
      }
    }
    out.add(facts.empty() ? "" : "。");
  }

  /// 累计培训班次239个班次
  Fragment figure(FactIndex index, const System& system) {
    const Fact& fact = context_.views.fact(index);
    const std::string& name = context_.views.indicator(index).name;
    Fragment out;
    if (fact.quantity) {
      out.add(name == system.name ? "" : name);
      out.append(level(index));
      add_growth(out, index, "，");
    } else if (fact.comparison(ComparisonKind::YearOnYear) != nullptr) {
      out.add(name);
      add_growth(out, index, "");
    } else {
      out.add(name == system.name ? "" : name + "：");
      out.append(claim(index));
    }
    return out;
  }

  Fragment level(FactIndex index) {
    const Fact& fact = context_.views.fact(index);
    Fragment out;
    if (is_observed(fact.status) || fact.status == Status::Forecast) {
      out.add(std::string(status_prefix(fact.status)));  // of the others circumstances() speaks
    }
    Fragment number = context_.views.value_number(index).value();
    number.spans.back().text = number.figures.front().printed;
    out.append(std::move(number));
    return out;
  }
  void add_growth(Fragment& out, FactIndex index, std::string_view before) {
    const FactPiece piece{{"", Pick::Stated, context_.views.fact(index).span}, View::YearOnYear};
    if (auto growth = context_.views.view(index, piece, context_.diagnostics)) {
      out.add(std::string(before));
      out.append(std::move(*growth));
    }
  }
  Fragment claim(FactIndex index) {
    const Fact& fact = context_.views.fact(index);
    Fragment out;
    if (fact.claim->scope == unstated_scope) {
      out.add(fact.claim->kind);
      return out;
    }
    const FactPiece piece{{"", Pick::Stated, fact.span}, View::Claim};
    if (auto words = context_.views.view(index, piece, context_.diagnostics)) {
      out.append(std::move(*words));
    }
    return out;
  }

  /// Of whom, when and of what standing it is: W-04, W-05, W-10.
  [[nodiscard]] std::string circumstances(FactIndex index, const System& system) const {
    const Fact& fact = context_.views.fact(index);
    const Subject& subject = context_.input.catalogue[fact.subject];
    std::string text;
    const auto names = all_names(system);
    const bool own = std::ranges::find(names, subject.name) != names.end() ||
                     std::ranges::find(names, subject.full) != names.end() ||
                     context_.views.indicator(index).name.find(subject.name) != std::string::npos;
    join(text, own ? "" : subject.name, "，");
    if (!fact.quantity && fact.claim && fact.claim->scope == unstated_scope) {
      join(text, "范围来源未写明", "，");
    }
    if (is_observed(fact.status) || fact.status == Status::Forecast) {
      join(text, period_in_list(fact.period), "，");
    } else {
      join(text, data_word(fact.status), "，");
      join(text, fact.due ? "到" + period_in_list(*fact.due) : "没有写期限", "，");
    }
    return text;
  }

  /// 〔2:24、26，4:8〕: documents and lines. A number and its line do not break.
  [[nodiscard]] std::string places(const RegisterEntry& entry) const {
    std::string text;
    const Mention* before = nullptr;
    for (const Mention* mention : entry.mentions) {
      if (before == nullptr || before->document != mention->document) {
        const auto at = std::ranges::find(names_.documents(), mention->document);
        join(text, fmt::format("{}:{}", at - names_.documents().begin() + 1, mention->line), "，");
      } else if (before->line != mention->line) {
        text += fmt::format("、{}", mention->line);
      }
      before = mention;
    }
    return "〔" + text + "〕";
  }

  Context& context_;
  NumberedNames names_;
  FactsOfSystems facts_;
};

}  // namespace

std::vector<BlockContent> make_register(Context& context, const RegisterSpec& /*spec*/) {
  if (context.input.registry == nullptr) {
    return {};
  }
  // The annex defines what the text of a report prints, not what a register lists.
  const auto main_facts = context.main_facts;
  auto blocks = RegisterTable(context).run();
  context.main_facts = main_facts;
  return blocks;
}

}  // namespace jianbao::composing
