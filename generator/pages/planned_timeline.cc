#include "pages/planned_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "pages/addresses.h"

namespace gazette::pages {

namespace {

using model::VocabularyKind;
using timeline::ActivityId;
using timeline::Timeline;

class TimelinePlanner {
 public:
  TimelinePlanner(const catalog::Catalog& catalog, const Timeline& timeline,
                  const taxonomy::Taxonomy& taxonomy, std::span<const ActivityId> ids, std::string address)
      : catalog_(catalog), timeline_(timeline), taxonomy_(taxonomy) {
    plan_.address = std::move(address);
    add_years(ids);
  }

  PlannedTimeline plan(std::size_t most) && {
    cut_pages(most);
    for (TimelineYear& year : plan_.years) add_months(year);
    for (const VocabularyKind kind :
         {VocabularyKind::Units, VocabularyKind::Themes, VocabularyKind::Campaigns})
      plan_.about[index_of(kind)] = about(kind);
    return std::move(plan_);
  }

 private:
  const model::PartialDate& date_of(ActivityId id) const {
    return timeline::activity_of(catalog_, timeline_.entries[index_of(id)]).date;
  }

  // The timeline stands in order of time, so that a year is a run.
  void add_years(std::span<const ActivityId> ids) {
    plan_.activities.reserve(ids.size());
    const auto year_before = [](ActivityId id, const timeline::YearRange& year) {
      return index_of(id) < year.begin;
    };
    auto end = ids.end();
    for (auto year = timeline_.years.rbegin(); year != timeline_.years.rend() && end != ids.begin(); ++year) {
      const auto begin = std::ranges::partition_point(ids.begin(), end,
                                                      [&](ActivityId id) { return year_before(id, *year); });
      if (begin == end) continue;
      const std::size_t first = plan_.activities.size();
      plan_.activities.insert(plan_.activities.end(), begin, end);
      plan_.years.push_back({.year = year->year, .begin = first, .end = plan_.activities.size()});
      end = begin;
    }
    sections_.reserve(plan_.activities.size());
    for (const ActivityId id : plan_.activities) sections_.push_back(timeline::section_of(date_of(id)));
  }

  void cut_pages(std::size_t most) {
    std::vector<std::size_t>& begins = plan_.begins;
    begins.push_back(0);
    for (const TimelineYear& year : plan_.years) {
      for (std::size_t begin = year.begin; begin < year.end;) {
        std::size_t end = begin + 1;
        while (end < year.end && sections_[end] == sections_[begin]) ++end;
        if (end - begins.back() > most && begin > begins.back()) begins.push_back(begin);
        while (end - begins.back() > most) begins.push_back(begins.back() + most);
        begin = end;
      }
    }
  }

  void add_months(TimelineYear& year) const {
    for (std::size_t at = year.begin; at < year.end; ++at) {
      if (sections_[at].kind != timeline::Section::Kind::Month) continue;
      const auto month = static_cast<std::size_t>(sections_[at].number - 1);
      if (year.months.counts[month]++ != 0) continue;
      year.months.urls[month] = fmt::format("{}#m{}-{:02}", list_address(plan_.address, plan_.page_of(at)),
                                            year.year, sections_[at].number);
    }
  }

  std::vector<std::uint32_t> about(VocabularyKind kind) const {
    std::vector<bool> used(catalog_.vocabulary(kind).size());
    for (const ActivityId id : plan_.activities) {
      const std::vector<std::uint32_t>& terms =
          kind == VocabularyKind::Campaigns
              ? taxonomy_.activities[index_of(id)].campaigns
              : catalog_.report(timeline_.entries[index_of(id)].report).of(kind);
      for (const std::uint32_t term : terms) used[term] = true;
    }
    std::vector<std::uint32_t> terms;
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (used[i]) terms.push_back(i);
    }
    return terms;
  }

  const catalog::Catalog& catalog_;
  const Timeline& timeline_;
  const taxonomy::Taxonomy& taxonomy_;
  std::vector<timeline::Section> sections_;  // by position
  PlannedTimeline plan_;
};

}  // namespace

std::size_t PlannedTimeline::page_of(std::size_t position) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(begins, position) - begins.begin());
}

std::span<const ActivityId> PlannedTimeline::on_page(std::size_t number) const {
  const std::size_t begin = begins[number - 1];
  const std::size_t end = number < begins.size() ? begins[number] : activities.size();
  return std::span(activities).subspan(begin, end - begin);
}

PlannedTimeline plan_timeline(const catalog::Catalog& catalog, const Timeline& timeline,
                              const taxonomy::Taxonomy& taxonomy, std::span<const ActivityId> ids,
                              std::string address, std::size_t most) {
  return TimelinePlanner(catalog, timeline, taxonomy, ids, std::move(address)).plan(most);
}

}  // namespace gazette::pages
