// A CacheStore is the BuildCache of the build before and the one that this build makes, on disk: records of
// reports first, read and appended as texts are loaded, then the rest as one packed piece, whose place and
// hash stand at the end of the file.
//
// Made and finished by one thread; read() and append() by any.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "content/report_cache.h"
#include "publish/cache_file.h"
#include "site/build_cache.h"

namespace gazette::site {

class CacheStore final : public content::ReportStore {
 public:
  CacheStore(std::filesystem::path output, const binary::Hash& program);

  // Of the build before.
  BuildCache& before() { return before_; }

  bool read(const content::Stored& stored, std::string& into) const override;
  content::Stored append(std::string_view bytes) override;

  // Puts what was appended and the rest of a cache in the place of the one before.
  void finish(const BuildCache& cache);

 private:
  std::filesystem::path output_;
  std::optional<publish::CacheReader> reader_;
  BuildCache before_;
  std::once_flag opened_;
  std::optional<publish::CacheWriter> writer_;  // from the first append() on, where it can be written
};

}  // namespace gazette::site
