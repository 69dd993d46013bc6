// A database on a server claimed by a line of its own.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "catalog/store/moving/claim.h"

namespace ganh::catalog::store::postgres {

// As which the line is known there: Rows::others() does not count it.
inline constexpr std::string_view claim_name = "ganh claim";

// As store::claim.
std::unique_ptr<Claim> claim(const std::string& address);

}  // namespace ganh::catalog::store::postgres
