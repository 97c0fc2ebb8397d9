#include "templates/mistyped.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

Wording meant_by(std::string_view character) {
  if (character == "，") return words("请用半角逗号", "use the comma ','");
  if (character == "（" || character == "）") return words("请用半角括号", "use ASCII parentheses");
  if (character == "：") return words("请用半角冒号", "use the colon ':'");
  if (character == "!" || character == "！") return words("请写 not", "write 'not'");
  if (character == "&") return words("请写 and", "write 'and'");
  for (const std::string_view mark : {"“", "”", "‘", "’"}) {
    if (character == mark) return words("请用半角引号", "use straight quotation marks");
  }
  return {};
}

}  // namespace gazette::templates
