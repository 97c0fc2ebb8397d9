#include "site/outputs.h"

#include <algorithm>
#include <tuple>

#include "text/utf8.h"

namespace gazette::site {

namespace {

using diagnostics::whole_file;
using diagnostics::words;

constexpr diagnostics::Rule same_address{"same-address"};
constexpr diagnostics::Rule long_address{"long-address"};
constexpr std::size_t longest_address = 200;  // characters

// The file that an output comes from, or what makes it.
std::string source_of(const pages::SiteParts& parts, const Output& output) {
  switch (output.kind) {
    case Output::Kind::Page: {
      const pages::PlannedPage& page = parts.plan.pages[output.index];
      return page.source.empty() ? std::string(page.layout) : page.source;
    }
    case Output::Kind::Copy:
      return parts.links.copies[output.index].source;
    case Output::Kind::Feed:
      return "feed";
    case Output::Kind::Table:
      return "coverage";
    case Output::Kind::Asset:
      return "assets";
    case Output::Kind::Search:
      return "search";
  }
  return {};
}

diagnostics::Place place_of(const pages::SiteParts& parts, const Output& output) {
  if (output.kind == Output::Kind::Page && parts.plan.pages[output.index].place)
    return *parts.plan.pages[output.index].place;
  return whole_file(source_of(parts, output));
}

bool is_made_by_gazette(const pages::SiteParts& parts, const Output& output) {
  if (output.kind == Output::Kind::Copy) return false;
  return output.kind != Output::Kind::Page || parts.plan.pages[output.index].source.empty();
}

void tell_same_address(const pages::SiteParts& parts, const Output& first, const Output& second,
                       diagnostics::Diagnostics& diagnostics) {
  // The place is the file that an author can change.
  const bool swap = is_made_by_gazette(parts, second) && !is_made_by_gazette(parts, first);
  const Output& theirs = swap ? first : second;
  const Output& other = swap ? second : first;
  const std::string other_source = source_of(parts, other);
  diagnostics::Diagnostic& told = diagnostics.error(
      same_address, place_of(parts, theirs),
      first.address == second.address
          ? words("地址“{}”已被“{}”占用", "the address '{}' is taken by '{}'", theirs.address, other_source)
          : words("地址“{0}”与“{1}”的“{2}”相冲突", "the address '{0}' cannot stand beside '{2}' of '{1}'",
                  theirs.address, other_source, other.address));
  if (!is_made_by_gazette(parts, other))
    told.note({"另一个来自这里", "the other comes from here"}, place_of(parts, other));
}

// An address cannot be a file and the folder of others at once.
void check_folders(const pages::SiteParts& parts,
                   const std::vector<std::pair<std::string, const Output*>>& folded,
                   diagnostics::Diagnostics& diagnostics) {
  const auto key = [](const auto& pair) -> std::string_view { return pair.first; };
  for (const auto& [address, output] : folded) {
    for (std::size_t slash = address.find('/'); slash != std::string::npos;
         slash = address.find('/', slash + 1)) {
      const std::string_view folder = std::string_view(address).substr(0, slash);
      const auto file = std::ranges::lower_bound(folded, folder, {}, key);
      if (file != folded.end() && file->first == folder)
        tell_same_address(parts, *file->second, *output, diagnostics);
    }
  }
}

void check_addresses(const pages::SiteParts& parts, const std::vector<Output>& outputs,
                     diagnostics::Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, const Output*>> folded;
  folded.reserve(outputs.size());
  for (const Output& output : outputs) folded.emplace_back(text::ascii_lower(output.address), &output);
  std::ranges::stable_sort(folded, {}, [](const auto& pair) -> const std::string& { return pair.first; });
  for (std::size_t i = 1; i < folded.size(); ++i) {
    if (folded[i].first == folded[i - 1].first)
      tell_same_address(parts, *folded[i - 1].second, *folded[i].second, diagnostics);
  }
  check_folders(parts, folded, diagnostics);
  for (const Output& output : outputs) {
    const std::size_t length = text::count_code_points(output.address);
    if (length <= longest_address) continue;
    diagnostics
        .error(long_address, whole_file(source_of(parts, output)),
               words("地址有{}个字符，超过{}个：{}", "the address has {} characters, more than {}: {}",
                     length, longest_address, output.address))
        .suggest({"把 slug、标识或文件名改短", "shorten the slug, the id or the file's name"});
  }
}

}  // namespace

std::vector<Output> plan_outputs(const pages::SiteParts& parts, const std::vector<Asset>& assets,
                                 const std::vector<search::IndexFile>& search_files,
                                 diagnostics::Diagnostics& diagnostics) {
  const std::vector<feeds::Feed> feeds = feeds::plan_feeds(parts);
  std::vector<Output> outputs;
  outputs.reserve(parts.plan.pages.size() + feeds.size() + assets.size() + search_files.size() +
                  parts.links.copies.size());
  for (std::size_t i = 0; i < parts.plan.pages.size(); ++i)
    outputs.push_back({Output::Kind::Page, parts.plan.pages[i].address, i});
  const auto by_address = [](const Output& o) { return std::tie(o.address, o.kind, o.index); };
  const std::size_t pages = outputs.size();
  for (std::size_t i = 0; i < feeds.size(); ++i) outputs.push_back({Output::Kind::Feed, feeds[i].address, i});
  for (std::size_t i = 0; i < parts.coverage.years.size(); ++i)
    outputs.push_back({Output::Kind::Table, pages::coverage_table_address(parts.coverage.years[i].year), i});
  for (std::size_t i = 0; i < assets.size(); ++i)
    outputs.push_back({Output::Kind::Asset, assets[i].address, i});
  for (std::size_t i = 0; i < search_files.size(); ++i)
    outputs.push_back({Output::Kind::Search, search_files[i].address, i});
  for (std::size_t i = 0; i < parts.links.copies.size(); ++i)
    outputs.push_back({Output::Kind::Copy, parts.links.copies[i].address, i});
  // The pages are in order already.
  const auto others = outputs.begin() + static_cast<std::ptrdiff_t>(pages);
  std::ranges::sort(others, outputs.end(), {}, by_address);
  std::ranges::inplace_merge(outputs, others, {}, by_address);
  check_addresses(parts, outputs, diagnostics);
  return outputs;
}

}  // namespace gazette::site
