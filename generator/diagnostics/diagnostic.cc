#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gazette::diagnostics {

Diagnostic& Diagnostic::suggest(Wording likely_fix) {
  hint = std::move(likely_fix);
  return *this;
}

Diagnostic& Diagnostic::note(Wording text, std::optional<Place> at) {
  notes.push_back({std::move(text), std::move(at)});
  return *this;
}

Diagnostic& Diagnostics::error(Rule rule, Place place, Wording message) {
  add({Severity::Error, rule.id, std::move(place), std::move(message), {}, {}});
  return all_.back();
}

Diagnostic& Diagnostics::warning(Rule rule, Place place, Wording message) {
  add({Severity::Warning, rule.id, std::move(place), std::move(message), {}, {}});
  return all_.back();
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
  return all_.back();
}

void Diagnostics::append(Diagnostics other) {
  std::ranges::move(other.all_, std::back_inserter(all_));
}

void Diagnostics::sort() {
  std::ranges::stable_sort(all_, {}, [](const Diagnostic& d) {
    return std::tie(d.place.path, d.place.line, d.place.column, d.severity, d.rule, d.message.en,
                    d.message.zh);
  });
  const auto repeated = std::ranges::unique(all_);
  all_.erase(repeated.begin(), repeated.end());
}

std::size_t Diagnostics::errors() const {
  return static_cast<std::size_t>(std::ranges::count(all_, Severity::Error, &Diagnostic::severity));
}

std::size_t Diagnostics::warnings() const {
  return all_.size() - errors();
}

}  // namespace gazette::diagnostics
