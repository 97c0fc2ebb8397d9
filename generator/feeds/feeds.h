// Atom feeds (RFC 4287) and the sitemap (sitemaps.org 0.9), for portals whose base_url is set.
//
// Pure functions of the frozen site: what is to be written, and the bytes of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pages/site_parts.h"

namespace gazette::feeds {

struct Feed {
  enum class Kind { Site, Term, Sitemap, SitemapPart };
  Kind kind = Kind::Site;
  std::string address;
  catalog::TermId term;  // of a Term
  std::size_t part = 0;  // of a SitemapPart, from 0
};

// feed.xml, one for each unit, theme, slogan and campaign, sitemap.xml; nothing without a base_url.
// More than 50,000 pages make parts, as the sitemap protocol asks.
std::vector<Feed> plan_feeds(const pages::SiteParts& parts);

std::string render_feed(const pages::SiteParts& parts, const Feed& feed);

}  // namespace gazette::feeds
