#include "templates/html_place.h"

#include <algorithm>

#include "text/utf8.h"

namespace gazette::templates {

namespace {

constexpr std::size_t longest_tag_of_interest = 8;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

HtmlPlace HtmlPlace::start_of(std::string_view template_name) {
  HtmlPlace place;
  if (template_name.ends_with(".js") || template_name.ends_with(".json")) place.kind_ = Kind::Script;
  if (template_name.ends_with(".css")) place.kind_ = Kind::Style;
  if (template_name.ends_with(".txt") || template_name.ends_with(".csv")) place.kind_ = Kind::Unchecked;
  place.is_file_ = place.kind_ != Kind::Text;
  return place;
}

void HtmlPlace::read(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    switch (kind_) {
      case Kind::Unchecked:
        return;
      case Kind::Text:
        at = read_text(text, at);
        break;
      case Kind::Comment:
        at = read_comment(text, at);
        break;
      case Kind::Script:
      case Kind::Style:
        at = read_raw(text, at);
        break;
      case Kind::TagName:
      case Kind::InTag:
      case Kind::AttributeName:
      case Kind::BeforeValue:
      case Kind::DoubleQuoted:
      case Kind::SingleQuoted:
      case Kind::Unquoted:
        read_in_tag(text[at++]);
        break;
    }
  }
}

std::size_t HtmlPlace::read_text(std::string_view text, std::size_t at) {
  const std::size_t open = text.find('<', at);
  if (open == std::string_view::npos) return text.size();
  const std::string_view after = text.substr(open + 1);
  is_closing_ = after.starts_with('/');
  tag_.clear();
  if (after.starts_with('!') || after.starts_with('?')) {
    kind_ = Kind::Comment;
    is_declaration_ = !after.starts_with("!--");
    return open + 2;
  }
  const std::size_t name = open + (is_closing_ ? 2 : 1);
  if (name < text.size() && !is_letter(text[name])) return open + 1;  // a < that opens nothing
  kind_ = Kind::TagName;
  return name;
}

std::size_t HtmlPlace::read_comment(std::string_view text, std::size_t at) {
  const std::string_view end = is_declaration_ ? ">" : "-->";
  const std::size_t found = text.find(end, at);
  if (found == std::string_view::npos) return text.size();
  kind_ = Kind::Text;
  return found + end.size();
}

// A script or style goes to its closing tag, whatever stands in between.
std::size_t HtmlPlace::read_raw(std::string_view text, std::size_t at) {
  if (is_file_) return text.size();
  const std::string_view name = kind_ == Kind::Script ? "script" : "style";
  for (std::size_t open = text.find("</", at); open != std::string_view::npos;
       open = text.find("</", open + 2)) {
    if (text::ascii_lower(text.substr(open + 2, name.size())) != name) continue;
    kind_ = Kind::TagName;
    is_closing_ = true;
    tag_.clear();
    return open + 2;
  }
  return text.size();
}

void HtmlPlace::read_in_tag(char c) {
  switch (kind_) {
    case Kind::DoubleQuoted:
      if (c == '"') kind_ = Kind::InTag;
      return;
    case Kind::SingleQuoted:
      if (c == '\'') kind_ = Kind::InTag;
      return;
    default:
      break;
  }
  if (c == '>') return end_tag();
  if (kind_ == Kind::TagName && tag_.empty() && !is_closing_ && !is_letter(c)) {
    // The text was cut by a tag of the template right behind the <.
    is_closing_ = c == '/';
    is_declaration_ = c == '!' || c == '?';
    kind_ = is_closing_ ? Kind::TagName : is_declaration_ ? Kind::Comment : Kind::Text;
  } else if (kind_ == Kind::TagName) {
    if (is_blank(c) || c == '/') {
      kind_ = Kind::InTag;
    } else if (tag_.size() < longest_tag_of_interest) {
      tag_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  } else if (kind_ == Kind::BeforeValue) {
    if (c == '"') {
      kind_ = Kind::DoubleQuoted;
    } else if (c == '\'') {
      kind_ = Kind::SingleQuoted;
    } else if (!is_blank(c)) {
      kind_ = Kind::Unquoted;
    }
  } else if (kind_ == Kind::Unquoted) {
    if (is_blank(c)) kind_ = Kind::InTag;
  } else if (c == '=') {
    kind_ = Kind::BeforeValue;
  } else if (is_blank(c) || c == '/') {
    kind_ = Kind::InTag;  // `a = b` is rare enough: the blank before = is passed as well
  } else {
    kind_ = Kind::AttributeName;
  }
}

void HtmlPlace::end_tag() {
  kind_ = Kind::Text;
  if (is_closing_) return;
  if (tag_ == "script") kind_ = Kind::Script;
  if (tag_ == "style") kind_ = Kind::Style;
}

void HtmlPlace::pass_value() {
  if (kind_ == Kind::BeforeValue) kind_ = Kind::Unquoted;
  if (kind_ == Kind::InTag) kind_ = Kind::AttributeName;
  if (kind_ == Kind::TagName && tag_.empty()) tag_.assign(1, '?');  // a name that only the page will know
}

}  // namespace gazette::templates
