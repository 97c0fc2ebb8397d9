// A copy of the sample portal that a test changes, and builds again and again beside what a build keeps.
#pragma once

#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "site/build_site.h"
#include "support/portal.h"

namespace gazette::tests {

class ChangingPortal {
 public:
  ChangingPortal();

  std::filesystem::path portal() const { return folder_.path() / "portal"; }
  std::filesystem::path output() const { return folder_.path() / "public"; }
  std::filesystem::path cache() const { return folder_.path() / ".public.gazette-cache"; }
  site::SiteOptions options() const { return {portal(), {today_}, {2}}; }
  void set_today(std::string_view day) { today_ = *model::CivilDate::parse(day); }

  // Into the output, with what the build before has kept; a portal of fewer reports keeps nothing.
  site::BuildOutcome build(std::size_t cache_from = 0) { return build_into(output(), cache_from); }

  // The names of the files in which the output differs from what a build from nothing makes, one a line;
  // nullopt where that does not publish.
  std::optional<std::string> differs_from_fresh();

  // What the portal is now, to come back to.
  void remember();
  void take_back();

 private:
  site::BuildOutcome build_into(const std::filesystem::path& folder, std::size_t cache_from) const;

  TemporaryFolder folder_;
  model::CivilDate today_ = *model::CivilDate::parse("2025-06-01");
};

void append(const std::filesystem::path& file, std::string_view text);

// Makes changes such as authors and keepers make, the same ones for the same seed.
class Changes {
 public:
  Changes(ChangingPortal& portal, unsigned seed) : portal_(portal), random_(seed) {}

  // Makes one change and says which.
  std::string make();

 private:
  ChangingPortal& portal_;
  std::mt19937 random_;
};

}  // namespace gazette::tests
