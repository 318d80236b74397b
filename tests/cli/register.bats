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
  # It is due no more.
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
  jianbao release 2031-03 --by 王五
  refused_with 65
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

@test "an approval that nobody has is taken back; what a killed release froze is written anew" {
  reviewed
  approve
  mkdir -p data/issued
  printf 'issue: "2031-03"\nsigned_off: 2031-04-11\nfigures: []\n' >data/issued/2031-03.yaml
  jianbao withdraw 2031-03 --by 王五 --why 还要改
  refused_with 0
  says 又是草稿
  [ ! -e data/issued/2031-03.yaml ]
  printf 'issue: "2031-03"\nsigned_off: 2031-04-11\nfigures:\n  - { fact: trains-q1, figure: 121列 }\n' >data/issued/stale
  approve
  refused_with 0
  mv data/issued/stale data/issued/2031-03.yaml
  jianbao release 2031-03 --by 王五
  refused_with 0
  grep -q 120列 data/issued/2031-03.yaml
  run grep 121列 data/issued/2031-03.yaml
  [ "$status" -eq 1 ]
  jianbao check
  refused_with 0
}

@test "a register that may not be looked at is not taken for none; who may only read, reads" {
  released
  ln -s "$workspace" "$BATS_TEST_TMPDIR/link"
  jianbao --workspace "$BATS_TEST_TMPDIR/link" status
  refused_with 0
  says 已发出
  [ "$(id -u)" -eq 0 ] || skip "only root can be somebody else"
  chmod -R a+rX "$BATS_TEST_TMPDIR" "$workspace"
  run setpriv --reuid=65534 --regid=65534 --clear-groups "$JIANBAO_BINARY" --workspace "$workspace" status
  [ "$status" -eq 0 ] || skip "the folder of the tests is closed to others"
  [[ $output == *已发出* ]]
  chmod 700 state
  run setpriv --reuid=65534 --regid=65534 --clear-groups "$JIANBAO_BINARY" --workspace "$workspace" status
  [ "$status" -eq 78 ]
  [[ $output != *草稿* ]]
}

@test "what went out before there was a register is not approved a second time" {
  released
  rm -rf state
  approve
  refused_with 65
  says app/already-issued data/issued/2031-03.yaml
}
