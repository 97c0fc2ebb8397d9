#include "pages/link_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "content/content_set.h"
#include "content/site_path.h"
#include "diagnostics/nearest.h"
#include "diagnostics/remarks.h"
#include "markdown/document.h"
#include "pages/relative_paths.h"
#include "pages/rules.h"
#include "text/utf8.h"

namespace gazette::pages {

namespace {

using catalog::Catalog;
using catalog::LeftOutAs;
using diagnostics::Diagnostics;
using diagnostics::Remarks;
using diagnostics::Span;
using diagnostics::words;
using files::File;
using model::VocabularyKind;

// A page that Markdown files can be linked to.
struct Destination {
  std::string_view address;
  std::string_view title;
  const markdown::Document* body = nullptr;
};

// What all documents are resolved against. Frozen before the threads start.
struct World {
  const Catalog& catalog;
  const files::FileTree& files;
  std::unordered_map<std::string_view, Destination> pages;  // by path of the Markdown file
};

// One document that has links, and where it is published.
struct Origin {
  std::string_view path;     // of its file; relative links start from its folder
  std::string_view address;  // its page; its own files are copied below it
};

struct Resolving {
  const World& world;
  Origin origin;
  Remarks remarks;
  std::vector<Copy> copies;
};

constexpr std::array<std::string_view, 7> active_extensions{".html", ".htm", ".xhtml", ".svg",
                                                            ".js",   ".xml", ".mjs"};

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : text::ascii_lower(name.substr(dot));
}

bool is_active(std::string_view path) {
  return std::ranges::find(active_extensions, extension_of(path)) != active_extensions.end();
}

void tell_missing_file(Resolving& r, Span place, std::string_view target, const std::string& path) {
  diagnostics::Diagnostic* const told =
      r.remarks.error(rules::missing_file, place, words("没有“{}”这个文件", "there is no file '{}'", target));
  if (told == nullptr) return;
  if (target.starts_with('/')) {
    told->suggest({"用相对路径，例如 ../2020/q1.md", "use a relative path, such as ../2020/q1.md"});
  } else if (const auto near = r.world.files.nearest_to(path)) {
    told->suggest(words("是不是“{}”？", "did you mean '{}'?", relative_path(r.origin.path, *near)));
  }
}

void tell_left_out(Resolving& r, Span place, std::string_view target, LeftOutAs reason) {
  switch (reason) {
    case LeftOutAs::Draft:
      r.remarks.error(rules::broken_link, place,
                      words("“{}”是草稿，没有发布", "'{}' is a draft and is not published", target),
                      {"去掉链接；预览草稿用 --drafts", "remove the link; --drafts publishes drafts too"});
      break;
    case LeftOutAs::NotYetPublished:
      r.remarks.error(rules::broken_link, place,
                      words("“{}”还没到发布日期", "'{}' is not published yet", target),
                      {"去掉链接；提前预览用 --future", "remove the link; --future publishes it now"});
      break;
    case LeftOutAs::Expired:
      r.remarks.error(rules::broken_link, place,
                      words("“{}”已过期，不再发布", "'{}' has expired and is no longer published", target),
                      {"去掉链接；仍要发布用 --expired", "remove the link; --expired publishes it still"});
      break;
  }
}

// The anchors of a document as views, for "did you mean".
std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::optional<Target> link_to_page(Resolving& r, Span place, const Destination& page,
                                   std::string_view fragment) {
  Target target{std::string(page.address)};
  if (fragment.empty()) return target;
  const std::string anchor = decoded(fragment);
  if (!markdown::has_anchor(*page.body, anchor)) {
    diagnostics::Diagnostic* const told =
        r.remarks.error(rules::broken_link, place,
                        words("“{}”里没有锚点“{}”", "'{}' has no anchor '{}'", page.title, anchor));
    if (told != nullptr) told->suggest(diagnostics::did_you_mean(anchor, views_of(page.body->anchors)));
    return std::nullopt;
  }
  target.address.append("#").append(encoded(anchor));
  return target;
}

// Where a file that belongs to a page is published: below the page, under its own name.
std::string copy_address(const Resolving& r, std::string_view path) {
  if (path.starts_with("files/")) return std::string(path);
  const std::size_t slash = r.origin.path.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view{} : r.origin.path.substr(0, slash + 1);
  const std::string_view name = path.starts_with(folder) && !folder.empty()
                                    ? path.substr(folder.size())
                                    : path.substr(path.rfind('/') + 1);
  return folder_of(r.origin.address) + std::string(name);
}

bool has_portable_names(std::string_view path) {
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    if (!content::is_portable_name(name)) return false;
  }
  return true;
}

// The encoded address of a file, which is copied; the same name from two folders gets a number.
std::string copy_file(Resolving& r, const File& file) {
  if (file.path.starts_with("files/")) return encoded(file.path);  // copied anyway
  const auto known = std::ranges::find(r.copies, &file, &Copy::file);
  if (known != r.copies.end()) return encoded(known->address);
  const std::string wanted = copy_address(r, file.path);
  std::string address = wanted;
  const std::string extension = extension_of(wanted);
  for (int n = 2;
       std::ranges::find(r.copies, text::ascii_lower(address),
                         [](const Copy& c) { return text::ascii_lower(c.address); }) != r.copies.end();
       ++n) {
    address = fmt::format("{}-{}{}", wanted.substr(0, wanted.size() - extension.size()), n,
                          wanted.substr(wanted.size() - extension.size()));
  }
  r.copies.push_back({address, &file, std::string(r.origin.path)});
  return encoded(address);
}

const File* find_file(Resolving& r, Span place, std::string_view target, std::string& path) {
  const std::optional<std::string> in_portal =
      target.starts_with('/') ? std::nullopt : joined_path(r.origin.path, decoded(target));
  path = in_portal.value_or(std::string(target));
  const File* const file = in_portal ? r.world.files.find(*in_portal) : nullptr;
  if (file == nullptr) {
    tell_missing_file(r, place, target, path);
  } else if (!has_portable_names(file->path)) {
    r.remarks.error(rules::windows_name, place,
                    words("文件名“{}”在 Windows 上不能用", "Windows refuses the file name '{}'", file->path),
                    {"改名后再链接", "rename it"});
    return nullptr;
  }
  return file;
}

std::optional<Target> resolve(Resolving& r, const markdown::Link& link) {
  const Span place = link.span;
  const std::size_t hash = link.target.find('#');
  const std::string_view whole = link.target;
  const std::string_view target = whole.substr(0, hash);
  const std::string_view fragment =
      hash == std::string_view::npos ? std::string_view{} : whole.substr(hash + 1);

  const std::optional<std::string> path =
      target.starts_with('/') ? std::nullopt : joined_path(r.origin.path, decoded(target));
  if (path) {
    if (const auto page = r.world.pages.find(*path); page != r.world.pages.end())
      return link_to_page(r, place, page->second, fragment);
    if (const auto left_out = r.world.catalog.left_out.find(*path);
        left_out != r.world.catalog.left_out.end()) {
      tell_left_out(r, place, target, left_out->second);
      return std::nullopt;
    }
    if (std::ranges::binary_search(r.world.catalog.broken, *path))
      return std::nullopt;  // its own mistakes are told
  }
  std::string found_path;
  const File* const file = find_file(r, place, target, found_path);
  if (file == nullptr) return std::nullopt;
  const bool picture = link.kind == markdown::LinkKind::Picture;
  if (is_active(file->path) && !file->path.starts_with("files/") &&
      !(picture && extension_of(file->path) == ".svg")) {
    r.remarks.error(
        rules::active_file, place,
        words("“{}”可能含有脚本，不能发布", "'{}' may hold scripts and cannot be published", target),
        {"转成 PDF 再链接", "link a PDF of it"});
    return std::nullopt;
  }
  Target result{copy_file(r, *file)};
  if (picture) {
    if (const auto& size = file->picture) {
      result.width = size->width;
      result.height = size->height;
    }
  } else if (!fragment.empty()) {
    result.address.append("#").append(encoded(decoded(fragment)));
  }
  return result;
}

std::vector<Target> resolve_all(Resolving& r, const markdown::Document& document) {
  std::vector<Target> targets;
  targets.reserve(document.links.size());
  for (const markdown::Link& link : document.links) {
    targets.push_back(resolve(r, link).value_or(Target{}));
  }
  return targets;
}

std::vector<AttachmentTarget> resolve_attachments(Resolving& r, const catalog::Report& report) {
  std::vector<AttachmentTarget> attachments;
  for (const model::Attachment& attachment : report.declared.attachments) {
    const Span place{attachment.path.begin, attachment.path.end};
    std::string path;
    const File* const file = find_file(r, place, attachment.path.value, path);
    if (file == nullptr) continue;
    if (is_active(file->path)) {
      r.remarks.error(
          rules::active_file, place,
          words("附件“{}”可能含有脚本，不能发布",
                "the attachment '{}' may hold scripts and cannot be published", attachment.path.value),
          {"转成 PDF 再附上", "attach a PDF of it"});
      continue;
    }
    std::string kind = extension_of(file->path);
    if (!kind.empty()) kind.erase(0, 1);
    std::ranges::transform(kind, kind.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::string name = file->path.substr(file->path.rfind('/') + 1);
    attachments.push_back({attachment.title.empty() ? name : attachment.title, copy_file(r, *file),
                           std::move(kind), file->size});
  }
  return attachments;
}

std::optional<ReplacedBy> resolve_replacement(Resolving& r, const catalog::Report& report) {
  if (!report.declared.withdrawn || !report.declared.withdrawn->replaced_by) return std::nullopt;
  const model::Name& name = *report.declared.withdrawn->replaced_by;
  const Span place{name.begin, name.end};
  const auto path = joined_path(report.declared.path, decoded(name.value));
  if (path) {
    if (const auto page = r.world.pages.find(*path); page != r.world.pages.end()) {
      return ReplacedBy{std::string(page->second.title), std::string(page->second.address)};
    }
    if (const auto left_out = r.world.catalog.left_out.find(*path);
        left_out != r.world.catalog.left_out.end()) {
      tell_left_out(r, place, name.value, left_out->second);
      return std::nullopt;
    }
    if (std::ranges::binary_search(r.world.catalog.broken, *path)) return std::nullopt;
  }
  tell_missing_file(r, place, name.value, path.value_or(name.value));
  return std::nullopt;
}

World make_world(const Catalog& catalog, const files::FileTree& files, const Addresses& addresses) {
  World world{catalog, files, {}};
  for (std::size_t i = 0; i < catalog.reports.size(); ++i) {
    const catalog::Report& report = catalog.reports[i];
    world.pages.emplace(report.declared.path,
                        Destination{addresses.reports[i], report.declared.title.value, &report.body});
  }
  for (std::size_t i = 0; i < catalog.pages.size(); ++i) {
    const catalog::Page& page = catalog.pages[i];
    world.pages.emplace(page.declared.path,
                        Destination{addresses.pages[i], page.declared.title.value, &page.body});
  }
  return world;
}

void resolve_descriptions(const World& world, const Addresses& addresses, LinkTable& table,
                          Diagnostics& diagnostics) {
  for (const VocabularyKind kind : model::all_vocabularies) {
    auto& descriptions = table.descriptions[index_of(kind)];
    for (std::uint32_t i = 0; i < world.catalog.vocabulary(kind).size(); ++i) {
      const catalog::Term& term = world.catalog.vocabulary(kind)[i];
      const std::string_view path = term.description_source;
      Resolving r{world, {path, addresses.term({kind, i})}, {{path, {}}, &term.place, diagnostics}, {}};
      descriptions.push_back(resolve_all(r, term.description));
      r.remarks.finish();
      std::ranges::move(r.copies, std::back_inserter(table.copies));
    }
  }
}

void add_public_files(const files::FileTree& files, LinkTable& table, Diagnostics& diagnostics) {
  for (const File& file : files.below("files/")) {
    if (!has_portable_names(file.path)) {
      diagnostics.error(rules::windows_name, diagnostics::whole_file(file.path),
                        {"这个文件名在 Windows 上不能用", "Windows refuses this file name"});
    }
    if (is_active(file.path)) {
      diagnostics.warning(
          rules::active_file, diagnostics::whole_file(file.path),
          {"这个文件可能含有脚本，按原样发布", "this file may hold scripts; it is published as it is"});
    }
    table.copies.push_back({file.path, &file, file.path});
  }
}

}  // namespace

LinkTable resolve_links(const Catalog& catalog, const files::FileTree& files, const Addresses& addresses,
                        parallel::Jobs jobs, Diagnostics& diagnostics) {
  const World world = make_world(catalog, files, addresses);
  LinkTable table;
  table.reports.resize(catalog.reports.size());
  struct Slot {
    Diagnostics diagnostics;
    std::vector<Copy> copies;
  };
  std::vector<Slot> slots(catalog.reports.size());
  parallel::for_each_index(catalog.reports.size(), jobs, [&](std::size_t i) {
    const catalog::Report& report = catalog.reports[i];
    Resolving r{world,
                {report.declared.path, addresses.reports[i]},
                {content::source_of(*report.file), nullptr, slots[i].diagnostics},
                {}};
    table.reports[i].targets = resolve_all(r, report.body);
    table.reports[i].attachments = resolve_attachments(r, report);
    table.reports[i].replaced_by = resolve_replacement(r, report);
    r.remarks.finish();
    slots[i].copies = std::move(r.copies);
  });
  for (Slot& slot : slots) {
    diagnostics.append(std::move(slot.diagnostics));
    std::ranges::move(slot.copies, std::back_inserter(table.copies));
  }
  for (std::size_t i = 0; i < catalog.pages.size(); ++i) {
    const catalog::Page& page = catalog.pages[i];
    Resolving r{world,
                {page.declared.path, addresses.pages[i]},
                {content::source_of(*page.file), nullptr, diagnostics},
                {}};
    table.pages.push_back(resolve_all(r, page.body));
    r.remarks.finish();
    std::ranges::move(r.copies, std::back_inserter(table.copies));
  }
  resolve_descriptions(world, addresses, table, diagnostics);
  add_public_files(files, table, diagnostics);
  std::ranges::sort(table.copies, {}, &Copy::address);
  return table;
}

}  // namespace gazette::pages
