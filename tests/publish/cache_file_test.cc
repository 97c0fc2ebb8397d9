// The file beside an output: whole or not there, and nobody else's business.
#include "publish/cache_file.h"

#include <gtest/gtest.h>

#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

class CacheFile : public testing::Test {
 protected:
  CacheFile() { fs::create_directory(output()); }

  fs::path output() const { return folder_.path() / "public"; }
  fs::path file() const { return folder_.path() / ".public.gazette-cache"; }
  fs::path new_file() const { return folder_.path() / ".public.gazette-cache-new"; }

  std::string read() const {
    const auto reader = publish::CacheReader::of(output());
    if (!reader) return "(none)";
    std::string bytes(reader->size(), '\0');
    return reader->read(0, bytes) ? bytes : "(short)";
  }
  void write(std::string_view bytes) const {
    auto writer = publish::CacheWriter::begin(output());
    ASSERT_TRUE(writer);
    writer->append(bytes);
    writer->finish();
  }

  TemporaryFolder folder_;
};

TEST_F(CacheFile, IsReadAsItWasWritten) {
  EXPECT_EQ(read(), "(none)");
  auto writer = publish::CacheWriter::begin(output());
  ASSERT_TRUE(writer);
  EXPECT_EQ(writer->append("前"), 0U);
  EXPECT_EQ(writer->append("后"), 3U);
  EXPECT_EQ(read(), "(none)");  // before it is finished
  writer->finish();
  EXPECT_EQ(read(), "前后");
  EXPECT_FALSE(fs::exists(new_file()));
  EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(CacheFile, OneThatIsNotFinishedLeavesTheOld) {
  write("旧");
  publish::CacheWriter::begin(output())->append("新");
  EXPECT_EQ(read(), "旧");
  EXPECT_FALSE(fs::exists(new_file()));
}

TEST_F(CacheFile, AReaderKeepsWhatItHasOpened) {
  write("旧的内容");
  const auto reader = publish::CacheReader::of(output());
  write("新");
  std::string bytes(reader->size(), '\0');
  EXPECT_TRUE(reader->read(0, bytes));
  EXPECT_EQ(bytes, "旧的内容");
  EXPECT_FALSE(reader->read(1, bytes));  // there are not so many bytes
}

TEST_F(CacheFile, WhileOneBuildWritesAnotherKeepsNothing) {
  auto writer = publish::CacheWriter::begin(output());
  ASSERT_TRUE(writer);
  EXPECT_FALSE(publish::CacheWriter::begin(output()));
  writer->append("一");
  writer->finish();
  EXPECT_EQ(read(), "一");
}

TEST_F(CacheFile, WhatAKilledBuildLeftIsOverwritten) {
  write_file(new_file(), "半截的很长的内容");
  write("整");
  EXPECT_EQ(read(), "整");
}

TEST_F(CacheFile, ALinkIsNotFollowed) {
  write_file(folder_.path() / "private", "别人的");
  fs::create_symlink(folder_.path() / "private", file());
  EXPECT_EQ(read(), "(none)");
  fs::create_symlink(folder_.path() / "private", new_file());
  EXPECT_FALSE(publish::CacheWriter::begin(output()));
  EXPECT_EQ(read_file(folder_.path() / "private"), "别人的");
}

TEST_F(CacheFile, IsRemoved) {
  write("旧");
  publish::remove_cache(output());
  EXPECT_FALSE(fs::exists(file()));
}

}  // namespace
}  // namespace gazette::tests
