#include "recognition/school_year.h"

#include <string_view>

#include "recognition/date_numbers.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t size_of_year = 4;

// The beginning of the figures that end at `end`; `end` where none do.
std::uint32_t begin_of_figures(const Characters& characters, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = end;
  while (at > begin && end - at < size_of_year && is_digit(characters[at - 1].value)) --at;
  return at;
}

// 2023—2024 that ends at `end`.
std::optional<int> first_of_years(const Characters& characters, Stretch line, std::uint32_t end) {
  constexpr std::u32string_view dashes = U"—–―─-~∼至到";
  std::uint32_t at = begin_of_figures(characters, line.begin, end);
  if (at == end) return std::nullopt;
  const std::uint32_t second = at;
  while (at > line.begin && dashes.find(characters[at - 1].value) != std::u32string_view::npos) --at;
  const std::uint32_t first = begin_of_figures(characters, line.begin, at);
  if (at == second || at - first != size_of_year) return std::nullopt;
  const std::optional<DateNumber> year = number_at(characters, first, at);
  return year ? std::optional<int>(year->digits.value) : std::nullopt;
}

}  // namespace

std::optional<int> school_year_in(const ReadText& line) {
  for (const Stretch& block : line.blocks) {
    for (std::uint32_t at = block.begin; at < block.end; ++at) {
      if (!reads(line.characters, at, block.end, U"学年")) continue;
      if (const auto year = first_of_years(line.characters, block, at)) return year;
    }
  }
  return std::nullopt;
}

}  // namespace gazette::recognition
