// What a portal's vocabularies declare: units, themes, slogans and campaigns.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/located.h"
#include "model/partial_date.h"

namespace gazette::model {

enum class VocabularyKind : std::uint8_t { Units, Themes, Slogans, Campaigns };
inline constexpr std::array<VocabularyKind, 4> all_vocabularies{
    VocabularyKind::Units, VocabularyKind::Themes, VocabularyKind::Slogans, VocabularyKind::Campaigns};

// "units", "themes" …: the first part of its addresses, and the name of its file.
std::string_view vocabulary_name(VocabularyKind kind);
inline std::size_t index_of(VocabularyKind kind) {
  return static_cast<std::size_t>(kind);
}

// One declared entry. Names of other entries are still as written.
struct VocabularyEntry {
  std::optional<Located<std::string>> id;
  Located<std::string> name;
  std::vector<Located<std::string>> aliases;
  std::vector<Located<std::string>> formerly;  // units
  std::optional<Located<std::string>> full;    // slogans
  std::string category;
  std::string level;                           // units
  std::optional<Located<std::string>> parent;  // units, themes
  std::optional<Located<std::string>> lead;    // campaigns
  // How slogans and campaigns are found in texts: words that may follow the name and belong to it;
  // whether one of them must; look-alikes that hold the name and are something else; whether a run of
  // X, x or × may stand for some of its characters.
  std::vector<std::string> suffix;
  bool requires_suffix = false;
  std::vector<std::string> except;
  bool masked = false;
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
  std::optional<std::vector<Located<std::string>>> periods;  // units; absent: the site's
  std::optional<Located<std::string>> description;           // Markdown
};

struct VocabularyFile {
  bool present = false;
  std::string path;  // "units.yaml"
  std::vector<VocabularyEntry> entries;
};

}  // namespace gazette::model
