#include "files/file_tree.h"

#include <algorithm>
#include <utility>

#include "diagnostics/nearest.h"
#include "files/disk.h"

namespace gazette::files {

FileTree::FileTree(std::filesystem::path root, std::vector<File> files)
    : root_(std::move(root)), files_(std::move(files)) {}

std::span<const File> FileTree::below(std::string_view folder) const {
  const auto begin = std::ranges::lower_bound(files_, folder, {}, &File::path);
  auto end = begin;
  while (end != files_.end() && end->path.starts_with(folder)) ++end;
  return {begin, end};
}

const File* FileTree::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(files_, path, {}, &File::path);
  return found != files_.end() && found->path == path ? &*found : nullptr;
}

std::optional<std::string_view> FileTree::nearest_to(std::string_view path) const {
  const std::size_t slash = path.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1);
  const std::string_view name = path.substr(folder.size());
  // The same name in another folder, else a neighbour with a like name.
  for (const File& file : files_) {
    const std::string_view other = file.path;
    if (other.ends_with(name) &&
        (other.size() == name.size() || other[other.size() - name.size() - 1] == '/'))
      return other;
  }
  std::vector<std::string_view> neighbours;
  for (const File& file : below(folder))
    neighbours.push_back(std::string_view(file.path).substr(folder.size()));
  const auto near = diagnostics::nearest(name, neighbours);
  if (!near) return std::nullopt;
  return below(folder)[static_cast<std::size_t>(std::ranges::find(neighbours, *near) - neighbours.begin())]
      .path;
}

void FileTree::forget_behind(const File& file, std::size_t beginning) {
  std::string& text = files_[static_cast<std::size_t>(&file - files_.data())].text;
  text = std::string(text, 0, beginning);
}

diagnostics::Result<std::string> FileTree::read_whole(const File& file) const {
  if (!file.text.empty() && file.text.size() == file.size) return file.text;
  return read_file(root_ / file.path);
}

diagnostics::Result<std::string> read_file(const std::filesystem::path& path) {
  return read_bytes(path, SIZE_MAX);
}

}  // namespace gazette::files
