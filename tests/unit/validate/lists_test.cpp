// Lists beside their numbers, and lists that name a member twice.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/validate/document_bench.h"

namespace jianbao::validation {
namespace {

using testing::TextBench;

/// "judged: stated counted …"
std::string counted(const char* text) {
  TextBench bench;
  bench.add("one", text);
  const TextCheckResult result = bench.result(check_list_counts);
  std::string out = std::to_string(result.sound + result.findings.size()) + ":";
  for (const Diagnostic& d : result.findings) {
    out += " " + bench.argument(d, "stated") + " " + bench.argument(d, "counted");
  }
  return out;
}

/// What a list names twice.
std::string repeated(const char* text) {
  TextBench bench;
  bench.add("one", text);
  std::string out;
  for (const Diagnostic& d : bench.diagnostics(check_repeated_members)) {
    out += bench.argument(d, "quote") + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("lists that fit their numbers are counted and not told") {
  for (const char* text : {
           "加速提升国际城、空港新城、枢纽新城、卡奥斯新城、板桥新城“五大新城”建设。",
           "搭建服务平台、交易中心等“六大发展平台”。",
           "设置铁路港、物流、金服、共配、公路港等五大功能板块。",
           "围绕“三个集中（向区市、功能区、产业园区的主导产业集中）”。",
           "打好“畅通道、稳双链、激活力、优环境”四张牌。",
           "瞄准省内、国内、国际三个圈层，推动融通。",
           "打造虚拟现实、人工智能、医药及工业互联网四个特色产业园区。",
           "城市更新和城市建设、“24条产业链”大项目引进两个板块均取得第一名。",
           "3项措施，一是开通直通车，二是建立体系，三是开展活动。",
           "做好四个方面工作：树立思想，统筹要素；谋划方向；注重引强；坚持驱动。",
           "4项审批改革，包括套餐服务、分阶段办理等。",
           "“3大功能平台”指物流平台、交易平台、结算平台,物流平台推出专列。",
           "建成“三大中心”（物流、贸易、金融）。",
           "引进海尔、海信等15个项目。",
       }) {
    CAPTURE(text);
    CHECK(counted(text) == "1:");
  }
}

TEST_CASE("lists that do not fit their numbers are found") {
  struct Case {
    const char* text;
    const char* found;
  };
  const std::vector<Case> cases{
      {"设置铁路港、物流、金服、共配、公路港等四大功能板块。", "1: 4 5"},
      {"打好“畅通道、稳双链、激活力”四张牌。", "1: 4 3"},
      {"加速提升国际城、空港新城、枢纽新城、板桥新城“五大新城”建设。", "1: 5 4"},
      {"打好“畅通道、稳双链、激活力、优环境、强主体”四张牌。", "1: 4 5"},
      {"建成“三大中心”（物流、贸易）。", "1: 3 2"},
      {"建成“三大中心”（物流、贸易、金融和会展、旅游）。", "1: 3 4—5"},
      {"四项改革，分别是套餐服务、分阶段办理、一事一办。", "1: 4 3"},
      {"三项改革，包括套餐服务、分阶段办理、一事一办、数字审批等。", "1: 3 4"},
      {"建设两大平台：物流平台、交易平台、结算平台。", "1: 2 3"},
      {"2项措施：一是开通直通车；二是建立体系；三是开展活动。", "1: 2 3"},
      {"围绕“三个集中（向区市、功能区）”。", "1: 3 2"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(counted(c.text) == c.found);
  }
}

TEST_CASE("what is no list, or none whose ends are sure, is not judged") {
  for (const char* text : {
           "搭建1个服务平台、开展2个交流活动、创新3项惠企措施、实施4项审批改革。",
           "推进自贸片区、高新区、新区“四个中心”建设。",  // the number may be of the last alone
           "培育龙头企业、建设两个园区、新增三个园区。",
           "在教育、医疗领域建设甲、乙、丙等三大中心。",  // where the list begins is unsure
           "统筹国内国际两个市场两种资源（资金、人才、技术）。",
           "第三届、第四届、第五届三个月。",
           "六个圈层（详见附件，以下同）。",
           "五个方面发力。",
           "建设四项重点工作（甲、乙",  // the bracket does not close
           "三项指标、任务、要求。",
           "环境，公平的法治环境、有序的市场环境、舒适的创业环境四项重点工作。",
       }) {
    CAPTURE(text);
    CHECK(counted(text) == "0:");
  }
}

TEST_CASE("a list that names a member twice is found") {
  CHECK(repeated("探索产业、产业、人才创新实践。") == "产业 ");
  CHECK(repeated("围绕物流、贸易、金融、贸易等领域。") == "贸易 ");
  CHECK(repeated("（甲方、乙方、甲方）") == "甲方 ");
  CHECK(repeated("记者：王涛、周伟、王涛") == "王涛 ");
}

TEST_CASE("members that only look alike are left alone") {
  for (const char* text : {
           "发展现代农业、农业、林业。",  // 现代农业 is another than 农业
           "产业、人才、产业创新。",
           "做实、做好、做美、做响。",
           "学习、学习、再学习。",
           "物流、贸易，物流、金融、会展。",  // two clauses
           "1、1、2。",
           "“引资”“引智”和“引技”。",
           "好、好、好。",
       }) {
    CAPTURE(text);
    CHECK(repeated(text).empty());
  }
}

}  // namespace jianbao::validation
