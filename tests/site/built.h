// A portal as a test builds it: on the first of June 2025, by one thread, into a folder of its own.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "catalog/catalog.h"
#include "site/observer.h"

namespace gazette::tests {

class Unwatched final : public site::BuildObserver {
 public:
  void stage(std::string_view) override {}
  void written(std::size_t, std::size_t) override {}
};

// Every published file by its address; the test fails where nothing was published.
std::map<std::string, std::string> built(const std::filesystem::path& portal,
                                         catalog::Include drafts = catalog::Include::No);

}  // namespace gazette::tests
