#!/usr/bin/env bats
# Many briefs at a time: what is up to date is left, jobs and shards change no byte, one that fails
# stops no other, and a run that was broken off is gone on with.

load workspace

bats_require_minimum_version 1.5.0

# A made-up office of some counties and two months.
make_counties() { # counties months
  workspace=$BATS_TEST_TMPDIR/counties
  bash "$shipped/tests/benchmark/workload.sh" "$workspace" "$1" "$2"
  enter_workspace
}

# The verdicts of standard output, counted: "made 3, up to date 2".
verdicts() {
  printf '%s\n' "${lines[@]}" | sed -n 's/.*"verdict": "\([^"]*\)".*/\1/p' | LC_ALL=C sort | uniq -c |
    awk '{ n = $1; $1 = ""; printf "%s%s %d", (NR > 1 ? ", " : ""), substr($0, 2), n }'
}

json() {
  run --separate-stderr "$jianbao" "$@" --json
}

is() {
  [ "$1" = "$2" ] || {
    printf 'is     %s\nshould %s\n' "$1" "$2"
    return 1
  }
}

@test "a second run makes nothing and says so; its findings and exit code are those of the first" {
  make_workspace
  run --separate-stderr "$jianbao" publish
  refused_with 3
  first=$stderr before=$(digests out)
  run --separate-stderr "$jianbao" publish
  refused_with 3
  is "$stderr" "$first"
  says "没有变，没有重做"
  is "$(digests out)" "$before"
  json publish
  is "$(verdicts)" "up to date 49"
  says '"made": 0' '"why": "数据、版式和程序都没有变"'
}

@test "one fact changed: every brief that may hang on it is made, and the file is named" {
  make_counties 3 2
  jianbao publish
  published
  sed -i '0,/value: [0-9.]*, unit: 所/s//value: 41, unit: 所/; 0,/anchor: [0-9.]*所/s//anchor: 41所/' data/facts/2031-01.yaml
  jianbao publish --dry-run
  published
  says "data/facts/2031-01.yaml 变了" "要做 6 份"
  before=$(digests out)
  jianbao publish --dry-run --lang en
  says "data/facts/2031-01.yaml changed" "6 to make"
  is "$(digests out)" "$before"
  json publish
  is "$(verdicts)" "made 6"
  says "data/facts/2031-01.yaml 变了"
}

@test "a page that is gone, changed or cut short is made again, and no other" {
  make_counties 3 2
  jianbao publish
  published
  before=$(digests out)
  rm out/2031-01/county-示例零零零一县.pdf
  echo more >>out/2031-01/county-示例零零零二县.pdf
  truncate -s 100 out/2031-02/county-示例零零零三县.manifest.json
  jianbao publish --dry-run
  says "文件不在了" "文件被改过" "还没有做过" "要做 3 份"
  json publish
  is "$(verdicts)" "made 3, up to date 3"
  is "$(digests out)" "$before"
  rm out/2031-01/check-report.pdf out/2031-02/issue.json
  json publish
  is "$(verdicts)" "up to date 6"
  is "$(digests out)" "$before"
}

@test "jobs and shards change no byte" {
  make_counties 7 2
  jianbao publish --out whole
  published
  for jobs in 2 5 0; do
    jianbao publish --out "jobs-$jobs" --jobs $jobs
    published
    diff -r whole "jobs-$jobs"
  done
  for i in 3 1 2; do
    jianbao publish --out shards --shard $i/3
    published
  done
  diff -r whole shards
  # All at once, in the same folder.
  for i in 1 2 3 4; do
    "$jianbao" publish --out together --shard $i/4 >/dev/null 2>&1 &
  done
  wait
  jianbao publish --out together
  published
  diff -r whole together
}

@test "a shard that is none of the whole is a usage error; a whole run waits for no shard" {
  make_counties 2 1
  for shard in 0/3 4/3 1 /2 1/ 1/0 -1/2 x/y 1/2/3; do
    jianbao publish "--shard=$shard"
    refused_with 64
    says "--shard"
  done
}

@test "one brief that fails stops no other; with --no-keep-going nothing is begun after it" {
  make_counties 6 1
  sed -i 's/\(id: f-2-01-1,.*\)value: [0-9.]*/\1value: 999999.9/' data/facts/2031-01.yaml
  json publish
  refused_with 65
  is "$(verdicts)" "failed 1, made 5"
  [ -f out/2031-01/check-report.pdf ]
  [ ! -e out/2031-01/county-示例零零零二县.pdf ]
  rm -r out
  json publish --no-keep-going
  refused_with 65
  is "$(verdicts)" "failed 1, made 1"
  [[ $stderr == *publish/not-all* ]]
  json publish --resume
  refused_with 65
}

@test "only what is asked for is made; an unknown name is told with what there is" {
  make_counties 4 2
  json publish --subject 示例零零零二县
  published
  is "$(verdicts)" "made 2"
  [ ! -e out/2031-01/check-report.pdf ]
  json publish --issue 2031-01 --report county
  is "$(verdicts)" "made 3, up to date 1"
  [ -f out/2031-01/check-report.pdf ]
  [ ! -e out/2031-02/check-report.pdf ]
  json publish --all
  is "$(verdicts)" "made 3, up to date 5"
  jianbao publish --subject 示例零零零九县
  refused_with 64
  says "示例零零零九县"
  jianbao publish --report count
  refused_with 64
  says "county"
  jianbao publish --all --issue 2031-01
  refused_with 64
  json publish --as-of 2031-02-10 --out early
  published
  is "$(ls early)" "2031-01"
  jianbao publish --as-of tomorrow
  refused_with 64
}

@test "SIGTERM: the brief in hand is finished, exit 75, and --resume goes on to the same bytes" {
  make_counties 150 1
  jianbao publish --out whole --jobs 2
  published
  for jobs in 1 2; do
    rm -rf out
    "$jianbao" publish --issue 2031-01 --jobs $jobs >log 2>&1 &
    process=$!
    for ((i = 0; i < 200; ++i)); do
      [ "$(find out -name '*.manifest.json' 2>/dev/null | wc -l)" -ge 10 ] && break
      sleep 0.05
    done
    kill -TERM $process
    code=0
    wait $process || code=$?
    is $code 75
    grep -q "publish/interrupted" log
    grep -q -- "--resume" log
    is "$(find out -name '*.tmp')" ""
    made=$(find out -name '*.manifest.json' | wc -l)
    [ "$made" -lt 150 ]
    [ ! -e out/2031-01/issue.json ]
    json publish --resume --jobs 2
    published
    diff -r whole out
    echo "# stopped after $made of 150 ($jobs jobs)" >&3
  done
  jianbao publish --resume
  refused_with 0
  says "没有做到一半的"
}

@test "a process that is killed over a brief is told of; the others are made" {
  make_counties 60 1
  "$jianbao" publish --jobs 2 >log 2>&1 &
  process=$!
  for ((i = 0; i < 200; ++i)); do
    [ "$(find out -name '*.manifest.json' 2>/dev/null | wc -l)" -ge 3 ] && break
    sleep 0.02
  done
  worker=$(pgrep -P $process | head -1)
  kill -9 "$worker"
  code=0
  wait $process || code=$?
  if [ $code -ne 70 ]; then # it was between two briefs
    is $code 0
  else
    grep -q "internal/worker-died" log
  fi
  json publish
  published
  is "$(find out -name 'county-*.pdf' | wc -l)" 60
}

@test "backfill: nothing, what failed, or everything is made again" {
  make_counties 2 4
  jianbao publish --issue 2031-02
  published
  json catch-up --backfill 2031-01..2031-03 --reprocess none
  published
  is "$(verdicts)" "made 4"
  [ ! -e out/2031-04 ]
  json catch-up --backfill 2031-01..2031-03 --reprocess all
  is "$(verdicts)" "made 6"
  jianbao catch-up --backfill 2031-01..2031-03
  refused_with 0
  says "没有要出的"
  for wrong in "--backfill 2031-01" "--backfill 2031-01..2031-03 --reprocess some" "--reprocess all"; do
    # shellcheck disable=SC2086  # two words
    jianbao catch-up $wrong
    refused_with 64
  done
  jianbao catch-up --backfill 2031-01..2031-09
  refused_with 64
  says "2031-09"
}
