#!/usr/bin/env bats
# One chart alone, and the gallery: what they write and what they say.

setup() {
  cat >"$BATS_TEST_TMPDIR/chart.yaml" <<'YAML'
name: trains
kind: column
title: 中欧班列开行列数
unit: 列
bars:
  - { of: rail.trains, view: base }
  - { of: rail.trains, view: value }
YAML
}

chart() {
  "$JIANBAO_BINARY" --workspace "$JIANBAO_SOURCE_DIR" chart "$BATS_TEST_TMPDIR/chart.yaml" "$@"
}

@test "chart writes a page of the chart's own size, with the figures of the facts" {
  run chart -o "$BATS_TEST_TMPDIR/chart.pdf"
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  text=$(pdftotext "$BATS_TEST_TMPDIR/chart.pdf" -)
  [[ $text == *775* && $text == *915* ]]
  # 156 mm and twice 3 mm across.
  pdfinfo "$BATS_TEST_TMPDIR/chart.pdf" | grep -E '^Page size: +459\.2'
  [ "$(pdfinfo "$BATS_TEST_TMPDIR/chart.pdf" | awk '/^Pages/ { print $2 }')" -eq 1 ]
}

@test "chart writes a png of the size that was asked for" {
  run chart -o "$BATS_TEST_TMPDIR/chart.png" --dpi 72
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  run head -c 24 "$BATS_TEST_TMPDIR/chart.png"
  [[ $(head -c 4 "$BATS_TEST_TMPDIR/chart.png" | tail -c 3) == PNG ]]
  width=$(od -An -tu1 -j16 -N4 "$BATS_TEST_TMPDIR/chart.png" | awk '{ print $3 * 256 + $4 }')
  [ "$width" -ge 459 ] && [ "$width" -le 461 ]
}

@test "without pdftoppm a png is refused with the package that has it" {
  mkdir "$BATS_TEST_TMPDIR/empty"
  PATH=$BATS_TEST_TMPDIR/empty run chart -o "$BATS_TEST_TMPDIR/chart.png"
  [ "$status" -ne 0 ]
  [[ $output == *output/no-picture-program* && $output == *poppler-utils* ]]
  [ ! -e "$BATS_TEST_TMPDIR/chart.png" ]
}

@test "the gallery prints every value of its samples and of the facts" {
  "$JIANBAO_BINARY" --workspace "$JIANBAO_SOURCE_DIR" gallery -o "$BATS_TEST_TMPDIR/gallery.pdf" || [ $? -eq 3 ]
  text=$(pdftotext -raw "$BATS_TEST_TMPDIR/gallery.pdf" - | tr -d ' \n')
  # Facts to the last digit, and samples marked as such.
  for value in 570 775 915 超过1000 347 287～291 约2000 突破2300 样例数据，不是事实。; do
    [[ $text == *"$value"* ]] || { echo "not printed: $value"; false; }
  done
  # Every sample value, as it stands in the file.
  grep -o 'points: \[.*\]' "$JIANBAO_SOURCE_DIR/reports/gallery/charts.yaml" |
    grep -o '[0-9][0-9.]*' | sort -u >"$BATS_TEST_TMPDIR/values"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/values")" -gt 100 ]
  while read -r value; do
    [[ $text == *"$value"* ]] || { echo "not printed: $value"; false; }
  done <"$BATS_TEST_TMPDIR/values"
}

@test "table sets one alone: a page of its own size, wider for a landscape one, with the figures" {
  cat >"$BATS_TEST_TMPDIR/table.yaml" <<'YAML'
name: main
title: 本期主要数据
columns: [indicator, period, nature, value, unit, year_on_year]
heads: [{ head: 本期, over: [value, unit, year_on_year] }]
rows: [{ group: 物流, rows: [rail.trains] }, { group: 贸易, rows: [trade.total, trade.sco] }]
YAML
  run "$JIANBAO_BINARY" --workspace "$JIANBAO_SOURCE_DIR" table "$BATS_TEST_TMPDIR/table.yaml" -o "$BATS_TEST_TMPDIR/table.pdf"
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  pdfinfo "$BATS_TEST_TMPDIR/table.pdf" | grep -E '^Page size: +459\.2'
  text=$(pdftotext "$BATS_TEST_TMPDIR/table.pdf" -)
  [[ $text == *915* && $text == *物流* && $text == *18.1* ]]
  echo "landscape: true" >>"$BATS_TEST_TMPDIR/table.yaml"
  run "$JIANBAO_BINARY" --workspace "$JIANBAO_SOURCE_DIR" table "$BATS_TEST_TMPDIR/table.yaml" -o "$BATS_TEST_TMPDIR/table.pdf"
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  pdfinfo "$BATS_TEST_TMPDIR/table.pdf" | grep -E '^Page size: +654\.8'
}
