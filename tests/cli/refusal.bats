#!/usr/bin/env bats
# Data that must not reach paper: each case names the place, and the old brief stands.

load workspace

setup() {
  make_workspace
}

# The data file that holds the trains, and the line of their value.
find_trains() {
  local hit
  hit=$(value_915)
  [ -n "$hit" ]
  file=${hit%%:*}
  hit=${hit#*:}
  line=${hit%%:*}
}

@test "915 changed to 951: the place, the anchor, and what growth implies; the old brief stands" {
  jianbao publish
  published
  before=$(digests out/2024-12 | grep monthly-brief)
  find_trains
  sed -i -E "${line}s/(value: *\"?)915/\1951/" "$file"
  jianbao check
  refused_with 65
  says "$file:$line:" 915列 951 775 805
  jianbao publish
  refused_with 65
  says "$file:$line:"
  [ "$before" = "$(digests out/2024-12 | grep monthly-brief)" ]
  text=$(pdftotext -raw out/2024-12/check-report.pdf - | tr -d '\n ')
  [[ $text == *这一期没有写出：*monthly-brief*sign-off* ]]
}

@test "a misspelt key is told with the right one" {
  find_trains
  sed -i "${line}s/value:/vlaue:/" "$file"
  jianbao check
  refused_with 65
  says "$file:$line:" vlaue value
}

@test "a file in GBK is refused, with what to do" {
  iconv -f UTF-8 -t GBK data/office.yaml >office.gbk
  mv office.gbk data/office.yaml
  jianbao check
  refused_with 65
  says data/office.yaml: UTF-8
}

@test "a file that is missing is told as such" {
  rm data/office.yaml
  jianbao check
  refused_with 66
  says data/office.yaml
}

@test "a link to nowhere is no file that was left out" {
  rm -f data/calendar.yaml
  ln -s /nowhere/calendar.yaml data/calendar.yaml
  jianbao check
  refused_with 66
  says data/calendar.yaml
}

@test "all problems of all files come in one run" {
  find_trains
  sed -i "${line}s/value:/vlaue:/" "$file"
  printf 'strange: 1\n' >>data/office.yaml
  jianbao check
  refused_with 65
  says "$file:$line:" data/office.yaml: strange
}

@test "a changed font is found by check" {
  rm fonts
  mkdir fonts
  cp -r "$shipped"/fonts/. fonts/
  font=$(grep -l . fonts/LiberationSerif-Regular.* | head -n 1)
  # One byte near the end, so that the size stays and the tables are still found.
  printf 'X' | dd of="$font" bs=1 seek=$(($(stat -c %s "$font") - 3)) conv=notrunc status=none
  jianbao check
  refused_with 78
  says fonts/ LiberationSerif-Regular
}

@test "a font that is no font is refused by name" {
  rm fonts
  mkdir fonts
  cp -r "$shipped"/fonts/. fonts/
  head -c 1000 /dev/urandom >fonts/LiberationSerif-Regular.ttf
  jianbao publish
  refused_with 78
  says LiberationSerif-Regular
}

@test "check counts facts and rules" {
  jianbao check
  published
  says 事实 规则 通过 不通过 无法判断
  jianbao check --lang en
  says facts rules pass fail "not evaluable"
}

@test "an error stops the report that prints the fact, whole, and no other" {
  mkdir reports/trade-note
  cat >reports/trade-note/report.yaml <<'END'
report: trade-note
title: 贸易简况
pages: { aim: 4, most: 6 }
key_points:
  - "{trade.total:period}，外贸进出口{trade.total:stated}，{trade.total:year_on_year}。"
  - "{invest.projects:period}，新引进各类重大项目{invest.projects}。"
  - "需要注意：外贸为预计数。"
lead: []
sections:
  - heading: 现代贸易中心
    blocks:
      - say:
          - "{trade.total:period}，预计实现外贸进出口{trade.total}，{trade.total:year_on_year}。"
annex:
  title: 主要数据来源及口径
  notes: ["本期数据全部来自公开报道。"]
sources_title: 核校表
END
  sed -i '/key: "2024-12"/,/reports:/{s/subtitle: .*/subtitle: "外贸进出口{trade.total:stated}"/; s/title: "上合示范区{rail.trains:period_long}/title: "上合示范区{trade.total:period_long}/; s/reports: \[monthly-brief,/reports: [monthly-brief, trade-note,/}' data/issues.yaml
  jianbao publish
  published
  [ -e out/2024-12/trade-note.pdf ]
  before=$(sha256sum out/2024-12/monthly-brief.pdf out/2024-12/monthly-brief.sources.pdf)
  rm out/2024-12/trade-note.pdf
  find_trains
  sed -i -E "${line}s/(value: *\"?)915/\1951/" "$file"
  jianbao publish
  refused_with 65
  says "$file:$line:" compose/refused-fact 2024-12/monthly-brief out/2024-12/trade-note.pdf
  [ -e out/2024-12/trade-note.pdf ]
  [ -e out/2024-12/trade-note.sources.pdf ]
  [ "$before" = "$(sha256sum out/2024-12/monthly-brief.pdf out/2024-12/monthly-brief.sources.pdf)" ]
}

@test "a figure that may not be quoted stops the report that quotes it" {
  find_trains
  sed -i "${line}s/\$/\n    disclosure: 不得引用/" "$file"
  jianbao publish
  refused_with 65
  says compose/not-quotable rail-trains-2024-10 不得引用
  [ ! -e out/2024-12/monthly-brief.pdf ]
  jianbao check
  refused_with 65
}

@test "arguments in another encoding are refused by number, and so is a language that is not there" {
  jianbao explain $'\xff'
  refused_with 64
  says '第2个参数不是 UTF-8'
  JIANBAO_LANG=xx run "$jianbao" rules
  refused_with 64
  says 'JIANBAO_LANG=xx'
}

@test "a report goes to a file named without a folder" {
  jianbao check --report 核对报告.pdf
  published
  [ -s 核对报告.pdf ]
}
