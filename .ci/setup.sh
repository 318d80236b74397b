# shellcheck shell=bash disable=SC2034  # the lists are read by ./run and ./test
# What ./run and ./test share: packages, and a build that says nothing unless it fails.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
offline=no

build_packages=(
  build-essential cmake ninja-build pkg-config
  libhpdf-dev libyaml-cpp-dev libfmt-dev libexpected-dev libharfbuzz-dev libcli11-dev
  libssl-dev libdeflate-dev libicu-dev libsqlite3-dev
  poppler-utils  # a chart or table alone as png
)
test_packages=(doctest-dev bats qpdf mupdf-tools
  file sqlite3 systemd zsh groff-base util-linux bubblewrap)  # the Debian package, its units, completions and man pages
full_packages=(clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev)

fail() {
  printf '%s\n' "$@" >&2
  exit 78
}

# The packages of the list that are not installed, one a line.
missing_packages() {
  local package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      printf '%s\n' "$package"
    fi
  done
}

# Installs what is missing; asks for root only when something is.
need_packages() {
  command -v dpkg-query >/dev/null || return 0  # another system: cmake will say what it lacks
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$offline" = yes ]; then
    fail "缺少软件包：${missing[*]}" "--offline 不使用软件包管理器；请先安装它们，或去掉 --offline。"
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "缺少软件包：${missing[*]}" "请用管理员身份运行：apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  printf '正在安装 %s\n' "${missing[*]}" >&2
  local log=$root/build/packages.log
  mkdir -p "$root/build"
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "软件包没有装上，上面是最后的输出（全部见 $log）。"
  fi
}

# build_tree NAME TARGET [CMAKE-OPTION...]: configures build/NAME once and builds TARGET.
build_tree() {
  local name=$1 target=$2
  shift 2
  local folder=$root/build/$name log=$root/build/$name.log
  mkdir -p "$root/build"
  # A tree that was configured somewhere else, before the folder was moved, cannot be used.
  if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  if [ -f "$folder/build.ninja" ]; then
    : >"$log"  # ninja configures again by itself when the build files have changed
  else
    local launcher=()
    if command -v ccache >/dev/null; then
      launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    printf '正在准备编译（build/%s）\n' "$name" >&2
    if ! cmake -S "$root" -B "$folder" -G Ninja "${launcher[@]}" "$@" >"$log" 2>&1; then
      tail -n 40 "$log" >&2
      rm -f "$folder/build.ninja"
      fail "编译准备失败，上面是最后的输出（全部见 $log）。"
    fi
    printf '正在编译，第一次需要一两分钟\n' >&2
  fi
  if ! cmake --build "$folder" --target "$target" >>"$log" 2>&1; then
    grep -E -A 8 'FAILED|error' "$log" | head -n 60 >&2
    printf '编译失败，全部输出见 %s\n' "$log" >&2
    exit 70
  fi
}
