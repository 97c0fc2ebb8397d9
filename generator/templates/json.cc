#include "templates/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "templates/collections.h"
#include "templates/json_writer.h"
#include "templates/rules.h"

namespace gazette::templates {

using diagnostics::Diagnostic;
using diagnostics::Wording;
using diagnostics::words;

namespace {

constexpr std::size_t deepest_nesting = 200;

// Builds values while nlohmann::json reads; it throws nothing as long as this says "stop" by false.
class ValueReader {
 public:
  ValueReader(Arena& arena) : arena_(arena) {}

  bool null() { return add(Value::none()); }
  bool boolean(bool value) { return add(Value::boolean(value)); }
  bool number_integer(std::int64_t value) { return add(Value::integer(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value > INT64_MAX)
      return refuse(words("整数 {} 超出 64 位", "the integer {} does not fit 64 bits", value));
    return add(Value::integer(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string& text) {
    if (text.find_first_of(".eE") == std::string::npos) {
      return refuse(words("整数 {} 超出 64 位", "the integer {} does not fit 64 bits", text));
    }
    return add(Value::number(value));
  }
  bool string(const std::string& text) { return add(Value::string(arena_.copy(text))); }
  bool binary(const nlohmann::json::binary_t& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(true); }
  bool key(const std::string& name) {
    open_.back().key = Value::string(arena_.copy(name));
    return true;
  }
  bool end_object() { return close(open_.back().dict.dict()); }
  bool start_array(std::size_t /*size*/) { return open(false); }
  bool end_array() { return close(open_.back().list.list()); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) {
    position_ = position > 0 ? position - 1 : 0;
    return refuse(words("这里不是合法的 JSON", "this is no JSON"));
  }

  const Value& result() const { return result_; }
  const Wording& mistake() const { return mistake_; }
  std::optional<std::size_t> position() const { return position_; }

 private:
  struct Open {
    bool is_dict;
    DictBuilder dict;
    ListBuilder list;
    Value key;
  };

  bool add(const Value& value) {
    if (open_.empty()) {
      result_ = value;
    } else if (open_.back().is_dict) {
      open_.back().dict.set(open_.back().key, value);
    } else {
      open_.back().list.push(value);
    }
    return !arena_.exhausted() || refuse(words("数据太大", "the data is too large"));
  }
  bool open(bool is_dict) {
    if (open_.size() >= deepest_nesting) {
      return refuse(words("嵌套超过 {} 层", "nested more than {} levels deep", deepest_nesting));
    }
    open_.push_back({is_dict, DictBuilder(arena_), ListBuilder(arena_), {}});
    return true;
  }
  bool close(const Value& value) {
    open_.pop_back();
    return add(value);
  }
  bool refuse(Wording wording) {
    mistake_ = std::move(wording);
    return false;
  }

  Arena& arena_;
  std::vector<Open> open_;
  Value result_;
  Wording mistake_;
  std::optional<std::size_t> position_;
};

}  // namespace

std::expected<Value, Diagnostic> from_json(std::string_view path, std::string_view json, Arena& arena) {
  ValueReader reader(arena);
  if (nlohmann::json::sax_parse(json.begin(), json.end(), &reader)) return reader.result();
  Diagnostic mistake;
  mistake.rule = rules::data.id;
  mistake.message = reader.mistake();
  if (reader.position()) {
    const auto at = static_cast<std::uint32_t>(std::min(*reader.position(), json.size()));
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(at + 1, json.size()));
    mistake.place = diagnostics::locate({path, json}, {at, end});
  } else {
    mistake.place = diagnostics::whole_file(std::string(path));
  }
  return std::unexpected(std::move(mistake));
}

std::string to_json(const Value& value, Arena& arena, const JsonStyle& style) {
  Budget budget(UINT64_MAX);
  JsonWriter writer(arena, budget, style);
  writer.write(value);
  return writer.take();
}

}  // namespace gazette::templates
