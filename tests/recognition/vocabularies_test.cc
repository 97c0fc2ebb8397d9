// The vocabularies to start with: read without a remark, and every name in them found as itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "annotated.h"
#include "content/vocabulary_reader.h"
#include "recognition/findings.h"

namespace gazette::recognition {
namespace {

using model::VocabularyKind;

std::vector<model::VocabularyEntry> entries_of(const std::string& folder, VocabularyKind kind) {
  const std::string path = folder + "/" + std::string(model::vocabulary_name(kind)) + ".yaml";
  std::ifstream file(std::filesystem::path(GAZETTE_SOURCE_DIR) / path);
  std::ostringstream text;
  text << file.rdbuf();
  diagnostics::Diagnostics diagnostics;
  const std::string bytes = text.str();
  std::vector<model::VocabularyEntry> entries = content::read_vocabulary({path, bytes}, kind, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << path;
  EXPECT_FALSE(entries.empty()) << path;
  return entries;
}

TEST(StarterVocabularies, EveryNameIsFoundAsItself) {
  const auto slogans = entries_of("contrib/vocabularies", VocabularyKind::Slogans);
  const auto campaigns = entries_of("contrib/vocabularies", VocabularyKind::Campaigns);
  const PhraseIndex index(slogans, campaigns);
  for (const VocabularyKind kind : {VocabularyKind::Slogans, VocabularyKind::Campaigns}) {
    const auto& entries = kind == VocabularyKind::Slogans ? slogans : campaigns;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      const model::VocabularyEntry& entry = entries[i];
      const std::string text = "全县以“" + entry.name.value + "”" +
                               (entry.requires_suffix ? entry.suffix.front() : std::string()) + "为主线。";
      const int year = entry.since ? entry.since->year() : 2021;
      const auto found = find_occurrences(index, "", document_of(text), year);
      ASSERT_EQ(found.size(), 1U) << text;
      EXPECT_EQ(found.front().vocabulary, kind) << text;
      EXPECT_EQ(found.front().entry, i) << text;
    }
  }
}

TEST(StarterVocabularies, EndAfterTheyBegin) {
  for (const auto& entry : entries_of("contrib/vocabularies", VocabularyKind::Campaigns)) {
    if (!entry.since || !entry.until) continue;
    EXPECT_LE(entry.since->key(), entry.until->key()) << entry.name.value;
  }
}

TEST(StarterVocabularies, TheSamplePortalAgreesWithThem) {
  for (const VocabularyKind kind : {VocabularyKind::Slogans, VocabularyKind::Campaigns}) {
    const auto starter = entries_of("contrib/vocabularies", kind);
    std::size_t shared = 0;
    for (const model::VocabularyEntry& sample : entries_of("content", kind)) {
      const auto same =
          std::ranges::find(starter, sample.name.value, [](const auto& entry) { return entry.name.value; });
      if (same == starter.end()) continue;
      ++shared;
      EXPECT_EQ(sample.since, same->since) << sample.name.value;
      EXPECT_EQ(sample.until, same->until) << sample.name.value;
    }
    EXPECT_GE(shared, 4U);
  }
}

}  // namespace
}  // namespace gazette::recognition
