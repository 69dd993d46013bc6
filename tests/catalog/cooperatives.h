// The two cooperatives of most tests.

#pragma once

#include "catalog/ids.h"

namespace ganh::catalog {

inline const CooperativeId thien_an{"coop_thien_an"};
inline const CooperativeId dong_thap{"coop_dong_thap"};

}  // namespace ganh::catalog
