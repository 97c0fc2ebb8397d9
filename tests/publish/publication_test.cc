#include "publish/publication.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "publish/site_folder.h"

namespace gazette::publish {
namespace {

using PublicationTest = SiteFolder;

TEST_F(PublicationTest, TheFirstSiteIsWrittenAsItIs) {
  const Files site{{"index.html", "首页"}, {"reports/a/2021/x.html", "甲"}, {"reports/a/2022/y.html", "乙"}};
  EXPECT_EQ(publish(output, site), "written 3, unchanged 0, removed 0");
  EXPECT_EQ(files_in(output), site);
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, UnchangedFilesKeepTheirInodeAndTime) {
  publish(output, {{"a.html", "甲"}, {"b/c.html", "乙"}});
  const struct stat before = status_of(output / "b/c.html");
  EXPECT_EQ(publish(output, {{"a.html", "甲二"}, {"b/c.html", "乙"}}), "written 1, unchanged 1, removed 0");
  const struct stat after = status_of(output / "b/c.html");
  EXPECT_EQ(after.st_ino, before.st_ino);
  EXPECT_EQ(after.st_mtim.tv_sec, before.st_mtim.tv_sec);
  EXPECT_EQ(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
  EXPECT_EQ(after.st_nlink, 1U);
  EXPECT_EQ(text_of(output / "a.html"), "甲二");
}

TEST_F(PublicationTest, PagesOfDeletedReportsGoWithTheirFolders) {
  publish(output, {{"index.html", "1"}, {"r/a/x.html", "2"}, {"r/a/y.html", "3"}, {"r/b/z.html", "4"}});
  EXPECT_EQ(publish(output, {{"index.html", "1"}, {"r/a/y.html", "3"}}), "written 0, unchanged 2, removed 2");
  EXPECT_EQ(files_in(output), (Files{{"index.html", "1"}, {"r/a/y.html", "3"}}));
}

TEST_F(PublicationTest, APageMayBecomeAFolderAndBack) {
  publish(output, {{"a", "1"}, {"b/c", "2"}});
  EXPECT_EQ(publish(output, {{"a/x", "1"}, {"b", "2"}}), "written 2, unchanged 0, removed 2");
  EXPECT_EQ(files_in(output), (Files{{"a/x", "1"}, {"b", "2"}}));
}

TEST_F(PublicationTest, FilesOfOthersStayAsTheyAre) {
  publish(output, {{"index.html", "1"}, {"r/x.html", "2"}});
  put(output / "CNAME", "example.org");
  put(output / ".well-known/a/b.txt", "二");
  put(output / "r/notes.txt", "三");
  fs::create_directories(output / "empty/inner");
  fs::create_symlink("/nowhere", output / "r/link");
  fs::create_directory_symlink("r", output / "alias");
  ::chmod((output / "r/notes.txt").c_str(), 0640);
  ::chmod((output / "empty").c_str(), 0750);
  ::chmod(output.c_str(), 0711);
  const struct stat notes = status_of(output / "r/notes.txt");

  EXPECT_EQ(publish(output, {{"index.html", "1b"}}), "written 1, unchanged 0, removed 1");
  EXPECT_EQ(publish(output, {{"index.html", "1c"}}), "written 1, unchanged 0, removed 0");
  EXPECT_EQ(files_in(output), (Files{{"index.html", "1c"},
                                     {"CNAME", "example.org"},
                                     {".well-known/a/b.txt", "二"},
                                     {"r/notes.txt", "三"},
                                     {"empty/inner/", ""},
                                     {"r/link", "-> /nowhere"},
                                     {"alias", "-> r"}}));
  EXPECT_EQ(status_of(output / "r/notes.txt").st_ino, notes.st_ino);
  EXPECT_EQ(status_of(output / "r/notes.txt").st_mode & 07777U, 0640U);
  EXPECT_EQ(status_of(output / "empty").st_mode & 07777U, 0750U);
  EXPECT_EQ(status_of(output).st_mode & 07777U, 0711U);
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, AFileOfOthersWhereAPageIsToBeIsAFailure) {
  const auto in_the_way = [&](const std::string& path) {
    return "'" + (output / path).string() +
           "' was not written by a build but stands where a page is to be; move it away and try again";
  };
  publish(output, {{"index.html", "1"}});
  put(output / "a.html", "不同");
  put(output / "b", "x");
  put(output / "d.html/x", "x");
  fs::create_directories(output / "e.html");
  fs::create_symlink("index.html", output / "f.html");
  const Files before = files_in(output);
  EXPECT_EQ(publish(output, {{"index.html", "2"}, {"a.html", "甲"}}), in_the_way("a.html"));
  EXPECT_EQ(publish(output, {{"index.html", "2"}, {"b/c.html", "甲"}}), in_the_way("b"));
  EXPECT_EQ(publish(output, {{"index.html", "2"}, {"d.html", "甲"}}), in_the_way("d.html"));
  EXPECT_EQ(publish(output, {{"index.html", "2"}, {"e.html", "甲"}}), in_the_way("e.html"));
  EXPECT_EQ(publish(output, {{"index.html", "2"}, {"f.html", "1"}}), in_the_way("f.html"));
  EXPECT_EQ(files_in(output), before);
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, AFileOfOthersWithThePagesVeryBytesIsThePage) {
  put(output / "a.html", "甲");
  const struct stat before = status_of(output / "a.html");
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(status_of(output / "a.html").st_ino, before.st_ino);
  EXPECT_EQ(publish(output, {{"b.html", "乙"}}), "written 1, unchanged 0, removed 1");
}

TEST_F(PublicationTest, APageThatWasEditedByHandIsWrittenAgain) {
  publish(output, {{"a.html", "甲一"}, {"b.html", "乙一"}});
  put(output / "a.html", "手改");
  EXPECT_EQ(publish(output, {{"a.html", "甲一"}, {"b.html", "乙一"}}), "written 1, unchanged 1, removed 0");
  EXPECT_EQ(text_of(output / "a.html"), "甲一");
}

TEST_F(PublicationTest, AnEditedPageThatIsNoLongerMadeStays) {
  publish(output, {{"a.html", "甲"}, {"b.html", "乙"}});
  put(output / "a.html", "手改");
  EXPECT_EQ(publish(output, {{"b.html", "乙"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(files_in(output), (Files{{"a.html", "手改"}, {"b.html", "乙"}}));
}

TEST_F(PublicationTest, AFileThatWasOnlyTouchedIsUnchanged) {
  publish(output, {{"a.html", "甲"}});
  fs::last_write_time(output / "a.html", fs::file_time_type::clock::now() - std::chrono::hours(5));
  const struct stat before = status_of(output / "a.html");
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(status_of(output / "a.html").st_mtim.tv_sec, before.st_mtim.tv_sec);
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
}

TEST_F(PublicationTest, ACopiedOutputIsRecognisedByContent) {
  publish(output, {{"a.html", "甲"}, {"b/c.html", "乙"}});
  fs::copy(output, folder / "copy", fs::copy_options::recursive);
  fs::remove_all(output);
  fs::rename(folder / "copy", output);
  EXPECT_EQ(publish(output, {{"a.html", "甲"}, {"b/c.html", "乙"}}), "written 0, unchanged 2, removed 0");
}

TEST_F(PublicationTest, WithoutCommitNothingHappens) {
  publish(output, {{"a.html", "甲"}});
  const struct stat before = status_of(output);
  {
    Result<Publication> publication = begin(output, {"a.html", "b.html"}, nullptr);
    ASSERT_TRUE(publication.has_value());
    EXPECT_TRUE(publication->write(1, "乙").has_value());
    EXPECT_EQ(files_in(output), (Files{{"a.html", "甲"}}));
    EXPECT_NE(beside(), "");
  }
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲"}}));
  EXPECT_EQ(status_of(output).st_ino, before.st_ino);
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, WhatOthersPutInDuringABuildStays) {
  publish(output, {{"index.html", "1"}});
  put(output / "notes.txt", "旧");
  Result<Publication> publication = begin(output, {"index.html", "new.html"}, nullptr);
  ASSERT_TRUE(publication.has_value());
  EXPECT_TRUE(publication->write(0, "2").has_value());
  EXPECT_TRUE(publication->write(1, "3").has_value());
  put(output / "late/file.txt", "迟");
  put(output / "new.html", "占位");
  put(output / "notes.tmp", "新");
  fs::rename(output / "notes.tmp", output / "notes.txt");
  EXPECT_TRUE(publication->commit().has_value());
  EXPECT_EQ(files_in(output), (Files{{"index.html", "2"},
                                     {"new.html", "3"},
                                     {"new.html.gazette-kept", "占位"},
                                     {"late/file.txt", "迟"},
                                     {"notes.txt", "新"}}));
}

TEST_F(PublicationTest, ALeftoverOfAKilledBuildIsRemoved) {
  publish(output, {{"a.html", "甲"}});
  put(folder / ".public.gazette-previous/half.html", "半");
  put(folder / ".public.gazette-lock", "1");
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲"}}));
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, FilesOfOthersInAnOldSiteThatWasBeingRemovedComeBack) {
  publish(output, {{"a.html", "甲"}, {"r/b.html", "乙"}});
  put(output / "r/notes.txt", "记");
  put(output / "same.txt", "同");
  fs::rename(output, folder / ".public.gazette-previous");
  publish(folder / "other", {{"a.html", "甲二"}});
  put(folder / "other/same.txt", "同");
  fs::rename(folder / "other", output);
  EXPECT_EQ(publish(output, {{"a.html", "甲二"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲二"}, {"r/notes.txt", "记"}, {"same.txt", "同"}}));
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, TheNextSiteIsMadeFromThePreviousOne) {
  PublicationOptions keep;
  keep.keep_previous_from = 0;
  publish(output, {{"a.html", "甲"}, {"r/b.html", "乙"}, {"r/c.html", "丙"}}, keep);
  EXPECT_EQ(beside(), "");
  EXPECT_EQ(publish(output, {{"a.html", "甲二"}, {"r/b.html", "乙"}, {"r/c.html", "丙"}}, keep),
            "written 1, unchanged 2, removed 0");
  EXPECT_EQ(beside(), ".public.gazette-previous ");
  const fs::path previous = folder / ".public.gazette-previous";
  EXPECT_EQ(status_of(previous / "r/b.html").st_ino, status_of(output / "r/b.html").st_ino);
  EXPECT_EQ(text_of(previous / "a.html"), "甲");
  put(output / "CNAME", "x");
  fs::create_symlink("a.html", output / "link");

  const Files third{{"a.html", "甲三"}, {"r", "一页"}, {"d/e.html", "新"}};
  EXPECT_EQ(publish(output, third, keep), "written 3, unchanged 0, removed 2");
  Files expected = third;
  expected["CNAME"] = "x";
  expected["link"] = "-> a.html";
  EXPECT_EQ(files_in(output), expected);
  fs::remove(output / "CNAME");
  fs::remove(output / "link");
  EXPECT_EQ(publish(output, {{"a.html", "甲三"}, {"link/x", "1"}}, keep),
            "written 1, unchanged 1, removed 2");
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲三"}, {"link/x", "1"}}));
}

TEST_F(PublicationTest, WhereNothingChangedTheFolderItselfStays) {
  publish(output, {{"a.html", "甲"}});
  put(output / "CNAME", "x");
  const struct stat before = status_of(output);
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(status_of(output).st_ino, before.st_ino);
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲"}, {"CNAME", "x"}}));
}

TEST_F(PublicationTest, AnInterruptedSwapInTwoStepsIsTakenBack) {
  publish(output, {{"a.html", "甲"}});
  fs::rename(output, folder / ".public.gazette-aside");
  EXPECT_EQ(publish(output, {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
  EXPECT_EQ(beside(), "");
}

TEST_F(PublicationTest, OutputsThatCannotBeReplacedAreNamed) {
  put(folder / "file", "x");
  EXPECT_EQ(publish(folder / "file", {{"a", "1"}}),
            "the output '" + (folder / "file").string() + "' is a file, not a folder");
  EXPECT_EQ(publish("/", {{"a", "1"}}), "cannot replace '/': Device or resource busy");
  EXPECT_EQ(publish(folder / "file/public", {{"a", "1"}}),
            "cannot create '" + (folder / "file").string() + "': Not a directory");
  EXPECT_TRUE(publish("/proc", {{"a", "1"}}).starts_with("the output '/proc' is a mount point"));
}

TEST_F(PublicationTest, AnOutputMayBeASymbolicLinkOrEndInASlash) {
  fs::create_directories(folder / "real/site");
  fs::create_directory_symlink("real/site", folder / "link");
  EXPECT_EQ(publish(folder / "link", {{"a.html", "甲"}}), "written 1, unchanged 0, removed 0");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(text_of(folder / "real/site/a.html"), "甲");
  EXPECT_EQ(publish((folder / "real/site/").string(), {{"a.html", "甲"}}),
            "written 0, unchanged 1, removed 0");
  EXPECT_EQ(publish(folder / "real/../real/site", {{"a.html", "甲"}}), "written 0, unchanged 1, removed 0");
}

TEST_F(PublicationTest, ADamagedManifestIsToldRatherThanGuessed) {
  publish(output, {{"a.html", "甲"}});
  put(output / manifest_name, "gazette manifest 1\nnonsense\n");
  const std::string message = publish(output, {{"a.html", "甲"}});
  EXPECT_NE(message.find(".gazette-manifest' is damaged"), std::string::npos) << message;
  EXPECT_EQ(text_of(output / "a.html"), "甲");
}

TEST_F(PublicationTest, AWrongFolderWithThousandsOfFilesIsRefused) {
  fs::create_directories(output);
  for (int i = 0; i <= 10'000; ++i) {
    const std::string path = (output / std::to_string(i)).string();
    ::close(::creat(path.c_str(), 0600));
  }
  const std::string message = publish(output, {{"a.html", "甲"}});
  EXPECT_NE(message.find("holds 10001 files that no build wrote"), std::string::npos) << message;
}

TEST_F(PublicationTest, ManyThreadsWriteTheSameSiteAsOne) {
  Files site;
  for (int i = 0; i < 500; ++i)
    site["r/" + std::to_string(i % 20) + "/" + std::to_string(i) + ".html"] =
        std::string(static_cast<std::size_t>(i), 'x');
  std::vector<std::string> paths, texts;
  for (const auto& [path, text] : site) {
    paths.push_back(path);
    texts.push_back(text);
  }
  for (int round = 0; round < 2; ++round) {
    Result<Publication> publication = begin(output, paths, nullptr);
    ASSERT_TRUE(publication.has_value());
    std::vector<int> failed(paths.size());
    parallel::for_each_index(paths.size(), {4},
                             [&](std::size_t i) { failed[i] = publication->write(i, texts[i]) ? 0 : 1; });
    EXPECT_EQ(std::count(failed.begin(), failed.end(), 1), 0);
    ASSERT_TRUE(publication->commit().has_value());
  }
  EXPECT_EQ(files_in(output), site);
}

TEST_F(PublicationTest, AnEmptySiteAndAnEmptyFileAreSites) {
  EXPECT_EQ(publish(output, {}), "written 0, unchanged 0, removed 0");
  EXPECT_EQ(publish(output, {{"empty.txt", ""}}), "written 1, unchanged 0, removed 0");
  EXPECT_EQ(publish(output, {{"empty.txt", ""}}), "written 0, unchanged 1, removed 0");
  PublicationOptions synced;
  synced.durability = Durability::Synced;
  EXPECT_EQ(publish(output, {}, synced), "written 0, unchanged 0, removed 1");
}

// One build with a.bin copied from `source`.
Result<FileState> copied(const fs::path& output, const fs::path& source) {
  Result<Publication> publication = begin(output, {"files/a.bin"}, [] {});
  if (!publication) return std::unexpected(publication.error());
  Result<FileState> state = publication->copy(0, source);
  if (!state) return state;
  if (const Result<Counts> counts = publication->commit(); !counts) return std::unexpected(counts.error());
  return state;
}

TEST_F(PublicationTest, AFileOfAnySizeIsCopiedWhereItDiffers) {
  const fs::path source = output.parent_path() / "source.bin";
  std::string bytes;
  while (bytes.size() < 3'000'000) bytes += std::to_string(bytes.size());
  for (const std::string& content : {bytes, bytes + "x", std::string("x") + bytes, std::string()}) {
    put(source, content);
    EXPECT_EQ(copied(output, source), FileState::Written);
    EXPECT_EQ(text_of(output / "files/a.bin"), content);
    const struct stat before = status_of(output / "files/a.bin");
    EXPECT_EQ(copied(output, source), FileState::Unchanged);
    EXPECT_EQ(status_of(output / "files/a.bin").st_ino, before.st_ino);
  }
  fs::remove(source);
  const Result<FileState> missing = copied(output, source);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().message.en, "cannot read '" + source.string() + "': No such file or directory");
  EXPECT_EQ(text_of(output / "files/a.bin"), "");  // the site stays
}

TEST(Manifest, IsReadAsItWasWritten) {
  const std::vector<ManifestEntry> entries{
      {"index.html", {{12, content_of("甲").hash}, 1'700'000'000'123'456'789, 42}},
      {"reports/甲 乙/x.html", {content_of(""), -1, 18'446'744'073'709'551'615U}}};
  std::string lines;
  for (const ManifestEntry& entry : entries) append_manifest_line(lines, entry.path, entry.record);
  const std::string text = manifest_text(lines, entries.size());
  EXPECT_EQ(parse_manifest(text), entries);
  EXPECT_EQ(parse_manifest(manifest_text("", 0)), std::vector<ManifestEntry>());
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_EQ(parse_manifest(text.substr(0, size)), std::nullopt) << size;
  EXPECT_EQ(parse_manifest("gazette manifest 2\nend 0\n"), std::nullopt);
  EXPECT_EQ(parse_manifest(manifest_text(lines, 3)), std::nullopt);
  EXPECT_EQ(parse_manifest(manifest_text("1 x 2 3 4 a\n", 1)), std::nullopt);
}

}  // namespace
}  // namespace gazette::publish
