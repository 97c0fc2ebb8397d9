// The numbering of official documents (GB/T 9704): 一、 then （一） then 1. then （1）.
#pragma once

#include <string_view>

namespace gazette::markdown {

// The rank, from 1, of the number that begins a text; 0 where none does.
int rank_of_numbering(std::string_view text);

}  // namespace gazette::markdown
