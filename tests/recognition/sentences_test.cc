// Every kind of date and every trap, one sentence each: sentences.txt.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#include "annotated.h"
#include "support/shared.h"

namespace gazette::recognition {
namespace {

// "@2021-07", "@2021-H1"; "@2021-07-31" is a report of the year, made on that day,
// "@2021/2022-01-10" one made in the next year.
ReportTime time_of(std::string_view line) {
  ReportTime time{.year = std::stoi(std::string(line.substr(1, 4))), .period = {}, .date = {}};
  constexpr std::size_t size_of_day = 10;
  constexpr std::size_t size_of_year = 4;
  const std::string_view day = line.substr(line.find('/') == std::string_view::npos ? 1 : size_of_year + 2);
  if (day.size() == size_of_day) {
    time.date = model::CivilDate::parse(day);
  } else if (line.size() > 5 && line[6] == 'H') {
    time.period = model::Period{model::PeriodKind::Half, line[7] - '0', std::string(line.substr(6))};
  } else if (line.size() > 5) {
    const int month = std::stoi(std::string(line.substr(6, 2)));
    time.period = model::Period{model::PeriodKind::Month, month, std::string(line.substr(1))};
  }
  return time;
}

std::string with_lines(std::string line) {
  for (std::size_t at = line.find("\\n"); at != std::string::npos; at = line.find("\\n"))
    line.replace(at, 2, "\n");
  return line;
}

TEST(Sentences, AreReadAsAnAttentiveReaderWould) {
  const TestVocabulary vocabulary = test_vocabulary();
  const PhraseIndex index(vocabulary.slogans, vocabulary.campaigns);
  std::istringstream lines(
      tests::read_file(std::string(GAZETTE_SOURCE_DIR) + "/tests/recognition/sentences.txt"));
  ReportTime time;
  Scores deeds;
  Score phrases;
  std::string remarks;
  int sentences = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("# ")) continue;
    if (line.starts_with('@')) {
      time = time_of(line);
      continue;
    }
    ++sentences;
    const Annotated expected = read_annotated(with_lines(line));
    const markdown::Document body = document_of(expected.text);
    score_deeds(expected, deeds_in(body, time), deeds, remarks);
    score_phrases(expected, phrases_in(body, index, vocabulary, time.year), phrases, remarks);
  }
  fmt::print("{} sentences\n{}phrases: precision {:.3f}, recall {:.3f}\n", sentences, table_of(deeds),
             phrases.precision(), phrases.recall());
  EXPECT_GE(sentences, 150);
  EXPECT_EQ(remarks, "");
}

}  // namespace
}  // namespace gazette::recognition
