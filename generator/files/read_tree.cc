// Walking a portal's folder: which files belong to it, and which an author may have meant to.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "files/disk.h"
#include "files/file_tree.h"
#include "files/rules.h"
#include "text/utf8.h"

namespace gazette::files {

namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostics;
using diagnostics::Failure;
using diagnostics::Result;
using diagnostics::whole_file;
using diagnostics::words;

constexpr std::array<std::string_view, 5> folders{"reports", "pages", "files", "layouts", "assets"};
constexpr std::array<std::string_view, 5> settings{"site.yaml", "units.yaml", "themes.yaml", "slogans.yaml",
                                                   "campaigns.yaml"};

// Names that are near enough to a folder or a setting to have been meant as one.
struct NearName {
  std::string_view found;
  std::string_view meant;
};
constexpr std::array<NearName, 18> near_names{{{"report", "reports"},
                                               {"报告", "reports"},
                                               {"页面", "pages"},
                                               {"附件", "files"},
                                               {"page", "pages"},
                                               {"file", "files"},
                                               {"layout", "layouts"},
                                               {"templates", "layouts"},
                                               {"asset", "assets"},
                                               {"site.yml", "site.yaml"},
                                               {"units.yml", "units.yaml"},
                                               {"themes.yml", "themes.yaml"},
                                               {"slogans.yml", "slogans.yaml"},
                                               {"campaigns.yml", "campaigns.yaml"},
                                               {"unit.yaml", "units.yaml"},
                                               {"theme.yaml", "themes.yaml"},
                                               {"slogan.yaml", "slogans.yaml"},
                                               {"campaign.yaml", "campaigns.yaml"}}};

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The folder or setting that a name, which is none, stands for: Reports, site.yml.
std::optional<std::string_view> meant_by(std::string_view name) {
  const std::string lower = text::ascii_lower(name);
  for (const std::span<const std::string_view> known : {std::span(folders), std::span(settings)}) {
    if (const auto same = std::ranges::find(known, lower); same != known.end()) return *same;
  }
  const auto* const near = std::ranges::find(near_names, lower, &NearName::found);
  return near == near_names.end() ? std::nullopt : std::optional(near->meant);
}

struct Found {
  std::string path;
  std::uint64_t size = 0;
};

// The state of one walk; lives no longer than read_tree().
struct Walk {
  fs::path root;
  fs::path canonical_root;
  std::vector<Found> found;
  Diagnostics& diagnostics;
  std::size_t links_open = 0;  // symbolic links to folders on the way to where the walk is
};

// Two links that lead into each other's folders make an endless way.
constexpr std::size_t most_links_open = 8;

bool hidden(std::string_view name) {
  return name.starts_with('.') || name.starts_with('_');
}

std::string lower_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return text::ascii_lower(path.substr(dot));
}

bool is_text(std::string_view path) {
  constexpr std::array<std::string_view, 8> extensions{".md",  ".yaml", ".html", ".scss",
                                                       ".css", ".js",   ".xml",  ".txt"};
  if (path.starts_with("files/")) return false;
  if (path.starts_with("layouts/") || path.starts_with("assets/"))
    return is_one_of(extensions, lower_extension(path));
  return path.ends_with(".md") || !path.contains('/');
}

bool is_picture(std::string_view path) {
  constexpr std::array<std::string_view, 7> extensions{".png",  ".jpg", ".jpeg", ".gif",
                                                       ".webp", ".svg", ".bmp"};
  return is_one_of(extensions, lower_extension(path));
}

std::optional<Failure> walk_folder(Walk& walk, const std::string& path);

bool lies_within(const fs::path& inner, const fs::path& outer) {
  return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

// Whether a symbolic link is followed: where it stays inside the portal and does not lead back to a
// folder above itself.
bool may_follow(Walk& walk, const std::string& path) {
  std::error_code error;
  const fs::path target = fs::canonical(walk.root / path, error);
  if (error) {
    walk.diagnostics.error(rules::link_leads_out, whole_file(path),
                           {"这个符号链接指向的文件不存在", "this symbolic link leads to no file"});
    return false;
  }
  if (!lies_within(target, walk.canonical_root)) {
    walk.diagnostics
        .error(rules::link_leads_out, whole_file(path),
               {"这个符号链接指向门户文件夹之外", "this symbolic link leads out of the portal"})
        .suggest({"把文件复制到门户里", "copy the file into the portal"});
    return false;
  }
  if (walk.links_open >= most_links_open ||
      lies_within(fs::canonical((walk.root / path).parent_path(), error), target)) {
    walk.diagnostics.error(
        rules::link_leads_out, whole_file(path),
        {"这个符号链接指回上级文件夹", "this symbolic link leads back to a folder above it"});
    return false;
  }
  return true;
}

void warn_of_near_extension(Walk& walk, const std::string& path) {
  if (!path.starts_with("reports/") && !path.starts_with("pages/")) return;
  const std::string extension = lower_extension(path);
  if ((extension == ".md" && !path.ends_with(".md")) || extension == ".markdown" || extension == ".mdown") {
    walk.diagnostics
        .warning(rules::not_read, whole_file(path),
                 words("扩展名“{}”的文件不会作为报告读取", "a file ending in '{}' is not read as a report",
                       path.substr(path.size() - extension.size())))
        .suggest({"改名为 .md", "rename it to .md"});
  }
}

// An archive made on Windows, unpacked without a word about GBK.
bool has_readable_name(Walk& walk, const std::string& path) {
  if (!text::first_invalid_utf8(path)) return true;
  walk.diagnostics
      .error(rules::not_utf8, whole_file(path),
             {"文件名不是 UTF-8，多半是 GBK", "the name is no UTF-8, but perhaps GBK"})
      .suggest({"给它重新命名", "rename it"});
  return false;
}

std::optional<Failure> walk_entry(Walk& walk, const fs::directory_entry& entry, const std::string& path) {
  if (!has_readable_name(walk, path)) return std::nullopt;
  std::error_code error;
  const bool is_link = entry.is_symlink(error);
  if (is_link && !may_follow(walk, path)) return std::nullopt;
  const bool is_folder = entry.is_directory(error);  // known from the listing, but for links
  if (error) return cannot_read(entry.path(), error.value());
  if (is_folder) {
    walk.links_open += is_link ? 1 : 0;
    auto failure = walk_folder(walk, path);
    walk.links_open -= is_link ? 1 : 0;
    return failure;
  }
  if (!entry.is_regular_file(error)) return std::nullopt;
  warn_of_near_extension(walk, path);
  // The size of a text is known when it is read.
  const std::uint64_t size = is_text(path) ? 0 : entry.file_size(error);
  if (error) return cannot_read(entry.path(), error.value());
  walk.found.push_back({path, size});
  return std::nullopt;
}

std::optional<Failure> walk_folder(Walk& walk, const std::string& path) {
  std::error_code error;
  for (fs::directory_iterator i(walk.root / path, error), end; !error && i != end; i.increment(error)) {
    const std::string name = i->path().filename().string();
    if (hidden(name)) continue;
    if (auto failure = walk_entry(walk, *i, fmt::format("{}/{}", path, name))) return failure;
  }
  if (error) return cannot_read(walk.root / path, error.value());
  return std::nullopt;
}

std::optional<Failure> walk_top(Walk& walk) {
  std::error_code error;
  for (fs::directory_iterator i(walk.root, error), end; !error && i != end; i.increment(error)) {
    const std::string name = i->path().filename().string();
    const bool is_folder = i->is_directory(error);
    if (is_one_of(folders, name) && is_folder) {
      if (auto failure = walk_entry(walk, *i, name)) return failure;
    } else if (is_one_of(settings, name)) {
      if (auto failure = walk_entry(walk, *i, name)) return failure;
    } else if (const auto meant = meant_by(name)) {
      walk.diagnostics
          .warning(rules::not_read, whole_file(name), words("“{}”不会被读取", "'{}' is not read", name))
          .suggest(words("是不是“{}”？", "did you mean '{}'?", *meant));
    }
  }
  if (error) return cannot_read(walk.root, error.value());
  return std::nullopt;
}

std::optional<Failure> read_text(const fs::path& path, File& file) {
  Result<std::string> bytes = read_bytes(path, SIZE_MAX);
  if (!bytes) return bytes.error();
  file.text = std::move(*bytes);
  file.size = file.text.size();
  return std::nullopt;
}

// A picture's size stands in its first bytes; JPEG may put an embedded preview before it.
std::optional<Failure> read_picture(const fs::path& path, File& file) {
  constexpr std::size_t usual = 4096;
  constexpr std::size_t furthest = std::size_t{256} * 1024;
  for (const std::size_t most : {usual, furthest}) {
    const Result<std::string> bytes = read_bytes(path, most);
    if (!bytes) return bytes.error();
    file.picture = picture_size(*bytes);
    if (file.picture || bytes->size() < most) break;
  }
  return std::nullopt;
}

}  // namespace

Result<FileTree> read_tree(const fs::path& root, parallel::Jobs jobs, Diagnostics& diagnostics) {
  std::error_code error;
  Walk walk{root, fs::canonical(root, error), {}, diagnostics, 0};
  if (error) return std::unexpected(cannot_read(root, error.value()));
  if (auto failure = walk_top(walk)) return std::unexpected(*failure);
  std::ranges::sort(walk.found, {}, &Found::path);

  std::vector<File> files(walk.found.size());
  std::vector<std::optional<Failure>> failures(files.size());
  parallel::for_each_index(files.size(), jobs, [&](std::size_t i) {
    files[i].path = std::move(walk.found[i].path);
    files[i].size = walk.found[i].size;
    if (is_text(files[i].path)) {
      failures[i] = read_text(root / files[i].path, files[i]);
    } else if (is_picture(files[i].path)) {
      failures[i] = read_picture(root / files[i].path, files[i]);
    }
  });
  for (std::optional<Failure>& failure : failures) {
    if (failure) return std::unexpected(std::move(*failure));
  }
  return FileTree(root, std::move(files));
}

}  // namespace gazette::files
