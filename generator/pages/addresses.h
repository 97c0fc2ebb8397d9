// Addresses of everything that has a page of its own, from the root of the site, without a leading '/'.
//
// make_addresses() computes them from the catalog alone; views lend them to templates.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace gazette::pages {

struct Addresses {
  std::vector<std::string> reports;               // reports/<unit>/<year>/<slug>.html, by ReportId
  std::array<std::vector<std::string>, 4> terms;  // units/<id>.html …, by VocabularyKind and index
  std::vector<std::string> pages;                 // about.html, by position in the catalog

  const std::string& report(catalog::ReportId id) const { return reports[catalog::index_of(id)]; }
  const std::string& term(catalog::TermId id) const { return terms[model::index_of(id.kind)][id.index]; }
};

Addresses make_addresses(const catalog::Catalog& catalog);

std::string year_address(int year);                                    // years/2021.html
std::string coverage_address(int year);                                // coverage/2021.html
std::string coverage_table_address(int year);                          // coverage/2021.csv
std::string timeline_address(int year);                                // timeline/2021.html
std::string timeline_address(const catalog::Term& term);               // timeline/unit/<id>.html
std::string compilation_address(const catalog::Term& unit, int year);  // units/<id>/2021.html
std::string compilation_address(const catalog::Term& campaign);        // campaigns/<id>/compilation.html
// units/<id>/compare-2020-2021.html
std::string compare_address(const catalog::Term& unit, int earlier, int later);
std::string feed_address(const catalog::Term& term);  // units/<id>/feed.xml
// Of a term by the address of its page: slogans/<id>/quotations/index.html
std::string quotations_address(std::string_view term_address);

// The address of the n-th page of a list whose first is `first`: reports/index.html -> reports/2.html,
// slogans/x.html -> slogans/x/2.html.
std::string list_address(std::string_view first, std::size_t number);

// The folder of a page's own files: reports/a/2021/x.html -> reports/a/2021/x/
std::string folder_of(std::string_view address);

// The way from a page to the root: "" or "../" for each folder.
std::string root_from(std::string_view address);

// An address as it may stand in an href: bytes that are not unreserved in RFC 3986, '/' aside, encoded.
std::string encoded(std::string_view address);

// Percent-encoded bytes decoded; what is no valid encoding is kept.
std::string decoded(std::string_view text);

}  // namespace gazette::pages
