#!/usr/bin/env bats
# `jianbao lines`: the golden cases of typography.md §7 in the words of its last column, and what it
# says of input that it cannot set.

load workspace

setup() {
  unset JIANBAO_LANG
  cd "$BATS_TEST_TMPDIR" || return 1
}

# The options of a case: "7 strict", "8 ind 2".
options_of() {
  local options=(--measure "${1%% *}")
  [[ $1 != *strict* ]] || options+=(--strict)
  [[ $1 != *"ind 2"* ]] || options+=(--indent 2)
  printf '%s\n' "${options[@]}"
}

@test "every golden case breaks and is described as the table has it, from standard input" {
  local count=0
  while IFS=$'\t' read -r id text measure lines adjustments; do
    [[ $id != \#* ]] || continue
    mapfile -t options < <(options_of "$measure")
    answer=$(printf '%s\n' "$text" | "$jianbao" lines "${options[@]}")
    [ "$answer" = "$lines"$'\t'"$adjustments" ] || {
      printf '%s\nis   %s\nnot  %s\t%s\n' "$id" "$answer" "$lines" "$adjustments"
      return 1
    }
    count=$((count + 1))
  done <"$shipped/tests/golden/lines/cases.tsv"
  [ "$count" -eq 46 ]
}

@test "a text on the command line is answered with its lines and one adjustment a line" {
  jianbao lines --measure 7 '上合示范区建设，取得新成效'
  [ "$status" -eq 0 ]
  [ "${lines[0]}" = '上合示范区建|设，取得新成效' ]
  [ "${lines[1]}" = 'L1 stretch 5 pos +0.2 each' ]
  [ "${lines[2]}" = 'L2 exact' ]
  [ "${#lines[@]}" -eq 3 ]
}

@test "one answer for each text of standard input, empty ones too, whatever ends the lines" {
  answer=$(printf '\xef\xbb\xbf上合\r\n\r\n示范区\n好' | "$jianbao" lines --measure 9)
  [ "$answer" = $'上合\tL1 last, natural 2.0\n\t\n示范区\tL1 last, natural 3.0\n好\tL1 last, natural 1.0' ]
  [ -z "$("$jianbao" lines --measure 9 </dev/null)" ]
}

@test "the optimum spreads over the paragraph what first-fit leaves to one line" {
  text='上合示范区建设稳步推进，全年18.1亿元，同比增长较快势头良好'
  jianbao lines --measure 9 "$text"
  [ "${lines[0]}" = '上合示范区建设稳步|推进，全年|18.1亿元，同比增长|较快势头良好' ]
  [ "${lines[2]}" = 'L2 stretch 3 pos +1.3333 each' ]
  jianbao lines --measure 9 --breaker optimum "$text"
  [ "${lines[0]}" = '上合示范区建设|稳步推进，全年|18.1亿元，同比增长|较快势头良好' ]
  [ "${lines[1]}" = 'L1 stretch 6 pos +0.3333 each' ]
  [ "${lines[2]}" = 'L2 stretch 5 pos +0.4 each' ]
}

@test "the fonts of the brief have widths of their own" {
  make_workspace
  jianbao lines --measure 28 --faces brief 'WWWW'
  [ "${lines[1]}" != 'L1 last, natural 2.0' ]
  says 'L1 last, natural 3.7'
  jianbao lines --measure 28 'WWWW'
  says 'L1 last, natural 2.0'
}

@test "wrong measures and indents are usage errors" {
  for measure in 0 -1 1001 1000000000 99999999999999999999 abc 9.5 ''; do
    jianbao lines --measure "$measure" 好
    refused_with 64
    says usage/
  done
  for indent in 9 -1 1000000000 x; do
    jianbao lines --measure 9 --indent "$indent" 好
    refused_with 64
    says usage/indent
  done
  jianbao --lang en lines --measure 0 好
  says 'a whole number from 1 to 1000 is expected'
  jianbao lines --faces song 好
  refused_with 64
  jianbao lines --breaker best 好
  refused_with 64
}

@test "text that cannot be set is refused and nothing is answered" {
  printf '好\n\xff\xfe\n' >bad
  run bash -c '"$1" lines --measure 9 <bad 2>err; echo "exit $?"; cat err' - "$jianbao"
  [ "${lines[0]}" = 'exit 65' ]
  says text/not-utf8 '第 2 段文字的第 1 个字节'
  run bash -c 'head -c 10000000 /dev/zero | tr "\0" a | "$1" lines 2>&1' - "$jianbao"
  refused_with 65
  says text/too-long
  run bash -c 'printf "a\tb\n" | "$1" lines 2>&1' - "$jianbao"
  refused_with 65
  says text/control-character U+0009
  jianbao lines $'a\u200bb'
  refused_with 65
  says text/invisible
}

@test "the longest text that is taken is set at once" {
  python3 -c 'print("，" * 87381)' >marks
  python3 -c 'print("a" * 262144)' >word
  for text in marks word; do
    for breaker in first-fit optimum; do
      timeout 30 "$jianbao" lines --measure 5 --breaker "$breaker" <"$text" >answer
      [ "$(wc -l <answer)" -eq 1 ]
    done
  done
}

@test "help is in both languages" {
  jianbao lines --help
  says '一行几个字'
  jianbao --lang en lines --help
  says 'Characters of a line'
}
