#include "content/site_path.h"

#include <gtest/gtest.h>

#include "content/dates.h"

namespace gazette::content {
namespace {

struct PathCase {
  std::string_view written;
  std::optional<std::string> path;
};

const PathCase path_cases[] = {
    {"/x", "x/index.html"},
    {"/x/", "x/index.html"},
    {"/x/index.html", "x/index.html"},
    {"x/y.html", "x/y.html"},
    {"/旧/报告", "旧/报告/index.html"},
    {"/", "index.html"},
    {"", std::nullopt},
    {"/a?b", std::nullopt},
    {"/a#b", std::nullopt},
    {"/../a", std::nullopt},
    {"/a/./b", std::nullopt},
    {"//host/a", std::nullopt},
    {"https://a/b", std::nullopt},
    {"/con/a", std::nullopt},
    {"/a./b", std::nullopt},
    {"\\a", std::nullopt},
};

TEST(SitePath, HasOneForm) {
  for (const PathCase& c : path_cases) EXPECT_EQ(normal_site_path(c.written), c.path) << c.written;
}

TEST(SitePath, NamesAreThoseThatWindowsTakes) {
  for (const std::string_view name : {"a.png", "图一.png", "con1", "x con"})
    EXPECT_TRUE(is_portable_name(name)) << name;
  for (const std::string_view name : {"con", "CON.txt", "lpt1", "a:b", "a.", "a ", "", "a|b"})
    EXPECT_FALSE(is_portable_name(name)) << name;
}

TEST(SitePath, WebAddressesAreHttpOrRelative) {
  for (const std::string_view a : {"http://a", "https://a/b", "a/b", "../x", "#y", "/x"})
    EXPECT_TRUE(is_web_address(a)) << a;
  for (const std::string_view a :
       {"javascript:x", "file:///x", "//host", "http://", "http:///x", "a b", "", "\\\\server"})
    EXPECT_FALSE(is_web_address(a)) << a;
}

struct FormCase {
  std::string_view written;
  std::optional<std::string> edtf;
};

const FormCase form_cases[] = {
    {"2021年3月5日", "2021-03-05"},
    {"2021.3.5", "2021-03-05"},
    {"2021/03/05", "2021-03-05"},
    {"2021-3-5", "2021-03-05"},
    {"２０２１年３月５日", "2021-03-05"},
    {"2021年3月", "2021-03"},
    {"2021-3", "2021-03"},
    {"2021年", "2021"},
    {"2021年13月", std::nullopt},
    {"三月初", std::nullopt},
    {"3月5日", std::nullopt},
    {"2021年2月30日", std::nullopt},
};

TEST(Dates, TheRightFormIsGiven) {
  for (const FormCase& c : form_cases) EXPECT_EQ(edtf_form_of(c.written), c.edtf) << c.written;
}

}  // namespace
}  // namespace gazette::content
