#include "content/vocabulary_reader.h"

#include <array>
#include <optional>

#include "content/dates.h"
#include "content/periods.h"
#include "content/rules.h"
#include "files/encoding.h"
#include "text/slug.h"
#include "yaml/reader.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceFile;
using diagnostics::words;
using model::VocabularyEntry;
using model::VocabularyKind;
using yaml::MapReader;
using yaml::span_of;
using yaml::Text;

constexpr std::array<std::string_view, 9> unit_keys{"id",    "name",    "aliases",  "category",   "parent",
                                                    "level", "periods", "formerly", "description"};
constexpr std::array<std::string_view, 6> theme_keys{"id",       "name",   "aliases",
                                                     "category", "parent", "description"};
constexpr std::array<std::string_view, 12> slogan_keys{
    "id",     "name",   "aliases", "category", "suffix", "requires_suffix",
    "except", "masked", "since",   "until",    "full",   "description"};
constexpr std::array<std::string_view, 12> campaign_keys{
    "id",     "name",   "aliases", "category", "suffix", "requires_suffix",
    "except", "masked", "since",   "until",    "lead",   "description"};

std::span<const std::string_view> keys_of(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::Units:
      return unit_keys;
    case VocabularyKind::Themes:
      return theme_keys;
    case VocabularyKind::Slogans:
      return slogan_keys;
    case VocabularyKind::Campaigns:
      return campaign_keys;
  }
  return {};
}

using Located = model::Located<std::string>;

Located located(const Text& text) {
  return {text.value, text.begin, text.end};
}

std::optional<Located> located(const std::optional<Text>& text) {
  return text ? std::optional(located(*text)) : std::nullopt;
}

std::vector<Located> located(const std::vector<Text>& texts) {
  std::vector<Located> result;
  result.reserve(texts.size());
  for (const Text& text : texts) result.push_back(located(text));
  return result;
}

std::string value_or_empty(const std::optional<Text>& text) {
  return text ? text->value : std::string();
}

std::optional<Located> checked_id(const Text& id, MapReader& reader) {
  if (text::is_slug(id.value) && id.value != "index") return located(id);
  diagnostics::Diagnostic& told = reader.diagnostics().error(
      rules::bad_id, reader.place(span_of(id)),
      id.value == "index" ? words("“{}”不能作标识", "'{}' cannot be an id", id.value)
                          : words("标识“{}”只能用小写字母、数字和连字符",
                                  "the id '{}' may have small letters, digits and hyphens only", id.value));
  const std::string possible = text::slug_of(id.value);
  if (!possible.empty() && possible != "index") told.suggest(words("写成 {}", "write {}", possible));
  return std::nullopt;
}

// A year, month or day, nothing less sure.
std::optional<model::PartialDate> read_limit(MapReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  const auto date = read_partial_date(reader.file(), *text, reader.diagnostics());
  if (!date) return std::nullopt;
  const model::Precision precision = date->begin().precision;
  const bool plain = precision == model::Precision::Day || precision == model::Precision::Month ||
                     precision == model::Precision::Year;
  if (plain && date->shape() == model::PartialDate::Shape::Single) return date;
  reader.diagnostics().error(rules::bad_date, reader.place(span_of(*text)),
                             words("“{}”应是年份或日期", "'{}' must be a year or a date", key));
  return std::nullopt;
}

void check_order(MapReader& reader, const VocabularyEntry& entry) {
  if (!entry.since || !entry.until || model::PartialDate::range(entry.since->begin(), entry.until->begin()))
    return;
  reader.diagnostics().error(rules::bad_date, reader.place(reader.raw("until")->span),
                             {"“until”早于“since”", "'until' is before 'since'"});
}

// Without a word that may follow, such an entry would never be found.
void check_suffix(MapReader& reader, const VocabularyEntry& entry) {
  if (!entry.requires_suffix || !entry.suffix.empty()) return;
  reader.diagnostics()
      .error(rules::missing_key, reader.place(reader.raw("requires_suffix")->span),
             {"“requires_suffix”要与“suffix”一起用", "'requires_suffix' needs 'suffix'"})
      .suggest({"加上 suffix: [活动]", "add suffix: [活动]"});
}

std::optional<std::vector<Located>> read_periods(MapReader& reader) {
  const yaml::Node* const node = reader.raw("periods");
  if (node == nullptr) return std::nullopt;
  std::vector<Located> periods;
  for (const Text& code : reader.texts("periods")) {
    if (period_of_code(code.value)) {
      periods.push_back(located(code));
    } else {
      reader.diagnostics()
          .error(rules::bad_period, reader.place(span_of(code)),
                 words("“{}”不是报告期", "'{}' is no period", code.value))
          .suggest({"可用 annual、H1、H2、Q1 到 Q4", "use annual, H1, H2, Q1 to Q4"});
    }
  }
  return periods;
}

std::optional<VocabularyEntry> read_entry(MapReader reader, const std::optional<Text>& id_of_map,
                                          diagnostics::Span place) {
  VocabularyEntry entry;
  const std::optional<Text> id = reader.has("id") ? reader.text("id") : id_of_map;
  if (id) entry.id = checked_id(*id, reader);
  const auto name = reader.text("name");
  if (!reader.has("name")) {
    reader.diagnostics().error(rules::missing_key, reader.place(place),
                               {"这一条缺少“name”", "this entry lacks 'name'"});
  }
  entry.aliases = located(reader.texts("aliases"));
  entry.formerly = located(reader.texts("formerly"));
  entry.full = located(reader.text("full"));
  entry.category = value_or_empty(reader.text("category"));
  entry.level = value_or_empty(reader.text("level"));
  entry.parent = located(reader.text("parent"));
  entry.lead = located(reader.text("lead"));
  for (const Text& suffix : reader.texts("suffix")) entry.suffix.push_back(suffix.value);
  entry.requires_suffix = reader.boolean("requires_suffix").value_or(false);
  for (const Text& except : reader.texts("except")) entry.except.push_back(except.value);
  entry.masked = reader.boolean("masked").value_or(false);
  check_suffix(reader, entry);
  entry.since = read_limit(reader, "since");
  entry.until = read_limit(reader, "until");
  check_order(reader, entry);
  entry.periods = read_periods(reader);
  entry.description = located(reader.text("description"));
  if (!name) return std::nullopt;
  entry.name = located(*name);
  return entry;
}

}  // namespace

std::vector<VocabularyEntry> read_vocabulary(const SourceFile& file, VocabularyKind kind,
                                             Diagnostics& diagnostics) {
  std::vector<VocabularyEntry> entries;
  const std::uint32_t begin = files::byte_order_mark_size(file.text);
  const auto root =
      yaml::parse_yaml(file, {begin, static_cast<std::uint32_t>(file.text.size())}, diagnostics);
  if (!root) return entries;
  const auto add = [&](const yaml::Node& node, const std::optional<Text>& id, diagnostics::Span place) {
    if (node.kind == yaml::Kind::Scalar && !id) {
      VocabularyEntry entry;
      entry.name = {node.scalar, node.span.begin, node.span.end};
      entries.push_back(std::move(entry));
    } else if (node.kind == yaml::Kind::Map) {
      if (auto entry = read_entry(MapReader(file, node, keys_of(kind), diagnostics), id, place))
        entries.push_back(std::move(*entry));
    } else {
      diagnostics.error(rules::wrong_type, locate(file, place),
                        {"这一条应有“name”等键", "this entry must have keys such as 'name'"});
    }
  };
  switch (root->kind) {
    case yaml::Kind::Null:
      break;
    case yaml::Kind::List:
      for (const yaml::Node& item : root->items) {
        add(item, std::nullopt, item.entries.empty() ? item.span : item.entries.front().key_span);
      }
      break;
    case yaml::Kind::Map:
      for (const yaml::Entry& entry : root->entries) {
        add(entry.value, Text{entry.key, entry.key_span.begin, entry.key_span.end}, entry.key_span);
      }
      break;
    case yaml::Kind::Scalar:
      diagnostics.error(rules::wrong_type, locate(file, root->span),
                        {"应是条目的列表", "the file must be a list of entries"});
      break;
  }
  return entries;
}

}  // namespace gazette::content
