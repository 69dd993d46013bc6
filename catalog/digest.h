// SHA-256 of bytes, and bytes as people write them down.

#pragma once

#include <string>
#include <string_view>

namespace ganh::catalog {

std::string sha256(std::string_view bytes);  // 32 bytes
std::string hex(std::string_view bytes);     // lower case

}  // namespace ganh::catalog
