// A Value is what a template computes with: one small, trivially copyable tagged value.
//
// It owns nothing. Text, lists and dicts are views on an Arena or on memory that its maker promises
// to keep until the render ends; an object is a const interface of its owner (the catalog's views)
// plus 64 bits that say which one, so that a page is rendered without copying what it shows.
// A Value knows no template syntax; what operators do with values is in operators.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "diagnostics/source.h"
#include "templates/arena.h"
#include "text/html.h"

namespace gazette::templates {

class Value;
class Dict;
class Native;
struct Absence;
struct Function;
struct Range;

// What the owner of an Object wants it to be: an id, an index, a pointer.
struct Handle {
  std::uint64_t bits = 0;
  bool operator==(const Handle&) const = default;
};

// How a template reads what it does not own. Implementations are stateless or const, live longer than
// every render, and are shared by all threads.
class Object {
 public:
  virtual ~Object() = default;

  // The word for it in messages: "report". Singular, lower case.
  virtual std::string_view type_name() const = 0;

  // A sequence has size() and at(); a mapping has get() and names(). Both may have get().
  virtual bool is_sequence(Handle self) const;

  // report.title and report['title']. Value::missing() where there is no such name; an attribute that
  // exists but has no value is Value::none().
  virtual Value get(Handle self, std::string_view name, Arena& arena) const;

  // REQUIRES: index < size(self).
  virtual Value at(Handle self, std::size_t index, Arena& arena) const;

  // A sequence's length; a mapping's number of names.
  virtual std::size_t size(Handle self) const;

  // The names of a mapping, in the order in which they are to be listed; for items(), tojson and
  // "did you mean". The views outlive the render.
  virtual std::span<const std::string_view> names(Handle self) const;

  // What {{ report }} prints. Value::missing(): it cannot be printed, which is an error.
  virtual Value printed(Handle self, Arena& arena) const;
};

enum class Kind : std::uint8_t {
  Missing,    // no value at all: never seen by a template, which sees Undefined in its place
  Undefined,  // knows what was asked for, for the message
  None,
  Boolean,
  Integer,
  Number,
  String,  // escaped when printed
  Html,    // safe: printed as it is
  List,
  Tuple,
  Dict,
  Range,
  Object,
  Native,  // what only the engine makes: loop, macro, namespace, module, function
};

class Value {
 public:
  Value() = default;  // missing
  static Value missing() { return {}; }
  static Value undefined(const Absence& absence);
  static Value none();
  static Value boolean(bool value);
  static Value integer(std::int64_t value);
  static Value number(double value);
  // Borrowed: the text outlives the render, or is in its arena (arena.copy).
  static Value string(std::string_view text);
  static Value html(const text::SafeHtml& html);
  // REQUIRES: the text is safe to print as it is. For the engine and for texts out of SafeHtml.
  static Value trusted_html(std::string_view html);
  static Value list(std::span<const Value> items);
  static Value tuple(std::span<const Value> items);
  static Value group(std::span<const Value> grouper_and_list);  // what groupby makes: a tuple with names
  static Value dict(const Dict& dict);
  static Value range(const Range& range);
  static Value object(const Object& object, Handle handle);
  static Value native(Native& native);

  Kind kind() const { return static_cast<Kind>(tag_ & kind_bits); }
  bool is(Kind wanted) const { return kind() == wanted; }
  bool is_missing() const { return is(Kind::Missing); }
  bool is_undefined() const { return is(Kind::Undefined); }
  bool is_none() const { return is(Kind::None); }
  bool is_text() const { return is(Kind::String) || is(Kind::Html); }
  bool is_list() const { return is(Kind::List) || is(Kind::Tuple); }
  bool is_group() const { return tag_ == (tag_of(Kind::Tuple) | group_bit); }
  // Boolean, Integer, Number: a boolean counts as 0 or 1, as in Python.
  bool is_numeric() const { return kind() >= Kind::Boolean && kind() <= Kind::Number; }
  bool is_integral() const { return is(Kind::Boolean) || is(Kind::Integer); }

  // Each REQUIRES the kind in its name.
  bool as_boolean() const { return first_.boolean; }
  std::int64_t as_integer() const { return is(Kind::Boolean) ? first_.boolean : first_.integer; }
  double as_number() const { return is(Kind::Number) ? first_.number : static_cast<double>(as_integer()); }
  std::string_view as_text() const { return {first_.text, second_.size}; }
  std::span<const Value> as_list() const { return {first_.items, second_.size}; }
  const Dict& as_dict() const { return *first_.dict; }
  const Range& as_range() const { return *first_.range; }
  const Object& as_object() const { return *first_.object; }
  Handle handle() const { return second_.handle; }
  Native& as_native() const { return *first_.native; }
  const Absence& as_absence() const { return *first_.absence; }

  // The same thing, not an equal one: `is sameas`.
  bool same_as(const Value& other) const;

 private:
  union First {
    std::int64_t integer;
    bool boolean;
    double number;
    const char* text;
    const Value* items;
    const Dict* dict;
    const Range* range;
    const Object* object;
    Native* native;
    const Absence* absence;
  };
  union Second {
    std::size_t size;
    Handle handle;
  };

  static constexpr std::uint32_t kind_bits = 0xFF;
  static constexpr std::uint32_t group_bit = 0x100;
  static constexpr std::uint32_t tag_of(Kind kind) { return static_cast<std::uint32_t>(kind); }

  First first_{.integer = 0};
  Second second_{.size = 0};
  // The kind, and whether it is a group; one word, so that a copy never waits for parts of it.
  std::uint32_t tag_ = tag_of(Kind::Missing);
};

static_assert(sizeof(Value) == 24 && std::is_trivially_copyable_v<Value>);

// Why a value is undefined, and where it became so.
struct Absence {
  enum class Reason : std::uint8_t {
    Variable,   // {{ name }}
    Attribute,  // {{ owner.name }}
    Item,       // {{ owner[name] }}
    Parameter,  // a macro's, not given
    Import,     // {% from where import name %}
    NoElse,     // 'a' if false: prints nothing
    NoParent,   // super() in a block without parent
    Empty,      // the first of nothing
    NoItem,     // loop.previtem of the first
  };
  Reason reason;
  std::string_view name;               // the variable, the attribute, the text of the key
  Value owner;                         // Attribute, Item: what was asked; Import: the module
  std::string_view where;              // Import: the template
  const Function* function = nullptr;  // the code that made it
  diagnostics::Span span{};            // and its place there
};

// range(start, stop, step), never stored as a list.
struct Range {
  std::int64_t start;
  std::int64_t stop;  // as it was asked for, not what the last item leads to
  std::int64_t step;
  std::size_t count;

  std::int64_t at(std::size_t index) const { return start + static_cast<std::int64_t>(index) * step; }
};

inline Value Value::none() {
  Value v;
  v.tag_ = tag_of(Kind::None);
  return v;
}

inline Value Value::boolean(bool value) {
  Value v;
  v.tag_ = tag_of(Kind::Boolean);
  v.first_.boolean = value;
  return v;
}

inline Value Value::integer(std::int64_t value) {
  Value v;
  v.tag_ = tag_of(Kind::Integer);
  v.first_.integer = value;
  return v;
}

inline Value Value::number(double value) {
  Value v;
  v.tag_ = tag_of(Kind::Number);
  v.first_.number = value;
  return v;
}

inline Value Value::string(std::string_view text) {
  Value v;
  v.tag_ = tag_of(Kind::String);
  v.first_.text = text.data();
  v.second_.size = text.size();
  return v;
}

inline Value Value::trusted_html(std::string_view html) {
  Value v = string(html);
  v.tag_ = tag_of(Kind::Html);
  return v;
}

inline Value Value::html(const text::SafeHtml& html) {
  return trusted_html(html.view());
}

inline Value Value::list(std::span<const Value> items) {
  Value v;
  v.tag_ = tag_of(Kind::List);
  v.first_.items = items.data();
  v.second_.size = items.size();
  return v;
}

inline Value Value::tuple(std::span<const Value> items) {
  Value v = list(items);
  v.tag_ = tag_of(Kind::Tuple);
  return v;
}

inline Value Value::group(std::span<const Value> grouper_and_list) {
  Value v = tuple(grouper_and_list);
  v.tag_ |= group_bit;
  return v;
}

inline Value Value::undefined(const Absence& absence) {
  Value v;
  v.tag_ = tag_of(Kind::Undefined);
  v.first_.absence = &absence;
  return v;
}

inline Value Value::dict(const Dict& dict) {
  Value v;
  v.tag_ = tag_of(Kind::Dict);
  v.first_.dict = &dict;
  return v;
}

inline Value Value::range(const Range& range) {
  Value v;
  v.tag_ = tag_of(Kind::Range);
  v.first_.range = &range;
  return v;
}

inline Value Value::object(const Object& object, Handle handle) {
  Value v;
  v.tag_ = tag_of(Kind::Object);
  v.first_.object = &object;
  v.second_.handle = handle;
  return v;
}

inline Value Value::native(Native& native) {
  Value v;
  v.tag_ = tag_of(Kind::Native);
  v.first_.native = &native;
  return v;
}

}  // namespace gazette::templates
