#!/usr/bin/env bats
# Data that must not reach paper: each case names the place, and the old brief stands.

load workspace

setup() {
  make_workspace
}

# The data file that holds the trains, and the line of their value.
find_trains() {
  local hit
  hit=$(value_915)
  [ -n "$hit" ]
  file=${hit%%:*}
  hit=${hit#*:}
  line=${hit%%:*}
}

@test "915 changed to 951: the place, the anchor, and what growth implies; the old brief stands" {
  jianbao publish
  published
  before=$(digests out)
  find_trains
  sed -i -E "${line}s/(value: *\"?)915/\1951/" "$file"
  jianbao check
  refused_with 65
  says "$file:$line:" 915列 951 775 805
  jianbao publish
  refused_with 65
  says "$file:$line:"
  [ "$before" = "$(digests out)" ]
}

@test "a misspelt key is told with the right one" {
  find_trains
  sed -i "${line}s/value:/vlaue:/" "$file"
  jianbao check
  refused_with 65
  says "$file:$line:" vlaue value
}

@test "a file in GBK is refused, with what to do" {
  iconv -f UTF-8 -t GBK data/office.yaml >office.gbk
  mv office.gbk data/office.yaml
  jianbao check
  refused_with 65
  says data/office.yaml: UTF-8
}

@test "a file that is missing is told as such" {
  rm data/office.yaml
  jianbao check
  refused_with 66
  says data/office.yaml
}

@test "all problems of all files come in one run" {
  find_trains
  sed -i "${line}s/value:/vlaue:/" "$file"
  printf 'strange: 1\n' >>data/office.yaml
  jianbao check
  refused_with 65
  says "$file:$line:" data/office.yaml: strange
}

@test "a changed font is found by check" {
  rm fonts
  mkdir fonts
  cp -r "$shipped"/fonts/. fonts/
  font=$(grep -l . fonts/LiberationSerif-Regular.* | head -n 1)
  # One byte near the end, so that the size stays and the tables are still found.
  printf 'X' | dd of="$font" bs=1 seek=$(($(stat -c %s "$font") - 3)) conv=notrunc status=none
  jianbao check
  refused_with 78
  says fonts/ LiberationSerif-Regular
}

@test "a font that is no font is refused by name" {
  rm fonts
  mkdir fonts
  cp -r "$shipped"/fonts/. fonts/
  head -c 1000 /dev/urandom >fonts/LiberationSerif-Regular.ttf
  jianbao publish
  refused_with 78
  says LiberationSerif-Regular
}

@test "check counts facts and rules" {
  jianbao check
  published
  says 事实 规则 通过 不通过 无法判断
  jianbao check --lang en
  says facts rules pass fail "not evaluable"
}
