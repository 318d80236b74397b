#include "compose/numerals.h"

#include "world.h"

namespace jianbao::composing {
namespace {

Unit unit(std::string name, const Span& span) { return {name, name, 1, true, span}; }

Derived derived(Derived::Form form, std::string_view low, std::string_view high, UnitId unit) {
  return {Measure::ImpliedBase, {}, unit, form, decimal(low), decimal(high), {}};
}

TEST_CASE("a quantity is printed in the source's own form") {
  const World world;
  struct Case {
    std::string_view value;
    std::string unit;
    Qualifier qualifier;
    std::string_view printed, bar;
  };
  const Case cases[] = {
      {"915", "列", Qualifier::None, "915列", "915"},
      {"220", "车次", Qualifier::Odd, "220余车次", "220余"},
      {"3500", "家", Qualifier::Odd, "3500余家", "3500余"},
      {"100", "个", Qualifier::AtLeast, "100个以上", "100以上"},
      {"2000", "亿元", Qualifier::About, "约2000亿元", "约2000"},
      {"2300", "亿元", Qualifier::Breaking, "突破2300亿元", "突破2300"},
      {"350", "家", Qualifier::Over, "超350家", "超350"},
      {"1000", "列", Qualifier::Exceeding, "超过1000列", "超过1000"},
      {"50", "家", Qualifier::NoLessThan, "不少于50家", "不少于50"},
      {"300", "家", Qualifier::Nearly, "近300家", "近300"},
      {"300", "家", Qualifier::LessThan, "不足300家", "不足300"},
      {"70", "人次", Qualifier::Around, "70人次左右", "70左右"},
      {"30", "家", Qualifier::Many, "30多家", "30多"},
      {"10", "万人次", Qualifier::Odd, "10余万人次", "10余"},
      {"1.5", "万家", Qualifier::Odd, "1.5万余家", "1.5余"},
      {"8.47", "亿元", Qualifier::None, "8.47亿元", "8.47"},
      {"20.0", "亿元", Qualifier::None, "20.0亿元", "20.0"},
      {"529971", "亿元", Qualifier::None, "529971亿元", "529971"},
  };
  for (const Case& c : cases) {
    const Unit of = unit(c.unit, world.span(1, 1, 1));
    const Quantity quantity{decimal(c.value), world.catalogue.unit("列").value(), c.qualifier};
    CHECK(quantity_text(quantity, of) == c.printed);
    CHECK(bar_text(quantity) == c.bar);
  }
}

TEST_CASE("a computed figure says how much of it is known") {
  const World world;
  using Form = Derived::Form;
  struct Case {
    Form form;
    std::string_view low, high;
    std::string unit;
    std::string_view printed, digits;
  };
  const Case cases[] = {
      {Form::Exact, "775", "775", "列", "775列", "775"},
      {Form::Rounded, "290", "290", "亿元", "约290亿元", "290"},
      {Form::Range, "287", "291", "亿元", "287亿元～291亿元", "287～291"},
      {Form::Range, "69", "74", "人次", "69～74人次", "69～74"},
      {Form::Range, "18.0", "18.3", "%", "18.0%～18.3%", "18.0～18.3"},
      {Form::Range, "3", "5", "万元", "3万元～5万元", "3～5"},
      {Form::Exact, "4.1", "4.1", "%", "4.1%", "4.1"},
      {Form::Rounded, "2.9", "2.9", "亿元", "约2.9亿元", "2.9"},
      {Form::Exact, "-20", "-20", "列", "20列", "20"},
      {Form::Range, "-5", "-3", "列", "3～5列", "3～5"},
  };
  for (const Case& c : cases) {
    const Derived of = derived(c.form, c.low, c.high, world.catalogue.unit("列").value());
    CHECK(derived_text(of, unit(c.unit, world.span(1, 1, 1))) == c.printed);
    CHECK(derived_digits(of) == c.digits);
  }
}

TEST_CASE("tables show a minus that is no hyphen") {
  CHECK(table_digits(decimal("-3.2")) == "−3.2");
  CHECK(table_digits(decimal("20")) == "20");
  CHECK(percent_text(decimal("-6.0")) == "6.0%");
}

TEST_CASE("numbers of headings") {
  const std::pair<std::uint32_t, std::string_view> cases[] = {
      {1, "一"}, {9, "九"}, {10, "十"}, {11, "十一"}, {20, "二十"}, {42, "四十二"}};
  for (const auto& [number, words] : cases) {
    CHECK(chinese_number(number) == words);
  }
}

TEST_CASE("dates have no zero padding, and a draft has no day") {
  CHECK(full_date(World::day(2024, 12, 3)) == "2024年12月3日");
  CHECK(month_day(World::day(2024, 12, 2)) == "12月2日");
  CHECK(date_without_day(World::day(2024, 12, 3)) == "2024年12月　日");
}

}  // namespace
}  // namespace jianbao::composing
