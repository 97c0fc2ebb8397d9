#include "site/shorten.h"

#include "text/utf8.h"

namespace gazette::site {

std::string shortened(std::string_view script) {
  std::string out;
  bool in_comment = false;
  while (!script.empty()) {
    const std::size_t end = script.find('\n');
    const std::string_view line = text::trim(script.substr(0, end));
    script.remove_prefix(end == std::string_view::npos ? script.size() : end + 1);
    if (!in_comment && line.starts_with("/*")) in_comment = true;
    const bool comment = in_comment || line.empty() || line.starts_with("//");
    if (in_comment && line.ends_with("*/")) in_comment = false;
    if (comment) continue;
    out += line;
    out.push_back('\n');
  }
  return out;
}

}  // namespace gazette::site
