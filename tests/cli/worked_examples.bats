#!/usr/bin/env bats
# How a growth is reckoned and said (S-01…S-15, S-19, W-01): each of the worked examples from two
# figures in YAML to the words on the page.

load workspace

setup() {
  make_office
  examples=reports/examples/report.yaml
  sed -i 's/reports: \[monthly\]/reports: [monthly, examples]/; s/sources: \[sample-2031-04\]/sources: [sample-2031-04, now]/' data/issues.yaml
  list_item data/catalogue/units.yaml 'units:' '  - { name: 万吨 }\n  - { name: "%" }'
  list_item data/sources.yaml 'documents:' "$(document now 2031-04-09)\n$(document before 2031-02-09)"
  printf 'source: now\nfacts:\n' >data/facts/now.yaml
  printf 'source: before\nfacts:\n' >data/facts/before.yaml
  mkdir -p reports/examples
  cat >$examples <<'REPORT'
report: examples
title: 算例
heading: 算例
sections:
  - heading: 句子
    blocks:
REPORT
  lines=0
}

list_item() {
  sed -i "s|^$2\$|&\n$3|" "$1"
  grep -qF -- "${3##*\\n}" "$1"
}

document() {
  printf '%s' "  - { key: $1, title: 示例, publisher: 示例日报, kind: 报刊, file: $1.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000, published: $2 }"
}

# An indicator with its unit and kind; more keys if there are.
indicator() {
  list_item data/catalogue/indicators.yaml 'indicators:' \
    "  $1: { name: $1数, unit: \"$2\", measure: $3, domain: 物流, definition: 示例。$4 }"
}

# file, indicator, period, value, unit, more.
fact() {
  lines=$((lines + 1))
  printf '  - { id: %s, indicator: %s, subject: 示例市, period: %s, line: %s, value: %s, unit: "%s", anchor: "%s%s"%s }\n' \
    "f$lines" "$2" "$3" "$lines" "$4" "$5" "${4#-}" "$5" "$6" >>"data/facts/$1.yaml"
}

# A growth that a document states, and no level.
rate() {
  lines=$((lines + 1))
  printf '  - { id: %s, indicator: %s, subject: 示例市, period: %s, line: %s, year_on_year: { value: %s, anchor: "%s%%" } }\n' \
    "f$lines" "$2" "$3" "$lines" "$4" "${4#-}" >>"data/facts/$1.yaml"
}

# Two levels a year apart, and what is said of them.
pair() { # name unit measure now before period period-before sentence more
  indicator "$1" "$2" "$3" "${9:-}"
  fact now "$1" "$6" "$4" "$2"
  [ -z "$5" ] || fact before "$1" "$7" "$5" "$2"
  [ -z "$8" ] || say "$8"
}

say() {
  printf '      - say: ["%s"]\n' "$1" >>"$examples"
}

say_when() {
  printf '      - say: [{ when: { %s }, say: "%s" }]\n' "$1" "$2" >>"$examples"
}

pages() {
  pdftotext -layout out/2031-03/examples.pdf - | tr -d ' \n\f'
}

publish() {
  jianbao publish
  published
  text=$(pages)
}

prints() {
  local words
  for words in "$@"; do
    [[ $text == *"$words"* ]] || {
      printf 'does not print %s:\n%s\n%s\n' "$words" "$text" "$output"
      return 1
    }
  done
}

ten=2030-01..2030-10
ten_before=2029-01..2029-10

@test "growth from two levels: one decimal, half away from zero, direction in words (1-6, 14, 16, 17)" {
  pair a.one 亿元 流量 123.4 104.5 $ten $ten_before '甲：总额{a.one}，{a.one:year_on_year}。'
  pair a.two 列 流量 860 772 2030 2029 '乙：开行{a.two}，{a.two:year_on_year}。'
  pair a.three 亿元 流量 95.2 101.3 $ten $ten_before '丙：出口{a.three}，{a.three:year_on_year}。'
  pair a.four 亿元 流量 50.0 50.0 $ten $ten_before '丁：投资{a.four}，{a.four:year_on_year}。'
  pair a.five 万吨 流量 1000.3 1000.0 $ten $ten_before '戊：{a.five}，{a.five:year_on_year}。'
  pair a.six 万吨 流量 999.6 1000.0 $ten $ten_before '己：{a.six}，{a.six:year_on_year}。'
  pair a.fourteen 亿元 流量 12.34 12.29 $ten $ten_before '庚：进口{a.fourteen}，{a.fourteen:growth}。'
  pair a.sixteen 列 流量 426 287 $ten $ten_before '辛：{a.sixteen}，{a.sixteen:year_on_year}。'
  pair a.seventeen 万元 流量 12345 10000 $ten $ten_before '壬：{a.seventeen:year_on_year}。'
  publish
  prints 甲：总额123.4亿元，同比增长18.1%。 乙：开行860列，比上年增长11.4%。 丙：出口95.2亿元，同比下降6.0%。 \
    丁：投资50.0亿元，与上年同期持平。 戊：1000.3万吨，与上年同期持平。 己：999.6万吨，与上年同期持平。 \
    庚：进口12.34亿元，增长0.4%。 辛：426列，同比增长48.4%。 壬：同比增长23.5%。
  # The arithmetic, and what the rounding of the two figures leaves open.
  jianbao explain out/2031-03/examples.pdf 18.1%
  says '(123.4亿元 − 104.5亿元) ÷ 104.5亿元' '增速在(17.98%, 18.20%)内'
}

@test "no base, a base of nought, a loss (7-9)" {
  loss=', below_zero: { word: 亏损, less: 减亏, more: 增亏 }'
  pair b.seven 列 流量 12 0 $ten $ten_before '甲：开行{b.seven}，{b.seven:year_on_year}。'
  pair b.none 列 流量 0 0 $ten $ten_before '乙：{b.none:year_on_year}。'
  pair b.eight 列 流量 12 '' $ten $ten_before '丙：开行{b.eight}，{b.eight:year_on_year}。'
  say_when 'no_growth: b.eight' '丙：开行{b.eight}（上年同期无可比数据）。'
  say_when 'growth: b.eight' '丙：有可比数据。'
  pair b.nine 亿元 流量 3.2 -1.5 $ten $ten_before '丁：实现利润{b.nine}，{b.nine:year_on_year}。' "$loss"
  pair b.both 亿元 流量 -1.2 -1.5 $ten $ten_before '' "$loss"
  say_when 'below_zero: b.both' '戊：{b.both}，{b.both:year_on_year}。'
  pair b.worse 亿元 流量 -1.8 -1.5 $ten $ten_before '己：{b.worse}，{b.worse:growth}。' "$loss"
  publish
  prints 甲：开行12列，上年同期为零。 乙：上年同期和本期均无。 丙：开行12列（上年同期无可比数据）。 \
    丁：实现利润3.2亿元，上年同期为亏损1.5亿元。 戊：亏损1.2亿元，同比减亏0.3亿元。 己：亏损1.8亿元，增亏0.3亿元。
  [[ $text != *丙：有可比* ]]
}

@test "multiples from a doubling on, never of a fall; things are counted, shares have points (13, 15)" {
  pair c.fifteen 列 流量 93 20 $ten $ten_before '甲：开行{c.fifteen}，{c.fifteen:year_on_year}。'
  pair c.below 列 流量 199 100 $ten $ten_before '乙：{c.below:year_on_year}。'
  pair c.double 列 流量 200 100 $ten $ten_before '丙：{c.double:growth}。'
  pair c.rounded 亿元 流量 3.5 1.2 $ten $ten_before '丁：{c.rounded:growth}。'
  pair c.fine 亿元 流量 35.00 12.00 $ten $ten_before '辛：{c.fine:growth}。'
  pair c.fall 列 流量 10 100 $ten $ten_before '戊：{c.fall:year_on_year}。'
  pair c.stock 家 存量 98 63 截至2030-10-31 截至2029-10-31 '己：共有{c.stock}，{c.stock:year_on_year}。'
  pair c.share % 比率 32.6 31.4 $ten $ten_before '庚：占{c.share}，{c.share:year_on_year}。'
  publish
  prints 甲：开行93列，上年同期为20列，增长3.65倍。 乙：同比增长99.0%。 丙：增长1倍。 丁：增长191.7%。 辛：增长1.92倍。 戊：同比下降90.0%。 \
    己：共有98家，比上年同期增加35家。 庚：占32.6%，比上年同期提高1.2个百分点。
  sed -i 's/^empty_phrases/multiple_from: 400\n&/' reports/common/wording.yaml
  publish
  prints 甲：开行93列，同比增长365.0%。
}

@test "paces: of the same span and of the period before, across zero, into a new year (10-12, 18, 20)" {
  indicator d.ten 亿元 流量
  rate now d.ten 2031-01..2031-02 0.4
  rate before d.ten 2030-12 -3.2
  say '甲：{d.ten:period}{d.ten:year_on_year}，{d.ten:pace}。'
  indicator d.eleven 亿元 流量
  rate now d.eleven 2030-10 6.0
  rate now d.eleven 2030-09 5.8
  say '乙：{d.eleven[2030-10]:year_on_year}，{d.eleven[2030-10]:pace}。'
  indicator d.twelve 亿元 流量
  rate now d.twelve 2030-01..2030-09 -4.7
  rate now d.twelve 2030-H1 -10.8
  say '丙：{d.twelve:year_on_year}，{d.twelve:pace}。'
  pair d.twenty 亿元 流量 38.5 41.2 $ten $ten_before '丁：{d.twenty[2030-01..2030-10]:year_on_year}，{d.twenty[2030-01..2030-10]:pace}。'
  fact now d.twenty 2030-01..2030-09 35.4 亿元
  fact before d.twenty 2029-01..2029-09 37.9 亿元
  indicator d.eighteen 亿元 流量
  fact now d.eighteen 2030-10 12.3 亿元 ', year_on_year: { value: 5.1, anchor: "增长5.1%" }'
  fact now d.eighteen $ten 123.4 亿元 ', year_on_year: { value: 18.1, anchor: "增长18.1%" }'
  say '戊：{d.eighteen[2030-10]:period}，进出口{d.eighteen[2030-10]}，{d.eighteen[2030-10]:year_on_year}；{d.eighteen[2030-01..2030-10]:period}累计{d.eighteen[2030-01..2030-10]}，{d.eighteen[2030-01..2030-10]:growth}。'
  indicator d.slow 亿元 流量
  rate now d.slow $ten 3.1
  rate now d.slow 2030-01..2030-09 3.6
  say '己：{d.slow:year_on_year}，{d.slow:pace}。'
  indicator d.mom 亿元 流量
  lines=$((lines + 1))
  printf '  - { id: mom, indicator: d.mom, subject: 示例市, period: 2030-10, line: %s, period_on_period: { value: 0.3, anchor: "0.3%%" } }\n' "$lines" >>data/facts/now.yaml
  say '庚：{d.mom:period_on_period}。'
  publish
  prints 甲：1—2月同比增长0.4%，上年12月份为下降3.2%，增速由负转正。 乙：同比增长6.0%，增速比上月加快0.2个百分点。 \
    丙：同比下降4.7%，降幅比上半年收窄6.1个百分点。 丁：同比下降6.6%，降幅与1—9月持平。 \
    戊：2030年10月，进出口12.3亿元，同比增长5.1%；2030年1—10月累计123.4亿元，增长18.1%。 己：同比增长3.1%，增速比1—9月回落0.5个百分点。 \
    庚：比上月增长0.3%。
}

@test "a stated growth wins; nothing is reckoned from 约, a bound, a forecast or another span (S-02, W-11)" {
  indicator e.stated 亿元 流量
  fact now e.stated $ten 123.4 亿元 ', year_on_year: { value: 17.0, anchor: "增长17.0%" }'
  fact before e.stated $ten_before 104.5 亿元
  sed -i 's/value: 17.0,/value: 17.0, basis: 可比价,/' data/facts/now.yaml
  say '甲：{e.stated:year_on_year}。'
  for case in about:约 bound:超; do
    indicator "e.${case%%:*}" 列 流量
    fact now "e.${case%%:*}" $ten 120 列 ", qualifier: ${case##*:}"
    sed -i "s/anchor: \"120列\", qualifier: ${case##*:}/anchor: \"${case##*:}120列\", qualifier: ${case##*:}/" data/facts/now.yaml
    fact before "e.${case%%:*}" $ten_before 100 列
    say_when "growth: e.${case%%:*}" '乙：不该说。'
  done
  indicator e.forecast 列 流量
  fact now e.forecast $ten 120 列 ', status: 预测'
  fact before e.forecast $ten_before 100 列
  say '丙：{e.forecast@forecast:year_on_year}。'
  pair e.span 列 流量 120 100 $ten 2029-01..2029-09 '丁：{e.span:year_on_year}。'
  publish
  prints 甲：同比增长17.0%。
  [[ $text != *不该说* && $text != *丙：* && $text != *丁：* ]]
}

@test "what cannot be compared is not called missing; losses and shares are never told the wrong way" {
  pair i.loss 亿元 流量 3.2 -1.5 $ten $ten_before ''
  say_when 'no_growth: i.loss' '甲：（上年同期无可比数据）。'
  pair i.about 列 流量 120 100 $ten $ten_before ''
  sed -i '/indicator: i.about/s/anchor: "100列"/anchor: "约100列", qualifier: 约/' data/facts/before.yaml
  say_when 'no_growth: i.about' '乙：（上年同期无可比数据）。'
  loss=', below_zero: { word: 亏损, less: 减亏, more: 增亏 }'
  pair i.stock 亿元 存量 -1.2 -1.5 $ten $ten_before '丙：{i.stock}，{i.stock:year_on_year}。' "$loss"
  pair i.share % 比率 32.6 31.4 $ten $ten_before ''
  say_when 'rising: i.share' '丁：占比提高。'
  pair i.refused 列 流量 120 100 $ten $ten_before ''
  publish
  prints 丙：亏损1.2亿元，同比减亏0.3亿元。 丁：占比提高。
  [[ $text != *无可比数据* ]]
  # A base that failed its checks stops what would rest on it.
  sed -i '/indicator: i.refused/s/anchor: "100列"/anchor: "90列"/' data/facts/before.yaml
  say '戊：{i.refused}，{i.refused:year_on_year}。'
  jianbao publish
  refused_with 65
  says compose/refused-fact
  sed -i 's/word: 亏损/word: 亏1/' data/catalogue/indicators.yaml
  jianbao check
  refused_with 65
  says load/digit-in-skeleton
}

@test "保持 needs two figures in a row that may be compared, 放缓 a growth below the one before (W-01)" {
  sed -i 's/^judgements:$/&\n  - { word: 增速放缓, above: 0, slower: true }\n  - { word: 保持两位数增长, at_least: 10, in_a_row: 2 }/' reports/common/wording.yaml
  indicator g.kept 亿元 流量
  rate now g.kept $ten 12.0
  rate now g.kept 2030-01..2030-09 11.0
  say '甲：{g.kept:judgement}。'
  indicator g.once 亿元 流量
  rate now g.once $ten 12.0
  rate now g.once 2030-01..2030-09 -1.0
  say '乙：{g.once:judgement}。'
  indicator g.slower 亿元 流量
  rate now g.slower $ten 12.0
  rate now g.slower 2030-01..2030-09 13.0
  say '丙：{g.slower:judgement}。'
  indicator g.small 亿元 流量
  rate now g.small $ten 12.0
  rate now g.small 2030-01..2030-09 1.0
  say '丁：{g.small:judgement}。'
  publish
  prints 丁：实现两位数增长。
  prints 甲：保持两位数增长。 乙：实现两位数增长。 丙：增速放缓。
}

@test "parts that rounding keeps from adding up are told of, and not adjusted (S-19, 21)" {
  indicator h.whole 亿元 流量
  lines=$((lines + 1))
  printf '  - { id: h-whole, indicator: h.whole, subject: 示例市, period: %s, line: %s, value: 100.0, unit: 亿元, anchor: 100.0亿元 }\n' $ten "$lines" >>data/facts/now.yaml
  for name in a b c; do
    indicator "h.$name" 亿元 流量
    fact now "h.$name" $ten 33.3 亿元 ', within: { fact: h-whole, basis: source }'
  done
  cat >>$examples <<'TABLE'
      - say: ["见{table:shares}。"]
      - table:
          name: shares
          title: 分项
          columns: [indicator, value, unit]
          rows: [h.whole, h.a, h.b, h.c]
TABLE
  publish
  prints 分项之和与总数的差因四舍五入产生，未作调整。 33.3
  [[ $text != *33.4* ]]
  sed -i '/indicator: h.a/s/33\.3/33.4/g' data/facts/now.yaml
  publish
  [[ $text != *因四舍五入产生* ]]
}
