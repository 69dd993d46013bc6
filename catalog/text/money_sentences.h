// The rows of the catalog's table that are about money.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::catalog::text {

std::span<const Sentence> money_sentences();

}  // namespace ganh::catalog::text
