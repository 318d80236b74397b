#!/bin/bash
# A made-up office of many counties, for measuring: workload.sh DIR [SUBJECTS] [MONTHS].
# Each county has six figures a month and a brief of two pages of its own; nothing in it is a fact.
set -euo pipefail
dir=$1 subjects=${2:-2844} months=${3:-12}
root=$(cd "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$dir/data/catalogue" "$dir/data/facts" "$dir/data/notes" "$dir/data/systems" "$dir/reports/common" "$dir/reports/county"
ln -sfn "$root/fonts" "$dir/fonts"
office=$root/tests/workspaces/office
cp -r "$office/data/office.yaml" "$office/data/rulings.yaml" "$office/data/watchwords.yaml" "$dir/data/"
mkdir -p "$dir/data/rules"
cp "$root/data/rules/integrity.yaml" "$dir/data/rules/"
cp "$root"/reports/common/*.yaml "$dir/reports/common/"

awk -v n="$subjects" -v months="$months" -v dir="$dir" '
# Bytes, not characters: mawk knows no others, and a Han has three.
function name(i) { return "示例" han(i) "县" }
function han(i,   s, d, k) { s = sprintf("%04d", i); d = ""; for (k = 1; k <= 4; k++) d = d substr("零一二三四五六七八九", substr(s, k, 1) * 3 + 1, 3); return d }
BEGIN {
  split("roads schools clinics exports parcels visitors", key, " ")
  split("公路里程 学校数 卫生室数 出口总值 快递业务量 游客人次", title, " ")
  split("公里 所 个 亿元 万件 万人次", unit, " ")
  split("存量 存量 存量 流量 流量 流量", kind, " ")
  f = dir "/data/catalogue/domains.yaml"; print "domains:\n  - { key: county, name: 县情 }" > f
  f = dir "/data/catalogue/units.yaml"
  print "units:\n  - { name: 公里 }\n  - { name: 所, countable: true }\n  - { name: 个, countable: true }\n  - { name: 亿元, currency: 本币 }\n  - { name: 万件 }\n  - { name: 万人次 }" > f
  f = dir "/data/catalogue/indicators.yaml"; print "indicators:" > f
  for (k = 1; k <= 6; k++) printf "  county.%s: { name: %s, unit: %s, measure: %s, domain: 县情, better: 多, definition: 样例指标。 }\n", key[k], title[k], unit[k], kind[k] > f
  f = dir "/data/catalogue/subjects.yaml"; print "subjects:\n  - { name: 示例省, full: 示例省, level: 省 }" > f
  for (i = 1; i <= n; i++) printf "  - { name: %s, full: 示例省%s, level: 区市, parent: 示例省 }\n", name(i), name(i) > f
  s = dir "/data/sources.yaml"; print "documents:" > s
  u = dir "/data/issues.yaml"; print "issues:" > u
  for (m = 1; m <= months; m++) {
    month = sprintf("2031-%02d", m)
    after = m < 12 ? sprintf("2031-%02d-10", m + 1) : "2032-01-10"
    printf "  - { key: s-%s, title: 月报, publisher: 示例省统计局, kind: 公文, file: %s.txt, sha256: %064d, published: %s }\n", month, month, 0, after > s
    printf "  - { key: \"%s\", as_of: %s, title: 县情, number_of_year: %d, running_number: %d, sources: [s-%s], reports: [county] }\n", month, after, m, m, month > u
    f = dir "/data/facts/" month ".yaml"
    print "source: s-" month "\nfacts:" > f
    for (i = 1; i <= n; i++) for (k = 1; k <= 6; k++) {
      seed = (i * 7919 + m * 104729 + k * 1299709) % 100003
      flow = kind[k] == "流量"
      value = k == 1 ? sprintf("%d.%d", 800 + seed % 700, seed % 10) : k == 2 ? 40 + seed % 60 : k == 3 ? 100 + seed % 300 : sprintf("%d.%d", 10 + seed % 90, seed % 10)
      growth = sprintf("%s%d.%d", seed % 3 == 0 ? "-" : "", seed % 20, 1 + seed % 9)
      bare = growth; sub(/^-/, "", bare)
      printf "  - { id: f-%d-%02d-%d, indicator: county.%s, subject: %s, period: %s, line: %d, value: %s, unit: %s, anchor: %s%s%s }\n", i, m, k, key[k], name(i), flow ? month : "截至" month, (i - 1) * 6 + k, value, unit[k], value, unit[k], flow ? sprintf(", year_on_year: { value: %s, anchor: \"%s%s%%\" }", growth, growth ~ /^-/ ? "下降" : "增长", bare) : "" > f
    }
    close(f)
  }
}'
cat >"$dir/data/calendar.yaml" <<'CALENDAR'
publications: []
CALENDAR
cat >"$dir/reports/county/report.yaml" <<'REPORT'
report: county
title: 县情月报
each_subject: { levels: [区市] }
heading: "{own}主要情况"
selections:
  all: { from: issue, subject: [own], order: [indicator] }
sections:
  - heading: 设施
    blocks:
      - say:
          - "{county.roads[own]:period}，{own}有公路{county.roads[own]}，学校{county.schools[own]}，卫生室{county.clinics[own]}。"
  - heading: 经济
    blocks:
      - say:
          - "{county.exports[own]:period}，出口总值{county.exports[own]}，{county.exports[own]:year_on_year}。"
          - "快递业务量{county.parcels[own]}，{county.parcels[own]:year_on_year}。"
          - "接待游客{county.visitors[own]}，{county.visitors[own]:year_on_year}；各项见{table:all}和{chart:flows}。"
      - table:
          name: all
          title: 主要指标
          columns: [indicator, period, value, unit, year_on_year]
          select: all
      - chart:
          name: flows
          kind: column
          title: 公路里程
          unit: 公里
          bars:
            - { of: "county.roads[own]", label: 公路 }
REPORT
