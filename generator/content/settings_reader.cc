#include "content/settings_reader.h"

#include <algorithm>
#include <array>

#include "content/periods.h"
#include "content/rules.h"
#include "content/site_path.h"
#include "files/encoding.h"
#include "text/time_zone.h"
#include "text/utf8.h"
#include "yaml/reader.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceFile;
using diagnostics::words;
using model::Settings;
using yaml::MapReader;
using yaml::span_of;
using yaml::Text;

constexpr std::array<std::string_view, 19> site_keys{
    "title", "subtitle",     "footer",    "language",     "base_url",   "page_size", "periods",
    "note",  "vocabularies", "recognize", "search",       "raw_html",   "time_zone", "menu",
    "style", "repository",   "related",   "compilations", "comparisons"};
constexpr std::array<std::string_view, 4> vocabulary_keys{"units", "themes", "slogans", "campaigns"};
constexpr std::array<std::string_view, 3> recognize_keys{"slogans", "campaigns", "activities"};
constexpr std::array<std::string_view, 2> period_keys{"id", "due"};
constexpr std::array<std::string_view, 2> menu_keys{"title", "url"};
constexpr std::array<std::string_view, 2> repository_keys{"url", "edit"};

constexpr int largest_page = 10'000;

template <typename T>
struct Choice {
  std::string_view name;
  T value;
};

// One of a few words, or nullopt after an error that lists them.
template <typename T, std::size_t N>
std::optional<T> read_choice(MapReader& reader, std::string_view key,
                             const std::array<Choice<T>, N>& choices) {
  const std::optional<Text> text = reader.text(key);
  if (!text) return std::nullopt;
  std::string list;
  for (const Choice<T>& choice : choices) {
    if (choice.name == text->value) return choice.value;
    list += (list.empty() ? "" : ", ") + std::string(choice.name);
  }
  reader.diagnostics().error(
      rules::bad_value, reader.place(span_of(*text)),
      words("“{0}”的值“{1}”不对，可用：{2}", "'{0}' cannot be '{1}'; it may be {2}", key, text->value, list));
  return std::nullopt;
}

void set_text(MapReader& reader, std::string_view key, std::string& out) {
  if (auto text = reader.text(key)) out = std::move(text->value);
}

void read_base_url(MapReader& reader, Settings& settings) {
  const auto text = reader.text("base_url");
  if (!text) return;
  if (!is_absolute_web_address(text->value) || text->value.find_first_of("?#") != std::string::npos) {
    reader.diagnostics()
        .error(rules::bad_address, reader.place(span_of(*text)),
               words("“{}”不是网站的完整地址", "'{}' is no absolute address of a site", text->value))
        .suggest({"写成 https://portal.example/ 这样的形式", "write it as https://portal.example/"});
    return;
  }
  settings.base_url = text->value.ends_with('/') ? text->value : text->value + "/";
}

// "01-15": a month and a day of any year.
bool read_due(MapReader& reader, const Text& due, model::DuePeriod& period) {
  const std::string_view text = due.value;
  const auto date =
      text.size() == 5 && text[2] == '-' ? model::CivilDate::parse("2023-" + due.value) : std::nullopt;
  if (!date) {
    reader.diagnostics()
        .error(rules::bad_date, reader.place(span_of(due)),
               words("截止日“{}”的写法不对", "'{}' is no last day", due.value))
        .suggest({"写成“月-日”，例如 01-15", "write month and day: 01-15"});
    return false;
  }
  period.due_month = date->month();
  period.due_day = date->day();
  return true;
}

void read_due_period(MapReader& reader, const yaml::Node& item, Settings& settings) {
  model::DuePeriod period;
  std::optional<Text> code;
  if (item.kind == yaml::Kind::Map) {
    MapReader entry(reader.file(), item, period_keys, reader.diagnostics());
    code = entry.required_text("id");
    if (const auto due = entry.text("due"); due && !read_due(entry, *due, period)) return;
  } else {
    code = yaml::scalar_text(reader.file(), item, "periods", reader.diagnostics());
  }
  if (!code) return;
  if (!period_of_code(code->value)) {
    reader.diagnostics()
        .error(rules::bad_period, reader.place(span_of(*code)),
               words("“{}”不是报告期", "'{}' is no period", code->value))
        .suggest({"可用 annual、H1、H2、Q1 到 Q4", "use annual, H1, H2, Q1 to Q4"});
    return;
  }
  period.code = {code->value, code->begin, code->end};
  if (std::ranges::find(settings.periods, code->value,
                        [](const model::DuePeriod& p) { return p.code.value; }) != settings.periods.end()) {
    reader.diagnostics().error(rules::repeated_name, reader.place(span_of(*code)),
                               words("“{}”写了两次", "'{}' is given twice", code->value));
    return;
  }
  settings.periods.push_back(std::move(period));
}

void read_vocabulary_choices(MapReader& reader, Settings& settings) {
  const yaml::Node* const node = reader.map("vocabularies");
  if (node == nullptr) return;
  MapReader entry(reader.file(), *node, vocabulary_keys, reader.diagnostics());
  constexpr std::array<Choice<model::NewNames>, 2> choices{
      {{"open", model::NewNames::Accepted}, {"closed", model::NewNames::Refused}}};
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    settings.vocabularies[index_of(kind)] = read_choice(entry, model::vocabulary_name(kind), choices);
  }
}

void read_recognize(MapReader& reader, Settings& settings) {
  const yaml::Node* const node = reader.raw("recognize");
  if (node == nullptr) return;
  if (node->kind == yaml::Kind::Scalar) {  // recognize: false turns all of it off
    const bool on = reader.boolean("recognize").value_or(true);
    settings.recognize = {on, on, on};
    return;
  }
  const yaml::Node* const map = reader.map("recognize");
  if (map == nullptr) return;
  MapReader entry(reader.file(), *map, recognize_keys, reader.diagnostics());
  settings.recognize.slogans = entry.boolean("slogans").value_or(true);
  settings.recognize.campaigns = entry.boolean("campaigns").value_or(true);
  settings.recognize.activities = entry.boolean("activities").value_or(true);
}

void refuse_address(MapReader& reader, const Text& text) {
  reader.diagnostics().error(
      rules::bad_address, reader.place(span_of(text)),
      words("“{}”不是 http(s) 或相对地址", "'{}' is neither an http(s) nor a relative address", text.value));
}

void read_menu(MapReader& reader, Settings& settings) {
  for (const yaml::Node& item : reader.list("menu")) {
    if (item.kind != yaml::Kind::Map) {
      reader.diagnostics().error(rules::wrong_type, reader.place(item.span),
                                 {"菜单项应有“title”和“url”", "a menu entry must have 'title' and 'url'"});
      continue;
    }
    MapReader entry(reader.file(), item, menu_keys, reader.diagnostics());
    const auto title = entry.text("title");
    const auto url = entry.text("url");
    if (!title || !url) {
      reader.diagnostics().error(rules::missing_key, reader.place(item.span),
                                 {"菜单项应有“title”和“url”", "a menu entry must have 'title' and 'url'"});
    } else if (!is_web_address(url->value)) {
      refuse_address(entry, *url);
    } else {
      settings.menu.push_back({title->value, {url->value, url->begin, url->end}});
    }
  }
}

bool is_style_value(std::string_view value) {
  if (value.find_first_of(";{}@\\<>`") != std::string_view::npos) return false;
  const std::string lower = text::ascii_lower(value);
  return lower.find("url(") == std::string::npos && lower.find("expression(") == std::string::npos &&
         lower.find("//") == std::string::npos && lower.find("/*") == std::string::npos &&
         value.find('\n') == std::string_view::npos;
}

void read_style(MapReader& reader, Settings& settings) {
  const yaml::Node* const map = reader.map("style");
  if (map == nullptr) return;
  for (const yaml::Entry& entry : map->entries) {
    const bool name_fits = !entry.key.empty() && std::ranges::all_of(entry.key, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!name_fits) {
      reader.diagnostics().error(
          rules::bad_value, reader.place(entry.key_span),
          words("“{}”不是样式变量名", "'{}' is no name of a style variable", entry.key));
      continue;
    }
    const auto value = yaml::scalar_text(reader.file(), entry.value, entry.key, reader.diagnostics());
    if (!value) continue;
    if (value->value.empty() || !is_style_value(value->value)) {
      reader.diagnostics().error(rules::bad_value, reader.place(span_of(*value)),
                                 {"样式变量的值只能是一个颜色、长度或字体列表",
                                  "a style variable must be one colour, length or list of fonts"});
      continue;
    }
    settings.style.emplace_back(entry.key, value->value);
  }
}

void read_repository(MapReader& reader, Settings& settings) {
  const yaml::Node* const map = reader.map("repository");
  if (map == nullptr) return;
  MapReader entry(reader.file(), *map, repository_keys, reader.diagnostics());
  model::Repository repository;
  for (const auto& [key, out] : {std::pair{"url", &repository.url}, std::pair{"edit", &repository.edit}}) {
    const auto text = entry.text(key);
    if (!text) continue;
    if (is_web_address(text->value)) {
      *out = text->value;
    } else {
      refuse_address(entry, *text);
    }
  }
  settings.repository = std::move(repository);
}

void read_time_zone(MapReader& reader, Settings& settings) {
  const auto zone = reader.text("time_zone");
  if (!zone) return;
  if (text::is_time_zone(zone->value)) {
    settings.time_zone = zone->value;
  } else {
    reader.diagnostics()
        .error(rules::bad_value, reader.place(span_of(*zone)),
               words("“{}”不是时区名", "'{}' is no name of a time zone", zone->value))
        .suggest({"例如 Asia/Shanghai", "for example Asia/Shanghai"});
  }
}

Settings read_map(MapReader reader) {
  Settings settings;
  set_text(reader, "title", settings.title);
  set_text(reader, "subtitle", settings.subtitle);
  set_text(reader, "footer", settings.footer);
  set_text(reader, "note", settings.note);
  constexpr std::array<Choice<model::SiteLanguage>, 2> languages{
      {{"zh-CN", model::SiteLanguage::Chinese}, {"en", model::SiteLanguage::English}}};
  settings.language = read_choice(reader, "language", languages).value_or(settings.language);
  constexpr std::array<Choice<model::RawHtmlPolicy>, 2> policies{
      {{"escape", model::RawHtmlPolicy::Escape}, {"drop", model::RawHtmlPolicy::Drop}}};
  settings.raw_html = read_choice(reader, "raw_html", policies).value_or(settings.raw_html);
  read_base_url(reader, settings);
  if (const auto size = reader.integer("page_size", 1, largest_page)) settings.page_size = size->value;
  if (const auto related = reader.integer("related", 0, 50)) settings.related = related->value;
  for (const yaml::Node& item : reader.list("periods")) read_due_period(reader, item, settings);
  read_vocabulary_choices(reader, settings);
  read_recognize(reader, settings);
  settings.search = reader.boolean("search").value_or(true);
  settings.compilations = reader.boolean("compilations").value_or(true);
  settings.comparisons = reader.boolean("comparisons").value_or(true);
  read_time_zone(reader, settings);
  read_menu(reader, settings);
  read_style(reader, settings);
  read_repository(reader, settings);
  return settings;
}

}  // namespace

Settings read_settings(const SourceFile& file, Diagnostics& diagnostics) {
  const std::uint32_t begin = files::byte_order_mark_size(file.text);
  const auto root =
      yaml::parse_yaml(file, {begin, static_cast<std::uint32_t>(file.text.size())}, diagnostics);
  if (!root || root->kind == yaml::Kind::Null) return {};
  if (root->kind != yaml::Kind::Map) {
    diagnostics.error(rules::wrong_type, locate(file, root->span),
                      {"site.yaml 应是“键: 值”的列表", "site.yaml must be a map of keys to values"});
    return {};
  }
  return read_map(MapReader(file, *root, site_keys, diagnostics));
}

}  // namespace gazette::content
