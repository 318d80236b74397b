#!/usr/bin/env bats
# What follows from a figure, and from two that are set against each other.

load workspace

setup() {
  make_workspace
}

# A ruling that two facts are one thing and begin alike.
rule_alike() {
  cat >data/rulings.yaml <<RULING
rulings:
  - key: $1-alike
    about: [$1, $2]
    question: 是不是同一口径
    decision: 同一口径，可比
    comparable: true
    reason: 提供单位答复
    by: 某处某人
    on: 2024-12-01
RULING
}

@test "one indicator: the base, the increment and the monthly average that it implies" {
  jianbao reckon rail.trains --issue 2024-12
  refused_with 0
  says rail-trains-2024-10 青岛晚报 第24行 上年同期 唯一整数为775列 同比增量 140列 月均 91.5列
}

@test "two figures without a ruling: both sources, the reason, what to register, marked as not for print" {
  jianbao reckon college.classes jz22.college_seminars --issue 2024-12
  refused_with 0
  says 239个班次 第44行 63个 第19行 不能：指标不同 data/rulings.yaml
  [[ $output =~ 不印[[:space:]　]+3\.8倍 ]]
}

@test "with a ruling the multiple may be printed" {
  rule_alike college-classes jz22-seminars
  jianbao reckon college-classes jz22-seminars --issue 2024-12
  refused_with 0
  says 能：裁定 3.8倍 增加176个班次
  [[ $output != *不印* ]]
}

@test "class size: intervals of both sides, of the change, and of what was added" {
  jianbao reckon college.trainees jz22.college_trainees --issue 2024-12
  refused_with 0
  says 69～74人次 76人次以上 减少2人次以上 不到73人次 66～72人次
}

@test "a share: on intervals, and not for print until its whole is registered" {
  jianbao reckon trade.sco trade.total --share --issue 2024-12
  refused_with 0
  says within 18.0%～18.3% 21.1%～21.7% 3.2～3.4个百分点 回落3个多百分点
  [[ $output =~ 不印[[:space:]　]+约18% ]]
}

@test "a quarter's promise stands beside the year's and is not divided by it" {
  jianbao reckon qd24b-xihaian-projects-100m-q1 --issue 2024-02
  refused_with 0
  says 目标100个 目标230个 不能：指标不同
  [[ $output != *43* ]]
}

@test "nine months of 2022 stand beside ten of 2024 as monthly averages" {
  jianbao reckon rail.trains 'rail.trains[2022-01..2022-09]' --issue 2024-12
  refused_with 0
  says 不能：期间不同 91.5列 约63.3列 monthly_now
  [[ $output =~ 不印[[:space:]　]+1\.6倍 ]]
}

@test "declared comparisons, all or by name, as text and as JSON" {
  printf '%s\n' 'comparisons:' \
    '  made_up: { now: rail.trains, before: "rail.trains[2022-01..2022-09]" }' \
    '  made_up_share: { part: trade.sco, whole: trade.total }' >>reports/monthly-brief/report.yaml
  jianbao reckon --issue 2024-12
  refused_with 0
  says 'made_up（monthly-brief）' 'made_up_share（monthly-brief）'
  jianbao reckon made_up_share --issue 2024-12
  refused_with 0
  says 'made_up_share（monthly-brief）'
  [[ $output != *'made_up（'* ]]
  "$jianbao" reckon --json --issue 2024-12 >all.jsonl
  [ "$(grep -c '"report": "monthly-brief"' all.jsonl)" -eq 2 ]
  grep -q '"view": "share", "text": "约18%".*"printable": false' all.jsonl
  grep -q '"view": "monthly_now", "text": "91.5列".*"printable": true' all.jsonl
}

@test "English labels, an unknown name, an unknown fact" {
  jianbao --lang en reckon rail.trains --issue 2024-12
  refused_with 0
  says implied_base increment source
  jianbao reckon no.such
  refused_with 64
  says usage/reckon
  jianbao reckon rail.train rail.trains
  refused_with 65
  says compose/unknown-indicator rail.trains
}
