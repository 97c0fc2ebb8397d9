// How well the hand-made annotations of real reports are met. They lie beside the project and may be absent.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "annotated.h"
#include "support/shared.h"
#include "text/utf8.h"
#include "yaml/node.h"

namespace gazette::recognition {
namespace {

using nlohmann::json;

// A report as a text file: a line is a paragraph. In Markdown each line's end is two, and places of the
// one are places of the other less the added ends.
class PlainReport {
 public:
  explicit PlainReport(std::string text) : text_(std::move(text)) {
    for (const char c : text_) {
      source_ += c;
      if (c == '\n') source_ += c;
    }
    body_ = document_of(source_);
  }

  const markdown::Document& body() const { return body_; }
  // In code points of the file.
  diagnostics::Span in_file(diagnostics::Span source) const {
    return {position(source.begin), position(source.end)};
  }
  std::string words(diagnostics::Span span) const {
    const std::size_t begin = text::offset_of_code_point(text_, span.begin);
    return text_.substr(begin, text::offset_of_code_point(text_, span.end) - begin);
  }

 private:
  std::uint32_t position(std::uint32_t source) const {
    const std::string_view before = std::string_view(source_).substr(0, source);
    const auto ends = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    return static_cast<std::uint32_t>(text::count_code_points(before)) - ends / 2;
  }

  std::string text_;
  std::string source_;
  markdown::Document body_;
};

diagnostics::Span span_of(const json& place) {
  return {place["start"].get<std::uint32_t>(), place["end"].get<std::uint32_t>()};
}

bool overlap(diagnostics::Span a, diagnostics::Span b) {
  return a.begin < b.end && b.begin < a.end;
}

void score_activities(const PlainReport& report, const json& gold, Scores& scores, std::string& remarks) {
  const ReportTime time{.year = gold["front_matter"]["year"]["value"].get<int>(), .period = {}, .date = {}};
  std::vector<Mark> found;
  for (const Mark& mark : deeds_in(report.body(), time))
    found.push_back({mark.what, report.in_file(mark.span)});
  std::set<std::size_t> known;
  for (const json& activity : gold["activities"]) {
    const diagnostics::Span place = span_of(activity["date_raw"]);
    const std::string edtf = activity["date"]["edtf"];
    const auto match = std::ranges::find_if(found, [&](const Mark& f) { return overlap(f.span, place); });
    if (match != found.end()) known.insert(static_cast<std::size_t>(match - found.begin()));
    if (!activity["must"].get<bool>()) continue;
    Score& score = scores[activity["tier"]];
    if (match == found.end()) {
      ++score.missed;
      remarks += fmt::format("missed {} {}\n", edtf, report.words(place));
    } else {
      ++score.right;
      if (match->what == edtf) ++score.normalised;
      if (match->what != edtf) remarks += fmt::format("{} found as {}\n", edtf, match->what);
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool negative = std::ranges::any_of(
        gold["negatives"], [&](const json& n) { return overlap(span_of(n), found[i].span); });
    if (known.contains(i) && !negative) continue;
    ++scores["none"].wrong;
    remarks += fmt::format("wrong {} {}\n", found[i].what, report.words(found[i].span));
  }
}

std::vector<std::string> texts_at(const yaml::Node& map, std::string_view key) {
  std::vector<std::string> texts;
  const yaml::Node* const node = map.find(key);
  if (node == nullptr) return texts;
  if (node->kind == yaml::Kind::Scalar) texts.push_back(node->scalar);
  for (const yaml::Node& item : node->items) texts.push_back(item.scalar);
  return texts;
}

// An entry of the lexicon draft as a vocabulary would declare it.
std::optional<model::VocabularyEntry> entry_of(const yaml::Node& map) {
  const std::vector<std::string> canonical = texts_at(map, "canonical");
  if (canonical.empty()) return std::nullopt;
  const std::vector<std::string> core = texts_at(map, "core");
  model::VocabularyEntry made =
      entry(texts_at(map, "id").front(), core.empty() ? canonical.front() : core.front());
  const auto add_alias = [&](const std::string& alias) {
    // A part of the name (党史学习) is a draft's alias: the annotations do not count it.
    if (made.name.value.find(alias) == std::string::npos) made.aliases.push_back({alias, 0, 0});
  };
  for (const std::string& alias : texts_at(map, "alias")) add_alias(alias);
  // The annotated place is that of the name within the quotation marks.
  if (canonical.front().find("”") == std::string::npos) add_alias(canonical.front());
  made.suffix = texts_at(map, "suffix");
  made.except = texts_at(map, "not");
  made.masked = !texts_at(map, "masked").empty();
  made.requires_suffix = texts_at(map, "require_suffix") == std::vector<std::string>{"true"};
  return made;
}

TestVocabulary lexicon(const std::filesystem::path& file) {
  const std::string text = tests::read_file(file);
  diagnostics::Diagnostics diagnostics;
  const auto root =
      yaml::parse_yaml({"lexicon.yaml", text}, {0, static_cast<std::uint32_t>(text.size())}, diagnostics);
  TestVocabulary vocabulary;
  EXPECT_TRUE(root);
  if (!root) return vocabulary;
  const auto read = [&](std::string_view key, std::vector<model::VocabularyEntry>& entries) {
    for (const yaml::Node& map : root->find(key)->items) {
      if (auto made = entry_of(map)) entries.push_back(std::move(*made));
    }
  };
  read("campaigns", vocabulary.campaigns);
  read("slogans", vocabulary.slogans);
  const std::size_t slogans = vocabulary.slogans.size();
  read("set_phrases", vocabulary.slogans);
  // The annotations count a set phrase under its own wording only.
  for (model::VocabularyEntry& phrase : std::span(vocabulary.slogans).subspan(slogans))
    phrase.aliases.clear();
  return vocabulary;
}

// The annotations name entries by their wording and leave out what the draft has beside them, so only
// entries that they name can be found wrongly.
void score_terms(const PlainReport& report, const json& gold, const TestVocabulary& vocabulary, Score& score,
                 std::string& remarks) {
  const PhraseIndex index(vocabulary.slogans, vocabulary.campaigns);
  const int year = gold["front_matter"]["year"]["value"].get<int>();
  std::vector<diagnostics::Span> annotated;  // to be found
  std::vector<diagnostics::Span> optional;   // longer phrases that the lexicon does not have
  std::set<std::string> named;
  for (const char* kind : {"slogans", "campaigns", "set_phrases"}) {
    for (const json& term : gold[kind]) {
      const std::string canonical = term["canonical"];
      const bool expected = term["must"].get<bool>() || index.has_name(canonical);
      for (const json& occurrence : term["occurrences"])
        (expected ? annotated : optional).push_back(span_of(occurrence));
      for (const Mark& mark : phrases_in(document_of(canonical), index, vocabulary, year))
        named.insert(mark.what);
    }
  }
  std::vector<Mark> found;
  for (const Mark& mark : phrases_in(report.body(), index, vocabulary, year))
    found.push_back({mark.what.substr(0, mark.what.find('*')), report.in_file(mark.span)});
  for (const diagnostics::Span place : annotated) {
    const bool hit = std::ranges::any_of(found, [&](const Mark& f) {
      // “两委” is annotated with its marks.
      return f.span.begin >= place.begin && f.span.end <= place.end && place.size() - f.span.size() <= 2;
    });
    ++(hit ? score.right : score.missed);
    if (!hit) remarks += fmt::format("missed {}\n", report.words(place));
  }
  for (const Mark& mark : found) {
    const auto covers = [&](diagnostics::Span a) { return overlap(a, mark.span); };
    if (std::ranges::any_of(annotated, covers) || std::ranges::any_of(optional, covers)) continue;
    if (!named.contains(mark.what)) continue;
    ++score.wrong;
    remarks += fmt::format("not annotated {}\n", report.words(mark.span));
  }
}

TEST(Gold, IsMet) {
  const auto shared = tests::shared_folder();
  if (!shared) GTEST_SKIP() << "the annotated reports are not here";
  const TestVocabulary vocabulary = lexicon(*shared / "domain" / "lexicon.yaml");
  Scores activities;
  Score terms;
  std::string remarks;
  for (const char* name : {"001_407ec3616a39097b", "003_068cfcd497d16755"}) {
    const json gold = json::parse(tests::read_file(*shared / "gold" / (std::string(name) + ".json")));
    const PlainReport report(tests::read_file(*shared / "real" / "raw" / (std::string(name) + ".txt")));
    score_activities(report, gold, activities, remarks);
    score_terms(report, gold, vocabulary, terms, remarks);
  }
  fmt::print("{}terms: {} right, {} wrong, {} missed\n{}", table_of(activities), terms.right, terms.wrong,
             terms.missed, remarks);
  const Score sum = sum_of(activities);
  EXPECT_EQ(sum.missed, 0);
  EXPECT_EQ(sum.wrong, 0);
  EXPECT_EQ(sum.normalised, sum.right);
  EXPECT_GE(terms.recall(), 0.99);
  EXPECT_GE(terms.precision(), 0.99);
}

}  // namespace
}  // namespace gazette::recognition
