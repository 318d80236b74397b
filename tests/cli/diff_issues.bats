#!/usr/bin/env bats
# jianbao diff of two issues: what the sources of the one say otherwise than those of the other.

load workspace

# The line of the table that holds all these words.
line_with() {
  local words left=$output
  for words in "$@"; do
    left=$(grep -F -- "$words" <<<"$left") || { echo "no line with $*:"; echo "$output"; return 1; }
  done
}
no_line_with() {
  ! line_with "$@" >/dev/null
}

@test "the shipped issues: what changed with the reason why it has no difference, new and dropped" {
  make_workspace
  jianbao diff 2022-10 2024-12
  published
  line_with 变动 中欧班列开行列数 570列 915列 不可比
  line_with 新增 能源交易中心开户会员 超350家
  line_with 未再公布 签约落地示范引领项目 15个
  # A forecast is no later figure of what was counted.
  line_with 新增 中欧班列开行列数 预计超过1000列
  no_line_with 变动 预计超过1000列
  # A target without a time has no empty brackets.
  no_line_with '（）'
  table=$output
  jianbao diff 2024-12 2022-10
  [ "$output" = "$table" ]
}

@test "--json has one object a line, with the facts" {
  make_workspace
  jianbao diff --json 2022-10 2024-12
  published
  line=$(grep -F '570列' <<<"$output")
  [[ $line == '{"change":"changed",'*'"before":"570列（2022年1—9月）"'*'"now":"915列（2024年1—10月）"'*'不可比'* ]]
  [[ $line == *'"before_fact":"'*'"now_fact":"'* ]]
  grep -qE '^\{"change":"new",.*"now":"超350家' <<<"$output"
  grep -qE '^\{"change":"dropped",.*"before":"15个' <<<"$output"
  # Nothing but whole objects.
  objects=$(grep -cE '^\{"change":"(changed|revised|same|new|dropped)",.*\}$' <<<"$output")
  [ "$objects" -eq "$(grep -c '"change"' <<<"$output")" ]
  [ "$objects" -gt 50 ]
}

add_source() {
  printf '  - key: %s\n    title: 公报\n    publisher: 示例日报\n    kind: 报刊\n    file: %s.txt\n' "$1" "$1" >>data/sources.yaml
  printf '    sha256: %064d\n    published: %s\n' 0 "$2" >>data/sources.yaml
}
add_issue() {
  printf '  - key: "%s"\n    title: "示例"\n    as_of: %s\n    number_of_year: %s\n' "$1" "$2" "$3" >>"$4"
  printf '    running_number: %s\n    sources: [%s]\n    reports: [monthly]\n' "$5" "$6" >>"$4"
}

# Issues of three years; the trains of all three, exports in the first and the last.
three_issues() {
  make_office
  facts=data/facts/2031-04-10.yaml
  { echo 'issues:'; } >issues
  add_issue 2030-03 2030-04-30 1 issues 1 sample-2030-04
  tail -n +2 data/issues.yaml >>issues
  add_issue 2032-03 2032-04-30 4 issues 4 sample-2032-04
  mv issues data/issues.yaml
  add_source sample-2032-04 2032-04-10
  cat >data/facts/2032-04-10.yaml <<'END'
source: sample-2032-04
facts:
  - id: trains-2032
    indicator: rail.trains
    subject: 示例市
    period: 2032-Q1
    value: 135
    unit: 列
    line: 2
    anchor: 货运班列135列
  - id: trade-2032
    indicator: trade.total
    subject: 示例市
    period: 2032-Q1
    value: 45.0
    unit: 亿元
    line: 3
    anchor: 进出口45.0亿元
END
}

@test "each figure is held against the earlier of the two issues, whatever came between" {
  three_issues
  jianbao diff 2030-03 2032-03
  published
  line_with 变动 100列（2030年一季度） 135列（2032年一季度） 135 100 35
  no_line_with 120列
  # 45.0亿元 in both, 48.6亿元 between them.
  line_with 未变 45.0亿元（2030年一季度） 45.0亿元（2032年一季度）
  jianbao diff 2031-03 2032-03
  published
  line_with 变动 120列（2031年一季度） 135列（2032年一季度） 15
  line_with 变动 48.6亿元 45.0亿元
  line_with 未再公布 冷链仓库 12座
}

@test "equal digits with another bounding word, status or length of period are not the same" {
  three_issues
  sed -i 's/value: 45.0$/value: 45.0\n    qualifier: 超过/; s/进出口45.0亿元/进出口超过45.0亿元/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  line_with 变动 45.0亿元 超过45.0亿元 不可比
  sed -i '/qualifier: 超过/d; s/超过45.0/45.0/; s/^    value: 45.0$/&\n    status: 预计/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  line_with 变动 45.0亿元（2030年一季度） 预计45.0亿元 不可比
  sed -i '/status: 预计/d; /id: trade-2032/,$s/period: 2032-Q1/period: 2032-03/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  line_with 变动 45.0亿元（2030年一季度） 45.0亿元（2032年3月） 不可比
}

@test "a part of a thing is not held against the whole of it" {
  three_issues
  sed -i 's/^  - id: trains-2032$/&\n    within: { fact: all-2032, basis: source }/' data/facts/2032-04-10.yaml
  cat >>data/facts/2032-04-10.yaml <<'END'
  - id: all-2032
    indicator: rail.trains
    subject: 示例市
    period: 2032-Q1
    value: 160
    unit: 列
    line: 2
    anchor: 货运班列160列
END
  jianbao diff 2030-03 2032-03
  line_with 变动 100列（2030年一季度） 160列
  line_with 新增 135列
  no_line_with 100列 135列
}

@test "what may not be quoted is in no list" {
  three_issues
  sed -i '0,/^    unit: 列$/s//    unit: 列\n    disclosure: 限制/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  no_line_with 135列
  no_line_with 未再公布 100列
}

@test "a revision counts between the days of the two issues, and is no news otherwise" {
  three_issues
  sed -i 's/^  - id: trains-2032$/&\n    revision: { from: 134列, to: 135列, reason: 补报, by: 综合科, on: 2032-04-20 }/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  line_with 修订 135列 '134列 → 135列：补报'
  sed -i 's/on: 2032-04-20/on: 2032-05-20/' data/facts/2032-04-10.yaml
  jianbao diff 2030-03 2032-03
  line_with 变动 100列 135列
  no_line_with 修订
  # Of what only the earlier issue speaks of, too.
  sed -i 's/^  - id: warehouses$/&\n    revision: { from: 11座, to: 12座, reason: 更正, by: 综合科, on: 2031-06-01 }/' "$facts"
  jianbao diff 2031-03 2032-03
  line_with 修订 12座 '11座 → 12座：更正'
  sed -i 's/on: 2031-06-01/on: 2031-04-01/' "$facts"
  jianbao diff 2031-03 2032-03
  line_with 未再公布 12座
}

@test "one issue, or an issue that is not there" {
  make_office
  jianbao diff 2031-03 2031-03
  refused_with 64
  says usage/diff-kinds
  jianbao diff 2031-03 2031-09
  refused_with 64
  says 2031-09
}
