#include "pages/compilation_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <tuple>

namespace gazette::pages {

namespace {

using catalog::ReportId;
using templates::DictBuilder;
using templates::ListBuilder;

// The day by which a report stands among others; what is undated comes after the days of its year.
std::tuple<std::uint32_t, bool> place_in_time(const model::Report& report) {
  constexpr int last_month = 12;
  constexpr int last_day = 31;
  if (report.date) return {report.date->packed(), false};
  return {model::CivilDate::of(report.year, last_month, last_day)->packed(), true};
}

// One report: {report, id, title_id, body, attachments}. Its anchors begin with its own id, so that they
// meet nobody's; its headings stand below the h2 with its title.
Value item_value(const Views& views, const PlannedPage& page, ReportId id, std::size_t number, Arena& arena) {
  const std::string anchor = fmt::format("c{}", number);
  const std::string prefix = anchor + "-";
  std::optional<markdown::Document> room;
  const markdown::Document& body = views.whole_body(id, room);
  const markdown::HtmlRange whole{0, static_cast<std::uint32_t>(body.html.size())};
  const std::string root = root_from(page.address);
  DictBuilder dict(arena);
  dict.set("report", views.report(id));
  dict.set("id", made_text(anchor, arena));
  dict.set("title_id", made_text(fmt::format("ct{}", number), arena));
  dict.set("body", part_html(body, whole, views.parts().links.reports[index_of(id)].targets,
                             {.root = root, .anchor_prefix = prefix, .heading_shift = 1}, arena));
  return dict.dict();
}

std::optional<model::CivilDate> latest_day(const Views& views, const std::vector<ReportId>& reports) {
  std::optional<model::CivilDate> latest;
  for (const ReportId id : reports) {
    const auto& date = views.catalog().report(id).declared.date;
    if (date && (!latest || *date > *latest)) latest = date;
  }
  return latest;
}

}  // namespace

std::vector<ReportId> compiled_reports(const Views& views, const PlannedPage& page) {
  const taxonomy::TermUse& use = views.parts().taxonomy.of(page.term());
  std::vector<ReportId> reports = use.about;
  if (page.year != 0) {
    std::erase_if(reports,
                  [&](ReportId id) { return views.catalog().report(id).declared.year != page.year; });
  }
  std::ranges::reverse(reports);
  std::ranges::stable_sort(reports, {},
                           [&](ReportId id) { return place_in_time(views.catalog().report(id).declared); });
  return reports;
}

std::span<const ReportId> part_of_compilation(const Views& views, const PlannedPage& page,
                                              std::span<const ReportId> all) {
  const std::size_t size = list_sizes(views.catalog().settings).compiled;
  const std::size_t begin = std::min(all.size(), (page.number - 1) * size);
  return all.subspan(begin, std::min(all.size() - begin, size));
}

void add_compilation(const Views& views, const PlannedPage& page, DictBuilder& root) {
  const std::vector<ReportId> all = compiled_reports(views, page);
  const auto year_of = [&](ReportId id) { return views.catalog().report(id).declared.year; };
  const auto [first, last] = std::ranges::minmax(all | std::views::transform(year_of));
  root.set("subject", views.term(page.term()));
  root.set("first_year", Value::integer(first));
  root.set("last_year", Value::integer(last));
  root.set("latest", views.date_or_none(latest_day(views, all)));
  root.set("total", Value::integer(std::ssize(all)));
}

void add_compiled_texts(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const std::vector<ReportId> all = compiled_reports(views, page);
  const std::span<const ReportId> part = part_of_compilation(views, page, all);
  ListBuilder items(arena, part.size());
  const auto before = static_cast<std::size_t>(part.data() - all.data());
  for (std::size_t i = 0; i < part.size(); ++i)
    items.push(item_value(views, page, part[i], before + i + 1, arena));
  root.set("items", items.list());
}

}  // namespace gazette::pages
