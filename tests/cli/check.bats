#!/usr/bin/env bats
# The checker as an office uses it: rules, warnings that somebody accepts, what went out, reports.

load workspace

setup() {
  workspace=$BATS_TEST_TMPDIR/office
  cp -rL "$shipped/tests/workspaces/office" "$workspace"
  export JIANBAO_WORKSPACE=$workspace
  unset JIANBAO_LANG
  cd "$workspace" || return 1
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
  jianbao acknowledge "$mark" --by 统计岗 --why 数已核 --on 2031-04-12 --until 2031-12-31
  published
  grep -q "mark: \"$mark\"" data/acknowledged.yaml
  jianbao check
  [[ $output != *"备查号: $mark"* ]]
  jianbao -v check
  says '已知悉: 统计岗，2031-04-12：数已核'
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
  jianbao acknowledge 00000000 --by 甲 --why 乙 --on 2031-04-12 --until 2031-12-31
  refused_with 64
  says usage/unknown-mark
  [ ! -e data/acknowledged.yaml ]
  jianbao acknowledge 00000000 --by 甲 --why 乙 --on 4月12日 --until 2031-12-31
  refused_with 64
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
  published
  kept=data/issued/2031-03.yaml
  grep -q 'figure:' "$kept"
  jianbao freeze --issue 2031-03
  refused_with 65
  says app/already-issued
  jianbao check
  published
  fact=$(sed -n 's/.*{ fact: \([^,]*\),.*/\1/p' "$kept" | head -n 1)
  sed -i "s/{ fact: $fact, figure: \"[^\"]*\"/{ fact: $fact, figure: \"1个\"/" "$kept"
  jianbao check
  refused_with 65
  says check/revision-unexplained "$fact" 1个
  sed -i "s/^  - id: $fact\$/&\n    revision: { reason: 更正, by: 综合科, on: 2031-05-01 }/" data/facts/*.yaml
  jianbao check
  published
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
