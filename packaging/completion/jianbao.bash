# bash completion for jianbao                                                 -*- shell-script -*-
# Commands and options are asked from the program itself (--help), so that nothing here can be out
# of date. Words that only the office knows (issues, marks) are left to people.

# The words at the beginning of the option lines of a help text, one a line: "--issue KEY".
_jianbao_options() {
  "$1" --lang en "${@:2}" --help 2>/dev/null | sed -nE 's/^  (-.*)$/\1/p'
}

_jianbao_commands() {
  "$1" --lang en "${@:2}" --help 2>/dev/null |
    sed -nE '/^(Commands|SUBCOMMANDS|Subcommands|命令):/,/^$/s/^  ([a-z][a-z-]*) .*/\1/p'
}

_jianbao() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local program=${COMP_WORDS[0]} word value line i
  local -a commands=()
  COMPREPLY=()
  # Which command, and which below it (fonts add): words that are neither options nor their values.
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    case $word in
      --workspace | --lang | --encoding | --wait) ((++i)) ;;
      -*) ;;
      *)
        if _jianbao_commands "$program" "${commands[@]}" | grep -qxF -- "$word"; then
          commands+=("$word")
        fi
        ;;
    esac
  done
  # The value of an option, by what its help calls it.
  if [[ $previous == -* ]]; then
    line=$(_jianbao_options "$program" "${commands[@]}" | grep -E -m 1 "(^|,)$previous " ||
      _jianbao_options "$program" | grep -E -m 1 "(^|,)$previous ")
    value=$(sed -nE 's/^[^ ]+ ([A-Z][A-Z\/]*|\{[^}]*\}).*/\1/p' <<<"$line")
    case $value in
      \{*\}) mapfile -t COMPREPLY < <(compgen -W "$(tr -s '{,}' ' ' <<<"$value")" -- "$cur") ;;
      DIR)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        ;;
      FILE)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        ;;
    esac
    [[ -z $value ]] || return 0
  fi
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$({
      _jianbao_options "$program" "${commands[@]}"
      _jianbao_options "$program"
    } | sed 's/ .*//' | tr ',' '\n' | sort -u)" -- "$cur")
  elif [[ ${#commands[@]} -eq 0 ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_jianbao_commands "$program")" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -W "$(_jianbao_commands "$program" "${commands[@]}")" -- "$cur")
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -F _jianbao jianbao
