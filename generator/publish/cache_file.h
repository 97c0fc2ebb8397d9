// The file beside an output (".public.gazette-cache") in which a build keeps what it knows for the next one
// into the same output.
//
// A help, no more: where it is missing or cannot be read or written, the next build does all its work, and
// nothing is told. Whether the bytes are whole, and whose they are, is for whoever reads them to check. The
// file is readable by its owner alone, since it knows of drafts too.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "publish/output_paths.h"
#include "publish/system.h"

namespace gazette::publish {

// The file as it was at of(), whatever becomes of it. Any thread may read.
class CacheReader {
 public:
  // nullopt where there is none.
  static std::optional<CacheReader> of(const std::filesystem::path& output);

  std::uint64_t size() const { return size_; }
  // False where there are not so many bytes.
  bool read(std::uint64_t at, std::span<char> into) const;

 private:
  CacheReader(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

  Descriptor file_;
  std::uint64_t size_;
};

// A new file, which takes the old one's place at the end.
class CacheWriter {
 public:
  // nullopt where it cannot be written, and where another build is at it.
  static std::optional<CacheWriter> begin(const std::filesystem::path& output);
  ~CacheWriter();  // without finish(): the old file stays
  CacheWriter(CacheWriter&& other) noexcept;
  CacheWriter& operator=(CacheWriter&&) = delete;

  // Where the bytes stand. Any thread may append.
  std::uint64_t append(std::string_view bytes);
  // Does nothing where anything could not be written. Called last.
  void finish();

 private:
  CacheWriter(Descriptor file, OutputPaths places) : file_(std::move(file)), places_(std::move(places)) {}

  Descriptor file_;
  OutputPaths places_;
  std::atomic<std::uint64_t> size_{0};
  std::atomic<bool> failed_{false};
};

void remove_cache(const std::filesystem::path& output);

}  // namespace gazette::publish
