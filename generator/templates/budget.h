// What is left of the work that one render may do. Whatever walks a value (comparing, printing,
// sorting) spends from it, so that nothing hangs, however values are nested in each other.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gazette::templates {

class Budget {
 public:
  explicit Budget(std::uint64_t steps) : left_(steps) {}

  // False once the budget is spent; it stays so.
  bool spend(std::uint64_t steps) {
    if (steps > left_) {
      left_ = 0;
      spent_ = true;
      return false;
    }
    left_ -= steps;
    return true;
  }

  void exhaust() { spent_ = true; }
  bool spent() const { return spent_; }

  // How deep values may be nested in each other for whoever walks them recursively.
  static constexpr std::size_t deepest = 200;

 private:
  std::uint64_t left_;
  bool spent_ = false;
};

}  // namespace gazette::templates
