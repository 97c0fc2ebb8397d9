// A Tree is data of the author's own shape: what stands under `params`.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace gazette::model {

struct Tree;
struct TreeEntry;
using TreeList = std::vector<Tree>;
using TreeMap = std::vector<TreeEntry>;  // in the file's order

struct Tree {
  std::variant<std::monostate, bool, std::int64_t, std::string, TreeList, TreeMap> value;
};

struct TreeEntry {
  std::string key;
  Tree value;
};

}  // namespace gazette::model
