// The short way and yaml-cpp must say the same of every text that the short way reads.
#include "yaml/plain.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "support/shared.h"
#include "text/utf8.h"

namespace gazette::yaml {
namespace {

namespace fs = std::filesystem;

std::string dump(const Node& node) {
  std::string out = std::to_string(node.span.begin) + "-" + std::to_string(node.span.end);
  switch (node.kind) {
    case Kind::Null:
      return out + "~";
    case Kind::Scalar:
      return out + (node.quoted ? "'" : "") + node.scalar;
    case Kind::List:
      out += "[";
      for (const Node& item : node.items) out += dump(item) + ", ";
      return out + "]";
    case Kind::Map:
      out += "{";
      for (const Entry& entry : node.entries) {
        out += std::to_string(entry.key_span.begin) + "-" + std::to_string(entry.key_span.end) + entry.key +
               ": " + dump(entry.value) + ", ";
      }
      return out + "}";
  }
  return out;
}

enum class Answer { Same, GaveUp, Differs };

Answer compare(std::string_view text) {
  const diagnostics::SourceFile file{"a.md", text};
  const diagnostics::Span all{0, static_cast<std::uint32_t>(text.size())};
  const std::optional<Node> plain = parse_plain(file, all);
  if (!plain) return Answer::GaveUp;
  diagnostics::Diagnostics diagnostics;
  const std::optional<Node> library = parse_with_library(file, all, diagnostics);
  if (!library || !diagnostics.empty()) {
    ADD_FAILURE() << "yaml-cpp refuses what the short way reads:\n" << text;
    return Answer::Differs;
  }
  EXPECT_EQ(dump(*plain), dump(*library)) << text;
  return dump(*plain) == dump(*library) ? Answer::Same : Answer::Differs;
}

const std::string_view plain_texts[] = {
    "title: 总结\nunit: 市社科联\nyear: 2021\n",
    "title: 总结",
    "a: 1\n\n\nb:   two words  \n",
    "theme: [党史, 社科 普及 ,乡村]\n",
    "activities:\n  - date: 2021-03-05\n    title: 甲：乙\n  - date: 2021-03\n    text: 12:30\nunit: a\n",
    "activities:\n- date: 2021\n  title: x\n- date: 2022\n  title: y\n",
    "authors:\n  - 甲\n  - 乙 丙\n",
    "a: http://x/y\n",
    "a: [x]\n",
    "activities:\n  - {date: 2021-12~, title: 参测率100%, place: 桐坪乡}\n  - {date: 2021}\n",
    "a: {b: c, d: e}\n",
    "a: []\nb: c\n",
};

TEST(Plain, ReadsWhatClerksWriteAsTheLibraryDoes) {
  for (const std::string_view text : plain_texts) {
    EXPECT_EQ(compare(text), Answer::Same) << text;
  }
}

const std::string_view other_texts[] = {
    "a: 'x'\n",
    "a: x # y\n",
    "a: |\n  x\n",
    "a:\n  b: c\n",
    "a: x\n  y\n",
    "a: {b: c}\n",
    "a: [b, [c]]\n",
    "a: x: y\n",
    "a: 1\na: 2\n",
    "a:\n",
    "- a\n",
    "a\n",
    "",
    "a: ~\n",
    "a: null\n",
    "---\na: b\n",
    "a: [x, ]\n",
    "a: []\n",
    "a: [x\n",
    "a：b\n",
    "a:b\n",
    "a: [b: c]\n",
    "a: -\n",
    "a:\n  - b: c\n   d: e\n",
    "a:\n  - b\n c: d\n",
    "a:\n  -  b: c\n",
    "a:\n  - - b\n",
    " a: b\n",
    "a: b\r\n",
    "a:\n  - b:\n      - c\n",
};

TEST(Plain, LeavesEverythingElseToTheLibrary) {
  for (const std::string_view text : other_texts) EXPECT_NE(compare(text), Answer::Differs) << text;
}

std::vector<std::string> sample_front_matter() {
  std::vector<std::string> all;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(fs::path(GAZETTE_SOURCE_DIR) / "content")) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = tests::read_file(entry.path());
    all.push_back(text.substr(4, text.find("\n---\n") - 3));
  }
  return all;
}

TEST(Plain, ReadsMostOfTheSampleAndNeverDifferently) {
  std::size_t same = 0;
  const std::vector<std::string> all = sample_front_matter();
  for (const std::string& text : all) same += compare(text) == Answer::Same ? 1U : 0U;
  EXPECT_GT(same * 2, all.size()) << "the short way is worth its place";
}

// Characters that decide how YAML is read, put in, taken out and swapped at random places.
std::string mutated(std::string text, std::mt19937& random) {
  constexpr std::string_view marks = " \n:-[]{},ab\"'#~?%";
  for (int n = 0; n < 3; ++n) {
    const std::size_t at = text::offset_of_code_point(text, random() % text::count_code_points(text));
    const std::size_t size = text::code_point_at(text, at).length;
    const std::string mark(1, marks[random() % marks.size()]);
    switch (random() % 3) {
      case 0:
        text.insert(at, mark);
        break;
      case 1:
        text.erase(at, size);
        break;
      default:
        text.replace(at, size, mark);
        break;
    }
    if (text.empty()) text = "a: b\n";
  }
  return text;
}

TEST(Plain, NeverDiffersOnMutatedText) {
  std::mt19937 random(7);
  std::vector<std::string> seeds = sample_front_matter();
  seeds.insert(seeds.end(), std::begin(plain_texts), std::end(plain_texts));
  std::size_t read = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = mutated(seeds[random() % seeds.size()], random);
    const Answer answer = compare(text);
    ASSERT_NE(answer, Answer::Differs) << i;
    read += answer == Answer::Same ? 1U : 0U;
  }
  EXPECT_GT(read, 500U);
}

}  // namespace
}  // namespace gazette::yaml
