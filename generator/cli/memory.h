// What the command asks of the allocator (decisions/0020-memory.md): pages of 2 MiB, asked for before main(),
// and an orderly end where there is no memory left.
#pragma once

namespace gazette::cli {

// From here on a thread that gets no memory says so and ends the process with ExitStatus::MachineFailed. The
// old site stays: nothing is swapped but by a build that has come to its end.
void end_where_memory_runs_out();

}  // namespace gazette::cli
