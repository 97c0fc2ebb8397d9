// The attribute="unit.name" of many filters: a path of names and numbers, or several with commas.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "templates/call.h"
#include "templates/value.h"

namespace gazette::templates {

class AttributePath {
 public:
  // Of an argument; one that was not given, or is none, leads to the item itself. Fails for what is
  // neither a text nor an integer.
  static AttributePath of(Call& call, const Value& argument);
  // Several, where the text has commas.
  static std::vector<AttributePath> all_of(Call& call, const Value& argument);

  bool empty() const { return steps_.empty(); }
  // Each step an item, or else an attribute; `otherwise` stands in for what is undefined on the way.
  Value follow(Call& call, Value item, const Value& otherwise = Value::missing()) const;

 private:
  static AttributePath parse(std::string_view text);

  std::vector<Value> steps_;  // texts and integers; views on the argument
};

// What items are compared by: their text in lower case unless `case_sensitive`, other values as they are.
Value key_of(Call& call, const Value& value, bool case_sensitive);

}  // namespace gazette::templates
