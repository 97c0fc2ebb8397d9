#include "templates/printing.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "templates/collections.h"
#include "templates/natives.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

// Python writes the point where the exponent is from -4 to 15, and an exponent of two digits elsewhere.
constexpr int least_plain_exponent = -4;
constexpr int most_plain_exponent = 15;

class Digits {
 public:
  explicit Digits(NumberRoom& room) : room_(room) {}
  void put(char c) { room_[size_++] = c; }
  void put(std::string_view text) {
    for (const char c : text) put(c);
  }
  std::string_view view() const { return {room_.data(), size_}; }

 private:
  NumberRoom& room_;
  std::size_t size_ = 0;
};

void put_plain(Digits& out, std::string_view digits, int exponent) {
  if (exponent < 0) {
    out.put("0.");
    for (int i = exponent; i < -1; ++i) out.put('0');
    return out.put(digits);
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  for (std::size_t i = 0; i < whole; ++i) out.put(i < digits.size() ? digits[i] : '0');
  out.put('.');
  if (digits.size() <= whole) return out.put('0');
  out.put(digits.substr(whole));
}

void put_scientific(Digits& out, std::string_view digits, int exponent) {
  out.put(digits[0]);
  if (digits.size() > 1) {
    out.put('.');
    out.put(digits.substr(1));
  }
  out.put('e');
  out.put(exponent < 0 ? '-' : '+');
  const int size = exponent < 0 ? -exponent : exponent;
  if (size < 10) out.put('0');
  NumberRoom room;
  out.put(text_of_integer(size, room));
}

}  // namespace

std::string_view text_of_integer(std::int64_t value, NumberRoom& room) {
  const std::to_chars_result end = std::to_chars(room.data(), room.data() + room.size(), value);
  return {room.data(), static_cast<std::size_t>(end.ptr - room.data())};
}

std::string_view text_of_number(double value, NumberRoom& room) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  // The shortest digits that read back as the same number, d.ddde±xx.
  std::array<char, 40> scientific{};
  const std::to_chars_result written = std::to_chars(scientific.data(), scientific.data() + scientific.size(),
                                                     value, std::chars_format::scientific);
  std::string_view text(scientific.data(), static_cast<std::size_t>(written.ptr - scientific.data()));
  Digits out(room);
  if (text.starts_with('-')) {
    out.put('-');
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  int exponent = 0;
  const char* const sign = text.data() + e + 1;
  std::from_chars(*sign == '+' ? sign + 1 : sign, text.data() + text.size(), exponent);
  std::array<char, 24> digits{};
  std::size_t count = 0;
  for (const char c : text.substr(0, e)) {
    if (c != '.') digits[count++] = c;
  }
  const std::string_view all(digits.data(), count);
  if (exponent >= least_plain_exponent && exponent <= most_plain_exponent) {
    put_plain(out, all, exponent);
  } else {
    put_scientific(out, all, exponent);
  }
  return out.view();
}

void ValuePrinter::print(const Value& value) {
  if (value.is_text()) return out_.append(value.as_text());
  if (value.is(Kind::Native) && value.as_native().type() == Native::Type::Module) {
    return out_.append(static_cast<const ModuleValue&>(value.as_native()).html);
  }
  represent(value);
}

void ValuePrinter::represent(const Value& value, std::size_t depth) {
  if (depth > Budget::deepest || !budget_.spend(1)) {
    budget_.exhaust();
    return;
  }
  NumberRoom room;
  switch (value.kind()) {
    case Kind::Missing:
    case Kind::Undefined:
      return out_.append("Undefined");
    case Kind::None:
      return out_.append("None");
    case Kind::Boolean:
      return out_.append(value.as_boolean() ? "True" : "False");
    case Kind::Integer:
      return out_.append(text_of_integer(value.as_integer(), room));
    case Kind::Number:
      return out_.append(text_of_number(value.as_number(), room));
    case Kind::String:
      return represent_text(value.as_text());
    case Kind::Html:
      out_.append("Markup(");
      represent_text(value.as_text());
      return out_.append(")");
    case Kind::List:
      out_.append("[");
      represent_items(value.as_list(), depth);
      return out_.append("]");
    case Kind::Tuple:
      out_.append("(");
      represent_items(value.as_list(), depth);
      return out_.append(value.as_list().size() == 1 ? ",)" : ")");
    case Kind::Dict:
      return represent_dict(value.as_dict(), depth);
    case Kind::Range: {
      const Range& range = value.as_range();
      out_.append(range.step == 1 ? fmt::format("range({}, {})", range.start, range.stop)
                                  : fmt::format("range({}, {}, {})", range.start, range.stop, range.step));
      return;
    }
    case Kind::Object:
      return represent_object(value, depth);
    case Kind::Native:
      return represent_native(value.as_native(), depth);
  }
}

void ValuePrinter::represent_items(std::span<const Value> items, std::size_t depth) {
  for (std::size_t i = 0; i < items.size() && !budget_.spent() && !arena_.exhausted(); ++i) {
    if (i > 0) out_.append(", ");
    represent(items[i], depth + 1);
  }
}

void ValuePrinter::represent_dict(const Dict& dict, std::size_t depth) {
  out_.append("{");
  bool first = true;
  for (const Dict::Entry& entry : dict.entries()) {
    if (budget_.spent() || arena_.exhausted()) return;
    if (!first) out_.append(", ");
    first = false;
    represent(entry.key, depth + 1);
    out_.append(": ");
    represent(entry.value, depth + 1);
  }
  out_.append("}");
}

// A sequence as a list; anything else as what its owner says, or by its kind alone.
void ValuePrinter::represent_object(const Value& value, std::size_t depth) {
  const Object& object = value.as_object();
  const Value printed = object.printed(value.handle(), arena_);
  if (!printed.is_missing() && !printed.is(Kind::Object)) return represent(printed, depth + 1);
  if (!object.is_sequence(value.handle())) return out_.append(fmt::format("<{}>", object.type_name()));
  out_.append("[");
  const std::size_t size = object.size(value.handle());
  for (std::size_t i = 0; i < size && !budget_.spent() && !arena_.exhausted(); ++i) {
    if (i > 0) out_.append(", ");
    represent(object.at(value.handle(), i, arena_), depth + 1);
  }
  out_.append("]");
}

void ValuePrinter::represent_native(const Native& native, std::size_t depth) {
  switch (native.type()) {
    case Native::Type::Loop: {
      const auto& loop = static_cast<const LoopState&>(native);
      return out_.append(fmt::format("<LoopContext {}/{}>", loop.index, loop.items.size()));
    }
    case Native::Type::Macro: {
      const Function& function = static_cast<const MacroValue&>(native).function;
      const std::string name = fmt::format("'{}'", function.name);
      return out_.append(
          fmt::format("<Macro {}>", function.kind == FunctionKind::Caller ? "anonymous" : name));
    }
    case Native::Type::Namespace:
      out_.append("<Namespace ");
      represent_dict(static_cast<const NamespaceValue&>(native).members, depth);
      return out_.append(">");
    case Native::Type::Module:
      return out_.append(fmt::format("<TemplateModule '{}'>", static_cast<const ModuleValue&>(native).name));
    case Native::Type::Cycler:
      return out_.append("<cycler>");
    case Native::Type::Joiner:
      return out_.append("<joiner>");
    case Native::Type::Block:
      return out_.append(fmt::format("<block {}>", static_cast<const BlockValue&>(native).name));
    case Native::Type::Self:
    case Native::Type::Gathering:
      return out_.append("<self>");
    case Native::Type::Function:
      return out_.append(
          fmt::format("<function {}>", static_cast<const FunctionValue&>(native).callable.name));
  }
}

// In single quotes, or in double ones where the text has single and no double quotes.
void ValuePrinter::represent_text(std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const bool has_double = text.find('"') != std::string_view::npos;
  const char quote = has_single && !has_double ? '"' : '\'';
  out_.append(quote);
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (c.value == static_cast<unsigned char>(quote) || c.value == '\\') {
      out_.append('\\');
      out_.append(text[i]);
    } else if (c.value == '\n') {
      out_.append("\\n");
    } else if (c.value == '\r') {
      out_.append("\\r");
    } else if (c.value == '\t') {
      out_.append("\\t");
    } else if ((c.value >= ' ' && c.value < 0x7F) || (c.value >= 0x7F && text::is_printable(c.value))) {
      out_.append(text.substr(i, c.length));
    } else if (c.value < 0x100) {
      out_.append(fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c.value)));
    } else if (c.value < 0x10000) {
      out_.append(fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.value)));
    } else {
      out_.append(fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c.value)));
    }
    i += c.length;
  }
  out_.append(quote);
}

Wording described(const Value& value) {
  switch (value.kind()) {
    case Kind::Missing:
    case Kind::Undefined:
      return words("未定义的值", "an undefined value");
    case Kind::None:
      return words("空值", "none");
    case Kind::Boolean:
      return words("真假值", "a boolean");
    case Kind::Integer:
      return words("整数", "an integer");
    case Kind::Number:
      return words("小数", "a number");
    case Kind::String:
      return words("文字", "a text");
    case Kind::Html:
      return words("HTML", "HTML");
    case Kind::List:
      return words("列表", "a list");
    case Kind::Tuple:
      return words("元组", "a tuple");
    case Kind::Dict:
      return words("字典", "a dict");
    case Kind::Range:
      return words("范围", "a range");
    case Kind::Object: {
      const std::string_view name = value.as_object().type_name();
      return words("{}", "'{}'", name);
    }
    case Kind::Native:
      break;
  }
  switch (value.as_native().type()) {
    case Native::Type::Loop:
      return words("循环", "the loop");
    case Native::Type::Macro:
      return words("宏", "a macro");
    case Native::Type::Namespace:
      return words("命名空间", "a namespace");
    case Native::Type::Module:
      return words("导入的模板", "an imported template");
    case Native::Type::Cycler:
      return words("轮换器", "a cycler");
    case Native::Type::Joiner:
      return words("连接器", "a joiner");
    case Native::Type::Block:
      return words("块", "a block");
    case Native::Type::Self:
    case Native::Type::Gathering:
      return words("self", "self");
    case Native::Type::Function:
      return words("函数", "a function");
  }
  return {};
}

}  // namespace gazette::templates
