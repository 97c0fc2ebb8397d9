// What the leak checker is not to tell, of any test: the losses of foreign libraries. Nobody includes or
// calls this; the checker asks each program for it by name, so it is linked as a source, not from a library.

// libsass loses what it has read of a sheet with a mistake.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libsass";
}
