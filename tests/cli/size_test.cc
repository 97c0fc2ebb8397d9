// A report of whatever shape is built and inspected in a time that grows with its size, not with its square.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "support/portal.h"

namespace gazette::tests {
namespace {

constexpr std::size_t size = 400'000;
// Seconds of processor for one command; it takes some tenths. A square would take minutes.
constexpr double enough = 2;

using Piece = std::function<std::string(int)>;

std::string repeated(const Piece& piece, std::size_t bytes) {
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) text += piece(i);
  return text;
}

double seconds_of_children() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Shape {
  const char* name;
  Piece piece;
};

const Shape shapes[] = {
    {"one heading", [](int) { return "# 甲\n\n"; }},
    {"different headings", [](int i) { return "# 甲" + std::to_string(i) + "\n\n"; }},
    {"deeds", [](int) { return "3月5日，召开会议。"; }},
    {"deeds under headings", [](int) { return "## 甲\n\n3月5日，召开会议。\n\n"; }},
    {"slogans", [](int) { return "学党史、悟思想、办实事、开新局。"; }},
    {"slogans in paragraphs", [](int) { return "学党史、悟思想、办实事、开新局。\n\n"; }},
    {"different quotations", [](int i) { return "“甲乙" + std::to_string(i) + "”"; }},
    {"links", [](int) { return "[甲](a.md)\n\n"; }},
    {"links in a line", [](int) { return "[甲](a.md)"; }},
    {"broken links", [](int i) { return "[甲](" + std::to_string(i) + ".md)\n\n"; }},
    {"broken links in a line", [](int i) { return "[甲](" + std::to_string(i) + ".md)"; }},
    {"broken anchors",
     [](int i) {
       const std::string number = std::to_string(i);
       return "# 甲" + number + "\n\n[甲](#乙" + number + ")\n\n";
     }},
    {"pictures that are not there", [](int) { return "![甲](a.png)\n\n"; }},
    {"unknown footnotes", [](int i) { return "甲[^" + std::to_string(i) + "]"; }},
};

class Size : public ::testing::Test {
 protected:
  double seconds_for(const std::string& command, const Shape& shape, std::size_t bytes) const {
    const std::string portal = (folder_.path() / "portal").string();
    write_file(portal + "/slogans.yaml", "- name: 学党史、悟思想、办实事、开新局\n");
    write_file(portal + "/reports/a.md",
               "---\ntitle: 总结\nunit: 甲\nyear: 2021\n---\n" + repeated(shape.piece, bytes));
    std::string line = GAZETTE_EXECUTABLE;
    line += command == "build" ? " build " + portal + " --output " + (folder_.path() / "public").string()
                               : " " + command + " " + portal + "/reports/a.md";
    const double before = seconds_of_children();
    const int status = std::system((line + " > /dev/null 2>&1").c_str());
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) <= 1) << line << ": " << shape.name;
    return seconds_of_children() - before;
  }

  TemporaryFolder folder_;
};

TEST_F(Size, IsAllThatACommandsTimeGrowsWith) {
  for (const char* const command : {"build", "inspect --format json", "inspect --format table"}) {
    for (const Shape& shape : shapes) {
      const double whole = seconds_for(command, shape, size);
      if (whole < enough) continue;
      // A slow build (sanitizers): a quarter must take no less than an eighth.
      EXPECT_LT(whole, 8 * seconds_for(command, shape, size / 4)) << command << ": " << shape.name;
    }
  }
}

}  // namespace
}  // namespace gazette::tests
