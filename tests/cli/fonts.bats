#!/usr/bin/env bats
# Fonts: what they can do, and a font that an office brings.

load workspace

setup() {
  make_workspace
  # These tests write into fonts/: a folder of its own, with the fonts linked.
  rm fonts
  mkdir fonts
  cp "$shipped/fonts/fonts.yaml" fonts/
  for font in "$shipped"/fonts/*.?tf; do
    ln -s "$font" fonts/
  done
}

# A collection of two faces out of shipped ones, with names of an office's own: $1 the file to
# write, then the two fonts. The table directories are moved, nothing else.
make_collection() {
  perl -e '
    my ($out, @files) = @ARGV;
    my $start = 12 + 4 * @files;
    my ($head, $body) = (pack("a4NN", "ttcf", 0x10000, scalar @files), "");
    for my $file (@files) {
      open my $in, "<:raw", $file or die; local $/; my $font = <$in>;
      my $at = $start + length $body;
      $head .= pack("N", $at);
      my $tables = unpack("n", substr($font, 4, 2));
      for my $i (0 .. $tables - 1) {
        my $place = 12 + 16 * $i + 8;
        substr($font, $place, 4) = pack("N", unpack("N", substr($font, $place, 4)) + $at);
      }
      $body .= $font . "\0" x ((4 - length($font) % 4) % 4);
    }
    open my $o, ">:raw", $out or die; print $o $head . $body;
  ' "$@"
}

@test "fonts lists files, licences, coverage and roles, and finds every character of the data" {
  jianbao fonts
  published
  says FandolFang-Regular.otf "GPL-3.0-only WITH Font-exception-2.0" 6961384 6638 7942 \
    NotoSerifSC_700Bold.ttf 27558 27754 87887 "fs  仿宋：正文" "各种用途都印得出"
  jianbao fonts --lang en
  published
  says outlines "every role can draw them"
  "$jianbao" fonts --json >fonts.jsonl
  [ "$(grep -c '"kind": "file"' fonts.jsonl)" -eq 10 ]
  [ "$(grep -c '"kind": "role"' fonts.jsonl)" -eq 7 ]
  grep '"file": "LXGWWenKai-Regular.ttf"' fonts.jsonl | grep -q '"table_8105": 8105'
  [ "$(grep -c '"except"' fonts.jsonl)" -eq 1 ]
  grep '"file": "FandolFang-Regular.otf"' fonts.jsonl | grep -q '"except": "¥～￥"'
}

@test "a character that a font draws wrong is not taken from it, and fonts says so" {
  jianbao fonts
  says "不用 FandolFang-Regular.otf 的这些字" "￥（U+FFE5）"
  jianbao fonts --lang en
  says "Not taken from FandolFang-Regular.otf" U+FFE5
  # Nor is one that the manifest names today: the next face of the chain draws it.
  sed -i 's/except: .*/except: [U+FFE5, U+4E2D]/' fonts/fonts.yaml
  jianbao -v publish --issue 2024-12
  published
  says "“中”（U+4E2D）" "用途 fs" LXGWWenKai-Light.ttf
  for wrong in U+D800 U+110000 U+FFE5x U+00A FFE5 '￥'; do
    sed -i "s/except: .*/except: [$wrong]/" fonts/fonts.yaml
    jianbao fonts
    refused_with 78
    says fonts/bad-code-point "“$wrong”"
  done
}

@test "fonts names a character that no role can draw, and where it is first used" {
  # Of extension H: in none of the fonts, the optional ones included.
  sed -i '0,/title: /s/title: /title: 𱍐/' data/sources.yaml
  line=$(grep -n '𱍐' data/sources.yaml | head -n 1 | cut -d: -f1)
  jianbao fonts
  published
  says "有 1 个印不出" U+31350 "xbs fs hei kai song" "data/sources.yaml:$line:"
  jianbao fonts --json
  says '"kind": "missing"' '"code_point": "U+31350"'
}

@test "fallbacks are told with -v and not without" {
  sed -i '/key: "2024-12"/,/subtitle/s/subtitle: "/subtitle: "琤/' data/issues.yaml
  mv fonts/fonts.yaml all.yaml
  sed 's/xbs: .*/xbs: [FandolFang-Regular.otf, LXGWWenKai-Regular.ttf]/; s/kai: .*/kai: [FandolFang-Regular.otf, LXGWWenKai-Regular.ttf]/' all.yaml >fonts/fonts.yaml
  jianbao publish --issue 2024-12
  published
  [[ $output != *text/fallback* ]]
  jianbao -v publish --issue 2024-12
  published
  says text/fallback “琤”（U+7424） 用途\ kai LXGWWenKai-Regular.ttf data/issues.yaml:
}

@test "a clerk's story: the office's own kai, from a collection" {
  make_collection 机关楷体.ttc fonts/NotoSerifSC_400Regular.ttf fonts/LXGWWenKai-Regular.ttf
  cp fonts/fonts.yaml before.yaml
  jianbao fonts add 机关楷体.ttc --role 楷体
  refused_with 64
  says usage/font-role xbs kai latin_bold
  jianbao fonts add 机关楷体.ttc --role kai --index 7
  refused_with 78
  says fonts/no-such-face 机关楷体.ttc 里只有2个字体 "LXGW WenKai"
  jianbao fonts add 机关楷体.ttc --role kai --index 1 --dry-run
  published
  says "LXGW WenKai" "GB 2312 6763/6763" 什么也没有写
  cmp before.yaml fonts/fonts.yaml
  [ ! -e fonts/机关楷体.ttc ]
  jianbao fonts add 机关楷体.ttc --role kai --index 1 --licence 本单位购买，2024年合同
  published
  says "LXGW WenKai" 8105/8105 标点 F-07 "“”‘’ 不占满一格" fsType 已放进 要撤销
  cmp 机关楷体.ttc fonts/机关楷体.ttc
  # The entry and the name in front of the chain; every other line as it was, in its order.
  diff before.yaml fonts/fonts.yaml >difference || true
  [ "$(grep -c '^<' difference)" -eq 1 ]
  [ "$(grep -c '^>' difference)" -eq 7 ]
  grep -q '^>   - file: 机关楷体.ttc$' difference
  grep -q '^>     index: 1$' difference
  grep -q "^>     sha256: $(sha256sum 机关楷体.ttc | cut -d' ' -f1)$" difference
  grep -q '^>     licence: "本单位购买，2024年合同"$' difference
  grep -q '^>   kai: \[机关楷体.ttc, LXGWWenKai-Regular.ttf, FandolFang-Regular.otf' difference
  # It is in the brief, and check is content.
  jianbao check
  published
  jianbao publish --issue 2024-12
  published
  pdffonts out/2024-12/monthly-brief.pdf | grep -q LXGWWenKai
  grep -q 'fonts/机关楷体.ttc' out/2024-12/monthly-brief.manifest.json
  # Once more: nothing to do, and nothing is done.
  cp fonts/fonts.yaml added.yaml
  jianbao fonts add 机关楷体.ttc --role kai --index 1
  published
  says 已经是
  cmp added.yaml fonts/fonts.yaml
  # The same font for another role: only the role changes.
  jianbao fonts add 机关楷体.ttc --role song --index 1
  published
  [ "$(grep -c 'file: 机关楷体.ttc' fonts/fonts.yaml)" -eq 1 ]
  grep -q '^  song: \[机关楷体.ttc, NotoSerifSC_400Regular.ttf' fonts/fonts.yaml
  # Undone as told.
  cp before.yaml fonts/fonts.yaml
  rm fonts/机关楷体.ttc
  jianbao check
  published
}

@test "of a collection the face that calls itself simplified is taken; else the program asks" {
  make_collection one.ttc fonts/LiberationSerif-Regular.ttf fonts/NotoSerifSC_400Regular.ttf
  jianbao fonts add one.ttc --role song --dry-run
  published
  says "Noto Serif SC" "第 1 个"
  make_collection two.ttc fonts/NotoSansSC_500Medium.ttf fonts/NotoSerifSC_400Regular.ttf
  jianbao fonts add two.ttc --role song --dry-run
  refused_with 64
  says usage/which-face --index "Noto Sans SC" "Noto Serif SC"
}

@test "a damaged or unfit font is refused by name, and nothing is written" {
  cp fonts/fonts.yaml before.yaml
  before=$(ls fonts)
  head -c 5000 fonts/LXGWWenKai-Regular.ttf >cut.ttf
  jianbao fonts add cut.ttf --role kai
  refused_with 78
  says cut.ttf 什么也没有写
  head -c 9000000 fonts/LXGWWenKai-Regular.ttf >half.ttf
  jianbao fonts add half.ttf --role kai
  refused_with 78
  says half.ttf
  printf 'no font' >text.ttf
  jianbao fonts add text.ttf --role kai
  refused_with 78
  says fonts/not-a-font text.ttf
  jianbao fonts add fonts/LiberationSerif-Regular.ttf --role kai
  refused_with 78
  says fonts/too-few-han LiberationSerif-Regular.ttf
  jianbao fonts add fonts/LXGWWenKai-Regular.ttf --role latin
  refused_with 78
  says fonts/digits 600
  jianbao fonts add nowhere.ttf --role kai
  refused_with 66
  says nowhere.ttf
  cmp before.yaml fonts/fonts.yaml
  [ "$before" = "$(ls fonts)" ]
}

@test "a font never takes the place of another file" {
  cp fonts/LXGWWenKai-Regular.ttf FandolFang-Regular.otf
  jianbao fonts add FandolFang-Regular.otf --role fs
  refused_with 64
  says usage/font-name-taken FandolFang-Regular.otf
  cmp fonts/FandolFang-Regular.otf "$shipped/fonts/FandolFang-Regular.otf"
  cp fonts/LXGWWenKai-Regular.ttf '楷 体.ttf'
  jianbao fonts add '楷 体.ttf' --role kai
  refused_with 64
  says usage/font-file-name
}

@test "a list written over several lines keeps its way of writing" {
  perl -0pi -e 's/  kai: \[(.*?)\]/"  kai:\n" . join("", map { "    - $_\n" } split(m{, }, $1)) . "    # 楷体到此"/e' fonts/fonts.yaml
  cp fonts/LXGWWenKai-Regular.ttf office.ttf
  jianbao fonts add office.ttf --role kai
  published
  grep -A2 '^  kai:' fonts/fonts.yaml | tr '\n' '|' | grep -q '  kai:|    - office.ttf|    - LXGWWenKai-Regular.ttf|'
  grep -q '# 楷体到此' fonts/fonts.yaml
}

@test "the optional fonts are used only for what no other has, and enter the manifest then" {
  # Of extension F, in HanaMinB and in none of the shipped fonts.
  sed -i '/key: "2024-12"/,/subtitle/s/subtitle: "/subtitle: "𭤨/' data/issues.yaml
  jianbao -v publish --issue 2024-12
  if [ -e /usr/share/fonts/truetype/hanazono/HanaMinB.ttf ]; then
    published
    says text/fallback HanaMinB.ttf U+2D928
    digest=$(sha256sum /usr/share/fonts/truetype/hanazono/HanaMinB.ttf | cut -d' ' -f1)
    grep -A1 '"path": "fonts/HanaMinB.ttf"' out/2024-12/monthly-brief.manifest.json | grep -q "$digest" ||
      grep 'fonts/HanaMinB.ttf' out/2024-12/monthly-brief.manifest.json | grep -q "$digest"
    ! grep -q HanaMinA out/2024-12/monthly-brief.manifest.json
    pdftotext out/2024-12/monthly-brief.pdf - | grep -q 𭤨
  else
    refused_with 65
    says text/no-glyph U+2D928 fonts-hanazono
  fi
}
