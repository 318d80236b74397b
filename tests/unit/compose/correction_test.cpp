#include "compose/correction.h"

#include <algorithm>

#include "compose/correction_block.h"
#include "compose/implied.h"
#include "compose/proof.h"
#include "world.h"

namespace jianbao::composing {
namespace {

Correction of_trains(const World& world) {
  return {&world.issue,
          "trains",
          "trains",
          "914列",
          "915列",
          false,
          "《月度简报》第1页第5行",
          {{"铁路部门更正", "综合科负责人", World::day(2025, 1, 8), "914列", "915列"}},
          {}};
}

std::string all_words(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      text += plain_text(paragraph->spans) + '\n';
    }
    if (const auto* table = std::get_if<Table>(&block.content)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) {
          text += plain_text(cell.spans) + '|';
        }
      }
    }
  }
  return text;
}

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a notice: issue, place, printed, right, reason, approver; the right figure is traced") {
  World world;
  world.fill();
  const ComposeInput& input = world.input();
  const std::vector<Correction> corrections{of_trains(world)};
  const auto out = compose_correction(
      {input.dataset.checked(), world.catalogue, world.office, world.issue, corrections});
  REQUIRE(out.value);
  const Document& notice = *out.value;
  const std::string text = all_words(notice);
  for (const char* words : {"2024年第2期（总第4期）", "《月度简报》第1页第5行", "914列", "915列",
                            "铁路部门更正", "综合科负责人", "2025年1月8日", "其他数不随之改变"}) {
    CAPTURE(std::string(words));
    CHECK(holds(text, words));
  }
  CHECK_FALSE(holds(text, "推算"));  // nothing follows: that says nothing of what was reckoned
  REQUIRE(notice.figures.size() == 1);
  CHECK(notice.figures.front().printed == "915列");
  CHECK(notice.figures.front().facts ==
        std::vector<FactIndex>{World::index(input.dataset.checked(), "trains")});
  const auto colophon = std::ranges::find_if(notice.blocks, [](const Block& block) {
    return std::holds_alternative<Colophon>(block.content);
  });
  REQUIRE(colophon != notice.blocks.end());
  CHECK(std::get<Colophon>(colophon->content).lines.size() == 3);  // 报, 送, 发
}

TEST_CASE("what the issue only reckoned with is corrected, and never said to have been printed") {
  World world;
  world.fill();
  const ComposeInput& input = world.input();
  std::vector<Correction> corrections{of_trains(world), of_trains(world)};
  corrections.back().was_printed = false;
  corrections.back().printed = "913列";
  corrections.back().places.clear();
  const auto out = compose_correction(
      {input.dataset.checked(), world.catalogue, world.office, world.issue, corrections});
  REQUIRE(out.value);
  const std::string text = all_words(*out.value);
  CHECK(holds(text, "其中1处数和1个推算所用的数后来改正"));
  CHECK(holds(text, "没有印出，只用来推算|"));
  CHECK_FALSE(holds(text, "913列"));
  CHECK(holds(out.value->figures.back().sentence, "原用913列，更正为915列"));

  ComposeInput next = world.input();
  next.corrections = &corrections;
  Context context(next, world.document_out, world.said);
  const auto blocks = make_corrections(context, CorrectionsSpec{world.text("x").span});
  REQUIRE(blocks.size() == 2);
  const std::string said = plain_text(std::get<Paragraph>(blocks.back()).spans);
  CHECK(holds(said, "2024年第2期推算时用的中欧班列"));
  CHECK(holds(said, "原为913列，应为915列"));
  CHECK_FALSE(holds(said, "原印"));
}

TEST_CASE("what follows from the corrected figure is told once, with its new value") {
  World world;
  world.fill();
  const ComposeInput& input = world.input();
  std::vector<Correction> corrections{of_trains(world), of_trains(world)};
  Figure now;
  now.printed = "775列";
  now.what = "上年同期";
  now.formula = "算式";
  now.derived = true;
  for (Correction& correction : corrections) {
    correction.follows = {{"774列", "《月度简报》第2页第1行", "上年同期", now, {"trains"}},
                          {"139列", "", "增量", std::nullopt, {}}};
  }
  const auto out = compose_correction(
      {input.dataset.checked(), world.catalogue, world.office, world.issue, corrections});
  REQUIRE(out.value);
  const std::string text = all_words(*out.value);
  CHECK(holds(text, "《月度简报》第2页第1行|上年同期|774列|775列|"));
  CHECK(holds(text, "—|增量|139列|须重新推算|"));
  CHECK(text.find("774列") == text.rfind("774列"));
  CHECK(std::ranges::count(out.value->figures, true, &Figure::derived) == 1);
}

TEST_CASE("the next issue tells of a correction in a sentence; without any the block is empty") {
  World world;
  world.fill();
  ComposeInput input = world.input();
  const CorrectionsSpec spec{world.text("x").span};
  Context none(input, world.document_out, world.said);
  CHECK(make_corrections(none, spec).empty());
  const std::vector<Correction> corrections{of_trains(world)};
  input.corrections = &corrections;
  Context context(input, world.document_out, world.said);
  const auto blocks = make_corrections(context, spec);
  REQUIRE(blocks.size() == 1);
  CHECK(plain_text(std::get<Paragraph>(blocks.front()).spans) ==
        "2024年第2期《月度简报》第1页第5行，中欧班列开行列数（上合示范区，2024年1—10月）原印914列，"
        "应为915"
        "列。"
        "铁路部门更正（综合科负责人，2025年1月8日）。");
  REQUIRE(world.document_out.figures.size() == 1);
  CHECK(world.document_out.figures.front().printed == "915列");
  CHECK(context.used_facts.size() == 1);  // a refused fact stops the document
}

TEST_CASE("all that is computed from the facts of an issue, printed or not, with its arithmetic") {
  World world;
  world.fill();
  const ComposeInput& input = world.input();
  const FactIndex trains = World::index(input.dataset.checked(), "trains");
  const auto figures = implied_figures(input, {trains});
  REQUIRE(figures.size() == 2);
  for (const Figure& figure : figures) {
    CHECK(figure.derived);
    CHECK(figure.formula == "算式");
    CHECK(figure.facts == std::vector<FactIndex>{trains});
  }
  CHECK(implied_figures(input, {}).empty());
}

TEST_CASE("a proof is the same document under another name, with the mark of its issue") {
  World world;
  Document body;
  body.name = "monthly-brief";
  body.draft = false;
  body.blocks.push_back({Heading{1, "一、物流"}, std::nullopt});
  const Document proof = proof_of(body);
  CHECK(proof.name == "monthly-brief.proof");
  CHECK(proof.proof);
  CHECK(proof.draft);
  CHECK(proof.blocks.size() == 1);
  CHECK(proof_mark(world.issue) == "校样　2024年第2期（总第4期）");
}

}  // namespace jianbao::composing
