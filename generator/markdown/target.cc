#include "markdown/target.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace gazette::markdown {

namespace {

constexpr std::array<std::string_view, 5> external_schemes{"http", "https", "mailto", "tel", "ftp"};
constexpr std::array<std::string_view, 4> raster_pictures{"png", "jpeg", "gif", "webp"};

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// RFC 3986: a letter, then letters, digits, "+", "-", "."; nullopt where the text has no scheme.
std::optional<std::string_view> scheme_of(std::string_view target) {
  if (target.empty() || !is_alpha(target[0])) return std::nullopt;
  for (std::size_t i = 1; i < target.size(); ++i) {
    const char c = target[i];
    if (c == ':') return target.substr(0, i);
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return std::nullopt;
  }
  return std::nullopt;
}

// "image/png;base64,iVBOR…" and nothing else: no parameters that could smuggle another type.
bool is_raster_picture(std::string_view data) {
  const std::size_t comma = data.find(',');
  if (comma == std::string_view::npos) return false;
  const std::string type = text::ascii_lower(data.substr(0, comma));
  const bool known = std::ranges::any_of(raster_pictures, [&](std::string_view name) {
    return type == "image/" + std::string(name) + ";base64";
  });
  const auto is_base64 = [](char c) {
    return is_alpha(c) || is_digit(c) || c == '+' || c == '/' || c == '=';
  };
  return known && std::ranges::all_of(data.substr(comma + 1), is_base64);
}

constexpr std::array<bool, 256> address_bytes() {
  std::array<bool, 256> safe{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) safe[c] = true;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) safe[c] = true;
  for (unsigned char c = '0'; c <= '9'; ++c) safe[c] = true;
  for (const char c : std::string_view("-_.+!*(),%#@?=;:/$~")) safe[static_cast<unsigned char>(c)] = true;
  return safe;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

TargetKind kind_of_target(std::string_view target) {
  if (std::ranges::any_of(target, is_control)) return TargetKind::Refused;
  target = text::trim(target);
  if (target.empty()) return TargetKind::Empty;
  if (target[0] == '#') return target.size() == 1 ? TargetKind::Empty : TargetKind::Anchor;
  if (target[0] == '\\') return TargetKind::Local;
  if (target.size() > 1 && target[0] == '/' && (target[1] == '/' || target[1] == '\\'))
    return TargetKind::Refused;
  const std::optional<std::string_view> written = scheme_of(target);
  if (!written) return TargetKind::Portal;
  const std::string scheme = text::ascii_lower(*written);
  if (scheme == "file" || scheme.size() == 1) return TargetKind::Local;  // one letter: a drive
  if (scheme == "data")
    return is_raster_picture(target.substr(5)) ? TargetKind::Picture : TargetKind::Refused;
  return std::ranges::find(external_schemes, scheme) != external_schemes.end() ? TargetKind::External
                                                                               : TargetKind::Refused;
}

void append_address(std::string& out, std::string_view address) {
  static constexpr std::array<bool, 256> safe = address_bytes();
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (safe[byte]) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#x27;";
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::string(text);
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace gazette::markdown
