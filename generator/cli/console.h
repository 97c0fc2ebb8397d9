// What the command line prints, and the clock it measures with.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/result.h"
#include "site/observer.h"

namespace gazette::cli {

enum class MessageFormat { Human, Json };

// Prints progress to a terminal once a build takes longer than a second, and keeps the stages' times.
class ConsoleObserver final : public site::BuildObserver {
 public:
  enum class Progress { Silent, OnTerminal };
  explicit ConsoleObserver(Progress progress, diagnostics::Language language);
  ~ConsoleObserver() override;

  void stage(std::string_view name) override;
  void written(std::size_t done, std::size_t total) override;

  double seconds() const;  // since it was made
  // One line a stage, as --timings prints them.
  std::string timings() const;
  // Removes the progress line from the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Stage {
    std::string name;
    Clock::time_point begin;
  };

  void show(std::string_view text);

  Progress progress_;
  diagnostics::Language language_;
  Clock::time_point begin_ = Clock::now();
  std::vector<Stage> stages_;
  std::mutex terminal_;  // written() comes from any thread
  bool shown_ = false;
};

// Diagnostics on standard error.
void print(const diagnostics::Diagnostics& diagnostics, diagnostics::Language language, MessageFormat format);
void print(const diagnostics::Failure& failure, diagnostics::Language language, MessageFormat format);

bool is_terminal_output();

// From LC_ALL, LC_MESSAGES and LANG; Chinese where they are silent, for that is whom the portal is for.
diagnostics::Language language_of_environment();

}  // namespace gazette::cli
