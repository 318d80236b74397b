#!/usr/bin/env bats
# The review across issues: what is not alike stands side by side with the reason and is not
# reckoned with, until somebody who may decide says that it is alike.

load workspace

setup() {
  make_workspace
}

review() {
  jianbao publish --issue "$1"
  [ -s "out/$1/review.pdf" ] || {
    printf '%s\n' "$output"
    return 1
  }
  text=$(pdftotext "out/$1/review.pdf" - | tr -d ' \n\f')
}

prints() {
  local words
  for words in "$@"; do
    [[ $text == *"$words"* ]] || {
      printf 'does not print %s:\n%s\n' "$words" "$text"
      return 1
    }
  done
}

leaves_out() {
  local words
  for words in "$@"; do
    [[ $text != *"$words"* ]] || {
      printf 'prints %s\n' "$words"
      return 1
    }
  done
}

@test "unlike periods stand as monthly averages, and nothing is divided" {
  review 2024-12
  prints 换算成月均并列：期间不同（2022年1—9月与2024年1—10月） 约63.3列和91.5列（推算
  # 915 by 570, 63 by 49 and by 347, 239 by 63, 100 by 230.
  leaves_out 1.6倍 60.5% 1.3倍 18.0% 约18% 3.8倍 43.5% 43%
}

@test "each pair that may not be compared says why" {
  review 2024-12
  prints 不能比：期间不同（2022年1—9月与2024年1—10月），数据性质不同（实际与预计） 不能比：指标不同（经贸学院研修班与经贸学院累计培训班次） \
    所占比重不算：来源没有写明 两处项目口径是否一致待核
  leaves_out 2000多列 法智合
}

@test "what a later source says is compared with what came before, and proves no forecast" {
  review 2025-11
  prints 2000多列 也不能据此说上述预测已经实现 是否同一口径没有裁定，不说没有变化
}

@test "a ruling that both are alike prints the multiple and takes away the reason" {
  cat >data/rulings.yaml <<'RULING'
rulings:
  - key: classes-alike
    about: [college-classes, jz22-seminars]
    question: 是不是同一口径
    decision: 同一口径，可比
    comparable: true
    reason: 学院答复
    by: 某处某人
    on: 2024-12-01
RULING
  review 2024-12
  prints 累计培训班次为当时的3.8倍，增加176个班次（推算）
  leaves_out 研修班和班次是否同一口径没有裁定 不能比：指标不同（经贸学院研修班
}

@test "an issue that knows only the earlier figures has no review" {
  sed -i '/"2024-02"/,/reports:/s/reports: \[.*\]/reports: [monthly-brief, review]/' data/issues.yaml
  jianbao publish --issue 2024-02
  published
  [ -s out/2024-02/monthly-brief.pdf ]
  [ ! -e out/2024-02/review.pdf ]
  jianbao -v publish --issue 2024-02
  says compose/report-left-out
}
