// N-01 … N-12 of typography.md §3.5, each with texts that it mends and texts that it leaves alone.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "normalise/normalise.h"

namespace jianbao {
namespace {

using Rule = Amendment::Rule;
using Texts = std::vector<std::string>;
struct Case {
  std::string given, mended;
};
using Cases = std::vector<Case>;

/// Each becomes what it should, and the rule is among those that say so.
void check_mended(Rule rule, const Cases& cases) {
  for (const auto& [given, mended] : cases) {
    CAPTURE(given);
    CHECK(normalised(given) == mended);
    bool told = false;
    for (const Amendment& amendment : amendments(given)) {
      told = told || (amendment.rule == rule && amendment.safe);
    }
    CHECK(told);
  }
}

void check_untouched(const Texts& texts) {
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(normalised(text) == text);
    for (const Amendment& amendment : amendments(text)) {
      CAPTURE(std::string(rule_id(amendment.rule)));
      CHECK_FALSE(amendment.begin < amendment.end);  // says what was found
    }
  }
}

/// Left as they are, with one finding of the rule over `part`.
void check_doubtful(Rule rule, const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [text, part] : cases) {
    CAPTURE(text);
    CHECK(normalised(text) == text);
    const auto found = amendments(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == rule);
    CHECK_FALSE(found[0].safe);
    CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == part);
    CHECK(found[0].replacement == part);
  }
}

}  // namespace

TEST_CASE("the normalisation cases of §7") {
  const Cases cases{
      {"1-10月", "1—10月"},
      {"2021~2025年", "2021—2025年"},
      {"63-68%", "63%～68%"},
      {"增长 18.1 % ,", "增长18.1%，"},
      {"\"一带一路\"", "“一带一路”"},
      {"上合示范区(胶州)", "上合示范区（胶州）"},
      {"建设成效--胶州", "建设成效——胶州"},
      {"等...", "等……"},
      {"ＧＤＰ", "GDP"},
      {"《A》、《B》", "《A》《B》"},
  };
  for (const auto& [given, mended] : cases) {
    CAPTURE(given);
    CHECK(normalised(given) == mended);
  }
}

TEST_CASE("N-01 half-width marks next to Han become full-width") {
  check_mended(Rule::HalfWidthMark, {
                                        {"稳中有进,稳中提质", "稳中有进，稳中提质"},
                                        {"出口平稳; 进口增长", "出口平稳；进口增长"},
                                        {"注:为预计数", "注：为预计数"},
                                        {"真的吗?!是的!", "真的吗？！是的！"},
                                        {"上合示范区(胶州)、青岛", "上合示范区（胶州）、青岛"},
                                        {"(1)加快推进", "（1）加快推进"},
                                        {"(一)加快推进", "（一）加快推进"},
                                        {"TIR(国际公路运输)", "TIR（国际公路运输）"},
                                        {"标准箱(TEU)", "标准箱（TEU）"},
                                        {"会议于10:30开始,地点胶州", "会议于10:30开始，地点胶州"},
                                        {"增长18.1%,35.2亿元", "增长18.1%，35.2亿元"},
                                        {"共1,234家,增长5%", "共1,234家，增长5%"},
                                        {"见https://www.qingdao.gov.cn/a,b.html, 另见附件",
                                         "见https://www.qingdao.gov.cn/a,b.html，另见附件"},
                                        {"成员（含观察员)", "成员（含观察员）"},
                                        {"联系人:张某 (综合科)", "联系人：张某（综合科）"},
                                        {"其中 : 出口", "其中：出口"},
                                        {"第一段,\n第二段,", "第一段，\n第二段，"},
                                        {"((胶州)青岛)", "（（胶州）青岛）"},
                                    });
}

TEST_CASE("N-01 leaves figures, addresses and Latin text alone") {
  check_untouched({
      "会议定在10:30",
      "比例为1:2",
      "共1,234,567.8元",
      "邮箱office@shsfq.gov.cn",
      "网址https://www.shsfq.gov.cn/a?b=1;c=2",
      "使用China Railway Express, Ltd.品牌",
      "Belt and Road (BRI): a survey, 2024!",
      "比分3:2",
      "GB/T 9704-2012",
      "A, B, C",
      "f(x), g(x)",
      "{rail.trains:period}，累计开行{rail.trains}列",
      "12, 34, 56",
      "1)加快推进",
      "a)加快推进",
      "电话0532-12345678",
      "小数3.14和千分位1,000",
      "16:9的屏幕",
  });
}

TEST_CASE("N-01 a bracket without a partner is told, not changed") {
  check_doubtful(Rule::HalfWidthMark, {
                                          {"上合示范区(胶州", "("},
                                          {"上合示范区胶州)", ")"},
                                          {"甲）乙)", ")"},
                                      });
}

TEST_CASE("N-02 straight quotes around Chinese become curly, double outside, single inside") {
  check_mended(Rule::StraightQuote,
               {
                   {"\"一带一路\"", "“一带一路”"},
                   {"推进\"一带一路\"建设", "推进“一带一路”建设"},
                   {"\"甲\"和\"乙\"", "“甲”和“乙”"},
                   {"\"十四五\"\"十五五\"", "“十四五”“十五五”"},
                   {"他说:\"要落实'一带一路'倡议\"", "他说：“要落实‘一带一路’倡议”"},
                   {"推进\"TIR\"运输", "推进“TIR”运输"},
                   {"“海关\"一站式\"服务”", "“海关‘一站式’服务”"},
                   {"（\"上合\"）", "（“上合”）"},
                   {"\"China's一带一路\"", "“China's一带一路”"},
                   {"\"甲\"\n\"乙\"", "“甲”\n“乙”"},
                   {"\"一带一路\",\"上合\"", "“一带一路”，“上合”"},
               });
}

TEST_CASE("N-02 leaves Latin quotations, apostrophes and right quotes alone") {
  check_untouched({
      "“一带一路”",
      "“要落实‘一带一路’倡议”",
      "He said \"yes\" and left",
      "使用China's品牌",
      "O'Neil先生到访",
      "“十四五”“十五五”",
      "the \"Belt and Road\" initiative",
      "rock 'n' roll音乐",
      "中文 \"quoted Latin words\" ",
      "企业家O'Brien和O'Neil",
  });
}

TEST_CASE("N-02 quotes that do not pair are told, not changed") {
  check_doubtful(Rule::StraightQuote, {
                                          {"推进\"一带一路建设", "\""},
                                          {"\"甲\"和\"乙", "\""},
                                          {"“甲\"", "\""},
                                          {"屏幕24\"，电视32\"", "\""},
                                      });
}

TEST_CASE("N-03 ranges of time and of ordinals take 一字线") {
  check_mended(Rule::RangeDash, {
                                    {"1-10月", "1—10月"},
                                    {"2021-2025年", "2021—2025年"},
                                    {"1~10月", "1—10月"},
                                    {"2021～2025年", "2021—2025年"},
                                    {"2024年1-10月，", "2024年1—10月，"},
                                    {"2021年-2025年", "2021年—2025年"},
                                    {"10月-12月", "10月—12月"},
                                    {"9月30日-10月5日", "9月30日—10月5日"},
                                    {"10月3-5日", "10月3—5日"},
                                    {"1 - 10 月", "1—10月"},
                                    {"第1-3期", "第1—3期"},
                                    {"１－１０月", "1—10月"},
                                    {"1–10月", "1—10月"},
                                    {"1-3季度", "1—3季度"},
                                });
}

TEST_CASE("N-03 leaves dates, numbers of standards, telephone numbers and spans alone") {
  check_untouched({
      "2024-10-31",
      "GB/T 9704-2012年版",
      "0532-8888",
      "A-1月",
      "3-5年",
      "增长-3%",
      "1—10月",
      "3-5日内办结",
      "T1-10月",
      "中国—上海合作组织",
      "−5月",
      "2024-10月报",
      "1-13月",
      "第3—5章",
  });
}

TEST_CASE("N-04 ranges of percentages repeat the sign and take 浪纹线") {
  check_mended(Rule::PercentRange, {
                                       {"63-68%", "63%～68%"},
                                       {"63%-68%", "63%～68%"},
                                       {"63~68%", "63%～68%"},
                                       {"63～68%", "63%～68%"},
                                       {"占63%~68%，", "占63%～68%，"},
                                       {"9.5-10.5%", "9.5%～10.5%"},
                                       {"63 - 68 %", "63%～68%"},
                                       {"６３－６８％", "63%～68%"},
                                       {"3-5‰", "3‰～5‰"},
                                       {"增长5–8%左右", "增长5%～8%左右"},
                                       {"63%–68%", "63%～68%"},
                                   });
}

TEST_CASE("N-04 leaves negative growth, subtractions and right ranges alone") {
  check_untouched({
      "63%～68%",
      "增长-3%",
      "-5-3%",
      "68-63%",
      "GB/T 1-5%",
      "A1-5%",
      "18.1%",
      "10-15个百分点",
      "63%—68%",
      "2024-10-31增长5%",
      "1,200-68%",
  });
}

TEST_CASE("N-05 two hyphens, and a lone dash behind a mark, become the two-em dash") {
  check_mended(Rule::Dash, {
                               {"建设成效--胶州", "建设成效——胶州"},
                               {"建设成效 -- 胶州", "建设成效——胶州"},
                               {"建设成效－－胶州", "建设成效——胶州"},
                               {"稳中有进，—胶州经验", "稳中有进，——胶州经验"},
                               {"开局良好。—综述", "开局良好。——综述"},
                               {"“上合”--新平台", "“上合”——新平台"},
                               {"《通知》--摘要", "《通知》——摘要"},
                               {"增长18%--全市第一", "增长18%——全市第一"},
                               {"甲--乙--丙", "甲——乙——丙"},
                               {"--习近平", "——习近平"},
                           });
}

TEST_CASE("N-05 leaves 一字线 between names, places and figures alone") {
  check_untouched({
      "中国—上海合作组织",
      "上合示范区—同江—莫斯科",
      "1—10月",
      "2021—2025年",
      "——胶州经验",
      "“海外种植—国内加工—跨境销售”闭环",
      "仓储—分拣—配送—售后",
      "运行--check看看",
      "A--B",
      "5--8",
      "建设成效——胶州经验",
      "济青高速—胶州湾",
      "word—another word",
      "----",
      "8月—10月",
      "中国—乌兹别克斯坦海关AEO互认协议",
  });
}

TEST_CASE("N-05 a lone dash that may be either is told, not changed") {
  check_doubtful(Rule::Dash, {
                                 {"建设成效—胶州经验", "—"},
                                 {"改革创新—上合实践", "—"},
                             });
}

TEST_CASE("N-06 dots and lone signs become the ellipsis") {
  check_mended(Rule::Ellipsis, {
                                   {"等...", "等……"},
                                   {"等......", "等……"},
                                   {"等。。。", "等……"},
                                   {"等。。。。。。", "等……"},
                                   {"等…", "等……"},
                                   {"包括…等一批", "包括……等一批"},
                                   {"“我们…”", "“我们……”"},
                                   {"GDP...等", "GDP……等"},
                                   {"（...）", "（……）"},
                                   {"包括 ... 等", "包括……等"},
                               });
}

TEST_CASE("N-06 leaves Latin dots, figures and right signs alone") {
  check_untouched({
      "等……",
      "Wait...",
      "1...10",
      "a…b",
      "包括……等",
      "3.14",
      "等。",
      "Hello… world",
      "…",
      "v1.2.3",
      "等…………",
  });
}

TEST_CASE("N-07 full-width figures and letters become ASCII") {
  check_mended(Rule::FullWidthLetter, {
                                          {"ＧＤＰ", "GDP"},
                                          {"１２３列", "123列"},
                                          {"１２．５亿元", "12.5亿元"},
                                          {"Ａ类企业", "A类企业"},
                                          {"ｔｉｒ", "tir"},
                                          {"２０２４年", "2024年"},
                                          {"第１期", "第1期"},
                                          {"５Ｇ基站", "5G基站"},
                                          {"ＲＣＥＰ，", "RCEP，"},
                                          {"增长９%", "增长9%"},
                                      });
}

TEST_CASE("N-07 leaves full-width marks and other figures alone") {
  check_untouched({"，。！？（）", "GDP", "①②③", "二〇二六年", "Ⅳ级", "㎡", "甲．乙", "5G", "℃",
                   "～", "￥100"});
}

TEST_CASE("N-08 the per cent sign follows its figure and is half-width") {
  check_mended(Rule::PercentSign, {
                                      {"18.1 %", "18.1%"},
                                      {"18.1％", "18.1%"},
                                      {"增长18.1 ％，", "增长18.1%，"},
                                      {"5  %", "5%"},
                                      {"千分之3 ‰", "千分之3‰"},
                                      {"占％", "占%"},
                                      {"5 %以上", "5%以上"},
                                      {"由5％升到6％", "由5%升到6%"},
                                      {"１８．１％", "18.1%"},
                                      {"0 %", "0%"},
                                  });
}

TEST_CASE("N-08 leaves right signs alone") {
  check_untouched({"18.1%", "63%～68%", "单位：%", "占 %", "%", "5‰", "增长0.5个百分点", "100%控股",
                   "a %b", "（%）"});
}

TEST_CASE("N-09 the stop of a quotation that is no sentence is told, not changed") {
  check_doubtful(Rule::StopInQuotation, {
                                            {"推动“高质量发展。”", "。"},
                                            {"他强调要“抓落实。”会后", "。"},
                                            {"坚持“一张蓝图绘到底。”的原则", "。"},
                                            {"打造“国际物流中心。”", "。"},
                                            {"提出“甲”“乙。”", "。"},
                                            {"他说：“推进建设。”。", "。"},
                                            {"《通知》“第一条。”", "。"},
                                            {"列入“十四五。”规划", "。"},
                                            {"、“甲。”", "。"},
                                            {"（试行）“乙。”", "。"},
                                        });
  check_untouched({"他说：“推进建设。”", "“推进建设。”", "推动“高质量发展”。",
                   "他指出，“要抓落实。”", "开局良好。“再接再厉。”他说", "——“奋进。”", "“甲”。",
                   "“推进建设。”（摘要）", "他说：“推进。建设。”", "问：“如何推进？”"});
}

TEST_CASE("N-10 no mark between quotations, or titles, that follow each other") {
  check_mended(Rule::ListMark,
               {
                   {"《A》、《B》", "《A》《B》"},
                   {"“甲”、“乙”", "“甲”“乙”"},
                   {"印发《通知》、《意见》、《办法》等", "印发《通知》《意见》《办法》等"},
                   {"“甲”、“乙”、“丙”三项", "“甲”“乙”“丙”三项"},
                   {"\"甲\"、\"乙\"", "“甲”“乙”"},
                   {"按《甲》、《乙》办，“丙”、“丁”等", "按《甲》《乙》办，“丙”“丁”等"},
                   {"（“甲”、“乙”）", "（“甲”“乙”）"},
                   {"《A》、《B》（试行）", "《A》《B》（试行）"},
                   {"《“甲”方案》、《乙》", "《“甲”方案》《乙》"},
                   {"“《甲》”、“《乙》”", "“《甲》”“《乙》”"},
               });
}

TEST_CASE("N-10 keeps the mark where something stands between, or kinds differ") {
  check_untouched({"《A》（试行）、《B》", "《A》《B》", "“甲”“乙”", "“甲”、《乙》", "甲、乙",
                   "“甲”行动、“乙”行动", "“甲”、乙", "甲、“乙”", "《甲》等、《乙》", "“甲、乙”"});
}

TEST_CASE("N-10 in a list with other members the mark is told, not changed") {
  check_doubtful(Rule::ListMark, {
                                     {"甲、“乙”、“丙”", "、"},
                                     {"“甲”、“乙”、丙", "、"},
                                     {"《A》（试行）、《B》、《C》", "、"},
                                     {"《A》、《B》（试行）、丙", "、"},
                                 });
}

TEST_CASE("N-11 odd spaces go, or are a space between Latin words") {
  check_mended(Rule::OddSpace, {
                                   {"上合\u00A0示范区", "上合示范区"},
                                   {"China\u00A0Railway", "China Railway"},
                                   {"上合\t示范区", "上合示范区"},
                                   {"in\u00ADformation", "information"},
                                   {"上\u00AD合", "上合"},
                                   {"增长\u00A018.1%", "增长18.1%"},
                                   {"\u00A0上合", "上合"},
                                   {"上合\u00A0", "上合"},
                                   {"A\u00A0\u00A0B", "A B"},
                                   {"12\t34", "12 34"},
                                   {"A \u00A0B", "A B"},
                               });
  check_untouched({"China Railway", "上合 示范区", "A B", " ", "1 234", "一　二", "x y z", "a  b",
                   "甲 乙", "Ltd. Co"});
}

TEST_CASE("N-12 compatibility ideographs and radicals become unified ideographs") {
  check_mended(Rule::CompatibilityForm, {
                                            {"\u2F00", "一"},
                                            {"\u2F08民", "人民"},
                                            {"\uF900", "豈"},
                                            {"\uFA19", "神"},
                                            {"\uF967", "不"},
                                            {"\u2FD5", "龠"},
                                            {"\U0002F800", "丽"},
                                            {"\U0002FA1D", "\U0002A600"},
                                            {"\u2F24会", "大会"},
                                            {"山\u2F90", "山衣"},
                                            {"\u2FAF", "面"},
                                        });
  check_untouched({"\uFA0E", "\uFA0F", "\uFA11", "\uFA13", "\uFA14", "\uFA1F", "\uFA21", "\uFA23",
                   "\uFA24", "\uFA27", "\uFA28", "\uFA29", "𬭩", "𠮷", "〇", "㐂", "⺟"});
}

TEST_CASE("L-25 no space between Han and a figure or Latin word") {
  check_mended(Rule::WordSpace, {
                                    {"增长 18.1%", "增长18.1%"},
                                    {"使用 China Railway 品牌", "使用China Railway品牌"},
                                    {"第 12 期", "第12期"},
                                    {"18.1% 以上", "18.1%以上"},
                                    {"A 类企业", "A类企业"},
                                    {"，2024 年", "，2024年"},
                                    {"2024  年", "2024年"},
                                    {"， 2024年", "，2024年"},
                                    {"TIR 。", "TIR。"},
                                    {"约 5 万元", "约5万元"},
                                });
  check_untouched({"China Railway", "张 三", "上合 示范区", "GB/T 9704", "1 234", "甲 — 乙",
                   "{a} 列", "共 {a}", "A B", "甲， 乙"});
}

TEST_CASE("places are bytes of the given text, whatever rules worked on it before") {
  const std::string text = "占６３－６８％ ,合计";
  const auto found = amendments(text);
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == Rule::PercentRange);
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "６３－６８％");
  CHECK(found[0].replacement == "63%～68%");
  CHECK(found[1].rule == Rule::HalfWidthMark);
  CHECK(text.substr(found[1].begin, found[1].end - found[1].begin) == " ,");
  CHECK(found[1].replacement == "，");
}

}  // namespace jianbao
