// A Tree is data of the author's own shape: what stands under `params`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gazette::model {

struct Tree;
using TreeList = std::vector<Tree>;
using TreeMap = std::vector<std::pair<std::string, Tree>>;  // in the file's order

struct Tree {
  std::variant<std::monostate, bool, std::int64_t, std::string, TreeList, TreeMap> value;
};

}  // namespace gazette::model
