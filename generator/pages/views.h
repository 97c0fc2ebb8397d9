// What layouts see: reports, units, terms, years, activities and dates as template values.
//
// Views knows how each is read out of the frozen site (docs/layouts.md is the list of names). It is
// made once, lives as long as the site, and is shared by all threads.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "markdown/fill.h"
#include "pages/site_parts.h"
#include "templates/collections.h"
#include "templates/value.h"

namespace gazette::pages {

using templates::Arena;
using templates::Value;

struct SiteKey;
struct YearKey;

class Views {
 public:
  explicit Views(const SiteParts& parts);
  ~Views();
  Views(const Views&) = delete;
  Views& operator=(const Views&) = delete;

  const SiteParts& parts() const { return parts_; }
  const catalog::Catalog& catalog() const { return parts_.catalog; }
  Language language() const { return language_; }
  const Words& words() const { return parts_.words; }
  // The latest date of a report.
  const std::optional<model::CivilDate>& content_date() const { return content_date_; }

  Value site() const;
  Value assets() const;
  Value report(catalog::ReportId id) const;
  Value term(catalog::TermId id) const;  // a unit where it is one
  Value year(int year) const;
  Value activity(timeline::ActivityId id) const;
  Value date(const model::CivilDate& date) const;

  // Which thing it is, by a hash of its address or the like: the same from one build to the next.
  std::uint64_t identity(const Value& object) const;
  std::uint64_t asset_identity(std::string_view name) const;
  std::uint64_t identity(SiteKey key) const;
  std::uint64_t identity(YearKey key) const;
  std::uint64_t identity(catalog::TermId id) const;
  std::uint64_t identity(catalog::ReportId id) const;
  std::uint64_t identity(timeline::ActivityId id) const;
  std::uint64_t identity(const model::CivilDate& date) const;

  Value date_or_none(const std::optional<model::CivilDate>& date) const;
  Value term_or_none(const std::optional<catalog::TermId>& id) const;

  Value reports(std::span<const catalog::ReportId> ids, Arena& arena) const;
  Value activities(std::span<const timeline::ActivityId> ids, Arena& arena) const;
  Value terms(model::VocabularyKind kind, std::span<const std::uint32_t> indices, Arena& arena) const;
  Value terms(std::span<const catalog::TermId> ids, Arena& arena) const;

  // The text of a report with its HTML: the one at hand, or one that is parsed now and put into `room`.
  const markdown::Document& whole_body(catalog::ReportId id, std::optional<markdown::Document>& room) const;

  // The name of what a report reports on: 年度总结, 2024年度总结.
  std::string period_name(const model::Period& period) const;
  std::string kind_name(const model::Report& report) const;

 private:
  struct Objects;
  const SiteParts& parts_;
  Language language_;
  std::optional<model::CivilDate> content_date_;
  std::unique_ptr<const Objects> objects_;
};

// A text that the site owns, or none where it is empty.
Value text_or_none(std::string_view text);
// A text made for this render.
Value made_text(std::string_view text, Arena& arena);
Value texts(std::span<const std::string> texts, Arena& arena);
// params and the like.
Value tree_value(const model::Tree& tree, Arena& arena);
// The HTML of a document, its links from `root`, with `insertions` in it.
Value document_html(const markdown::Document& document, std::span<const Target> targets,
                    std::string_view root, Arena& arena,
                    std::span<const markdown::Insertion> insertions = {});
// How a document stands on a page that is not its own: what its anchors begin with, and how far down its
// headings go.
struct Standing {
  std::string_view root;           // the way to the root of the site
  std::string_view anchor_prefix;  // [a-z0-9-]*
  int heading_shift = 0;
  std::span<const markdown::Insertion> insertions = {};
};
Value part_html(const markdown::Document& document, markdown::HtmlRange part, std::span<const Target> targets,
                const Standing& standing, Arena& arena);
// The headings as a tree of {text, anchor, level, children}.
Value contents_of(const markdown::Document& document, Arena& arena);

}  // namespace gazette::pages
