#include "publish/cache_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "publish/output_paths.h"

namespace gazette::publish {

std::string read_cache_file(const std::filesystem::path& output) {
  std::error_code none_there;
  if (!std::filesystem::is_directory(output, none_there)) return {};
  const Result<OutputPaths> places = OutputPaths::of(output);
  if (!places) return {};
  const Result<std::string> bytes = read_file(AT_FDCWD, places->cache.string(), places->cache);
  return bytes ? *bytes : std::string();
}

}  // namespace gazette::publish
