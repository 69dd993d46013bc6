// Text cut to so many bytes where no letter is cut.

#pragma once

#include <cstddef>
#include <string_view>

namespace ganh::catalog::text {

// The most whole letters from the beginning of UTF-8 text that fit. ("gạo", 3) → "g".
std::string_view cut(std::string_view utf8, std::size_t bytes_max);

}  // namespace ganh::catalog::text
