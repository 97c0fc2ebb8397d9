#include "content/periods.h"

#include <algorithm>
#include <array>

#include "content/rules.h"
#include "diagnostics/nearest.h"
#include "text/utf8.h"

namespace gazette::content {

namespace {

using diagnostics::locate;
using diagnostics::words;
using model::PeriodKind;
using yaml::span_of;

constexpr std::array<std::string_view, 7> codes{"annual", "H1", "H2", "Q1", "Q2", "Q3", "Q4"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_month_form(std::string_view text) {
  return text.size() == 7 && text[4] == '-' && std::ranges::all_of(text.substr(0, 4), is_digit) &&
         std::ranges::all_of(text.substr(5), is_digit);
}

// The code that a text was probably meant to be: "q1", "Q5", "anual", "2021-7"; empty where none is near.
std::string_view meant_code(std::string_view text) {
  for (const std::string_view code : codes) {
    if (text::ascii_lower(code) == text::ascii_lower(text)) return code;
  }
  const bool letter_and_digit = text.size() == 2 &&
                                (text[0] == 'Q' || text[0] == 'q' || text[0] == 'H' || text[0] == 'h') &&
                                is_digit(text[1]);
  if (letter_and_digit) return text[0] == 'Q' || text[0] == 'q' ? "Q1–Q4" : "H1–H2";
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii || text.size() < 4) return {};
  return diagnostics::nearest(text, codes).value_or(std::string_view{});
}

}  // namespace

std::optional<model::Period> period_of_code(std::string_view code) {
  if (code == "annual") return model::Period{PeriodKind::Annual, 0, "annual"};
  if (std::ranges::find(codes, code) == codes.end()) return std::nullopt;
  return model::Period{code[0] == 'H' ? PeriodKind::Half : PeriodKind::Quarter, code[1] - '0',
                       std::string(code)};
}

std::optional<model::Period> read_period(const diagnostics::SourceFile& file, const yaml::Text& text,
                                         diagnostics::Diagnostics& diagnostics) {
  if (auto period = period_of_code(text.value)) return period;
  if (has_month_form(text.value)) {
    const int month = (text.value[5] - '0') * 10 + (text.value[6] - '0');
    if (month >= 1 && month <= 12) return model::Period{PeriodKind::Month, month, text.value};
    diagnostics.error(rules::bad_period, locate(file, span_of(text)),
                      words("没有“{}”这个月", "there is no month '{}'", text.value));
    return std::nullopt;
  }
  if (const std::string_view meant = meant_code(text.value); !meant.empty()) {
    diagnostics
        .warning(rules::bad_period, locate(file, span_of(text)),
                 words("“{}”不是报告期代码，按文字显示", "'{}' is no code of a period and is shown as it is",
                       text.value))
        .suggest(words("是不是“{}”？", "did you mean '{}'?", meant));
  }
  return model::Period{PeriodKind::Other, 0, text.value};
}

}  // namespace gazette::content
