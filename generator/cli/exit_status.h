// The exit statuses of gazette, as the manual states them.
#pragma once

namespace gazette::cli {

enum class ExitStatus {
  Done = 0,
  ContentHasErrors = 1,  // nothing was published
  WrongUsage = 2,
  MachineFailed = 3,  // disk full, no permission: the path is named
};

}  // namespace gazette::cli
