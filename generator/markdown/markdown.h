// Markdown (CommonMark with GitHub's tables, strikethrough, bare links, task lists and footnotes) for
// Chinese text. This folder is the sole user of cmark-gfm.
//
// What it does differently from cmark-gfm's own HTML, and why, is in decisions/0004-markdown.md.
// Any number of threads may parse at the same time. The work is linear in the size of the body.
#pragma once

#include <span>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "markdown/document.h"

namespace gazette::markdown {

// What becomes of raw HTML. Comments are always left out.
enum class RawHtml { Escape, Drop };

struct MarkdownOptions {
  RawHtml raw_html = RawHtml::Escape;
  // Of the labels that are read aloud ("link to this section").
  diagnostics::Language language = diagnostics::Language::Chinese;
  // The ids that the page's own elements have; no heading gets one of them. Borrowed for the call.
  std::span<const std::string_view> reserved_anchors;
};

// Parses the part `body` of a file. Spans in the document are offsets in file.text.
// Remarks: raw HTML, addresses that are refused, pictures without alternative text or from other
// sites, links to anchors that the text does not have, footnotes without text or without a reference.
// REQUIRES: body lies within file.text, which is UTF-8 and smaller than 1 GB.
Document parse_markdown(const diagnostics::SourceFile& file, Span body, const MarkdownOptions& options,
                        diagnostics::Diagnostics& diagnostics);

// Parses a text that does not stand in a file as it is (the value of a YAML key). Every remark is at
// `place`; spans in the document are offsets in `text`.
Document parse_markdown(std::string_view text, const diagnostics::Place& place,
                        const MarkdownOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::markdown
