#include "publish/old_site.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace gazette::publish {

namespace {

// Somebody who names the wrong folder as output is not to have it copied link by link.
constexpr std::size_t most_files_without_manifest = 10'000;

bool is_touched(const FileRecord& record, const struct stat& status) {
  return record.content.size != static_cast<std::uint64_t>(status.st_size) ||
         record.mtime != mtime_of(status) || record.inode != status.st_ino;
}

}  // namespace

Result<OldSite> OldSite::read(int folder, const std::filesystem::path& shown) {
  OldSite site;
  if (Result<void> done = site.read_manifest(folder, shown); !done)
    return std::unexpected(std::move(done.error()));
  Result<FolderTree> tree = read_folder_tree(folder, shown);
  if (!tree) return std::unexpected(std::move(tree.error()));
  site.tree_ = std::move(*tree);
  if (!site.has_manifest_ && site.tree_.files.size() > most_files_without_manifest) {
    const std::size_t count = site.tree_.files.size();
    return std::unexpected(Failure{
        diagnostics::words("“{}”中有 {} 个不是本程序写的文件，请另选一个空文件夹作输出",
                           "'{}' holds {} files that no build wrote; choose an empty folder for the output",
                           shown.string(), count)});
  }
  for (TreeEntry& file : site.tree_.files) {
    if (Result<void> done = site.judge(file, folder, shown); !done)
      return std::unexpected(std::move(done.error()));
  }
  site.tree_.files.clear();
  return site;
}

const FileRecord* OldSite::intact(std::string_view path) const {
  const auto found = ours_.find(path);
  return found == ours_.end() || !found->second.is_intact ? nullptr : &found->second.record;
}

Result<void> OldSite::read_manifest(int folder, const std::filesystem::path& shown) {
  const std::string name(manifest_name);
  struct stat status{};
  if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT) return {};
  const Result<std::string> text = read_file(folder, name, shown / name);
  if (!text) return std::unexpected(text.error());
  std::optional<std::vector<ManifestEntry>> entries = parse_manifest(*text);
  if (!entries) {
    return std::unexpected(Failure{diagnostics::words(
        "“{}”已损坏，无法知道哪些文件是以前写的；请清空这个文件夹再试",
        "'{}' is damaged, so it is not known which files are ours; empty the folder and try again",
        (shown / name).string())});
  }
  has_manifest_ = true;
  ours_.reserve(entries->size());
  for (ManifestEntry& entry : *entries) {
    // Siblings come one after the other, so the folders of most paths are known at the first look.
    for (std::size_t slash = entry.path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = entry.path.rfind('/', slash - 1)) {
      if (!our_folders_.insert(entry.path.substr(0, slash)).second) break;
    }
    ours_.emplace(std::move(entry.path), Ours{entry.record, false});
  }
  return {};
}

// Decides whose file it is.
Result<void> OldSite::judge(TreeEntry& file, int folder, const std::filesystem::path& shown) {
  if (file.path == manifest_name) return {};
  const auto found = ours_.find(file.path);
  if (found == ours_.end() || !file.is_regular()) {
    foreign_files_.push_back(std::move(file));
    return {};
  }
  Ours& ours = found->second;
  if (is_touched(ours.record, file.status)) {
    const Result<Content> content = content_of_file(folder, file.path, shown / file.path);
    if (!content) return std::unexpected(content.error());
    if (*content != ours.record.content) {
      foreign_files_.push_back(std::move(file));
      return {};
    }
    is_touched_ = true;
    ours.record.mtime = mtime_of(file.status);
    ours.record.inode = file.status.st_ino;
  }
  ours.is_intact = true;
  ++file_count_;
  return {};
}

}  // namespace gazette::publish
