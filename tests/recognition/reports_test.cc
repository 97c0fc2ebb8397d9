// Whole reports of the invented county, annotated by hand: reports/*.md, each with its year in the first
// line.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "annotated.h"
#include "recognition/festivals.h"
#include "support/shared.h"

namespace gazette::recognition {
namespace {

TEST(Reports, AreReadAsAnnotated) {
  const TestVocabulary vocabulary = sample_vocabulary();
  const PhraseIndex index(vocabulary.slogans, vocabulary.campaigns);
  std::vector<std::filesystem::path> files;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(GAZETTE_SOURCE_DIR) + "/tests/recognition/reports"))
    files.push_back(file.path());
  std::ranges::sort(files);
  Scores deeds;
  Score phrases;
  std::string remarks;
  for (const std::filesystem::path& file : files) {
    const std::string marked = tests::read_file(file);
    const int year = std::stoi(marked.substr(1, 4));
    const Annotated expected = read_annotated(std::string_view(marked).substr(6));
    const markdown::Document body = document_of(expected.text);
    score_deeds(expected, deeds_in(body, {.year = year, .period = {}, .date = {}}), deeds, remarks);
    score_phrases(expected, phrases_in(body, index, vocabulary, year), phrases, remarks);
  }
  fmt::print("{} reports\n{}phrases: {} right, precision {:.3f}, recall {:.3f}\n{}", files.size(),
             table_of(deeds), phrases.right, phrases.precision(), phrases.recall(), remarks);
  EXPECT_GE(files.size(), 12U);
  for (const char* kind : {"day", "month", "range"}) {
    EXPECT_GE(deeds[kind].precision(), 0.95) << kind;
    EXPECT_GE(deeds[kind].recall(), 0.95) << kind;
    EXPECT_GE(deeds[kind].normalised, 0.98 * deeds[kind].right) << kind;
  }
  EXPECT_GE(phrases.precision(), 0.99);
  EXPECT_GE(phrases.recall(), 0.99);
}

struct FestivalCase {
  Festival festival;
  int year;
  std::string_view day;
};

// From printed calendars.
const FestivalCase festival_cases[] = {
    {Festival::Spring, 2000, "2000-02-05"},         {Festival::Spring, 2020, "2020-01-25"},
    {Festival::Spring, 2021, "2021-02-12"},         {Festival::Spring, 2024, "2024-02-10"},
    {Festival::SpringEve, 2021, "2021-02-11"},      {Festival::SpringEve, 2022, "2022-01-31"},
    {Festival::Lantern, 2021, "2021-02-26"},        {Festival::Lantern, 2023, "2023-02-05"},
    {Festival::DragonBoat, 2021, "2021-06-14"},     {Festival::DragonBoat, 2023, "2023-06-22"},
    {Festival::MidAutumn, 2020, "2020-10-01"},      {Festival::MidAutumn, 2021, "2021-09-21"},
    {Festival::DoubleNinth, 2021, "2021-10-14"},    {Festival::TombSweeping, 2020, "2020-04-04"},
    {Festival::TombSweeping, 2021, "2021-04-04"},   {Festival::TombSweeping, 2022, "2022-04-05"},
    {Festival::WinterSolstice, 2020, "2020-12-21"}, {Festival::WinterSolstice, 2021, "2021-12-21"},
    {Festival::WinterSolstice, 2023, "2023-12-22"}, {Festival::NationalDay, 2021, "2021-10-01"}};

TEST(Festivals, HaveTheirDays) {
  for (const FestivalCase& c : festival_cases) {
    const auto day = day_of(c.festival, c.year);
    ASSERT_TRUE(day) << c.day;
    EXPECT_EQ(day->iso(), c.day);
  }
  EXPECT_FALSE(day_of(Festival::Spring, 1989));
  EXPECT_FALSE(day_of(Festival::Spring, 2061));
}

}  // namespace
}  // namespace gazette::recognition
