#!/bin/bash
# Makes docs/specimen.png anew: the first four pages of the specimen side by side. Needs the built
# program (./run), poppler-utils and netpbm.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
pages=$(mktemp -d)
trap 'rm -r -- "$pages"' EXIT
"${JIANBAO_BINARY:-$root/build/release/jianbao}" --workspace "$root" specimen -o "$pages/specimen.pdf"
pdftoppm -r 60 -l 4 "$pages/specimen.pdf" "$pages/page"
pnmcat -lr "$pages"/page-*.ppm | pnmquant -quiet 32 | pnmtopng -quiet -compression 9 >"$root/docs/specimen.png"
