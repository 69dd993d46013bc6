// The rows of the catalog's table that are about what is printed, and about what is kept of whom.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::catalog::text {

std::span<const Sentence> paper_sentences();

}  // namespace ganh::catalog::text
