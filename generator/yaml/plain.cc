#include "yaml/plain.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gazette::yaml {

namespace {

using diagnostics::Span;

// Bytes that are left to the library wherever they stand, and those with which no plain value begins.
constexpr std::string_view unusual = "#'\"\\\t\r?";
constexpr std::string_view indicators = "-,:[]{}&*!|>%@`~";
constexpr std::array<std::string_view, 4> unusual_breaks{"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                                         "\xEF\xBB\xBF"};

bool is_plain_text(std::string_view text) {
  static constexpr auto table = [] {
    std::array<bool, 256> is_unusual{};
    for (const char c : unusual) is_unusual[static_cast<unsigned char>(c)] = true;
    return is_unusual;
  }();
  if (std::ranges::any_of(text, [](char c) { return table[static_cast<unsigned char>(c)]; })) return false;
  return std::ranges::none_of(unusual_breaks,
                              [&](std::string_view b) { return text.find(b) != std::string_view::npos; });
}

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_null(std::string_view text) {
  return text == "null" || text == "Null" || text == "NULL";
}

// Reads line by line; every function is false where the text stops being plain.
class PlainReader {
 public:
  PlainReader(std::string_view text, Span part) : text_(text), at_(part.begin), end_(part.end) {}

  std::optional<Node> read() {
    Node root;
    root.kind = Kind::Map;
    while (next_line()) {
      if (indent_ != 0 || line_.starts_with("---") || line_.starts_with("...") || !read_entry(root))
        return std::nullopt;
    }
    if (root.entries.empty()) return std::nullopt;
    return root;
  }

 private:
  // The next line that is not blank, without its indentation and trailing blanks.
  bool next_line() {
    if (pushed_back_) {
      pushed_back_ = false;
      return true;
    }
    while (at_ < end_) {
      const std::uint32_t newline =
          static_cast<std::uint32_t>(std::min<std::size_t>(text_.find('\n', at_), end_));
      std::string_view line = text_.substr(at_, newline - at_);
      const std::uint32_t begin = at_;
      at_ = newline + 1;
      const std::size_t first = line.find_first_not_of(' ');
      if (first == std::string_view::npos) continue;
      indent_ = static_cast<std::uint32_t>(first);
      begin_ = begin + indent_;
      line_ = line.substr(first, line.find_last_not_of(' ') + 1 - first);
      return true;
    }
    return false;
  }

  // "key: value" or "key:" with a block list below, into a map.
  bool read_entry(Node& map) {
    std::size_t colon = 0;
    while (colon < line_.size() && is_key_letter(line_[colon])) ++colon;
    if (colon == 0 || colon == line_.size() || line_[colon] != ':') return false;
    Entry entry;
    entry.key = std::string(line_.substr(0, colon));
    entry.key_span = {begin_, begin_ + static_cast<std::uint32_t>(colon)};
    if (is_null(entry.key) || std::ranges::find(map.entries, entry.key, &Entry::key) != map.entries.end())
      return false;
    if (map.entries.empty()) map.span = {begin_, begin_};
    if (colon + 1 == line_.size()) {
      if (!read_block_list(entry.value)) return false;
    } else {
      const std::size_t value = line_.find_first_not_of(' ', colon + 1);
      if (value == colon + 1 ||
          !read_value(line_.substr(value), begin_ + static_cast<std::uint32_t>(value), entry.value))
        return false;
    }
    map.span.end = std::max(map.span.end, entry.value.span.end);
    map.entries.push_back(std::move(entry));
    return true;
  }

  static bool read_value(std::string_view value, std::uint32_t begin, Node& node) {
    if (value.starts_with('[')) return read_flow_list(value, begin, node);
    if (value.starts_with('{')) return read_flow_map(value, begin, node);
    return read_scalar(value, begin, node);
  }

  static bool read_scalar(std::string_view value, std::uint32_t begin, Node& node) {
    if (value.empty() || indicators.contains(value[0]) || value.ends_with(':') ||
        value.find(": ") != std::string_view::npos || is_null(value)) {
      return false;
    }
    node.kind = Kind::Scalar;
    node.scalar = std::string(value);
    node.span = {begin, begin + static_cast<std::uint32_t>(value.size())};
    return true;
  }

  // Calls read(text, its offset in value) for each part between the commas of a "[…]" or "{…}" on one line.
  template <typename Read>
  static bool each_flow_part(std::string_view value, Read read) {
    const std::size_t last = value.size() - 1;
    for (std::size_t part = 1; part <= std::max<std::size_t>(last, 1);) {
      const std::size_t comma = std::min(value.find(',', part), last);
      const std::size_t first = value.find_first_not_of(' ', part);
      if (first >= comma) return false;
      if (!read(value.substr(first, value.find_last_not_of(' ', comma - 1) + 1 - first), first)) return false;
      part = comma + 1;
    }
    return true;
  }

  static bool read_flow_scalar(std::string_view text, std::uint32_t begin, Node& node) {
    return text.find_first_of(":[]{}") == std::string_view::npos && read_scalar(text, begin, node);
  }

  static bool read_flow_list(std::string_view value, std::uint32_t begin, Node& node) {
    if (!value.ends_with(']')) return false;
    node.kind = Kind::List;
    node.span = {begin, begin};
    if (value == "[]") return true;
    const bool plain = each_flow_part(value, [&](std::string_view text, std::size_t at) {
      return read_flow_scalar(text, begin + static_cast<std::uint32_t>(at), node.items.emplace_back());
    });
    if (plain) node.span.end = node.items.back().span.end;
    return plain;
  }

  static bool read_flow_map(std::string_view value, std::uint32_t begin, Node& node) {
    if (!value.ends_with('}') || value.size() < 3) return false;
    node.kind = Kind::Map;
    node.span = {begin, begin};
    return each_flow_part(value, [&](std::string_view text, std::size_t at) {
      const std::size_t colon =
          static_cast<std::size_t>(std::ranges::find_if_not(text, is_key_letter) - text.begin());
      const std::size_t first = colon == 0 ? std::string_view::npos : text.find_first_not_of(' ', colon + 1);
      if (first == std::string_view::npos || first == colon + 1 || text[colon] != ':') return false;
      Entry entry;
      entry.key = std::string(text.substr(0, colon));
      const auto key_begin = begin + static_cast<std::uint32_t>(at);
      entry.key_span = {key_begin, key_begin + static_cast<std::uint32_t>(colon)};
      if (is_null(entry.key) || std::ranges::find(node.entries, entry.key, &Entry::key) != node.entries.end())
        return false;
      if (!read_flow_scalar(text.substr(first), key_begin + static_cast<std::uint32_t>(first), entry.value))
        return false;
      node.span.end = entry.value.span.end;
      node.entries.push_back(std::move(entry));
      return true;
    });
  }

  // "- …" lines of one indentation, each a plain value or the first line of a map.
  bool read_block_list(Node& list) {
    if (!next_line() || !line_.starts_with("- ")) return false;
    list.kind = Kind::List;
    list.span = {begin_, begin_};
    const std::uint32_t indent = indent_;
    do {
      if (!read_item(list.items.emplace_back(), indent)) return false;
      list.span.end = std::max(list.span.end, list.items.back().span.end);
      if (!next_line()) return true;
    } while (indent_ == indent && line_.starts_with("- "));
    pushed_back_ = true;
    return indent_ == 0 && !line_.starts_with('-');  // a key of the map above
  }

  // REQUIRES: the line begins with "- ".
  bool read_item(Node& item, std::uint32_t indent) {
    constexpr std::uint32_t dash = 2;
    line_.remove_prefix(dash);
    begin_ += dash;
    if (line_.starts_with(' ')) return false;
    if (line_.starts_with('{')) return read_flow_map(line_, begin_, item);
    if (line_.find(": ") == std::string_view::npos && !line_.ends_with(':'))
      return read_scalar(line_, begin_, item);
    item.kind = Kind::Map;
    for (;;) {
      if (line_.ends_with(':') || !read_entry(item)) return false;
      if (!next_line()) return true;
      if (indent_ != indent + dash) break;
    }
    pushed_back_ = true;
    return indent_ <= indent;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::string_view line_;
  std::uint32_t begin_ = 0;   // of line_ in the file
  std::uint32_t indent_ = 0;  // of the line
  bool pushed_back_ = false;  // the line is to be read again
};

}  // namespace

std::optional<Node> parse_plain(const diagnostics::SourceFile& file, Span part) {
  if (!is_plain_text(file.text.substr(part.begin, part.size()))) return std::nullopt;
  return PlainReader(file.text, part).read();
}

}  // namespace gazette::yaml
