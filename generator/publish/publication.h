// A Publication: a new site that takes the place of the old one all at once, or not at all.
//
//   begin()   locks the output and looks at what is there
//   write()   puts one file into the staging folder beside the output, if it differs from the old one;
//   copy()    the same with the content of a file on disk, which need not fit the memory
//   keep()    the same with a content that is known and need not be made, if the old file has it
//   commit()  completes the staging folder with links to what is unchanged and to what others put into
//             the output, writes the manifest, and exchanges the two folders
//
// Until the exchange, which is one system call, a reader of the output sees the whole old site; from then
// on the whole new one. A build that is killed, fails or runs out of disk leaves the old site as it was.
// How, and what is weighed against it: decisions/0005-publication.md.
//
// Only files of the manifest, which lists what the last build wrote, are ever removed. Anything else in
// the output stays; where such a file stands in the way of a page, that is a failure that names it.
//
// write(), copy() and keep() may be called by many threads at once, for different indices. All else: one
// thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/result.h"
#include "parallel/parallel.h"
#include "publish/content.h"

namespace gazette::publish {

using diagnostics::Result;

// Synced waits until the disk has the new site before it is swapped in, so that not even a power failure
// leaves a broken one. It costs a flush of the whole file system.
enum class Durability { Cached, Synced };

struct PublicationOptions {
  std::chrono::milliseconds longest_wait{60'000};  // for another build that holds the output
  Durability durability = Durability::Cached;
  parallel::Jobs jobs;
  // From so many files on, the previous site stays beside the output (".public.gazette-previous") as
  // material for the next one. Its unchanged files are links and take no room.
  std::size_t keep_previous_from = 1'000;
};

enum class FileState { Written, Unchanged };

struct Counts {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

class Publication {
 public:
  ~Publication();  // without commit(): the output stays as it was
  Publication(Publication&&) noexcept;
  Publication& operator=(Publication&&) noexcept;

  // The file paths[index] of begin(). Unchanged: the old file stays, with its modification time.
  // REQUIRES: one of the two is called once for each index, or keep() that gives true.
  Result<FileState> write(std::size_t index, std::string_view bytes);
  Result<FileState> copy(std::size_t index, const std::filesystem::path& source);
  // Whether the old file is as the last build wrote it and has this content: then it stays.
  bool keep(std::size_t index, const Content& content);

  // What the new site has there, once it is written or kept.
  const Content& content(std::size_t index) const;

  // Called once, after every file was written. Nothing else may be called after it.
  Result<Counts> commit();

 private:
  friend Result<Publication> begin(const std::filesystem::path& output, std::vector<std::string> paths,
                                   const std::function<void()>& on_wait, const PublicationOptions& options);
  struct State;
  explicit Publication(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Begins a publication of the files `paths` ("reports/a/2021/x.html") into the folder `output`, which is
// made where it is not there. on_wait is called once where another build holds the output.
// REQUIRES: the paths are relative, have no "." or "..", no line feed, and none is another's folder.
Result<Publication> begin(const std::filesystem::path& output, std::vector<std::string> paths,
                          const std::function<void()>& on_wait, const PublicationOptions& options = {});

}  // namespace gazette::publish
