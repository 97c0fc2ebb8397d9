#include "templates/source.h"

#include <utility>

namespace gazette::templates {

Source::Source(std::string name, std::string path, std::string_view text)
    : name_(std::move(name)), path_(std::move(path)) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text_.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      text_ += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      text_ += '\n';
    }
  }
}

}  // namespace gazette::templates
