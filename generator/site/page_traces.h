// Which pages would come out as they did in the build before, and what is to be known of each for the next.
//
// Made once the site is frozen; constant but for the slots of `now`, each written by the thread that writes
// its page. It borrows the cache of the build before.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "files/file_tree.h"
#include "pages/fact_states.h"
#include "pages/site.h"
#include "parallel/parallel.h"
#include "site/build_cache.h"

namespace gazette::site {

class PageTraces {
 public:
  PageTraces(const pages::Site& site, const files::FileTree& files, const BuildCache& before,
             parallel::Jobs jobs);

  const pages::FactNumbers& numbers() const { return numbers_; }

  // The trace of a page, by its position in the plan, if a layout that is given the same as then would read
  // the same and so write the same.
  std::optional<PageTrace> of_same(std::size_t page, const binary::Hash& given) const;
  // The trace of a page that was rendered.
  PageTrace of_rendered(std::size_t page, const binary::Hash& given, std::span<const pages::FactId> read,
                        const publish::Content& content) const;
  void keep(std::size_t page, PageTrace trace) { now_[page] = std::move(trace); }

  // What the next build is to know; `reports` is this build's. Nothing else may be called after it.
  BuildCache take_cache(content::ReportCache reports);

 private:
  const pages::Plan& plan_;
  const BuildCache& before_;
  pages::FactNumbers numbers_;
  pages::FactStates facts_;
  binary::Hash frame_;
  std::vector<std::optional<pages::FactId>> fact_now_;  // by position in before_.facts
  std::vector<PageTrace> now_;                          // by position in the plan
};

}  // namespace gazette::site
