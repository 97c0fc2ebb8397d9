#include "model/vocabulary.h"

namespace gazette::model {

std::string_view vocabulary_name(VocabularyKind kind) {
  constexpr std::array<std::string_view, 4> names{"units", "themes", "slogans", "campaigns"};
  return names[index_of(kind)];
}

}  // namespace gazette::model
