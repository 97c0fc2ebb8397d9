// Character references of HTML, read: &amp; &#20013; &hellip;.
#pragma once

#include <string>
#include <string_view>

namespace gazette::templates {

// The text that the HTML stands for, tags left as they are. Knows the names of HTML 4, and apos.
std::string without_references(std::string_view html);

}  // namespace gazette::templates
