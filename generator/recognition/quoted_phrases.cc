#include "recognition/quoted_phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/utf8.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t shortest = 3;
constexpr std::uint32_t longest = 30;

// A longer word before one that it ends with or begins with.
constexpr std::u32string_view kinds[] = {U"主题教育", U"专题教育", U"学习教育", U"实践活动", U"系列活动",
                                         U"创建活动", U"专项行动", U"主题活动", U"志愿服务", U"主题党日",
                                         U"大讨论",   U"工作法",   U"活动",     U"工程",     U"行动",
                                         U"计划",     U"机制",     U"制度",     U"模式",     U"要求"};

std::string skeleton_of(const Characters& characters, Stretch stretch) {
  std::string skeleton;
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    if (!characters[at].is(trait::skipped)) text::append_code_point(skeleton, characters[at].value);
  }
  return skeleton;
}

std::string kind_after(const Characters& characters, std::uint32_t at) {
  std::string kind;
  for (const std::u32string_view word : kinds) {
    if (!reads(characters, at, static_cast<std::uint32_t>(characters.size()), word)) continue;
    for (const char32_t c : word) text::append_code_point(kind, c);
    break;
  }
  return kind;
}

}  // namespace

std::vector<QuotedPhrase> find_quoted_phrases(const PhraseIndex& index, const markdown::Document& body,
                                              const ReadText& text) {
  std::vector<QuotedPhrase> phrases;
  for (const Stretch& quotation : text.quotations) {
    const Stretch inner{quotation.begin + 1, quotation.end - 1};
    if (inner.size() < shortest || inner.size() > longest || is_within(text.works, quotation)) continue;
    const auto sentence = [&](std::uint32_t at) { return text.characters[at].is(trait::ends_sentence); };
    bool quoted_sentence = false;
    for (std::uint32_t at = inner.begin; at < inner.end; ++at)
      quoted_sentence = quoted_sentence || sentence(at);
    if (quoted_sentence) continue;
    const TextRange range = bytes_of(text.characters, inner);
    if (index.has_name(std::string_view(body.text).substr(range.begin, range.size()))) continue;
    std::string skeleton = skeleton_of(text.characters, inner);
    if (skeleton.empty()) continue;
    phrases.push_back({std::move(skeleton), kind_after(text.characters, quotation.end), range});
  }
  return phrases;
}

bool names_a_campaign(std::string_view follows) {
  constexpr std::array<std::string_view, 5> ways_of_working{"工作法", "机制", "制度", "模式", "要求"};
  return !follows.empty() && std::ranges::find(ways_of_working, follows) == ways_of_working.end();
}

}  // namespace gazette::recognition
