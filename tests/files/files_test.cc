#include <gtest/gtest.h>

#include <filesystem>

#include "diagnostics/render.h"
#include "files/encoding.h"
#include "files/file_tree.h"
#include "files/picture.h"
#include "support/portal.h"

namespace gazette::files {
namespace {

using namespace std::string_view_literals;

std::string told(const diagnostics::Diagnostics& diagnostics) {
  return render(diagnostics, diagnostics::Language::English);
}

struct SizeCase {
  std::string_view bytes;
  std::uint32_t width;
  std::uint32_t height;
};

const SizeCase size_cases[] = {
    {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0"sv, 640, 480},
    {"GIF89a\x40\x01\xf0\x00..."sv, 320, 240},
    {"\xFF\xD8\xFF\xE0\x00\x04..\xFF\xC0\x00\x11\x08\x00\xF0\x01\x40\x03...."sv, 320, 240},
    {"RIFF....WEBPVP8X....\0\0\0\0\x3F\x01\0\xEF\0\0...."sv, 320, 240},
    {"<?xml version=\"1.0\"?><svg xmlns=\"x\" width=\"120px\" height='80'>"sv, 120, 80},
    {"<svg viewBox=\"0 0 300 150\">"sv, 300, 150},
    {"<svg width=\"100%\" viewBox=\"0,0,30,15\">"sv, 30, 15},
};

TEST(Picture, TellsItsSizeByItsHeader) {
  for (const SizeCase& c : size_cases) {
    const auto size = picture_size(c.bytes);
    ASSERT_TRUE(size) << c.bytes;
    EXPECT_EQ(size->width, c.width) << c.bytes;
    EXPECT_EQ(size->height, c.height) << c.bytes;
  }
}

TEST(Picture, DamagedHeadersHaveNoSize) {
  for (const std::string_view bytes :
       {""sv, "\x89PNG\r\n\x1a\n"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "RIFF"sv, "<svg>"sv,
        "<svg width=\"-1\" height=\"5\">"sv, "<svg width=\"1e99\" height=\"5\">"sv,
        "<svg width=\"12\" height=\"1"sv}) {
    EXPECT_FALSE(picture_size(bytes)) << bytes;
  }
}

TEST(FileTree, ReadsTheFoldersOfAPortalAndNothingHidden) {
  tests::TemporaryFolder folder;
  for (const char* path :
       {"reports/a.md", "reports/.b.md", "reports/_c/d.md", "reports/x.png", "pages/about.md", "site.yaml",
        "public/index.html", "notes.txt", "files/.hidden"}) {
    tests::write_file(folder.path() / path, "x");
  }
  diagnostics::Diagnostics diagnostics;
  const auto tree = read_tree(folder.path(), {2}, diagnostics);
  ASSERT_TRUE(tree);
  std::string paths;
  for (const File& file : tree->files()) paths += file.path + " ";
  EXPECT_EQ(paths, "pages/about.md reports/a.md reports/x.png site.yaml ");
  EXPECT_EQ(told(diagnostics), "");
}

// A camera's preview, a drawing program's remarks: the size stands far behind the beginning.
TEST(FileTree, APicturesSizeIsFoundWhereverItsHeaderIs) {
  tests::TemporaryFolder folder;
  const std::string preview(60'000, 'x');
  const std::string jpeg = std::string("\xFF\xD8\xFF\xE1\xEA\x62"sv) + preview +
                           std::string("\xFF\xC0\x00\x11\x08\x00\xF0\x01\x40\x03...."sv);
  tests::write_file(folder.path() / "reports/a.jpg", jpeg);
  for (std::size_t before = 4060; before < 4100; ++before) {
    tests::write_file(folder.path() / "reports" / (std::to_string(before) + ".svg"),
                      "<!--" + std::string(before - 7, '.') + "--><svg width=\"320\" height=\"240\">");
  }
  diagnostics::Diagnostics diagnostics;
  const auto tree = read_tree(folder.path(), {2}, diagnostics);
  ASSERT_TRUE(tree);
  ASSERT_EQ(tree->files().size(), 41U);
  for (const File& file : tree->files()) {
    ASSERT_TRUE(file.picture) << file.path;
    EXPECT_EQ(file.picture->width, 320U) << file.path;
    EXPECT_EQ(file.picture->height, 240U) << file.path;
    EXPECT_EQ(file.text, "") << file.path;
  }
}

TEST(FileTree, ANameInAnotherEncodingIsTold) {
  tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "reports/\xD7\xDC.md", "x");
  tests::write_file(folder.path() / "reports/总.md", "x");
  diagnostics::Diagnostics diagnostics;
  const auto tree = read_tree(folder.path(), {1}, diagnostics);
  ASSERT_TRUE(tree);
  ASSERT_EQ(tree->files().size(), 1U);
  EXPECT_EQ(told(diagnostics),
            "reports/\uFFFD\uFFFD.md: error: the name is no UTF-8, but perhaps GBK [not-utf8]\n"
            "      | rename it\n");
}

TEST(FileTree, ALinkMayNotLeadOut) {
  tests::TemporaryFolder outside;
  tests::write_file(outside.path() / "secret.md", "x");
  tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "reports/a.md", "x");
  std::filesystem::create_symlink(outside.path() / "secret.md", folder.path() / "reports/out.md");
  std::filesystem::create_symlink(folder.path() / "reports/a.md", folder.path() / "reports/in.md");
  std::filesystem::create_directory_symlink(folder.path() / "reports", folder.path() / "reports/loop");
  diagnostics::Diagnostics diagnostics;
  const auto tree = read_tree(folder.path(), {1}, diagnostics);
  ASSERT_TRUE(tree);
  diagnostics.sort();
  EXPECT_EQ(told(diagnostics),
            "reports/loop: error: this symbolic link leads back to a folder above it [link-leads-out]\n"
            "reports/out.md: error: this symbolic link leads out of the portal [link-leads-out]\n"
            "      | copy the file into the portal\n");
  EXPECT_NE(tree->find("reports/in.md"), nullptr);
  EXPECT_EQ(tree->find("reports/out.md"), nullptr);
}

TEST(FileTree, AFolderThatIsNotThereIsNamed) {
  diagnostics::Diagnostics diagnostics;
  const auto tree = read_tree("/no/such/folder", {1}, diagnostics);
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().message.en, "cannot read '/no/such/folder': No such file or directory");
  EXPECT_EQ(tree.error().message.zh, "无法读取“/no/such/folder”：没有这个文件");
}

TEST(FileTree, TheNearestFileIsFoundForAMissingOne) {
  const FileTree tree("/", {{"reports/a/图一.png", 0, {}}, {"reports/b/q1.md", 0, {}}});
  EXPECT_EQ(tree.nearest_to("reports/a/图二.png"), "reports/a/图一.png");
  EXPECT_EQ(tree.nearest_to("reports/a/q1.md"), "reports/b/q1.md");
  EXPECT_EQ(tree.nearest_to("reports/a/完全不同的名字.pdf"), std::nullopt);
}

}  // namespace
}  // namespace gazette::files
