#include "templates/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "templates/collections.h"
#include "templates/comparison.h"
#include "templates/printing.h"
#include "templates/stable_sort.h"
#include "text/utf8.h"

namespace gazette::templates {

// By value; the order of what is no number at all (NaN) is theirs before.
void JsonWriter::sort_by_number(std::vector<Member>& members) {
  const auto order = stable_order(members.size(), [&](std::size_t a, std::size_t b) {
    return order_of_numbers(members[a].number, members[b].number) < 0;
  });
  std::vector<Member> sorted;
  sorted.reserve(members.size());
  for (const std::size_t i : order) sorted.push_back(std::move(members[i]));
  members = std::move(sorted);
}

void JsonWriter::write(const Value& value, std::size_t depth) {
  if (depth > Budget::deepest || !budget_.spend(1)) return budget_.exhaust();
  NumberRoom room;
  switch (value.kind()) {
    case Kind::None:
      out_ += "null";
      return;
    case Kind::Boolean:
      out_ += value.as_boolean() ? "true" : "false";
      return;
    case Kind::Integer:
      out_ += text_of_integer(value.as_integer(), room);
      return;
    case Kind::Number:
      return write_number(value.as_number());
    case Kind::String:
    case Kind::Html:
      return write_text(value.as_text());
    case Kind::List:
    case Kind::Tuple:
      return write_items(value.as_list().size(), depth, [&](std::size_t i) { return value.as_list()[i]; });
    case Kind::Dict:
      return write_dict(value.as_dict(), depth);
    case Kind::Object:
      return write_object(value, depth);
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::Range:
    case Kind::Native:
      return refuse(value);
  }
}

void JsonWriter::refuse(const Value& value) {
  if (unwritable_.is_missing()) unwritable_ = value;
  out_ += "null";
}

void JsonWriter::write_number(double number) {
  if (std::isnan(number)) {
    out_ += "NaN";
  } else if (std::isinf(number)) {
    out_ += number < 0 ? "-Infinity" : "Infinity";
  } else {
    NumberRoom room;
    out_ += text_of_number(number, room);
  }
}

void JsonWriter::write_text(std::string_view text) {
  const auto escaped = [&](std::uint32_t unit) {
    fmt::format_to(std::back_inserter(out_), "\\u{:04x}", unit);
  };
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    const auto value = static_cast<std::uint32_t>(c.value);
    switch (value) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      case '\b':
        out_ += "\\b";
        break;
      case '\f':
        out_ += "\\f";
        break;
      default:
        if (value < 0x20 || (value >= 0x7F && value < 0x10000 && style_.text == JsonText::Ascii)) {
          escaped(value);
        } else if (value >= 0x10000 && style_.text == JsonText::Ascii) {
          escaped(0xD800 + ((value - 0x10000) >> 10U));
          escaped(0xDC00 + ((value - 0x10000) & 0x3FFU));
        } else {
          text::append_code_point(out_, c.value);
        }
    }
    i += c.length;
  }
  out_ += '"';
}

void JsonWriter::line(std::size_t depth) {
  if (!style_.indent) return;
  out_ += '\n';
  out_.append(depth * *style_.indent, ' ');
}

template <typename At>
void JsonWriter::write_items(std::size_t size, std::size_t depth, const At& at) {
  if (size == 0) {
    out_ += "[]";
    return;
  }
  out_ += '[';
  for (std::size_t i = 0; i < size && !stopped(); ++i) {
    if (i > 0) out_ += style_.indent ? "," : ", ";
    line(depth + 1);
    write(at(i), depth + 1);
  }
  line(depth);
  out_ += ']';
}

void JsonWriter::write_dict(const Dict& dict, std::size_t depth) {
  std::vector<Member> members;
  std::size_t texts = 0;
  for (const Dict::Entry& entry : dict.entries()) {
    if (!budget_.spend(1)) return;
    std::string key;
    NumberRoom room;
    if (entry.key.is_text()) {
      key = entry.key.as_text();
      ++texts;
    } else if (entry.key.is(Kind::Integer)) {
      key = text_of_integer(entry.key.as_integer(), room);
    } else if (entry.key.is(Kind::Number)) {
      key = text_of_number(entry.key.as_number(), room);
    } else if (entry.key.is(Kind::Boolean)) {
      key = entry.key.as_boolean() ? "true" : "false";
    } else if (entry.key.is_none()) {
      key = "null";
    } else {
      return refuse(entry.key);
    }
    members.push_back({std::move(key), entry.key, entry.value});
  }
  if (style_.keys == JsonKeys::Sorted) {
    if (texts == members.size()) {
      std::ranges::sort(members, {}, &Member::key);
    } else if (texts > 0) {
      has_unsortable_keys_ = true;
    } else {
      const bool all_numbers =
          std::ranges::all_of(members, [](const Member& m) { return m.number.is_numeric(); });
      has_unsortable_keys_ = !all_numbers && members.size() > 1;
      if (all_numbers) {
        sort_by_number(members);
      }
    }
  }
  write_members(members, depth);
}

void JsonWriter::write_object(const Value& value, std::size_t depth) {
  const Object& object = value.as_object();
  const Value printed = object.printed(value.handle(), arena_);
  if (depth >= style_.depth) {
    write_text(printed.is_text() ? printed.as_text() : "…");
    return;
  }
  if (object.is_sequence(value.handle())) {
    return write_items(object.size(value.handle()), depth,
                       [&](std::size_t i) { return object.at(value.handle(), i, arena_); });
  }
  std::vector<Member> members;
  for (const std::string_view name : object.names(value.handle())) {
    members.push_back({std::string(name), {}, object.get(value.handle(), name, arena_)});
  }
  if (style_.keys == JsonKeys::Sorted) std::ranges::sort(members, {}, &Member::key);
  write_members(members, depth);
}

void JsonWriter::write_members(const std::vector<Member>& members, std::size_t depth) {
  if (members.empty()) {
    out_ += "{}";
    return;
  }
  out_ += '{';
  bool first = true;
  for (const Member& member : members) {
    if (stopped()) return;
    if (!std::exchange(first, false)) out_ += style_.indent ? "," : ", ";
    line(depth + 1);
    write_text(member.key);
    out_ += ": ";
    write(member.value, depth + 1);
  }
  line(depth);
  out_ += '}';
}

}  // namespace gazette::templates
