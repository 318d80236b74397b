#!/usr/bin/env bats
# 送审清单: what people must look at before an issue is signed off, and their ticks.

load workspace

setup() {
  make_workspace
  rm -rf data/reviews
}

# Marks of the list, one a line.
marks() {
  "$jianbao" review --issue 2024-12 --json 2>/dev/null | grep -o '"mark": "[0-9a-f]*"' |
    cut -d'"' -f4
}

tick_all() {
  jianbao review --issue 2024-12 --tick-all --by 某人 --on 2024-12-10
  published
}

# Puts words into a sentence of the brief.
print_words() {
  sed -i "s/需要注意：/需要注意：$1，/" reports/monthly-brief/report.yaml
  grep -q "$1" reports/monthly-brief/report.yaml
}

@test "the list names figures, names and their places; nobody looked yet; nothing is written" {
  jianbao review --issue 2024-12
  refused_with 3
  says 未公开、未确认的数 qdwb-2024-12-03 名册里没有的名称 上合示范区党工委 版记 未看 '，已看 0 项' \
    review/unticked
  jianbao --lang en review --issue 2024-12
  refused_with 3
  says 'Names that the register does not have' 'not ticked' ', 0 ticked'
  [ ! -e data/reviews ]
}

@test "each item is one JSON object, with what was ticked" {
  "$jianbao" review --issue 2024-12 --json >items.jsonl 2>/dev/null || [ $? -eq 3 ]
  [ "$(wc -l <items.jsonl)" -eq "$(marks | wc -l)" ]
  [ "$(grep -c '^{"kind": .*"ticked": null}$' items.jsonl)" -eq "$(wc -l <items.jsonl)" ]
  grep -q '"kind": "figure", .*"facts": \[.*"rail-trains-2024-10"' items.jsonl
  tick_all
  "$jianbao" review --issue 2024-12 --json >items.jsonl
  grep -q '"ticked": {"by": "某人", "on": "2024-12-10", "remark": ""}}$' items.jsonl
}

@test "one item is ticked with who, when and a remark; the other ticks and comments of the file stay" {
  mkdir data/reviews
  printf '# 我们的话\nticks:\n  - { mark: "00000000", about: 从前的, by: 前人, on: 2024-12-01 }\n' \
    >data/reviews/2024-12.yaml
  mark=$(marks | tail -n 1)
  jianbao review --issue 2024-12 --tick "$mark" --by 某人 --on 2024-12-10 --remark '看过"原件"#1'
  refused_with 3
  says '1 项记入 data/reviews/2024-12.yaml' '已看：某人，2024-12-10（看过"原件"#1）' '，已看 1 项'
  grep -q '^# 我们的话' data/reviews/2024-12.yaml
  grep -q '00000000' data/reviews/2024-12.yaml
  jianbao review --issue 2024-12 --tick "$mark" --by 别人 --on 2024-12-11
  refused_with 3
  says "$mark 已由某人在2024-12-10看过"
  ! grep -q 别人 data/reviews/2024-12.yaml
}

@test "when all is ticked the exit code is 0, and a changed figure lapses its tick" {
  tick_all
  jianbao review --issue 2024-12
  refused_with 0
  sed -i 's/"18.1"/18.1/; s/value: 347$/value: 348/; s/347亿元/348亿元/' data/facts/2024-12-03-qdwb.yaml
  jianbao review --issue 2024-12 -v
  refused_with 3
  says review/unticked review/tick-stale '个旧勾'
}

@test "a secrecy word stops the issue until somebody ticks it, and again in another sentence" {
  tick_all
  print_words 内部资料
  jianbao review --issue 2024-12
  refused_with 65
  says review/secret-unticked 内部资料 涉密字样 reports/monthly-brief/report.yaml:
  tick_all
  jianbao review --issue 2024-12
  refused_with 0
  sed -i 's/需要注意：内部资料/需要注意：又是内部资料/' reports/monthly-brief/report.yaml
  jianbao review --issue 2024-12
  refused_with 65
}

@test "people are found by the titles of the office, in editor's notes and titles too" {
  mkdir -p data/notes
  printf 'editor_note: 示例区区长张某某作了批示，内部资料。\n' >data/notes/2024-12.yaml
  sed -i 's/建设情况"/建设情况（慎用）"/' data/issues.yaml
  sed -i 's/^sensitive: .*/sensitive: [慎用]/' data/watchwords.yaml
  jianbao review --issue 2024-12
  refused_with 65
  says 人名和职务 区长张某某 编者按，第 敏感字样 monthly-brief，标题
}

@test "what is asked wrongly is refused, and nothing is written" {
  jianbao review --issue 2024-13
  refused_with 64
  jianbao review --issue 2024-12 --tick 0a1b2c3d --by 某人 --on 2024-12-10
  refused_with 64
  says usage/unknown-item 0a1b2c3d 相近
  jianbao review --issue 2024-12 --tick-all --by 某人
  refused_with 64
  says --on
  jianbao review --issue 2024-12 --tick-all --on 2024-12-10
  refused_with 64
  says --by
  jianbao review --issue 2024-12 --tick-all --by 某人 --on 2024-02-30
  refused_with 64
  says 2024-02-30
  jianbao review --issue 2024-12 --by 某人 --on 2024-12-10
  refused_with 64
  says --tick
  [ ! -e data/reviews ]
}

@test "a folder in the place of the file is not written over, nor a broken file added to" {
  mkdir -p data/reviews/2024-12.yaml
  jianbao review --issue 2024-12 --tick-all --by 某人 --on 2024-12-10
  [ "$status" -ge 65 ]
  rmdir data/reviews/2024-12.yaml
  printf 'ticks:\n  - { mark: xyz, about: 甲, by: 乙, on: 2024-12-01 }\n' >data/reviews/2024-12.yaml
  cp data/reviews/2024-12.yaml before
  jianbao review --issue 2024-12 --tick-all --by 某人 --on 2024-12-10
  refused_with 65
  says data/reviews/2024-12.yaml:2: load/bad-mark
  cmp before data/reviews/2024-12.yaml
}

@test "an issue that cannot be composed cannot be reviewed" {
  sed -i 's/unit: 列$/unit: 列列/' data/facts/2024-12-03-qdwb.yaml
  jianbao review --issue 2024-12
  refused_with 65
  [[ $output != *'已看'* ]]
}

@test "ticks made at one time are all kept" {
  local marks mark
  marks=$("$jianbao" review --issue 2024-12 --json 2>/dev/null | grep -o '"mark": "[0-9a-f]*"' | cut -d'"' -f4 | sort -u)
  [ "$(wc -w <<<"$marks")" -ge 3 ]
  for mark in $marks; do
    "$jianbao" review --issue 2024-12 --tick "$mark" --by 某人 --on 2024-12-10 >/dev/null 2>&1 &
  done
  wait
  [ "$(grep -c 'mark:' data/reviews/2024-12.yaml)" -eq "$(wc -w <<<"$marks")" ]
}
