#!/usr/bin/env bats
# The checker as an office uses it: rules, warnings that somebody accepts, what went out, reports.

load workspace

setup() {
  make_office
  facts=data/facts/2031-04-10.yaml
}

# A rule with settings, beside those that cannot be left out.
write_rules() {
  mkdir -p data/rules
  cp "$shipped/data/rules/integrity.yaml" data/rules/
  cat >data/rules/own.yaml
}

mark_of_the_warning() {
  printf '%s\n' "$output" | sed -n 's/^  备查号: //p' | head -n 1
}

# The growth of the office's port is 12.6 per cent: more than this rule allows without a note.
strict_rule() {
  write_rules <<'END'
rules:
  - { check: jump-needs-note, limit: 1, reason: 小变动也要说明, owner: 统计岗 }
END
}

tick_all() {
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-04-12
  published
}

sign_off() {
  sed -i '0,/as_of:/s//signed_off: 2031-04-12\n    as_of:/' data/issues.yaml
}

freeze_office() {
  sign_off
  tick_all
  jianbao freeze --issue 2031-03
  published
}

@test "rules: reason, owner and last result; the vocabulary; JSON" {
  jianbao rules
  published
  says id-unique growth-against-base 无法判断
  jianbao rules --kinds
  published
  says '错误，不能少' 'low*, high*' jump-needs-note
  jianbao rules --json
  published
  [ "$(printf '%s\n' "$output" | head -n 1 | cut -c1-9)" = '{"rule": ' ]
  jianbao --lang en rules
  says owner reason pass fail open
}

@test "a rule that cannot be left out is missed, and cannot be made weaker" {
  strict_rule
  sed -i '/check: period-over/d' data/rules/integrity.yaml
  jianbao check
  refused_with 65
  says load/rule-missing period-over
  strict_rule
  sed -i 's/check: period-over,/check: period-over, severity: 提示,/' data/rules/integrity.yaml
  jianbao check
  refused_with 65
  says load/rule-fixed
}

@test "a warning gives exit 3 until somebody accepts it, and again when its time is over or a figure changes" {
  strict_rule
  jianbao check
  [ "$status" -eq 3 ]
  says check/jump 备查号
  mark=$(mark_of_the_warning)
  jianbao acknowledge "$mark" --by 统计岗 --why 数已核 --on 2031-03-31 --until 2031-12-31
  published
  grep -q "mark: \"$mark\"" data/acknowledged.yaml
  jianbao check
  [[ $output != *"备查号: $mark"* ]]
  jianbao -v check
  says '已知悉: 统计岗，2031-03-31：数已核'
  sed -i 's/until: 2031-12-31/until: 2031-04-01/' data/acknowledged.yaml
  jianbao check
  [ "$status" -eq 3 ]
  says "备查号: $mark" check/acknowledged-expired
  sed -i 's/limit: 1,/limit: 2,/' data/rules/own.yaml
  jianbao check
  [[ $output != *"备查号: $mark"* ]]
  says check/acknowledged-nothing
}

@test "a mark that no warning has is refused, and nothing is written" {
  strict_rule
  jianbao acknowledge 00000000 --by 甲 --why 乙 --on 2031-04-10 --until 2031-12-31
  refused_with 64
  says usage/unknown-mark
  [ ! -e data/acknowledged.yaml ]
  jianbao acknowledge 00000000 --by 甲 --why 乙 --on 4月12日 --until 2031-12-31
  refused_with 64
}

@test "nobody accepts with empty words, on a day to come, or until a day before" {
  strict_rule
  jianbao check
  mark=$(mark_of_the_warning)
  for nothing in '' ' ' '　'; do
    jianbao acknowledge "$mark" --by "$nothing" --why 乙 --on 2031-04-10 --until 2031-12-31
    refused_with 64
    says usage/says-nothing --by
    jianbao acknowledge "$mark" --by 甲 --why "$nothing" --on 2031-04-10 --until 2031-12-31
    refused_with 64
    says usage/says-nothing --why
  done
  jianbao acknowledge "$mark" --by 甲 --why 乙 --on 2099-01-01 --until 2099-12-31
  refused_with 64
  says usage/day-ahead 2099-01-01
  jianbao acknowledge "$mark" --by 甲 --why 乙 --on 2031-04-10 --until 2031-04-09
  refused_with 65
  says load/until-before-on 2031-04-09
  [ ! -e data/acknowledged.yaml ]
  jianbao --lang en acknowledge "$mark" --by 甲 --why '' --on 2031-04-10 --until 2031-12-31
  says '--why is empty'
  printf 'acknowledged:\n  - { mark: "%s", code: check/jump, about: 甲, by: "", on: 2031-04-01, why: " ", until: 2031-12-31 }\n' \
    "$mark" >data/acknowledged.yaml
  jianbao check
  refused_with 65
  says yaml/empty-value by why
}

@test "an acknowledgement of another code accepts nothing, whatever its mark" {
  strict_rule
  jianbao check
  mark=$(mark_of_the_warning)
  jianbao acknowledge "$mark" --by 甲 --why 乙 --on 2031-04-10 --until 2031-12-31
  published
  sed -i 's|code: check/jump|code: check/sources-disagree|' data/acknowledged.yaml
  jianbao check
  refused_with 3
  says "备查号: $mark" check/acknowledged-nothing
}

@test "--warnings-as-errors stops what the warning is about, and writes nothing of it" {
  strict_rule
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  published
  rm -rf "$BATS_TEST_TMPDIR/out"
  jianbao publish --warnings-as-errors --out "$BATS_TEST_TMPDIR/out"
  refused_with 65
  says check/jump compose/refused-fact
  [ -z "$(find "$BATS_TEST_TMPDIR/out" -name 'monthly.pdf' 2>/dev/null)" ]
}

@test "diagnostics as JSON lines carry code, place, rule and mark" {
  strict_rule
  "$jianbao" check --json >out.txt 2>err.txt || true
  line=$(grep '"code": "check/jump"' err.txt)
  for member in '"severity": "warning"' '"file": "data/facts/' '"rule": "jump-needs-note"' '"line": '; do
    [[ $line == *"$member"* ]] || { echo "no $member in $line"; return 1; }
  done
  [[ $line =~ \"mark\":\ \"[0-9a-f]{8}\" ]]
  ! grep -v '^{.*}$' err.txt
}

@test "explain of a fact: what it says, where it stands, what follows, what the rules say, where it is printed" {
  jianbao publish
  published
  id=$(sed -n 's/^  - id: //p' "$facts" | head -n 1)
  jianbao explain "$id"
  published
  says 性质 来源 "$facts" '核对      id-unique 通过' monthly.pdf
  jianbao explain "${id}x"
  refused_with 65
  says app/unknown-fact "$id"
}

@test "what a signed-off issue printed is kept, and changes only with a reason and an approver" {
  jianbao freeze --issue 2031-03
  refused_with 65
  says app/not-signed-off
  sed -i '0,/as_of:/s//signed_off: 2031-04-12\n    as_of:/' data/issues.yaml
  jianbao freeze --issue 2031-03
  refused_with 65
  says app/review-open
  [ ! -e data/issued ]
  tick_all
  jianbao freeze --issue 2031-03
  published
  kept=data/issued/2031-03.yaml
  grep -q 'figure:' "$kept"
  jianbao freeze --issue 2031-03
  refused_with 65
  says app/already-issued
  jianbao check
  published
}

# What is said of the issue as it was frozen after one edit of the facts.
frozen_then() {
  [ -e data/issued ] || freeze_office
  cp "$facts" facts.before
  sed -i "$@" "$facts"
  ! cmp -s "$facts" facts.before
  jianbao check
  cp facts.before "$facts"
}

@test "a revision leads from the printed figure to the present one and excuses no other change" {
  thirteen=(-e 's/value: 12$/value: 13/' -e 's/冷链仓库12座/冷链仓库13座/')
  frozen_then "${thirteen[@]}"
  refused_with 65
  says check/revision-unexplained 12座 13座
  registered='    revision: { from: 12座, to: 13座, reason: 更正, by: 综合科, on: 2031-05-01 }'
  frozen_then "${thirteen[@]}" -e "s/^  - id: warehouses\$/&\\n$registered/"
  [[ $output != *check/revision-unexplained* ]]
  frozen_then -e 's/value: 12$/value: 99/' -e 's/冷链仓库12座/冷链仓库99座/' \
    -e "s/^  - id: warehouses\$/&\\n$registered/"
  refused_with 65
  says check/revision-unexplained 12座 99座
  frozen_then -e 's/value: 12$/value: 14/' -e 's/冷链仓库12座/冷链仓库14座/' \
    -e "s/^  - id: warehouses\$/&\\n    revision:\\n      - { from: 12座, to: 13座, reason: 更正, by: 综合科, on: 2031-05-01 }\\n      - { from: 13座, to: 14座, reason: 又更正, by: 综合科, on: 2031-06-01 }/"
  [[ $output != *check/revision-unexplained* ]]
  frozen_then -e "s/^  - id: warehouses\$/&\\n    revision: { reason: 更正, by: 综合科, on: 2031-05-01 }/"
  refused_with 65
  says yaml/missing-key from to
}

@test "growths, claims, status and what is reckoned are kept too, and an id that is gone is missed" {
  frozen_then -e 's/value: 8.0,/value: 7.0,/' -e 's/增长8.0%/增长7.0%/'
  refused_with 65
  says check/revision-unexplained 同比增长8.0% 同比增长7.0%
  frozen_then -e 's/kind: 首个, scope: 全市/kind: 首个, scope: 全省/'
  refused_with 65
  says check/revision-unexplained 全市首个 全省首个
  frozen_then -e 's/anchor: 进出口48.6亿元/&\n    status: 预计/'
  says check/revision-unexplained 48.6亿元 预计48.6亿元
  frozen_then -e 's/id: companies/id: firms/' -e 's/value: 350/value: 999/' -e 's/350余家/999余家/'
  refused_with 65
  says check/issued-gone companies 350余家
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  published
  sed -i 's/figure: "100列"/figure: "90列"/' data/issued/2031-03.yaml
  jianbao check
  refused_with 65
  says check/issued-changed 90列 100列 trains-q1
  jianbao publish --out "$BATS_TEST_TMPDIR/out2"
  refused_with 65
  [ ! -e "$BATS_TEST_TMPDIR/out2/2031-03/monthly.pdf" ]
}

@test "a file of issued figures names an issue and keeps each figure once" {
  freeze_office
  kept=data/issued/2031-03.yaml
  cp "$kept" kept.before
  sed -i 's/^issue: .*/issue: "2031-30"/' "$kept"
  jianbao check
  refused_with 65
  says load/issued-orphan 2031-30
  cp kept.before "$kept"
  mv "$kept" data/issued/other.yaml
  jianbao check
  refused_with 65
  says load/issued-name
  mv data/issued/other.yaml "$kept"
  sed -n '/^  - { fact/{p;q}' kept.before >line
  sed -i '/^figures:/r line' "$kept"
  jianbao check
  refused_with 65
  says load/duplicate
}

@test "a signed-off issue goes out only when everything was looked at; a draft may go round" {
  jianbao publish --out "$BATS_TEST_TMPDIR/draft"
  published
  [ -s "$BATS_TEST_TMPDIR/draft/2031-03/monthly.pdf" ]
  sign_off
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  refused_with 65
  says app/review-open 'jianbao review --issue 2031-03 --tick' 没有写出：2031-03/monthly
  [ "$(ls "$BATS_TEST_TMPDIR/out/2031-03" | tr '\n' ' ')" = "check-report.pdf issue.json " ]
  jianbao --lang en publish --out "$BATS_TEST_TMPDIR/out"
  says 'review list of issue 2031-03'
  tick_all
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  published
  [ -s "$BATS_TEST_TMPDIR/out/2031-03/monthly.pdf" ]
}

@test "also holds the figure and its bounding word" {
  sed -i 's/^    anchor: 货运班列120列$/&\n    also: [{ line: 2, anchor: 货运班列130列 }]/' "$facts"
  jianbao check
  refused_with 65
  says check/anchor-value 货运班列130列
  sed -i 's/anchor: 货运班列130列/anchor: 超120列/' "$facts"
  jianbao check
  refused_with 65
  says check/qualifier-dropped 超120列
}

@test "rules ends as check does" {
  sed -i 's/^    value: 12$/    value: -12/; s/冷链仓库12座/冷链仓库-12座/' "$facts"
  jianbao check
  refused_with 65
  says check/negative-count
  jianbao rules
  refused_with 65
  says check/negative-count possible-value
  jianbao rules --json
  refused_with 65
}

@test "the check report is a PDF with the findings, the rules and lines to sign" {
  strict_rule
  jianbao check --report "$BATS_TEST_TMPDIR/report.pdf"
  published
  qpdf --check "$BATS_TEST_TMPDIR/report.pdf"
  text=$(pdftotext -raw "$BATS_TEST_TMPDIR/report.pdf" - | tr -d '\n ')
  mark=$(mark_of_the_warning)
  for words in 数据核对报告 要处理的问题 各条规则的结果 核对人 负责人 无法判断的不算通过 "$mark"; do
    [[ $text == *$words* ]] || { echo "no $words"; return 1; }
  done
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  published
  [ -s "$BATS_TEST_TMPDIR/out/2031-03/check-report.pdf" ]
}

report_text() {
  pdftotext -raw "$1" - | tr -d '\n '
}

@test "the check report holds every finding of the run, and is written when errors stop every brief" {
  cat >data/rulings.yaml <<'END'
rulings:
  - { key: r1, question: 用哪一个, about: [warehouses], decision: 用十二, reason: 已核, by: 某处, on: 2030-01-01, until: 2030-02-01 }
END
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  refused_with 3
  text=$(report_text "$BATS_TEST_TMPDIR/out/2031-03/check-report.pdf")
  [[ $text == *裁定r1到2030-02-01为止* ]]
  [[ $text != *没有要处理的问题* ]]
  sed -i 's/^    value: 12$/    value: -12/; s/冷链仓库12座/冷链仓库-12座/' "$facts"
  rm -r "$BATS_TEST_TMPDIR/out"
  jianbao publish --out "$BATS_TEST_TMPDIR/out"
  refused_with 65
  says 没有写出：2031-03/monthly 核对报告照写
  [ "$(ls "$BATS_TEST_TMPDIR/out/2031-03" | tr '\n' ' ')" = "check-report.pdf issue.json " ]
  text=$(report_text "$BATS_TEST_TMPDIR/out/2031-03/check-report.pdf")
  for words in 这一期除本报告外什么也没有写出（monthly） 不能是-12座 要印事实warehouses 裁定r1; do
    [[ $text == *$words* ]] || { echo "no $words"; return 1; }
  done
}

@test "the check report says of which documents it speaks, and on which day" {
  jianbao check --documents documents --report "$BATS_TEST_TMPDIR/report.pdf"
  published
  says '到期与否按 2031-04-10 算'
  [[ $(report_text "$BATS_TEST_TMPDIR/report.pdf") == *来源原文2份已逐处核对* ]]
  rm documents/2030-04-11.txt
  jianbao check --documents documents --report "$BATS_TEST_TMPDIR/report.pdf"
  [ "$status" -ne 0 ]
  text=$(report_text "$BATS_TEST_TMPDIR/report.pdf")
  [[ $text == *登记了2份，只核对了1份* ]]
  [[ $text != *已逐处核对* ]]
  jianbao check --documents nowhere --report "$BATS_TEST_TMPDIR/report.pdf"
  [[ $(report_text "$BATS_TEST_TMPDIR/report.pdf") == *只核对了0份* ]]
}

@test "files of an old program in GB 18030 are refused by name, and read when asked" {
  iconv -f utf-8 -t gb18030 "$facts" >"$facts.new" && mv "$facts.new" "$facts"
  jianbao check
  refused_with 65
  says yaml/not-utf8 --encoding
  jianbao check --encoding gb18030
  published
}

@test "the documents are read as a proof-reader reads them" {
  jianbao check --documents documents
  published
  before=$output
  [[ $before != *text/* ]]
  document=documents/2031-04-10.txt
  printf '“五大园区”（甲园、乙园、丙园、丁园）和 and 其他。\n' >>"$document"
  sum=$(sha256sum "$document" | cut -d' ' -f1)
  old=$(sha256sum "$shipped/tests/workspaces/office/$document" | cut -d' ' -f1)
  sed -i "s/$old/$sum/" data/sources.yaml
  jianbao check --documents documents
  [ "$status" -eq 3 ]
  says text/stray-word text/list-count
  jianbao rules --documents documents
  says stray-word
}
