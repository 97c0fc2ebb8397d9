// Where in HTML a point of a template lies, as far as its own text says: a small state machine that is
// fed the text between tags. It is no HTML parser; it knows just enough to say whether a value that is
// escaped is safe at this point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::templates {

class HtmlPlace {
 public:
  enum class Kind : std::uint8_t {
    Text,     // between tags: escaping makes any value safe
    Comment,  // <!-- -->, and <!…> and <?…>
    TagName,  // from < on
    InTag,    // between attributes
    AttributeName,
    BeforeValue,  // right after =
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
    Script,
    Style,
    Unchecked,  // no HTML at all: a text file
  };

  // By the template's name: .js and .css are a script and a style from end to end, .json counts as a script,
  // .txt and .csv are not checked, all else is HTML or XML.
  static HtmlPlace start_of(std::string_view template_name);

  Kind kind() const { return kind_; }
  void read(std::string_view text);
  // A value is printed here.
  void pass_value();

  bool operator==(const HtmlPlace&) const = default;

 private:
  std::size_t read_text(std::string_view text, std::size_t at);
  std::size_t read_raw(std::string_view text, std::size_t at);
  std::size_t read_comment(std::string_view text, std::size_t at);
  void read_in_tag(char c);
  void end_tag();

  Kind kind_ = Kind::Text;
  bool is_closing_ = false;      // </p>
  bool is_declaration_ = false;  // <!doctype>: ends at >, not at -->
  bool is_file_ = false;         // a script or style that no closing tag ends
  std::string tag_;              // lower case, as far as it matters
};

}  // namespace gazette::templates
