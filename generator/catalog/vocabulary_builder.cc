#include "catalog/vocabulary_builder.h"

#include <algorithm>
#include <array>
#include <climits>
#include <numeric>
#include <set>

#include "catalog/rules.h"
#include "diagnostics/nearest.h"
#include "text/slug.h"

namespace gazette::catalog {

namespace {

using diagnostics::locate;
using diagnostics::Place;
using diagnostics::SourceFile;
using diagnostics::words;

diagnostics::Wording kind_words(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::Units:
      return {"单位", "unit"};
    case VocabularyKind::Themes:
      return {"主题", "theme"};
    case VocabularyKind::Slogans:
      return {"口号", "slogan"};
    case VocabularyKind::Campaigns:
      return {"活动", "campaign"};
  }
  return {};
}

// Levels of a tree; layouts go down them by calls, which have a limit.
constexpr std::uint32_t deepest_tree = 64;

std::vector<std::string> values_of(const std::vector<model::Located<std::string>>& located) {
  std::vector<std::string> values;
  values.reserve(located.size());
  for (const auto& l : located) values.push_back(l.value);
  return values;
}

// Slogans and campaigns of years that do not meet; a text's or report's year tells which one is meant.
bool are_apart(const Term& a, const Term& b) {
  const auto ends_before = [](const Term& first, const Term& second) {
    return first.until && second.since && first.until->end().year < second.since->year();
  };
  const bool dated = a.kind == VocabularyKind::Slogans || a.kind == VocabularyKind::Campaigns;
  return dated && (ends_before(a, b) || ends_before(b, a));
}

// “a，b” in one entry of a list was meant as two.
bool has_full_width_comma(std::string_view name) {
  return name.find("，") != std::string_view::npos;
}

}  // namespace

VocabularyBuilder::VocabularyBuilder(VocabularyKind kind, const model::VocabularyFile& file,
                                     SourceFile source, model::NewNames new_names,
                                     const text::Collator& collator, diagnostics::Diagnostics& diagnostics)
    : kind_(kind),
      file_(file),
      places_(source),
      new_names_(new_names),
      collator_(collator),
      diagnostics_(diagnostics) {
  for (const model::VocabularyEntry& entry : file.entries) declare(entry);
  parents_.resize(terms_.size());
  for (std::uint32_t i = 0; i < file.entries.size(); ++i) {
    const auto& parent = file.entries[i].parent;
    if (!parent) continue;
    parents_[i] = find(parent->value);
    if (!parents_[i]) {
      diagnostics_
          .error(rules::unknown_name, places_.locate({parent->begin, parent->end}),
                 words("没有“{}”这个上级", "there is no parent '{}'", parent->value))
          .suggest(diagnostics::did_you_mean(parent->value, known_names()));
    }
  }
  refuse_loops();
  refuse_deep_trees();
}

void VocabularyBuilder::declare(const model::VocabularyEntry& entry) {
  const auto arrival = static_cast<std::uint32_t>(terms_.size());
  Term term;
  term.kind = kind_;
  if (entry.id) term.id = entry.id->value;
  term.name = entry.name.value;
  term.aliases = values_of(entry.aliases);
  term.formerly = values_of(entry.formerly);
  if (entry.full) term.full = entry.full->value;
  term.category = entry.category;
  term.level = entry.level;
  term.since = entry.since;
  term.until = entry.until;
  if (entry.periods) term.periods = values_of(*entry.periods);
  term.place = places_.locate({entry.name.begin, entry.name.end});
  terms_.push_back(std::move(term));

  if (entry.id && !claim(*entry.id, arrival)) terms_.back().id.clear();
  claim(entry.name, arrival);
  for (const auto& alias : entry.aliases) claim(alias, arrival);
  for (const auto& name : entry.formerly) claim(name, arrival);
  if (entry.full) claim(*entry.full, arrival);
}

bool VocabularyBuilder::claim(const model::Located<std::string>& name, std::uint32_t owner) {
  std::vector<std::uint32_t>& owners = owners_[name.value];
  if (std::ranges::find(owners, owner) != owners.end()) return true;
  const auto same_time = std::ranges::find_if(
      owners, [&](std::uint32_t other) { return !are_apart(terms_[other], terms_[owner]); });
  if (same_time == owners.end()) {
    owners.push_back(owner);
    return true;
  }
  const diagnostics::Wording what = kind_words(kind_);
  const Term& other = terms_[*same_time];
  diagnostics_
      .error(rules::ambiguous_name, places_.locate({name.begin, name.end}),
             {fmt::format("“{}”同时代表{}“{}”和“{}”", name.value, what.zh, other.name, terms_[owner].name),
              fmt::format("'{}' stands for two {}s, '{}' and '{}'", name.value, what.en, other.name,
                          terms_[owner].name)})
      .note({"另一个在这里", "the other is here"}, other.place);
  return false;
}

void VocabularyBuilder::refuse_loops() {
  constexpr std::uint32_t nobody = UINT32_MAX;
  std::vector<std::uint32_t> visitor(parents_.size(), nobody);  // whose way up came by first
  for (std::uint32_t i = 0; i < parents_.size(); ++i) {
    std::optional<std::uint32_t> up = i;
    for (; up && visitor[*up] == nobody; up = parents_[*up]) visitor[*up] = i;
    if (!up || visitor[*up] != i) continue;
    std::uint32_t first = *up;  // of the loop, in the file
    for (std::uint32_t at = *parents_[*up]; at != *up; at = *parents_[at]) first = std::min(first, at);
    const auto& parent = file_.entries[first].parent;
    diagnostics_.error(rules::parent_loop, places_.locate({parent->begin, parent->end}),
                       words("“{}”的上级绕了一圈又回到它自己", "the parents of '{}' lead back to itself",
                             terms_[first].name));
    parents_[first].reset();  // told once, and later stages can walk upwards without care
  }
}

void VocabularyBuilder::refuse_deep_trees() {
  for (std::uint32_t i = 0; i < parents_.size(); ++i) {
    std::uint32_t level = 1;
    for (auto up = parents_[i]; up && level <= deepest_tree + 1; up = parents_[*up]) ++level;
    if (level != deepest_tree + 1) continue;  // what is below it is not told again
    const auto& parent = file_.entries[i].parent;
    diagnostics_.error(rules::deep_tree, places_.locate({parent->begin, parent->end}),
                       words("“{}”在第{}级，最多{}级", "'{}' is at level {} of at most {}", terms_[i].name,
                             level, deepest_tree));
  }
}

std::optional<std::uint32_t> VocabularyBuilder::find(std::string_view name, std::optional<int> year) const {
  const auto found = owners_.find(std::string(name));
  if (found == owners_.end()) return std::nullopt;
  std::uint32_t best = found->second.front();
  if (!year) return best;
  const auto began = [&](std::uint32_t term) {
    return terms_[term].since ? terms_[term].since->year() : INT_MIN;
  };
  for (const std::uint32_t term : found->second) {
    // They do not meet, so the last that had begun is the one in use, if any is.
    const bool begun = began(term) <= *year;
    const bool best_begun = began(best) <= *year;
    if (begun ? !best_begun || began(term) > began(best) : !best_begun && began(term) < began(best))
      best = term;
  }
  return best;
}

std::vector<std::string_view> VocabularyBuilder::known_names() const {
  std::vector<std::string_view> names;
  names.reserve(owners_.size());
  for (const auto& [name, owners] : owners_) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

std::optional<std::uint32_t> VocabularyBuilder::find_or_add(const model::Name& name, const SourceFile& file,
                                                            std::optional<int> year) {
  if (const auto known = find(name.value, year)) return known;
  const Place place = locate(file, {name.begin, name.end});
  if (refuses_new_names()) {
    const diagnostics::Wording what = kind_words(kind_);
    diagnostics::Diagnostic& told =
        diagnostics_.error(rules::unknown_name, place,
                           {fmt::format("{} 里没有{}“{}”", file_.path, what.zh, name.value),
                            fmt::format("there is no {} '{}' in {}", what.en, name.value, file_.path)});
    told.suggest(diagnostics::did_you_mean(name.value, known_names()));
    if (told.hint.empty() && has_full_width_comma(name.value))
      told.suggest({"多个名称之间用半角逗号“,”", "separate names by a half-width comma ','"});
    if (told.hint.empty())
      told.suggest(words("改正名称，或把它加进 {}", "correct it, or add it to {}", file_.path));
    return std::nullopt;
  }
  const auto arrival = static_cast<std::uint32_t>(terms_.size());
  Term term;
  term.kind = kind_;
  term.name = name.value;
  term.place = place;
  terms_.push_back(std::move(term));
  parents_.emplace_back();
  owners_[name.value].push_back(arrival);
  return arrival;
}

void VocabularyBuilder::make_ids() {
  std::set<std::string> taken{"index"};
  for (const Term& term : terms_) {
    if (!term.id.empty()) taken.insert(term.id);
  }
  constexpr std::size_t longest_id = 60;
  for (Term& term : terms_) {
    if (!term.id.empty()) continue;
    std::string made = text::slug_of(term.name).substr(0, longest_id);
    while (made.ends_with('-')) made.pop_back();
    if (made.empty()) made = "term";
    std::string unique = made;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = fmt::format("{}-{}", made, n);
    term.id = std::move(unique);
  }
}

void VocabularyBuilder::resolve_parents(std::vector<Term>& terms,
                                        const std::vector<std::uint32_t>& position) const {
  for (std::uint32_t arrival = 0; arrival < parents_.size(); ++arrival) {
    if (!parents_[arrival]) continue;
    terms[position[arrival]].parent = TermId{kind_, position[*parents_[arrival]]};
  }
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    if (terms[i].parent) terms[terms[i].parent->index].children.push_back({kind_, i});
  }
}

VocabularyBuilder::Finished VocabularyBuilder::finish() && {
  make_ids();
  Finished finished;
  for (const Term& term : terms_) {
    const std::string& group = kind_ == VocabularyKind::Units ? term.level : term.category;
    if (!group.empty() && std::ranges::find(finished.groups, group) == finished.groups.end())
      finished.groups.push_back(group);
  }
  std::vector<std::string> keys;
  keys.reserve(terms_.size());
  for (const Term& term : terms_) keys.push_back(collator_.sort_key(term.name));
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(keys[a], terms_[a].name, terms_[a].id) < std::tie(keys[b], terms_[b].name, terms_[b].id);
  });
  finished.position.resize(terms_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    finished.position[order[i]] = i;
    finished.terms.push_back(std::move(terms_[order[i]]));
    finished.terms.back().initial = text::initial_of(finished.terms.back().name);
  }
  resolve_parents(finished.terms, finished.position);
  return finished;
}

}  // namespace gazette::catalog
