#include "text/csv.h"

#include <gtest/gtest.h>

#include <vector>

namespace gazette::text {
namespace {

std::string row(const std::vector<std::string>& cells) {
  std::string out;
  append_csv_row(out, cells);
  return out;
}

TEST(Csv, QuotesOnlyWhatMustBe) {
  EXPECT_EQ(row({"单位", "a b", ""}), "单位,a b,\r\n");
  EXPECT_EQ(row({"甲,乙", "“丙”", "say \"x\"", "两\n行"}), "\"甲,乙\",“丙”,\"say \"\"x\"\"\",\"两\n行\"\r\n");
}

TEST(Csv, NoCellBeginsLikeAFormula) {
  EXPECT_EQ(row({"=1+1", "+86", "-5", "@SUM"}), "'=1+1,'+86,'-5,'@SUM\r\n");
  EXPECT_EQ(row({"＝1", "＋1", "－1", "＠x"}), "'＝1,'＋1,'－1,'＠x\r\n");
  EXPECT_EQ(row({"\tx", "=\"a,b\""}), "'\tx,\"'=\"\"a,b\"\"\"\r\n");
  EXPECT_EQ(row({"2024-01-15", "一=二"}), "2024-01-15,一=二\r\n");
}

}  // namespace
}  // namespace gazette::text
