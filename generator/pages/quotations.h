// What layouts see of the places in which reports use a slogan or a campaign's name.
#pragma once

#include <span>

#include "pages/views.h"
#include "taxonomy/taxonomy.h"

namespace gazette::pages {

// [{year, unit, quotes: [{report, url, section, before, wording, after, cut_before, cut_after, in_title,
// in_title_of_work}]}],
// a group for each year and unit. REQUIRES: in the order of TermUse::mentions.
Value quotations(const Views& views, std::span<const taxonomy::MentionId> mentions, Arena& arena);

// [{text, count, first_year, kind}]: how the name is written, the most used first. `kind` says how far it
// is from the declared wording: name, alias, full, former, punctuation, masked, suffix.
Value variants(const Views& views, std::span<const taxonomy::MentionId> mentions, Arena& arena);

}  // namespace gazette::pages
