#include "pages/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pages/rules.h"
#include "yaml/reader.h"

namespace gazette::pages {

namespace {

using diagnostics::Diagnostics;
using diagnostics::Language;
using diagnostics::SourceFile;

constexpr std::array<std::string_view, 2> language_keys{"zh-CN", "en"};

// One "{0}" or "{0:one|other}": what replaces it, or nullopt where it is no place.
std::optional<std::string_view> fill_place(std::string_view place,
                                           std::span<const PhraseArgument> arguments) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), index);
  if (error != std::errc{} || index >= arguments.size()) return std::nullopt;
  const PhraseArgument& argument = arguments[index];
  const std::string_view forms = place.substr(static_cast<std::size_t>(end - place.data()));
  if (forms.empty()) return argument.text;
  const std::size_t bar = forms.find('|');
  if (forms[0] != ':' || bar == std::string_view::npos) return std::nullopt;
  return argument.number == 1 ? forms.substr(1, bar - 1) : forms.substr(bar + 1);
}

}  // namespace

std::optional<std::string_view> Words::find(std::string_view key) const {
  const auto found = phrases_.find(key);
  return found == phrases_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<std::string> Words::say(std::string_view key, std::span<const PhraseArgument> arguments) const {
  const std::optional<std::string_view> phrase = find(key);
  if (!phrase) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < phrase->size();) {
    const std::size_t open = phrase->find('{', i);
    const std::size_t close = open == std::string_view::npos ? open : phrase->find('}', open);
    if (close == std::string_view::npos) return out.append(phrase->substr(i));
    out.append(phrase->substr(i, open - i));
    const auto filled = fill_place(phrase->substr(open + 1, close - open - 1), arguments);
    out.append(filled ? *filled : phrase->substr(open, close - open + 1));
    i = close + 1;
  }
  return out;
}

std::vector<std::string_view> Words::keys() const {
  std::vector<std::string_view> keys;
  keys.reserve(phrases_.size());
  for (const auto& [key, phrase] : phrases_) keys.push_back(key);
  std::ranges::sort(keys);
  return keys;
}

void Words::complete_from(const Words& others) {
  phrases_.insert(others.phrases_.begin(), others.phrases_.end());
}

std::string Words::operator()(std::string_view key, std::initializer_list<PhraseArgument> arguments) const {
  return say(key, std::span(arguments.begin(), arguments.size())).value_or(std::string(key));
}

Words read_words(const SourceFile& file, Language language, Diagnostics& diagnostics) {
  Words words;
  const auto root = yaml::parse_yaml(file, {0, static_cast<std::uint32_t>(file.text.size())}, diagnostics);
  if (!root || root->kind == yaml::Kind::Null) return words;
  if (root->kind != yaml::Kind::Map) {
    diagnostics.error(rules::bad_words, locate(file, root->span),
                      {"应是“键: {zh-CN: …, en: …}”的列表", "must be a map of keys to {zh-CN: …, en: …}"});
    return words;
  }
  for (const yaml::Entry& entry : root->entries) {
    if (entry.value.kind != yaml::Kind::Map) {
      diagnostics.error(rules::bad_words, locate(file, entry.key_span),
                        {"应写成 {zh-CN: …, en: …}", "must be written {zh-CN: …, en: …}"});
      continue;
    }
    yaml::MapReader reader(file, entry.value, language_keys, diagnostics);
    const auto zh = reader.text("zh-CN");
    const auto en = reader.text("en");
    const auto& first = language == Language::Chinese ? zh : en;
    const auto& second = language == Language::Chinese ? en : zh;
    // Spaces at the ends matter here (", "), so the scalar is taken as it stands.
    const yaml::Node* const node = reader.raw(first ? (language == Language::Chinese ? "zh-CN" : "en")
                                                    : (language == Language::Chinese ? "en" : "zh-CN"));
    if (!first && !second) continue;
    words.phrases_.emplace(entry.key, node->scalar);
  }
  return words;
}

}  // namespace gazette::pages
