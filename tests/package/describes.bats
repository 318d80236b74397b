#!/usr/bin/env bats
# Man pages and completions against the program: a command or an option that one of them lacks, or
# has without the program, fails here.
# shellcheck disable=SC2154  # what describes.bash sets

load describes

setup() {
  unset JIANBAO_LANG JIANBAO_WORKSPACE
}

# The section of a page between two headings of the first rank.
section() {
  awk -v from=".SH $2" '$0 == from { inside = 1; next } /^\.SH / { inside = 0 } inside' "$1"
}

# Names of options that a part of a page lists, one a line, sorted.
options_in() {
  grep -oE '^\\fB\\-[^ ]+(, [^ ]+)*\\fR' | sed 's/\\fB//; s/\\fR//; s/\\-/-/g' | tr -d ' ' |
    tr ',' '\n' | LC_ALL=C sort -u
}

page_knows_all() {
  local page=$1 options=$2 commands=$3 name part
  same "$page: commands" "$(all_commands)" "$(section "$page" "$commands" | sed -n 's/^\.SS //p')"
  same "$page: options" "$(options_of)" "$(section "$page" "$options" | options_in)"
  while read -r name; do
    part=$(section "$page" "$commands" |
      awk -v from=".SS $name" '$0 == from { inside = 1; next } /^\.SS / { inside = 0 } inside')
    # shellcheck disable=SC2086  # a name may be two words
    same "$page: $name" "$(options_of $name </dev/null)" "$(options_in <<<"$part")"
  done < <(all_commands)
}

@test "the Chinese man page has every command with every option, and no other" {
  page_knows_all "$pages/zh/jianbao.1" 选项 命令
}

@test "the English man page has every command with every option, and no other" {
  page_knows_all "$pages/en/jianbao.1" OPTIONS COMMANDS
}

@test "every command and option of the pages is explained" {
  for page in "$pages"/{zh,en}/jianbao.1; do
    # Below each term stands what it means.
    awk '/^\.TP/ { term = NR + 1 } NR == term { name = $0 } term && NR == term + 1 && /^(\.|\\&|$)/ { print FILENAME ": " name; bad = 1 }
         /^\.SS / { head = NR } head && NR == head + 1 && /^(\.|$)/ { print FILENAME ": line " NR; bad = 1 }
         END { exit bad }' "$page"
  done
}

@test "both pages say what to do with every exit code of the program" {
  codes=$(sed -nE 's/^ +[A-Za-z]+ = ([0-9]+),.*/\1/p' "$source_dir/pipeline/app/exit_code.h")
  [ "$(wc -l <<<"$codes")" -ge 9 ]
  for code in $codes; do
    grep -qx "\.B $code" "$pages/zh/jianbao.1"
    grep -qx "\.B $code" "$pages/en/jianbao.1"
    # Whoever is called when the service failed is told too.
    [ "$code" -eq 0 ] || [ "$code" -eq 3 ] || grep -q "^  $code) advice='..*' ;;" "$source_dir/packaging/report-failure"
  done
}

@test "the pages are set without a warning" {
  command -v groff >/dev/null || skip "no groff"
  for page in "$pages"/{zh,en}/jianbao.1; do
    # Lines of Chinese are broken by nobody; that is not a fault of the page.
    run bash -c 'groff -K utf8 -T utf8 -man -ww "$0" 2>&1 >/dev/null | grep -vE "(adjust|break) line"' "$page"
    [ -z "$output" ]
  done
}

# What bash offers for the words of a command line; the last one is being typed.
bash_offers() {
  bash -c '
    source "$0/packaging/completion/jianbao.bash"
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _jianbao
    printf "%s\n" "${COMPREPLY[@]}"' "$source_dir" "$program" "$@" | LC_ALL=C sort -u
}

# The same of zsh; its own functions only pass on what they would show.
zsh_offers() {
  zsh -f -c '
    program=$1; shift
    compadd() { [[ $1 != -- ]] || shift; print -rl -- "$@" }
    _describe() { [[ $1 != -o ]] || shift; print -rl -- "${(@)${(@P)2}%%:*}" }
    _files() { print -r -- "<files ${*}>" }
    words=($program "$@") CURRENT=$(($# + 1))
    source "$0"' "$source_dir/packaging/completion/_jianbao" "$program" "$@" |
    LC_ALL=C sort -u
}

offers_all() {
  local offers=$1 name
  same "$offers: commands" "$(commands_below | LC_ALL=C sort)" "$($offers '')"
  same "$offers: options" "$(options_of)" "$($offers -)"
  while read -r name; do
    # shellcheck disable=SC2086  # a name may be two words
    same "$offers: $name" "$(options_with_global $name </dev/null)" "$($offers $name - </dev/null)"
  done < <(all_commands)
}

@test "bash completes every command and option, and no other" {
  offers_all bash_offers
}

@test "bash completes values: words that may be chosen, folders and files" {
  cd "$BATS_TEST_TMPDIR"
  mkdir folder
  touch file.pdf
  [ "$(bash_offers --lang '' | tr '\n' ' ')" = 'en zh ' ]
  [ "$(bash_offers dump --stage '' | tr '\n' ' ')" = 'aggregate compose load typeset validate ' ]
  [ "$(bash_offers --workspace '')" = folder ]
  [ "$(bash_offers check --report '' | tr '\n' ' ')" = 'file.pdf folder ' ]
  [ "$(bash_offers explain f | tr '\n' ' ')" = 'file.pdf folder ' ]
  [ -z "$(bash_offers publish --issue '')" ]
  [ "$(bash_offers fonts a)" = add ]
  [ "$(bash_offers --workspace folder pub)" = publish ]
}

@test "zsh completes every command and option, and no other" {
  offers_all zsh_offers
}

@test "zsh completes values, and says what things mean in the language of the user" {
  [ "$(zsh_offers --lang '' | tr '\n' ' ')" = 'en zh ' ]
  [ "$(zsh_offers --workspace '')" = '<files -/>' ]
  [ "$(zsh_offers check --report '')" = '<files >' ]
  [[ $(zsh_offers fonts '') == *add* ]]
  run zsh -f -c '_files() { : }; _describe() { print -rl -- "${(@P)2}" }
    words=("$1" "") CURRENT=2; source "$0"' "$source_dir/packaging/completion/_jianbao" "$program"
  [[ $output == *publish:检查、排版并写出各期简报* ]]
}
