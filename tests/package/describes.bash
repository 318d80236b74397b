# shellcheck shell=bash disable=SC2034  # read by describes.bats
# What the program says of itself, for comparing with pages and completions: read from --help in a
# way of its own, so that one mistake is not made twice.

program=${JIANBAO_BINARY:?the program under test}
source_dir=${JIANBAO_SOURCE_DIR:?the source tree}
pages=${JIANBAO_PAGES:?the folder of the man pages}

# Every command with its subcommands, one a line: "publish", "fonts add".
all_commands() {
  local name below
  for name in $(commands_below); do
    echo "$name"
    for below in $(commands_below "$name"); do
      echo "$name $below"
    done
  done
}

commands_below() {
  "$program" "$@" --help | awk '/^命令:$/ { inside = 1; next } !NF { inside = 0 } inside { print $1 }'
}

# The names of options in the help of a command, one a line, sorted.
options_of() {
  "$program" "$@" --help | grep -oE '^  -[^ ]+' | tr -d ' ' | tr ',' '\n' | LC_ALL=C sort -u
}

# options_of a command and those that may stand anywhere.
options_with_global() {
  { options_of "$@"; options_of; } | LC_ALL=C sort -u
}

same() {
  [ "$2" = "$3" ] || {
    printf '%s\n' "$1" "$(diff <(printf '%s\n' "$2") <(printf '%s\n' "$3"))"
    return 1
  }
}
