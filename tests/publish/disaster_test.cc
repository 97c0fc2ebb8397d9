// What a build does to the output when it is killed, runs out of disk, may not write, or meets another.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <random>
#include <thread>

#include "publish/output_lock.h"
#include "publish/site_folder.h"

namespace gazette::publish {
namespace {

using Disaster = SiteFolder;

// Every page of a site names its generation; odd and even ones have different pages.
Files generation(int number) {
  Files site;
  for (int i = 0; i < 160 + 40 * (number % 2); ++i) {
    // A third of the pages is the same in every generation.
    const std::string text = i % 3 == 0 ? "stays" : "generation " + std::to_string(number);
    site["r/" + std::to_string(i % 16) + "/" + std::to_string(i) + ".html"] = text;
  }
  return site;
}

// The child's exit status; it must not throw or return.
int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class KilledBuild : public SiteFolder, public testing::WithParamInterface<std::size_t> {};

TEST_P(KilledBuild, LeavesAWholeSite) {
  PublicationOptions options;
  options.keep_previous_from = GetParam();
  std::mt19937 random(20211228);
  int number = 0;
  ASSERT_TRUE(publish(output, generation(1), options).starts_with("written"));
  put(output / "CNAME", "example.org");
  // How long a build takes on this machine: the children are killed within twice that time. It follows
  // how they fare, since the machine may get busier and a child be slower than its parent.
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_TRUE(publish(output, generation(0), options).starts_with("written"));
  std::chrono::duration<double, std::micro> usual = std::chrono::steady_clock::now() - begin;
  int changed = 0;
  for (int round = 0; round < 60; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      publish(output, generation(number + 1), options);
      ::_exit(0);
    }
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % static_cast<unsigned>(2 * usual.count())));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);

    Files found = files_in(output);
    EXPECT_EQ(found["CNAME"], "example.org");
    found.erase("CNAME");
    const bool is_new = found == generation(number + 1);
    ASSERT_TRUE(is_new || found == generation(number)) << "round " << round;
    changed += is_new ? 1 : 0;
    number += is_new ? 1 : 0;
    usual *= is_new ? 0.9 : 1.1;
  }
  EXPECT_GT(changed, 0);
  EXPECT_LT(changed, 60);
  options.keep_previous_from = 2'000;
  ASSERT_TRUE(publish(output, generation(number + 1), options).starts_with("written"));
  EXPECT_EQ(beside(), "");
}

// The previous site is removed each time, or kept as material for the next.
INSTANTIATE_TEST_SUITE_P(Disaster, KilledBuild, testing::Values(2'000, 0));

TEST_F(Disaster, AReaderFindsEveryPageAtEveryMoment) {
  publish(output, generation(0));
  std::atomic<bool> done{false};
  std::atomic<int> missing{0}, read{0};
  std::jthread reader([&] {
    while (!done) {
      const std::string text = text_of(output / "r/1/1.html");
      if (!text.starts_with("generation ")) ++missing;
      ++read;
    }
  });
  for (int number = 1; number < 30; ++number) publish(output, generation(number));
  done = true;
  reader.join();
  EXPECT_EQ(missing, 0);
  EXPECT_GT(read, 100);
}

TEST_F(Disaster, AFileThatGrowsPastTheLimitIsNamedAndTheOldSiteStays) {
  publish(output, {{"a.html", "甲"}});
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return publish(output, {{"a.html", "乙"}, {"big.html", std::string(10'000, 'x')}}) ==
                   "cannot write '" + (output / "big.html").string() + "': File too large"
               ? 0
               : 1;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(files_in(output), (Files{{"a.html", "甲"}}));
  EXPECT_EQ(beside(), "");
}

TEST_F(Disaster, AFullDiskIsNamedAndTheOldSiteStays) {
  const fs::path disk = folder / "disk";
  fs::create_directories(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0)
    GTEST_SKIP() << "a small disk can be made by root alone";
  const fs::path site = disk / "public";
  EXPECT_EQ(publish(site, {{"a.html", "甲"}, {"b.html", std::string(60'000, 'b')}}),
            "written 2, unchanged 0, removed 0");
  Files large{{"a.html", "乙"}};
  for (int i = 0; i < 10; ++i) large["c" + std::to_string(i) + ".html"] = std::string(60'000, 'c');
  const std::string message = publish(site, large);
  EXPECT_TRUE(message.starts_with("cannot write '" + (site / "c").string())) << message;
  EXPECT_TRUE(message.ends_with(".html': No space left on device")) << message;
  EXPECT_EQ(text_of(site / "a.html"), "甲");
  EXPECT_EQ(std::distance(fs::directory_iterator(disk), fs::directory_iterator()), 1);
  // And once there is room again, the next build works.
  EXPECT_EQ(publish(site, {{"a.html", "乙"}}), "written 1, unchanged 0, removed 1");
  EXPECT_TRUE(publish(disk, {{"a", "1"}}).starts_with("the output '" + disk.string() + "' is a mount point"));
  ::umount(disk.c_str());
}

TEST_F(Disaster, AFolderThatMayNotBeWrittenIsNamed) {
  const fs::path closed = folder / "closed";
  fs::create_directories(closed / "public");
  ::chmod(folder.c_str(), 0755);
  ::chmod(closed.c_str(), 0555);
  const int status = in_child([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return 2;
    const std::string message = publish(closed / "public", {{"a.html", "甲"}});
    return message == "cannot create '" + (closed / ".public.gazette-lock").string() + "': Permission denied"
               ? 0
               : 1;
  });
  EXPECT_EQ(status, 0);
}

TEST_F(Disaster, TheReasonIsToldInChineseToo) {
  EXPECT_EQ(failure(deeds::write, "public/a.html", ENOSPC).message.zh, "无法写入“public/a.html”：磁盘已满");
  EXPECT_EQ(failure(deeds::write, "public/a.html", EACCES).message.zh, "无法写入“public/a.html”：没有权限");
}

TEST_F(Disaster, ASecondBuildWaitsOrSaysWhyNot) {
  Result<Publication> first = begin(output, {"a.html"}, nullptr);
  ASSERT_TRUE(first.has_value());
  PublicationOptions impatient;
  impatient.longest_wait = std::chrono::milliseconds(0);
  int told = 0;
  const Result<Publication> refused = begin(output, {"a.html"}, [&] { ++told; }, impatient);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(told, 1);
  EXPECT_EQ(refused.error().message.en, "another build (process " + std::to_string(::getpid()) +
                                            ") is writing to the same output, which it holds by '" +
                                            (folder / ".public.gazette-lock").string() + "'");
  std::jthread ends([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    EXPECT_TRUE(first->write(0, "甲").has_value());
    EXPECT_TRUE(first->commit().has_value());
    Publication gone = std::move(*first);
  });
  EXPECT_EQ(publish(output, {{"a.html", "乙"}}), "written 1, unchanged 0, removed 0");
  EXPECT_EQ(text_of(output / "a.html"), "乙");
}

TEST_F(Disaster, ManyBuildsAtOnceComeOneAfterTheOther) {
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(publish(output, generation(i)).starts_with("written") ? 0 : 1);
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  const Files found = files_in(output);
  int equal = 0;
  for (int i = 0; i < 6; ++i) equal += found == generation(i) ? 1 : 0;
  EXPECT_EQ(equal, 1);
  EXPECT_EQ(beside(), "");
}

}  // namespace
}  // namespace gazette::publish
