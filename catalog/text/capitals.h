// Codes and numbers as they are kept, however they are typed.

#pragma once

#include <string>

namespace ganh::catalog::text {

// "pm-1001" → "PM-1001", "đt-7" → "ĐT-7"; every other letter stays.
std::string in_capitals(std::string text);

}  // namespace ganh::catalog::text
