// A Diagnostic is one thing to tell the author or keeper of a portal, as plain data: what rule,
// where, in both languages, and the likely fix. Diagnostics is the list that a stage fills.
//
// Diagnostics is not synchronised: each parallel task fills its own, and the caller joins them in
// input order with append(). Nothing here prints; render.h turns a list into text or JSON.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/source.h"
#include "diagnostics/wording.h"

namespace gazette::diagnostics {

enum class Severity { Warning, Error };

// The stable name of a check, printed in brackets. Each folder declares its own as constants:
//   namespace rules { inline constexpr Rule unknown_key{"unknown-key"}; }
struct Rule {
  const char* id;
};

// A further place or sentence that belongs to a diagnostic ("first declared here", "included from").
struct Note {
  Wording message;
  std::optional<Place> place;

  bool operator==(const Note&) const = default;
};

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string rule;
  Place place;
  Wording message;
  Wording hint;  // the likely fix, printed beside the caret; may be empty
  std::vector<Note> notes;

  // Both return *this, so that a check reads as one sentence.
  Diagnostic& suggest(Wording likely_fix);
  Diagnostic& note(Wording text, std::optional<Place> at = std::nullopt);

  bool operator==(const Diagnostic&) const = default;
};

class Diagnostics {
 public:
  // The returned reference stays valid until the list is moved, sorted or appended to another.
  Diagnostic& error(Rule rule, Place place, Wording message);
  Diagnostic& warning(Rule rule, Place place, Wording message);
  Diagnostic& add(Diagnostic diagnostic);
  void append(Diagnostics other);

  // By path, line, column, then severity, rule and text: a full order, so that output does not
  // depend on which thread came first. Equal diagnostics are kept once.
  void sort();

  const std::deque<Diagnostic>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  std::size_t errors() const;
  std::size_t warnings() const;

 private:
  std::deque<Diagnostic> all_;
};

}  // namespace gazette::diagnostics
