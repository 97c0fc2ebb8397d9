// What layouts see of the whole site.
#include <algorithm>
#include <array>
#include <tuple>

#include "content/site_path.h"
#include "pages/view_tables.h"
#include "pages/views.h"

namespace gazette::pages {

namespace {

using model::VocabularyKind;

const model::Settings& settings(const Views& views) {
  return views.catalog().settings;
}

void push_item(templates::ListBuilder& list, std::string_view title, std::string_view url, bool external,
               Arena& arena) {
  templates::DictBuilder dict(arena);
  dict.set("title", Value::string(title));
  dict.set("url", Value::string(url));
  dict.set("external", Value::boolean(external));
  list.push(dict.dict());
}

// Plain pages with a place in the navigation, by that place, then the setting `menu`.
Value menu(const Views& views, SiteKey, Arena& arena) {
  const auto& pages = views.catalog().pages;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].declared.menu) order.push_back(i);
  }
  std::ranges::sort(order, {},
                    [&](std::size_t i) { return std::tie(*pages[i].declared.menu, pages[i].declared.path); });
  templates::ListBuilder list(arena);
  for (const std::size_t i : order)
    push_item(list, pages[i].declared.title.value, views.parts().plan.addresses.pages[i], false, arena);
  for (const model::MenuItem& item : settings(views).menu) {
    push_item(list, item.title, item.url.value, content::is_absolute_web_address(item.url.value), arena);
  }
  return list.list();
}

Value years(const Views& views, SiteKey, Arena& arena) {
  templates::ListBuilder list(arena);
  for (const taxonomy::YearUse& year : views.parts().taxonomy.years) list.push(views.year(year.year));
  return list.list();
}

Value themes(const Views& views, SiteKey, Arena& arena) {
  const auto& uses = views.parts().taxonomy.terms[index_of(VocabularyKind::Themes)];
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < uses.size(); ++i) {
    if (!uses[i].reports.empty()) order.push_back(i);
  }
  std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t i) { return uses[i].reports.size(); });
  return views.terms(VocabularyKind::Themes, order, arena);
}

Value features(const Views& views, SiteKey, Arena& arena) {
  templates::DictBuilder dict(arena);
  dict.set("search", Value::boolean(settings(views).search));
  dict.set("coverage", Value::boolean(!views.parts().coverage.years.empty()));
  dict.set("feeds", Value::boolean(!settings(views).base_url.empty()));
  return dict.dict();
}

template <VocabularyKind kind>
Value count_used(const Views& views, SiteKey, Arena&) {
  const auto& uses = views.parts().taxonomy.terms[index_of(kind)];
  return Value::integer(
      std::ranges::count_if(uses, [](const taxonomy::TermUse& use) { return !use.reports.empty(); }));
}

constexpr std::array<Attribute<SiteKey>, 21> table{{
    {"activity_count",
     [](const Views& v, SiteKey, Arena&) { return Value::integer(std::ssize(v.parts().timeline.entries)); }},
    {"assets", [](const Views& v, SiteKey, Arena&) { return v.assets(); }},
    {"base_url", [](const Views& v, SiteKey, Arena&) { return text_or_none(settings(v).base_url); }},
    {"campaign_count", count_used<VocabularyKind::Campaigns>},
    {"content_date", [](const Views& v, SiteKey, Arena&) { return v.date_or_none(v.content_date()); }},
    {"css", [](const Views& v, SiteKey, Arena&) { return Value::string(v.parts().assets.of("portal.css")); }},
    {"features", features},
    {"footer", [](const Views& v, SiteKey, Arena&) { return text_or_none(settings(v).footer); }},
    {"js", [](const Views& v, SiteKey, Arena&) { return Value::string(v.parts().assets.of("portal.js")); }},
    {"language", [](const Views& v, SiteKey,
                    Arena&) { return Value::string(v.language() == Language::Chinese ? "zh-CN" : "en"); }},
    {"menu", menu},
    {"note", [](const Views& v, SiteKey, Arena&) { return text_or_none(settings(v).note); }},
    {"report_count",
     [](const Views& v, SiteKey, Arena&) { return Value::integer(std::ssize(v.catalog().reports)); }},
    {"slogan_count", count_used<VocabularyKind::Slogans>},
    {"subtitle", [](const Views& v, SiteKey, Arena&) { return text_or_none(settings(v).subtitle); }},
    {"theme_count", count_used<VocabularyKind::Themes>},
    {"themes", themes},
    {"title", [](const Views& v, SiteKey, Arena&) { return Value::string(settings(v).title); }},
    {"unit_count", count_used<VocabularyKind::Units>},
    {"version", [](const Views& v, SiteKey, Arena&) { return Value::string(v.parts().version); }},
    {"years", years},
}};
static_assert(is_sorted_by_name(table));
constexpr auto names = names_of(table);

}  // namespace

std::span<const Attribute<SiteKey>> site_table() {
  return table;
}
std::span<const std::string_view> site_names() {
  return names;
}

}  // namespace gazette::pages
