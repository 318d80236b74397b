#!/usr/bin/env bats
# jianbao fmt changes marks of printed texts and not a byte besides, or nothing at all.

load workspace

setup() {
  make_office
  office=data/office.yaml
}

# The file becomes what printf makes of the arguments.
write() {
  local file=$1
  shift
  # shellcheck disable=SC2059  # escapes are wanted
  printf "$@" >"$file"
}

holds() {
  write "$BATS_TEST_TMPDIR/expected" "${@:2}"
  diff -u "$BATS_TEST_TMPDIR/expected" "$1"
}

@test "fmt of an office that is right changes nothing" {
  digests data >before
  jianbao fmt
  refused_with 0
  says 没有要改的
  digests data | diff before -
}

@test "every way to write a text is kept, and so are comments, order and blanks" {
  write $office '# 报头, 两行\nmasthead: "示例工作简报(月刊)"   # 名, 称\n\nunit: '\''示例市,编辑部'\''\nreport_to:   示例市领导,各部门 # (抄送)\nsend_to: >-\n  甲,\n  乙(丙)\ndistribute_to: |\n  丁,\n  戊\ncopies: 10\n'
  jianbao fmt $office
  refused_with 0
  says "data/office.yaml:2:18 N-01 “(” → “（”" "改了 1 个文件、8 处"
  holds $office '# 报头, 两行\nmasthead: "示例工作简报（月刊）"   # 名, 称\n\nunit: '\''示例市，编辑部'\''\nreport_to:   示例市领导，各部门 # (抄送)\nsend_to: >-\n  甲，乙（丙）\ndistribute_to: |\n  丁，\n  戊\ncopies: 10\n'
}

@test "fmt twice is fmt once" {
  write $office 'masthead: 示例"工作"简报\nunit: 编辑部 12 人\nreport_to: １-10月,增长 18.1 %% ,等...\ncopies: 10\n'
  jianbao fmt
  refused_with 0
  cp $office once
  holds once 'masthead: 示例“工作”简报\nunit: 编辑部12人\nreport_to: 1—10月，增长18.1%%，等……\ncopies: 10\n'
  jianbao fmt
  refused_with 0
  says 没有要改的
  cmp once $office
}

@test "line ends and a byte order mark stay" {
  write $office '\xEF\xBB\xBFmasthead: 示例,简报\r\nunit: 编辑部\r\nreport_to: 甲(乙)\r\ncopies: 10'
  jianbao fmt
  refused_with 0
  holds $office '\xEF\xBB\xBFmasthead: 示例，简报\r\nunit: 编辑部\r\nreport_to: 甲（乙）\r\ncopies: 10'
}

@test "--check writes nothing and tells by its exit code, --diff shows the lines" {
  write $office 'masthead: 示例简报\nunit: 编辑部\nreport_to: 甲,乙\ncopies: 10\n'
  cp $office before
  jianbao fmt --check
  refused_with 3
  says data/office.yaml:3:13 normalise/half-width-mark "要改 1 个文件、1 处；没有写"
  cmp before $office
  jianbao fmt --diff
  refused_with 0
  says "--- data/office.yaml" "@@ -1,4 +1,4 @@" "-report_to: 甲,乙" "+report_to: 甲，乙"
  cmp before $office
  jianbao --lang en fmt --check --diff
  refused_with 3
  says "1 files, 1 places to mend; nothing was written."
  jianbao fmt
  refused_with 0
  jianbao fmt --check
  refused_with 0
}

@test "what quotes a source stays as it is" {
  facts=data/facts/2031-04-10.yaml
  sed -i 's/^  - { name: 示例通, line: 8, anchor: .*/  - { name: 示例通, line: 8, anchor: "示例(甲),乙" }/' $facts
  sed -i 's/aliases: \[示例通平台\]/aliases: [示例通(平台)]/' data/systems/service.yaml
  cp $facts facts.before
  cp data/systems/service.yaml service.before
  jianbao fmt
  says 没有要改的
  cmp $facts facts.before
  cmp data/systems/service.yaml service.before
}

@test "a name changes together with the places that speak of it, or not at all" {
  facts=data/facts/2031-04-10.yaml
  sed -i 's/name: 示例通$/name: 示例通(市级)/' data/systems/service.yaml
  sed -i 's/system: 示例通$/system: 示例通(市级)/; s/name: 示例通,/name: 示例通(市级),/' $facts
  cp $facts before
  jianbao fmt data/systems/service.yaml
  refused_with 65
  says normalise/breaks-others 什么也没有写
  grep -q '示例通(市级)' data/systems/service.yaml
  jianbao fmt
  refused_with 0
  grep -q 'name: 示例通（市级）$' data/systems/service.yaml
  grep -q 'system: 示例通（市级）$' $facts
  [ "$(diff before $facts | grep -c '^>')" -eq 2 ]
  jianbao check
  [[ $output != *load/* ]]
}

@test "a file that does not load is refused, the others are mended" {
  write $office 'masthead: 甲,乙\nunit: "编辑部\ncopies: 10\n'
  cp $office before
  sed -i 's/does: 为企业办理通关和结汇/does: 为企业办理通关,结汇/' data/systems/service.yaml
  jianbao fmt
  refused_with 65
  says yaml/quote-over-lines
  cmp before $office
  grep -q 'does: 为企业办理通关，结汇' data/systems/service.yaml
}

@test "a read-only file is refused, whoever runs" {
  write $office 'masthead: 甲,乙\nunit: 编辑部\ncopies: 10\n'
  cp $office before
  chmod 444 $office
  jianbao fmt
  refused_with 73
  says output/read-only
  cmp before $office
}

@test "a file keeps its mode, and nothing is left beside it" {
  write $office 'masthead: 甲,乙\nunit: 编辑部\ncopies: 10\n'
  chmod 640 $office
  jianbao fmt
  refused_with 0
  [ "$(stat -c %a $office)" = 640 ]
  [ "$(find data -name '*.tmp' | wc -l)" -eq 0 ]
}

@test "soft hyphens go from printed texts; elsewhere the file is refused as ever" {
  write $office 'masthead: 示例\xC2\xAD简报\nunit: 编辑部\ncopies: 10\n'
  jianbao check
  refused_with 65
  says text/soft-hyphen "jianbao fmt"
  jianbao fmt
  refused_with 0
  holds $office 'masthead: 示例简报\nunit: 编辑部\ncopies: 10\n'
  sed -i 's/aliases: \[示例通平台\]/aliases: [示例\xC2\xAD通平台]/' data/systems/service.yaml
  cp data/systems/service.yaml before
  jianbao fmt
  refused_with 65
  says text/soft-hyphen
  cmp before data/systems/service.yaml
}

@test "a plain text that would be something else to YAML gets quotes" {
  write $office 'masthead: ％以上\nunit: A\xC2\xA0B\nreport_to: 甲\xC2\xA0# 乙\ncopies: 10\n'
  jianbao fmt
  refused_with 0
  holds $office 'masthead: "%%以上"\nunit: A B\nreport_to: 甲# 乙\ncopies: 10\n'
}

@test "what only a person can decide is counted and left" {
  write $office 'masthead: 示例"简报\nunit: 编辑部\nreport_to: 甲领导—乙部门\ncopies: 10\n'
  cp $office before
  jianbao fmt
  refused_with 0
  says 没有要改的 "另有 2 处要人定"
  cmp before $office
  jianbao check
  refused_with 3
  says normalise/single-quote
}

@test "a warning that somebody accepts is left alone by fmt too" {
  write $office 'masthead: 示例,简报\nunit: 编辑部\ncopies: 10\n'
  jianbao check
  mark=$(printf '%s\n' "$output" | sed -n 's/.*备查号: //p' | head -n 1)
  jianbao acknowledge "$mark" --by 某处 --why 商标如此 --on 2026-11-20 --until 2040-12-31
  refused_with 0
  cp $office before
  jianbao fmt
  refused_with 0
  says 没有要改的
  cmp before $office
}

@test "other files, and files that are not there, are told apart" {
  jianbao fmt data/catalogue/units.yaml
  refused_with 64
  says usage/not-formatted
  jianbao fmt fonts/fonts.yaml
  refused_with 64
  jianbao fmt ../elsewhere.yaml
  refused_with 64
  jianbao fmt data/notes/2031-09.yaml
  refused_with 66
  says input/missing
}

@test "files are named from where one stands or from the workspace" {
  write $office 'masthead: 甲,乙\nunit: 编辑部\ncopies: 10\n'
  mkdir elsewhere
  cd elsewhere
  jianbao fmt ../data/office.yaml
  refused_with 0
  says data/office.yaml:1:12
  write ../$office 'masthead: 甲,乙\nunit: 编辑部\ncopies: 10\n'
  jianbao fmt data/office.yaml
  refused_with 0
  says data/office.yaml:1:12
}
