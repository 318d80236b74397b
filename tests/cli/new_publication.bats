#!/usr/bin/env bats
# A publication that nobody programmed: an indicator, three months of it, a table, a chart and the
# document that prints them, all of it YAML that is added to an office which knows none of it.

load workspace

setup() {
  make_office
}

# Lines behind the one that begins a list.
list_item() {
  sed -i "s|^$2\$|&\n$3|" "$1"
  grep -qF -- "${3##*\\n}" "$1"
}

add_data() {
  list_item data/catalogue/units.yaml 'units:' '  - { name: 件, countable: true }\n  - { name: 万件, base: 件, factor: 10000 }'
  list_item data/catalogue/indicators.yaml 'indicators:' \
    '  post.parcels: { name: 快递业务量, short: 快递, unit: 万件, measure: 流量, domain: 服务, better: 多, definition: 收寄的快件，来源没有说明是否含同城。 }'
  list_item data/sources.yaml 'documents:' \
    '  - { key: sample-parcels, title: 邮政行业运行情况, publisher: 示例日报, kind: 报刊, file: parcels.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000, published: 2031-04-09 }'
  cat >data/facts/parcels.yaml <<'FACTS'
source: sample-parcels
facts:
  - { id: parcels-01, indicator: post.parcels, subject: 示例市, period: 2031-01, value: 41.2, unit: 万件, line: 2, anchor: 41.2万件, year_on_year: { value: 3.0, anchor: "增长3.0%" } }
  - { id: parcels-02, indicator: post.parcels, subject: 示例市, period: 2031-02, value: 33.7, unit: 万件, line: 3, anchor: 33.7万件, year_on_year: { value: -6.4, anchor: "下降6.4%" } }
  - { id: parcels-03, indicator: post.parcels, subject: 示例市, period: 2031-03, value: 48.6, unit: 万件, line: 4, anchor: 48.6万件, year_on_year: { value: 25.0, anchor: "增长25.0%" } }
FACTS
}

add_publication() {
  mkdir -p reports/parcels
  cat >reports/parcels/report.yaml <<'REPORT'
report: parcels
title: 快递专报
heading: "{post.parcels:subject}快递业务情况"
selections:
  months: { from: issue, indicator: [post.parcels], order: [period] }
  lively: { of: months, moved: { growth_at_least: 20 } }
sections:
  - heading: 分月情况
    blocks:
      - say:
          - "{post.parcels:period}，快递业务量{post.parcels}，{post.parcels:year_on_year}（{table:months}、{chart:months}）。"
          - "据此推算，上年同期为{post.parcels:base}。"
          - { when: { falling: "post.parcels[2031-02]" }, say: "{post.parcels[2031-02]:period}为{post.parcels[2031-02]}，{post.parcels[2031-02]:growth}。" }
          - { when: { rising: "post.parcels[2031-02]" }, say: "逐月上升。" }
      - table:
          name: months
          title: 分月快递业务量
          columns: [period, nature, value, unit, year_on_year, base]
          select: months
      - chart:
          name: months
          kind: line
          title: 分月快递业务量
          unit: 万件
          bars:
            - { of: post.parcels, period: 2031-01 }
            - { of: post.parcels, period: 2031-02 }
            - { of: post.parcels, period: 2031-03 }
      - each:
          in: lively
          as: run
          say: ["{it:period}增速大，{it:why}。"]
REPORT
  sed -i 's/reports: \[monthly\]/reports: [monthly, parcels]/; s/sources: \[sample-2031-04\]/sources: [sample-2031-04, sample-parcels]/' data/issues.yaml
  grep -q 'parcels' data/issues.yaml
}

pages() {
  pdftotext -layout out/2031-03/parcels.pdf - | tr -d ' \n'
}

prints() {
  local words text
  text=$(pages)
  for words in "$@"; do
    [[ $text == *"$words"* ]] || {
      printf 'does not print %s:\n%s\n' "$words" "$text"
      return 1
    }
  done
}

@test "an indicator, its data, a table, a chart and a publication are added in YAML alone" {
  jianbao publish
  refused_with 0
  [ ! -e out/2031-03/parcels.pdf ]
  before=$(pdftotext -layout out/2031-03/monthly.pdf -)

  add_data
  add_publication
  jianbao publish
  refused_with 0
  says out/2031-03/parcels.pdf
  prints 示例市快递业务情况 3月，快递业务量48.6万件，同比增长25.0% 2月为33.7万件，下降6.4%
  prints 表1分月快递业务量 图1分月快递业务量 41.2 33.7 48.6 3.0 25.0
  prints （表1、图1） 3月增速大，增速不低于20%
  [[ $(pages) != *逐月上升* ]]
  # What was there before says what it said.
  [ "$before" = "$(pdftotext -layout out/2031-03/monthly.pdf -)" ]
}

@test "each of its figures is explained: stated ones by their place, implied ones by their sum" {
  add_data
  add_publication
  jianbao publish
  refused_with 0
  jianbao explain out/2031-03/parcels.pdf 48.6万件
  refused_with 0
  says parcels-03 data/facts/parcels.yaml:5 锚文字 示例日报
  jianbao explain out/2031-03/parcels.pdf 33.7
  refused_with 0
  says parcels-02 data/facts/parcels.yaml:4
  prints 上年同期为38.8万件～39.0万件
  jianbao explain out/2031-03/parcels.pdf 38.8万件～39.0万件
  refused_with 0
  says 算式 48.6 parcels-03
}

@test "what is printed follows the data and the order of the report" {
  add_data
  add_publication
  sed -i 's/value: 48.6,/value: 47.5,/; s/anchor: 48.6万件/anchor: 47.5万件/' data/facts/parcels.yaml
  sed -i 's/value: -6.4, anchor: "下降6.4%"/value: 6.4, anchor: "增长6.4%"/' data/facts/parcels.yaml
  sed -i 's/order: \[period\]/order: [value]/' reports/parcels/report.yaml
  jianbao publish
  refused_with 0
  prints 快递业务量47.5万件 逐月上升
  [[ $(pages) != *48.6* && $(pages) != *下降* ]]
  # Largest first now, in the table.
  pdftotext -layout out/2031-03/parcels.pdf - | awk '
    /^ *[0-9]月 .*万件/ && !/，/ { order = order $1 " " }
    END { if (order != "3月 1月 2月 ") { print order; exit 1 } }'
}

@test "an indicator that is nowhere registered is refused with its place and what is near" {
  add_data
  add_publication
  sed -i 's/of: post.parcels, period: 2031-03/of: post.parcel, period: 2031-03/' reports/parcels/report.yaml
  jianbao publish
  refused_with 65
  says reports/parcels/report.yaml: post.parcel post.parcels
  [ ! -e out/2031-03/parcels.pdf ]
}
