// The rows of the catalog's table that are about orders on their way and the house's own sales.

#pragma once

#include <span>

#include "catalog/text/sentence.h"

namespace ganh::catalog::text {

std::span<const Sentence> order_sentences();

}  // namespace ganh::catalog::text
