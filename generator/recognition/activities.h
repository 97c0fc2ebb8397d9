// The dated deeds that a report's text tells.
//
// find_activities() reads a Document with what the report says of its own time; it knows no other
// report. Linear in the text: every date is judged by a bounded part of its sentence. Pure: any thread
// may call it. Ranges are places in Document::text, from which source_of() and pieces_of() lead on.
//
// Paragraphs, cells and footnotes are searched; headings only tell years and plans. What is a date:
// written_date.h. What is a deed: deed.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "markdown/document.h"
#include "model/partial_date.h"
#include "recognition/read_text.h"
#include "recognition/report_time.h"
#include "recognition/resolve_date.h"

namespace gazette::recognition {

struct FoundActivity {
  model::PartialDate date;
  YearSource year_source = YearSource::Report;
  TextRange date_text;  // 3月5日, with 前, 起 …
  TextRange clause;     // the deed with its date, to the end of the sentence, a semicolon or the next date
  TextRange sentence;
  std::string title;                                    // the deed without its date, at most 40 characters
  std::uint32_t block = 0;                              // index in Document::blocks
  std::uint32_t heading = markdown::Block::no_heading;  // index in Document::headings
};

inline constexpr std::size_t longest_title = 40;

// In the order of the text.
std::vector<FoundActivity> find_activities(const markdown::Document& body, const ReportTime& time);

// The same for a text that was read already. REQUIRES: `text` is of body.
std::vector<FoundActivity> find_activities(const markdown::Document& body, const ReadText& text,
                                           const ReportTime& time);

}  // namespace gazette::recognition
