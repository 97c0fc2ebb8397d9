// The inputs that fuzzing has found worth keeping, run through the same functions: tests/fuzz/corpus.
#include <gtest/gtest.h>

#include <filesystem>

#include "fuzz/targets.h"
#include "support/shared.h"

namespace gazette::tests {

namespace {

std::size_t run_corpus(std::string_view name, void (*target)(std::string_view)) {
  const std::filesystem::path folder = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests/fuzz/corpus" / name;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    target(read_file(entry.path()));
    ++count;
  }
  return count;
}

}  // namespace

TEST(FuzzCorpus, BreaksNoPromise) {
  EXPECT_GT(run_corpus("lexer", fuzz::lex_bytes), 0U);
  EXPECT_GT(run_corpus("render", fuzz::render_bytes), 0U);
  EXPECT_GT(run_corpus("json", fuzz::read_json_bytes), 0U);
}

}  // namespace gazette::tests
