#include "model/partial_date.h"

#include <gtest/gtest.h>

#include "model/civil_date.h"

namespace gazette::model {
namespace {

struct EdtfCase {
  std::string_view written;
  std::string_view edtf;
};

const EdtfCase edtf_cases[] = {
    {"2021-03-05", "2021-03-05"},
    {"2021-03", "2021-03"},
    {"2021", "2021"},
    {"2021-XX-24", "2021-XX-24"},
    {"2021-03-XX", "2021-03-XX"},
    {"2021-XX-XX", "2021-XX-XX"},
    {"2021-XX", "2021-XX"},
    {"2021-XX~", "2021-XX~"},
    {"2021-Q1", "2021-33"},
    {"2021-36", "2021-36"},
    {"2021-H2", "2021-41"},
    {"2021-03~", "2021-03~"},
    {"2021?", "2021?"},
    {"2021-03-05%", "2021-03-05%"},
    {"2021-03-05/2021-03-07", "2021-03-05/2021-03-07"},
    {"../2021-07-01", "../2021-07-01"},
    {"2021-03/..", "2021-03/.."},
    {"2021-03/2021-05", "2021-03/2021-05"},
};

TEST(PartialDate, ReadsEdtfAndPrintsTheStandardForm) {
  for (const EdtfCase& c : edtf_cases) {
    const PartialDate::Parsed parsed = PartialDate::parse(c.written);
    ASSERT_TRUE(parsed.date) << c.written;
    EXPECT_EQ(parsed.date->edtf(), c.edtf);
    EXPECT_EQ(PartialDate::parse(parsed.date->edtf()).date, parsed.date) << "the printed form reads back";
  }
}

struct FaultCase {
  std::string_view written;
  PartialDate::Fault fault;
};

const FaultCase fault_cases[] = {
    {"", PartialDate::Fault::NotADate},
    {"2021年3月", PartialDate::Fault::NotADate},
    {"2021-3-5", PartialDate::Fault::NotADate},
    {"2021-03-5", PartialDate::Fault::NotADate},
    {"2021-Q1-03", PartialDate::Fault::NotADate},
    {"2021-37", PartialDate::Fault::Impossible},
    {"../..", PartialDate::Fault::NotADate},
    {"2021-02-30", PartialDate::Fault::Impossible},
    {"2021-13", PartialDate::Fault::Impossible},
    {"2021-XX-32", PartialDate::Fault::Impossible},
    {"2021-05/2021-03", PartialDate::Fault::EndBeforeStart},
    {"2021-XX-09/2021-XX-07", PartialDate::Fault::EndBeforeStart},
    {"1899", PartialDate::Fault::YearOutOfRange},
};

TEST(PartialDate, SaysWhatIsWrong) {
  for (const FaultCase& c : fault_cases) {
    const PartialDate::Parsed parsed = PartialDate::parse(c.written);
    EXPECT_FALSE(parsed.date) << c.written;
    EXPECT_EQ(parsed.fault, c.fault) << c.written;
  }
}

TEST(PartialDate, StandsInItsPlaceOnTheTimeline) {
  // As a reader of the timeline meets them.
  constexpr std::string_view order[] = {"../2021-01-02", "2021-03-05", "2021-03-06/2021-04-01",
                                        "2021-03-31",    "2021-03",    "2021-Q1",
                                        "2021-04-01",    "2021-06-30", "2021-06-XX",
                                        "2021-Q2",       "2021-H1",    "2021-07-01",
                                        "2021-12-31",    "2021-12~",   "2021-Q4",
                                        "2021-H2",       "2021-XX-24", "2021-XX-XX",
                                        "2021-XX",       "2021",       "2022-01-01"};
  for (std::size_t i = 1; i < std::size(order); ++i) {
    EXPECT_LT(PartialDate::parse(order[i - 1]).date->key(), PartialDate::parse(order[i]).date->key())
        << order[i];
  }
}

TEST(CivilDate, KnowsTheCalendar) {
  EXPECT_TRUE(CivilDate::parse("2024-02-29"));
  EXPECT_FALSE(CivilDate::parse("2023-02-29"));
  EXPECT_FALSE(CivilDate::parse("2100-02-29"));
  EXPECT_FALSE(CivilDate::parse("2021-1-05"));
  EXPECT_FALSE(CivilDate::parse("2021-+1-05"));
  EXPECT_EQ(CivilDate::from_packed(CivilDate::parse("2021-12-28")->packed()).iso(), "2021-12-28");
}

}  // namespace
}  // namespace gazette::model
