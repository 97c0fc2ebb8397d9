// What search takes from one file while its text is at hand.
#pragma once

#include <string>

#include "markdown/document.h"
#include "model/report.h"
#include "search/entry.h"

namespace gazette::content {

// How texts are read and written short for the index; made once for a portal.
struct SearchReading {
  search::Letters letters;
  search::Phrases phrases;
};

// Title, subtitle, text, declared activities, titles of attachments.
// REQUIRES: the document still has its text.
search::Entry search_entry(const model::Report& report, const markdown::Document& body,
                           const SearchReading& reading);
search::Entry search_entry(const model::Page& page, const markdown::Document& body,
                           const SearchReading& reading);

}  // namespace gazette::content
