#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "diagnostics/render.h"

namespace gazette::cli {

namespace {

using diagnostics::Language;

constexpr std::chrono::seconds quiet_time{1};

double seconds_between(std::chrono::steady_clock::time_point begin,
                       std::chrono::steady_clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

std::string_view stage_words(std::string_view stage, Language language) {
  struct Words {
    std::string_view stage, zh, en;
  };
  constexpr std::array<Words, 12> all{{{"files", "读取文件", "reading files"},
                                       {"content", "解析报告", "parsing reports"},
                                       {"catalog", "核对名称", "looking up names"},
                                       {"taxonomy", "归类", "sorting"},
                                       {"related", "查找相关报告", "finding related reports"},
                                       {"plan", "安排页面", "planning pages"},
                                       {"search", "建立检索索引", "making the index"},
                                       {"layouts", "编译版式", "compiling layouts"},
                                       {"traces", "查对变化", "looking for changes"},
                                       {"write", "生成页面", "writing pages"},
                                       {"swap", "发布", "publishing"},
                                       {"cache", "备下次使用", "keeping what serves the next build"}}};
  for (const Words& words : all) {
    if (words.stage == stage) return language == Language::Chinese ? words.zh : words.en;
  }
  return stage;
}

}  // namespace

ConsoleObserver::ConsoleObserver(Progress progress, Language language)
    : progress_(progress), language_(language) {}
ConsoleObserver::~ConsoleObserver() {
  clear();
}

void ConsoleObserver::stage(std::string_view name) {
  stages_.push_back({std::string(name), Clock::now()});
  show(fmt::format("{}…", stage_words(name, language_)));
}

void ConsoleObserver::written(std::size_t done, std::size_t total) {
  show(fmt::format("{} {}/{}", stage_words("write", language_), done, total));
}

void ConsoleObserver::show(std::string_view text) {
  if (progress_ == Progress::Silent || Clock::now() - begin_ < quiet_time) return;
  const std::lock_guard lock(terminal_);
  fmt::print(stderr, "\r\x1b[K{}", text);
  std::fflush(stderr);
  shown_ = true;
}

void ConsoleObserver::clear() {
  const std::lock_guard lock(terminal_);
  if (shown_) fmt::print(stderr, "\r\x1b[K");
  shown_ = false;
}

double ConsoleObserver::seconds() const {
  return seconds_between(begin_, Clock::now());
}

std::string ConsoleObserver::timings() const {
  std::string out;
  const Clock::time_point now = Clock::now();
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    const Clock::time_point end = i + 1 < stages_.size() ? stages_[i + 1].begin : now;
    out += fmt::format("{:>9.3f} s  {}\n", seconds_between(stages_[i].begin, end), stages_[i].name);
  }
  return out + fmt::format("{:>9.3f} s  total\n", seconds());
}

bool is_terminal_output() {
  return ::isatty(STDERR_FILENO) == 1;
}

void print(const diagnostics::Diagnostics& diagnostics, Language language, MessageFormat format) {
  if (format == MessageFormat::Json) {
    fmt::print(stderr, "{}", render_json(diagnostics));
    return;
  }
  const auto colour = is_terminal_output() ? diagnostics::Colour::On : diagnostics::Colour::Off;
  fmt::print(stderr, "{}", render(diagnostics, language, colour));
}

void print(const diagnostics::Failure& failure, Language language, MessageFormat format) {
  if (format == MessageFormat::Json) {
    fmt::print(stderr, "{{\"failure\":{{\"zh\":{},\"en\":{}}}}}\n",
               diagnostics::json_string(failure.message.zh), diagnostics::json_string(failure.message.en));
    return;
  }
  fmt::print(stderr, "gazette: {}\n", failure.message.in(language));
}

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("en") ? Language::English : Language::Chinese;
  }
  return Language::Chinese;
}

}  // namespace gazette::cli
