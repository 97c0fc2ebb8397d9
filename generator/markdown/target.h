// What the address of a link or picture in a content file is, and so what may become of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette::markdown {

enum class TargetKind {
  External,  // http, https, mailto, tel, ftp
  Picture,   // data: of a raster picture
  Portal,    // a path inside the portal, to be resolved later
  Anchor,    // '#…' of the same text
  Local,     // a file of somebody's own machine or network: file:, C:\…, \\server\share
  Refused,   // any other scheme, control characters, //host
  Empty,
};

// Decides as a browser would: it drops control characters, ignores case and takes '\' for '/', so an
// address that hides its scheme from us that way is Refused.
TargetKind kind_of_target(std::string_view target);

// Appends the address for a double-quoted attribute: what may not stand in an address is percent-encoded,
// & and ' are written as references, an existing % stays.
void append_address(std::string& out, std::string_view address);

// The text with %XX decoded, where all are hexadecimal; else as it is.
std::string percent_decoded(std::string_view text);

}  // namespace gazette::markdown
