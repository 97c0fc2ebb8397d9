#include "diagnostics/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "diagnostics/display.h"

namespace gazette::diagnostics {

namespace {

// Lines longer than this are cut around the caret.
constexpr std::uint32_t longest_excerpt = 100;

struct Style {
  std::string_view error, warning, bold, faint, end;
};

constexpr Style plain{"", "", "", "", ""};
constexpr Style coloured{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"};

std::string address(const Place& place) {
  std::string path = visible(place.path);
  if (place.line == 0) return path;
  return fmt::format("{}:{}:{}", path, place.line, place.column);
}

std::string severity_word(Severity severity, Language language) {
  if (language == Language::Chinese) return severity == Severity::Error ? "错误" : "警告";
  return severity == Severity::Error ? "error" : "warning";
}

void append_excerpt(std::string& out, const Place& place, const std::string& hint, const Style& style) {
  const auto put = std::back_inserter(out);
  if (place.line == 0) {
    if (!hint.empty()) fmt::format_to(put, "      | {}\n", hint);
    return;
  }
  const std::uint32_t before = place.excerpt_column - 1;
  const std::uint32_t end = place.end_line == place.line ? place.end_column - before : UINT32_MAX;
  const Caret caret = caret_under(place.excerpt, place.column - before, end, longest_excerpt);
  fmt::format_to(put, "{}{:>5} |{} {}\n", style.faint, place.line, style.end, caret.line);
  fmt::format_to(put, "{}      |{} {}{}{}{}", style.faint, style.end, std::string(caret.indent, ' '),
                 style.error, std::string(caret.width, '^'), style.end);
  if (!hint.empty()) fmt::format_to(put, " {}", hint);
  out += '\n';
}

std::string json_wording(const Wording& wording) {
  return fmt::format(R"({{"zh":{},"en":{}}})", json_string(wording.zh), json_string(wording.en));
}

std::string json_place(const Place& place) {
  return fmt::format(R"("path":{},"line":{},"column":{},"endLine":{},"endColumn":{})",
                     json_string(place.path), place.line, place.column, place.end_line, place.end_column);
}

std::string json_note(const Note& note) {
  if (!note.place) return fmt::format(R"({{"message":{}}})", json_wording(note.message));
  return fmt::format(R"({{"message":{},{}}})", json_wording(note.message), json_place(*note.place));
}

std::string json_diagnostic(const Diagnostic& d) {
  std::string out = fmt::format(R"({{"severity":"{}","rule":{},{},"message":{})",
                                d.severity == Severity::Error ? "error" : "warning", json_string(d.rule),
                                json_place(d.place), json_wording(d.message));
  if (!d.hint.empty()) out += fmt::format(R"(,"hint":{})", json_wording(d.hint));
  if (!d.notes.empty()) {
    out += R"(,"notes":[)";
    for (std::size_t i = 0; i < d.notes.size(); ++i) {
      if (i > 0) out += ',';
      out += json_note(d.notes[i]);
    }
    out += ']';
  }
  return out + '}';
}

}  // namespace

std::string render(const Diagnostic& d, Language language, Colour colour) {
  const Style& style = colour == Colour::On ? coloured : plain;
  const std::string_view tint = d.severity == Severity::Error ? style.error : style.warning;
  std::string out =
      fmt::format("{}{}:{} {}{}:{} {} [{}]\n", style.bold, address(d.place), style.end, tint,
                  severity_word(d.severity, language), style.end, visible(d.message.in(language)), d.rule);
  append_excerpt(out, d.place, visible(d.hint.in(language)), style);
  for (const Note& note : d.notes) {
    const std::string text = visible(note.message.in(language));
    if (note.place) {
      out += fmt::format("    {}: {}\n", address(*note.place), text);
    } else {
      out += fmt::format("    {}\n", text);
    }
  }
  return out;
}

std::string render(const Diagnostics& diagnostics, Language language, Colour colour) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) out += render(d, language, colour);
  return out;
}

std::string render_json(const Diagnostics& diagnostics) {
  std::string out = "[";
  for (const Diagnostic& d : diagnostics.all()) {
    if (out.size() > 1) out += ",\n ";
    out += json_diagnostic(d);
  }
  return out + "]\n";
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : well_formed(text)) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (value < 0x20 || value == 0x7F) {
      out += fmt::format("\\u{:04x}", value);
    } else {
      out += byte;
    }
  }
  return out + '"';
}

}  // namespace gazette::diagnostics
