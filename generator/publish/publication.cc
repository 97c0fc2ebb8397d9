#include "publish/publication.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <optional>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "publish/manifest.h"
#include "publish/old_site.h"
#include "publish/output_lock.h"
#include "publish/output_paths.h"
#include "publish/staging.h"

namespace gazette::publish {

namespace {

// What is known of one file of the new site. Each is touched by the thread that writes it alone.
struct Slot {
  FileRecord record;
  std::optional<FileState> state;
};

using Paths = std::unordered_set<std::string_view>;

void insert_folders_above(Paths& folders, std::string_view path);
Paths folders_above(const std::vector<std::string>& paths);
Result<void> refuse_what_stands_in_the_way(const OldSite& old, const std::vector<std::string>& paths,
                                           const OutputPaths& places);
Failure in_the_way(const std::filesystem::path& path);

}  // namespace

struct Publication::State {
  OutputLock lock;  // given back last
  OutputPaths places;
  PublicationOptions options;
  Descriptor output;  // nothing where the output is not there yet
  OldSite old;
  std::vector<std::string> paths;
  std::vector<Slot> slots;
  std::optional<Staging> staging;
  std::atomic<bool> failed{false};

  ~State();

  Result<Staging> open_staging() const;

  // Puts a new file into the staging folder; fill() writes it.
  using Fill = std::function<Result<Content>(OpenFile to)>;
  Result<FileState> put(std::size_t index, const std::optional<Content>& content, const Fill& fill);
  // The record of the old file that has just this content; nullopt where there is none.
  Result<std::optional<FileRecord>> unchanged(const std::string& path, const Content& content) const;
  Result<FileRecord> write_new(const std::string& path, const Fill& fill) const;
  Counts counts() const;
  Result<void> complete_staging() const;
  Result<void> link_unchanged_files() const;
  Result<void> carry_over_foreign_files() const;
  Result<void> write_manifest() const;
};

Result<Publication> begin(const std::filesystem::path& output, std::vector<std::string> paths,
                          const std::function<void()>& on_wait, const PublicationOptions& options) {
  Result<OutputPaths> places = OutputPaths::of(output);
  if (!places) return std::unexpected(std::move(places.error()));
  Result<OutputLock> lock = OutputLock::take(places->lock, options.longest_wait, on_wait);
  if (!lock) return std::unexpected(std::move(lock.error()));
  if (Result<void> settled = settle_killed_build(*places); !settled)
    return std::unexpected(std::move(settled.error()));

  Descriptor folder(::open(places->output.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder && errno != ENOENT) return std::unexpected(failure(deeds::read, places->output, errno));
  Result<OldSite> old = folder ? OldSite::read(folder.get(), places->output) : OldSite();
  if (!old) return std::unexpected(std::move(old.error()));
  if (Result<void> free = refuse_what_stands_in_the_way(*old, paths, *places); !free)
    return std::unexpected(std::move(free.error()));

  std::vector<Slot> slots(paths.size());
  auto state = std::make_unique<Publication::State>(std::move(*lock), std::move(*places), options,
                                                    std::move(folder), std::move(*old), std::move(paths),
                                                    std::move(slots), std::nullopt, false);
  Result<Staging> staging = state->open_staging();
  if (!staging) return std::unexpected(std::move(staging.error()));
  state->staging = std::move(*staging);
  return Publication(std::move(state));
}

Publication::Publication(std::unique_ptr<State> state) : state_(std::move(state)) {}
Publication::~Publication() = default;
Publication::Publication(Publication&&) noexcept = default;
Publication& Publication::operator=(Publication&&) noexcept = default;

Result<FileState> Publication::write(std::size_t index, std::string_view bytes) {
  const Content content = content_of(bytes);
  return state_->put(index, content, [&](OpenFile to) -> Result<Content> {
    if (const int error = write_all(to.descriptor, bytes))
      return std::unexpected(failure(deeds::write, to.shown, error));
    return content;
  });
}

Result<FileState> Publication::copy(std::size_t index, const std::filesystem::path& source) {
  const Descriptor file(::open(source.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::unexpected(failure(deeds::read, source, errno));
  std::optional<Content> content;
  if (state_->output) {  // else there is nothing to compare it with
    const Result<Content> read = content_of_file({file.get(), source});
    if (!read) return std::unexpected(read.error());
    content = *read;
    if (::lseek(file.get(), 0, SEEK_SET) != 0) return std::unexpected(failure(deeds::read, source, errno));
  }
  return state_->put(index, content, [&](OpenFile to) { return copy_content({file.get(), source}, to); });
}

bool Publication::keep(std::size_t index, const Content& content) {
  const FileRecord* const record = state_->old.intact(state_->paths[index]);
  if (record == nullptr || record->content != content) return false;
  state_->slots[index] = {*record, FileState::Unchanged};
  return true;
}

const Content& Publication::content(std::size_t index) const {
  return state_->slots[index].record.content;
}

Result<FileState> Publication::State::put(std::size_t index, const std::optional<Content>& content,
                                          const Fill& fill) {
  const std::string& path = paths[index];
  Slot& slot = slots[index];
  assert(!slot.state && "each file is written once");
  if (content) {
    const Result<std::optional<FileRecord>> same = unchanged(path, *content);
    if (!same) return std::unexpected(same.error());
    if (*same) {
      slot = {**same, FileState::Unchanged};
      return FileState::Unchanged;
    }
  }
  const Result<FileRecord> written = write_new(path, fill);
  if (!written) {
    failed = true;
    return std::unexpected(written.error());
  }
  slot = {*written, FileState::Written};
  return FileState::Written;
}

Result<Counts> Publication::commit() {
  State& state = *state_;
  const auto is_written = [](const Slot& slot) { return slot.state.has_value(); };
  assert(std::ranges::all_of(state.slots, is_written) && "every file was written");
  (void)is_written;
  const Counts counts = state.counts();
  const bool same = state.output && counts.written == 0 && counts.removed == 0 && state.old.is_as_recorded();
  if (same) return counts;  // the old site is the new one

  if (Result<void> complete = state.complete_staging(); !complete) {
    state.failed = true;
    return std::unexpected(std::move(complete.error()));
  }
  // Beyond this point the new site is the one that is read.
  if (Result<void> swapped = state.staging->swap(); !swapped)
    return std::unexpected(std::move(swapped.error()));
  if (Result<void> rescued = rescue_late_files(state.places, state.old); !rescued)
    return std::unexpected(std::move(rescued.error()));
  return counts;
}

// The staging folder stays as material for the next build, unless that is not worth while or the disk may
// be full of it. What cannot be removed now is no harm.
Publication::State::~State() {
  if (!staging) return;
  std::error_code ignored;
  if (failed || paths.size() < options.keep_previous_from) {
    std::filesystem::remove_all(places.staging, ignored);
  } else {
    ::rmdir(places.staging.c_str());  // if nothing is in it
  }
}

// With nothing in it but what may belong to the new site.
Result<Staging> Publication::State::open_staging() const {
  Paths files(paths.begin(), paths.end());
  for (const TreeEntry& file : old.foreign_files()) files.insert(file.path);
  Paths folders = folders_above(paths);
  for (const TreeEntry& folder : old.folders()) {
    if (!old.made_folder(folder.path)) folders.insert(folder.path);
  }
  for (const TreeEntry& file : old.foreign_files()) insert_folders_above(folders, file.path);
  return Staging::open(places, files, folders);
}

// Also a file of others that has the page's very bytes; with other bytes it is in the way.
Result<std::optional<FileRecord>> Publication::State::unchanged(const std::string& path,
                                                                const Content& content) const {
  if (const FileRecord* const record = old.intact(path))
    return record->content == content ? std::optional(*record) : std::nullopt;
  if (!output || old.wrote(path)) return std::nullopt;
  struct stat status{};
  if (::fstatat(output.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  if (S_ISDIR(status.st_mode)) return std::nullopt;  // of the old site, else begin() had refused it
  if (!S_ISREG(status.st_mode)) return std::unexpected(in_the_way(places.output / path));
  const Result<Content> there = content_of_file(output.get(), path, places.output / path);
  if (!there) return std::unexpected(there.error());
  if (*there != content) return std::unexpected(in_the_way(places.output / path));
  return FileRecord{content, mtime_of(status), status.st_ino};
}

Result<FileRecord> Publication::State::write_new(const std::string& path, const Fill& fill) const {
  const std::filesystem::path shown = places.output / path;
  Result<Descriptor> file = staging->create(path);
  if (!file) return std::unexpected(std::move(file.error()));
  const Result<Content> content = fill({file->get(), shown});
  if (!content) return std::unexpected(content.error());
  struct stat status{};
  const bool done = ::fstat(file->get(), &status) == 0 && file->close();
  if (!done) return std::unexpected(failure(deeds::write, shown, errno));
  return FileRecord{*content, mtime_of(status), status.st_ino};
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

Result<void> Publication::State::complete_staging() const {
  if (Result<void> linked = link_unchanged_files(); !linked) return linked;
  if (Result<void> carried = carry_over_foreign_files(); !carried) return carried;
  if (Result<void> written = write_manifest(); !written) return written;
  if (Result<void> copied = output ? staging->copy_permissions(old) : Result<void>(); !copied) return copied;
  const bool synced = options.durability == Durability::Cached || ::syncfs(staging->folder()) == 0;
  return synced ? Result<void>() : std::unexpected(failure(deeds::write, places.output, errno));
}

Result<void> Publication::State::link_unchanged_files() const {
  std::vector<std::optional<Failure>> failures(slots.size());
  parallel::for_each_index(slots.size(), options.jobs, [&](std::size_t i) {
    if (slots[i].state != FileState::Unchanged) return;
    if (Result<void> linked = staging->link(output.get(), paths[i], slots[i].record.inode); !linked)
      failures[i] = std::move(linked.error());
  });
  for (std::optional<Failure>& failed_link : failures) {
    if (failed_link) return std::unexpected(std::move(*failed_link));
  }
  return {};
}

// Also the folders of others, empty ones included. A folder that was made for pages and has none any
// more goes.
Result<void> Publication::State::carry_over_foreign_files() const {
  const Paths ours(paths.begin(), paths.end());
  for (const TreeEntry& file : old.foreign_files()) {
    if (ours.contains(file.path)) continue;
    if (Result<void> linked = staging->link(output.get(), file.path, file.status.st_ino); !linked)
      return linked;
  }
  for (const TreeEntry& folder : old.folders()) {
    if (old.made_folder(folder.path)) continue;
    if (Result<void> made = staging->make_folder(folder.path); !made) return made;
  }
  return {};
}

Result<void> Publication::State::write_manifest() const {
  std::string lines;
  lines.reserve(paths.size() * 128);
  for (std::size_t i = 0; i < paths.size(); ++i) append_manifest_line(lines, paths[i], slots[i].record);
  const std::string name(manifest_name);
  Result<Descriptor> file = staging->create(name);
  if (!file) return std::unexpected(std::move(file.error()));
  if (const int error = write_all(file->get(), manifest_text(lines, paths.size())))
    return std::unexpected(failure(deeds::write, places.output / name, error));
  if (!file->close()) return std::unexpected(failure(deeds::write, places.output / name, errno));
  return {};
}

namespace {

void insert_folders_above(Paths& folders, std::string_view path) {
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos;
       slash = path.rfind('/', slash - 1)) {
    if (!folders.insert(path.substr(0, slash)).second) return;
  }
}

Paths folders_above(const std::vector<std::string>& paths) {
  Paths folders;
  for (const std::string& path : paths) insert_folders_above(folders, path);
  return folders;
}

// A file where a folder is needed, a folder where a file is. Two files are compared when the page's bytes
// are known.
Result<void> refuse_what_stands_in_the_way(const OldSite& old, const std::vector<std::string>& paths,
                                           const OutputPaths& places) {
  const Paths files(paths.begin(), paths.end());
  const Paths folders = folders_above(paths);
  for (const TreeEntry& file : old.foreign_files()) {
    if (folders.contains(file.path)) return std::unexpected(in_the_way(places.output / file.path));
    for (std::size_t slash = file.path.rfind('/'); slash != std::string::npos;
         slash = file.path.rfind('/', slash - 1)) {
      const std::string_view above = std::string_view(file.path).substr(0, slash);
      if (files.contains(above)) return std::unexpected(in_the_way(places.output / above));
    }
  }
  for (const TreeEntry& folder : old.folders()) {
    const bool of_others = !old.made_folder(folder.path);
    if (of_others && files.contains(folder.path))
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
