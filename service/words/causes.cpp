#include "service/words/causes.h"

namespace ganh::service::words::causes {

std::string said(Language language, std::string_view cause) {
  for (const Cause& one : beginning) {
    if (cause.starts_with(one.name)) {
      return say(language, one.text, cause.substr(one.name.size()));
    }
  }
  return word(language, all, cause);
}

}  // namespace ganh::service::words::causes
