#include "recognition/phrase_wordings.h"

#include <algorithm>

namespace gazette::recognition {

namespace {

// A run of masks stands for at most this much of a name, and never for most of it: “XX思想” says nothing.
constexpr std::size_t longest_mask = 16;
constexpr std::size_t least_unmasked = 3;
constexpr std::size_t longest_name = 200;  // in signs; a longer one is no name

// Every way in which one run of masks can stand for a part of the name.
std::vector<Signs> masked_forms(const Signs& name) {
  std::vector<Signs> forms;
  const std::size_t least_left = std::max(least_unmasked, (name.size() + 1) / 2);
  for (std::size_t at = 0; at < name.size(); ++at) {
    for (std::size_t size = 1; size <= longest_mask && at + size <= name.size(); ++size) {
      if (name.size() - size < least_left) break;
      Signs form = name.substr(0, at);
      form += char16_t{PhraseIndex::mask_sign};
      form += name.substr(at + size);
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

// The name without the longest of the suffixes that it ends in; nothing where it ends in none.
Signs stem_of(const Signs& name, const std::vector<Signs>& suffixes) {
  std::size_t longest = 0;
  for (const Signs& suffix : suffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) longest = std::max(longest, suffix.size());
  }
  return longest == 0 ? Signs() : name.substr(0, name.size() - longest);
}

}  // namespace

void WordingList::add(model::VocabularyKind vocabulary, std::uint32_t number,
                      const model::VocabularyEntry& entry) {
  Wording wording{.vocabulary = vocabulary, .entry = number};
  const auto named = [&](NameKind kind, const std::string& name) {
    wording.name = kind;
    add_name(wording, name, entry);
  };
  named(NameKind::Name, entry.name.value);
  for (const auto& alias : entry.aliases) named(NameKind::Alias, alias.value);
  if (entry.full) named(NameKind::Full, entry.full->value);
  for (const auto& name : entry.formerly) named(NameKind::Former, name.value);
  wording.role = WordingRole::Excludes;
  for (const std::string& look_alike : entry.except) {
    const Signs signs_of_it = signs_of(look_alike);
    if (signs_of_it.empty() || signs_of_it.size() > longest_name) continue;
    wording.length = wording.name_length = static_cast<std::uint16_t>(signs_of_it.size());
    wordings.push_back({signs_of_it, wording});
  }
}

Signs WordingList::signs_of(std::string_view name) {
  Signs result;
  for (const Character& c : read_characters(name)) {
    if (c.is(trait::skipped)) continue;
    const bool mask = c.is(trait::mask);
    if (mask && !result.empty() && result.back() == PhraseIndex::mask_sign) continue;
    const auto next = static_cast<std::uint16_t>(signs.size() + PhraseIndex::mask_sign + 1);
    result +=
        mask ? char16_t{PhraseIndex::mask_sign} : char16_t{signs.try_emplace(c.value, next).first->second};
  }
  return result;
}

void WordingList::add_name(Wording wording, const std::string& name, const model::VocabularyEntry& entry) {
  const Signs plain = signs_of(name);
  if (plain.empty() || plain.size() > longest_name) return;
  wording.spelling = static_cast<std::uint32_t>(spellings.size());
  spellings.push_back(name);
  std::vector<Signs> suffixes;
  for (const std::string& suffix : entry.suffix) {
    if (Signs signs_of_it = signs_of(suffix); !signs_of_it.empty())
      suffixes.push_back(std::move(signs_of_it));
  }
  // “三讲”教育, declared with the suffix that it needs, is complete; its other suffixes follow 三讲.
  const Signs stem = entry.requires_suffix ? stem_of(plain, suffixes) : Signs();
  add_with_suffixes(wording, plain, suffixes, !entry.requires_suffix || !stem.empty());
  if (!stem.empty()) add_with_suffixes(wording, stem, suffixes, false);
  if (!entry.masked) return;
  wording.masked = true;
  for (const Signs& form : masked_forms(plain))
    add_with_suffixes(wording, form, suffixes, !entry.requires_suffix);
}

void WordingList::add_with_suffixes(Wording wording, const Signs& name, const std::vector<Signs>& suffixes,
                                    bool alone) {
  wording.length = wording.name_length = static_cast<std::uint16_t>(name.size());
  if (alone) wordings.push_back({name, wording});
  for (const Signs& suffix : suffixes) {
    if (name.size() + suffix.size() > longest_name) continue;
    wording.length = static_cast<std::uint16_t>(name.size() + suffix.size());
    wordings.push_back({name + suffix, wording});
  }
}

}  // namespace gazette::recognition
