// Rows of comma-separated values after RFC 4180, for office programs.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette::text {

// What a file begins with so that office programs read it as UTF-8.
inline constexpr std::string_view csv_byte_order_mark = "\xEF\xBB\xBF";

// Appends one row with its end of line (CR LF). A cell is quoted where it must be; one that begins like a
// formula (= + - @ and their full-width forms, a tab or CR) gets an apostrophe before it, so that no
// spreadsheet runs what an author wrote (OWASP, CSV injection).
void append_csv_row(std::string& out, std::span<const std::string> cells);

}  // namespace gazette::text
