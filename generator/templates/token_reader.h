// Walks the tokens of one template for the parsers, and stops a tag at its first mistake.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/source.h"
#include "templates/token.h"

namespace gazette::templates {

// Thrown once a mistake of a tag is reported, caught where the tag began; never leaves parse().
struct TagStopped {};

class TokenReader {
 public:
  TokenReader(const Source& source, std::vector<Token> tokens, std::size_t nesting,
              diagnostics::Diagnostics& diagnostics)
      : source_(source), tokens_(std::move(tokens)), nesting_limit_(nesting), diagnostics_(diagnostics) {}

  const Token& current() const { return tokens_[at_]; }
  const Token& after() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  const Token& next();  // passes the current token and returns it; at the end it stays

  bool at(TokenKind kind) const { return current().kind == kind; }
  bool at_name(std::string_view name) const { return at(TokenKind::Name) && current().text == name; }
  bool after_is_name(std::string_view name) const;
  bool skip(TokenKind kind);
  bool skip_name(std::string_view name);
  const Token& expect(TokenKind kind);
  const Token& expect_name(std::string_view name);
  const Token& expect_any_name(const diagnostics::Wording& what);

  // The end of the last token passed, to close a node's span.
  std::uint32_t passed() const { return passed_; }
  diagnostics::Span since(std::uint32_t begin) const { return {begin, passed_ > begin ? passed_ : begin}; }

  // Goes to the end of the tag that is being read, and behind it.
  void skip_tag();

  [[noreturn]] void fail(diagnostics::Span span, diagnostics::Wording message,
                         diagnostics::Wording hint = {});
  // "expected …, found …" at the current token.
  [[noreturn]] void fail_expecting(const diagnostics::Wording& what);
  diagnostics::Diagnostic& report(diagnostics::Span span, diagnostics::Wording message);

  const Source& source() const { return source_; }

  // One level of nesting, counted while it lives.
  class Level {
   public:
    explicit Level(TokenReader& reader) : reader_(reader) { reader_.enter(); }
    ~Level() { --reader_.nesting_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    TokenReader& reader_;
  };

  // Counts what makes a tree deep without recursion of the parser: 1 + 1 + 1 + …, a.b.c.d….
  void count_link();
  void begin_tag() { links_ = 0; }

 private:
  void enter();

  static constexpr std::size_t most_links = 2000;  // in one tag

  const Source& source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::uint32_t passed_ = 0;
  std::size_t nesting_ = 0;
  std::size_t nesting_limit_;
  std::size_t links_ = 0;
  diagnostics::Diagnostics& diagnostics_;
};

// A token as messages quote it: 'endfor', '|', "end of template".
diagnostics::Wording described(const Token& token);

}  // namespace gazette::templates
