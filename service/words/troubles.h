// What keeps a marketplace or a carrier from being spoken to, as people say it.

#pragma once

#include <string>
#include <string_view>

#include "service/words/text.h"

namespace ganh::service::words {

// Of what an engine noted: "unavailable: HTTP 503". The log has it as it was noted; people are told
// what it means, and the reply's number. What is no such note is given back as it is.
std::string trouble_in_words(Language language, std::string_view noted);

}  // namespace ganh::service::words
