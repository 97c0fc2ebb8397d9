#include "site/page_traces.h"

#include <algorithm>
#include <unordered_map>

namespace gazette::site {

namespace {

using pages::FactId;

// Whatever is neither a report nor a plain page nor beside one.
binary::Hash frame_of(const files::FileTree& files) {
  binary::Hasher hasher;
  for (const files::File& file : files.files()) {
    if (file.path.starts_with("reports/") || file.path.starts_with("pages/")) continue;
    hasher.add_text(file.path);
    hasher.add_text(file.text);
  }
  return hasher.hash();
}

std::vector<std::optional<FactId>> facts_again(const std::vector<std::uint64_t>& before,
                                               const std::vector<std::uint64_t>& now) {
  std::unordered_map<std::uint64_t, FactId> by_identity;
  by_identity.reserve(now.size());
  for (std::size_t i = 0; i < now.size(); ++i)
    by_identity.emplace(now[i], FactId{static_cast<std::uint32_t>(i)});
  std::vector<std::optional<FactId>> again(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = by_identity.find(before[i]);
    if (found != by_identity.end()) again[i] = found->second;
  }
  return again;
}

}  // namespace

PageTraces::PageTraces(const pages::Site& site, const files::FileTree& files, const BuildCache& before,
                       parallel::Jobs jobs)
    : plan_(site.plan()),
      before_(before),
      numbers_(site.parts()),
      facts_(pages::make_fact_states(site.views(), numbers_, jobs)),
      frame_(frame_of(files)),
      now_(plan_.pages.size()) {
  if (before.frame == frame_) fact_now_ = facts_again(before.facts, facts_.identities);
}

std::optional<PageTrace> PageTraces::of_same(std::size_t page, const binary::Hash& given) const {
  if (before_.frame != frame_) return std::nullopt;
  const std::string& address = plan_.pages[page].address;
  const auto found = std::ranges::lower_bound(before_.pages, address, {}, &PageTrace::address);
  if (found == before_.pages.end() || found->address != address || found->given != given) return std::nullopt;
  std::vector<FactId> facts;
  facts.reserve(found->facts.size());
  for (const std::uint32_t position : found->facts) {
    if (position >= fact_now_.size() || !fact_now_[position]) return std::nullopt;
    facts.push_back(*fact_now_[position]);
  }
  if (facts_.state_of(facts) != found->read) return std::nullopt;
  return of_rendered(page, given, facts, found->content);
}

PageTrace PageTraces::of_rendered(std::size_t page, const binary::Hash& given, std::span<const FactId> read,
                                  const publish::Content& content) const {
  PageTrace trace{.address = plan_.pages[page].address,
                  .given = given,
                  .facts = {},
                  .read = facts_.state_of(read),
                  .content = content};
  trace.facts.reserve(read.size());
  for (const FactId fact : read) trace.facts.push_back(static_cast<std::uint32_t>(fact));
  return trace;
}

BuildCache PageTraces::take_cache(content::ReportCache reports) {
  return {.program = before_.program,
          .reports = std::move(reports),
          .frame = frame_,
          .facts = std::move(facts_.identities),
          .pages = std::move(now_)};
}

}  // namespace gazette::site
