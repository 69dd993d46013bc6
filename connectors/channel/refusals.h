// What a marketplace's code for a refusal means in our words.
//
// Data of the connector (refusals.json): {"their code": "reason"}, where each reason has its
// sentence in refusal_sentences.cpp. A code that stands there not is told in the marketplace's own
// words alone.

#pragma once

#include <string>
#include <string_view>

#include "catalog/result.h"

namespace ganh::connectors::channel {

// Says their words and code, and what to do. The reason is "listing.refused" where the connector
// or the code is not known.
Fault refusal(std::string_view connector, std::string_view their_code,
              std::string_view their_words);

}  // namespace ganh::connectors::channel
