#include "diagnostics/remarks.h"

#include <string>
#include <utility>

namespace gazette::diagnostics {

namespace {

constexpr std::uint32_t most_told = 100;

}  // namespace

Remarks::Remarks(const SourceFile& file, const Place* fixed, Diagnostics& list)
    : file_(file), fixed_(fixed), list_(&list) {}

Diagnostic* Remarks::warning(Rule rule, Span span, Wording message, Wording hint) {
  return add(Severity::Warning, rule, span, std::move(message), std::move(hint));
}

Diagnostic* Remarks::error(Rule rule, Span span, Wording message, Wording hint) {
  return add(Severity::Error, rule, span, std::move(message), std::move(hint));
}

void Remarks::finish() {
  for (const auto& [rule, count] : counts_) {
    if (count.untold == 0) continue;
    list_->add(
        {count.severity,
         std::string(rule),
         place_of(count.last),
         words("此处及以上还有 {} 处同样的问题", "here and above are {} more of the same", count.untold),
         {},
         {}});
  }
}

Diagnostic* Remarks::add(Severity severity, Rule rule, Span span, Wording message, Wording hint) {
  Count& count = counts_[rule.id];
  if (count.told == most_told) {
    ++count.untold;
    count.severity = severity;
    count.last = span;
    return nullptr;
  }
  ++count.told;
  return &list_->add({severity, rule.id, place_of(span), std::move(message), std::move(hint), {}});
}

Place Remarks::place_of(Span span) const {
  return fixed_ != nullptr ? *fixed_ : locate(file_, span);
}

}  // namespace gazette::diagnostics
