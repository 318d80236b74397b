#!/usr/bin/env bats
# From a printed figure back to the data; dumps; help.

load workspace

setup() {
  make_workspace
}

@test "explain gives page, line, sentence, data and source of a figure" {
  jianbao publish --issue 2024-12
  published
  jianbao explain out/2024-12/monthly-brief.pdf 915
  refused_with 0
  says 915列 第 页 行 语句 data/facts/ 来源 锚文字 2024-12-03
  [[ $output =~ data/facts/[^:]*\.yaml:[0-9]+:[0-9]+ ]]
  jianbao explain out/2024-12/monthly-brief.pdf 18.1
  refused_with 0
  says 18.1%
  jianbao explain out/2024-12/monthly-brief.pdf 775列
  refused_with 0
  says 算式 ÷
}

@test "explain speaks English" {
  jianbao publish --issue 2024-12
  jianbao --lang en explain out/2024-12/monthly-brief.pdf 915
  refused_with 0
  says sentence source anchor data/facts/
}

@test "a figure that is not printed is refused with those near it" {
  jianbao publish --issue 2024-12
  jianbao explain out/2024-12/monthly-brief.pdf 916
  refused_with 65
  says 916 915列
}

@test "a PDF that was touched is not explained" {
  jianbao publish --issue 2024-12
  printf '\n' >>out/2024-12/monthly-brief.pdf
  jianbao explain out/2024-12/monthly-brief.pdf 915
  refused_with 65
  says app/manifest-mismatch
}

@test "a PDF without manifest is missing input" {
  jianbao publish --issue 2024-12
  rm out/2024-12/monthly-brief.manifest.json
  jianbao explain out/2024-12/monthly-brief.pdf 915
  refused_with 66
}

@test "every stage can be dumped, twice alike" {
  for stage in load validate aggregate compose typeset; do
    jianbao dump --stage "$stage" --issue 2024-12
    published
    first=$output
    [ ${#first} -gt 500 ]
    jianbao dump --stage "$stage" --issue 2024-12 --report monthly-brief
    [ "$first" = "$output" ]
  done
}

@test "the checking list can be dumped, an unknown report is a usage error" {
  jianbao dump --stage compose --issue 2024-12 --report monthly-brief.sources
  published
  says 915列
  jianbao dump --stage compose --issue 2024-12 --report no-such
  refused_with 64
  says monthly-brief
}

@test "help explains every code that the tables hold" {
  codes=$(grep -ohE 'JIANBAO_MESSAGE\([A-Za-z0-9]+, "[^"]+"' "$shipped"/pipeline/base/messages/*.def |
    cut -d'"' -f2)
  [ "$(wc -l <<<"$codes")" -gt 50 ]
  for code in $codes; do
    jianbao help "$code"
    refused_with 0
    says "$code"
  done
}

@test "no locale, no home, no terminal: the same words" {
  run env -i "$JIANBAO_BINARY" --workspace "$workspace" --help
  refused_with 0
  says 用法
}
