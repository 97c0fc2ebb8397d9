# Run as a script: writes OUTPUT, a C++ source that holds every file below ROOT/layouts and ROOT/assets.
#   cmake -DROOT=… -DOUTPUT=… [-DESBUILD=…] -P Embed.cmake
# Scripts are minified by the program ESBUILD, for the oldest browsers that the portal serves, and held as
# they are where none is given.
file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/layouts/*" "${ROOT}/assets/*")
list(SORT files)
set(source "// Made by generator/cmake/Embed.cmake from layouts/ and assets/.\n#include \"builtin/builtin.h\"\n\n")
string(APPEND source "namespace gazette::builtin {\n\nnamespace {\n\n")
set(table "")
set(count 0)
foreach(file IN LISTS files)
  if(file MATCHES "(^|/)[._]")
    continue()
  endif()
  set(held "${ROOT}/${file}")
  if(ESBUILD AND file MATCHES "\\.js$")
    set(held "${OUTPUT}.js")
    execute_process(
      COMMAND "${ESBUILD}" --minify --target=chrome86,firefox102 --charset=utf8 --log-level=warning
              "--outfile=${held}" "${ROOT}/${file}"
      COMMAND_ERROR_IS_FATAL ANY)
  endif()
  file(READ "${held}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND source "constexpr char bytes_${count}[] = {${bytes}'\\0'};\n")
  string(APPEND table "    {\"${file}\", {bytes_${count}, ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
string(APPEND source "\nconstexpr File all[] = {\n${table}};\n\n}  // namespace\n\n")
string(APPEND source "std::span<const File> files() { return all; }\n\n}  // namespace gazette::builtin\n")
file(WRITE "${OUTPUT}.new" "${source}")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUTPUT}.new" "${OUTPUT}.js")
