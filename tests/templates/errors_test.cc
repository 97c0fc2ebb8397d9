// One golden message for each mistake: tests/templates/errors/*.txt.
#include <gtest/gtest.h>

#include <filesystem>

#include "templates/case_file.h"

namespace gazette::tests {

namespace {

const std::filesystem::path folder = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests/templates/errors";

}  // namespace

TEST(TemplateErrors, EachMistakeIsToldAsWritten) {
  std::size_t count = 0;
  for (const std::filesystem::path& file : case_files(folder)) {
    for (const TemplateCase& c : read_cases(file)) {
      const CaseResult result = render_case(c);
      EXPECT_FALSE(result.good) << file.filename() << ": " << c.name << "\n" << result.text;
      EXPECT_EQ(result.text, c.message) << file.filename() << ": " << c.name;
      if (!c.chinese.empty()) {
        EXPECT_EQ(result.chinese, c.chinese) << file.filename() << ": " << c.name;
      }
      ++count;
    }
  }
  EXPECT_GE(count, 60U);
}

}  // namespace gazette::tests
