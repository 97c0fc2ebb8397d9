// The file beside an output (".public.gazette-cache") in which a build keeps what it knows for the next one
// into the same output.
//
// A help, no more: where it is missing or cut off, the next build does all its work, so that it cannot be
// read or written is no failure. Whose bytes they are, whoever reads them has to check. It is readable by
// its owner alone, since it knows of drafts too.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gazette::publish {

// Empty where there is none.
std::string read_cache_file(const std::filesystem::path& output);

}  // namespace gazette::publish
