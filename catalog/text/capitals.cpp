#include "catalog/text/capitals.h"

namespace ganh::catalog::text {

std::string in_capitals(std::string text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
    if (text.compare(at, 2, "đ") == 0) text.replace(at, 2, "Đ");
  }
  return text;
}

}  // namespace ganh::catalog::text
