// A Site can render any of its pages: a page is a pure function of the frozen site and its plan.
//
// Made once by make_site(), pinned in memory (templates hold views into it). Any number of threads may
// render at the same time, each with a PageRenderer of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "binary/hash.h"
#include "diagnostics/diagnostic.h"
#include "pages/facts.h"
#include "pages/site_parts.h"
#include "pages/value_digest.h"
#include "templates/engine.h"

namespace gazette::pages {

class Site {
 public:
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  const SiteParts& parts() const { return parts_; }
  const Plan& plan() const { return parts_.plan; }
  const templates::TemplateSet& templates() const { return *templates_; }
  const Views& views() const { return *views_; }

 private:
  friend std::unique_ptr<const Site> make_site(SiteParts parts,
                                               std::vector<templates::TemplateSource> layouts,
                                               diagnostics::Diagnostics& diagnostics);
  friend class PageRenderer;
  explicit Site(SiteParts parts);

  SiteParts parts_;
  std::unique_ptr<const Views> views_;
  std::vector<templates::Callable> functions_;
  std::unique_ptr<const templates::TemplateSet> templates_;
};

// Compiles the layouts and tells every mistake in them, and every layout that a page asks for and that
// is not there.
std::unique_ptr<const Site> make_site(SiteParts parts, std::vector<templates::TemplateSource> layouts,
                                      diagnostics::Diagnostics& diagnostics);

// Renders pages one after another and reuses its memory. One thread at a time; the site outlives it, and so
// does the log, in which every render notes what it reads; null: nothing is noted.
class PageRenderer {
 public:
  explicit PageRenderer(const Site& site, ReadLog* log = nullptr);

  // Makes ready what the layout of a page is given. Gives a hash of all of it but the texts of a compilation
  // or comparison, and notes the reports that these come from.
  binary::Hash prepare(const PlannedPage& page);
  // Appends the page that was made ready to `out`, or gives the mistake in a layout that stopped it.
  templates::Rendered render_prepared(std::string& out);

  templates::Rendered render(const PlannedPage& page, std::string& out);
  // What the layout of a page is given, as JSON.
  std::string data(const PlannedPage& page);

 private:
  void set_root(const PlannedPage& page);

  const Site& site_;
  templates::Renderer renderer_;
  ReadLog* log_;
  ValueDigest digest_;
  const PlannedPage* page_ = nullptr;
  std::optional<templates::DictBuilder> root_;
};

}  // namespace gazette::pages
