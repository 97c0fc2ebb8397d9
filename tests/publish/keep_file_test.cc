#include "publish/keep_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "publish/site_folder.h"

namespace gazette::publish {
namespace {

class KeepFile : public SiteFolder {
 protected:
  KeepFile() {
    fs::create_directories(folder / "from");
    fs::create_directories(folder / "to");
    from = Descriptor(::open((folder / "from").c_str(), O_RDONLY | O_DIRECTORY));
    to = Descriptor(::open((folder / "to").c_str(), O_RDONLY | O_DIRECTORY));
  }
  TreeEntry entry(const std::string& path) const { return {path, status_of(folder / "from" / path)}; }

  Descriptor from;
  Descriptor to;
};

TEST_F(KeepFile, ACopyHasTheTimeAndThePermissions) {
  put(folder / "from/a.txt", "甲");
  ::chmod((folder / "from/a.txt").c_str(), 0604);
  fs::last_write_time(folder / "from/a.txt", fs::file_time_type::clock::now() - std::chrono::hours(30));
  ASSERT_TRUE(copy_file(from.get(), "a.txt", to.get(), folder / "to").has_value());
  const struct stat before = status_of(folder / "from/a.txt"), after = status_of(folder / "to/a.txt");
  EXPECT_EQ(text_of(folder / "to/a.txt"), "甲");
  EXPECT_NE(after.st_ino, before.st_ino);
  EXPECT_EQ(mtime_of(after), mtime_of(before));
  EXPECT_EQ(after.st_mode & 07777U, 0604U);
}

TEST_F(KeepFile, ACopyOfALinkIsALink) {
  fs::create_symlink("somewhere/else", folder / "from/link");
  ASSERT_TRUE(copy_file(from.get(), "link", to.get(), folder / "to").has_value());
  EXPECT_EQ(fs::read_symlink(folder / "to/link"), "somewhere/else");
}

TEST_F(KeepFile, WhatCannotBeCopiedIsNamed) {
  ASSERT_EQ(::mkfifo((folder / "from/pipe").c_str(), 0600), 0);
  const Result<void> copied = copy_file(from.get(), "pipe", to.get(), "public");
  ASSERT_FALSE(copied.has_value());
  EXPECT_EQ(copied.error().message.en, "cannot keep 'public/pipe': Operation not supported");
}

TEST_F(KeepFile, AFileMovesToItsPathOrBesideWhatStandsThere) {
  put(folder / "from/new/a.txt", "甲");
  put(folder / "from/b.txt", "乙");
  put(folder / "to/b.txt", "别的");
  put(folder / "from/c.txt", "丙");
  put(folder / "to/c.txt", "丙");
  for (const std::string path : {"new/a.txt", "b.txt", "c.txt"}) {
    EXPECT_TRUE(keep_file(from.get(), entry(path), to.get(), folder / "to").has_value()) << path;
  }
  EXPECT_EQ(files_in(folder / "to"),
            (Files{{"new/a.txt", "甲"}, {"b.txt", "别的"}, {"b.txt.gazette-kept", "乙"}, {"c.txt", "丙"}}));
  EXPECT_EQ(files_in(folder / "from"), (Files{{"c.txt", "丙"}, {"new/", ""}}));
}

}  // namespace
}  // namespace gazette::publish
