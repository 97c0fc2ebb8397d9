// HTML escaping, and the type of what needs none.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace gazette::text {

// Appends text with & < > " ' as references, as Jinja2's escape does (&#34; and &#39;), so that it is
// safe between tags and inside a quoted attribute.
void append_escaped(std::string& out, std::string_view text);
std::string escape_html(std::string_view text);

// HTML that is known to be safe to print. Only markdown/ and templates/ may vouch for a text; the
// architecture test holds them to it.
class SafeHtml {
 public:
  SafeHtml() = default;
  static SafeHtml vouch(std::string html) { return SafeHtml(std::move(html)); }

  const std::string& view() const { return html_; }
  bool empty() const { return html_.empty(); }
  bool operator==(const SafeHtml&) const = default;

 private:
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  std::string html_;
};

}  // namespace gazette::text
