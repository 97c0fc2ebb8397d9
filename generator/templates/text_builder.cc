#include "templates/text_builder.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace gazette::templates {

void TextBuilder::append(std::string_view text) {
  if (text.size() > capacity_ - size_) {
    if (text.size() > std::numeric_limits<std::size_t>::max() / 2 - size_) return arena_.exhaust();
    if (!grow(size_ + text.size())) return;
  }
  if (!text.empty()) std::memcpy(data_ + size_, text.data(), text.size());
  size_ += text.size();
}

void TextBuilder::append(std::size_t count, char c) {
  if (count > capacity_ - size_) {
    if (count > std::numeric_limits<std::size_t>::max() / 2 - size_) return arena_.exhaust();
    if (!grow(size_ + count)) return;
  }
  if (count > 0) std::memset(data_ + size_, c, count);
  size_ += count;
}

void TextBuilder::append_escaped(std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view reference;
    switch (text[i]) {
      case '&':
        reference = "&amp;";
        break;
      case '<':
        reference = "&lt;";
        break;
      case '>':
        reference = "&gt;";
        break;
      case '"':
        reference = "&#34;";
        break;
      case '\'':
        reference = "&#39;";
        break;
      default:
        continue;
    }
    append(text.substr(done, i - done));
    append(reference);
    done = i + 1;
  }
  append(text.substr(done));
}

void TextBuilder::reserve(std::size_t size) {
  if (size > capacity_) grow(size);
}

bool TextBuilder::grow(std::size_t capacity) {
  if (arena_.exhausted()) return false;
  const std::span<char> room = arena_.bytes(std::max({capacity, capacity_ * 2, std::size_t{64}}));
  if (room.empty()) return false;
  if (size_ > 0) std::memcpy(room.data(), data_, size_);
  data_ = room.data();
  capacity_ = room.size();
  return true;
}

}  // namespace gazette::templates
