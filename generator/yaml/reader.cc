#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "diagnostics/nearest.h"
#include "model/key_names.h"
#include "text/utf8.h"
#include "yaml/rules.h"

namespace gazette::yaml {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::Span;
using diagnostics::Wording;
using diagnostics::words;

bool is_empty(const Node& node) {
  switch (node.kind) {
    case Kind::Null:
      return true;
    case Kind::Scalar:
      return text::trim(node.scalar).empty();
    case Kind::List:
    case Kind::Map:
      return false;
  }
  return false;
}

Wording kind_words(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return {"空值", "nothing"};
    case Kind::Scalar:
      return {"文字", "a text"};
    case Kind::List:
      return {"列表", "a list"};
    case Kind::Map:
      return {"键值表", "a map"};
  }
  return {};
}

diagnostics::Diagnostic& tell_wrong_type(const SourceFile& file, const Node& node, std::string_view key,
                                         const Wording& expected, Diagnostics& diagnostics) {
  const Wording found = kind_words(node.kind);
  const Span first{node.span.begin,
                   std::min(node.span.end, node.span.begin + std::max(1U, node.span.size()))};
  return diagnostics.error(rules::wrong_type, locate(file, first),
                           {fmt::format("“{}”应为{}，这里是{}", key, expected.zh, found.zh),
                            fmt::format("'{}' must be {}, not {}", key, expected.en, found.en)});
}

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The Arabic digits of a text, full-width ones included, split at everything else.
std::vector<std::string> runs_of_digits(std::string_view text) {
  std::vector<std::string> runs(1);
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    const char32_t value = c.value >= 0xFF10 && c.value <= 0xFF19 ? c.value - 0xFF10 + '0' : c.value;
    if (value >= '0' && value <= '9') {
      runs.back() += static_cast<char>(value);
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
    i += c.length;
  }
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

// "Did you mean", for a key that is not known: mistyped, or translated.
Wording meant_key(std::string_view key, std::span<const std::string_view> known_keys) {
  const std::optional<std::string_view> translated = model::key_called(key);
  if (translated && std::ranges::find(known_keys, *translated) != known_keys.end())
    return words("写成 {}", "write {}", *translated);
  return diagnostics::did_you_mean(key, known_keys);
}

bool wears_full_width_quotes(std::string_view text) {
  return text.starts_with("“") || text.starts_with("‘") || text.starts_with("”");
}

}  // namespace

Span span_of(const Text& text) {
  return {text.begin, text.end};
}

std::optional<std::string> iso_form_of(std::string_view text) {
  const std::vector<std::string> runs = runs_of_digits(text);
  if (runs.size() != 3) return std::nullopt;
  const auto year = to_int(runs[0]);
  const auto month = to_int(runs[1]);
  const auto day = to_int(runs[2]);
  if (!year || !month || !day) return std::nullopt;
  const auto date = model::CivilDate::of(*year, *month, *day);
  return date ? std::optional(date->iso()) : std::nullopt;
}

std::optional<model::CivilDate> read_date(const SourceFile& file, const Text& text,
                                          Diagnostics& diagnostics) {
  if (const auto date = model::CivilDate::parse(text.value)) {
    if (date->year() >= model::first_year && date->year() <= model::last_year) return date;
    diagnostics.error(
        rules::bad_date, locate(file, span_of(text)),
        words("年份应在{}到{}之间", "the year must be from {} to {}", model::first_year, model::last_year));
    return std::nullopt;
  }
  if (const auto iso = iso_form_of(text.value)) {
    diagnostics
        .error(rules::bad_date, locate(file, span_of(text)),
               words("日期“{}”的写法不对", "'{}' is not written as a date is", text.value))
        .suggest(words("写成 {}", "write {}", *iso));
    return std::nullopt;
  }
  const bool has_form = text.value.size() == 10 && text.value[4] == '-' && text.value[7] == '-';
  if (has_form || runs_of_digits(text.value).size() == 3) {
    diagnostics.error(rules::bad_date, locate(file, span_of(text)),
                      words("没有“{}”这一天", "there is no day '{}'", text.value));
  } else {
    diagnostics
        .error(rules::bad_date, locate(file, span_of(text)),
               words("“{}”不是日期", "'{}' is no date", text.value))
        .suggest({"写成 2021-12-28 这样的形式", "write it as 2021-12-28"});
  }
  return std::nullopt;
}

std::optional<Text> scalar_text(const SourceFile& file, const Node& node, std::string_view key,
                                Diagnostics& diagnostics) {
  if (node.kind != Kind::Scalar) {
    tell_wrong_type(file, node, key, {"文字", "a text"}, diagnostics);
    return std::nullopt;
  }
  return Text{std::string(text::trim(node.scalar)), node.span.begin, node.span.end};
}

model::Tree tree_of(const Node& node) {
  switch (node.kind) {
    case Kind::Null:
      return {};
    case Kind::Scalar: {
      if (!node.quoted && node.scalar == "true") return {true};
      if (!node.quoted && node.scalar == "false") return {false};
      std::int64_t number = 0;
      const char* const last = node.scalar.data() + node.scalar.size();
      const auto [end, error] = std::from_chars(node.scalar.data(), last, number);
      const bool leading_zero = node.scalar.size() > 1 && node.scalar.starts_with('0');
      if (!node.quoted && error == std::errc{} && end == last && !leading_zero) return {number};
      return {node.scalar};
    }
    case Kind::List: {
      model::TreeList list;
      list.reserve(node.items.size());
      for (const Node& item : node.items) list.push_back(tree_of(item));
      return {std::move(list)};
    }
    case Kind::Map: {
      model::TreeMap map;
      map.reserve(node.entries.size());
      for (const Entry& entry : node.entries) map.push_back({entry.key, tree_of(entry.value)});
      return {std::move(map)};
    }
  }
  return {};
}

MapReader::MapReader(SourceFile file, const Node& map, std::span<const std::string_view> known_keys,
                     Diagnostics& diagnostics)
    : file_(file), map_(map), diagnostics_(diagnostics) {
  diagnostics::Locator places(file);
  for (const Entry& entry : map.entries) {
    if (std::ranges::find(known_keys, entry.key) != known_keys.end()) continue;
    diagnostics_
        .warning(rules::unknown_key, places.locate(entry.key_span),
                 words("未知的键“{}”", "unknown key '{}'", entry.key))
        .suggest(meant_key(entry.key, known_keys));
  }
}

const Node* MapReader::raw(std::string_view key) const {
  const Node* const node = map_.find(key);
  return node == nullptr || is_empty(*node) ? nullptr : node;
}

std::optional<Text> MapReader::text(std::string_view key) {
  const Node* const node = raw(key);
  return node == nullptr ? std::nullopt : scalar_text(file_, *node, key, diagnostics_);
}

std::optional<Text> MapReader::required_text(std::string_view key) {
  if (has(key)) return text(key);
  tell_missing(key);
  return std::nullopt;
}

void MapReader::tell_missing(std::string_view key, Wording absent) {
  const auto entry = std::ranges::find(map_.entries, key, &Entry::key);
  if (entry != map_.entries.end()) {
    diagnostics_.error(rules::missing_key, place(entry->key_span),
                       words("“{}”没有填写", "'{}' has no value", key));
    return;
  }
  if (absent.empty()) absent = words("缺少“{}”", "'{}' is missing", key);
  diagnostics_.error(rules::missing_key, place({0, 0}), std::move(absent));
}

std::vector<Text> MapReader::texts(std::string_view key) {
  std::vector<Text> result;
  const Node* const node = raw(key);
  if (node == nullptr) return result;
  if (node->kind == Kind::Map) {
    tell_wrong_type(file_, *node, key, {"文字或列表", "a text or a list"}, diagnostics_);
    return result;
  }
  const std::span<const Node> items =
      node->kind == Kind::List ? std::span<const Node>(node->items) : std::span<const Node>(node, 1);
  for (const Node& item : items) {
    if (is_empty(item)) continue;
    if (auto text = scalar_text(file_, item, key, diagnostics_)) result.push_back(std::move(*text));
  }
  return result;
}

std::span<const Node> MapReader::list(std::string_view key, Wording form) {
  const Node* const node = raw(key);
  if (node == nullptr) return {};
  if (node->kind == Kind::List) return node->items;
  tell_wrong_type(file_, *node, key, {"列表", "a list"}, diagnostics_).suggest(std::move(form));
  return {};
}

const Node* MapReader::map(std::string_view key) {
  const Node* const node = raw(key);
  if (node == nullptr || node->kind == Kind::Map) return node;
  tell_wrong_type(file_, *node, key, {"键值表", "a map"}, diagnostics_);
  return nullptr;
}

std::optional<bool> MapReader::boolean(std::string_view key) {
  const std::optional<Text> text = this->text(key);
  if (!text) return std::nullopt;
  const std::string lower = text::ascii_lower(text->value);
  if (lower == "true" || lower == "yes") return true;
  if (lower == "false" || lower == "no") return false;
  diagnostics::Diagnostic& told =
      diagnostics_.error(rules::bad_value, place(span_of(*text)),
                         words("“{}”应为 true 或 false", "'{}' must be true or false", key));
  if (text->value == "是") told.suggest({"写成 true", "write true"});
  if (text->value == "否") told.suggest({"写成 false", "write false"});
  return std::nullopt;
}

std::optional<model::Located<int>> MapReader::integer(std::string_view key, int least, int most) {
  const std::optional<Text> text = this->text(key);
  if (!text) return std::nullopt;
  const std::optional<int> value = to_int(text->value);
  if (value && *value >= least && *value <= most) return model::Located<int>{*value, text->begin, text->end};
  diagnostics::Diagnostic& told = diagnostics_.error(
      rules::bad_number, place(span_of(*text)),
      words("“{}”应为{}到{}之间的整数", "'{}' must be a whole number from {} to {}", key, least, most));
  const std::vector<std::string> digits = runs_of_digits(text->value);
  if (wears_full_width_quotes(text->value)) {
    told.suggest({"去掉全角引号", "remove the full-width quotation marks"});
  } else if (!value && digits.size() == 1) {
    told.suggest(words("写成 {}", "write {}", digits[0]));
  }
  return std::nullopt;
}

std::optional<model::Located<model::CivilDate>> MapReader::date(std::string_view key) {
  const std::optional<Text> text = this->text(key);
  if (!text) return std::nullopt;
  const std::optional<model::CivilDate> date = read_date(file_, *text, diagnostics_);
  if (!date) return std::nullopt;
  return model::Located<model::CivilDate>{*date, text->begin, text->end};
}

model::Tree MapReader::tree(std::string_view key) {
  const Node* const node = raw(key);
  return node == nullptr ? model::Tree{} : tree_of(*node);
}

}  // namespace gazette::yaml
