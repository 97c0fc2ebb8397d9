#include "recognition/date_left.h"

#include <string_view>

#include "recognition/date_cursor.h"
#include "recognition/date_numbers.h"

namespace gazette::recognition {

namespace {

constexpr std::u32string_view masks = U"Xx×";

// The characters about a place; 0 outside the block.
class Neighbours {
 public:
  Neighbours(const Characters& characters, Stretch block, std::uint32_t at)
      : characters_(characters), block_(block), at_(at) {}

  char32_t before(std::uint32_t steps) const {
    return at_ >= block_.begin + steps ? characters_[at_ - steps].value : 0;
  }
  char32_t after(std::uint32_t steps) const {
    return at_ + steps < block_.end ? characters_[at_ + steps].value : 0;
  }
  bool is_mask(char32_t c) const { return c != 0 && is_one_of(c, masks); }

 private:
  const Characters& characters_;
  Stretch block_;
  std::uint32_t at_;
};

// 副书记XXXX月X日: the last two are the month's, the others a name's.
bool masks_a_month(const Neighbours& near) {
  return near.is_mask(near.before(1)) && near.is_mask(near.after(1)) && near.after(2) == U'月';
}

// 主席XXX10月11日带队: the masks are a name's.
bool follows_masked_name(const Neighbours& near) {
  return near.is_mask(near.before(1)) && near.is_mask(near.before(2));
}

// 1.5月8日召开…, where the block begins so.
bool follows_number_of_item(const Characters& characters, Stretch block, std::uint32_t begin) {
  constexpr std::uint32_t longest_number = 2;
  const std::uint32_t size = begin - block.begin - 1;
  if (size == 0 || size > longest_number) return false;
  for (std::uint32_t at = block.begin; at < begin - 1; ++at) {
    if (!characters[at].is(trait::digit)) return false;
  }
  return true;
}

}  // namespace

bool goes_on_to_the_left(const Characters& characters, Stretch block, std::uint32_t begin) {
  const Neighbours near(characters, block, begin);
  const char32_t first = near.after(0);
  const char32_t previous = near.before(1);
  if (previous == 0) return false;
  // 农历九月初九, 提前一天.
  if (previous == U'历' && near.before(2) != 0 && is_one_of(near.before(2), U"农阴旧夏")) return true;
  if (first == U'前' && is_one_of(previous, U"提之以")) return true;
  const bool mask = is_one_of(first, U"Xx×*_");
  if (is_digit(first) || mask) {
    if (mask ? masks_a_month(near) : follows_masked_name(near)) return false;
    const bool letter = (previous >= U'A' && previous <= U'Z') || (previous >= U'a' && previous <= U'z');
    // The point of 3.5月, not the full stop of 处方.7月1日.
    const bool point = previous == U'.' && !characters[begin - 1].is(trait::ends_sentence) &&
                       !follows_number_of_item(characters, block, begin);
    return is_digit(previous) || letter || point || is_one_of(previous, U"×第近约满每隔〔[");
  }
  return is_chinese_numeral(first) &&
         (is_chinese_numeral(previous) || is_one_of(previous, U"第百千万近约满每隔两"));
}

}  // namespace gazette::recognition
