// Writes values as JSON, in the form of Python's json.dumps().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/arena.h"
#include "templates/budget.h"
#include "templates/json.h"
#include "templates/value.h"

namespace gazette::templates {

class JsonWriter {
 public:
  JsonWriter(Arena& arena, Budget& budget, const JsonStyle& style)
      : arena_(arena), budget_(budget), style_(style) {}

  void write(const Value& value) { write(value, 0); }

  // The first value that JSON has no form for; it was written as null. Missing where there was none.
  const Value& unwritable() const { return unwritable_; }
  bool has_unsortable_keys() const { return has_unsortable_keys_; }
  std::string take() { return std::move(out_); }
  std::size_t size() const { return out_.size(); }

 private:
  struct Member {
    std::string key;
    Value number;  // what the key was in a dict
    Value value;
  };

  void write(const Value& value, std::size_t depth);
  void write_text(std::string_view text);
  void write_number(double number);
  void write_object(const Value& value, std::size_t depth);
  void write_members(const std::vector<Member>& members, std::size_t depth);
  static void sort_by_number(std::vector<Member>& members);
  void write_dict(const Dict& dict, std::size_t depth);
  // `at`(i) is the i-th of `size` items.
  template <typename At>
  void write_items(std::size_t size, std::size_t depth, const At& at);
  void line(std::size_t depth);
  void refuse(const Value& value);
  bool stopped() const { return budget_.spent() || arena_.exhausted() || out_.size() > arena_.limit(); }

  Arena& arena_;
  Budget& budget_;
  const JsonStyle& style_;
  std::string out_;
  Value unwritable_;
  bool has_unsortable_keys_ = false;
};

}  // namespace gazette::templates
