#!/usr/bin/env bats
# The Debian package: made from the program that was built, taken apart into a clean root, and used
# there by a user who may write nothing but the output.

month=2026-10
name=某市口岸办

setup_file() {
  # Not below bats' own folder, which no other user may enter.
  place=$(mktemp -d "${TMPDIR:-/tmp}/jianbao-package-XXXXXX")
  export place root=$place/root
  chmod 755 "$place"
  cpack -G DEB --config "${JIANBAO_BUILD:?the build tree}/CPackConfig.cmake" -B "$place/made" \
    >"$place/cpack.log" 2>&1 || {
    cat "$place/cpack.log" >&2
    return 1
  }
  mv "$place"/made/*.deb "$place/jianbao.deb"
  rm -rf "$place/made"
  dpkg-deb --extract "$place/jianbao.deb" "$root"
  dpkg-deb --control "$place/jianbao.deb" "$place/control"
}

teardown_file() {
  rm -rf "$place"
}

setup() {
  unset JIANBAO_LANG JIANBAO_WORKSPACE JIANBAO_SHARE
  cd "$place" || return 1
}

field() {
  dpkg-deb --field "$place/jianbao.deb" "$1"
}

has() {
  local file
  for file in "$@"; do
    [ -e "$root/$file" ] || {
      echo "the package lacks $file"
      return 1
    }
  done
}

# As somebody who owns nothing, with no capability to look past that; root alone can become him.
unprivileged() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups --bounding-set=-all --no-new-privs \
      env -i PATH=/usr/bin:/bin "$@"
  else
    env -i PATH=/usr/bin:/bin "$@"
  fi
}

# In a root that holds the package and the libraries of this system, and nothing else: what is not
# bound there does not exist. Whoever runs the test is nobody there, without a capability.
confined() {
  local writable=$1
  shift
  bwrap --unshare-all --die-with-parent --cap-drop ALL --uid 65534 --gid 65534 --clearenv \
    --ro-bind /usr/lib /usr/lib --ro-bind-try /usr/lib64 /usr/lib64 --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --ro-bind "$root/usr/bin" /usr/bin --ro-bind "$root/usr/share" /usr/share --ro-bind "$root/etc" /etc \
    --ro-bind "$root/srv" /srv --ro-bind "$root/var" /var --bind "$root$writable" "$writable" \
    --dev /dev --proc /proc --chdir /var/lib/jianbao "$@"
}

# A workspace that root made, which the user may read, and an output folder that is his.
installed_workspace() {
  rm -rf "${root:?}/srv" "${root:?}/var"
  mkdir -p "$root/srv" "$root/var/lib/jianbao/out"
  [ "$(id -u)" -ne 0 ] || chown 65534:65534 "$root/var/lib/jianbao/out"
  "$root/usr/bin/jianbao" init "$root/srv/jianbao" --name "$name" --month "$month"
  chmod -R a-w "$root/srv/jianbao"
}

text_of() {
  pdftotext -layout "$1" -
}

@test "the package says what it is, what it needs and which file is a person's to change" {
  [ "$(field Package)" = jianbao ]
  [[ $(field Depends) == *libc6*libharfbuzz*libhpdf* ]]
  [[ $(field Depends) == *adduser* ]]
  [[ $(field Description) == *简报* && $(field Description) == *brief* ]]
  [ "$(cat "$place/control/conffiles")" = /etc/jianbao/jianbao.yaml ]
  # What belongs to people or is made by the program is no part of it.
  run dpkg-deb --contents "$place/jianbao.deb"
  [[ $output != */srv* && $output != */var* && $output != */usr/local* ]]
  awk '$2 != "root/root" { print; found = 1 } END { exit found }' <<<"$output"
  # Nobody but the owner may write any of it.
  awk '$1 !~ /^l/ && (substr($1, 6, 1) == "w" || substr($1, 9, 1) == "w") { print; found = 1 } END { exit found }' <<<"$output"
}

@test "it holds program, pages, completions, units, fonts with licences, template and example" {
  has usr/bin/jianbao etc/jianbao/jianbao.yaml usr/lib/jianbao/report-failure
  has usr/share/man/man1/jianbao.1.gz usr/share/man/zh_CN/man1/jianbao.1.gz
  has usr/share/bash-completion/completions/jianbao usr/share/zsh/vendor-completions/_jianbao
  has usr/lib/systemd/system/jianbao.{service,timer} usr/lib/systemd/system/jianbao-failed@.service
  has usr/share/jianbao/template/{README.md,data/facts/first.yaml,documents/first.txt,reports/monthly/report.yaml}
  has usr/share/jianbao/example/{data/issues.yaml,reports/monthly-brief/report.yaml,fonts/fonts.yaml}
  has usr/share/doc/jianbao/{copyright,changelog.gz,README.md,data.md,reports.md,fonts.md,examples/jianbao.cron}
  # Every font file of the list is there, unaltered, and each licence that fonts.md names.
  (cd "$root/usr/share/jianbao/fonts" &&
    awk '/- file:/ { file = $3 } /sha256:/ { print $2 "  " file }' fonts.yaml | sha256sum --check --quiet)
  for licence in $(grep -o 'licences/[A-Za-z.-]*' "$root/usr/share/doc/jianbao/fonts.md" | sort -u); do
    has "usr/share/doc/jianbao/$licence"
  done
  [[ $(zcat "$root/usr/share/man/zh_CN/man1/jianbao.1.gz") == *'.SS publish'* ]]
}

@test "what the units, the settings and the documents name is in the package" {
  units=$root/usr/lib/systemd/system
  for file in $(sed -nE 's/^ExecStart=([^ ]+).*/\1/p' "$units"/*.service); do
    [ -x "$root/$file" ]
  done
  for file in $(grep -ohE '/usr/(share|lib)/(doc/)?jianbao(/[a-z.-]*[a-z])*' "$root/usr/share/jianbao/template/README.md" \
    "$root/usr/share/doc/jianbao/README.md" "$root/usr/share/doc/jianbao/examples/jianbao.cron" | sort -u); do
    has "$file"
  done
  [ "$(sed -nE 's/^([a-z]+): .*/\1/p' "$root/etc/jianbao/jianbao.yaml" | tr '\n' ' ')" = 'workspace output state language ' ]
}

@test "systemd accepts the units and knows when the timer comes next" {
  units=$root/usr/lib/systemd/system
  # The programs that they start are looked for below the root of the package.
  mkdir "$place/units"
  for unit in jianbao.service jianbao.timer jianbao-failed@.service; do
    sed "s|^ExecStart=/|ExecStart=$root/|" "$units/$unit" >"$place/units/$unit"
  done
  run env SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$place"/units/jianbao.service \
    "$place"/units/jianbao.timer "$place"/units/jianbao-failed@jianbao.service.service
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  [ -z "$output" ]
  expression=$(sed -n 's/^OnCalendar=//p' "$units/jianbao.timer")
  # The time of day is the office's, whatever the zone of the machine.
  run env TZ=America/New_York systemd-analyze calendar --base-time='2026-11-22 00:00:00 UTC' "$expression"
  [ "$status" -eq 0 ]
  [[ $output == *'(in UTC): Sun 2026-11-22 22:30:00 UTC'* ]]
}

@test "the service may write its own folder and nothing else, and gives up only where trying again cannot help" {
  service=$root/usr/lib/systemd/system/jianbao.service
  for line in User=jianbao NoNewPrivileges=yes ProtectSystem=strict PrivateNetwork=yes \
    ReadWritePaths=/var/lib/jianbao StateDirectory=jianbao SuccessExitStatus=3 Type=oneshot \
    Restart=on-failure 'RestartPreventExitStatus=64 65 66 70 73 77 78' \
    'OnFailure=jianbao-failed@%n.service'; do
    grep -qx -- "$line" "$service"
  done
  # Whatever the settings name for writing lies there.
  for key in output state; do
    [[ $(sed -nE "s/^$key: ([^ ]+).*/\1/p" "$root/etc/jianbao/jianbao.yaml") == /var/lib/jianbao/* ]]
  done
  score=$(systemd-analyze security --offline=true "$service" | sed -nE 's/.*exposure level.*: ([0-9]+)\.[0-9].*/\1/p')
  [ "$score" -le 1 ]
}

@test "the scripts of the package make the user and his folder once, and keep what was published" {
  bin=$BATS_TEST_TMPDIR/bin calls=$BATS_TEST_TMPDIR/calls
  mkdir "$bin"
  for tool in getent adduser install systemctl; do
    printf '#!/bin/sh\necho %s "$@" >>%s\n[ %s != getent ] || [ -e %s/user ]\n' "$tool" "$calls" "$tool" "$bin" >"$bin/$tool"
  done
  chmod 755 "$bin"/*
  PATH=$bin:$PATH sh "$place/control/postinst" configure
  grep -q '^adduser .*--system --group .* jianbao$' "$calls"
  grep -q '^install -d -o jianbao -g jianbao -m 2770 /var/lib/jianbao$' "$calls"
  touch "$bin/user"
  PATH=$bin:$PATH sh "$place/control/postinst" configure 0.1.0
  [ "$(grep -c '^adduser' "$calls")" -eq 1 ]
  run grep -E 'rm |deluser' "$place/control/postrm" "$place/control/prerm"
  [ "$status" -eq 1 ]
}

@test "who is called when the service failed learns the code and what to do" {
  bin=$BATS_TEST_TMPDIR/bin
  mkdir "$bin"
  printf '#!/bin/sh\necho 65\n' >"$bin/systemctl"
  printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$bin/logger"
  printf '#!/bin/sh\necho hook "$@"\n' >"$bin/hook"
  chmod 755 "$bin"/*
  run env PATH="$bin:$PATH" JIANBAO_ON_FAILURE="$bin/hook" "$root/usr/lib/jianbao/report-failure" jianbao.service
  [ "$status" -eq 0 ]
  [[ $output == *daemon.err*'jianbao.service 没有完成，退出码 65：数据有错'*'hook jianbao.service 65' ]]
  run env PATH="$bin:$PATH" JIANBAO_ON_FAILURE=/nowhere "$root/usr/lib/jianbao/report-failure" cron 74
  [ "$status" -eq 0 ]
  [[ $output == *'cron 没有完成，退出码 74：磁盘'* && $output != *hook* ]]
}

@test "the cron line is one that cron takes, and reports what is no success" {
  cron=$root/usr/share/doc/jianbao/examples/jianbao.cron
  line=$(grep -E '^[0-9]' "$cron")
  [[ $line != *%* ]] # cron would end the command there
  read -r minute hour day month weekday user command <<<"$line"
  [ "$minute $hour $day $month $weekday $user" = '30 6 * * * jianbao' ]
  bin=$BATS_TEST_TMPDIR/bin
  mkdir "$bin"
  printf '#!/bin/sh\nexit $(cat %s/code)\n' "$bin" >"$bin/jianbao"
  printf '#!/bin/sh\ncat >/dev/null\n' >"$bin/logger"
  printf '#!/bin/sh\necho reported "$@"\n' >"$bin/report-failure"
  chmod 755 "$bin"/*
  for code in 0 3 65; do
    echo "$code" >"$bin/code"
    run env PATH="$bin:/usr/bin:/bin" bash -c "${command//\/usr\/lib\/jianbao/$bin}"
    if [ "$code" -eq 65 ]; then
      [ "$output" = 'reported cron 65' ]
    else
      [ -z "$output" ]
    fi
  done
}

@test "an unprivileged user publishes a new office from the package, as the sources do" {
  installed_workspace
  run unprivileged "$root/usr/bin/jianbao" --workspace "$root/srv/jianbao" publish --out "$root/var/lib/jianbao/out"
  printf '%s\n' "$output"
  [ "$status" -eq 0 ]
  # The program of the build tree, from the sources.
  JIANBAO_SHARE=$JIANBAO_SOURCE_DIR "$JIANBAO_BINARY" init "$BATS_TEST_TMPDIR/office" --name "$name" --month "$month"
  "$JIANBAO_BINARY" --workspace "$BATS_TEST_TMPDIR/office" publish
  diff <(text_of "$BATS_TEST_TMPDIR/office/out/$month/monthly.pdf") <(text_of "$root/var/lib/jianbao/out/$month/monthly.pdf")
  [[ $(text_of "$root/var/lib/jianbao/out/$month/monthly.pdf" | tr -d ' \n') == *某市口岸办受理政务服务事项12.6万件* ]]
  # One number is changed by who may; the next run prints it.
  chmod u+w "$root/srv/jianbao/data/facts" "$root/srv/jianbao/data/facts/first.yaml"
  sed -i 's/value: 12.6 /value: 13.2 /; s/办件12.6万件/办件13.2万件/' "$root/srv/jianbao/data/facts/first.yaml"
  run unprivileged "$root/usr/bin/jianbao" --workspace "$root/srv/jianbao" publish --out "$root/var/lib/jianbao/out"
  [ "$status" -eq 0 ]
  [[ $(text_of "$root/var/lib/jianbao/out/$month/monthly.pdf" | tr -d ' \n') == *某市口岸办受理政务服务事项13.2万件* ]]
}

@test "what the package and the system's libraries hold is enough, from init to the brief" {
  rm -rf "${root:?}/srv" "${root:?}/var"
  mkdir -p "$root/srv" "$root/var/lib/jianbao"
  confined /srv /usr/bin/jianbao --version || skip "namespaces are not for this user"
  confined /srv /usr/bin/jianbao init /srv/jianbao --name "$name" --month "$month"
  [ "$(readlink "$root/srv/jianbao/fonts")" = /usr/share/jianbao/fonts ]
  # As the service runs it; months that are due and not entered are told of (3).
  read -ra start < <(sed -n 's/^ExecStart=//p' "$root/usr/lib/systemd/system/jianbao.service")
  run confined /var/lib/jianbao "${start[@]}"
  printf '%s\n' "$output"
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  [[ $(text_of "$root/var/lib/jianbao/out/$month/monthly.pdf" | tr -d ' \n') == *某市口岸办受理政务服务事项12.6万件* ]]
  run confined /var/lib/jianbao /usr/bin/jianbao --workspace /srv/jianbao publish
  [ "$status" -eq 73 ] || [ "$status" -eq 77 ]
  [ ! -e "$root/srv/jianbao/out" ]
}

@test "he writes nowhere else: the workspace stays as it was, and publishing into it is refused" {
  installed_workspace
  before=$(cd "$root/srv/jianbao" && find . -printf '%p %m %T@\n' | sort)
  run unprivileged "$root/usr/bin/jianbao" --workspace "$root/srv/jianbao" publish
  [ "$status" -eq 73 ] || [ "$status" -eq 77 ]
  run unprivileged "$root/usr/bin/jianbao" init "$root/srv/other" --name "$name"
  [ "$(id -u)" -ne 0 ] || [ "$status" -eq 73 ] || [ "$status" -eq 77 ]
  [ "$before" = "$(cd "$root/srv/jianbao" && find . -printf '%p %m %T@\n' | sort)" ]
}

@test "the example workspace publishes from the package, byte for byte as from the sources" {
  mkdir "$BATS_TEST_TMPDIR/sources"
  [ "$(id -u)" -ne 0 ] || install -d -o 65534 -g 65534 "$place/example"
  run unprivileged "$root/usr/bin/jianbao" --workspace "$root/usr/share/jianbao/example" publish \
    --issue 2024-12 --out "$place/example"
  printf "%s\n" "$output"
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
  "$JIANBAO_BINARY" --workspace "$JIANBAO_SOURCE_DIR" publish --issue 2024-12 --out "$BATS_TEST_TMPDIR/sources" || [ $? -eq 3 ]
  [ "$(find "$place/example" -name '*.pdf' | wc -l)" -ge 10 ]
  diff -r "$place/example" "$BATS_TEST_TMPDIR/sources"
}
