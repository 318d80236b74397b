# shellcheck shell=bash disable=SC2154  # what workspace.bash sets
# The examples of reports/README.md, cut out of it and put where they say they belong.
#
# Each fenced block marked yaml begins with a comment that says what it is, perhaps with an issue.
# Lines behind it say what it prints (印出：), does not print (不印：), or by which code it is
# refused (拒绝：).

handbook=$shipped/reports/README.md

# One folder for each example: kind, argument, place, body, prints, absent, refused.
cut_examples() {
  examples=$BATS_TEST_TMPDIR/examples
  mkdir -p "$examples"
  awk -v to="$examples" '
    function begin() {
      folder = sprintf("%s/%03d", to, ++number)
      system("mkdir -p " folder)
      printf "%s", "" >(folder "/body")
      print FNR >(folder "/place")
    }
    inside && /^```/ { inside = 0; next }
    inside == 1 {
      if ($1 != "#") { print "no kind at line " FNR >"/dev/stderr"; failed = 1; exit }
      print $2 >(folder "/kind")
      print $3 >(folder "/argument")
      inside = 2
      next
    }
    inside { print >(folder "/body"); next }
    /^```yaml$/ { begin(); inside = 1; next }
    sub(/^印出：/, "") { print >(folder "/prints") }
    sub(/^不印：/, "") { print >(folder "/absent") }
    sub(/^拒绝：/, "") { print >(folder "/refused") }
    END { exit failed }
  ' "$handbook"
}

kind_of() { cat "$1/kind"; }

# The top-level keys of an example, and of lists of names below a key the names.
keys_of() { sed -n 's/^\([a-z_]*\):.*/\1/p' "$1/body"; }

has_key() { keys_of "$1" | grep -qx "$2"; }

# All selections and comparisons of the handbook: any of its sentences may use them.
declare_all() {
  local kind=$1 key=$2 folder
  echo "$key:"
  for folder in "$examples"/*; do
    [ "$(kind_of "$folder")" != "$kind" ] || sed 's/^/  /' "$folder/body"
  done
}

# The example as a report of its own.
report_of() {
  local folder=$1 name=$2 kind
  kind=$(kind_of "$folder")
  if [ "$kind" = report.yaml ]; then
    cat "$folder/body"
    return
  fi
  echo "report: $name"
  echo "title: 例子"
  if [ "$kind" = 报告 ]; then
    cat "$folder/body"
    has_key "$folder" sections || printf '%s\n' 'sections:' '  - heading: 例子' '    blocks:' \
      '      - say: ["开行{rail.trains}、{tir.trips}。"]'
    return
  fi
  printf '%s\n' 'heading: 例子' 'front: title' 'colophon: false'
  declare_all 选集 selections
  declare_all 比较 comparisons
  printf '%s\n' 'sections:' '  - heading: 例子' '    blocks:'
  case $kind in
    段) sed 's/^/      /' "$folder/body" ;;
    句)
      echo '      - say:'
      sed 's/^/          /' "$folder/body"
      ;;
    选集) keys_of "$folder" | sed 's/.*/      - say: ["{list:&}。"]/' ;;
    比较) keys_of "$folder" |
      sed 's/.*/      - say: ["前{compare:&:before}，后{compare:&:now}。", "不能比：{compare:&:reason}。"]/' ;;
    *)
      echo "unknown kind $kind" >&2
      return 1
      ;;
  esac
}

# Examples of data, into the files that they name.
add_data_of_examples() {
  local folder file
  for folder in "$examples"/*; do
    file=$(cat "$folder/argument")
    case $(kind_of "$folder") in
      加进)
        grep -qxF -- "$(head -n 1 "$folder/body")" "$file"
        tail -n +2 "$folder/body" >>"$file"
        ;;
      新建)
        [ ! -e "$file" ]
        cp "$folder/body" "$file"
        ;;
    esac
  done
}

# The reports that an issue goes out with: set_reports 2024-12 a, b
set_reports() {
  awk -v issue="\"$1\"" -v names="$2" '
    / key: / { ours = index($0, issue) > 0 }
    ours && / reports: \[/ { sub(/\[.*\]/, "[" names "]"); done = 1 }
    { print }
    END { exit !done }
  ' data/issues.yaml >issues.new
  mv issues.new data/issues.yaml
}

# What PDFs say, without blanks, line ends, page numbers and the mark of a draft.
words_of() {
  local pdf
  for pdf in "$@"; do
    pdftotext "$pdf" - | tr -d ' \n\f' | sed -E 's/（送审稿）//g; s/—[0-9]+—//g'
  done
}

# An example of the handbook against what is printed of it.
prints_what_it_says() {
  local folder=$1 text=$2 line fault=0 place
  place=reports/README.md:$(cat "$folder/place")
  [ -s "$folder/prints" ] || {
    echo "$place: nothing says what this example prints"
    return 1
  }
  while read -r line; do
    [[ $text == *"${line// /}"* ]] || {
      printf '%s: is not printed: %s\n%s\n' "$place" "$line" "$text"
      fault=1
    }
  done <"$folder/prints"
  [ -e "$folder/absent" ] || return "$fault"
  while read -r line; do
    [[ $text != *"${line// /}"* ]] || {
      printf '%s: is printed: %s\n%s\n' "$place" "$line" "$text"
      fault=1
    }
  done <"$folder/absent"
  return "$fault"
}

is_report() {
  case $(kind_of "$1") in
    report.yaml | 报告 | 段 | 句 | 选集 | 比较) return 0 ;;
    *) return 1 ;;
  esac
}
