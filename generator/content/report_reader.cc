#include "content/report_reader.h"

#include <algorithm>
#include <array>

#include "content/dates.h"
#include "content/periods.h"
#include "content/rules.h"
#include "content/site_path.h"
#include "text/slug.h"
#include "text/utf8.h"
#include "yaml/reader.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceFile;
using diagnostics::words;
using yaml::MapReader;
using yaml::span_of;
using yaml::Text;

constexpr std::array<std::string_view, 24> report_keys{
    "title",     "unit",       "year",     "period",  "date",    "theme",     "themes",  "slogans",
    "campaigns", "activities", "subtitle", "summary", "source",  "number",    "authors", "attachments",
    "slug",      "aliases",    "draft",    "publish", "expires", "withdrawn", "layout",  "params"};
constexpr std::array<std::string_view, 7> page_keys{"title",   "summary", "menu",  "draft",
                                                    "aliases", "layout",  "params"};
constexpr std::array<std::string_view, 5> activity_keys{"date", "end", "title", "place", "text"};
constexpr std::array<std::string_view, 2> attachment_keys{"path", "title"};
constexpr std::array<std::string_view, 3> withdrawn_keys{"date", "reason", "replaced_by"};

model::Name name_of(const Text& text) {
  return {text.value, text.begin, text.end};
}

std::string value_or_empty(std::optional<Text> text) {
  return text ? std::move(text->value) : std::string();
}

template <typename T>
std::optional<T> value_of(const std::optional<model::Located<T>>& located) {
  return located ? std::optional<T>(located->value) : std::nullopt;
}

// A name wholly in full-width quotation marks is meant without them: “两学一做”.
model::Name unquoted(MapReader& reader, const Text& text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> quotes{{{"“", "”"}, {"‘", "’"}}};
  for (const auto& [open, close] : quotes) {
    const std::string_view value = text.value;
    if (!value.starts_with(open) || !value.ends_with(close) || value.size() <= open.size() + close.size())
      continue;
    const std::string_view inner = value.substr(open.size(), value.size() - open.size() - close.size());
    if (inner.find(open) != std::string_view::npos || inner.find(close) != std::string_view::npos) continue;
    reader.diagnostics()
        .warning(rules::full_width_quotes, reader.place(span_of(text)),
                 words("名称“{}”外面有全角引号，按没有引号处理",
                       "the name '{}' wears full-width quotation marks; it is read without them", inner))
        .suggest({"去掉引号", "remove them"});
    return {std::string(inner), text.begin, text.end};
  }
  return name_of(text);
}

// ［甲，乙］ is one name to YAML.
void refuse_full_width_brackets(MapReader& reader, const Text& text) {
  if (!text.value.starts_with("［") || !text.value.ends_with("］")) return;
  reader.diagnostics()
      .error(rules::full_width_brackets, reader.place(span_of(text)),
             {"全角方括号括不出列表", "full-width brackets make no list"})
      .suggest({"改为英文方括号和逗号：[甲, 乙]", "write [a, b] with half-width brackets and commas"});
}

// Names without repetition, in the author's order.
std::vector<model::Name> names(MapReader& reader, std::span<const std::string_view> keys) {
  std::vector<model::Name> result;
  for (const std::string_view key : keys) {
    for (const Text& text : reader.texts(key)) {
      refuse_full_width_brackets(reader, text);
      model::Name name = unquoted(reader, text);
      const auto same = std::ranges::find(result, name.value, &model::Name::value);
      if (same == result.end()) {
        result.push_back(std::move(name));
      } else {
        reader.diagnostics().warning(rules::repeated_name, reader.place(span_of(text)),
                                     words("“{}”写了两次", "'{}' is given twice", name.value));
      }
    }
  }
  return result;
}

std::vector<model::Name> names(MapReader& reader, std::string_view key) {
  return names(reader, std::span(&key, 1));
}

std::optional<model::PartialDate> activity_date(MapReader& reader) {
  const std::optional<Text> begin = reader.text("date");
  const std::optional<Text> end = reader.text("end");
  if (!begin) return std::nullopt;
  const std::optional<model::PartialDate> date =
      read_partial_date(reader.file(), *begin, reader.diagnostics());
  if (!date || !end) return date;
  const std::optional<model::PartialDate> last = read_partial_date(reader.file(), *end, reader.diagnostics());
  if (!last) return std::nullopt;
  if (date->shape() != model::PartialDate::Shape::Single ||
      last->shape() != model::PartialDate::Shape::Single) {
    reader.diagnostics().error(
        rules::bad_date, reader.place(span_of(*end)),
        {"“date”已是一段时间，不能再写“end”", "'date' is an interval already; 'end' cannot be given too"});
    return std::nullopt;
  }
  const auto range = model::PartialDate::range(date->begin(), last->begin());
  if (!range) {
    reader.diagnostics().error(
        rules::bad_date, reader.place(span_of(*end)),
        words("结束“{}”早于开始“{}”", "the end '{}' is before the start '{}'", end->value, begin->value));
  }
  return range;
}

std::optional<model::Activity> read_activity(MapReader reader, diagnostics::Span place) {
  const std::optional<model::PartialDate> date = activity_date(reader);
  std::string title = value_or_empty(reader.text("title"));
  std::string text = value_or_empty(reader.text("text"));
  if (!reader.has("date")) {
    reader.diagnostics().error(rules::missing_key, reader.place(place),
                               {"活动缺少“date”", "an activity needs 'date'"});
  }
  if (!reader.has("title") && !reader.has("text")) {
    reader.diagnostics().error(rules::missing_key, reader.place(place),
                               {"活动缺少“title”或“text”", "an activity needs 'title' or 'text'"});
  }
  if (!date || (title.empty() && text.empty())) return std::nullopt;
  if (title.empty()) title = text;
  return model::Activity{*date, std::move(title), std::move(text), value_or_empty(reader.text("place"))};
}

std::vector<model::Activity> read_activities(MapReader& reader) {
  const diagnostics::Wording form{"- date: 2021-03-05，下一行 title: …",
                                  "- date: 2021-03-05, next line title: …"};
  std::vector<model::Activity> activities;
  for (const yaml::Node& item : reader.list("activities", form)) {
    if (item.kind != yaml::Kind::Map) {
      reader.diagnostics()
          .error(rules::wrong_type, reader.place(item.span),
                 {"活动应写成“date”和“title”", "an activity must have 'date' and 'title'"})
          .suggest(form);
      continue;
    }
    const diagnostics::Span first_key = item.entries.empty() ? item.span : item.entries.front().key_span;
    if (auto activity =
            read_activity(MapReader(reader.file(), item, activity_keys, reader.diagnostics()), first_key)) {
      activities.push_back(std::move(*activity));
    }
  }
  return activities;
}

std::vector<model::Attachment> read_attachments(MapReader& reader) {
  std::vector<model::Attachment> attachments;
  for (const yaml::Node& item : reader.list("attachments", {"写成 [文件名]，几个用英文逗号隔开",
                                                            "write [name], several with commas between"})) {
    if (item.kind == yaml::Kind::Map) {
      MapReader entry(reader.file(), item, attachment_keys, reader.diagnostics());
      if (auto path = entry.text("path")) {
        attachments.push_back({name_of(*path), value_or_empty(entry.text("title"))});
      } else if (!entry.has("path")) {
        reader.diagnostics().error(rules::missing_key, reader.place(item.span),
                                   {"附件缺少“path”", "an attachment needs 'path'"});
      }
    } else if (auto path = yaml::scalar_text(reader.file(), item, "attachments", reader.diagnostics())) {
      attachments.push_back({name_of(*path), {}});
    }
  }
  return attachments;
}

std::vector<model::Name> read_aliases(MapReader& reader) {
  std::vector<model::Name> aliases;
  for (const yaml::Node& item :
       reader.list("aliases", {"写成 [/units/old.html]", "write [/units/old.html]"})) {
    const auto text = yaml::scalar_text(reader.file(), item, "aliases", reader.diagnostics());
    if (!text) continue;
    if (const auto path = normal_site_path(text->value)) {
      aliases.push_back({*path, text->begin, text->end});
    } else {
      reader.diagnostics()
          .error(rules::bad_address, reader.place(span_of(*text)),
                 words("“{}”不是站内地址", "'{}' is no path of the site", text->value))
          .suggest({"写成 /units/old.html 这样的路径，不带“?”和“..”",
                    "write a path like /units/old.html, without '?' and '..'"});
    }
  }
  return aliases;
}

std::optional<model::Withdrawn> read_withdrawn(MapReader& reader) {
  const yaml::Node* const node = reader.raw("withdrawn");
  if (node == nullptr) return std::nullopt;
  if (node->kind != yaml::Kind::Map) {
    const auto reason = reader.text("withdrawn");
    return reason ? std::optional(model::Withdrawn{std::nullopt, reason->value, std::nullopt}) : std::nullopt;
  }
  MapReader entry(reader.file(), *node, withdrawn_keys, reader.diagnostics());
  model::Withdrawn withdrawn{value_of(entry.date("date")), value_or_empty(entry.text("reason")),
                             std::nullopt};
  if (const auto replacement = entry.text("replaced_by")) withdrawn.replaced_by = name_of(*replacement);
  return withdrawn;
}

std::optional<model::Name> read_slug(MapReader& reader) {
  const auto slug = reader.text("slug");
  if (!slug) return std::nullopt;
  if (text::is_slug(slug->value)) return name_of(*slug);
  const std::string possible = text::slug_of(slug->value);
  diagnostics::Diagnostic& told =
      reader.diagnostics().error(rules::bad_slug, reader.place(span_of(*slug)),
                                 words("“{}”只能用小写字母、数字和连字符",
                                       "'{}' may have small letters, digits and hyphens only", slug->value));
  if (!possible.empty()) told.suggest(words("写成 {}", "write {}", possible));
  return std::nullopt;
}

void read_period_of_time(MapReader& reader, model::Report& report) {
  const auto year = reader.integer("year", model::first_year, model::last_year);
  report.date = value_of(reader.date("date"));
  report.year = year ? year->value : report.date ? report.date->year() : 0;
  if (!reader.has("year") && !reader.has("date")) {
    reader.tell_missing("year", {"缺少“year”（或“date”）", "'year' (or 'date') is missing"});
  }
  if (const auto period = reader.text("period"))
    report.period = read_period(reader.file(), *period, reader.diagnostics());
  report.publish = value_of(reader.date("publish"));
  report.expires = value_of(reader.date("expires"));
  if (report.publish && report.expires && *report.expires <= *report.publish) {
    reader.diagnostics().error(rules::bad_date, reader.place(reader.raw("expires")->span),
                               {"“expires”不晚于“publish”，报告永远不会发布",
                                "'expires' is not after 'publish': the report would never appear"});
  }
}

void read_descriptions(MapReader& reader, model::Report& report) {
  report.subtitle = value_or_empty(reader.text("subtitle"));
  report.summary = value_or_empty(reader.text("summary"));
  report.source = value_or_empty(reader.text("source"));
  report.number = value_or_empty(reader.text("number"));
  for (Text& author : reader.texts("authors")) report.authors.push_back(std::move(author.value));
}

}  // namespace

std::optional<model::Report> read_report(const SourceFile& file, const yaml::Node& front_matter,
                                         Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  MapReader reader(file, front_matter, report_keys, diagnostics);
  model::Report report;
  report.path = file.path;
  if (const auto title = reader.required_text("title")) report.title = name_of(*title);
  const std::size_t errors_before_units = diagnostics.errors();
  report.units = names(reader, "unit");
  if (report.units.empty() && diagnostics.errors() == errors_before_units) reader.tell_missing("unit");
  read_period_of_time(reader, report);
  read_descriptions(reader, report);
  report.themes = names(reader, std::array<std::string_view, 2>{"theme", "themes"});
  report.slogans = names(reader, "slogans");
  report.campaigns = names(reader, "campaigns");
  report.activities = read_activities(reader);
  const yaml::Node* const activities = front_matter.find("activities");
  report.finds_activities =
      !(activities != nullptr && activities->kind == yaml::Kind::List && activities->items.empty());
  report.attachments = read_attachments(reader);
  report.slug = read_slug(reader);
  report.aliases = read_aliases(reader);
  report.draft = reader.boolean("draft").value_or(false);
  report.withdrawn = read_withdrawn(reader);
  if (const auto layout = reader.text("layout")) report.layout = name_of(*layout);
  if (reader.map("params") != nullptr) report.params = reader.tree("params");
  if (diagnostics.errors() > errors_before) return std::nullopt;
  return report;
}

std::optional<model::Page> read_page(const SourceFile& file, const yaml::Node& front_matter,
                                     Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  MapReader reader(file, front_matter, page_keys, diagnostics);
  model::Page page;
  page.path = file.path;
  if (const auto title = reader.required_text("title")) page.title = name_of(*title);
  page.summary = value_or_empty(reader.text("summary"));
  if (const auto menu = reader.integer("menu", 0, 1000)) page.menu = menu->value;
  page.draft = reader.boolean("draft").value_or(false);
  page.aliases = read_aliases(reader);
  if (const auto layout = reader.text("layout")) page.layout = name_of(*layout);
  if (reader.map("params") != nullptr) page.params = reader.tree("params");
  if (diagnostics.errors() > errors_before) return std::nullopt;
  return page;
}

}  // namespace gazette::content
