#include "compose/form_block.h"

#include "world.h"

namespace jianbao::composing {
namespace {

FormSpec form(World& world, bool tall) {
  FormSpec spec{.name = {},
                .title = std::nullopt,
                .columns = {"环节", "姓名", "意见", "日期"},
                .rows = {"拟稿", "签发"},
                .tall = tall,
                .span = world.text("x").span};
  return spec;
}

std::string words(const TableCell& cell) { return plain_text(cell.spans); }

}  // namespace

TEST_CASE("a form has a labelled row each and cells to write in") {
  World world;
  Context context(world.input(), world.document_out, world.said);
  const auto table = make_form(context, form(world, false));
  REQUIRE(table);
  CHECK(table->caption.empty());
  REQUIRE(table->rows.size() == 3);  // the last of the form over two
  CHECK(table->rows[0].cells[0].rows == 1);
  CHECK(table->rows[1].cells[0].rows == 2);
  REQUIRE(table->rows[0].cells.size() == 4);
  CHECK(words(table->rows[0].cells[0]) == "拟稿");
  CHECK(words(table->rows[1].cells[0]) == "签发");
  CHECK(words(table->rows[0].cells[1]).empty());
  CHECK(words(table->rows[0].cells[2]).empty());
  CHECK(words(table->rows[0].cells[3]).find("年") != std::string::npos);
  CHECK(table->columns[2].weight > table->columns[1].weight);  // words need more room than a name
}

TEST_CASE("a tall form has two bands a row, across all of its cells") {
  World world;
  Context context(world.input(), world.document_out, world.said);
  const auto table = make_form(context, form(world, true));
  REQUIRE(table);
  REQUIRE(table->rows.size() == 4);
  for (const std::size_t row : {std::size_t{0}, std::size_t{2}}) {
    REQUIRE(table->rows[row].cells.size() == 4);
    for (const TableCell& cell : table->rows[row].cells) {
      CHECK(cell.rows == 2);
    }
  }
  for (const TableCell& covered : table->rows[1].cells) {
    CHECK(words(covered).empty());
  }
}

TEST_CASE(
    "the documents that are signed: title, pages, figures, the head of the digest, and of what") {
  World world;
  ComposeInput input = world.input();
  Context none(input, world.document_out, world.said);
  CHECK_FALSE(make_documents(none, DocumentsSpec{world.text("x").span}));
  const std::vector<MadeDocument> made{
      {"月度简报（2份）", "monthly-brief", 9, 412, "0123456789abcdef0123456789abcdef"}};
  input.made = &made;
  Context context(input, world.document_out, world.said);
  const auto table = make_documents(context, DocumentsSpec{world.text("x").span});
  REQUIRE(table);
  REQUIRE(table->rows.size() == 1);
  const std::vector<std::string> due{"月度简报（2份）", "9", "412", "0123456789abcdef"};
  for (std::size_t c = 0; c < due.size(); ++c) {
    CHECK(words(table->rows[0].cells[c]) == due[c]);
  }
  REQUIRE(table->notes.size() == 1);
  CHECK(plain_text(table->notes[0]).find("SHA-256") != std::string::npos);
}

TEST_CASE(
    "the number and the period of an issue as words; an issue without a period leaves them out") {
  World world;
  CHECK(world.say("第一句说{issue:number}。") == "第一句说2024年第2期（总第4期）。");
  CHECK(world.say("数据期间：{issue:period}。") == "-");
  world.issue.period = Period::parse("2024-01..2024-10").value();
  CHECK(world.say("数据期间：{issue:period}。") == "数据期间：2024年1—10月。");
}

}  // namespace jianbao::composing
