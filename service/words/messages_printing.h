// What the program says about documents that it prints.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

inline constexpr Text file_written{"Đã ghi {}. Mở ra để in.", "Written to {}. Open it to print."};

}  // namespace ganh::service::words
