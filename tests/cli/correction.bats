#!/usr/bin/env bats
# 更正通知: what an issue that went out printed and what is right.

load workspace

setup() {
  make_office
  facts=data/facts/2031-04-10.yaml
}

text_of() {
  pdftotext -raw "$1" - | tr -d '\n ' | sed 's/　//g'
}

freeze_office() {
  sed -i '0,/as_of:/s//signed_off: 2031-04-12\n    as_of:/' data/issues.yaml
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-04-12
  published
  jianbao freeze --issue 2031-03
  published
}

# 240人次 was printed, and with it 平均每期40人次.
revise() {
  sed -i -e 's/value: 240$/value: 246/' -e 's/培训240人次/培训246人次/' \
    -e 's/^  - id: trainees$/&\n    revision: { from: 240人次, to: 246人次, reason: 培训处补报一期, by: 综合科负责人, on: 2031-05-06 }/' "$facts"
}

has() {
  local words
  for words in "$@"; do
    [[ $text == *"$words"* ]] || { echo "no $words in $text"; return 1; }
  done
}

@test "freezing keeps where each figure stands on paper" {
  freeze_office
  grep -qE 'fact: trainees, figure: "240人次", at: \["monthly/[0-9]+/[0-9]+"' data/issued/2031-03.yaml
  grep -qE 'facts: \[classes, trainees\].*figure: "40人次", at: ' data/issued/2031-03.yaml
  ! grep -q 'monthly.sources' data/issued/2031-03.yaml
  jianbao check
  published
  sed -i 's|"monthly/1/|"monthly/x/|' data/issued/2031-03.yaml
  jianbao check
  refused_with 65
  says monthly/x/
}

@test "nothing is corrected that did not go out, or that nobody revised" {
  jianbao correction 2031-03
  refused_with 65
  says app/not-issued
  freeze_office
  jianbao correction 2031-03
  refused_with 65
  says app/nothing-to-correct
  jianbao correction 2031-09
  refused_with 64
  [ ! -e out/2031-03/correction.pdf ]
  jianbao publish --out again
  published
  [ ! -e again/2031-03/correction.pdf ]
}

@test "the notice says which issue, what was printed where, what is right, why, who, and what follows" {
  freeze_office
  place=$(sed -n 's|.*fact: trainees, figure: "240人次", at: \["monthly/\([0-9]*\)/\([0-9]*\)".*|第\1页第\2行|p' data/issued/2031-03.yaml)
  [ -n "$place" ]
  revise
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-05-07
  jianbao correction 2031-03
  published
  says out/2031-03/correction.pdf
  qpdf --check out/2031-03/correction.pdf
  [ "$(pdfinfo out/2031-03/correction.pdf | sed -n 's/^Pages: *//p')" -eq 1 ]
  text=$(text_of out/2031-03/correction.pdf)
  has 更正通知 2031年第3期（总第3期） 《月度简报》 "$place" 240人次 246人次 培训处补报一期 综合科负责人 2031年5月6日 \
    40人次 41人次 示例市领导 共印10份 2031年4月12日签发
  # What holds now can be traced from the notice.
  jianbao explain out/2031-03/correction.pdf 246
  [ "$status" -eq 0 ]
  says trainees "$facts"
  jianbao explain out/2031-03/correction.pdf 41
  [ "$status" -eq 0 ]
  says 算式 ÷
  jianbao correction 2031-03 -o elsewhere.pdf
  published
  [ "$(text_of elsewhere.pdf)" = "$text" ]
  jianbao explain elsewhere.pdf 246
  [ "$status" -eq 0 ]
}

@test "publishing writes the notice too, the same each time" {
  freeze_office
  revise
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-05-07
  jianbao publish --out a
  published
  says correction.pdf
  text=$(text_of a/2031-03/correction.pdf)
  has 更正通知 240人次 246人次
  jianbao publish --out a
  cp a/2031-03/correction.pdf first.pdf
  jianbao publish --out a
  cmp first.pdf a/2031-03/correction.pdf
}

@test "a figure from which nothing is reckoned says so" {
  freeze_office
  sed -i -e 's/value: 12$/value: 13/' -e 's/冷链仓库12座/冷链仓库13座/' \
    -e 's/^  - id: warehouses$/&\n    revision: { from: 12座, to: 13座, reason: 更正, by: 综合科, on: 2031-05-01 }/' "$facts"
  jianbao correction 2031-03
  published
  text=$(text_of out/2031-03/correction.pdf)
  has 12座 13座 不随之改变
}

@test "two steps of revision are both told, with who approved each" {
  freeze_office
  sed -i -e 's/value: 12$/value: 14/' -e 's/冷链仓库12座/冷链仓库14座/' \
    -e 's/^  - id: warehouses$/&\n    revision:\n      - { from: 12座, to: 13座, reason: 先更正, by: 甲科, on: 2031-05-01 }\n      - { from: 13座, to: 14座, reason: 又更正, by: 乙科, on: 2031-06-01 }/' "$facts"
  jianbao correction 2031-03
  published
  text=$(text_of out/2031-03/correction.pdf)
  has 12座 14座 先更正 甲科 又更正 乙科 2031年6月
  [[ $text != *13座* ]]
}

# Another issue a month later, of the same report with a section for corrections.
next_issue() {
  cat >>data/issues.yaml <<'END'
  - key: "2031-04"
    title: "示例市开放型经济情况"
    as_of: 2031-05-10
    number_of_year: 4
    running_number: 4
    sources: [sample-2031-04]
    reports: [monthly]
END
  sed -i 's/^annex:$/  - heading: 更正\n    blocks:\n      - corrections: {}\nannex:/' reports/monthly/report.yaml
}

@test "the next issue tells its readers of the correction, and the issue itself does not" {
  freeze_office
  revise
  next_issue
  jianbao publish --out out
  text=$(text_of out/2031-04/monthly.pdf)
  has 更正 '2031年第3期《月度简报》第' 原印240人次，应为246人次。 综合科负责人，2031年5月6日
  text=$(text_of out/2031-03/monthly.pdf)
  [[ $text != *更正* ]]
  jianbao explain out/2031-04/monthly.pdf 246
  [ "$status" -eq 0 ]
  says trainees
}

@test "an issue without corrections to tell has no such section; what was told is not told again" {
  freeze_office
  next_issue
  jianbao publish --issue 2031-04 --out out
  [[ $(text_of out/2031-04/monthly.pdf) != *更正* ]]
  revise
  sed -i 's/on: 2031-05-06 }/on: 2031-05-20 }/' data/facts/2031-04-10.yaml
  jianbao publish --issue 2031-04 --out out
  [[ $(text_of out/2031-04/monthly.pdf) != *更正* ]]
}

@test "what is itself refused corrects nothing" {
  freeze_office
  # 240 → 246 is registered; a value that contradicts its own anchor is refused by the rules.
  revise
  sed -i 's/培训246人次/培训247人次/' "$facts"
  jianbao correction 2031-03
  refused_with 65
  says compose/refused-fact trainees
  [ ! -e out/2031-03/correction.pdf ]
}

# A later document that says otherwise of the same thing, registered as a revision.
later_document() {
  cat >>data/sources.yaml <<'END'
  - key: sample-2031-05
    title: 示例市一季度数据核实公告
    publisher: 示例日报
    page: 要闻
    kind: 报刊
    file: 2031-05-20.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    published: 2031-05-20
    date_basis: 版面日期
END
  cat >data/facts/2031-05-20.yaml <<'END'
source: sample-2031-05
facts:
  - id: classes-again
    indicator: service.classes
    subject: 示例市
    period: 2031-Q1
    value: 8
    unit: 期
    line: 1
    anchor: 举办8期
    revision: { from: 6期, to: 8期, reason: 补报两期, by: 综合科负责人, on: 2031-05-21 }
END
}

@test "a later document that revises what was printed corrects it, and what was reckoned is to be reckoned anew" {
  freeze_office
  later_document
  jianbao correction 2031-03
  published
  text=$(text_of out/2031-03/correction.pdf)
  has 6期 8期 补报两期 40人次 须重新推算
  jianbao explain out/2031-03/correction.pdf 8
  [ "$status" -eq 0 ]
  says classes-again data/facts/2031-05-20.yaml
}

# What was approved between an issue's own day and its sign-off is news for the issue after it.
@test "a correction approved between an issue's day and its sign-off is told in exactly one issue" {
  freeze_office
  revise
  next_issue
  sed -n '/key: "2031-04"/,$p' data/issues.yaml >april
  sed -e 's/2031-04"/2031-05"/' -e 's/as_of: .*/as_of: 2031-06-10/' \
    -e 's/number_of_year: 4/number_of_year: 5/' -e 's/running_number: 4/running_number: 5/' \
    april >>data/issues.yaml
  sed -i '/key: "2031-04"/,/key: "2031-05"/s/as_of: 2031-05-10/signed_off: 2031-05-20\n    as_of: 2031-05-10/' data/issues.yaml
  told=(2031-04 2031-05 2031-05 2031-05)
  at=0
  for day in 2031-05-10 2031-05-11 2031-05-20 2031-05-21; do
    sed -i "s/on: 2031-05-[0-9]* }/on: $day }/" "$facts"
    rm -rf out data/reviews
    jianbao review --issue 2031-04 --tick-all --by 某人 --on 2031-05-20
    jianbao publish --issue 2031-04 --issue 2031-05 --out out
    for issue in 2031-04 2031-05; do
      text=$(text_of "out/$issue/monthly.pdf")
      if [ "$issue" = "${told[at]}" ]; then
        has 原印240人次，应为246人次
      else
        [[ $text != *246人次。* && $text != *应为* ]]
      fi
    done
    at=$((at + 1))
  done
}

@test "what is registered of a fact that was only reckoned with is not said to have been printed" {
  freeze_office
  # The record of an issue that printed 40人次 of 240, and 240 nowhere.
  sed -i 's/\(fact: trainees, figure: "240人次"\), at: .*/\1 }/' data/issued/2031-03.yaml
  revise
  jianbao correction 2031-03
  published
  text=$(text_of out/2031-03/correction.pdf)
  has 没有印出，只用来推算 246人次 40人次 41人次
  [[ $text != *240人次* ]]
}
