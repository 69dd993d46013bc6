// The sentences for the faults that this library gives.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::connectors {

std::span<const catalog::text::Sentence> connector_sentences();

}  // namespace ganh::connectors
