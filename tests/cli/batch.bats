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
  says "data/facts/2031-01.yaml 变了" "要做 8 份" # with two check reports
  before=$(digests out)
  jianbao publish --dry-run --lang en
  says "data/facts/2031-01.yaml changed" "8 to make"
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
  says "文件不在了" "文件被改过" "还没有做过" "要做 5 份"
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
  # All at once, in the same folder: whoever sees that all is there finishes; else it is said.
  for i in 1 2 3 4; do
    "$jianbao" publish --out together --shard $i/4 >"log$i" 2>&1 &
  done
  wait
  is "$(find together -name '*.pdf' ! -name 'check-report.pdf' | wc -l)" 14
  if [ ! -e together/2031-01/issue.json ]; then
    grep -q "还有没做的，核对报告和审签单没有写" log1 log2 log3 log4
  fi
  json publish --out together
  published
  is "$(verdicts)" "up to date 14"
  diff -r whole together
  # One part that is the whole locks and sweeps as a whole run does.
  json publish --out shards --shard 1/1
  is "$(verdicts)" "up to date 14"
}

@test "the sheet that lists the documents is the same from parts, and none is made of a part" {
  make_workspace
  jianbao publish --issue 2024-12 --out whole
  published
  for i in 2 1 3; do
    jianbao publish --issue 2024-12 --out parts --shard $i/3 --jobs 2
    published
  done
  diff -r whole parts
  rm parts/2024-12/sign-off.pdf parts/2024-12/check-report.pdf
  jianbao publish --issue 2024-12 --out parts --dry-run
  says parts/2024-12/sign-off.pdf parts/2024-12/check-report.pdf "要做 2 份"
  jianbao publish --issue 2024-12 --out parts
  diff -r whole parts
  sed -i '0,/value: 915/s//value: 916/' data/facts/2024-12-03-qdwb.yaml
  for i in 1 2; do
    jianbao publish --issue 2024-12 --out broken --shard $i/2
    refused_with 65
  done
  [ ! -e broken/2024-12/sign-off.pdf ]
  [ -f broken/2024-12/check-report.pdf ] # the part that ended last knows what the others could not make
  is "$(find broken -name '*.failed.json')" ""
  json publish --issue 2024-12 --out unbroken
  refused_with 65
  [ ! -e unbroken/2024-12/sign-off.pdf ]
  diff -r unbroken broken
}

@test "a signed-off issue hangs on what was looked at, and on what was kept of it" {
  make_office
  sed -i '0,/as_of:/s//signed_off: 2031-04-12\n    as_of:/' data/issues.yaml
  jianbao review --issue 2031-03 --tick-all --by 某人 --on 2031-04-12
  jianbao publish
  refused_with 0
  json publish
  is "$(verdicts)" "up to date 1"
  mv data/reviews ticks
  jianbao publish
  refused_with 65
  says app/review-open
  mv ticks data/reviews
  jianbao publish
  refused_with 0
}

@test "of a released issue every byte is looked at; a kept file that is gone is told until it is back" {
  make_office
  jianbao review --issue 2031-03 --tick-all --by 张三 --on 2031-04-11
  jianbao approve 2031-03 --by 李四 --on 2031-04-12
  jianbao release 2031-03 --by 王五
  refused_with 0
  jianbao publish
  refused_with 0
  [ ! -e out/2031-03/monthly.proof.pdf ] # of the draft
  before=$(digests out)
  printf JUNK | dd of=out/2031-03/monthly.pdf bs=1 seek=3000 conv=notrunc status=none
  touch -d 2001-01-01 out/2031-03/monthly.pdf
  jianbao publish
  refused_with 0
  is "$(digests out)" "$before"
  mv state/released/2031-03/monthly.pdf kept.pdf
  for i in 1 2; do
    jianbao publish
    refused_with 65
    says register/file-lost
    cmp out/2031-03/monthly.pdf kept.pdf # perhaps the last one that there is
  done
  json catch-up --backfill 2031-03..2031-03
  refused_with 65
  [[ $stderr == *register/file-lost* ]]
  mv kept.pdf state/released/2031-03/monthly.pdf
  jianbao publish
  refused_with 0
  is "$(digests out)" "$before"
}

@test "the folder of one brief in its place stops that brief and no other" {
  make_counties 5 2
  mkdir -p out/2031-01/county-示例零零零二县.pdf out/2031-02/issue.json
  rmdir out/2031-02/issue.json
  json publish
  refused_with 73
  is "$(verdicts)" "failed 1, made 9"
  [[ $stderr == *output/not-a-file* ]]
  rmdir out/2031-01/county-示例零零零二县.pdf
  json publish
  published
  is "$(verdicts)" "made 1, up to date 9"
}

@test "a page whose subject is no more is taken away, unless somebody has changed it" {
  make_counties 4 1
  jianbao publish
  published
  echo mine >>out/2031-01/county-示例零零零三县.pdf
  sed -i -E '/示例零零零(三|四)县/d' data/catalogue/subjects.yaml data/facts/*.yaml
  jianbao publish
  published
  says "不再属于" "county-示例零零零四县.pdf"
  [ ! -e out/2031-01/county-示例零零零四县.pdf ]
  [ -e out/2031-01/county-示例零零零三县.pdf ]
}

@test "it is not forgotten by a run that is partial, killed or fails" {
  make_counties 5 1
  jianbao publish
  published
  sed -i -E '/示例零零零五县/d' data/catalogue/subjects.yaml data/facts/*.yaml
  jianbao publish --subject 示例零零零一县
  published
  jianbao publish --shard 1/2
  published
  mv out/2031-01/county-示例零零零二县.pdf kept.pdf
  mkdir out/2031-01/county-示例零零零二县.pdf
  jianbao publish
  refused_with 73
  [ -e out/2031-01/county-示例零零零五县.pdf ] # nothing is taken away while something is wrong
  rmdir out/2031-01/county-示例零零零二县.pdf
  jianbao publish
  published
  says "不再属于" "county-示例零零零五县.pdf"
  [ ! -e out/2031-01/county-示例零零零五县.pdf ]
  jianbao publish
  published
  is "$(find out -name '*.pdf' | wc -l)" 5
}

@test "pages of a first run that was killed are no page of anybody's either; nor is word of a failure" {
  make_counties 12 1
  sed -i 's/\(id: f-2-01-1,.*\)value: [0-9.]*/\1value: 999999.9/' data/facts/2031-01.yaml
  jianbao publish --shard 2/2
  refused_with 65
  [ -e out/2031-01/county-示例零零零二县.failed.json ]
  [ -e out/2031-01/county-示例零零零四县.pdf ]
  [ ! -e out/2031-01/issue.json ]
  sed -i -E '/示例零零零(二|四)县/d' data/catalogue/subjects.yaml data/facts/*.yaml
  jianbao publish
  published
  says "不再属于" "county-示例零零零四县.pdf"
  jianbao publish --out undisturbed
  published
  diff -r out undisturbed
}

@test "a record in the output takes nothing away outside its folder" {
  make_counties 1 1
  jianbao publish
  published
  echo precious >precious
  sed -i "s#\"files\": \[#&{\"name\": \"../../precious\", \"bytes\": 9, \"sha256\": \"$(sha256sum <precious | cut -d' ' -f1)\"}, #; s/\"key\": \"[^\"]*\"/\"key\": \"\"/" out/2031-01/issue.json
  grep -q '../../precious' out/2031-01/issue.json
  jianbao publish
  published
  [ "$(cat precious)" = precious ]
}

@test "a link that leads nowhere stays, whatever is asked for" {
  make_counties 1 1
  ln -s /nowhere/at/all out
  for options in "publish --dry-run" "publish --resume --dry-run" "publish --shard x/y" "catch-up --dry-run" publish; do
    # shellcheck disable=SC2086  # several words
    jianbao $options
    [ -L out ]
  done
}

@test "of a brief that cannot be written whole nothing is written" {
  make_counties 3 1
  sed -i 's/^title: .*/&\nproof: true\nsources_title: 数据来源/' reports/county/report.yaml
  jianbao publish
  published
  # Each has its own checking list: four would take turns under one name.
  is "$(find out -name '*.sources.pdf' | wc -l)" 3
  json publish
  is "$(verdicts)" "up to date 3"
  rm out/2031-01/county-示例零零零二县.proof.pdf
  mkdir out/2031-01/county-示例零零零二县.proof.pdf
  before=$(digests out | grep 零零零二县)
  sed -i 's/^title: .*/title: 县情快报/' reports/county/report.yaml
  jianbao publish
  refused_with 73
  says "没有写出：2031-01/county-示例零零零二县" "原有文件不变"
  is "$(digests out | grep 零零零二县)" "$before"
  jianbao explain out/2031-01/county-示例零零零二县.pdf 1
  [[ $output != *manifest-mismatch* ]]
}

@test "an issue that the data have lost is told of, and left alone" {
  make_counties 2 2
  jianbao publish
  published
  sed -i '/key: "2031-01"/d' data/issues.yaml
  before=$(digests out/2031-01)
  jianbao publish
  refused_with 3
  says publish/no-issue out/2031-01
  is "$(digests out/2031-01)" "$before"
  jianbao publish --issue 2031-02
  published
  [[ $output != *publish/no-issue* ]]
}

@test "the folder is locked before anything is read; what is read or registered is no place for output" {
  make_counties 1 1
  mkdir out
  echo "broken: [" >data/issues.yaml
  flock -x out sleep 20 &
  other=$!
  until ! flock -n out true; do sleep 0.05; done
  jianbao publish
  refused_with 75
  kill $other $(pgrep -P $other) || true
  until flock -n out true; do sleep 0.05; done
  jianbao publish
  refused_with 65
  jianbao publish --out new/folder
  refused_with 65
  [ ! -e new ]
  for place in data/issued reports reports/../state; do
    jianbao publish --out "$place"
    refused_with 73
    says output/among-inputs
  done
  [ ! -e data/issued ]
}

@test "a narrower run takes nothing from one that was broken off" {
  make_counties 40 2
  "$jianbao" publish >log 2>&1 &
  until [ -e out/2031-01/county-示例零零零一县.manifest.json ]; do sleep 0.02; done
  kill -9 $!
  wait $! || true
  [ -e out/.jianbao-run ]
  jianbao publish --issue 2031-01
  published
  [ -e out/.jianbao-run ]
  jianbao publish --resume --issue 2031-01
  refused_with 64
  json publish --resume
  published
  [ ! -e out/.jianbao-run ]
  is "$(find out -name 'county-*.pdf' | wc -l)" 80
  json publish --resume
  refused_with 0
  is "${lines[0]:0:12}" '{"issues": 0'
}

@test "a run that was asked for an issue which the data have lost is gone on with, or over" {
  make_counties 2 2
  printf '{"issues": ["2031-01", "2030-12"], "reports": [], "subjects": []}\n' >marker
  mkdir out
  cp marker out/.jianbao-run
  json publish --resume
  published
  is "$(verdicts)" "made 2"
  [ ! -e out/.jianbao-run ]
  printf '{"issues": ["2030-12"], "reports": [], "subjects": []}\n' >out/.jianbao-run
  jianbao publish --resume
  refused_with 0
  [ ! -e out/.jianbao-run ]
  is "$(find out -name 'county-*.pdf' | wc -l)" 2
  for broken in 'garbage: [' '' '[1, 2]' '{"issues": ["2031-01"], "reports": [], "subjects": [], "newer": 1}'; do
    printf '%s\n' "$broken" >out/.jianbao-run
    jianbao publish --issue 2031-01 # a narrower run does not take its place
    published
    [ -e out/.jianbao-run ]
    json publish --resume
    published
    [ ! -e out/.jianbao-run ]
    is "$(find out -name 'county-*.pdf' | wc -l)" 4
  done
  cp marker out/.jianbao-run
  touch out/.jianbao-run-2-of-8
  jianbao publish
  published
  [ ! -e out/.jianbao-run ]
  [ ! -e out/.jianbao-run-2-of-8 ]
}

@test "lost output is told; a reader that goes away ends no batch" {
  make_counties 20 1
  run bash -c '"$0" publish --json --dry-run >/dev/full' "$jianbao"
  refused_with 74
  bash -c '"$0" publish --json 2>log; echo $? >code' "$jianbao" | head -1
  is "$(cat code)" 74
  is "$(find out -name 'county-*.pdf' | wc -l)" 20
  [ -e out/2031-01/issue.json ]
}

@test "a shard that is none of the whole is a usage error" {
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
  make_counties 200 1 # so many that it is still at work when it is looked for
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
  is $code 70 # whether it was at a brief or had just taken one
  lost=$(grep -c "internal/brief-broken" log)
  [ "$lost" -ge 1 ] && [ "$lost" -le 2 ]
  [ "$(find out -name 'county-*.manifest.json' | wc -l)" -ge $((200 - lost)) ]
  json publish
  published
  is "$(find out -name 'county-*.pdf' | wc -l)" 200
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
  json catch-up --backfill 2031-03..2031-09 # not every month need have an issue
  published
  is "$(verdicts)" "made 2"
  jianbao catch-up --backfill 2032-01..2032-09
  refused_with 64
  says "2032-09"
}
