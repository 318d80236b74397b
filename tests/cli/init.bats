#!/usr/bin/env bats
# A new office: a workspace that publishes at once, follows its data, and is there whole or not at all.
# shellcheck disable=SC2154  # what workspace.bash sets

load workspace

setup() {
  export JIANBAO_SHARE=$shipped
  unset JIANBAO_LANG JIANBAO_WORKSPACE
  cd "$BATS_TEST_TMPDIR" || return 1
}

init() {
  jianbao init "$@"
}

# Makes the workspace `office` and enters it.
made() {
  init office --name 某市口岸办 --month 2026-10
  refused_with 0
  cd office || return 1
}

words() {
  pdftotext -layout out/2026-10/monthly.pdf - | tr -d ' \n'
}

prints() {
  local text wanted
  text=$(words)
  for wanted in "$@"; do
    [[ $text == *"$wanted"* ]] || {
      printf 'does not print %s:\n%s\n' "$wanted" "$text"
      return 1
    }
  done
}

@test "a new workspace publishes at once, without a warning, under the name of the office" {
  made
  says office jianbao office/README.md
  jianbao publish
  refused_with 0
  prints 某市口岸办工作简报 某市口岸办编 某市口岸办2026年10月工作情况 \
    10月，某市口岸办受理政务服务事项12.6万件，同比增长5.0% 表1主要数据 图1办件量 11.9～12.1（推算）
}

@test "its anchors are proved against the stored text, and nothing in that is left unregistered" {
  made
  jianbao -v check --documents documents
  refused_with 0
  says first-source 未登记
  [[ $output != *警告\ check* ]]
  sed -i 's/12.6万件/12.7万件/' documents/first.txt
  jianbao check --documents documents
  refused_with 65
  says documents/first.txt
}

@test "one number that is changed as the comments say is printed in sentence, table and chart" {
  made
  jianbao publish
  refused_with 0
  before=$(words)
  sed -i 's/value: 12.6 /value: 13.2 /' data/facts/first.yaml
  jianbao publish
  refused_with 65
  says "data/facts/first.yaml:$(grep -n "value: 13.2" data/facts/first.yaml | cut -d: -f1):12: 错误 check/anchor-value"
  [ "$before" = "$(words)" ] # the old brief stands
  sed -i 's/办件12.6万件/办件13.2万件/' data/facts/first.yaml
  jianbao publish
  refused_with 0
  prints 政务服务事项13.2万件 办件量10月实际13.2
  [[ $(words) != *12.6* ]]
  # The source that was corrected too, with its digest: all is proved again.
  jianbao check --documents documents
  refused_with 65
  sed -i 's/12.6万件/13.2万件/' documents/first.txt
  digest=$(sha256sum documents/first.txt)
  sed -i "s/sha256: .*/sha256: ${digest%% *}/" data/sources.yaml
  jianbao check --documents documents
  refused_with 0
}

@test "the next issue is made of what stands there in comments" {
  made
  printf '某市口岸办2026年11月业务情况\n2026年11月，某市口岸办政务服务办件14.0万件，同比增长6.0%%。\n' >documents/second.txt
  cat >>data/sources.yaml <<DOCUMENT
  - key: second-source
    title: 某市口岸办2026年11月业务情况
    publisher: 某市口岸办
    kind: 公文
    file: second.txt
    sha256: $(sha256sum documents/second.txt | cut -d' ' -f1)
    published: 2026-12-01
DOCUMENT
  sed 's/first-source/second-source/; s/2026-10/2026-11/; s/12\.6/14.0/; s/2026年10月/2026年11月/; s/5\.0/6.0/g' \
    data/facts/first.yaml >data/facts/second.yaml
  sed -i -E '/^  # - key: "2026-11"/,$s/^  # /  /; s/as_of: …/as_of: 2026-12-01/' data/issues.yaml
  jianbao check --documents documents
  refused_with 0
  jianbao publish
  refused_with 0
  [[ $(pdftotext out/2026-11/monthly.pdf - | tr -d ' \n') == *11月，某市口岸办受理政务服务事项14.0万件，同比增长6.0%。* ]]
}

@test "every file that a clerk touches begins by saying what it is, and no mark of the template is left" {
  made
  while read -r file; do
    head -n 1 "$file" | grep -q '^# .*[。：]' || {
      echo "$file says nothing of itself"
      return 1
    }
  done < <(find data reports -name '*.yaml')
  run grep -rnE '@[A-Z0-9_]+@' README.md data reports documents
  [ -z "$output" ]
}

@test "fonts are those that came with the program, and can be made one's own as README says" {
  made
  [ "$(readlink fonts)" = "$(realpath "$shipped/fonts")" ]
  grep -qF 'cp -rL fonts fonts.own && rm fonts && mv fonts.own fonts' README.md
  cp -rL fonts fonts.own && rm fonts && mv fonts.own fonts
  jianbao check
  refused_with 0
}

@test "without a month it is the one before today's" {
  init office --name 某局
  refused_with 0
  grep -qF "key: \"$(date -ud "$(date -u +%Y-%m-15) -1 month" +%Y-%m)\"" office/data/issues.yaml
}

@test "the longest names fit every line, and the masthead is cut to what it holds" {
  init seven --name 某市某某区政 --month 2026-10
  init long --name 某市某某区政务服务和数据资管理局 --month 2026-10
  for office in seven long; do
    (
      cd "$office"
      jianbao publish
      refused_with 0
    )
  done
  grep -qx 'masthead: 某市某某区政工作简报' seven/data/office.yaml
  grep -qx 'masthead: 工作简报' long/data/office.yaml
}

@test "a name that would mean something in YAML or in a sentence is refused, and nothing is made" {
  for name in '' ' ' '某"局' '某局: x' '某{局}' '某局3' '（）' 某市某某区政务服务和数据资源管理局处; do
    init office --name "$name"
    refused_with 64
    says usage/office-name 某市口岸办
    [ ! -e office ]
  done
  init office
  refused_with 64
  says --name
}

@test "a month that is none is refused" {
  for month in 2026-13 2026-00 2026-1 2026/10 26-10 2026-10-01 1900-01 二月; do
    init office --name 某局 --month "$month"
    refused_with 64
    says "$month"
    [ ! -e office ]
  done
}

@test "a folder with anything in it is not touched; an empty one is taken" {
  mkdir full empty
  echo mine >full/.hidden
  init full --name 某局
  refused_with 73
  says output/folder-taken full
  [ "$(ls -A full)" = .hidden ]
  echo mine >file
  init file --name 某局
  refused_with 73
  [ "$(cat file)" = mine ]
  ln -s "$PWD/empty" link
  init link --name 某局
  refused_with 73
  [ -z "$(ls -A empty)" ]
  init empty/ --name 某局
  refused_with 0
  [ -f empty/data/office.yaml ]
}

@test "parents are made; where they cannot be, it says so" {
  init a/b/c --name 某局
  refused_with 0
  [ -f a/b/c/data/office.yaml ]
  init a/b/c/README.md/office --name 某局
  refused_with 73
}

@test "without a template nothing is made" {
  JIANBAO_SHARE=$BATS_TEST_TMPDIR/nowhere init office --name 某局
  refused_with 66
  says input/no-template nowhere/template
  [ -z "$(ls -A)" ]
}

@test "a disk that takes no more leaves nothing behind" {
  # With the signal ignored, writing beyond the limit fails instead of ending the process.
  run bash -c 'ulimit -f 2; trap "" XFSZ; exec "$0" init office --name 某局' "$jianbao"
  refused_with 74
  says output/write-failed
  [ -z "$(ls -A)" ]
}

@test "a run that is killed leaves no workspace, and the next one removes what it left" {
  run bash -c 'ulimit -c 0; ulimit -f 2; exec "$0" init office --name 某局' "$jianbao"
  [ "$status" -gt 128 ]
  [ ! -e office ]
  [ -n "$(ls -A)" ]
  mkdir .office.1.tmp .other.999999999.tmp # of somebody alive, and of another folder
  init office --name 某局
  refused_with 0
  [ "$(ls -A | sort | tr '\n' ' ')" = '.office.1.tmp .other.999999999.tmp office ' ]
}

@test "English is spoken when asked for" {
  jianbao --lang en init office --name ''
  refused_with 64
  says 'cannot be the name of an office'
  jianbao --lang en init office --name 某局
  refused_with 0
  says 'The workspace office is made'
}
