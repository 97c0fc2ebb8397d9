#include "text/html.h"

namespace gazette::text {

namespace {

std::string_view reference_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&#34;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c > '>' || c < '"') continue;  // all five lie between; Chinese text never enters the switch
    const std::string_view reference = reference_of(c);
    if (reference.empty()) continue;
    out.append(text, done, i - done);
    out.append(reference);
    done = i + 1;
  }
  out.append(text, done, text.size() - done);
}

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace gazette::text
