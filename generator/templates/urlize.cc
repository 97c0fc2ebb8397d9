#include "templates/urlize.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "templates/code_points.h"
#include "text/html.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

namespace {

// One word with what surrounds an address in it.
struct Word {
  std::string head, middle, tail;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool all(std::string_view text, bool (*passes)(char32_t)) {
  return all_characters(text, passes);
}
bool in_label(char32_t c) {
  return is_word_character(c) || c == '%' || c == '-';
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(at, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

// What may follow a host: a port of up to five digits, then a path, query or fragment.
bool is_rest(std::string_view rest) {
  if (rest.starts_with(':')) {
    std::size_t digits = 0;
    while (digits + 1 < rest.size() && digits < 5 && is_digit(rest[digits + 1])) ++digits;
    if (digits == 0) return false;
    rest.remove_prefix(1 + digits);
  }
  return rest.empty() || rest[0] == '/' || rest[0] == '?' || rest[0] == '#';
}

bool is_top_level(std::string_view label) {
  const auto size = label.size();
  if (size >= 2 && size <= 63 && std::ranges::all_of(label, is_ascii_letter)) return true;
  if (!text::ascii_lower(label).starts_with("xn--")) return false;
  const std::string_view name = label.substr(4);
  const std::size_t length = text::count_code_points(name);
  return length >= 2 && length <= 59 &&
         all(name, [](char32_t c) { return is_word_character(c) || c == '%'; });
}

bool is_host(std::string_view host) {
  const std::vector<std::string_view> labels = split(host, '.');
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    if (!all(labels[i], in_label)) return false;
  }
  return is_top_level(labels.back());
}

// example.org, without a scheme: only under these.
bool is_bare_host(std::string_view host) {
  const std::vector<std::string_view> labels = split(host, '.');
  if (labels.size() < 2) return false;
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    const std::size_t length = text::count_code_points(labels[i]);
    if (length < 2 || length > 63 || !all(labels[i], in_label)) return false;
  }
  const std::string top = text::ascii_lower(labels.back());
  for (const std::string_view known : {"com", "net", "int", "edu", "gov", "org", "info", "mil"}) {
    if (top == known) return true;
  }
  return false;
}

bool is_ipv4(std::string_view host) {
  const std::vector<std::string_view> parts = split(host, '.');
  return parts.size() == 4 && std::ranges::all_of(parts, [](std::string_view part) {
           return !part.empty() && part.size() <= 3 && std::ranges::all_of(part, is_digit);
         });
}

// [2001:db8::1]: two groups with colons, then one to six more, the last without.
bool is_ipv6(std::string_view host) {
  if (!host.starts_with('[') || !host.ends_with(']')) return false;
  const std::vector<std::string_view> groups = split(host.substr(1, host.size() - 2), ':');
  if (groups.size() < 3 || groups.size() > 9) return false;
  return std::ranges::all_of(groups, [](std::string_view group) {
    return group.size() <= 4 && std::ranges::all_of(group, [](char c) {
             return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
  });
}

bool is_address(std::string_view word) {
  const std::string lower = text::ascii_lower(word);
  const std::size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
  const std::size_t prefix = scheme > 0 ? scheme : lower.starts_with("www.") ? 4 : 0;
  const auto host_end = [&](std::size_t begin) {
    return std::min(word.find_first_of(":/?#", begin), word.size());
  };
  if (prefix > 0) {
    const std::size_t end = host_end(prefix);
    const std::string_view host = word.substr(prefix, end - prefix);
    if (is_host(host) && is_rest(word.substr(end))) return true;
    if (scheme > 0 && is_ipv4(host) && is_rest(word.substr(end))) return true;
    if (scheme > 0 && word.substr(prefix).starts_with('[')) {
      const std::size_t close = word.find(']', prefix);
      return close != std::string_view::npos && is_ipv6(word.substr(prefix, close + 1 - prefix)) &&
             is_rest(word.substr(close + 1));
    }
  }
  const std::size_t end = host_end(0);
  return is_bare_host(word.substr(0, end)) && is_rest(word.substr(end));
}

bool is_email(std::string_view word) {
  const std::size_t at = word.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view domain = word.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view first = domain.substr(0, text::code_point_at(domain, 0).length);
  return all(first, is_word_character) && all(domain.substr(dot + 1), is_word_character) &&
         all(domain.substr(0, dot), [](char32_t c) { return is_word_character(c) || c == '.' || c == '-'; });
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

Word taken_apart(std::string_view word) {
  Word result;
  std::string_view middle = word;
  while (!middle.empty()) {
    const std::size_t length = middle[0] == '(' || middle[0] == '<' ? 1 : middle.starts_with("&lt;") ? 4 : 0;
    if (length == 0) break;
    result.head += middle.substr(0, length);
    middle.remove_prefix(length);
  }
  std::string_view body = middle;
  while (!body.empty()) {
    const bool sign = std::string_view(")>.,\n").find(body.back()) != std::string_view::npos;
    const std::size_t length = sign ? 1 : body.ends_with("&gt;") ? 4 : 0;
    if (length == 0) break;
    body.remove_suffix(length);
  }
  result.middle = body;
  result.tail = middle.substr(body.size());
  // A bracket that the address itself opened belongs to it.
  for (const auto& [open, close] : {std::pair("(", ")"), std::pair("<", ">"), std::pair("&lt;", "&gt;")}) {
    const std::size_t opened = count(result.middle, open);
    if (opened <= count(result.middle, close)) continue;
    for (std::size_t i = std::min(opened, count(result.tail, close)); i > 0; --i) {
      const std::size_t end = result.tail.find(close) + std::string_view(close).size();
      result.middle += result.tail.substr(0, end);
      result.tail.erase(0, end);
    }
  }
  return result;
}

std::string shown(std::string_view address, const LinkStyle& style) {
  if (!style.longest || text::count_code_points(address) <= *style.longest) return std::string(address);
  return std::string(text::first_code_points(address, *style.longest)) + "...";
}

std::string link(std::string_view href, std::string_view shown_text, std::string_view attributes) {
  return "<a href=\"" + std::string(href) + "\"" + std::string(attributes) + ">" + std::string(shown_text) +
         "</a>";
}

std::string middle_linked(const std::string& middle, const LinkStyle& style, const std::string& attributes) {
  const std::string_view view = middle;
  if (!view.empty() && is_address(view)) {
    const bool has_scheme = view.starts_with("https://") || view.starts_with("http://");
    return link(has_scheme ? middle : "https://" + middle, shown(middle, style), attributes);
  }
  if (view.starts_with("mailto:") && is_email(view.substr(7))) return link(middle, view.substr(7), {});
  if (view.find('@') != std::string_view::npos && !view.starts_with("www.") &&
      view.find(':') == std::string_view::npos && is_email(view)) {
    return link("mailto:" + middle, middle, {});
  }
  std::string result = middle;
  for (const std::string_view scheme : style.schemes) {
    if (result != scheme && result.starts_with(scheme)) result = link(result, result, attributes);
  }
  return result;
}

}  // namespace

bool is_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2) return false;
  const std::string_view after = text.substr(colon + 1);
  return (after.empty() || after == "/" || after == "//") && all(text.substr(0, colon), [](char32_t c) {
           return is_word_character(c) || c == '.' || c == '+' || c == '-';
         });
}

std::string linked(std::string_view html, const LinkStyle& style) {
  std::string attributes;
  if (!style.rel.empty()) attributes += " rel=\"" + text::escape_html(style.rel) + "\"";
  if (!style.target.empty()) attributes += " target=\"" + text::escape_html(style.target) + "\"";
  std::string out;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    if (end == begin) return;
    const Word word = taken_apart(html.substr(begin, end - begin));
    out += word.head + middle_linked(word.middle, style, attributes) + word.tail;
  };
  for (std::size_t i = 0; i < html.size();) {
    const text::CodePoint c = text::code_point_at(html, i);
    if (text::is_white_space(c.value)) {
      flush(i);
      out += html.substr(i, c.length);
      begin = i + c.length;
    }
    i += c.length;
  }
  flush(html.size());
  return out;
}

}  // namespace gazette::templates
