// The memory of one tree of the C library, given back all at once.
//
// The library asks for some thousand small pieces for each report, and with malloc() that is a third of
// the time of a parse. Here a piece is the next bytes of a large block. The library's callbacks have no
// context, so the memory in use is found through a thread's own variable: the one exception to "no
// globals" (decisions/0004-markdown.md). The library's own arena is one pointer for all threads.
//
// At most one TreeMemory at a time on a thread; what it gives out must be used on that thread only.
#pragma once

#include <cmark-gfm.h>

namespace gazette::markdown {

class TreeMemory {
 public:
  TreeMemory();
  ~TreeMemory();  // nothing of it may be in use any more
  TreeMemory(const TreeMemory&) = delete;
  TreeMemory& operator=(const TreeMemory&) = delete;

  cmark_mem* callbacks();
};

}  // namespace gazette::markdown
