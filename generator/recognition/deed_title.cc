#include "recognition/deed_title.h"

#include <algorithm>

#include "recognition/deed_words.h"
#include "text/utf8.h"

namespace gazette::recognition {

namespace {

constexpr std::size_t fewest = 8;  // a shorter deed (完工) says too little without what stands before it

bool is_dropped_at_edge(const Character& c) {
  return c.is(trait::blank | trait::ends_clause) || c.value == U'、' || c.value == U'…' || c.value == U'—';
}

Stretch trimmed(const Characters& characters, Stretch stretch) {
  while (!stretch.empty() &&
         (is_dropped_at_edge(characters[stretch.begin]) || characters[stretch.begin].value == U'的'))
    ++stretch.begin;
  while (!stretch.empty() && is_dropped_at_edge(characters[stretch.end - 1])) --stretch.end;
  return stretch;
}

Stretch trimmed_end(const Characters& characters, Stretch stretch) {
  while (!stretch.empty() && is_dropped_at_edge(characters[stretch.end - 1])) --stretch.end;
  return stretch;
}

// The clauses that fit, at least one.
Stretch fitting(const ReadText& text, Stretch body, std::size_t most) {
  Stretch taken = first_part_of(text, body);
  while (taken.end < body.end) {
    const Stretch next = first_part_of(text, {taken.end + 1, body.end});
    if (next.end - taken.begin > most) break;
    taken.end = next.end;
  }
  return taken;
}

// The sentence's clauses before the date's own that fit into `room`.
Stretch before(const ReadText& text, const DatedClause& clause, std::size_t room) {
  const Stretch none{clause.prefix.begin, clause.prefix.begin};
  Stretch at{clause.sentence.begin, clause.prefix.begin};
  // 选题公布（已于12月28日印发）: what stands before the bracket.
  if (clause.parenthesized && at.size() > 1) --at.end;
  if (!clause.opens && clause.parenthesized) at = clause.noted;
  if (at.begin >= at.end || (!clause.opens && clause.noted.empty())) return none;
  if (text.characters[at.end - 1].value == U':') {
    if (clause.noted.empty()) return none;  // 具体为：
    --at.end;
  }
  if (at.size() > room) {
    // A clause that begins further back does not fit.
    at.begin = at.end - static_cast<std::uint32_t>(room);
    at.begin = std::min(first_part_of(text, at).end + 1, at.end);
  }
  return {std::min(end_of_label(text.characters, at), at.end), at.end};
}

std::string written(const ReadText& text, std::string_view bytes, Stretch stretch) {
  if (stretch.empty()) return {};
  const TextRange range = bytes_of(text.characters, stretch);
  std::string words(bytes.substr(range.begin, range.size()));
  std::ranges::replace(words, '\n', ' ');
  return words;
}

}  // namespace

std::string title_of(const ReadText& text, std::string_view bytes, const DatedClause& clause,
                     std::size_t most) {
  const Characters& characters = text.characters;
  Stretch subject = subject_of(characters, clause.prefix);
  if (subject.size() == 1) subject.end = subject.begin;  // 是11月8日客车通了
  const std::size_t room = most > subject.size() ? most - subject.size() : most;
  const Stretch deed = trimmed(characters, fitting(text, trimmed(characters, clause.rest), room));
  std::string title = written(text, bytes, subject) + written(text, bytes, deed);
  if (subject.size() + deed.size() < fewest) {
    const std::size_t left = most - subject.size() - deed.size();
    const Stretch lead = trimmed_end(characters, before(text, clause, left));
    const bool apart = lead.end < clause.prefix.begin && clause.parenthesized;
    if (!lead.empty()) title = written(text, bytes, lead) + (apart || title.empty() ? "" : "，") + title;
    constexpr std::u32string_view own_subjects = U"我全各该本";
    const bool own =
        !deed.empty() && own_subjects.find(characters[deed.begin].value) != std::u32string_view::npos;
    if (lead.empty() && subject.empty() && !own && clause.subject_before.size() <= left)
      title = written(text, bytes, clause.subject_before) + title;
  }
  if (text::count_code_points(title) <= most) return title;
  return std::string(text::first_code_points(title, most - 1)) + "…";
}

}  // namespace gazette::recognition
