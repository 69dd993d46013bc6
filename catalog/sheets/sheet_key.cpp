#include "catalog/sheets/sheet_key.h"

#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

std::string sheet_key(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string key;
  for (const char c : std::string_view(folded).substr(0, folded.find('('))) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keeps) key += c;
    if (!keeps && !key.empty() && key.back() != ' ') key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

}  // namespace ganh::catalog::sheets
