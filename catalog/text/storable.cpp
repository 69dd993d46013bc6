#include "catalog/text/storable.h"

#include "catalog/text/normal_form.h"

namespace ganh::catalog::text {

bool is_storable(std::string_view bytes) {
  bool is_ascii = true;
  for (const char byte : bytes) {
    if (byte == '\0') return false;
    is_ascii = is_ascii && (static_cast<unsigned char>(byte) & 0x80) == 0;
  }
  return is_ascii || is_utf8(bytes);
}

}  // namespace ganh::catalog::text
