#!/usr/bin/env bats
# What becomes of an issue: approved, released, withdrawn; and nothing of it is ever lost or half.

load workspace

setup() {
  make_office
}

reviewed() {
  jianbao review --issue 2031-03 --tick-all --by 张三 --on 2031-04-11
  refused_with 0
}

approve() {
  jianbao approve 2031-03 --by 李四 --on 2031-04-12 "$@"
}

released() {
  reviewed
  approve
  refused_with 0
  jianbao release 2031-03 --by 王五
  refused_with 0
}

text() {
  pdftotext -layout "$1" - | tr -d ' \n\f'
}

@test "a draft says so; approval changes no output; what is released has the day and no draft mark" {
  jianbao status
  refused_with 0
  says 2031-03 草稿（draft）
  jianbao publish
  refused_with 0
  draft=$(digests out)
  [[ $(text out/2031-03/monthly.pdf) == *送审稿* ]]
  approve
  refused_with 65
  says app/review-open
  reviewed
  approve
  refused_with 0
  says 已签发
  jianbao publish
  refused_with 0
  [ "$draft" = "$(digests out)" ] # the draft mark stays until it is released
  jianbao status 2031-03
  says 已签发（approved） 2031-04-12 approved 李四 签发
  jianbao release 2031-03 --by 王五
  refused_with 0
  says 已发出
  [[ $(text out/2031-03/monthly.pdf) != *送审稿* ]]
  [[ $(text out/2031-03/monthly.pdf) == *2031年4月12日* ]]
  [ -f data/issued/2031-03.yaml ]
  jianbao status 2031-03
  refused_with 0
  says 已发出（released） 王五
}

@test "what went out is put back byte for byte, whatever became of the output and the data" {
  released
  sent=$(digests out/2031-03)
  rm -rf out
  jianbao publish
  refused_with 0
  for file in out/2031-03/monthly*; do
    [ -e "$file" ]
    [[ $sent == *"$(sha256sum <"$file" | cut -d' ' -f1)"* ]]
  done
  says '已发出，原样'
  printf 'x' >>out/2031-03/monthly.pdf
  sed -i 's/据此推算/据此测算/' reports/monthly/report.yaml
  jianbao publish
  refused_with 0
  [[ $sent == *"$(sha256sum <out/2031-03/monthly.pdf | cut -d' ' -f1)"* ]]
  # It is due no more, and the calendar knows.
  jianbao calendar --as-of 2031-04-20
  refused_with 0
  [[ $output =~ monthly\ +2031-03\ +2031-04-15\ +已发出 ]]
  jianbao catch-up --as-of 2031-04-20
  refused_with 0
  says 没有到期还没有发出的
}

@test "release refuses what was not approved, what changed since, and what is not yet to go out" {
  jianbao release 2031-03 --by 王五
  refused_with 65
  says register/wrong-state
  reviewed
  approve
  refused_with 0
  sed -i 's/据此推算/据此测算/' reports/monthly/report.yaml
  jianbao release 2031-03 --by 王五
  refused_with 65
  says register/pages-changed
  [ ! -e state/released ] && [ ! -e data/issued/2031-03.yaml ]
  approve
  refused_with 0
  sed -i 's/    as_of: 2031-04-10/&\n    embargo: 2999-01-01T09:00+08:00/' data/issues.yaml
  jianbao release 2031-03 --by 王五
  refused_with 75
  says register/embargo
  sed -i 's/2999-01-01/2020-01-01/' data/issues.yaml
  jianbao release 2031-03 --by 王五
  refused_with 0
  rm out/2031-03/monthly.pdf
  jianbao release 2031-03 --by 王五 # again: it puts back what lies in out
  refused_with 0
  says 早已发出
  cmp out/2031-03/monthly.pdf state/released/2031-03/monthly.pdf
}

@test "an issue is withdrawn for good, and its number is not used again" {
  released
  jianbao withdraw 2031-03 --by 王五
  refused_with 64
  jianbao withdraw 2031-03 --by 王五 --why 印错了单位
  refused_with 0
  jianbao status 2031-03
  says 已作废（withdrawn） 印错了单位
  approve
  refused_with 65
  sed -i 's/key: "2031-03"/key: "2031-05"/' data/issues.yaml
  rm data/issued/2031-03.yaml
  jianbao approve 2031-05 --by 李四 --on 2031-06-12
  refused_with 65
  says register/number-used 2031-03
}

@test "signatures of other roles are kept with the pages that they are for" {
  jianbao approve 2031-03 --by 张三 --as 核稿 --on 2031-04-12 --note 已核两遍
  refused_with 0
  says 签字已记下
  jianbao status 2031-03
  says 草稿（draft） 张三 核稿 已核两遍
  jianbao approve 2031-03 --by 赵六 --as 核数 --on 2031-04-12
  refused_with 0
  jianbao status 2031-03
  says 已核对（checked） checked 赵六 核数
  jianbao approve 2031-03 --by 张三 --as 主任
  refused_with 64
}

@test "the register prints itself as YAML, tells programs in JSON, and never changes what it wrote" {
  released
  jianbao register export
  refused_with 0
  says 'issue: "2031-03"' 'state: released' 'act: approved' 'by: "李四"' 'name: "monthly.pdf"'
  first=$output
  jianbao status 2031-03 --json
  says '"state": "released"' '"act": "approved"'
  jianbao publish
  jianbao register export
  [ "$first" = "$output" ]
  command -v sqlite3 >/dev/null || skip "no sqlite3 to try it with"
  run sqlite3 state/register.sqlite "UPDATE event SET by = '别人'"
  [ "$status" -ne 0 ]
}

@test "a file of the register that is gone or changed is told of, and nothing else is written for it" {
  released
  printf 'x' >>state/released/2031-03/monthly.pdf
  jianbao status 2031-03
  refused_with 65
  says register/file-lost monthly.pdf
  rm -rf out
  jianbao publish
  refused_with 65
  says register/file-lost
  [ ! -e out/2031-03/monthly.pdf ]
}

@test "one run writes a folder at a time, and says who the other is" {
  mkdir out
  flock -x out sleep 20 &
  other=$!
  until ! flock -n out true; do sleep 0.05; done
  jianbao publish
  refused_with 75
  says output/locked 'sleep 20'
  kill $other $(pgrep -P $other) || true
  until flock -n out true; do sleep 0.05; done
  mkdir -p out/2031-03
  printf half >out/2031-03/.monthly.pdf.4711.tmp
  jianbao publish
  refused_with 0
  [ ! -e out/2031-03/.monthly.pdf.4711.tmp ]
}

@test "a register that is none is refused, and stays as it is" {
  mkdir state
  printf 'no register\n' >state/register.sqlite
  jianbao publish
  refused_with 78
  says register/unusable
  approve
  refused_with 78
  [ "$(cat state/register.sqlite)" = 'no register' ]
}

@test "settings name workspace, output and register; another key is told" {
  mkdir "$BATS_TEST_TMPDIR/var"
  printf 'workspace: %s\noutput: %s/out\nstate: %s/state\nlanguage: en\n' "$workspace" "$BATS_TEST_TMPDIR/var" "$BATS_TEST_TMPDIR/var" >"$BATS_TEST_TMPDIR/jianbao.yaml"
  cd /
  unset JIANBAO_WORKSPACE
  jianbao --config "$BATS_TEST_TMPDIR/jianbao.yaml" catch-up --as-of 2031-04-20
  refused_with 0
  [ -f "$BATS_TEST_TMPDIR/var/out/2031-03/monthly.pdf" ]
  jianbao --config "$BATS_TEST_TMPDIR/jianbao.yaml" review --issue 2031-03 --tick-all --by 张三 --on 2031-04-11
  jianbao --config "$BATS_TEST_TMPDIR/jianbao.yaml" approve 2031-03 --by 李四 --on 2031-04-12
  refused_with 0
  says 'is approved'
  [ -f "$BATS_TEST_TMPDIR/var/state/register.sqlite" ]
  printf 'wrkspace: x\n' >>"$BATS_TEST_TMPDIR/jianbao.yaml"
  jianbao --config "$BATS_TEST_TMPDIR/jianbao.yaml" status
  refused_with 78
  says wrkspace
}

@test "who acts has a name, the day is no earlier than the data, and a misspelt issue is named" {
  reviewed
  for name in '' ' ' $'李\n四' $'李\e[31m四'; do
    jianbao approve 2031-03 --by "$name" --on 2031-04-12
    refused_with 64
  done
  jianbao approve 2031-03 --by 李四 --on 2031-04-01
  refused_with 65
  says load/signed-before-cut-off
  jianbao approve 2031-3 --by 李四 --on 2031-04-12
  refused_with 64
  says usage/unknown-issue 2031-03
  jianbao status
  says 草稿（draft）
}

@test "data that cannot be read stop approval and release with their own words" {
  reviewed
  approve
  refused_with 0
  cp data/office.yaml office.old
  echo 'copies: [' >>data/office.yaml
  for act in release approve; do
    jianbao $act 2031-03 --by 李四
    refused_with 65
    says data/office.yaml
  done
  cp office.old data/office.yaml
  jianbao release 2031-03 --by 李四
  refused_with 0
}

@test "an approval that nobody has is taken back, with what a killed release has left" {
  reviewed
  approve
  mkdir -p state/releasing/2031-03 state/released/2031-03
  printf 'half' >state/releasing/2031-03/monthly.pdf
  printf 'of a file manager' >state/released/2031-03/.DS_Store
  jianbao withdraw 2031-03 --by 王五 --why 还要改
  refused_with 0
  says 又是草稿
  [ ! -e state/releasing/2031-03 ]
  approve
  refused_with 0
  mkdir -p state/releasing/2031-03
  printf 'half' >state/releasing/2031-03/other.pdf
  jianbao release 2031-03 --by 王五
  refused_with 0
  [ ! -e state/releasing/2031-03 ] && [ ! -e state/released/2031-03/other.pdf ]
  cmp state/released/2031-03/figures.yaml data/issued/2031-03.yaml
  [ ! -e out/2031-03/figures.yaml ]
}

@test "a register that may not be looked at is not taken for none; who may only read, reads" {
  released
  ln -s "$workspace" "$BATS_TEST_TMPDIR/link"
  jianbao --workspace "$BATS_TEST_TMPDIR/link" status
  refused_with 0
  says 已发出
  chmod -R a+rX "$workspace"
  as_stranger status
  refused_with 0
  says 已发出
  chmod 700 state
  as_stranger status
  refused_with 77
  [[ $output != *草稿* ]]
}

@test "what went out before there was a register is not approved a second time" {
  released
  rm -rf state
  approve
  refused_with 65
  says app/already-issued data/issued/2031-03.yaml
}

# 240人次 was printed.
revise() { # to what, said how
  sed -i -e "s/value: 240$/value: $1/" -e "s/培训240人次/培训$1人次/" \
    -e "s/^  - id: trainees$/&\n    revision: { from: 240人次, to: $1人次, reason: 培训处补报一期, by: 综合科负责人, on: 2031-05-06 }/" data/facts/2031-04-10.yaml
}

@test "the year's number is used once too, and what went out keeps its numbers" {
  released
  sed -i 's/number_of_year: 3/number_of_year: 4/' data/issues.yaml
  for command in publish "release 2031-03 --correction --by 王五"; do
    # shellcheck disable=SC2086  # several words
    jianbao $command
    refused_with 65
    says register/number-changed 第3期、总第3期 第4期、总第3期
  done
  sed -i 's/number_of_year: 4/number_of_year: 3/' data/issues.yaml
  jianbao withdraw 2031-03 --by 王五 --why 重印
  sed -i -e 's/key: "2031-03"/key: "2031-05"/' -e 's/running_number: 3/running_number: 4/' data/issues.yaml
  rm data/issued/2031-03.yaml
  jianbao approve 2031-05 --by 李四 --on 2031-06-12
  refused_with 65
  says register/number-used 2031-03
}

@test "what was registered and not yet put in its place is, before it is handed out" {
  released
  mkdir -p state/releasing
  mv state/released/2031-03 state/releasing/
  rm -r data/issued out
  jianbao status 2031-03
  refused_with 0
  jianbao publish
  refused_with 0
  says 已发出，原样
  [ ! -e state/releasing/2031-03 ]
  cmp out/2031-03/monthly.pdf state/released/2031-03/monthly.pdf
  jianbao release 2031-03 --by 王五
  refused_with 0
  cmp data/issued/2031-03.yaml state/released/2031-03/figures.yaml
  mkdir -p state/releasing/2031-03 # another file of that name has taken the place
  mv state/released/2031-03/monthly.pdf state/releasing/2031-03/
  printf x >state/released/2031-03/monthly.pdf
  for command in publish "status 2031-03" "release 2031-03 --by 王五"; do
    # shellcheck disable=SC2086  # several words
    jianbao $command
    refused_with 65
    says register/file-lost state/released/2031-03/monthly.pdf
  done
  cmp state/releasing/2031-03/monthly.pdf out/2031-03/monthly.pdf
}

@test "folders that are linked to one another lose nothing" {
  reviewed
  approve
  mkdir -p state/released
  ln -s released state/releasing
  jianbao release 2031-03 --by 王五
  refused_with 0
  jianbao release 2031-03 --by 王五
  refused_with 0
  jianbao status 2031-03
  refused_with 0
  cmp data/issued/2031-03.yaml state/released/2031-03/figures.yaml
}

@test "what is not of a release is left alone" {
  reviewed
  approve
  mkdir -p state/releasing/2031-03/@eaDir elsewhere
  printf mine >state/releasing/2031-03/mine.docx
  jianbao release 2031-03 --by 王五
  refused_with 0
  [ -e state/releasing/2031-03/mine.docx ] && [ -d state/releasing/2031-03/@eaDir ]
  revise 246
  printf mine >elsewhere/mine.pdf
  rm -r state/releasing
  mkdir state/releasing
  ln -s "$PWD/elsewhere" state/releasing/2031-03
  jianbao release 2031-03 --correction --by 王五
  refused_with 73
  [ -e elsewhere/mine.pdf ]
}

@test "no register is made where there is no workspace" {
  mkdir "$BATS_TEST_TMPDIR/empty"
  jianbao --workspace "$BATS_TEST_TMPDIR/empty" withdraw 2031-03 --by 王五 --why 试
  refused_with 66
  says input/no-workspace
  [ -z "$(ls -A "$BATS_TEST_TMPDIR/empty")" ]
}

@test "nothing is written into the folder of the register" {
  released
  for command in publish "release 2031-03 --by 王五"; do
    # shellcheck disable=SC2086  # several words
    jianbao --state "$PWD/state" $command --out "$PWD/state"
    refused_with 73
    says output/among-inputs
  done
  [ ! -e state/2031-03 ]
}

@test "a name is seen as it is written" {
  reviewed
  for name in $'a\u202eb' $'\u200b' '　' $'两\n行'; do
    jianbao approve 2031-03 --by "$name" --on 2031-04-12
    refused_with 64
  done
}

@test "a draft takes the place of nothing that another register has released" {
  released
  mv state elsewhere
  jianbao publish
  refused_with 78
  says register/not-this --state
  cmp out/2031-03/monthly.pdf elsewhere/released/2031-03/monthly.pdf
  jianbao --state elsewhere publish
  refused_with 0
}

@test "nor does one of a register that was put back from before the release" {
  reviewed
  jianbao publish
  approve
  cp -r state before
  jianbao release 2031-03 --by 王五
  refused_with 0
  cp before/register.sqlite state/
  cp out/2031-03/monthly.pdf released.pdf
  jianbao publish
  refused_with 78
  says register/not-this
  jianbao withdraw 2031-03 --by 王五 --why 试
  refused_with 78
  [ -e data/issued/2031-03.yaml ]
  echo '# another byte' >>data/sources.yaml
  jianbao release 2031-03 --by 王五 # not over what was sent
  refused_with 78
  jianbao approve 2031-03 --by 李四 --on 2031-04-12
  refused_with 78
  jianbao status
  refused_with 78
  says register/not-this state/released/2031-03 已签发
  cp data/issues.yaml issues.yaml # a day in the data explains figures, and no files
  sed -i 's/    as_of: 2031-04-10/&\n    signed_off: 2031-04-12/' data/issues.yaml
  jianbao publish
  refused_with 78
  cp issues.yaml data/issues.yaml
  mv data/issued/2031-03.yaml figures # either shows that it went out
  for command in publish status "release 2031-03 --by 王五" "withdraw 2031-03 --by 王五 --why 试"; do
    # shellcheck disable=SC2086  # several words
    jianbao $command
    refused_with 78
    says register/not-this state/released/2031-03
  done
  mv figures data/issued/2031-03.yaml
  rm -r state
  cp -r before state # what was kept is gone as well
  jianbao publish
  refused_with 78
  cmp out/2031-03/monthly.pdf released.pdf
}

@test "a notice that was sent is not written over by one of an older register" {
  released
  revise 246
  cp -r state before
  jianbao publish
  jianbao release 2031-03 --correction --by 王五
  refused_with 0
  cp before/register.sqlite state/
  jianbao publish # nothing else has changed since the last time
  refused_with 78
  says register/not-this
  cp state/released/2031-03/correction-1.pdf sent.pdf
  sed -i -e 's/to: 246人次/to: 252人次/' -e 's/value: 246$/value: 252/' -e 's/培训246/培训252/' data/facts/2031-04-10.yaml
  rm state/released/2031-03/correction-1.pdf # its record tells as well
  for command in status publish "release 2031-03 --by 王五" "release 2031-03 --correction --by 王五"; do
    # shellcheck disable=SC2086  # several words
    jianbao $command
    refused_with 78
    says register/not-this correction-1.manifest.json
    [[ $output != *notice-due* ]]
  done
  cp sent.pdf state/released/2031-03/correction-1.pdf
  jianbao release 2031-03 --correction --by 王五
  refused_with 78
  cmp sent.pdf state/released/2031-03/correction-1.pdf
  cmp sent.pdf out/2031-03/correction-1.pdf
}

@test "figures of a released issue that are lost or changed are told of, and what was kept of them holds" {
  released
  mv data/issued/2031-03.yaml kept
  jianbao publish # what lies beside the register stands in
  refused_with 0
  revise 246
  jianbao publish
  refused_with 3
  says register/notice-due
  [[ $(text out/2031-03/correction.pdf) == *240*246* ]]
  sed 's/240人次/241人次/' kept >data/issued/2031-03.yaml
  for command in publish check "release 2031-03 --correction --by 王五"; do
    # shellcheck disable=SC2086  # several words
    jianbao $command
    refused_with 65
    says register/figures-lost data/issued/2031-03.yaml state/released/2031-03/figures.yaml
  done
  printf 'issue: "2031-03"\nsigned_off: 2031-04-12\nfigures: []\n' >data/issued/2031-03.yaml
  jianbao check
  refused_with 65
  says register/figures-lost
  sed 's/$/\r/' kept >data/issued/2031-03.yaml # checked out elsewhere
  jianbao check
  refused_with 0
  rm data/issued/2031-03.yaml state/released/2031-03/figures.yaml
  jianbao check
  refused_with 65
  says register/figures-lost
}

@test "two workspaces of one register do not release over each other" {
  reviewed
  approve
  refused_with 0
  other=$BATS_TEST_TMPDIR/other
  cp -r "$workspace" "$other"
  echo '# c' >>"$other"/data/facts/2031-04-10.yaml
  for i in 1 2 3; do
    rm -rf shared
    cp -r state shared
    "$jianbao" --state "$PWD/shared" release 2031-03 --by a --out a >/dev/null 2>&1 &
    "$jianbao" --workspace "$other" --state "$PWD/shared" release 2031-03 --by b --out b >/dev/null 2>&1 &
    wait
    jianbao --state "$PWD/shared" status 2031-03
    refused_with 0
    says 已发出
    rm -rf data/issued "$other/data/issued"
  done
}

@test "who waits for the register or the data is told for whom, and no pipe is waited for" {
  flock -x data sleep 30 &
  other=$!
  until ! flock -n data true; do sleep 0.05; done
  jianbao --wait 1 approve 2031-03 --by 李四
  refused_with 75
  says output/locked 'sleep 30'
  jianbao --wait 1 review --issue 2031-03 # who changes the data waits for them as well
  refused_with 75
  says output/locked 'sleep 30'
  kill $other $(pgrep -P $other) || true
  mkdir -p state
  mkfifo state/register.sqlite
  for command in status publish; do
    run timeout 20 "$jianbao" $command
    refused_with 78
    says register/unusable
  done
  rm state/register.sqlite
  mkdir state/register.sqlite
  jianbao status
  refused_with 78
  rm -r state
  ln -s /nowhere/at/all state
  jianbao status
  refused_with 78
}

@test "a register whose maker was killed before the first line is an empty one" {
  mkdir state
  sqlite3 state/register.sqlite "PRAGMA journal_mode=WAL; PRAGMA user_version=0;" >/dev/null
  jianbao status
  refused_with 0
  says 草稿
  released
}

@test "an older register is read, and brought up to date by who writes" {
  released
  sqlite3 state/register.sqlite "ALTER TABLE issue DROP COLUMN year; DROP TABLE delivery; PRAGMA user_version=1;"
  jianbao status 2031-03
  refused_with 0
  says 已发出 王五
  jianbao deliver 2031-03 --to 市委办 --by 王五
  refused_with 0
  jianbao status 2031-03
  says 市委办
  [ "$(sqlite3 state/register.sqlite "PRAGMA user_version")" = 3 ]
}

@test "a correction goes out after its issue, once for each revision, and is put back as it was" {
  released
  jianbao release 2031-03 --correction --by 王五
  refused_with 65
  says app/nothing-to-correct
  revise 246
  jianbao release 2031-03 --correction --by 王五 --note 补报
  refused_with 0
  says 更正通知已发出
  [[ $(text out/2031-03/correction-1.pdf) == *246* ]]
  cmp out/2031-03/correction-1.pdf state/released/2031-03/correction-1.pdf
  jianbao status 2031-03
  says 已更正 corrected 补报
  [[ $(text out/2031-03/correction-1.pdf) =~ 20[0-9][0-9]年[0-9]+月[0-9]+日印发 ]]
  [[ $(text out/2031-03/correction-1.pdf) != *送审稿* ]]
  jianbao publish
  refused_with 0
  [[ $(text out/2031-03/correction.pdf) == *送审稿* ]]
  jianbao release 2031-03 --correction --by 王五
  refused_with 0
  says 没有新的更正
  sed -i 's/^copies: .*/copies: 99/' data/office.yaml # who is sent it corrects nothing
  jianbao release 2031-03 --correction --by 王五
  says 没有新的更正
  [ ! -e out/2031-03/correction-2.pdf ]
  rm -r out
  jianbao publish
  published
  cmp out/2031-03/correction-1.pdf state/released/2031-03/correction-1.pdf
  jianbao explain out/2031-03/correction-1.pdf 246
  refused_with 0
  cp data/facts/2031-04-10.yaml told.yaml
  sed -i -e 's/{ from: 240人次, to: 246人次.*/[{ from: 240人次, to: 246人次, reason: 一, by: 甲, on: 2031-05-06 }, { from: 246人次, to: 240人次, reason: 二, by: 甲, on: 2031-05-07 }]/' -e 's/value: 246$/value: 240/' -e 's/培训246/培训240/' data/facts/2031-04-10.yaml
  jianbao publish # its readers still have what the notice says
  refused_with 3
  says register/notice-due
  cp told.yaml data/facts/2031-04-10.yaml
  jianbao deliver 2031-03 --to 市委办 --copies 3 --by 王五
  jianbao withdraw 2031-03 --by 王五 --why 重印
  refused_with 0
  says "请收回：市委办 3 份" 另加一期
}

@test "who was given what is written down, and only of what went out" {
  jianbao deliver 2031-03 --to 市委办 --by 王五
  refused_with 65
  says register/wrong-state
  released
  jianbao deliver 2031-03 --to 市委办 --copies 12 --by 王五 --note '两份给"秘书处"'
  refused_with 0
  jianbao deliver 2031-03 --to 市政府办 --file monthly.pdf --by 王五
  refused_with 0
  jianbao deliver 2031-03 --to 市政府办 --file weekly.pdf --by 王五
  refused_with 64
  says monthly.pdf
  for wrong in "--copies 0" "--copies -1" "--copies x"; do
    # shellcheck disable=SC2086  # two words
    jianbao deliver 2031-03 --to 市委办 --by 王五 $wrong
    refused_with 64
  done
  jianbao deliver 2031-03 --to ' ' --by 王五
  refused_with 64
  says --to
  jianbao deliver 2099-01 --to 市委办 --by 王五
  refused_with 64
  says usage/unknown-issue 2031-03
  jianbao status 2031-03
  says 市委办 12 市政府办 monthly.pdf 整期
  jianbao status 2031-03 --json
  says '"to": "市委办", "copies": 12' '"act": "delivered"'
  jianbao register export
  says 'to: "市委办", copies: 12' 'note: "两份给\"秘书处\""'
  for change in "UPDATE delivery SET copies = 1:a delivery stands" "DELETE FROM delivery:a delivery stays" \
    "UPDATE event SET by = 'x':an event stands" "DELETE FROM event:an event stays"; do
    run sqlite3 state/register.sqlite "${change%%:*}"
    [ "$status" -ne 0 ]
    says "${change#*:}"
  done
}

@test "the database of another program is no register and stays as it is" {
  command -v sqlite3 >/dev/null || skip "no sqlite3 here"
  mkdir state
  sqlite3 state/register.sqlite "CREATE TABLE wages (name TEXT); INSERT INTO wages VALUES ('x');"
  before=$(sha256sum <state/register.sqlite)
  approve
  refused_with 78
  says register/unusable
  jianbao status
  refused_with 78
  says register/unusable
  [ "$before" = "$(sha256sum <state/register.sqlite)" ]
}

@test "people of one group decide in turn, and the service publishes between, whatever their umask" {
  [ "$(id -u)" -eq 0 ] || skip "only root can be two people"
  place=$(mktemp -d /tmp/jianbao-group-XXXXXX)
  install -d -o 64001 -g 64010 -m 2770 "$place/var"
  cp -r "$workspace" "$place/office"
  # As README says for /srv/jianbao.
  chown -R 64002:64010 "$place/office"
  chmod -R g+rwX "$place/office"
  find "$place/office" -type d -exec chmod g+s {} +
  chmod 755 "$place"
  export JIANBAO_WORKSPACE=$place/office
  person() { # number umask command...
    run setpriv --reuid="$1" --regid="$1" --groups=64010 bash -c 'umask "$0"; exec "$@"' "$2" "$jianbao" --state "$place/var/state" "${@:3}"
  }
  if ! setpriv --reuid=64001 --regid=64010 --clear-groups test -x "$jianbao"; then
    rm -rf "$place"
    skip "the program is closed to others"
  fi
  person 64001 007 publish --out "$place/var/out"
  refused_with 0
  person 64002 022 review --issue 2031-03 --tick-all --by 张三 --on 2031-04-11
  refused_with 0
  person 64002 022 approve 2031-03 --by 张三 --as 核数 --on 2031-04-12
  refused_with 0
  person 64003 077 approve 2031-03 --by 李四 --on 2031-04-12
  refused_with 0
  person 64001 007 publish --out "$place/var/out"
  refused_with 0
  person 64003 077 release 2031-03 --by 王五 --out "$place/var/out"
  refused_with 0
  person 64001 007 check
  refused_with 0
  rm "$place/var/out/2031-03/monthly.pdf"
  person 64001 007 publish --out "$place/var/out"
  refused_with 0
  [ -f "$place/var/out/2031-03/monthly.pdf" ]
  person 64003 077 deliver 2031-03 --to 市委办 --by 李四
  refused_with 0
  person 64002 022 status 2031-03
  says 市委办
  revised=$place/office
  sed -i -e "s/value: 240$/value: 246/" -e "s/培训240人次/培训246人次/" \
    -e "s/^  - id: trainees$/&\n    revision: { from: 240人次, to: 246人次, reason: 补报, by: 综合科, on: 2031-05-06 }/" \
    "$revised/data/facts/2031-04-10.yaml"
  person 64002 077 release 2031-03 --correction --by 王五 --out "$place/var/out"
  refused_with 0
  person 64001 007 publish --out "$place/var/out"
  [[ $output != *register/file-lost* && $output != *input/unreadable* ]]
  # A folder that may not be looked into is no empty one.
  mkdir -m 700 "$place/office/data/facts/old"
  person 64001 007 check
  refused_with 77
  says input/unreadable data/facts
  rm -rf "$place"
}
