// Slugs: [a-z0-9-]+ made from any name, Chinese by pinyin.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gazette::text {

bool is_slug(std::string_view text);  // [a-z0-9-]+

// Makes slugs with ICU's transform "Han-Latin; Latin-ASCII; Lower". Making one costs milliseconds,
// so a stage makes it once. Thread-compatible: one thread at a time.
class Slugger {
 public:
  Slugger();
  ~Slugger();
  Slugger(Slugger&&) noexcept;
  Slugger& operator=(Slugger&&) noexcept;

  // "市社科联" -> "shi-she-ke-lian"; "Q1 党建" -> "q1-dang-jian". Empty where nothing is left.
  std::string slug(std::string_view name) const;
  // The pinyin of the first character, "A" to "Z", or "#": the letter it is filed under.
  std::string initial(std::string_view name) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace gazette::text
