#!/usr/bin/env bats
# Publishing: what is written, when it is not, and that nothing is half done.

load workspace

setup() {
  make_workspace
}

@test "publish writes every PDF with its manifest and ends with a table" {
  jianbao publish
  published
  says 文件 页数 数字 警告 秒 out/2024-12/monthly-brief.pdf monthly-brief.sources.pdf
  for file in monthly-brief monthly-brief.sources; do
    [ -s "out/2024-12/$file.pdf" ]
    [ -s "out/2024-12/$file.manifest.json" ]
  done
}

@test "nothing but PDFs, their manifests and the record of each issue is left in out" {
  jianbao publish
  published
  run find out -type f ! -name '*.pdf' ! -name '*.manifest.json' ! -name issue.json
  [ -z "$output" ]
}

@test "the same inputs give the same bytes, wherever and whenever" {
  jianbao publish
  published
  first=$(digests out)
  sleep 1
  TZ=America/New_York LC_ALL=C jianbao publish --out "$BATS_TEST_TMPDIR/again"
  published
  [ "$first" = "$(digests "$BATS_TEST_TMPDIR/again")" ]
}

@test "one issue can be asked for, an unknown one is a usage error" {
  jianbao publish --issue 2024-12
  published
  [ "$(find out -mindepth 1 -maxdepth 1 | wc -l)" -eq 1 ]
  jianbao publish --issue 1999-01
  refused_with 64
  says 1999-01 2024-12
}

@test "the manifest holds the digest of the PDF and of every input" {
  jianbao publish
  published
  digest=$(sha256sum out/2024-12/monthly-brief.pdf | cut -d' ' -f1)
  grep -q "\"pdf_sha256\": \"$digest\"" out/2024-12/monthly-brief.manifest.json
  for input in data/issues.yaml data/office.yaml fonts/fonts.yaml; do
    digest=$(sha256sum "$input" | cut -d' ' -f1)
    [ ${#digest} -eq 64 ]
    grep -q "$digest" out/2024-12/monthly-brief.manifest.json
  done
  ! grep -q "$workspace" out/2024-12/*.manifest.json
}

@test "the last row sums up and says what processor time the whole run took" {
  jianbao publish --issue 2024-12
  published
  # How long that may be is a matter of the benchmark, not of a machine that is busy.
  awk '/合计/ { found = $NF ~ /^[0-9]+[.][0-9][0-9][0-9]$/ && $NF > 0 } END { exit !found }' <<<"$output"
}

@test "English is spoken when asked for" {
  jianbao --lang en publish
  published
  says file pages figures warnings seconds
}

@test "a folder in the place of the PDF is not replaced" {
  mkdir -p out/2024-12/monthly-brief.pdf
  jianbao publish
  refused_with 73
  says out/2024-12/monthly-brief.pdf
  [ "$(find out -type f | wc -l)" -eq 0 ]
}

@test "a symbolic link in the place of the PDF is not followed" {
  mkdir -p out/2024-12
  printf keep >"$BATS_TEST_TMPDIR/elsewhere"
  ln -s "$BATS_TEST_TMPDIR/elsewhere" out/2024-12/monthly-brief.pdf
  jianbao publish
  refused_with 73
  [ "$(cat "$BATS_TEST_TMPDIR/elsewhere")" = keep ]
}

@test "a file in the place of the output folder is refused" {
  printf x >out
  jianbao publish
  refused_with 73
}

@test "an output folder that cannot be written is refused" {
  make_office
  mkdir out
  as_stranger publish
  refused_with 77
  says output/cannot-create out/2031-03 没有权限
}

@test "an output folder that cannot exist is refused" {
  jianbao publish --out /proc/jianbao
  [ "$status" -eq 73 ] || [ "$status" -eq 74 ]
}

@test "a full standard output is an I/O error" {
  [ -e /dev/full ] || skip "no /dev/full"
  run sh -c '"$JIANBAO_BINARY" publish >/dev/full'
  refused_with 74
}
