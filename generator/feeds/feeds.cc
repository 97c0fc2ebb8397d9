#include "feeds/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "text/html.h"
#include "text/time_zone.h"

namespace gazette::feeds {

namespace {

using catalog::ReportId;
using pages::SiteParts;

constexpr std::size_t most_entries = 20;
constexpr std::size_t most_in_sitemap = 50'000;

const std::string& base_url(const SiteParts& parts) {
  return parts.catalog.settings.base_url;
}

std::string absolute(const SiteParts& parts, std::string_view address) {
  // The home page is the site's own address.
  return base_url(parts) + (address == "index.html" ? std::string() : pages::encoded(address));
}

// The day a report counts as changed; one without a date, the last day of its year.
model::CivilDate day_of(const model::Report& report) {
  return report.date ? *report.date : *model::CivilDate::of(report.year, 12, 31);
}

// The day's beginning by the site's clock, after RFC 3339.
std::string moment_of(const SiteParts& parts, const model::CivilDate& day) {
  const int east =
      text::minutes_east(parts.catalog.settings.time_zone, day.year(), day.month(), day.day()).value_or(0);
  if (east == 0) return fmt::format("{}T00:00:00Z", day.iso());
  const int minutes = std::abs(east);
  return fmt::format("{}T00:00:00{}{:02}:{:02}", day.iso(), east < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

void element(std::string& out, std::string_view name, std::string_view text) {
  fmt::format_to(std::back_inserter(out), "<{}>", name);
  text::append_escaped(out, text);
  fmt::format_to(std::back_inserter(out), "</{}>\n", name);
}

// The newest by date, undated ones after the dated ones of their year.
std::vector<ReportId> newest(const SiteParts& parts, std::vector<ReportId> reports) {
  const auto newer = [&](ReportId a, ReportId b) {
    const model::CivilDate first = day_of(parts.catalog.report(a).declared);
    const model::CivilDate second = day_of(parts.catalog.report(b).declared);
    return first != second ? first > second : a < b;
  };
  const auto count = static_cast<std::ptrdiff_t>(std::min(most_entries, reports.size()));
  std::ranges::partial_sort(reports, reports.begin() + count, newer);
  reports.resize(static_cast<std::size_t>(count));
  return reports;
}

void entry(std::string& out, const SiteParts& parts, ReportId id) {
  const catalog::Report& report = parts.catalog.report(id);
  const std::string address = absolute(parts, parts.plan.addresses.report(id));
  out += "<entry>\n";
  element(out, "title",
          report.declared.subtitle.empty() ? report.declared.title.value
                                           : report.declared.title.value + "——" + report.declared.subtitle);
  element(out, "id", address);
  fmt::format_to(std::back_inserter(out), "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                 address);
  element(out, "updated", moment_of(parts, day_of(report.declared)));
  for (const std::uint32_t unit : report.of(model::VocabularyKind::Units)) {
    out += "<author>";
    element(out, "name", parts.catalog.vocabulary(model::VocabularyKind::Units)[unit].name);
    out += "</author>\n";
  }
  if (!report.summary.empty()) element(out, "summary", report.summary);
  out += "</entry>\n";
}

struct Heading {
  std::string title;
  std::string page;  // the address that the feed belongs to
};

std::string atom(const SiteParts& parts, const Feed& feed, const Heading& heading,
                 std::vector<ReportId> reports) {
  const std::vector<ReportId> entries = newest(parts, std::move(reports));
  const model::CivilDate updated = entries.empty() ? *model::CivilDate::of(1970, 1, 1)
                                                   : day_of(parts.catalog.report(entries.front()).declared);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  element(out, "title", heading.title);
  element(out, "id", absolute(parts, feed.address));
  fmt::format_to(std::back_inserter(out), "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
                 absolute(parts, feed.address));
  fmt::format_to(std::back_inserter(out), "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                 absolute(parts, heading.page));
  element(out, "updated", moment_of(parts, updated));
  out += "<author>";
  element(out, "name", parts.catalog.settings.title);
  out += "</author>\n";
  for (const ReportId id : entries) entry(out, parts, id);
  return out + "</feed>\n";
}

std::vector<const pages::PlannedPage*> indexed_pages(const SiteParts& parts) {
  std::vector<const pages::PlannedPage*> pages;
  for (const pages::PlannedPage& page : parts.plan.pages) {
    if (page.indexed) pages.push_back(&page);
  }
  return pages;
}

std::string part_address(std::size_t part) {
  return fmt::format("sitemap-{}.xml", part + 1);
}

constexpr std::string_view sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string urlset(const SiteParts& parts, std::size_t first, std::size_t count) {
  const std::vector<const pages::PlannedPage*> pages = indexed_pages(parts);
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{}\">\n", sitemap_namespace);
  for (std::size_t i = first; i < std::min(pages.size(), first + count); ++i) {
    out += "<url>";
    out += fmt::format("<loc>{}</loc>", absolute(parts, pages[i]->address));
    if (pages[i]->kind == pages::PageKind::Report) {
      const auto& date = parts.catalog.report(pages[i]->report()).declared.date;
      if (date) out += fmt::format("<lastmod>{}</lastmod>", date->iso());
    }
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

std::string sitemap(const SiteParts& parts) {
  const std::size_t count = indexed_pages(parts).size();
  if (count <= most_in_sitemap) return urlset(parts, 0, count);
  std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{}\">\n",
                                sitemap_namespace);
  for (std::size_t part = 0; part * most_in_sitemap < count; ++part) {
    out += fmt::format("<sitemap><loc>{}</loc></sitemap>\n", absolute(parts, part_address(part)));
  }
  return out + "</sitemapindex>\n";
}

std::vector<ReportId> all_reports(const SiteParts& parts) {
  std::vector<ReportId> reports;
  reports.reserve(parts.catalog.reports.size());
  for (std::uint32_t i = 0; i < parts.catalog.reports.size(); ++i) reports.push_back(ReportId{i});
  return reports;
}

}  // namespace

std::vector<Feed> plan_feeds(const SiteParts& parts) {
  std::vector<Feed> feeds;
  if (base_url(parts).empty()) return feeds;
  feeds.push_back({Feed::Kind::Site, "feed.xml", {}, 0});
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    for (std::uint32_t i = 0; i < parts.catalog.vocabulary(kind).size(); ++i) {
      feeds.push_back(
          {Feed::Kind::Term, pages::feed_address(parts.catalog.vocabulary(kind)[i]), {kind, i}, 0});
    }
  }
  feeds.push_back({Feed::Kind::Sitemap, "sitemap.xml", {}, 0});
  const std::size_t count = indexed_pages(parts).size();
  for (std::size_t part = 0; count > most_in_sitemap && part * most_in_sitemap < count; ++part) {
    feeds.push_back({Feed::Kind::SitemapPart, part_address(part), {}, part});
  }
  return feeds;
}

std::string render_feed(const SiteParts& parts, const Feed& feed) {
  switch (feed.kind) {
    case Feed::Kind::Site:
      return atom(parts, feed, {parts.catalog.settings.title, "index.html"}, all_reports(parts));
    case Feed::Kind::Term: {
      const std::string title =
          fmt::format("{} - {}", parts.catalog.term(feed.term).name, parts.catalog.settings.title);
      return atom(parts, feed, {title, parts.plan.addresses.term(feed.term)},
                  parts.taxonomy.of(feed.term).reports);
    }
    case Feed::Kind::Sitemap:
      return sitemap(parts);
    case Feed::Kind::SitemapPart:
      return urlset(parts, feed.part * most_in_sitemap, most_in_sitemap);
  }
  return {};
}

}  // namespace gazette::feeds
