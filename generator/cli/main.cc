// gazette: the command line. What each command does is in its own file; here is what it may be given.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

#include "cli/build_command.h"
#include "cli/inspect_command.h"
#include "cli/memory.h"
#include "cli/template_commands.h"
#include "cli/terms_command.h"
#include "site/version.h"

namespace gazette::cli {

namespace {

// The help in the language of the environment.
struct Help {
  diagnostics::Language language;
  std::string operator()(const char* zh, const char* en) const {
    return language == diagnostics::Language::Chinese ? zh : en;
  }
};

void add_portal_options(CLI::App& command, PortalArguments& arguments, const Help& say) {
  command.add_flag("--drafts", arguments.drafts, say("也发布草稿", "publish drafts too"));
  command.add_flag("--future", arguments.future,
                   say("也发布未到日期的报告", "publish reports that are not due yet"));
  command.add_flag("--expired", arguments.expired,
                   say("也发布已过期的报告", "publish reports that have expired"));
  command.add_option("--today", arguments.today,
                     say("把这一天当作今天（YYYY-MM-DD）", "the day to take for today (YYYY-MM-DD)"));
  command
      .add_option("--jobs", arguments.jobs,
                  say("线程数，默认用全部处理器", "threads; all processors by default"))
      ->check(CLI::Range(1, 1024));
  command
      .add_option("--lang", arguments.language,
                  say("提示用的语言：zh 或 en，默认随门户",
                      "language of messages: zh or en; the portal's by default"))
      ->check(CLI::IsMember({"zh", "en"}));
  command
      .add_option_function<std::string>(
          "--format", [&](const std::string& format) { arguments.json = format == "json"; },
          say("提示的格式：human 或 json", "form of messages: human or json"))
      ->check(CLI::IsMember({"human", "json"}));
}

void add_build(CLI::App& app, BuildArguments& arguments, const Help& say) {
  CLI::App* const build =
      app.add_subcommand("build", say("由门户文件夹生成网站", "build a site from a portal's folder"));
  build->add_option("PORTAL", arguments.portal.portal,
                    say("门户文件夹，默认 content", "the portal's folder; content by default"));
  build->add_option("-o,--output", arguments.output,
                    say("网站输出到哪里，默认 public", "where the site goes; public by default"));
  add_portal_options(*build, arguments.portal, say);
  build->add_flag("--strict", arguments.strict, say("有警告也不发布", "warnings count as errors"));
  build->add_flag("--timings", arguments.timings, say("列出各阶段用时", "print the time of each stage"));
  build->add_flag("-q,--quiet", arguments.quiet, say("只提示错误和警告", "print errors and warnings only"));
}

struct TemplateArguments {
  std::string show;
  RenderArguments render;
  PortalArguments check;
  PortalArguments data;
  std::string address;
};

void add_template(CLI::App& app, TemplateArguments& arguments, const Help& say) {
  CLI::App* const group =
      app.add_subcommand("template", say("编写版式用的工具", "tools for those who write layouts"));
  group->require_subcommand(1);
  group
      ->add_subcommand("show", say("打印一个内置的版式或样式，供复制后修改",
                                   "print a built-in layout or style sheet, to be copied and changed"))
      ->add_option("FILE", arguments.show,
                   say("如 layouts/report.html；不写则列出全部",
                       "such as layouts/report.html; without it all are listed"));
  CLI::App* const render =
      group->add_subcommand("render", say("用 JSON 数据填充一个模板", "fill one template with JSON data"));
  render->add_option("FILE", arguments.render.file, say("模板文件", "the template"))->required();
  render->add_option("--data", arguments.render.data, say("JSON 数据文件", "a file of JSON data"));
  render->add_option("--layouts", arguments.render.layouts,
                     say("可引用的模板所在的文件夹", "the folder of the templates that it may include"));
  render->add_option("--lang", arguments.render.language)->check(CLI::IsMember({"zh", "en"}));
  render
      ->add_option_function<std::string>(
          "--format", [&](const std::string& format) { arguments.render.json = format == "json"; })
      ->check(CLI::IsMember({"human", "json"}));
  CLI::App* const check =
      group->add_subcommand("check", say("检查全部版式", "compile every layout and list all mistakes"));
  check->add_option("PORTAL", arguments.check.portal,
                    say("门户文件夹，默认 content", "the portal's folder; content by default"));
  add_portal_options(*check, arguments.check, say);
  CLI::App* const data = group->add_subcommand(
      "data", say("列出一个页面的版式得到的数据", "print what a page's layout is given"));
  data->add_option("URL", arguments.address,
                   say("页面地址，如 units/index.html", "the page's address, as units/index.html"))
      ->required();
  data->add_option("PORTAL", arguments.data.portal,
                   say("门户文件夹，默认 content", "the portal's folder; content by default"));
  add_portal_options(*data, arguments.data, say);
}

void add_inspect(CLI::App& app, InspectArguments& arguments, const Help& say) {
  CLI::App* const inspect =
      app.add_subcommand("inspect", say("看程序怎样理解一篇报告", "print what is understood of one report"));
  inspect->add_option("FILE", arguments.file, say("报告文件", "the report"))->required();
  inspect->add_option("--portal", arguments.portal,
                      say("词表所在的门户文件夹，默认是 reports 的上级",
                          "the portal whose vocabularies are used; the folder above reports/ by default"));
  inspect->add_option("--lang", arguments.language)->check(CLI::IsMember({"zh", "en"}));
  inspect
      ->add_option_function<std::string>(
          "--format", [&](const std::string& format) { arguments.table = format == "table"; },
          say("json（默认）或 table", "json (the default) or table"))
      ->check(CLI::IsMember({"json", "table"}));
}

void add_terms(CLI::App& app, TermsArguments& arguments, const Help& say) {
  CLI::App* const terms =
      app.add_subcommand("terms", say("列出反复出现而词表未收的提法，和没有用到的条目",
                                      "list phrases that no vocabulary has, and entries that nothing uses"));
  terms->add_option("PORTAL", arguments.portal.portal,
                    say("门户文件夹，默认 content", "the portal's folder; content by default"));
  add_portal_options(*terms, arguments.portal, say);
  terms->add_option("--limit", arguments.limit,
                    say("最多列几条，0 为全部，默认 100；json 总是全部",
                        "how many phrases, 0 for all, 100 by default; json has all of them"));
}

ExitStatus run(int count, char** values) {
  const Help say{language_of_environment()};
  CLI::App app(
      say("公报：由 Markdown 报告生成工作总结门户", "Gazette: a portal of work reports from Markdown"),
      "gazette");
  app.set_version_flag("--version", std::string(site::gazette_version));
  app.require_subcommand(1);
  BuildArguments build;
  TemplateArguments layout;
  InspectArguments inspect;
  TermsArguments terms;
  add_inspect(app, inspect, say);
  add_terms(app, terms, say);
  add_build(app, build, say);
  add_template(app, layout, say);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitStatus::Done : ExitStatus::WrongUsage;
  }
  if (app.got_subcommand("build")) return run_build(build);
  if (app.got_subcommand("inspect")) return run_inspect(inspect);
  if (app.got_subcommand("terms")) return run_terms(terms);
  const CLI::App* const group = app.get_subcommand("template");
  if (group->got_subcommand("show")) return run_template_show(layout.show);
  if (group->got_subcommand("render")) return run_template_render(layout.render);
  if (group->got_subcommand("check")) return run_template_check(layout.check);
  return run_template_data(layout.data, layout.address);
}

}  // namespace

}  // namespace gazette::cli

int main(int count, char** values) {
  gazette::cli::end_where_memory_runs_out();
  try {
    return static_cast<int>(gazette::cli::run(count, values));
  } catch (const std::exception& error) {  // a library threw past its folder
    std::fprintf(stderr, "gazette: %s\n", error.what());
    return static_cast<int>(gazette::cli::ExitStatus::MachineFailed);
  }
}
