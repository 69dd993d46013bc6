// Part of the connectors' table of sentences (connectors/sentences.h): what an audit has found.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::connectors::publishing {

std::span<const catalog::text::Sentence> drift_sentences();

}  // namespace ganh::connectors::publishing
