#include "publish/publication.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <optional>
#include <unordered_set>
#include <utility>

#include "publish/manifest.h"
#include "publish/old_site.h"
#include "publish/output_lock.h"
#include "publish/staging.h"

namespace gazette::publish {

namespace {

const Wording write_deed{"写入", "write"};

// What is known of one file of the new site. Each is touched by the thread that writes it alone.
struct Slot {
  FileRecord record;
  std::optional<FileState> state;
};

Result<void> refuse_what_stands_in_the_way(const OldSite& old, const std::vector<std::string>& paths,
                                           const OutputPaths& places);
Failure in_the_way(const std::filesystem::path& path);

}  // namespace

struct Publication::State {
  OutputLock lock;  // given back last
  OutputPaths places;
  Descriptor old_folder;  // nothing where the output is not there yet
  OldSite old;
  std::vector<std::string> paths;
  std::vector<Slot> slots;
  Durability durability;
  std::optional<Staging> staging;

  Result<FileState> link_old(std::size_t index, const FileRecord& record);
  Result<FileState> write_new(std::size_t index, std::string_view bytes, const ContentHash& hash);
  // The record of a file of others at this path that has just these bytes; nullopt where there is none.
  Result<std::optional<FileRecord>> adopted(const std::string& path, std::string_view bytes,
                                            const ContentHash& hash) const;
  Result<void> carry_over_foreign_files();
  Result<void> write_manifest();
  Counts counts() const;
};

Result<Publication> begin(const std::filesystem::path& output, std::vector<std::string> paths,
                          const std::function<void()>& on_wait, const PublicationOptions& options) {
  Result<OutputPaths> places = OutputPaths::of(output);
  if (!places) return std::unexpected(std::move(places.error()));
  Result<OutputLock> lock = OutputLock::take(places->lock, options.longest_wait, on_wait);
  if (!lock) return std::unexpected(std::move(lock.error()));
  if (Result<void> settled = settle_leftovers(*places); !settled)
    return std::unexpected(std::move(settled.error()));

  Descriptor old_folder(::open(places->output.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!old_folder && errno != ENOENT)
    return std::unexpected(failure({"读取", "read"}, places->output, errno));
  Result<OldSite> old = old_folder ? OldSite::read(old_folder.get(), places->output) : OldSite();
  if (!old) return std::unexpected(std::move(old.error()));
  if (Result<void> free = refuse_what_stands_in_the_way(*old, paths, *places); !free)
    return std::unexpected(std::move(free.error()));

  Result<Staging> staging = Staging::make(*places);
  if (!staging) return std::unexpected(std::move(staging.error()));
  for (const std::string& path : paths) {
    if (Result<void> made = staging->make_folders_above(path); !made)
      return std::unexpected(std::move(made.error()));
  }
  std::vector<Slot> slots(paths.size());
  return Publication(std::make_unique<Publication::State>(
      Publication::State{std::move(*lock), std::move(*places), std::move(old_folder), std::move(*old),
                         std::move(paths), std::move(slots), options.durability, std::move(*staging)}));
}

Publication::Publication(std::unique_ptr<State> state) : state_(std::move(state)) {}
Publication::~Publication() = default;
Publication::Publication(Publication&&) noexcept = default;
Publication& Publication::operator=(Publication&&) noexcept = default;

Result<FileState> Publication::write(std::size_t index, std::string_view bytes) {
  State& state = *state_;
  const std::string& path = state.paths[index];
  assert(!state.slots[index].state && "each file is written once");
  const ContentHash hash = hash_of(bytes);
  if (const FileRecord* const old = state.old.intact(path); old != nullptr) {
    if (old->size == bytes.size() && old->hash == hash) return state.link_old(index, *old);
  } else if (!state.old.wrote(path) && state.old_folder) {
    Result<std::optional<FileRecord>> same = state.adopted(path, bytes, hash);
    if (!same) return std::unexpected(std::move(same.error()));
    if (*same) return state.link_old(index, **same);
  }
  return state.write_new(index, bytes, hash);
}

Result<Counts> Publication::commit() {
  State& state = *state_;
  assert(std::ranges::all_of(state.slots, [](const Slot& slot) { return slot.state.has_value(); }) &&
         "every file was written");
  const auto run = [](Result<void> step) {
    return step ? std::optional<Failure>() : std::optional(std::move(step.error()));
  };
  if (auto failed = run(state.carry_over_foreign_files())) return std::unexpected(std::move(*failed));
  if (auto failed = run(state.write_manifest())) return std::unexpected(std::move(*failed));
  if (state.old_folder) {
    if (auto failed = run(state.staging->copy_permissions(state.old))) {
      return std::unexpected(std::move(*failed));
    }
  }
  if (state.durability == Durability::Synced && ::syncfs(state.staging->folder()) != 0) {
    return std::unexpected(failure(write_deed, state.places.output, errno));
  }
  // Beyond this point the new site is the one that is read.
  if (auto failed = run(state.staging->swap())) return std::unexpected(std::move(*failed));
  if (auto failed = run(state.staging->rescue_late_files(state.old)))
    return std::unexpected(std::move(*failed));
  return state.counts();
}

Result<FileState> Publication::State::link_old(std::size_t index, const FileRecord& record) {
  const std::string& path = paths[index];
  if (::linkat(old_folder.get(), path.c_str(), staging->folder(), path.c_str(), 0) != 0) {
    TreeEntry file{path, {}};
    if (::fstatat(old_folder.get(), path.c_str(), &file.status, AT_SYMLINK_NOFOLLOW) != 0)
      return std::unexpected(failure(write_deed, places.output / path, errno));
    if (Result<void> copied = staging->carry_over(old_folder.get(), file); !copied)
      return std::unexpected(std::move(copied.error()));
  }
  slots[index] = {record, FileState::Unchanged};
  return FileState::Unchanged;
}

Result<FileState> Publication::State::write_new(std::size_t index, std::string_view bytes,
                                                const ContentHash& hash) {
  const std::string& path = paths[index];
  Descriptor file(::openat(staging->folder(), path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file) return std::unexpected(failure(write_deed, places.output / path, errno));
  if (const int failed = write_all(file.get(), bytes))
    return std::unexpected(failure(write_deed, places.output / path, failed));
  struct stat status{};
  if (::fstat(file.get(), &status) != 0 || !file.close())
    return std::unexpected(failure(write_deed, places.output / path, errno));
  slots[index] = {{bytes.size(), hash, mtime_of(status), status.st_ino}, FileState::Written};
  return FileState::Written;
}

Result<std::optional<FileRecord>> Publication::State::adopted(const std::string& path, std::string_view bytes,
                                                              const ContentHash& hash) const {
  struct stat status{};
  if (::fstatat(old_folder.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  if (S_ISDIR(status.st_mode)) return std::nullopt;  // of the old site, else begin() had refused it
  if (!S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) != bytes.size())
    return std::unexpected(in_the_way(places.output / path));
  const Result<std::string> there = read_file(old_folder.get(), path, places.output / path);
  if (!there) return std::unexpected(there.error());
  if (*there != bytes) return std::unexpected(in_the_way(places.output / path));
  return FileRecord{bytes.size(), hash, mtime_of(status), status.st_ino};
}

// Also the folders of others, empty ones included. A folder that was made for pages and has none any
// more goes.
Result<void> Publication::State::carry_over_foreign_files() {
  const std::unordered_set<std::string_view> ours(paths.begin(), paths.end());
  for (const TreeEntry& file : old.foreign_files()) {
    if (ours.contains(file.path)) continue;
    if (Result<void> carried = staging->carry_over(old_folder.get(), file); !carried) return carried;
  }
  for (const TreeEntry& folder : old.folders()) {
    if (old.made_folder(folder.path)) continue;
    if (Result<void> made = staging->make_folder(folder.path); !made) return made;
  }
  return {};
}

Result<void> Publication::State::write_manifest() {
  std::string lines;
  lines.reserve(paths.size() * 128);
  for (std::size_t i = 0; i < paths.size(); ++i) append_manifest_line(lines, paths[i], slots[i].record);
  const std::string name(manifest_name);
  Descriptor file(::openat(staging->folder(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file) return std::unexpected(failure(write_deed, places.output / name, errno));
  if (const int failed = write_all(file.get(), manifest_text(lines, paths.size())))
    return std::unexpected(failure(write_deed, places.output / name, failed));
  if (!file.close()) return std::unexpected(failure(write_deed, places.output / name, errno));
  return {};
}

Counts Publication::State::counts() const {
  Counts counts;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    ++(slots[i].state == FileState::Written ? counts.written : counts.unchanged);
    if (old.intact(paths[i]) != nullptr) ++kept;
  }
  counts.removed = old.file_count() - kept;
  return counts;
}

namespace {

// A file where a folder is needed, a folder where a file is. Two files are compared when the page's bytes
// are known.
Result<void> refuse_what_stands_in_the_way(const OldSite& old, const std::vector<std::string>& paths,
                                           const OutputPaths& places) {
  const std::unordered_set<std::string_view> files(paths.begin(), paths.end());
  std::unordered_set<std::string_view> folders;
  for (const std::string_view path : paths) {
    for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos;
         slash = path.rfind('/', slash - 1)) {
      if (!folders.insert(path.substr(0, slash)).second) break;
    }
  }
  for (const TreeEntry& file : old.foreign_files()) {
    if (folders.contains(file.path)) return std::unexpected(in_the_way(places.output / file.path));
    for (std::size_t slash = file.path.rfind('/'); slash != std::string::npos;
         slash = file.path.rfind('/', slash - 1)) {
      if (files.contains(std::string_view(file.path).substr(0, slash)))
        return std::unexpected(in_the_way(places.output / file.path.substr(0, slash)));
    }
  }
  for (const TreeEntry& folder : old.folders()) {
    if (files.contains(folder.path) && !old.made_folder(folder.path))
      return std::unexpected(in_the_way(places.output / folder.path));
  }
  return {};
}

Failure in_the_way(const std::filesystem::path& path) {
  return {diagnostics::words(
      "“{}”不是本程序写的，却占着一个页面的位置；请移走它再试",
      "'{}' was not written by a build but stands where a page is to be; move it away and try again",
      path.string())};
}

}  // namespace

}  // namespace gazette::publish
