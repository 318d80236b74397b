#include "compose/register_block.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "compose/glossary.h"
#include "compose/register_entries.h"
#include "compose/table_block.h"
#include "world.h"

namespace jianbao::composing {
namespace {

/// An office that knows a few names, each from one document.
class Names {
 public:
  Names() {
    world.catalogue.add(Domain{"logistics", "物流", place()});
    world.catalogue.add(Domain{"general", "综合", place()});
    SourceDocument later = world.catalogue[paper()];
    later.key = "later";
    later.published = World::day(2025, 11, 30);
    later_ = world.catalogue.add(std::move(later));
    SourceDocument earlier = world.catalogue[paper()];
    earlier.key = "earlier";
    earlier.title = "早先的一篇";
    earlier.published = World::day(2022, 10, 31);
    earlier.date_inferred = true;
    earlier_ = world.catalogue.add(std::move(earlier));
  }

  [[nodiscard]] Span place() const { return world.span(1, 1, 2); }
  [[nodiscard]] DocumentId paper() const { return world.catalogue.document("paper").value(); }
  [[nodiscard]] DocumentId later() const { return *later_; }
  [[nodiscard]] DocumentId earlier() const { return *earlier_; }

  System& name(std::string of, std::string domain = "物流") {
    System& system = systems.emplace_back();
    system.name = std::move(of);
    system.kind = "平台";
    system.domain = std::move(domain);
    system.does = "做" + system.name + "的事";
    return system;
  }
  void mention(std::string of, DocumentId in, std::uint32_t line) {
    mentions.push_back({std::move(of), in, line, {"锚", 0, place()}, place()});
  }
  /// A name of the paper of this issue.
  System& known(const std::string& of, std::string domain = "物流") {
    mention(of, paper(), static_cast<std::uint32_t>(mentions.size()) + 1);
    return name(of, std::move(domain));
  }

  /// The input of an issue that has all of them; what it points to lives in this object.
  const ComposeInput& input() {
    registry = {};
    for (const System& system : systems) {
      REQUIRE_FALSE(registry.add(system));
    }
    registry.sort();
    registry.set_mentions(mentions);
    input_ = std::make_unique<ComposeInput>(world.input());
    input_->registry = &registry;
    return *input_;
  }
  template <class Make, class Spec>
  std::vector<BlockContent> make(Make maker, Spec spec) {
    world.document_out.figures.clear();
    world.said = {};
    Context context(input(), world.document_out, world.said);
    auto blocks = maker(context, spec);
    used = {context.used_facts.begin(), context.used_facts.end()};
    main_facts = context.main_facts.size();
    return blocks;
  }
  std::vector<BlockContent> make_register() {
    return make(&composing::make_register, RegisterSpec{place()});
  }

  World world;
  std::vector<System> systems;
  std::vector<Mention> mentions;
  Registry registry;
  std::vector<FactIndex> used;
  std::size_t main_facts = 0;

 private:
  std::optional<DocumentId> later_, earlier_;
  std::unique_ptr<ComposeInput> input_;
};

/// A list that a failing check prints.
struct Lines : std::vector<std::string> {
  using vector::vector;
  friend std::ostream& operator<<(std::ostream& out, const Lines& lines) {
    for (const std::string& line : lines) {
      out << '\n' << line;
    }
    return out;
  }
};

std::vector<std::string> cells_of(const TableRow& row) {
  std::vector<std::string> out;
  for (const TableCell& cell : row.cells) {
    out.push_back(plain_text(cell.spans));
  }
  return out;
}

/// Rows of the only table as lines; a group is its heading in brackets.
Lines lines_of(const std::vector<BlockContent>& blocks, std::size_t first = 0,
               std::size_t last = 99) {
  Lines lines;
  for (const BlockContent& block : blocks) {
    if (const Table* table = std::get_if<Table>(&block)) {
      for (const TableRow& row : table->rows) {
        const auto cells = cells_of(row);
        std::string line;
        for (std::size_t c = first; c < std::min(last, cells.size()); ++c) {
          line += (c > first ? "|" : "") + cells[c];
        }
        lines.push_back(row.kind == RowKind::Group ? "[" + cells.front() + "]" : line);
      }
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("the register has the names known on the day, by domain and sound, numbered through") {
  Names names;
  names.known("综合平台", "综合");
  names.known("青岛港");
  names.known("“双轮驱动”");
  names.known("长三角链条").sort_as = "常三角链条";
  names.known("1+3体系", "综合");
  names.name("没有人提到的");
  names.name("明年才有的");
  names.mention("明年才有的", names.later(), 3);
  CHECK(lines_of(names.make_register(), 0, 2) ==
        Lines{"[物流（第1—3条）]", "1|长三角链条", "2|青岛港", "3|“双轮驱动”", "[综合（第4—5条）]",
              "4|1+3体系", "5|综合平台"});
}

TEST_CASE("the register says how many names there are of what standing, and what it cites") {
  Names names;
  names.known("甲");
  names.known("乙").status = SystemStatus::Proposed;
  names.known("丙", "综合");
  names.mention("甲", names.earlier(), 7);
  std::vector<std::string> said;
  for (const BlockContent& block : names.make_register()) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      said.push_back(plain_text(paragraph->spans));
    }
  }
  REQUIRE(said.size() == 3);
  CHECK(said[0] ==
        "截至2024年12月3日，来源里出现过的名称共3条，其中已有的2条，拟议的1条。按领域排列："
        "物流（第1—2条）、综合（第3条）。");
  CHECK(
      said[2].ends_with("来源：1.《早先的一篇》，青岛晚报，2022年10月31日（日期为推定）；"
                        "2.《题名》，青岛晚报，2024年12月3日。"));
}

TEST_CASE("an entry says what a name is, what else it is called and what it is not") {
  Names names;
  System& one = names.known("四六计划");
  one.full = "上合四六计划";
  one.aliases = {"“四六计划”", "四六”计划", "46计划"};
  one.slips = {"四大计划"};
  one.status = SystemStatus::Planned;
  one.distinct_from = {"六大平台", "明年才有的"};
  one.parts = {{"6", "平台", {"六大平台", "别的"}, false, names.place()},
               {"N", "节点", {}, false, names.place()},
               {"3", "来源未写明", {}, false, names.place()},
               {"2", "来源未写明", {}, false, names.place()}};
  System& two = names.known("六大平台");
  two.parts = {{"6", "平台", {"四六计划", "别的"}, false, names.place()}};
  names.name("明年才有的");
  names.mention("明年才有的", names.later(), 3);
  names.mention("四六计划", names.paper(), 9);
  names.mention("四六计划", names.paper(), 9);
  names.mention("46计划", names.earlier(), 4);
  CHECK(
      lines_of(names.make_register()) ==
      Lines{"[物流（第1—2条）]",
            "1|六大平台|平台，已有。做六大平台的事。包括四六计划（第2条）、别的等6个平台。〔2:2〕",
            "2|四六计划（全称上合四六计划；又称46计划；原文误作四大计划）|平台，规划。做四六计划的"
            "事。6指平台：六大平台（第1条）、别的等；N指节点；3、2所指来源未写明。"
            "注意与六大平台（第1条）区分。〔1:4，2:1、9〕"});
}

TEST_CASE("figures of an entry are figures: of whom, when and of what standing") {
  Names names;
  names.known("上合示范区");
  names.known("能源交易中心").kind = "机构";
  names.world.add({"trains", "rail.trains", "2024-01..2024-10", "915", "列", Qualifier::None,
                   Status::Actual, "18.1"});
  names.world.facts.facts.back().system = "上合示范区";
  names.world.add(
      {"total", "trade.total", "2024", "347", "亿元", Qualifier::None, Status::Forecast});
  names.world.facts.facts.back().system = "上合示范区";
  names.world.add(
      {"projects", "invest.projects", "2024-01..2024-10", "98", "个", Qualifier::About});
  names.world.facts.facts.back().system = "上合示范区";
  names.world.add(
      {"turnover", "energy.turnover", "累计至2024-12-02", "2300", "亿元", Qualifier::Breaking});
  names.world.facts.facts.back().system = "能源交易中心";
  names.world.add({"goal", "invest.projects", "2025", "5", "个", Qualifier::None, Status::Target});
  names.world.facts.facts.back().system = "能源交易中心";
  names.world.add({"secret", "invest.all", "2024", "77", "个"});
  names.world.facts.facts.back().system = "能源交易中心";
  names.world.facts.facts.back().disclosure = Disclosure::Restricted;
  names.world.add({"first", "tir.trips", "截至2024-12-02"});
  names.world.facts.facts.back().claim =
      Claim{"首批", std::string(unstated_scope), {}, names.place()};
  names.world.facts.facts.back().system = "能源交易中心";

  CHECK(lines_of(names.make_register(), 2) ==
        Lines{"[物流（第1—2条）]",
              "机构，已有。做能源交易中心的事。数据：能源交易中心交易额突破2300亿元"
              "（上合示范区，截至2024年12月2日累计）；对俄车次：首批"
              "（上合示范区，范围来源未写明，截至2024年12月2日）；新引进重大项目5个"
              "（上合示范区，目标，没有写期限）。〔1:2〕",
              "平台，已有。做上合示范区的事。数据：新引进重大项目约98个，中欧班列开行列数915列，"
              "同比增长18.1%（均为2024年1—10月）；外贸进出口总值预计347亿元（2024年）。〔1:1〕"});
  Lines printed;
  for (const Figure& figure : names.world.document_out.figures) {
    printed.push_back(figure.printed);
    CHECK(figure.facts.size() == 1);
    CHECK(figure.sentence.starts_with("第"));
  }
  CHECK(printed == Lines{"突破2300亿元", "5个", "约98个", "915列", "18.1%", "347亿元"});
  CHECK(names.used.size() == 6);
  CHECK(names.main_facts == 0);
}

TEST_CASE("without a registry or without known names there is nothing") {
  World world;
  Context context(world.input(), world.document_out, world.said);
  const Span place = world.span(1, 1, 2);
  CHECK(make_register(context, {place}).empty());
  CHECK(make_name_index(context, {place}).empty());
  CHECK(make_glossary(context, {0, place}).empty());
  Names names;
  names.name("没有人提到的");
  CHECK(names.make_register().empty());
}

TEST_CASE("the index has every spelling under its letter with the number of the entry") {
  Names names;
  System& port = names.known("青岛港");
  port.aliases = {"“青岛港”", "前湾港", "QDP"};
  port.slips = {"青鸟港"};
  names.known("8696路径", "综合").full = "“8696”工作路径";
  names.known("安全网", "综合");
  CHECK(lines_of(names.make(&make_name_index, NameIndexSpec{names.place()})) ==
        Lines{"0—9|“8696”工作路径（2）；8696路径（2）", "A|安全网（3）",
              "Q|前湾港（1）；青岛港（1）；QDP（1）"});
}

TEST_CASE("names of a letter that begin alike stay in one row, and their beginning stands out") {
  Names names;
  for (const char* name : {"上一", "上二", "“上”三", "数一", "数二", "四一"}) {
    names.known(name);
  }
  for (int i = 0; i < 15; ++i) {
    names.known("市" + std::to_string(i));
  }
  const auto blocks = names.make(&make_name_index, NameIndexSpec{names.place()});
  REQUIRE(blocks.size() == 1);
  const Table& table = std::get<Table>(blocks.front());
  REQUIRE(table.rows.size() == 3);  // 上, then the fifteen of 市, then 数 and 四
  CHECK(table.rows[0].cells[0].rows == 3);
  CHECK(plain_text(table.rows[0].cells[1].spans) == "上二（1）；“上”三（2）；上一（3）");
  CHECK(table.rows[1].cells[0].spans.empty());
  std::string strong;
  for (const TextSpan& span : table.rows[2].cells[1].spans) {
    strong += span.emphasis == Emphasis::Strong ? span.text + "|" : "";
  }
  CHECK(strong == "数|四|");
}

TEST_CASE("the glossary explains the names that are printed, the longest first, as they come") {
  Names names;
  System& hub = names.known("上合国际枢纽港");
  hub.full = "上合组织国际枢纽港";
  names.known("枢纽港").status = SystemStatus::Proposed;
  names.known("上合").aliases = {"“上合”"};
  names.known("1153").status = SystemStatus::Planned;
  names.known("RCEP");
  names.known("没有印的");
  names.known("没有说明的").does = "";
  names.name("明年才有的");
  names.mention("明年才有的", names.later(), 3);
  const auto print = [&names](std::string text) {
    names.world.document_out.blocks.push_back(
        {Paragraph{ParagraphStyle::Body, {{std::move(text), Emphasis::Plain, {}}}}, {}});
  };
  const auto glossary = [&names](std::uint32_t most) {
    return lines_of(names.make(&make_glossary, GlossarySpec{most, names.place()}));
  };
  CHECK(glossary(0).empty());
  print("明年才有的、没有说明的，都不解释；11530和RCEPX是别的字。");
  CHECK(glossary(0).empty());
  print("按1153思路建上合国际枢纽港，加入RCEP，再建一个枢纽港。");
  CHECK(glossary(0) == Lines{"1153|做1153的事。",
                             "上合国际枢纽港|即上合组织国际枢纽港。做上合国际枢纽港的事。",
                             "RCEP|做RCEP的事。", "枢纽港|做枢纽港的事。只是建议，尚未建立。"});
  CHECK(glossary(2).size() == 2);
  Table table;
  table.rows.push_back({plain_cell("“上合”"), plain_cell("上合国际枢纽港")});
  names.world.document_out.blocks.insert(names.world.document_out.blocks.begin(),
                                         {std::move(table), {}});
  CHECK(glossary(1) == Lines{"上合|做上合的事。"});
}

TEST_CASE("spellings that differ in marks alone are one, and a later one is not known yet") {
  Names names;
  System& system = names.known("海陆空铁联动");
  system.full = "“海、陆、空、铁”联动";
  system.aliases = {"四港联动", "五港联动"};
  system.slips = {"海陆空贴联动", "海陆空跌联动"};
  names.mention("四港联动", names.earlier(), 3);
  names.mention("五港联动", names.later(), 3);
  names.mention("海陆空跌联动", names.later(), 4);
  const NumberedNames numbered(names.input());
  const System& known = *numbered.entries().front().system;
  CHECK(numbered.spellings(known) == std::vector<std::string>{"海陆空铁联动", "四港联动"});
  CHECK(numbered.slips(known) == std::vector<std::string>{"海陆空贴联动"});
  CHECK(without_marks("《意见》（2024）") == "意见2024");
}

TEST_CASE("what became of a name is told from its day on") {
  Names names;
  System& tower = names.known("大厦");
  tower.status = SystemStatus::Planned;
  tower.later = {{World::day(2024, 12, 3), SystemStatus::Exists, "建成的载体"},
                 {World::day(2025, 11, 30), SystemStatus::Exists, "开了展馆的载体"}};
  CHECK(state_on(tower, World::day(2024, 12, 2)).does == "做大厦的事");
  CHECK(state_on(tower, World::day(2024, 12, 3)).does == "建成的载体");
  CHECK(latest_state(tower).does == "开了展馆的载体");
  const auto printed = [&names] {
    std::string text;
    for (const BlockContent& block : names.make_register()) {
      if (const auto* table = std::get_if<Table>(&block)) {
        for (const TableRow& row : table->rows) {
          text += row.cells.size() > 2 ? plain_text(row.cells[2].spans) : "";
        }
      }
    }
    return text;
  };
  CHECK(printed().find("已有。建成的载体。") != std::string::npos);  // the issue is of 2024-12-03
  names.systems.front().later.clear();
  CHECK(printed().find("规划。做大厦的事。") != std::string::npos);
}

}  // namespace jianbao::composing
