#include "site/built.h"

#include <gtest/gtest.h>

#include "site/build_site.h"
#include "support/portal.h"

namespace gazette::tests {

std::map<std::string, std::string> built(const std::filesystem::path& portal, catalog::Include drafts) {
  const TemporaryFolder folder;
  site::BuildOptions options{
      {portal, {*model::CivilDate::parse("2025-06-01")}, {1}}, folder.path(), site::Warnings::Allowed, {}};
  options.site.selection.drafts = drafts;
  Unwatched observer;
  const auto outcome = site::build_site(options, observer);
  EXPECT_TRUE(outcome && outcome->published);
  return read_folder(folder.path());
}

}  // namespace gazette::tests
