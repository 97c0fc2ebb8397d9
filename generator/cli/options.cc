#include "cli/options.h"

#include <chrono>
#include <filesystem>

namespace gazette::cli {

namespace {

using diagnostics::Failure;
using diagnostics::Result;
using diagnostics::words;

// The machine's date, in its own time zone.
model::CivilDate machine_date() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  ::localtime_r(&now, &local);
  return *model::CivilDate::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

Result<model::CivilDate> today_of(const PortalArguments& arguments) {
  if (arguments.today.empty()) return machine_date();
  if (const auto date = model::CivilDate::parse(arguments.today)) return *date;
  return std::unexpected(Failure{words("--today 的日期“{}”不对，写成 2021-12-28",
                                       "--today '{}' is no date; write it as 2021-12-28", arguments.today)});
}

catalog::Include include(bool flag) {
  return flag ? catalog::Include::Yes : catalog::Include::No;
}

}  // namespace

Result<site::SiteOptions> site_options(const PortalArguments& arguments) {
  std::error_code error;
  if (!std::filesystem::exists(arguments.portal, error)) {
    return std::unexpected(Failure{words("没有“{}”这个文件夹", "there is no folder '{}'", arguments.portal)});
  }
  if (!std::filesystem::is_directory(arguments.portal, error)) {
    return std::unexpected(Failure{words("“{}”不是文件夹", "'{}' is no folder", arguments.portal)});
  }
  const Result<model::CivilDate> today = today_of(arguments);
  if (!today) return std::unexpected(today.error());
  const parallel::Jobs jobs =
      arguments.jobs == 0 ? parallel::all_processors() : parallel::Jobs{arguments.jobs};
  return site::SiteOptions{
      arguments.portal,
      {*today, include(arguments.drafts), include(arguments.future), include(arguments.expired)},
      jobs};
}

diagnostics::Language language_of(const PortalArguments& arguments,
                                  std::optional<diagnostics::Language> portal) {
  if (arguments.language == "zh") return diagnostics::Language::Chinese;
  if (arguments.language == "en") return diagnostics::Language::English;
  return portal.value_or(language_of_environment());
}

MessageFormat format_of(const PortalArguments& arguments) {
  return arguments.json ? MessageFormat::Json : MessageFormat::Human;
}

}  // namespace gazette::cli
