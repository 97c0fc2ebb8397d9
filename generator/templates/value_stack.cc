#include "templates/value_stack.h"

#include <algorithm>

namespace gazette::templates {

Value* ValueStack::take_from_next(std::size_t count) {
  if (chunk_ < chunks_.size()) ++chunk_;
  // What is kept behind and too small is replaced.
  if (chunk_ < chunks_.size() && chunks_[chunk_].size < count) chunks_.resize(chunk_);
  if (chunk_ == chunks_.size()) {
    const std::size_t size = std::max<std::size_t>(count, 4096);
    chunks_.push_back({std::make_unique<Value[]>(size), size, 0});
  }
  chunks_[chunk_].used = count;
  return chunks_[chunk_].values.get();
}

}  // namespace gazette::templates
