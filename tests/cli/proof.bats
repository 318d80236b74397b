#!/usr/bin/env bats
# What goes with sign-off: proofs with line numbers, what changed between two of them (核红), and the
# sheet that is signed.

load workspace

setup() {
  make_office
  facts=data/facts/2031-04-10.yaml
  sed -i 's/^title: 月度简报$/&\nproof: true/' reports/monthly/report.yaml
}

text_of() {
  pdftotext -raw "$1" - | tr -d '\n ' | sed 's/　//g'
}

@test "a proof is published beside its document, with line numbers, its own mark and record" {
  jianbao publish --out out
  published
  says monthly.proof.pdf
  qpdf --check out/2031-03/monthly.proof.pdf
  [[ $(text_of out/2031-03/monthly.proof.pdf) == *校样2031年第3期（总第3期）* ]]
  [[ $(text_of out/2031-03/monthly.proof.pdf) != *送审稿* ]]
  [[ $(text_of out/2031-03/monthly.pdf) == *送审稿* ]]
  [ "$(pdfinfo out/2031-03/monthly.pdf | grep Pages)" = "$(pdfinfo out/2031-03/monthly.proof.pdf | grep Pages)" ]
  grep -q '"report": "monthly.proof"' out/2031-03/monthly.proof.manifest.json
  jianbao explain out/2031-03/monthly.proof.pdf 120
  [ "$status" -eq 0 ]
  says 120列 trains-q1
  # The lines of the record are those of the document: the same words in the same places.
  lines() { sed -n '/"lines"/,$p' "$1"; }
  [ "$(lines out/2031-03/monthly.manifest.json | grep -c '"text"')" -gt 20 ]
  [ "$(lines out/2031-03/monthly.manifest.json)" = "$(lines out/2031-03/monthly.proof.manifest.json)" ]
}

@test "a report that asks for no proof has none" {
  sed -i '/^proof: true$/d' reports/monthly/report.yaml
  jianbao publish --out out
  published
  [ ! -e out/2031-03/monthly.proof.pdf ]
}

@test "diff: the same printing twice has no change" {
  jianbao publish --out a
  jianbao publish --out b
  jianbao diff a/2031-03/monthly.pdf b/2031-03/monthly.pdf
  [ "$status" -eq 0 ]
  says 没有改动
  jianbao diff a/2031-03/monthly.pdf b/2031-03/monthly.proof.pdf
  [ "$status" -eq 0 ]
}

@test "diff: a figure that changed is named first, with its fact; then the lines, old and new" {
  jianbao publish --out a
  sed -i -e 's/value: 12$/value: 13/' -e 's/冷链仓库12座/冷链仓库13座/' "$facts"
  sed -i 's/企业服务站覆盖/企业服务站已经覆盖/' reports/monthly/report.yaml
  jianbao publish --out b
  jianbao diff a/2031-03/monthly.proof.pdf b/2031-03/monthly.proof.pdf
  [ "$status" -eq 3 ]
  says '改了的数（1处）' '12座 → 13座' "warehouses（$facts:" '【12】' '【13】' '【已经】'
  [[ ${output%%改动的文字*} == *'12座 → 13座'* ]]
  [[ $output =~ 第[0-9]+页第[0-9]+行 ]]
  # Neither of the two figures that stayed is named.
  [[ $output != *120列* ]]
  jianbao diff --json a/2031-03/monthly.pdf b/2031-03/monthly.pdf
  [ "$status" -eq 3 ]
  says '"change": "figure"' '"kind": "changed"' '"before": "12座"' '"after": "13座"' '"facts": ["warehouses"]' '"change": "text"'
  [ "$(printf '%s\n' "$output" | grep -vc '^{.*}$')" -eq 0 ]
  jianbao --lang en diff a/2031-03/monthly.pdf b/2031-03/monthly.pdf
  [ "$status" -eq 3 ]
  says 'Figures that changed (1)' 'page '
}

@test "diff: a figure that is printed no longer, and one that is new" {
  jianbao publish --out a
  sed -i 's/，其中保税仓库{port.bonded}。/。/; s/rows: \[rail.trains, trade.total, trade.exports\]/rows: [rail.trains, trade.total, trade.exports, trade.imports]/' reports/monthly/report.yaml
  jianbao publish --out b
  jianbao diff a/2031-03/monthly.pdf b/2031-03/monthly.pdf
  [ "$status" -eq 3 ]
  says 不再印的数 5座 新印的数 3.0%
}

@test "diff takes two printings with their records, and no other two things" {
  jianbao publish --out a
  jianbao diff a/2031-03/monthly.pdf 2031-03
  refused_with 64
  says usage/diff-kinds
  jianbao diff a/2031-03/monthly.pdf
  refused_with 64
  jianbao diff a/2031-03/monthly.pdf nowhere.pdf
  refused_with 66
  printf '\n' >>a/2031-03/monthly.pdf
  jianbao diff a/2031-03/monthly.pdf a/2031-03/monthly.proof.pdf
  refused_with 65
  says app/manifest-mismatch
}

# A record as programs before this one wrote it: format 1, without lines.
@test "a record without lines still explains, and is refused by name where lines are compared" {
  jianbao publish --out a
  record=a/2031-03/monthly.manifest.json
  sed -i -e 's/"format": 2/"format": 1/' -e '/^ "lines": \[/,$d' "$record"
  sed -i '$ s/,$//' "$record"
  printf '}\n' >>"$record"
  jianbao explain a/2031-03/monthly.pdf 120
  [ "$status" -eq 0 ]
  says trains-q1
  jianbao diff a/2031-03/monthly.pdf a/2031-03/monthly.proof.pdf
  refused_with 65
  says app/no-lines
}

write_sign_off() {
  mkdir -p reports/sign-off
  cp "$shipped/reports/sign-off/report.yaml" reports/sign-off/
  sed -i 's/reports: \[monthly\]/reports: [sign-off, monthly]/' data/issues.yaml
}

@test "the sheet for signatures is made last, on one page, and names what is signed" {
  write_sign_off
  jianbao publish --out out
  published
  [ "$(pdfinfo out/2031-03/sign-off.pdf | sed -n 's/^Pages: *//p')" -eq 1 ]
  [ ! -e out/2031-03/sign-off.sources.pdf ]
  text=$(text_of out/2031-03/sign-off.pdf)
  for words in 审签单 2031年第3期（总第3期） 数据截至2031年4月10日 签发日期 拟稿 核数 责任编辑 核稿 保密审查 签发 姓名 意见 日期 月度简报 校验码; do
    [[ $text == *"$words"* ]] || { echo "no $words in $text"; return 1; }
  done
  [[ $text =~ [0-9a-f]{16} ]]
}

digest_on_the_sheet() {
  text_of "$1/2031-03/sign-off.pdf" | grep -oE '[0-9a-f]{16}' | head -n 1
}

@test "what is signed keeps its digest when it is signed off, and changes it with a single word" {
  write_sign_off
  jianbao publish --out a
  before=$(digest_on_the_sheet a)
  [ ${#before} -eq 16 ]
  sed -i '0,/as_of:/s//signed_off: 2031-04-12\n    as_of:/' data/issues.yaml
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-04-12
  jianbao publish --out b
  published
  [ "$(digest_on_the_sheet b)" = "$before" ]
  sed -i 's/企业服务站覆盖/企业服务站已覆盖/' reports/monthly/report.yaml
  jianbao publish --out c
  [ "$(digest_on_the_sheet c)" != "$before" ]
}

@test "dump of the sheet tells the pages of what it lists" {
  write_sign_off
  jianbao dump --stage compose --issue 2031-03 --report sign-off
  published
  [[ $output =~ 月度简报（2份）\ \|\ [1-9] ]]
}
