// What the program says of packs.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text pack_name{"Quy cách", "Pack"};
inline constexpr Text price{"Giá bán", "Price"};
inline constexpr Text sold_by{"Cách bán", "Sold"};
inline constexpr Text available{"đang bán", "available"};
inline constexpr Text paused{"tạm ngừng", "paused"};
inline constexpr Text by_weight{"tính cân", "by weight"};
inline constexpr Text by_the_pack{"theo gói", "by the pack"};
inline constexpr Text pack_is{"{}: {}, {}, {}.", "{}: {}, {}, {}."};

}  // namespace ganh::service::words
