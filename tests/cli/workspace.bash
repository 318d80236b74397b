# shellcheck shell=bash disable=SC2154  # status and output are set by bats
# Copies of workspaces that a test may spoil, and the program under test.

jianbao=${JIANBAO_BINARY:?the program under test}
shipped=${JIANBAO_SOURCE_DIR:?the source tree}

# The shipped one. Fonts are large and no test changes them here, so that they are linked.
make_workspace() {
  workspace=$BATS_TEST_TMPDIR/workspace
  mkdir -p "$workspace"
  cp -r "$shipped/data" "$shipped/reports" "$workspace/"
  ln -s "$shipped/fonts" "$workspace/fonts"
  enter_workspace
}

# The small fictional office: every file of its own, so that digests of the whole can be compared.
make_office() {
  workspace=$BATS_TEST_TMPDIR/office
  cp -rL "$shipped/tests/workspaces/office" "$workspace"
  enter_workspace
}

enter_workspace() {
  export JIANBAO_WORKSPACE=$workspace
  unset JIANBAO_LANG
  cd "$workspace" || return 1
}

# The program's exit code is kept apart from that of the test; stderr and stdout come together.
jianbao() {
  run "$jianbao" "$@"
}

# As a user to whom nothing here belongs. The folders of the tests are closed to others, and the
# program may be.
as_stranger() {
  [ "$(id -u)" -eq 0 ] || skip "only root can be somebody else"
  local folder=$BATS_TEST_TMPDIR program=$jianbao
  local stranger=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  while [[ $folder == "$BATS_RUN_TMPDIR"* ]]; do
    chmod a+rx "$folder"
    folder=$(dirname "$folder")
  done
  if ! "${stranger[@]}" test -x "$program"; then
    program=$BATS_FILE_TMPDIR/jianbao
    [ -e "$program" ] || cp "$jianbao" "$program"
    chmod a+rx "$BATS_FILE_TMPDIR" "$program"
  fi
  run "${stranger[@]}" "$program" "$@"
}

published() {
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || {
    printf 'exit %s\n%s\n' "$status" "$output"
    return 1
  }
}

refused_with() {
  [ "$status" -eq "$1" ] || {
    printf 'exit %s, not %s\n%s\n' "$status" "$1" "$output"
    return 1
  }
}

says() {
  local words
  for words in "$@"; do
    [[ $output == *"$words"* ]] || {
      printf 'does not say %s:\n%s\n' "$words" "$output"
      return 1
    }
  done
}

digests() {
  (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

# The file, line and column (in characters) of the printed value 915.
value_915() {
  grep -rnE '(^|[^0-9])915([^0-9]|$)' data/facts | grep -E 'value:' | grep -v 'anchor: *.915[^列]' |
    head -n 1
}
