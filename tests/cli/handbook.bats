#!/usr/bin/env bats
# reports/README.md, for staff: each of its examples does what it says, and each word is in it.

load workspace
load handbook

setup() {
  make_workspace
  cut_examples
}

@test "every example is published and prints what the handbook says of it" {
  add_data_of_examples
  declare -A of_issue
  for folder in "$examples"/*; do
    is_report "$folder" && [ ! -e "$folder/refused" ] || continue
    name=ex-${folder##*/}
    [ "$(kind_of "$folder")" != report.yaml ] || name=$(sed -n 's/^report: *//p' "$folder/body")
    mkdir "reports/$name"
    report_of "$folder" "$name" >"reports/$name/report.yaml"
    echo "$name" >"$folder/name"
    issue=$(cat "$folder/argument")
    issue=${issue:-2024-12}
    of_issue[$issue]+="${of_issue[$issue]:+, }$name"
    echo "$issue" >"$folder/issue"
  done
  [ "${#of_issue[@]}" -ge 3 ]
  for issue in "${!of_issue[@]}"; do
    set_reports "$issue" "${of_issue[$issue]}"
  done
  for issue in "${!of_issue[@]}"; do
    jianbao publish --issue "$issue"
    published
  done
  faults=0
  for folder in "$examples"/*; do
    [ -e "$folder/name" ] || continue
    name=$(cat "$folder/name")
    text=$(words_of "out/$(cat "$folder/issue")/$name"*.pdf)
    prints_what_it_says "$folder" "$text" || faults=$((faults + 1))
  done
  [ "$faults" -eq 0 ]
}

@test "every table and chart of a file of its own is drawn" {
  drawn=0
  for folder in "$examples"/*; do
    case $(kind_of "$folder") in
      图文件) command=chart ;;
      表文件) command=table ;;
      *) continue ;;
    esac
    cp "$folder/body" one.yaml
    jianbao "$command" one.yaml --issue 2024-12 -o one.pdf
    published
    prints_what_it_says "$folder" "$(words_of one.pdf)"
    drawn=$((drawn + 1))
  done
  [ "$drawn" -ge 3 ]
}

@test "every example that is refused is refused with the code that the handbook names" {
  mkdir reports/refused
  set_reports 2024-12 refused
  count=0
  for folder in "$examples"/*; do
    [ -e "$folder/refused" ] || continue
    report_of "$folder" refused >reports/refused/report.yaml
    jianbao publish --issue 2024-12
    [ "$status" -eq 65 ] && [[ $output == *"reports/refused/report.yaml:"*"$(cat "$folder/refused")"* ]] || {
      printf 'reports/README.md:%s: exit %s, not %s\n%s\n' "$(cat "$folder/place")" "$status" \
        "$(cat "$folder/refused")" "$output"
      return 1
    }
    [ ! -e out/2024-12/refused.pdf ]
    count=$((count + 1))
  done
  [ "$count" -ge 10 ]
}

@test "codes that the handbook names exist" {
  grep -oE '`(load|compose|typeset|yaml)/[a-z-]+`' "$handbook" | tr -d '`' | sort -u >codes
  [ "$(wc -l <codes)" -ge 10 ]
  while read -r code; do
    [[ $code == *- ]] || jianbao help "$code"
    [ "$status" -eq 0 ] || {
      echo "$code"
      return 1
    }
  done <codes
}

# The words of the closed lists, as the sources have them: {"word", Type::Name} or the other way.
words_in() {
  grep -oE "\{\"[a-z:_-]+\", *($2)::|\{($2)::[A-Za-z]+, *\"[a-z:_-]+\"" "$shipped/pipeline/$1" |
    sed -E 's/.*"([a-z:_-]+)".*/\1/'
}

# The quoted words of a list that has this name.
list_in() {
  awk -v name="$2" '
    index($0, name) { inside = 1 }
    inside { print }
    inside && /;/ { exit }
  ' "$shipped/pipeline/$1" | grep -oE '"[a-z_]+"' | tr -d '"'
}

@test "every word that a report can use is in the handbook" {
  {
    words_in load/selection_spec.cpp 'SelectFrom|Trait|DueState|ChangeKind|OrderBy|GroupBy|ConditionKind|EachAs'
    words_in load/table_spec.cpp TableColumn
    words_in load/chart_spec.cpp ChartKind
    words_in compose/skeleton.cpp 'View|ContextWord|Pick'
    list_in compose/skeleton.cpp compare_views
    list_in load/chart_spec.cpp ' views{'
    grep -oE '(map\.(text|texts|find|integer|boolean|decimal|required_text)|bare)\("[a-z_]+"' \
      "$shipped/pipeline/load/selection_spec.cpp" "$shipped/pipeline/load/report_spec.cpp" |
      sed -E 's/.*\("([a-z_]+)"/\1/'
  } | sort -u >words
  [ "$(wc -l <words)" -ge 120 ]
  missing=$(while read -r word; do
    grep -qE "(^|[^a-z_])$word([^a-z_]|$)" "$handbook" || echo "$word"
  done <words)
  [ -z "$missing" ] || {
    printf 'not in the handbook:\n%s\n' "$missing"
    return 1
  }
}
