// Why a profile does not hold, with the line and column to mend.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "catalog/result.h"

namespace ganh::connectors::channel {

struct ProfileFault {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // in characters, from 1
  Fault fault;
};

// By line. Empty: it can be used as it stands. A document of an earlier version, which
// parse_profile takes for the sake of channels that were connected long ago, is to be brought up to
// today's.
std::vector<ProfileFault> check_profile(std::string_view json);

}  // namespace ganh::connectors::channel
