#!/usr/bin/env bats
# What the data holds, shown to people and to machines, and proved against its documents.

load workspace

setup() {
  make_workspace
}

@test "facts: a table with filters, and one JSON object a line that reads back to the same bytes" {
  jianbao facts --subject 上合示范区 --domain 物流 --source qdwb-2024-12-03
  published
  says rail-trains-2024-10 915列 同比增长18.1% 据报道 qdwb-2024-12-03:24
  [[ $output != *trade-total* ]]
  jianbao facts --under 青岛市 --source qdwb-2024-12-03
  published
  says rail-trains-2024-10 air-routes
  jianbao facts --status target
  published
  [[ $output != *rail-trains-2024-10* ]]
  "$jianbao" facts --json >facts.jsonl
  "$jianbao" facts --from facts.jsonl --json >again.jsonl
  cmp facts.jsonl again.jsonl
  [ "$(wc -l <facts.jsonl)" -gt 400 ]
}

@test "facts --as-of shows what was known that day" {
  jianbao facts --as-of 2024-12-02
  published
  [[ $output != *rail-trains-2024-10* ]]
  says jz22-rail-trains
  jianbao facts --as-of 2024-12-03 --period 2024-10
  published
  says rail-trains-2024-10
  [[ $output != *jz22-rail-trains* ]]
}

@test "a filter that is not known is an error of usage, with the known words" {
  jianbao facts --subject 上合示范去
  refused_with 64
  says 上合示范区
  jianbao systems --status 在建
  refused_with 64
  says 已有 规划 拟议
  jianbao facts --as-of 2024-02-30
  refused_with 64
  jianbao facts --subject 青岛西海岸新区
  published
  says 230个
}

@test "systems, indicators and the calendar are listed" {
  jianbao systems --domain 贸易
  published
  says 上合经贸综服平台 已有
  "$jianbao" systems --json | grep -q '"name": "上合经贸综服平台", "aliases": \['
  jianbao indicators --domain 物流
  published
  says rail.trains 流量 列 多
  jianbao calendar --as-of 2025-03-31
  published
  says 2024-12 待签发，逾期 2025-01 不出刊
  jianbao systems --name 三区一高地
  published
  says 出处： qdrb-2025-11: 其中：
}

@test "check looks at every fact, also of months that no issue covers yet" {
  sed -i 's/unit: 万平方米/unit: 平方米/' data/facts/2025-11-qdrb.yaml
  jianbao check
  refused_with 65
  says data/facts/2025-11-qdrb.yaml: check/anchor-unit
}

@test "check --documents proves anchors on a document and refuses another text under its name" {
  mkdir documents
  printf '某区通报\n1—10月，开行班列915列。\n' >documents/small.txt
  rm data/facts/*.yaml data/issues.yaml
  cat >data/sources.yaml <<END
documents:
  - { key: small, title: 某区通报, publisher: 某报, file: small.txt, published: 2024-12-03, sha256: $(sha256sum documents/small.txt | cut -d' ' -f1) }
END
  cat >data/issues.yaml <<'END'
issues:
  - { key: "2024-12", title: 某区通报, as_of: 2024-12-03, number_of_year: 1, running_number: 1, sources: [small], reports: [] }
END
  cat >data/facts/small.yaml <<'END'
source: small
facts:
  - { id: a, indicator: rail.trains, subject: 上合示范区, period: 2024-01..2024-10, value: 915, unit: 列, line: 2, anchor: 班列915列 }
left_out:
  - { line: 2, anchor: 1—10月, reason: 期间 }
END
  jianbao check --documents documents
  published
  says 3/1/2
  cp data/facts/small.yaml kept.yaml
  sed -i '/left_out/,$d' data/facts/small.yaml
  jianbao check --documents documents
  says documents/small.txt:2:1: check/statement-missing
  cp kept.yaml data/facts/small.yaml
  sed -i 's/line: 2, anchor: 班列/line: 1, anchor: 班列/' data/facts/small.yaml
  jianbao check --documents documents
  refused_with 65
  says check/anchor-not-on-line data/facts/small.yaml:3:
  printf '某区通报\n1—10月，开行班列951列。\n' >documents/small.txt
  jianbao check --documents documents
  refused_with 65
  says check/document-changed
  rm documents/small.txt
  jianbao check --documents documents
  refused_with 66
  says small.txt
}

@test "a ruling that matches nothing, or whose time is over, is reported" {
  cat >data/rulings.yaml <<'END'
rulings:
  - { key: gone, about: [no-such-fact], question: 哪个, decision: 这个, reason: 来函, by: 某人, on: 2024-12-01 }
  - { key: over, about: [rail-trains-2024-10], question: 哪个, decision: 这个, reason: 来函, by: 某人, on: 2024-01-01, until: 2024-06-30 }
END
  jianbao check
  [ "$status" -eq 3 ]
  says check/ruling-unmatched no-such-fact check/ruling-expired 2024-06-30
}

@test "add writes an entry and keeps the rest of the file" {
  file=data/facts/2024-12-03-qdwb.yaml
  cp "$file" before
  jianbao add --source qdwb-2024-12-03 --id rail-trains-2024-09 --indicator rail.trains \
    --subject 上合示范区 --period 2024-01..2024-09 --value 820 --unit 列 --line 24 --anchor 开行820列
  published
  says "+++ $file" "+  - id: rail-trains-2024-09"
  diff before "$file" >difference || true
  [ "$(grep -c '^>' difference)" -eq 8 ]
  ! grep -q '^<' difference
  jianbao facts --json
  says '"id": "rail-trains-2024-09"'
}

@test "add writes of which, claims and pairs from the command line" {
  sed -i 's/indicator: invest.projects_5b/indicator: project.supported/' data/facts/2024-12-03-qdwb.yaml
  jianbao add --source qdwb-2024-12-03 --id new-part --indicator invest.projects_5b \
    --subject 上合示范区 --period 2024-Q1..Q3 --value 4 --unit 个 --line 28 --anchor 制造业项目4个 \
    --within invest-projects-2024-q3 --within-threshold 50亿元以上 --claim 首个 --scope 全国 \
    --pair invest-projects-2024-q3 --dry-run
  published
  says '+    within: { fact: "invest-projects-2024-q3", threshold: "50亿元以上", basis: source }' \
    '+    claim: { kind: "首个", scope: "全国" }' '+    pair: invest-projects-2024-q3'
  jianbao add --source qdwb-2024-12-03 --id a --subject 上合示范区 --line 24 --scope 全国
  refused_with 64
  says --claim
}

@test "a bracket that was not closed is shown where it opens, in the reader's language" {
  printf 'source: qdwb-2024-12-03\nfacts:\n  - { id: a, line: 1\n  - { id: b, line: 2 }\n' \
    >data/facts/small.yaml
  jianbao --lang en check
  refused_with 65
  says data/facts/small.yaml:3:5: 'opens here has no “}” to close it.'
  jianbao check
  says '后面没有与它配对的“}”'
}
