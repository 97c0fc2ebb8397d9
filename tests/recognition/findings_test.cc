#include "recognition/findings.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "annotated.h"

namespace gazette::recognition {
namespace {

using model::VocabularyKind;

// A report with its text, and what was gathered from it.
struct Gathered {
  model::Report report;
  markdown::Document body;
  Findings findings;
};

Gathered gather(const TestVocabulary& vocabulary, std::string_view source, model::Report report = {},
                const model::Recognition& wanted = {}) {
  if (report.year == 0) report.year = 2021;
  const PhraseIndex index(vocabulary.slogans, vocabulary.campaigns);
  Gathered gathered{std::move(report), document_of(source), {}};
  gathered.findings = gather_findings(index, gathered.report, gathered.body, wanted);
  return gathered;
}

std::string html_of(const Gathered& gathered, IndexRange pieces) {
  std::string html;
  for (std::uint32_t i = pieces.begin; i < pieces.end; ++i) {
    const markdown::HtmlRange range = gathered.findings.pieces[i].html;
    if (!html.empty()) html += '|';
    html += gathered.body.html.substr(range.begin, range.size());
  }
  return html;
}

model::Report titled(std::string title) {
  model::Report report;
  report.title.value = std::move(title);
  return report;
}

TEST(Findings, GivesTheSentenceTheWordingAndItsPieces) {
  const Gathered g =
      gather(test_vocabulary(),
             "## 一、学习\n\n第一句。全县以“**我为群众**办实事”实践活动为载体，走访群众。第三句。\n");
  ASSERT_EQ(g.findings.mentions.size(), 1U);
  const Mention& mention = g.findings.mentions.front();
  EXPECT_EQ(g.findings.context_of(mention), "全县以“我为群众办实事”实践活动为载体，走访群众");
  EXPECT_EQ(g.findings.wording_of(mention), "“我为群众办实事”实践活动");
  EXPECT_EQ(g.findings.bare_wording_of(mention), "我为群众办实事");
  EXPECT_EQ(html_of(g, mention.pieces), "“|我为群众|办实事”实践活动");
  EXPECT_EQ(mention.heading, 0U);
  EXPECT_FALSE(mention.cut_before);
  EXPECT_FALSE(mention.cut_after);
}

TEST(Findings, CutsALongSentenceOnBothSides) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "字";
  const Gathered g = gather(test_vocabulary(), many + "我为群众办实事" + many);
  ASSERT_EQ(g.findings.mentions.size(), 1U);
  const Mention& mention = g.findings.mentions.front();
  EXPECT_TRUE(mention.cut_before);
  EXPECT_TRUE(mention.cut_after);
  constexpr std::size_t bytes = std::string_view("字").size();
  EXPECT_EQ(g.findings.context_of(mention).size(),
            2 * widest_context * bytes + std::string_view("我为群众办实事").size());
}

TEST(Findings, MentionsOfOneSentenceShareItsText) {
  const Gathered g = gather(test_vocabulary(), "我为群众办实事，再我为群众办实事。");
  ASSERT_EQ(g.findings.mentions.size(), 2U);
  EXPECT_EQ(g.findings.excerpts, "我为群众办实事，再我为群众办实事");
}

TEST(Findings, AMentionInTheTitleHasNoPieces) {
  const Gathered g = gather(test_vocabulary(), "正文。", titled("我为群众办实事总结"));
  ASSERT_EQ(g.findings.mentions.size(), 1U);
  EXPECT_TRUE(g.findings.mentions.front().pieces.empty());
  EXPECT_EQ(g.findings.context_of(g.findings.mentions.front()), "我为群众办实事总结");
}

TEST(Findings, ANameOnlyInATitleOfAWorkDoesNotListTheReport) {
  const Gathered quoted = gather(test_vocabulary(), "印发《“我为群众办实事”方案》");
  EXPECT_EQ(quoted.findings.mentions.size(), 1U);
  EXPECT_TRUE(quoted.findings.entries_in_use().empty());
  const Gathered used =
      gather(test_vocabulary(), "《“我为群众办实事”方案》推动我为群众办实事，再我为群众办实事");
  EXPECT_EQ(used.findings.mentions.size(), 3U);
  EXPECT_EQ(used.findings.entries_in_use(), (std::vector<EntryRef>{{VocabularyKind::Campaigns, 1}}));
}

TEST(Findings, TiesADeedToWhatItsSentenceNames) {
  const Gathered g =
      gather(test_vocabulary(), "3月5日，召开“我为群众办实事”实践活动部署会。4月6日，召开例会。");
  ASSERT_EQ(g.findings.deeds.size(), 2U);
  const ReportDeed& first = g.findings.deeds[0];
  EXPECT_FALSE(first.declared);
  EXPECT_EQ(first.activity.date.edtf(), "2021-03-05");
  EXPECT_EQ(first.activity.text, "");
  EXPECT_EQ(html_of(g, first.pieces), "3月5日");
  ASSERT_EQ(first.ties.end - first.ties.begin, 1U);
  EXPECT_EQ(g.findings.ties[first.ties.begin].vocabulary, VocabularyKind::Campaigns);
  EXPECT_TRUE(g.findings.deeds[1].ties.empty());
}

TEST(Findings, ADeclaredDeedThatTheTextTellsIsOneAndKeepsItsWords) {
  model::Report report;
  report.activities.push_back({.date = *model::PartialDate::parse("2021-03-05").date,
                               .title = "我为群众办实事部署会",
                               .text = "",
                               .place = "礼堂"});
  const Gathered g = gather(test_vocabulary(), "3月5日，召开部署会，动员办实事。", std::move(report));
  ASSERT_EQ(g.findings.deeds.size(), 1U);
  const ReportDeed& deed = g.findings.deeds.front();
  EXPECT_TRUE(deed.declared);
  EXPECT_EQ(deed.activity.place, "礼堂");
  EXPECT_EQ(html_of(g, deed.pieces), "3月5日");
  EXPECT_EQ(deed.ties.end - deed.ties.begin, 1U) << "its title names the campaign";
}

TEST(Findings, WhatIsNotWantedIsNotLookedFor) {
  const std::string_view text = "3月5日，召开我为群众办实事部署会，学党史、悟思想、办实事、开新局。";
  const Gathered none =
      gather(test_vocabulary(), text, {}, {.slogans = false, .campaigns = false, .activities = false});
  EXPECT_TRUE(none.findings.mentions.empty());
  EXPECT_TRUE(none.findings.deeds.empty());
  const Gathered slogans =
      gather(test_vocabulary(), text, {}, {.slogans = true, .campaigns = false, .activities = false});
  ASSERT_EQ(slogans.findings.mentions.size(), 1U);
  EXPECT_EQ(slogans.findings.mentions.front().entry.vocabulary, VocabularyKind::Slogans);
}

TEST(Findings, ActivitiesOfNoneTurnsFindingThemOff) {
  model::Report report;
  report.finds_activities = false;
  EXPECT_TRUE(gather(test_vocabulary(), "3月5日，召开部署会。", std::move(report)).findings.deeds.empty());
}

}  // namespace
}  // namespace gazette::recognition
