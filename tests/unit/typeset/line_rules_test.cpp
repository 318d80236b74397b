// A case for every rule of typography.md §3.1–§3.4, beyond the golden cases of §7. Widths are those
// of the box font: Han and full-width marks one em, what is set in the Latin face half an em.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "typeset/line_words.h"
#include "typeset/lines.h"
#include "typeset/quotes.h"

using namespace jianbao;

namespace {

struct Row {
  const char* rule;
  std::string text;
  Em measure;
  std::string lines;
  std::string adjustments;
};

struct Set {
  std::string lines, adjustments;
};

Set set(const std::string& text, const LineOptions& options) {
  const std::u32string characters = to_utf32(text);
  const auto items = line_items(characters, box_width, options);
  const auto lines = break_lines(items, options);
  Set out{joined_lines(characters, items, lines), ""};
  for (const std::string& words : adjustment_words(characters, items, lines, options)) {
    out.adjustments += (out.adjustments.empty() ? "" : "; ") + words;
  }
  return out;
}

void check(const std::vector<Row>& rows, LineOptions options = {}) {
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    CAPTURE(row.text);
    options.measure = row.measure * one_em;
    const Set got = set(row.text, options);
    CHECK(got.lines == row.lines);
    CHECK(got.adjustments == row.adjustments);
  }
}

/// The pieces that never break, with | between them.
std::string pieces(const std::string& text, bool strict = false) {
  const std::u32string characters = to_utf32(text);
  const auto items = itemize(characters, box_width);
  std::string out;
  for (std::size_t k = 0; k < items.size(); ++k) {
    out += k > 0 && may_break(items[k - 1], items[k], strict) ? "|" : "";
    out += to_utf8(
        std::u32string_view(characters).substr(items[k].begin, items[k].end - items[k].begin));
  }
  return out;
}

/// Natural width of a text on one line.
Em natural(const std::string& text, LineOptions options = {}) {
  options.measure = 1000 * one_em;
  const auto items = line_items(to_utf32(text), box_width, options);
  const auto lines = break_lines(items, options);
  REQUIRE(lines.size() == 1);
  return lines.front().natural;
}

}  // namespace

TEST_CASE("§3.1: every class has its members and its width") {
  struct Member {
    CharClass kind;
    std::string text;
    Em width;  // in quarters of an em
  };
  const std::vector<Member> members{
      {CharClass::Ideograph, "汉", 4},    {CharClass::Ideograph, "〇", 4},
      {CharClass::Ideograph, "㐀", 4},    {CharClass::Ideograph, "𬭩", 4},
      {CharClass::Ideograph, "㎡", 4},    {CharClass::Ideograph, "①", 4},
      {CharClass::Ideograph, "■", 4},     {CharClass::Ideograph, "▲", 4},
      {CharClass::Ideograph, "★", 4},     {CharClass::Ideograph, "→", 4},
      {CharClass::Middot, "·", 2},        {CharClass::Middot, "・", 2},
      {CharClass::Middot, "‧", 2},        {CharClass::Middot, "•", 2},
      {CharClass::Solidus, "/", 2},       {CharClass::Solidus, "／", 2},
      {CharClass::Hyphen, "-", 2},        {CharClass::Hyphen, "‐", 2},
      {CharClass::Hyphen, "–", 2},        {CharClass::Dash, "—", 4},
      {CharClass::Tilde, "～", 4},        {CharClass::DoubleDash, "——", 8},
      {CharClass::DoubleDash, "⸺", 8},    {CharClass::DoubleDash, "————", 16},
      {CharClass::Ellipsis, "……", 8},     {CharClass::Ellipsis, "⋯⋯", 8},
      {CharClass::Ellipsis, "…………", 16},  {CharClass::StopPair, "！！", 4},
      {CharClass::StopPair, "？？", 4},   {CharClass::StopPair, "？！", 4},
      {CharClass::StopPair, "！？", 4},   {CharClass::StopPair, "！！！", 8},
      {CharClass::StopPair, "？？？", 8}, {CharClass::Latin, "TIR", 6},
      {CharClass::Number, "12.5", 8}};
  for (const Member& m : members) {
    CAPTURE(m.text);
    const auto items = itemize(to_utf32("汉" + m.text + "汉"), box_width);
    REQUIRE(items.size() == 3);
    CHECK(items[1].kind == m.kind);
    CHECK(items[1].width == m.width * one_em / 4);
  }
  for (const char32_t c : std::u32string_view(U"“‘（《〈【〔「『［｛〖")) {
    CHECK(class_of(c) == CharClass::Open);
  }
  for (const char32_t c : std::u32string_view(U"”’）》〉】〕」』］｝〗")) {
    CHECK(class_of(c) == CharClass::Close);
  }
  for (const char32_t c : std::u32string_view(U"，、；：")) {
    CHECK(class_of(c) == CharClass::Comma);
  }
  for (const char32_t c : std::u32string_view(U"。！？．")) {
    CHECK(class_of(c) == CharClass::Stop);
  }
}

TEST_CASE("§3.1: look-alikes of · and ／ are drawn as · and /") {
  CHECK(drawn_as(U'・') == U'·');
  CHECK(drawn_as(U'‧') == U'·');
  CHECK(drawn_as(U'•') == U'·');
  CHECK(drawn_as(U'／') == U'/');
  CHECK(drawn_as(U'、') == U'、');
}

TEST_CASE("§3.1: quotation marks belong to the language beside them") {
  struct Quoted {
    std::string text;
    std::string latin;  // L for each mark of Latin text, C for each Chinese one
  };
  const std::vector<Quoted> cases{
      {"推进“一带一路”建设", "CC"},
      {"使用“DTP”技术", "CC"},                   // Han stands outside
      {"采用“DTP”。", "CC"},                     // a full-width mark outside
      {"品牌China “Belt” Road和", "LL"},         // nothing but Latin beside it
      {"say “hello” now", "LL"},                 // no Han at all
      {"企业Levi’s品牌", "L"},                   // an apostrophe
      {"他说“推进‘TIR’运输”", "CCCC"},           // looked through: ‘ is in Chinese
      {"China “the ‘new’ road” map在", "LLLL"},  //
      {"说“Belt and Road", "C"},                 // not closed: Han before it
      {"“5”", "CC"},                             // no letter, no Han: full-width
  };
  for (const Quoted& c : cases) {
    CAPTURE(c.text);
    const std::u32string text = to_utf32(c.text);
    const auto latin = latin_quotes(text);
    std::string got;
    for (std::size_t k = 0; k < text.size(); ++k) {
      got += !is_curly_quote(text[k]) ? "" : latin[k] ? "L" : "C";
    }
    CHECK(got == c.latin);
  }
  // A mark of Latin text has the width that the Latin face gives it, and no line begins with it.
  CHECK(natural("China “Belt” Road在") ==
        (14 * one_em + 2 * one_em / 2) / 2 + one_em / 2 + one_em / 4 + one_em);
  CHECK(pieces("China “Belt” Road在") == "China |“Belt” |Road|在");
}

TEST_CASE("L-01 L-02: what no line begins or ends with") {
  for (const char* mark : {"”",  "’",    "）", "》", "，", "、", "；", "：", "。", "！",
                           "？", "？！", "·",  "・", "/",  "／", "-",  "–",  "—",  "～"}) {
    CAPTURE(mark);
    CHECK(pieces("甲" + std::string(mark) + "乙").starts_with("甲" + std::string(mark)));
  }
  for (const char* mark :
       {"“", "‘", "（", "《", "〈", "【", "〔", "「", "『", "［", "｛", "/", "／"}) {
    CAPTURE(mark);
    CHECK(pieces("甲" + std::string(mark) + "乙").ends_with(std::string(mark) + "乙"));
  }
  // Half-width marks of a text that is not normalised yet are no exception.
  CHECK(pieces("示范区(胶州),青岛") == "示|范|区|(胶|州),|青|岛");
  CHECK(pieces("甲 /乙") == "甲/乙");
  CHECK(pieces("TIR/ 乙") == "TIR/乙");
  check({{"L-01", "甲乙丙丁—戊己", 4, "甲乙丙|丁—戊己", "L1 stretch 2 pos +0.5 each; L2 exact"},
         {"L-01", "甲乙丙丁～戊己", 4, "甲乙丙|丁～戊己", "L1 stretch 2 pos +0.5 each; L2 exact"}});
}

TEST_CASE("L-03: dashes and ellipses are never split; strict mode keeps them off line starts") {
  CHECK(pieces("甲——乙") == "甲|——|乙");
  CHECK(pieces("甲——乙", true) == "甲——|乙");
  CHECK(pieces("甲……乙") == "甲|……|乙");
  CHECK(pieces("甲…………乙", true) == "甲…………|乙");
  CHECK(pieces("甲⸺乙", true) == "甲⸺|乙");
}

TEST_CASE("L-04: words are not broken; what is longer than the measure is, anywhere, and is told") {
  CHECK(pieces("使用China Railway Express品牌") == "使|用|China |Railway |Express|品|牌");
  CHECK(pieces("GB/T 9704-2012") == "GB/T |9704-2012");
  CHECK(pieces("在2024-10-31前") == "在|2024-10-31|前");
  CHECK(pieces("K-means") == "K-means");
  CHECK(pieces("见https://a.cn/b") == "见|https://a.cn/b");
  CHECK(pieces("Belt-Road") == "Belt-|Road");
  check({{"L-04", "系统Supervision好", 4, "系统Sup|ervision|好",
          "L1 stretch gaps +0.25; L2 exact; L3 last, natural 1.0"},
         // At the start of a line the whole line is there for it.
         {"L-04", "系统ABCDEFGH好", 4, "系统|ABCDEFGH|好",
          "L1 stretch 1 pos +2 each; L2 exact; L3 last, natural 1.0"}});
  LineOptions options;
  options.measure = 4 * one_em;
  const auto items = line_items(U"系统Supervision好", box_width, options);
  CHECK(items[2].piece == Piece::First);
  CHECK(items[3].piece == Piece::Later);
}

TEST_CASE("L-05: enumerators stay with what they number") {
  CHECK(pieces("（一）推进") == "（一）推|进");
  CHECK(pieces("（1）推进") == "（1）推|进");
  CHECK(pieces("（十二）推进") == "（十二）推|进");
  CHECK(pieces("一、推进") == "一、推|进");
  CHECK(pieces("1.推进") == "1.推|进");
  CHECK(pieces("1. GDP增长") == "1. GDP|增|长");
  CHECK(pieces("重点：（1）推进；（2）加强") == "重|点：|（1）推|进；|（2）加|强");
  CHECK(pieces("第一、二、三产业") == "第|一、|二、|三|产|业");
  CHECK(pieces("自（2024）年") == "自|（2024）|年");  // a year is no enumerator
  CHECK(pieces("见第12期、第十二条、第三号") == "见|第12期、|第十二条、|第三号");
  // E-14: a quarter of an em after 1.
  CHECK(natural("1.推进") == one_em + one_em / 4 + 2 * one_em);
}

TEST_CASE("L-06: dates break between year, month and day only") {
  CHECK(pieces("截至2026年10月31日") == "截|至|2026年|10月|31日");
}

TEST_CASE("L-10: a figure with all that belongs to it is one thing") {
  for (const char* unit :
       {"个百分点", "百分点", "%",      "‰",     "℃",        "万亿元", "亿元", "万元",   "元",
        "亿美元",   "万美元", "美元",   "万TEU", "TEU",      "万标箱", "标箱", "标准箱", "万吨",
        "吨",       "万人次", "人次",   "人",    "户",       "家",     "个",   "项",     "件",
        "列",       "架次",   "号",     "期",    "年",       "月份",   "月",   "日",     "时",
        "分",       "倍",     "次",     "公里",  "平方公里", "平方米", "亿",   "万",     "万亿",
        "亿吨",     "万多家", "余车次", "多家",  "万平方米"}) {
    CAPTURE(unit);
    CHECK(pieces("达12.5" + std::string(unit) + "以上") ==
          "达|12.5" + std::string(unit) + "|以|上");
  }
  for (const char* prefix : {"第", "￥", "¥", "$", "€", "+", "−", "±"}) {
    CAPTURE(prefix);
    CHECK(pieces("为" + std::string(prefix) + "100左右") ==
          "为|" + std::string(prefix) + "100|左|右");
  }
  CHECK(pieces("约100家") == "约|100家");
  CHECK(pieces("为1,234,567.8元") == "为|1,234,567.8元");
  CHECK(pieces("为63%～68%之间") == "为|63%～68%|之|间");
  CHECK(pieces("自1—10月起") == "自|1—10月|起");
  CHECK(pieces("为3万元～5万元") == "为|3万元～5万元");
  CHECK(pieces("达3A级") == "达|3A|级");
  CHECK(pieces("按1+3+N推进") == "按|1+3+N|推|进");
  CHECK(pieces("10:30开会") == "10:30|开|会");
}

TEST_CASE("L-10: a figure wider than the measure breaks before its unit, at its dash, anywhere") {
  check({{"L-10 before the unit", "达12345678.5亿元整", 5, "达|12345678.5|亿元整",
          "L1 stretch short of 4.0; L2 exact; L3 last, natural 3.0"},
         {"L-10 at the dash", "达1234567～1234567整", 5, "达|1234567～|1234567整",
          "L1 stretch short of 4.0; L2 stretch short of 0.5; L3 last, natural 4.75"},
         {"L-10 anywhere", "达123456789012亿整", 4, "达12345|6789012|亿整",
          "L1 stretch gaps +0.25; L2 stretch short of 0.5; L3 last, natural 2.0"}});
}

TEST_CASE("L-20: of two adjacent marks one loses half an em") {
  struct Pair {
    std::string marks;
    Em half_ems;
  };
  for (const Pair& p : std::vector<Pair>{{"。”", 3},
                                         {"》，", 3},
                                         {"”（", 3},
                                         {"，“", 3},
                                         {"（“", 3},
                                         {"。”（", 4},
                                         {"》、《", 4},
                                         {"”。", 3},
                                         {"——“", 6},
                                         {"”——", 6},
                                         {"……”", 6},
                                         {"·《", 3},
                                         {"》·", 3},
                                         {"）？！", 3},
                                         {"）/", 3}}) {
    CAPTURE(p.marks);
    CHECK(natural("甲" + p.marks + "乙") == 2 * one_em + p.half_ems * one_em / 2);
  }
}

TEST_CASE("L-21 L-22: marks at line edges take half an em; a paragraph's first mark keeps one") {
  check({{"L-21", "甲乙丙，丁戊己", 4, "甲乙丙，|丁戊己",
          "L1 stretch 2 pos +0.25 each {，=0.5}; L2 last, natural 3.0"},
         {"L-21 last line", "甲乙丙。", 4, "甲乙丙。", "L1 last, natural 3.5 {。=0.5}"},
         {"L-22", "甲乙丙丁（戊己庚）", 5, "甲乙丙丁|（戊己庚）",
          "L1 stretch 3 pos +0.3333 each; L2 last, natural 4.0 {（=0.5 ）=0.5}"},
         {"L-22 first line", "（甲乙丙）", 5, "（甲乙丙）", "L1 last, natural 4.5 {）=0.5}"}});
  LineOptions options;
  options.trim_first_line_open = true;
  check({{"L-22 option", "（甲乙丙）", 5, "（甲乙丙）", "L1 last, natural 4.0 {（=0.5 ）=0.5}"}},
        options);
}

TEST_CASE("L-23: a quarter of an em between Han and Latin, none beside marks or at line edges") {
  CHECK(natural("甲A乙") == 2 * one_em + one_em / 2 + 2 * one_em / 4);
  CHECK(natural("甲5乙") == 2 * one_em + one_em / 2 + 2 * one_em / 4);
  CHECK(natural("甲，A乙") == 3 * one_em + one_em / 2 + one_em / 4);
  CHECK(natural("甲（A）乙") == 4 * one_em + one_em / 2);
  CHECK(natural("甲——A") == 3 * one_em + one_em / 2);
  CHECK(natural("甲……A") == 3 * one_em + one_em / 2);
  CHECK(natural("甲—A～B") == 3 * one_em + one_em);
  CHECK(natural("甲·A/乙") == 3 * one_em + one_em / 2);
  CHECK(natural("甲(A)乙") == 2 * one_em + 3 * one_em / 2);  // half-width marks are marks too
  CHECK(natural("AB") == one_em);
  check({{"L-23 at edges", "甲乙丙AB丁戊", 3, "甲乙丙|AB丁|戊",
          "L1 exact; L2 stretch gaps +0.25, 1 pos +0.5 each; L3 last, natural 1.0"}});
}

TEST_CASE("L-24: an eighth inside a figure, none before % ‰ ℃ or around a range's dash") {
  CHECK(natural("第12期") == 3 * one_em + 2 * one_em / 8);
  CHECK(natural("7.9万TEU") == 3 * one_em / 2 + one_em + 3 * one_em / 2 + 2 * one_em / 8);
  CHECK(natural("5%") == one_em);
  CHECK(natural("5‰") == 3 * one_em / 2);
  CHECK(natural("5℃") == 3 * one_em / 2);
  CHECK(natural("1—10月") == one_em / 2 + one_em + one_em + one_em + one_em / 8);
  CHECK(natural("63%～68%") == 3 * one_em / 2 * 2 + one_em);
  CHECK(natural("￥100") == one_em + 3 * one_em / 2);
  CHECK(natural("−5") == one_em);
  LineOptions options;
  options.unit_gap = one_em / 4;
  CHECK(natural("第12期", options) == 3 * one_em + 2 * one_em / 4);
}

TEST_CASE("L-25: spaces between Han and Latin are dropped, one stays between words") {
  CHECK(natural("增长 18.1% 左右") == natural("增长18.1%左右"));
  CHECK(natural("Belt   Road") == 4 * one_em + one_em / 4);
  CHECK(natural("甲， A") == natural("甲，A"));
  CHECK(set("采用Belt Road", {.measure = 5 * one_em}).lines == "采用Belt|Road");
  CHECK(pieces("（ 甲 ）") == "（甲）");
}

TEST_CASE("L-30: an exact fit is taken; else what pressing reaches; else the line is stretched") {
  check(
      {{"exact", "甲，乙，丙丁戊己庚", 6, "甲，乙，丙丁|戊己庚", "L1 exact; L2 last, natural 3.0"},
       {"press", "甲（乙丙）丁戊己", 5, "甲（乙丙）丁|戊己",
        "L1 shrink brackets -1.0; L2 last, natural 2.0"},
       {"stretch", "甲，乙丙A丁戊己", 5, "甲，乙丙A|丁戊己",
        "L1 stretch gaps +0.25; L2 last, natural 3.0"}});
}

TEST_CASE("L-31: brackets, then commas, then gaps; full stops only when asked for") {
  LineOptions options;
  options.measure = 55 * one_em / 8;
  CHECK(set("甲“乙丙，丁A戊己庚", options).adjustments ==
        "L1 shrink brackets -0.5, commas -0.5, gaps -0.125; L2 last, natural 2.0");
  options.measure = 9 * one_em / 2;
  CHECK(set("甲。乙丙丁戊己", options).adjustments ==
        "L1 stretch 2 pos +0.25 each; L2 last, natural 3.0");
  options.shrink_period = true;
  CHECK(set("甲。乙丙丁戊己", options).adjustments == "L1 shrink stops -0.5; L2 last, natural 2.0");
}

TEST_CASE("L-32: nothing is added beside — ～ - / or inside what is never split") {
  LineOptions options;
  options.measure = 9 * one_em / 2;
  for (const char* mark : {"—", "～"}) {
    CHECK(set("甲" + std::string(mark) + "乙丙丁戊", options).adjustments ==
          "L1 stretch 1 pos +0.5 each; L2 last, natural 2.0");
  }
  options.measure = 5 * one_em;
  CHECK(set("甲/乙丙丁戊己", options).adjustments ==
        "L1 stretch 2 pos +0.25 each; L2 last, natural 2.0");
  options.most_gap = one_em / 3;
  options.measure = 35 * one_em / 8;
  CHECK(set("甲乙A丙丁戊", options).adjustments ==
        "L1 stretch gaps +0.1667, 3 pos +0.0694 each; L2 last, natural 2.0");
}

TEST_CASE("L-33: the last line is never stretched and may be pressed") {
  check({{"L-33", "甲乙丙", 9, "甲乙丙", "L1 last, natural 3.0"},
         {"L-33", "甲（乙丙）丁", 5, "甲（乙丙）丁", "L1 shrink brackets -1.0"}});
}

TEST_CASE("L-34: a lone character gets company, unless the last line has no room for it") {
  check({{"L-34", "甲乙丙丁戊己庚辛壬。", 8, "甲乙丙丁戊己庚|辛壬。",
          "L1 stretch 6 pos +0.1667 each; L2 last, natural 2.5 {。=0.5}"},
         {"L-34 no room", "甲乙1234567年丙", 5, "甲乙|1234567年|丙",
          "L1 stretch 1 pos +3 each; L2 stretch short of 0.375; L3 last, natural 1.0"}});
}

TEST_CASE("L-35: loose beyond a quarter, very loose beyond half an em, tight when all is pressed") {
  struct Judged {
    std::string text;
    Em measure;  // in eighths of an em
    LineQuality quality;
  };
  for (const Judged& j :
       std::vector<Judged>{{"甲乙丙丁戊", 26, LineQuality::Good},        // 2 positions, ⅛ each
                           {"甲乙丙丁戊", 28, LineQuality::Good},        // ¼
                           {"甲乙丙丁戊", 29, LineQuality::Loose},       //
                           {"甲乙丙1234567年", 32, LineQuality::Loose},  // ½
                           {"甲乙丙1234567年", 33, LineQuality::VeryLoose},
                           {"甲（乙丙）丁戊己", 40, LineQuality::Tight},
                           {"甲（乙丙）丁戊己", 44, LineQuality::Good}}) {
    CAPTURE(j.text);
    CAPTURE(j.measure);
    LineOptions options;
    options.measure = j.measure * one_em / 8;
    const auto lines = break_lines(line_items(to_utf32(j.text), box_width, options), options);
    REQUIRE(lines.size() >= 2);
    CHECK(lines.front().quality == j.quality);
  }
}

TEST_CASE("L-36: one point may hang outside the measure when asked for, never a run of marks") {
  LineOptions options;
  options.hang = true;
  for (const char* mark : {"，", "、", "。"}) {
    const std::string m = mark;
    check({{"L-36", "甲乙丙丁" + m + "戊己", 4, "甲乙丙丁" + m + "|戊己",
            "L1 exact, hung 0.5 {" + m + "=0.5}; L2 last, natural 2.0"}},
          options);
  }
  check({{"L-36 not ；", "甲乙丙丁；戊己", 4, "甲乙丙|丁；戊己",
          "L1 stretch 2 pos +0.5 each; L2 exact"}},
        options);
  options.measure = 9 * one_em / 2;
  CHECK(set("甲乙丙丁”，戊己", options).lines == "甲乙丙|丁”，戊己");
  CHECK(set("甲乙丙丁，“戊己", options).lines == "甲乙丙丁，|“戊己");  // fits without hanging
}

TEST_CASE("L-37: text that is not justified is neither stretched nor pressed") {
  LineOptions options;
  options.justify = false;
  check({{"L-37", "甲（乙丙）丁戊", 5, "甲（乙丙）|丁戊",
          "L1 ragged, natural 4.5 {）=0.5}; L2 last, natural 2.0"},
         {"L-37 and L-20", "甲）。乙丙丁", 4, "甲）。乙|丙丁",
          "L1 ragged, natural 3.5 {）=0.5}; L2 last, natural 2.0"}},
        options);
}

TEST_CASE("L-38: what cannot be shared equally goes to the leftmost positions") {
  LineOptions options;
  options.measure = 8 * one_em;
  const auto lines =
      break_lines(line_items(U"建设上合示范区（胶州）项目", box_width, options), options);
  const auto& items = lines.front().items;
  REQUIRE(items.size() == 7);
  std::vector<Em> added;
  for (std::size_t k = 1; k < items.size(); ++k) {
    added.push_back(items[k].x - items[k - 1].x - one_em);
  }
  CHECK(added == std::vector<Em>{166'667, 166'667, 166'667, 166'667, 166'666, 166'666});
}
