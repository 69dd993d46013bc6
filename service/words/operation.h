// What the commands say that keep an installation in order: settings, backups, the doctor.

#pragma once

#include "service/words/text.h"

namespace ganh::service::words {

// ---- config ------------------------------------------------------------------------------------
inline constexpr Text setting{"Cài đặt", "Setting"};
inline constexpr Text setting_value{"Giá trị", "Value"};
inline constexpr Text setting_from{"Lấy từ", "From"};
inline constexpr Text setting_built_in{"có sẵn", "built in"};

}  // namespace ganh::service::words
