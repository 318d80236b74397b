#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "app/cli/add_keys.h"
#include "app/cli/cli_charts.h"
#include "app/cli/cli_init.h"
#include "app/cli/cli_proofs.h"
#include "app/cli/cli_publish.h"
#include "app/cli/cli_reckon.h"
#include "app/cli/cli_register.h"
#include "app/cli/cli_words.h"
#include "app/cli/help_code.h"
#include "app/cli/help_words.h"
#include "app/cli/settings_file.h"
#include "app/data/acknowledge_command.h"
#include "app/data/add_command.h"
#include "app/data/check.h"
#include "app/data/explain.h"
#include "app/data/explain_fact.h"
#include "app/data/fmt_command.h"
#include "app/data/list_commands.h"
#include "app/data/rules_command.h"
#include "app/exit_code.h"
#include "app/issue/record.h"
#include "app/pages/dump_command.h"
#include "app/pages/fonts_command.h"
#include "app/pages/freeze_command.h"
#include "app/pages/lines_command.h"
#include "app/pages/review_command.h"
#include "app/pages/specimen_command.h"
#include "app/usage.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

const std::map<std::string, Stage, std::less<>> dump_stages{{"load", Stage::Load},
                                                            {"validate", Stage::Validate},
                                                            {"aggregate", Stage::Aggregate},
                                                            {"compose", Stage::Compose},
                                                            {"typeset", Stage::Typeset}};

constexpr std::string_view command_names =
    "publish, check, fmt, rules, acknowledge, review, facts, systems, indicators, calendar, add, "
    "fonts, explain, reckon, diff, correction, freeze, approve, release, withdraw, status, "
    "register, catch-up, specimen, chart, table, gallery, dump, lines, init, help";

/// Everything that options can set.
struct Parsed {
  std::string workspace = ".";
  std::string language;
  bool verbose = false;
  bool warnings_as_errors = false;
  std::string encoding;
  int wait = 60;  ///< seconds
  std::string stage, issue, report;
  std::string pdf, figure, code;
  bool json = false;
  CheckOptions check;
  RulesOptions rules;
  AcknowledgeOptions acknowledge;
  ListFilter filter;
  AddOptions add;
  AloneOptions chart, table;
  GalleryOptions gallery;
  ReviewOptions review;
  FmtOptions fmt;
  LinesOptions lines;
  ReckonOptions reckon;
  DiffOptions diff;
  CorrectionOptions correction;
  std::string out;
  RegisterOptions book;
  ScheduleOptions schedule;
  InitOptions init;
  std::string faces, breaker;
  FontsAddOptions font;
  bool add_font = false;
  std::map<std::string, std::string> add_fields;
};

/// The language must be known before the help texts are made, so it is looked for beforehand.
Language language_of(const std::vector<std::string>& arguments, const Environment& environment) {
  std::string name = environment.language.value_or("zh");
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) {
      name = arguments[i + 1];
    } else if (arguments[i].starts_with("--lang=")) {
      name = arguments[i].substr(std::string_view("--lang=").size());
    }
  }
  return name == "en" ? Language::English : Language::Chinese;
}

/// The options of the program in one language.
class CommandLine {
 public:
  CommandLine(Language language, Parsed& parsed)
      : language_(language),
        app_(text("从数据到可核查的简报", "From data to a brief that can be checked")) {
    app_.name("jianbao");
    app_.formatter(std::make_shared<HelpWords>(language));
    app_.option_defaults()->group(text("选项", "Options"));
    app_.set_help_flag("-h,--help", text("显示用法", "Print this help"));
    app_.set_version_flag("--version", program_version(), text("显示版本", "Print the version"));
    app_.add_option("--workspace", parsed.workspace,
                    text("工作区文件夹（含 data、reports、fonts）",
                         "Workspace folder (with data, reports, fonts)"))
        ->type_name("DIR");
    app_.add_option("--lang", parsed.language, text("提示的语言", "Language of messages"))
        ->type_name("")
        ->check(CLI::IsMember({"zh", "en"}));
    app_.add_flag("-v,--verbose", parsed.verbose, text("连同说明一并显示", "Show notes too"));
    app_.add_option("--encoding", parsed.encoding,
                    text("数据文件的编码：utf-8、gb18030", "Encoding of data files"))
        ->type_name("")
        ->check(CLI::IsMember({"utf-8", "gb18030"}));
    app_.add_flag("--warnings-as-errors", parsed.warnings_as_errors,
                  text("没有人知悉的警告也当错误", "Warnings that nobody acknowledged are errors"));
    app_.add_option("--wait", parsed.wait,
                    text("别人正在改数据、登记簿的，最多等几秒（缺省60）",
                         "Seconds to wait while others change data or register (default: 60)"))
        ->type_name("SECONDS")
        ->check(CLI::Range(0, 86400));
    app_.require_subcommand(1);
    app_.footer(
        text("退出码：0 完成，3 完成但有警告，64 用法，65 数据不合格，66 缺少输入，70 程序问题，\n"
             "73 无法写出，74 读写出错，75 过后再试，77 没有权限，78 配置或字体。",
             "Exit codes: 0 done, 3 done with warnings, 64 usage, 65 data refused, 66 input\n"
             "missing, 70 bug, 73 cannot create output, 74 I/O, 75 try again later,\n"
             "77 no permission, 78 configuration or fonts."));
    describe_schedule(app_, parsed.schedule, language_);
    add_check(parsed);
    add_fmt(parsed);
    add_rules(parsed);
    add_acknowledge(parsed);
    describe_review(*add_command("review", "送审清单：签发前要人看的，看过的打勾",
                                 "What people must look at before sign-off, and their ticks"),
                    parsed.review, language_);
    add_lists(parsed);
    add_add(parsed);
    add_fonts(parsed);
    add_dump(parsed);
    add_freeze(parsed);
    add_lines(parsed);
    add_specimen(parsed);
    describe_alone(*add_command("chart", "单独画一张图：pdf 或 png", "Draw one chart: pdf or png"),
                   parsed.chart, language_);
    describe_alone(*add_command("table", "单独排一张表：pdf 或 png", "Set one table: pdf or png"),
                   parsed.table, language_);
    describe_gallery(*add_command("gallery", "排出 reports/gallery 里的各种图表",
                                  "Set the charts and tables of reports/gallery"),
                     parsed.gallery, language_);
    add_explain(parsed);
    describe_reckon(*add_command("reckon", "两个数能不能比、推算出什么，或者一个数推出什么",
                                 "What follows from a figure, or from two set side by side"),
                    parsed.reckon, language_);
    describe_diff(
        *add_command("diff", "两次印出的有什么不同（核红）", "What changed between two printings"),
        parsed.diff, language_);
    describe_correction(*add_command("correction", "更正通知：印出去的一期后来改了的数",
                                     "A notice of what an issue printed wrongly"),
                        parsed.correction, language_);
    describe_init(*add_command("init", "给一个新单位建工作区", "Make a workspace for a new office"),
                  parsed.init, language_);
    add_help(parsed);
    describe_register(app_, parsed.book, language_);
    for (const char* name : {"check", "publish", "catch-up"}) {
      app_.get_subcommand(name)->add_flag(
          "--json", parsed.json, text("提示写成 JSON，每行一个", "Diagnostics as JSON lines"));
    }
  }

  [[nodiscard]] CLI::App& app() { return app_; }
  [[nodiscard]] std::string command() const { return app_.get_subcommands().front()->get_name(); }

 private:
  [[nodiscard]] std::string text(std::string_view zh, std::string_view en) const {
    return std::string(pick(language_, zh, en));
  }

  CLI::App* add_command(const std::string& name, std::string_view zh, std::string_view en) {
    return &CommandWords(language_).command(app_, name, zh, en);
  }

  void add_check(Parsed& parsed) {
    CLI::App* command = add_command("check", "检查全部数据和字体，什么也不写",
                                    "Check all data and fonts, write nothing");
    command
        ->add_option("--documents", parsed.check.documents,
                     text("连同来源原文一并核对：原文所在的文件夹",
                          "Also prove every anchor: the folder of the source documents"))
        ->type_name("DIR");
    command
        ->add_option("--report", parsed.check.report,
                     text("写出可签字的核对报告（PDF）", "Write a check report (PDF) to sign"))
        ->type_name("FILE");
  }

  void add_fmt(Parsed& parsed) {
    CLI::App* command = add_command("fmt", "改印出的文字里的标点、数字写法，别的一律不动",
                                    "Mend marks and figures of printed texts, nothing else");
    command->add_option("FILE", parsed.fmt.files,
                        text("只改这些文件（缺省：data、reports 里的全部）",
                             "Only these files (default: all of data and reports)"));
    command->add_flag("--check", parsed.fmt.check,
                      text("只说要改什么，不写；有要改的，退出码是 3",
                           "Only say what is to mend; exit code 3 if anything is"));
    command->add_flag("--diff", parsed.fmt.diff,
                      text("只看差别，不写", "Show the difference, write nothing"));
  }

  void add_rules(Parsed& parsed) {
    CLI::App* command = add_command("rules", "列出规则：为什么、谁负责、现在的结果",
                                    "List the rules: why, whose, and what they say now");
    command->add_flag("--kinds", parsed.rules.kinds,
                      text("列出各种核对和它们能写什么", "The vocabulary of checks"));
    command->add_flag("--json", parsed.json, text("每行一个 JSON 对象", "One JSON object a line"));
    command
        ->add_option("--documents", parsed.rules.documents,
                     text("连同来源原文：原文所在的文件夹", "With the folder of the documents"))
        ->type_name("DIR");
  }

  void add_acknowledge(Parsed& parsed) {
    AcknowledgeOptions& options = parsed.acknowledge;
    CLI::App* command = add_command("acknowledge", "记下有人看过、知悉一个警告",
                                    "Write down that somebody accepts a warning");
    const auto required = [&](const std::string& name, std::string& value, std::string_view zh,
                              std::string_view en) {
      command->add_option(name, value, text(zh, en))->type_name("WORD")->required();
    };
    required("MARK", options.mark, "警告下面的备查号", "The mark below the warning");
    required("--by", options.by, "谁知悉（岗位或姓名）", "Who accepts it");
    required("--why", options.why, "为什么可以", "Why it is acceptable");
    required("--on", options.on, "哪天，例如 2024-12-03", "On which day");
    required("--until", options.until, "管到哪天", "Until which day");
    command
        ->add_option("--documents", options.documents,
                     text("警告是说原文的，写原文所在的文件夹",
                          "For warnings about documents: their folder"))
        ->type_name("DIR");
  }

  void add_filter(CLI::App* command, const std::string& name, std::string& value,
                  std::string_view zh, std::string_view en) {
    command->add_option(name, value, text(zh, en))->type_name("WORD");
  }

  void add_lists(Parsed& parsed) {
    ListFilter& filter = parsed.filter;
    CLI::App* facts = add_command("facts", "列出事实、承诺、目标", "List facts, pledges, targets");
    CLI::App* systems = add_command("systems", "列出名册：系统、平台、机制……",
                                    "List the register: systems, platforms, mechanisms …");
    CLI::App* indicators = add_command("indicators", "列出指标目录", "List the indicators");
    CLI::App* calendar = add_command("calendar", "各期应在哪天出", "Which issues are due when");
    for (CLI::App* command : {facts, systems}) {
      command->add_flag("--json", filter.json,
                        text("每行一个 JSON 对象", "One JSON object a line"));
      add_filter(command, "--status", filter.status, "只列这种状态", "Only this status");
      add_filter(command, "--source", filter.source, "只列这个来源", "Only this document");
    }
    for (CLI::App* command : {facts, systems, indicators}) {
      add_filter(command, "--domain", filter.domain, "只列这个领域", "Only this domain");
    }
    add_filter(systems, "--name", filter.name, "名称或别名里有这几个字的，连同成员、出处",
               "Those with this in a name, with members and places");
    add_filter(facts, "--subject", filter.subject, "只列这个主体", "Only this subject");
    add_filter(facts, "--under", filter.under, "只列这个主体和它下面的",
               "Only this subject and those below it");
    add_filter(facts, "--period", filter.period, "只列与这段期间有交集的",
               "Only what overlaps this period");
    add_filter(facts, "--from", filter.from, "从 facts --json 写出的文件读，不读 data/facts",
               "Read from a file that facts --json wrote, not from data/facts");
    for (CLI::App* command : {facts, calendar}) {
      add_filter(command, "--as-of", filter.as_of, "按这一天所知", "As known on this day");
    }
  }

  void add_add(Parsed& parsed) {
    CLI::App* command =
        add_command("add", "登记一条新事实，写进对应的文件", "Enter a new fact into its file");
    command->add_option("--source", parsed.add.source, text("来源的键", "Key of the document"))
        ->type_name("KEY")
        ->required();
    for (const auto& [key, zh, en] : add_keys) {
      std::string name = std::string("--") + std::string(key);
      std::ranges::replace(name, '_', '-');
      CLI::Option* option =
          command->add_option(name, parsed.add_fields[std::string(key)], text(zh, en))
              ->type_name("WORD");
      if (key == "id" || key == "subject" || key == "line") {
        option->required();
      }
    }
    command->add_flag("--pledge", parsed.add.pledge,
                      text("登记到 pledges（承诺、目标、拟议）", "Enter it under pledges"));
    command->add_flag("--dry-run", parsed.add.dry_run,
                      text("只看差别，不写", "Show the difference, write nothing"));
  }

  void add_fonts(Parsed& parsed) {
    CLI::App* fonts = add_command("fonts", "列出字体、覆盖的字和现有数据缺的字；fonts add 加字体",
                                  "List fonts, coverage, missing characters; fonts add");
    fonts->add_flag("--json", parsed.json, text("每行一个 JSON 对象", "One JSON object a line"));
    CLI::App* add = fonts->add_subcommand(
        "add", text("把本单位的字体排到一种用途的最前面", "Put a font first in a role"));
    add->fallthrough();
    add->parse_complete_callback([&parsed] { parsed.add_font = true; });
    add->add_option("FILE", parsed.font.file, text("字体文件", "Font file"))
        ->type_name("")
        ->required();
    add->add_option("--role", parsed.font.role, "xbs, fs, hei, kai, song, latin, latin_bold")
        ->type_name("ROLE")
        ->required();
    add->add_option("--index", parsed.font.index,
                    text("字体集里的第几个，从 0 数起", "Face of a collection, from 0"))
        ->type_name("N");
    add->add_option("--licence", parsed.font.licence, text("许可证怎么写", "Words for the licence"))
        ->type_name("TEXT");
    add->add_flag("--dry-run", parsed.font.dry_run,
                  text("只看合不合用，不写", "See whether it fits, write nothing"));
  }

  void add_freeze(Parsed& parsed) {
    CLI::App* command = add_command("freeze", "把签发的一期印出去的数定下来",
                                    "Keep what a signed-off issue printed");
    command->add_option("--issue,KEY", parsed.issue, text("哪一期", "Which issue"))
        ->type_name("KEY")
        ->required();
  }

  void add_specimen(Parsed& parsed) {
    CLI::App* command = add_command("specimen", "打样：用本单位的字体和版式排出各种版面要素",
                                    "Set every element in the office's fonts and style");
    command
        ->add_option("-o,--out", parsed.out,
                     text("写到哪个文件，不写就是 out/specimen.pdf",
                          "Which file to write; default out/specimen.pdf"))
        ->type_name("FILE");
  }

  void add_dump(Parsed& parsed) {
    CLI::App* command = add_command("dump", "打印某一阶段的结果", "Print what a stage made");
    std::vector<std::string> names;
    for (const auto& stage : dump_stages) {
      names.push_back(stage.first);
    }
    command->add_option("--stage", parsed.stage, "load, validate, aggregate, compose, typeset")
        ->type_name("NAME")
        ->check(CLI::IsMember(names))
        ->required();
    command->add_option("--issue", parsed.issue, text("哪一期", "Which issue"))
        ->type_name("KEY")
        ->required();
    command
        ->add_option("--report", parsed.report,
                     text("哪一份，核校表加 .sources（缺省：该期第一份）",
                          "Which document, .sources for its checking list (default: the first)"))
        ->type_name("NAME");
  }

  void add_explain(Parsed& parsed) {
    CLI::App* command = add_command("explain", "说明印出的一个数字或一条事实从何而来",
                                    "Tell where a printed figure or a fact comes from");
    command
        ->add_option("PDF", parsed.pdf,
                     text("本程序写出的简报；只写一个参数时是事实的编号",
                          "A brief written by this program; alone: the id of a fact"))
        ->type_name("")
        ->required();
    command
        ->add_option("FIGURE", parsed.figure,
                     text("数字，例如 915、18.1%", "For example 915, 18.1%"))
        ->type_name("");
  }

  void add_lines(Parsed& parsed) {
    CLI::App* command = add_command("lines", "看一段文字怎样断行、每行怎样调整",
                                    "Show how a text breaks into lines");
    command->add_flag("--normalise", parsed.lines.normalise,
                      text("先照 fmt 的规则改正文字", "Put the text right first, as fmt would"));
    command
        ->add_option("TEXT", parsed.lines.text,
                     text("要断行的文字；不写就从标准输入读，一行一段",
                          "The text; without it one text a line from standard input"))
        ->type_name("");
    command
        ->add_option("--measure", parsed.lines.measure,
                     text("一行几个字（缺省：28）", "Characters of a line (default: 28)"))
        ->type_name("N");
    command
        ->add_option("--indent", parsed.lines.indent,
                     text("段首空几个字（缺省：0）", "Indent of the first line (default: 0)"))
        ->type_name("N");
    command->add_flag("--strict", parsed.lines.strict,
                      text("破折号、省略号不放在行首", "Neither —— nor …… starts a line"));
    command
        ->add_option("--faces", parsed.faces,
                     text("字宽：box 汉字一、西文半个字；brief 用简报的字体（缺省：box）",
                          "Widths: box (Han 1, ASCII ½) or brief (its fonts) (default: box)"))
        ->type_name("")
        ->check(CLI::IsMember({"box", "brief"}));
    command
        ->add_option("--breaker", parsed.breaker,
                     text("怎样断行：first-fit 逐行，optimum 全段最匀（缺省：first-fit）",
                          "first-fit or optimum (default: first-fit)"))
        ->type_name("")
        ->check(CLI::IsMember({"first-fit", "optimum"}));
  }

  void add_help(Parsed& parsed) {
    CLI::App* command = add_command("help", "解释提示代码", "Explain a diagnostic code");
    command
        ->add_option("CODE", parsed.code,
                     text("例如 yaml/duplicate-key", "For example yaml/duplicate-key"))
        ->type_name("")
        ->required();
    command->add_flag("--json", parsed.json, text("写成一个 JSON 对象", "As one JSON object"));
  }

  Language language_;
  CLI::App app_;
};

CommandResult dispatch(const std::string& command, const Settings& settings, Parsed& parsed,
                       const Environment& environment, std::istream& input) {
  if (auto done = run_schedule(command, settings, parsed.schedule)) {
    return *std::move(done);
  }
  if (command == "check") {
    return check(settings, parsed.check);
  }
  if (command == "fmt") {
    return format_texts(settings, parsed.fmt);
  }
  if (command == "rules") {
    parsed.rules.json = parsed.json;
    return list_rules(settings, parsed.rules);
  }
  if (command == "acknowledge") {
    return acknowledge_warning(settings, parsed.acknowledge);
  }
  if (command == "freeze") {
    return freeze_issue(settings, parsed.issue);
  }
  if (command == "chart") {
    return draw_alone(settings, AloneKind::Chart, parsed.chart);
  }
  if (command == "table") {
    return draw_alone(settings, AloneKind::Table, parsed.table);
  }
  if (command == "gallery") {
    return print_gallery(settings, parsed.gallery);
  }
  if (command == "specimen") {
    return print_specimen(settings, parsed.out);
  }
  if (command == "review") {
    return review_issue(settings, parsed.review);
  }
  if (command == "dump") {
    DumpOptions options;
    options.stage = dump_stages.at(parsed.stage);
    options.issue = parsed.issue;
    if (!parsed.report.empty()) {
      options.report = parsed.report;
    }
    return dump_stage(settings, options);
  }
  if (command == "explain") {
    if (!parsed.figure.empty()) {
      return explain(settings, parsed.pdf, parsed.figure);
    }
    return parsed.pdf.ends_with(".pdf")
               ? usage_error(settings.language, Code::UsageMissing, {{"argument", "FIGURE"}})
               : explain_fact(settings, parsed.pdf);
  }
  if (command == "reckon") {
    return reckon(settings, parsed.reckon);
  }
  if (command == "diff") {
    return diff(settings, parsed.diff);
  }
  if (command == "correction") {
    return print_correction(settings, parsed.correction);
  }
  if (command == "facts") {
    return list_facts(settings, parsed.filter);
  }
  if (command == "systems") {
    return list_systems(settings, parsed.filter);
  }
  if (command == "indicators") {
    return list_indicators(settings, parsed.filter);
  }
  if (command == "calendar") {
    return list_calendar(settings, parsed.filter);
  }
  if (command == "fonts") {
    return parsed.add_font ? add_font(settings, parsed.font) : list_fonts(settings, parsed.json);
  }
  if (command == "add") {
    for (const AddKey& key : add_keys) {
      const std::string& value = parsed.add_fields[std::string(key.key)];
      if (!value.empty()) {
        parsed.add.fields.emplace_back(key.key, value);
      }
    }
    return add_fact(settings, parsed.add);
  }
  if (command == "lines") {
    parsed.lines.brief_faces = parsed.faces == "brief";
    parsed.lines.optimum = parsed.breaker == "optimum";
    return show_lines(settings, parsed.lines, input);
  }
  if (auto done = run_register(command, settings, parsed.book)) {
    return *std::move(done);
  }
  if (command == "init") {
    return init_workspace(settings, parsed.init, environment.share);
  }
  return help_code(settings, parsed.code, parsed.json);
}

}  // namespace

CommandResult run_command_line(const std::vector<std::string>& arguments,
                               const Environment& environment) {
  const Language language = language_of(arguments, environment);
  const auto broken = std::ranges::find_if(arguments, [](const std::string& argument) {
    return first_invalid_utf8(argument).has_value();
  });
  if (broken != arguments.end()) {
    return usage_error(language, Code::UsageNotUtf8,
                       {{"number", std::to_string(broken - arguments.begin() + 1)}});
  }
  if (environment.language && *environment.language != "zh" && *environment.language != "en") {
    return usage_error(language, Code::UsageBadValue,
                       {{"argument", "JIANBAO_LANG=" + (first_invalid_utf8(*environment.language)
                                                            ? "?"
                                                            : *environment.language)}});
  }
  Parsed parsed;
  parsed.workspace = environment.workspace.value_or(".");
  CommandLine line(language, parsed);
  try {
    line.app().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return {0, line.app().help(), {}};
  } catch (const CLI::CallForVersion&) {
    return {0, program_version() + '\n', {}};
  } catch (const CLI::ParseError& error) {
    return explain_parse_error(language, line.app(), error, command_names);
  }
  Settings settings;
  settings.workspace = parsed.workspace;
  settings.language = language;
  if (!parsed.schedule.config.empty()) {
    Run reading(settings);
    read_settings(reading, parsed.schedule.config, settings);
    if (reading.failed()) {
      CommandResult refused = reading.finish({});
      refused.exit_code = static_cast<int>(ExitCode::Configuration);  // whatever is wrong with it
      return refused;
    }
    if (!parsed.language.empty()) {
      settings.language = language;
    }
  }
  if (!parsed.book.state.empty()) {
    settings.state = parsed.book.state;
  }
  settings.verbose = parsed.verbose;
  settings.gb18030 = parsed.encoding == "gb18030";
  settings.json = parsed.json;
  settings.console = environment.console;
  settings.warnings_as_errors = parsed.warnings_as_errors;
  settings.wait = std::chrono::seconds(parsed.wait);
  std::istringstream nothing;
  return dispatch(line.command(), settings, parsed, environment,
                  environment.input == nullptr ? nothing : *environment.input);
}

}  // namespace jianbao
