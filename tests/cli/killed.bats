#!/usr/bin/env bats
# A run that is killed at any instant leaves whole files, old or new, and the next one finishes.

load workspace

setup() {
  make_office
}

say() {
  echo "# $*" >&3
}

version() { # a or b: the same office with one number, and what is said of it, changed
  if [ "$1" = a ]; then
    sed -i 's/据此测算/据此推算/' reports/monthly/report.yaml
  else
    sed -i 's/据此推算/据此测算/' reports/monthly/report.yaml
  fi
}

# Starts a run and kills it after some thousandths of a second. Whether it was still running.
killed_after() {
  local process delay=$1
  shift
  "${JIANBAO_BINARY:?}" "$@" >/dev/null 2>&1 &
  process=$!
  sleep "0.$(printf '%03d' "$delay")"
  kill -9 $process 2>/dev/null
  wait $process 2>/dev/null
  [ $? -eq 137 ]
}

files() {
  (cd "$1" && find . -type f ! -name '*.tmp' ! -name .jianbao-run -printf '%P\n' | LC_ALL=C sort)
}

@test "200 runs are killed: every file is the old one or the new, and the last run finishes" {
  for which in a b; do
    version $which
    jianbao publish --out "$BATS_TEST_TMPDIR/$which"
    refused_with 0
  done
  whole=100000 # thousandths of a second that an undisturbed run takes: the shortest of three
  for ((i = 0; i < 3; ++i)); do
    begun=$(date +%s%N)
    jianbao publish --out "$BATS_TEST_TMPDIR/time"
    took=$((($(date +%s%N) - begun) / 1000000))
    whole=$((took < whole ? took : whole))
  done
  hits=0
  for ((i = 0; i < 200; ++i)); do
    version $([ $((i % 2)) -eq 0 ] && echo a || echo b)
    if killed_after $((RANDOM % (whole + 20))) publish; then
      hits=$((hits + 1))
    fi
    [ -d out/2031-03 ] || continue
    for file in $(files out); do
      # A record that vouches for nothing says which files are ours.
      if [[ $file == */issue.json ]] && grep -q '"key": ""' "out/$file"; then
        [ "$(tail -n 1 "out/$file")" = "}" ]
        continue
      fi
      cmp -s "out/$file" "$BATS_TEST_TMPDIR/a/$file" || cmp -s "out/$file" "$BATS_TEST_TMPDIR/b/$file" || {
        printf 'neither old nor new: %s after %s kills\n' "$file" "$i"
        return 1
      }
    done
  done
  [ $hits -ge 20 ]
  version b
  jianbao publish
  refused_with 0
  diff -r out "$BATS_TEST_TMPDIR/b"
  say "killed 200 times, $hits of them while it ran ($whole ms)"
}

@test "40 releases are killed: the issue is approved or released, never between, and what went out is whole" {
  jianbao review --issue 2031-03 --tick-all --by 张三 --on 2031-04-11
  jianbao approve 2031-03 --by 李四 --on 2031-04-12
  refused_with 0
  cp -r "$workspace" "$BATS_TEST_TMPDIR/approved"
  begun=$(date +%s%N)
  jianbao release 2031-03 --by 王五
  refused_with 0
  whole=$((($(date +%s%N) - begun) / 1000000))
  cp -r state/released "$BATS_TEST_TMPDIR/reference"
  hits=0 out_already=0
  for ((i = 0; i < 40; ++i)); do
    cd "$BATS_TEST_TMPDIR"
    rm -rf "$workspace"
    cp -r approved "$workspace"
    cd "$workspace"
    if killed_after $((RANDOM % (whole + 20))) release 2031-03 --by 王五; then
      hits=$((hits + 1))
    fi
    jianbao status 2031-03 --json
    refused_with 0
    if [[ $output == *'"state": "released"'* ]]; then
      out_already=$((out_already + 1))
    else
      says '"state": "approved"'
      jianbao release 2031-03 --by 王五
      refused_with 0
    fi
    jianbao publish
    refused_with 0
    jianbao release 2031-03 --by 王五 # whatever was left to do is done
    refused_with 0
    diff -r state/released "$BATS_TEST_TMPDIR/reference"
    for file in $(files "$BATS_TEST_TMPDIR/reference/2031-03"); do
      if [ "$file" = figures.yaml ]; then # those lie among the data
        cmp data/issued/2031-03.yaml "$BATS_TEST_TMPDIR/reference/2031-03/$file"
        continue
      fi
      cmp "out/2031-03/$file" "$BATS_TEST_TMPDIR/reference/2031-03/$file"
    done
  done
  [ $hits -ge 4 ]
  say "killed 40 times, $hits of them while it ran; $out_already had been recorded"
}

@test "a disk that is full, a folder that nobody may write: told with the right code, nothing half" {
  jianbao publish
  refused_with 0
  before=$(digests out)
  version b
  if [ "$(id -u)" -eq 0 ] && mkdir "$BATS_TEST_TMPDIR/small" && mount -t tmpfs -o size=300k none "$BATS_TEST_TMPDIR/small" 2>/dev/null; then
    jianbao publish --out "$BATS_TEST_TMPDIR/small/out"
    code=$status left=$(find "$BATS_TEST_TMPDIR/small" -name '*.tmp')
    umount "$BATS_TEST_TMPDIR/small"
    [ "$code" -eq 74 ] || [ "$code" -eq 73 ]
    [ -z "$left" ]
    say "a full disk: exit $code"
  fi
  chmod a-w out/2031-03
  as_stranger publish
  chmod u+w out/2031-03
  [ "$status" -eq 73 ] || [ "$status" -eq 77 ]
  [ "$before" = "$(digests out)" ]
}
