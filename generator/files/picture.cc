// After the formats' specifications: PNG (W3C), JPEG (ITU-T T.81, EXIF 2.3), GIF89a, WebP (RFC 9649), BMP.
#include "files/picture.h"

#include <charconv>
#include <cmath>

namespace gazette::files {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

std::uint32_t big16(std::string_view b, std::size_t i) {
  return byte_at(b, i) << 8U | byte_at(b, i + 1);
}
std::uint32_t big32(std::string_view b, std::size_t i) {
  return big16(b, i) << 16U | big16(b, i + 2);
}
std::uint32_t little16(std::string_view b, std::size_t i) {
  return byte_at(b, i + 1) << 8U | byte_at(b, i);
}
std::uint32_t little24(std::string_view b, std::size_t i) {
  return byte_at(b, i + 2) << 16U | little16(b, i);
}
std::uint32_t little32(std::string_view b, std::size_t i) {
  return little16(b, i + 2) << 16U | little16(b, i);
}

// Whether EXIF says that the picture is to be turned by a quarter (orientations 5 to 8).
bool turned_by_exif(std::string_view segment) {
  constexpr std::string_view header{"Exif\0\0", 6};
  if (!segment.starts_with(header)) return false;
  const std::string_view tiff = segment.substr(header.size());
  const bool big = tiff.starts_with("MM");
  const auto read16 = [&](std::size_t i) { return big ? big16(tiff, i) : little16(tiff, i); };
  const auto read32 = [&](std::size_t i) { return big ? big32(tiff, i) : little32(tiff, i); };
  const std::size_t directory = read32(4);
  if (directory >= tiff.size()) return false;
  constexpr std::uint32_t orientation_tag = 0x0112;
  for (std::size_t i = 0; i < read16(directory); ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.size()) return false;
    if (read16(entry) == orientation_tag) return read16(entry + 8) >= 5 && read16(entry + 8) <= 8;
  }
  return false;
}

std::optional<PictureSize> jpeg_size(std::string_view bytes) {
  bool turned = false;
  for (std::size_t i = 2; i + 9 < bytes.size();) {
    if (byte_at(bytes, i) != 0xFF) return std::nullopt;
    const std::uint32_t marker = byte_at(bytes, i + 1);
    if (marker == 0xFF) {  // padding
      ++i;
      continue;
    }
    if (marker == 0xD8 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      i += 2;
      continue;
    }
    const std::uint32_t length = big16(bytes, i + 2);
    if (length < 2) return std::nullopt;
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      const PictureSize size{big16(bytes, i + 7), big16(bytes, i + 5)};
      return turned ? PictureSize{size.height, size.width} : size;
    }
    if (marker == 0xE1) turned = turned || turned_by_exif(bytes.substr(i + 4, length - 2));
    i += 2 + length;
  }
  return std::nullopt;
}

std::optional<PictureSize> webp_size(std::string_view bytes) {
  const std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8X") return PictureSize{little24(bytes, 24) + 1, little24(bytes, 27) + 1};
  if (kind == "VP8 ") return PictureSize{little16(bytes, 26) & 0x3FFFU, little16(bytes, 28) & 0x3FFFU};
  if (kind == "VP8L") {
    const std::uint32_t bits = little32(bytes, 21);
    return PictureSize{(bits & 0x3FFFU) + 1, ((bits >> 14U) & 0x3FFFU) + 1};
  }
  return std::nullopt;
}

// The value of an attribute of the svg element as numbers separated by blanks or commas.
std::optional<double> svg_length(std::string_view element, std::string_view name, std::size_t which) {
  std::size_t at = 0;
  while ((at = element.find(name, at)) != std::string_view::npos) {
    const bool alone = at > 0 && (element[at - 1] == ' ' || element[at - 1] == '\n' ||
                                  element[at - 1] == '\t' || element[at - 1] == '\r');
    const std::size_t quote = at + name.size() + 1;
    if (alone && quote < element.size() && element[quote - 1] == '=' &&
        (element[quote] == '"' || element[quote] == '\'')) {
      std::string_view value = element.substr(quote + 1, element.find(element[quote], quote + 1) - quote - 1);
      for (; which > 0; --which) {
        const std::size_t blank = value.find_first_of(" ,");
        if (blank == std::string_view::npos) return std::nullopt;
        value.remove_prefix(value.find_first_not_of(" ,", blank) == std::string_view::npos
                                ? value.size()
                                : value.find_first_not_of(" ,", blank));
      }
      double number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
      if (error != std::errc{} || unit.starts_with('%') || !(number >= 0) || number > 100000)
        return std::nullopt;
      return number;
    }
    at += name.size();
  }
  return std::nullopt;
}

std::optional<PictureSize> svg_size(std::string_view bytes) {
  const std::size_t begin = bytes.find("<svg");
  const std::size_t end = begin == std::string_view::npos ? begin : bytes.find('>', begin);
  if (end == std::string_view::npos) return std::nullopt;  // no SVG, or only its beginning
  const std::string_view element = bytes.substr(begin, end - begin);
  auto width = svg_length(element, "width", 0);
  auto height = svg_length(element, "height", 0);
  if (!width || !height) {
    width = svg_length(element, "viewBox", 2);
    height = svg_length(element, "viewBox", 3);
  }
  if (!width || !height) return std::nullopt;
  return PictureSize{static_cast<std::uint32_t>(std::lround(*width)),
                     static_cast<std::uint32_t>(std::lround(*height))};
}

}  // namespace

std::optional<PictureSize> picture_size(std::string_view bytes) {
  std::optional<PictureSize> size;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n") && bytes.size() >= 24) {
    size = PictureSize{big32(bytes, 16), big32(bytes, 20)};
  } else if (bytes.starts_with("\xFF\xD8")) {
    size = jpeg_size(bytes);
  } else if (bytes.starts_with("GIF8") && bytes.size() >= 10) {
    size = PictureSize{little16(bytes, 6), little16(bytes, 8)};
  } else if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP") && bytes.size() >= 30) {
    size = webp_size(bytes);
  } else if (bytes.starts_with("BM") && bytes.size() >= 26) {
    const std::uint32_t height = little32(bytes, 22);
    size = PictureSize{little32(bytes, 18), height > 0x80000000U ? 0U - height : height};
  } else {
    size = svg_size(bytes);
  }
  if (!size || size->width == 0 || size->height == 0 || size->width > 100000 || size->height > 100000)
    return std::nullopt;
  return size;
}

}  // namespace gazette::files
