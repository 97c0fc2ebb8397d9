#include "site/script.h"

#include <algorithm>
#include <array>
#include <vector>

namespace gazette::site {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

class ScriptWriter {
 public:
  explicit ScriptWriter(std::string_view script) : script_(script) { out_.reserve(script.size()); }

  std::string write() {
    while (at_ < script_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const std::string_view rest = script_.substr(at_);
    const char c = rest.front();
    if (rest.starts_with("//")) {
      at_ = std::min(script_.find('\n', at_), script_.size());
    } else if (rest.starts_with("/*")) {
      leave_out_block();
    } else if (c == '\n') {
      end_line();
    } else if (c == '"' || c == '\'') {
      copy_through(c);
    } else if (c == '`') {
      copy();
      copy_template();
    } else if (c == '/' && expression_may_begin()) {
      copy_regular_expression();
    } else if (c == '}' && !substitutions_.empty() && substitutions_.back() == 0) {
      substitutions_.pop_back();
      copy();
      copy_template();
    } else {
      if (!substitutions_.empty() && c == '{') ++substitutions_.back();
      if (!substitutions_.empty() && c == '}') --substitutions_.back();
      copy();
    }
  }

  void copy() { out_ += script_[at_++]; }

  void copy_escaped() {
    copy();
    if (at_ < script_.size()) copy();
  }

  void leave_out_block() {
    const std::size_t end = script_.find("*/", at_ + 2);
    const std::string_view block = script_.substr(at_, end - at_);
    at_ = end == std::string_view::npos ? script_.size() : end + 2;
    // As in the language, a comment with a line break counts as one, any other as a blank.
    if (block.contains('\n')) {
      break_line();
    } else {
      out_ += ' ';
    }
  }

  void end_line() {
    break_line();
    at_ = std::min(script_.find_first_not_of(" \t\n", at_), script_.size());
  }

  void break_line() {
    out_.erase(out_.find_last_not_of(" \t") + 1);
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void copy_through(char quote) {
    copy();
    while (at_ < script_.size() && script_[at_] != quote) script_[at_] == '\\' ? copy_escaped() : copy();
    if (at_ < script_.size()) copy();
  }

  // From within a template literal to its end or into the next ${.
  void copy_template() {
    while (at_ < script_.size()) {
      const std::string_view rest = script_.substr(at_);
      if (rest.front() == '\\') {
        copy_escaped();
      } else if (rest.starts_with("${")) {
        copy_escaped();
        substitutions_.push_back(0);
        return;
      } else {
        copy();
        if (rest.front() == '`') return;
      }
    }
  }

  void copy_regular_expression() {
    copy();
    for (bool in_class = false; at_ < script_.size() && script_[at_] != '\n';) {
      const char c = script_[at_];
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      if (c == '\\') {
        copy_escaped();
      } else {
        copy();
        if (c == '/' && !in_class) return;
      }
    }
  }

  // Whether a "/" here begins a regular expression: it follows an operator or a word like return.
  bool expression_may_begin() const {
    constexpr std::array<std::string_view, 6> words{"return", "typeof", "case", "in", "of", "throw"};
    const std::size_t last = out_.find_last_not_of(" \t\n");
    if (last == std::string::npos) return true;
    if (!is_word(out_[last])) return out_[last] != ')' && out_[last] != ']';
    std::size_t begin = last;
    while (begin > 0 && is_word(out_[begin - 1])) --begin;
    return std::ranges::find(words, std::string_view(out_).substr(begin, last + 1 - begin)) != words.end();
  }

  std::string_view script_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<int> substitutions_;  // for each ${ that is open: the braces open inside
};

}  // namespace

std::string without_comments(std::string_view script) {
  return ScriptWriter(script).write();
}

}  // namespace gazette::site
