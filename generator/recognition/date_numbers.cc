#include "recognition/date_numbers.h"

#include <string_view>

namespace gazette::recognition {

namespace {

constexpr std::uint32_t longest = 4;

// 0 to 9; nullopt for 十 and what is no numeral. ○ is often typed for 〇.
std::optional<int> chinese_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return std::nullopt;
  }
}

bool stands_for_digit(char32_t c) {
  return std::u32string_view(U"Xx×*_某○").find(c) != std::u32string_view::npos;
}

// 十, 十二, 二十, 二十三.
std::optional<int> with_tens(std::u32string_view text) {
  const std::size_t ten = text.find(U'十');
  if (ten > 1 || text.size() - ten > 2) return std::nullopt;
  const std::optional<int> tens = ten == 0 ? 1 : chinese_digit(text[0]);
  const std::optional<int> ones = ten + 1 == text.size() ? 0 : chinese_digit(text[ten + 1]);
  if (!tens || !ones) return std::nullopt;
  return *tens * 10 + *ones;
}

std::optional<int> digit_by_digit(std::u32string_view text) {
  int value = 0;
  for (const char32_t c : text) {
    const std::optional<int> digit = chinese_digit(c);
    if (!digit) return std::nullopt;
    value = value * 10 + *digit;
  }
  return value;
}

std::optional<DateNumber> chinese_number(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  char32_t buffer[longest] = {};
  std::uint32_t size = 0;
  while (at + size < end && is_chinese_numeral(characters[at + size].value)) {
    if (size == longest) return std::nullopt;
    buffer[size] = characters[at + size].value;
    ++size;
  }
  const std::u32string_view text(buffer, size);
  const bool tens = text.find(U'十') != std::u32string_view::npos;
  // Two or three digits side by side are no number of a date: 一二三.
  if (!tens && size != 1 && size != longest) return std::nullopt;
  const std::optional<int> value = tens ? with_tens(text) : digit_by_digit(text);
  if (!value) return std::nullopt;
  return DateNumber{{Digits::State::Known, static_cast<std::int16_t>(*value)},
                    at + size,
                    static_cast<std::uint8_t>(size),
                    true};
}

}  // namespace

bool is_chinese_numeral(char32_t c) {
  return (traits_of(c) & trait::numeral) != 0;
}

std::optional<DateNumber> number_at(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return std::nullopt;
  const bool circle = characters[at].value == U'○';
  const bool zero = circle && at + 1 < end && is_chinese_numeral(characters[at + 1].value) &&
                    characters[at + 1].value != U'○';
  if (is_chinese_numeral(characters[at].value) && (!circle || zero))
    return chinese_number(characters, at, end);
  DateNumber number{.digits = {Digits::State::Known, 0}, .end = at};
  bool some = false;  // 某
  bool digit = false;
  for (; number.end < end; ++number.end) {
    const char32_t c = characters[number.end].value;
    if (!is_digit(c) && !stands_for_digit(c)) break;
    if (number.size == longest) return std::nullopt;
    ++number.size;
    some = some || c == U'某';
    digit = digit || is_digit(c);
    if (!is_digit(c)) number.digits.state = Digits::State::Masked;
    if (number.digits.known())
      number.digits.value = static_cast<std::int16_t>(number.digits.value * 10 + static_cast<int>(c - U'0'));
  }
  // 李某某6月: the 某 is of the name before.
  if (number.size == 0 || (some && digit)) return std::nullopt;
  return number;
}

}  // namespace gazette::recognition
