// The size of a picture from its own header.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gazette::files {

struct PictureSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// In pixels, as the browser lays it out. `bytes` is the file or its beginning. Knows PNG, JPEG (turned
// by its EXIF orientation where that says so), GIF, WebP, BMP and SVG with a size or a viewBox; nullopt
// for everything else and for damaged headers.
std::optional<PictureSize> picture_size(std::string_view bytes);

}  // namespace gazette::files
