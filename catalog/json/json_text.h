// A value that was read, as text again: what came from outside, kept as it came.
//
// Members keep their order. A number that is not a whole one has no value here and becomes null.

#pragma once

#include <string>
#include <string_view>

#include "catalog/json/json.h"

namespace ganh::catalog::json {

std::string text_of(Value value);

void copy(Writer& out, std::string_view key, Value value);  // as a member
void copy(Writer& out, Value value);                        // as an item, or the whole

}  // namespace ganh::catalog::json
