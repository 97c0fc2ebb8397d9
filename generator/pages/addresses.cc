#include "pages/addresses.h"

#include <fmt/format.h>

#include <algorithm>

namespace gazette::pages {

namespace {

using catalog::Catalog;
using model::VocabularyKind;

// pages/help/faq.md -> help/faq.html
std::string page_address(std::string_view path) {
  constexpr std::string_view folder = "pages/";
  constexpr std::string_view extension = ".md";
  path.remove_prefix(folder.size());
  path.remove_suffix(extension.size());
  return fmt::format("{}.html", path);
}

std::string_view timeline_folder(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::Units:
      return "unit";
    case VocabularyKind::Themes:
      return "theme";
    case VocabularyKind::Slogans:
      return "slogan";
    case VocabularyKind::Campaigns:
      return "campaign";
  }
  return {};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

}  // namespace

Addresses make_addresses(const Catalog& catalog) {
  Addresses addresses;
  for (const VocabularyKind kind : model::all_vocabularies) {
    for (const catalog::Term& term : catalog.vocabulary(kind)) {
      addresses.terms[index_of(kind)].push_back(
          fmt::format("{}/{}.html", model::vocabulary_name(kind), term.id));
    }
  }
  for (const catalog::Report& report : catalog.reports) {
    addresses.reports.push_back(fmt::format("reports/{}/{}/{}.html", catalog.term(report.owner()).id,
                                            report.declared.year, report.slug));
  }
  for (const catalog::Page& page : catalog.pages) addresses.pages.push_back(page_address(page.declared.path));
  return addresses;
}

std::string year_address(int year) {
  return fmt::format("years/{}.html", year);
}
std::string coverage_address(int year) {
  return fmt::format("coverage/{}.html", year);
}
std::string coverage_table_address(int year) {
  return fmt::format("coverage/{}.csv", year);
}
std::string timeline_address(int year) {
  return fmt::format("timeline/{}.html", year);
}
std::string timeline_address(const catalog::Term& term) {
  return fmt::format("timeline/{}/{}.html", timeline_folder(term.kind), term.id);
}
std::string quotations_address(std::string_view term_address) {
  return folder_of(term_address) + "quotations/index.html";
}

std::string compilation_address(const catalog::Term& unit, int year) {
  return fmt::format("units/{}/{}.html", unit.id, year);
}
std::string compilation_address(const catalog::Term& campaign) {
  return fmt::format("campaigns/{}/compilation.html", campaign.id);
}
std::string compare_address(const catalog::Term& unit, int earlier, int later) {
  return fmt::format("units/{}/compare-{}-{}.html", unit.id, earlier, later);
}
std::string feed_address(const catalog::Term& term) {
  return fmt::format("{}/{}/feed.xml", model::vocabulary_name(term.kind), term.id);
}

std::string list_address(std::string_view first, std::size_t number) {
  if (number == 1) return std::string(first);
  constexpr std::string_view index = "index.html";
  if (first.ends_with(index))
    return fmt::format("{}{}.html", first.substr(0, first.size() - index.size()), number);
  return fmt::format("{}{}.html", folder_of(first), number);
}

std::string folder_of(std::string_view address) {
  constexpr std::string_view extension = ".html";
  return fmt::format("{}/", address.substr(0, address.size() - extension.size()));
}

std::string root_from(std::string_view address) {
  std::string root;
  for (auto folders = std::ranges::count(address, '/'); folders > 0; --folders) root += "../";
  return root;
}

std::string encoded(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace gazette::pages
