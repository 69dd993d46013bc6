// Whole numbers and amounts in Vietnamese words, as they stand on a slip or are read aloud.
//
// Never rounds: the words say every đồng. North and south differ in linh/lẻ, nghìn/ngàn and tư/bốn.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/measure/money.h"

namespace ganh::catalog::text {

enum class Region { north, south };

// 1 234 005 → "một triệu hai trăm ba mươi tư nghìn không trăm linh năm" in the north, "… ba mươi
// bốn ngàn không trăm lẻ năm" in the south. Groups that are zero are not said; above tỷ the count
// of tỷ is said first: 10^12 "một nghìn tỷ", 10^18 "một tỷ tỷ".
std::string number_in_words(std::int64_t number, Region region);

// With a capital and its unit: "Một triệu … đồng", "Không đồng", "Âm năm trăm đồng".
std::string amount_in_words(measure::Money amount, Region region);

}  // namespace ganh::catalog::text
