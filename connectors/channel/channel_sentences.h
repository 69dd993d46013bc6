// Parts of the connectors' table of sentences (connectors/sentences.h): profiles, and what
// marketplaces refuse.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::connectors::channel {

std::span<const catalog::text::Sentence> profile_sentences();
std::span<const catalog::text::Sentence> refusal_sentences();

}  // namespace ganh::connectors::channel
