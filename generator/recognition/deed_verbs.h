// The verbs with which reports tell deeds: 召开, 组织, 印发 …
#pragma once

namespace gazette::recognition {

// Whether the two characters are such a verb. Pure; logarithmic in the number of verbs.
bool is_deed_verb(char32_t first, char32_t second);

}  // namespace gazette::recognition
