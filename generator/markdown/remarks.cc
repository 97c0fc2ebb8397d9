#include "markdown/remarks.h"

#include <string>
#include <utility>

namespace gazette::markdown {

using diagnostics::Rule;
using diagnostics::Severity;
using diagnostics::Span;
using diagnostics::Wording;

namespace {

constexpr std::uint32_t most_told = 100;

}  // namespace

Remarks::Remarks(const diagnostics::SourceFile& file, const diagnostics::Place* fixed,
                 diagnostics::Diagnostics& list)
    : file_(file), fixed_(fixed), list_(&list) {}

void Remarks::warning(Rule rule, Span span, Wording message, Wording hint) {
  add(Severity::Warning, rule, span, std::move(message), std::move(hint));
}

void Remarks::error(Rule rule, Span span, Wording message, Wording hint) {
  add(Severity::Error, rule, span, std::move(message), std::move(hint));
}

void Remarks::finish() {
  for (const auto& [rule, count] : counts_) {
    if (count.untold == 0) continue;
    list_->add({count.severity,
                std::string(rule),
                place_of(count.last),
                diagnostics::words("此处及以上还有 {} 处同样的问题", "here and above are {} more of the same",
                                   count.untold),
                {},
                {}});
  }
}

void Remarks::add(Severity severity, Rule rule, Span span, Wording message, Wording hint) {
  Count& count = counts_[rule.id];
  if (count.told == most_told) {
    ++count.untold;
    count.severity = severity;
    count.last = span;
    return;
  }
  ++count.told;
  list_->add({severity, rule.id, place_of(span), std::move(message), std::move(hint), {}});
}

diagnostics::Place Remarks::place_of(Span span) const {
  return fixed_ != nullptr ? *fixed_ : diagnostics::locate(file_, span);
}

}  // namespace gazette::markdown
