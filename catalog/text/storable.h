// Text as every database keeps it.

#pragma once

#include <string_view>

namespace ganh::catalog::text {

// UTF-8 without a NUL: one database would keep the rest, another cut it off or refuse it.
bool is_storable(std::string_view bytes);

}  // namespace ganh::catalog::text
