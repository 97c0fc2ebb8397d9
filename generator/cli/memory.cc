#include "cli/memory.h"

#ifdef GAZETTE_MIMALLOC  // sanitizers bring an allocator of their own
#include <mimalloc.h>
#endif

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "cli/exit_status.h"

namespace gazette::cli {

namespace {

[[noreturn]] void end_without_memory() {
  std::fputs("gazette: 内存不足 / out of memory\n", stderr);
  std::_Exit(static_cast<int>(ExitStatus::MachineFailed));
}

#ifdef GAZETTE_MIMALLOC
// The libraries take the first memory when they start, and main() is after that.
void ask_for_large_pages() {
  ::mi_option_enable(mi_option_large_os_pages);
  ::mi_option_set(mi_option_eager_commit_delay, 0);  // or each thread begins with small ones
}
[[gnu::section(".preinit_array"), gnu::used]] void (*const before_libraries)() = ask_for_large_pages;

// mimalloc asks for no new-handler, and would abort.
void told_by_allocator(int error, void* /*unused*/) {
  if (error == ENOMEM) end_without_memory();
}
#endif

}  // namespace

void end_where_memory_runs_out() {
  std::set_new_handler(end_without_memory);
#ifdef GAZETTE_MIMALLOC
  ::mi_register_error(told_by_allocator, nullptr);
#endif
}

}  // namespace gazette::cli
