#include "cli/build_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

namespace gazette::cli {

namespace {

namespace fs = std::filesystem;
using diagnostics::Failure;
using diagnostics::Language;
using diagnostics::Wording;
using diagnostics::words;

bool lies_within(const fs::path& inner, const fs::path& outer) {
  const auto [at, end] = std::ranges::mismatch(outer, inner);
  return at == outer.end();
}

// The output may not be, hold or lie in a folder that is read.
std::optional<Failure> refuse_output(const std::string& portal, const std::string& output) {
  std::error_code error;
  const fs::path out = fs::weakly_canonical(output, error);
  const fs::path in = fs::weakly_canonical(portal, error);
  const auto refused = [&](const fs::path& read) {
    return Failure{words("输出文件夹“{}”不能与读取的“{}”重叠",
                         "the output '{}' may not be, hold or lie in '{}', which is read", output,
                         read.string())};
  };
  if (output.empty() || out == in || lies_within(in, out)) return refused(in);
  constexpr std::array<std::string_view, 5> folders{"reports", "pages", "files", "layouts", "assets"};
  for (const std::string_view folder : folders) {
    if (lies_within(out, in / folder)) return refused(in / folder);
  }
  return std::nullopt;
}

// "3 drafts, 1 not yet published", or empty.
Wording left_out_words(const site::LeftOutCounts& counts) {
  Wording all;
  const auto add = [&](std::size_t count, std::string_view zh, std::string_view en) {
    if (count == 0) return;
    all.zh += fmt::format("{}{}{}篇", all.zh.empty() ? "" : "、", zh, count);
    all.en += fmt::format("{}{} {}", all.en.empty() ? "" : ", ", count, en);
  };
  add(counts.drafts, "草稿", counts.drafts == 1 ? "draft" : "drafts");
  add(counts.not_yet_published, "未到发布日期", "not yet published");
  add(counts.expired, "已过期", "expired");
  return all;
}

std::string summary(const site::BuildOutcome& outcome, Language language, double seconds) {
  const site::BuildCounts& n = *outcome.published;
  const Wording left_out = left_out_words(outcome.left_out);
  const std::size_t warnings = outcome.diagnostics.warnings();
  if (language == Language::Chinese) {
    return fmt::format(
        "报告{}篇，页面{}个{}；文件写入{}、未变{}、删除{}；{}警告{}条；用时{:.2f}秒\n", n.reports, n.pages,
        n.rendered == n.pages ? "" : fmt::format("（重新生成{}个）", n.rendered), n.written, n.unchanged,
        n.removed, left_out.zh.empty() ? "" : "未发布：" + left_out.zh + "；", warnings, seconds);
  }
  return fmt::format(
      "{} reports, {} pages{}; files: {} written, {} unchanged, {} removed; {}{} {}; {:.2f} s\n", n.reports,
      n.pages, n.rendered == n.pages ? "" : fmt::format(" ({} rendered)", n.rendered), n.written, n.unchanged,
      n.removed, left_out.en.empty() ? "" : "left out: " + left_out.en + "; ", warnings,
      warnings == 1 ? "warning" : "warnings", seconds);
}

std::string json_summary(const site::BuildOutcome& outcome, double seconds) {
  const site::BuildCounts n = outcome.published.value_or(site::BuildCounts{});
  return fmt::format(
      R"({{"published":{},"reports":{},"pages":{},"rendered":{},"written":{},"unchanged":{},"removed":{},"drafts":{},"notYetPublished":{},"expired":{},"errors":{},"warnings":{},"seconds":{:.3f}}})"
      "\n",
      outcome.published.has_value(), n.reports, n.pages, n.rendered, n.written, n.unchanged, n.removed,
      outcome.left_out.drafts, outcome.left_out.not_yet_published, outcome.left_out.expired,
      outcome.diagnostics.errors(), outcome.diagnostics.warnings(), seconds);
}

std::string refusal(const site::BuildOutcome& outcome, Language language) {
  const std::size_t errors = outcome.diagnostics.errors();
  const std::size_t warnings = outcome.diagnostics.warnings();
  if (language == Language::Chinese) return fmt::format("错误{}条、警告{}条，没有发布\n", errors, warnings);
  return fmt::format("{} {}, {} {}; nothing was published\n", errors, errors == 1 ? "error" : "errors",
                     warnings, warnings == 1 ? "warning" : "warnings");
}

}  // namespace

ExitStatus run_build(const BuildArguments& arguments) {
  const MessageFormat format = format_of(arguments.portal);
  const Language early = language_of(arguments.portal, std::nullopt);
  const auto options = site_options(arguments.portal);
  if (!options) {
    print(options.error(), early, format);
    return ExitStatus::WrongUsage;
  }
  if (const auto refused = refuse_output(arguments.portal.portal, arguments.output)) {
    print(*refused, early, format);
    return ExitStatus::WrongUsage;
  }
  const bool silent = arguments.quiet || format == MessageFormat::Json || !is_terminal_output();
  ConsoleObserver observer(silent ? ConsoleObserver::Progress::Silent : ConsoleObserver::Progress::OnTerminal,
                           early);
  site::BuildOptions build{*options,
                           arguments.output,
                           arguments.strict ? site::Warnings::CountAsErrors : site::Warnings::Allowed,
                           {}};
  build.on_wait = [&] {
    if (!arguments.quiet)
      fmt::print(stderr, "{}\n",
                 early == Language::Chinese ? "另一个 gazette 正在写入同一个文件夹，等待它结束……"
                                            : "another gazette is writing to this folder; waiting for it …");
  };
  const diagnostics::Result<site::BuildOutcome> outcome = site::build_site(build, observer);
  observer.clear();
  if (!outcome) {
    print(outcome.error(), early, format);
    return ExitStatus::MachineFailed;
  }
  const Language language = language_of(arguments.portal, outcome->language);
  print(outcome->diagnostics, language, format);
  if (arguments.timings) fmt::print(stderr, "{}", observer.timings());
  if (format == MessageFormat::Json) {
    fmt::print("{}", json_summary(*outcome, observer.seconds()));
  } else if (!outcome->published) {
    fmt::print(stderr, "{}", refusal(*outcome, language));
  } else if (!arguments.quiet) {
    fmt::print("{}", summary(*outcome, language, observer.seconds()));
  }
  leave(outcome->published ? ExitStatus::Done : ExitStatus::ContentHasErrors);
}

}  // namespace gazette::cli
