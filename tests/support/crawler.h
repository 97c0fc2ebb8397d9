// Walks a published folder as a reader would and tells every link that arrives nowhere.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gazette::tests {

// "page: link" for each relative href and src whose file is missing, whose #anchor is missing, or that
// names a folder instead of a file. `files` are the published files by path.
std::vector<std::string> dead_links(const std::map<std::string, std::string>& files);

}  // namespace gazette::tests
