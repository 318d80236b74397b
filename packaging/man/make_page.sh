#!/bin/sh
# make_page.sh PROGRAM zh|en PAGE.in PAGE: writes the man page. What @OPTIONS@ and @COMMANDS@ stand
# for is asked from the program (--help), so that the page knows every command and option.
set -eu
program=$1 language=$2 template=$3 page=$4

# The help text of a command as roff: arguments and options, each with what it means.
arguments_of() {
  "$program" --lang "$language" "$@" --help | awk '
    function roff(text) {
      gsub(/\\/, "\\e", text)
      gsub(/-/, "\\-", text)
      return text
    }
    function put() {
      if (term == "") return
      printf ".TP\n%s\n%s\n", term, meaning == "" ? "\\&" : roff(meaning)
      term = meaning = ""
    }
    /^(命令|Commands|SUBCOMMANDS|退出码|Exit codes)/ { put(); exit }
    /^  [-A-Z]/ {
      put()
      line = substr($0, 3)
      name = line; sub(/ .*/, "", name); sub(/^[^ ]+/, "", line)
      kind = ""
      if (line !~ /^ REQUIRED( |$)/ && match(line, /^ ([A-Z][-A-Z.\/]*|\{[^}]*\})( |$)/)) {
        kind = substr(line, 2, RLENGTH - 1)
        line = substr(line, RLENGTH + 1)
        sub(/ $/, "", kind)
      }
      must = sub(/^ *(必填|REQUIRED)/, "", line)
      sub(/^ */, "", line)
      if (kind == name || name !~ /^-/) { kind = ""; sub(/^\.\.\. */, "", line) }
      if (kind ~ /\{/) gsub(/,/, " | ", kind)
      gsub(/,/, ", ", name)
      term = "\\fB" roff(name) "\\fR" (kind == "" ? "" : " \\fI" roff(kind) "\\fR")
      if (must) term = term (lang == "zh" ? "（必填）" : " (required)")
      meaning = line
      next
    }
    term != "" && /^    / { sub(/^ */, ""); meaning = meaning (lang == "en" && meaning != "" ? " " : "") $0; next }
    { put() }
    END { put() }' lang="$language" -
}

# "name<TAB>what it does" for each command below the given ones.
commands_of() {
  "$program" --lang "$language" "$@" --help | awk '
    /^(命令|Commands|SUBCOMMANDS):/ { inside = 1; next }
    /^$/ { inside = 0 }
    inside && /^  [a-z]/ { name = $1; sub(/^ *[^ ]+ */, ""); print name "\t" $0 }'
}

usage_of() {
  "$program" --lang "$language" "$@" --help | sed -nE 's/^(用法|Usage): //p' | sed 's/-/\\-/g'
}

describe_commands() {
  commands_of "$@" | while IFS="$(printf '\t')" read -r name what; do
    printf '.SS %s\n%s\n.PP\n\\fB%s\\fR\n' "$*${1:+ }$name" "$(printf %s "$what" | sed 's/-/\\-/g')" \
      "$(usage_of "$@" "$name" </dev/null)"
    arguments_of "$@" "$name" </dev/null
    describe_commands "$@" "$name" </dev/null
  done
}

options=$(arguments_of)
commands=$(describe_commands)
[ -n "$options" ] && [ -n "$commands" ]
while IFS= read -r line; do
  case $line in
    @OPTIONS@) printf '%s\n' "$options" ;;
    @COMMANDS@) printf '%s\n' "$commands" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$template" >"$page"
