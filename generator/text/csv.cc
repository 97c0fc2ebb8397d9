#include "text/csv.h"

#include <algorithm>
#include <array>

namespace gazette::text {

namespace {

constexpr std::array<std::string_view, 10> formula_marks{"=",  "+",  "-",  "@",  "\t",
                                                         "\r", "＝", "＋", "－", "＠"};

bool begins_like_a_formula(std::string_view cell) {
  return std::ranges::any_of(formula_marks, [&](std::string_view mark) { return cell.starts_with(mark); });
}

}  // namespace

void append_csv_row(std::string& out, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const bool quoted = cells[i].find_first_of(",\"\r\n") != std::string::npos;
    if (quoted) out += '"';
    if (begins_like_a_formula(cells[i])) out += '\'';
    for (const char c : cells[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    if (quoted) out += '"';
  }
  out += "\r\n";
}

}  // namespace gazette::text
