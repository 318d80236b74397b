#!/usr/bin/env bats
# What readers' programs see in the finished PDFs: three independent ones look.

load ../cli/workspace

# Published once for all tests of this file.
setup_file() {
  export JIANBAO_WORKSPACE=$JIANBAO_SOURCE_DIR
  export out=$BATS_FILE_TMPDIR/out
  "$JIANBAO_BINARY" publish --issue 2024-12 --out "$out" || [ $? -eq 3 ]
}

setup() {
  pdf=$out/2024-12/monthly-brief.pdf
  list=$out/2024-12/monthly-brief.sources.pdf
}

# The text of a PDF without spaces and line ends: poppler prints a space for a gap of an eighth.
bare_text() {
  pdftotext -enc UTF-8 "$1" - | tr -d ' \n\f　'
}

@test "qpdf finds nothing to complain about" {
  for file in "$pdf" "$list"; do
    run qpdf --check "$file"
    refused_with 0
    [[ $output != *WARNING* ]]
  done
}

@test "mutool reads every page" {
  for file in "$pdf" "$list"; do
    run mutool draw -q -r 10 -o /dev/null -F ppm "$file"
    refused_with 0
    # Debian builds mutool without colour management and says so each time.
    complaints=$(grep -v 'ICC support' <<<"$output" || true)
    [ -z "$complaints" ] || { printf '%s\n' "$complaints"; false; }
  done
}

@test "every font is embedded and subset, with ToUnicode" {
  for file in "$pdf" "$list"; do
    run pdffonts "$file"
    refused_with 0
    # The three columns before the object number: emb sub uni.
    tail -n +3 <<<"$output" | awk '
      { n++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } }
      END { exit bad || n == 0 }'
  done
}

@test "no script, no action, no attachment in the file" {
  for file in "$pdf" "$list"; do
    qpdf --qdf --object-streams=disable "$file" "$BATS_TEST_TMPDIR/plain.pdf"
    for name in /JS /JavaScript /Launch /OpenAction /EmbeddedFile /URI; do
      if grep -aqE "$name\b" "$BATS_TEST_TMPDIR/plain.pdf"; then
        printf '%s in %s\n' "$name" "$file"
        false
      fi
    done
  done
}

@test "the figures of the source stand in the body with their units" {
  text=$(bare_text "$pdf")
  for figure in 915列 18.1% 347亿元 63亿元 261条 146个 42条 98个 8.47亿元 71.6亿元 2300亿元 \
    350家 115名 232个 35.2亿美元; do
    [[ $text == *"$figure"* ]] || { printf 'missing %s\n' "$figure"; false; }
  done
  [[ $text == *239* ]]
}

@test "each page says that nobody has signed it off" {
  pages=$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')
  [ "$pages" -ge 2 ] && [ "$pages" -le 16 ]
  for ((page = 1; page <= pages; page++)); do
    pdftotext -f "$page" -l "$page" "$pdf" - | tr -d ' \n' | grep -q （送审稿）
  done
}

@test "all text but page numbers and the draft mark lies in the type area" {
  for file in "$pdf" "$list"; do
    pdftotext -bbox-layout "$file" "$BATS_TEST_TMPDIR/boxes.html"
    # The type area in points: 156 mm from 28 mm on odd pages and from 26 mm on even ones (duplex),
    # 225 mm from 37 mm. Boxes have the height of the face, not of the ink, hence the leeway above
    # and below; poppler rounds, hence the half point at the sides.
    awk '
      function value(name) { match($0, name "=\"[0-9.-]+\""); return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) + 0 }
      /<page / { page++; left = (page % 2 ? 79.370 : 73.701) - 0.5; right = left + 442.205 + 1 }
      /<line / { line = 1; text = ""; x0 = value("xMin"); x1 = value("xMax"); y0 = value("yMin"); y1 = value("yMax") }
      /<word / { t = $0; sub(/.*">/, "", t); sub(/<\/word>.*/, "", t); text = text t }
      /<\/line>/ {
        mark = text ~ /送审稿/ || text ~ /^[—－-]*[0-9]+[—－-]*$/
        if (text ~ /^(（|“|‘|《|〈|【)/) x0 += 7.9
        if (text ~ /(）|”|’|》|〉|】|，|、|；|：|。|！|？)$/) x1 -= 7.9
        if (!mark && (x0 < left || x1 > right || y0 < 104.88 - 6 || y1 > 742.68 + 6)) {
          printf "page %d: %s (%s %s %s %s)\n", page, text, x0, y0, x1, y1; bad = 1
        }
      }
      END { exit bad || page == 0 }' "$BATS_TEST_TMPDIR/boxes.html"
  done
}

@test "title, date and page size are those of the issue" {
  run pdfinfo -isodates "$pdf"
  says "A4" "2024-12-03T00:00:00+08"
  [[ $output =~ Title:\ +[^\ ] ]]
}

@test "the bookmarks name the sections" {
  run mutool show "$pdf" outline
  refused_with 0
  [ "$(wc -l <<<"$output")" -ge 4 ]
}

@test "two runs a second apart write the same bytes" {
  sleep 1
  "$JIANBAO_BINARY" publish --issue 2024-12 --out "$BATS_TEST_TMPDIR/again" || [ $? -eq 3 ]
  cmp "$pdf" "$BATS_TEST_TMPDIR/again/2024-12/monthly-brief.pdf"
  cmp "$list" "$BATS_TEST_TMPDIR/again/2024-12/monthly-brief.sources.pdf"
}

@test "the checking list names every figure of the manifest by page and line" {
  text=$(bare_text "$list")
  for figure in 915列 18.1% 347亿元; do
    [[ $text == *"$figure"* ]]
  done
}
