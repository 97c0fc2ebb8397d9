#include "pages/home_view.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "pages/coverage_view.h"
#include "pages/report_lists.h"

namespace gazette::pages {

namespace {

using catalog::ReportId;
using catalog::TermId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::size_t latest_reports = 10;
constexpr std::size_t recent_activities = 9;
constexpr std::size_t top_slogans = 7;

Value latest_by_date(const Views& views, Arena& arena) {
  const auto& reports = views.catalog().reports;
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto newer = [&](std::uint32_t a, std::uint32_t b) {
    const auto& first = reports[a].declared.date;
    const auto& second = reports[b].declared.date;
    return first != second ? first > second : a < b;
  };
  const std::size_t count = std::min(latest_reports, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count), newer);
  ListBuilder list(arena, count);
  for (std::size_t i = 0; i < count; ++i) list.push(views.report(ReportId{order[i]}));
  return list.list();
}

// The time of a campaign as percentages of an axis of whole years.
class CampaignAxis {
 public:
  CampaignAxis(int first, int last) : first_(first), last_(last) {}

  static CampaignAxis around(const std::vector<const catalog::Term*>& campaigns, int this_year) {
    int first = this_year;
    int last = this_year;
    for (const catalog::Term* campaign : campaigns) {
      first = std::min<int>(first, campaign->since->year());
      if (campaign->until) last = std::max<int>(last, campaign->until->year());
    }
    return {first, last + 1};
  }

  Value bar(const catalog::Term& campaign, const model::CivilDate& today, Arena& arena) const {
    DictBuilder dict(arena);
    dict.set("begin", percent(start_of(campaign.since->begin())));
    dict.set("end", percent(campaign.until ? end_of(campaign.until->begin()) : last_));
    dict.set("now", percent(today.year() + (today.month() - 1 + today.day() / 31.0) / 12.0));
    return dict.dict();
  }
  Value value(Arena& arena) const {
    DictBuilder dict(arena);
    dict.set("first", Value::integer(first_));
    dict.set("last", Value::integer(last_ - 1));
    return dict.dict();
  }

 private:
  static double start_of(const model::DatePart& p) {
    return p.year + (p.month > 0 ? (p.month - 1 + p.day / 31.0) / 12.0 : 0.0);
  }
  static double end_of(const model::DatePart& p) {
    return p.month > 0 ? p.year + (p.day > 0 ? p.month - 1 + p.day / 31.0 : p.month) / 12.0 : p.year + 1.0;
  }
  Value percent(double year) const {
    const double share = 100.0 * (year - first_) / std::max(1, last_ - first_);
    return Value::number(std::round(std::clamp(share, 0.0, 100.0) * 10.0) / 10.0);
  }

  int first_;
  int last_;
};

}  // namespace

void add_home(const Views& views, DictBuilder& root, Arena& arena) {
  root.set("latest", latest_by_date(views, arena));
  const std::vector<TermId> active = active_campaigns(views);
  std::vector<const catalog::Term*> campaigns;
  campaigns.reserve(active.size());
  for (const TermId id : active) campaigns.push_back(&views.catalog().term(id));
  const CampaignAxis axis = CampaignAxis::around(campaigns, views.catalog().today.year());
  ListBuilder list(arena);
  for (std::size_t i = 0; i < active.size(); ++i)
    list.push(with_bar(views, active[i], axis.bar(*campaigns[i], views.catalog().today, arena), arena));
  root.set("active_campaigns", list.list());
  root.set("axis", axis.value(arena));
  // What is only known to a quarter or a year would stand before the last month's days.
  ListBuilder recent(arena, recent_activities);
  const timeline::Timeline& timeline = views.parts().timeline;
  for (std::size_t i = timeline.entries.size(); i > 0 && recent.size() < recent_activities; --i) {
    if (timeline::activity_of(views.catalog(), timeline.entries[i - 1]).date.month())
      recent.push(views.activity(timeline::ActivityId{static_cast<std::uint32_t>(i - 1)}));
  }
  root.set("recent_activities", recent.list());
  const auto& years = views.parts().taxonomy.years;
  std::vector<TermId> slogans;
  if (!years.empty()) {
    for (const taxonomy::TermCount& count :
         taxonomy::count_terms(views.catalog(), VocabularyKind::Slogans, reports_of_year(years.front()))) {
      if (slogans.size() < top_slogans) slogans.push_back(count.term);
    }
  }
  root.set("top_slogans", views.terms(slogans, arena));
  root.set("levels", levels_of_units(views, arena));
  root.set("coverage", current_coverage(views, arena));
}

}  // namespace gazette::pages
