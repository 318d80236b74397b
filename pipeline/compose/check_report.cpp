#include "compose/check_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "compose/numerals.h"
#include "compose/table_block.h"
#include "model/words.h"

namespace jianbao {
namespace composing {
namespace {

Spans plain(std::string text) { return {{std::move(text), Emphasis::Plain, std::nullopt}}; }

TableColumnHead left(std::string text, std::uint16_t weight) {
  return {std::move(text), ColumnAlign::Left, weight, false};
}
TableColumnHead centre(std::string text) { return {std::move(text), ColumnAlign::Centre, 0, true}; }

/// Its cells are empty until somebody signs, so that only its head could ask for width.
TableColumnHead room_to_sign() { return {"处理（签名）", ColumnAlign::Left, 1, true}; }

/// Whether somebody has to act on it, or has accepted it.
bool is_open(const Diagnostic& d) { return d.severity != Severity::Note; }
bool is_accepted(const Diagnostic& d) { return !d.accepted.empty(); }

std::string words_of_finding(const Diagnostic& d) {
  return expand(message(d.code).zh, d.args, Language::Chinese);
}

/// Of the values that follow and are not printed: nobody reads thousands before signing.
constexpr std::size_t most_unprinted = 200;

class CheckReport {
 public:
  explicit CheckReport(const CheckReportInput& in) : in_(in) {
    document_.name = "check-report";
    document_.title = "数据核对报告";
    document_.author = in.office.unit;
    document_.draft = false;
  }

  Document make() {
    Title title;
    title.lines = {plain(document_.title)};
    title.subtitle = plain("——" + in_.office.masthead);
    title.as_of = plain("（数据截至" + full_date(in_.as_of) + "）");
    add(std::move(title));
    add_conclusion();
    add_open();
    add_accepted();
    add_rulings();
    add_implied();
    add_rules();
    add_signatures();
    return std::move(document_);
  }

 private:
  void add(BlockContent block) { document_.blocks.push_back({std::move(block), std::nullopt}); }
  void say(std::string text) { add(Paragraph{ParagraphStyle::Body, plain(std::move(text))}); }
  void head(std::string_view text) {
    constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七"};
    add(Heading{1, fmt::format("{}、{}", numerals[headings_++], text)});
  }

  [[nodiscard]] bool documents_were_read() const {
    return in_.documents && in_.documents->read > 0;
  }
  [[nodiscard]] std::size_t count(bool (*which)(const Diagnostic&)) const {
    return static_cast<std::size_t>(std::ranges::count_if(in_.findings, which));
  }

  void add_conclusion() {
    RuleTally sum;
    for (const RuleTally& tally : in_.tallies) {
      sum.pass += tally.pass;
      sum.fail += tally.fail;
      sum.not_evaluable += tally.not_evaluable;
    }
    const std::size_t errors =
        count([](const Diagnostic& d) { return d.severity == Severity::Error; });
    const std::size_t warnings =
        count([](const Diagnostic& d) { return d.severity == Severity::Warning; });
    head("结论");
    say(fmt::format(
        "本次核对已登记的事实{}条，用规则{}条，共{}项：通过{}项，不通过{}项，无法判断{}项。"
        "无法判断的不算通过。",
        in_.facts, in_.rules.size(), sum.pass + sum.fail + sum.not_evaluable, sum.pass, sum.fail,
        sum.not_evaluable));
    say(errors == 0 && warnings == 0
            ? fmt::format("没有要处理的问题，{}项警告已有人知悉。", count(is_accepted))
            : fmt::format("要处理的问题{}项，其中错误{}项、警告{}项；{}项警告已有人知悉。{}",
                          errors + warnings, errors, warnings, count(is_accepted),
                          errors == 0 ? "" : "有错误的事实，印它的文件已经停下。"));
    if (const std::string stopped = words_of_stopped(); !stopped.empty()) {
      say(stopped);
    }
    say(words_of_documents());
    say(fmt::format("知悉、裁定是否到期，按{}判断。", full_date(in_.as_of)));
  }

  [[nodiscard]] std::string words_of_stopped() const {
    if (in_.stopped == nullptr || in_.stopped->empty()) {
      return {};
    }
    std::string names;
    for (const std::string& name : *in_.stopped) {
      names += (names.empty() ? "" : "、") + name;
    }
    return fmt::format(
        fmt::runtime(in_.all_stopped ? "这一期除本报告外什么也没有写出（{}），原有文件不变。"
                                     : "这一期没有写出：{}，原有文件不变。"),
        names);
  }

  [[nodiscard]] std::string words_of_documents() const {
    if (!in_.documents) {
      return "本次没有核对来源原文。";
    }
    const auto [registered, read] = *in_.documents;
    return read == registered
               ? fmt::format("来源原文{}份已逐处核对。", read)
               : fmt::format(
                     "来源原文登记了{}份，只核对了{}份；其余的缺失或与登记的不是同一份，"
                     "没有核对。",
                     registered, read);
  }

  void add_open() {
    head("要处理的问题");
    if (count(is_open) == 0) {
      say("没有。");
      return;
    }
    Table table;
    table.columns = {centre("序号"), left("问题、位置和建议", 8), room_to_sign()};
    for (const Diagnostic& d : in_.findings) {
      if (is_open(d)) {
        table.rows.push_back({plain_cell(std::to_string(table.rows.size() + 1)),
                              plain_cell(described(d)), plain_cell("")});
      }
    }
    add(std::move(table));
  }

  void add_accepted() {
    head("已知悉的警告");
    if (count(is_accepted) == 0) {
      say("没有。");
      return;
    }
    Table table;
    table.columns = {centre("序号"), left("问题", 5), left("谁、何时、为什么", 4)};
    for (const Diagnostic& d : in_.findings) {
      if (is_accepted(d)) {
        table.rows.push_back({plain_cell(std::to_string(table.rows.size() + 1)),
                              plain_cell(fmt::format("〔{}〕{}", d.mark, words_of_finding(d))),
                              plain_cell(d.accepted)});
      }
    }
    add(std::move(table));
  }

  void add_rulings() {
    head("已作的裁定");
    if (in_.rulings.empty()) {
      say("没有人作过裁定。");
      return;
    }
    Table table;
    table.columns = {centre("序号"), left("问题", 3), left("裁定和理由", 4),
                     left("谁定的、管到哪天", 3)};
    for (const Ruling& ruling : in_.rulings) {
      table.rows.push_back(
          {plain_cell(std::to_string(table.rows.size() + 1)), plain_cell(ruling.question),
           plain_cell(fmt::format("{}。理由：{}", ruling.decision, with_stop(ruling.reason))),
           plain_cell(words_of_term(ruling))});
    }
    add(std::move(table));
  }

  [[nodiscard]] std::string words_of_term(const Ruling& ruling) const {
    const std::string made = fmt::format("{}，{}", ruling.by, full_date(ruling.on));
    if (!ruling.until) {
      return made + "；一直有效";
    }
    return fmt::format("{}；到{}{}", made, full_date(*ruling.until),
                       *ruling.until < in_.as_of ? "，已到期" : "");
  }

  void add_implied() {
    if (in_.implied == nullptr) {
      return;
    }
    head("推算值和算式");
    if (in_.implied->empty()) {
      say("这一期印的事实里，没有能推算出什么的。");
      return;
    }
    say("由这一期印的事实推算，来源没有公布。有区间的，按来源数字的有效位数取上下界。");
    Table table;
    table.columns = {centre("序号"), left("推算什么", 4), centre("推算值"), left("算式", 5),
                     centre("是否印出")};
    std::size_t unprinted = 0;
    for (const Figure& figure : *in_.implied) {
      if (!in_.printed.contains(figure.what) && ++unprinted > most_unprinted) {
        continue;
      }
      table.rows.push_back({plain_cell(std::to_string(table.rows.size() + 1)),
                            plain_cell(figure.what), plain_cell(figure.printed),
                            plain_cell(figure.formula),
                            plain_cell(in_.printed.contains(figure.what) ? "印" : "未印")});
    }
    add(std::move(table));
    if (unprinted > most_unprinted) {
      say(fmt::format("印出的都列在表里；没有印的共{}项，列了前{}项，其余用 jianbao reckon 查。",
                      unprinted, most_unprinted));
    }
  }

  void add_rules() {
    head("各条规则的结果");
    Table table;
    table.columns = {left("保证什么", 6), centre("通过"), centre("不通过"), centre("无法判断"),
                     centre("谁负责")};
    for (std::size_t i = 0; i < in_.rules.size(); ++i) {
      const Rule& rule = in_.rules[i];
      const RuleTally& tally = in_.tallies[i];
      const bool looked = documents_were_read() || rule.check->looks_at != CheckedThing::Document;
      const auto number = [looked](std::size_t n) {
        return plain_cell(looked ? std::to_string(n) : "未看");
      };
      table.rows.push_back({plain_cell(std::string(rule.check->proves)), number(tally.pass),
                            number(tally.fail), number(tally.not_evaluable),
                            plain_cell(rule.owner.empty() ? "—" : rule.owner)});
    }
    add(std::move(table));
  }

  void add_signatures() {
    head("签字");
    for (const char* who : {"核对人", "负责人"}) {
      say(fmt::format("{}：　　　　　　　　　　　　年　　月　　日", who));
    }
  }

  /// 〔警告 230fc3fc〕…… 见 business.yaml 第26行。建议：……
  [[nodiscard]] std::string described(const Diagnostic& d) const {
    std::string text = fmt::format("〔{}{}{}〕{}", data_word(d.severity), d.mark.empty() ? "" : " ",
                                   d.mark, words_of_finding(d));
    if (d.where) {
      // The name alone: a whole path does not break, and files of the data have names of their own.
      const std::string& path = in_.sources.path(d.where->file);
      text += fmt::format("见{}，第{}行。", path.substr(path.rfind('/') + 1), d.where->begin.line);
    }
    return text + "建议：" + expand(message(d.code).zh_hint, d.args, Language::Chinese);
  }

  const CheckReportInput& in_;
  Document document_;
  std::size_t headings_ = 0;
};

}  // namespace
}  // namespace composing

Outcome<Document> compose_check_report(const CheckReportInput& in) {
  return {composing::CheckReport(in).make(), {}};
}

}  // namespace jianbao
