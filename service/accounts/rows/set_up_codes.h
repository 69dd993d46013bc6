// The code with which the first person is made: one at most.

#pragma once

#include <string_view>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

void replace_set_up_code(const catalog::store::WriteGlobal& rows, std::string_view hash, Time now);
bool is_set_up_code(const catalog::store::Global& rows, std::string_view hash);

// True for one caller only, however many ask.
bool take_set_up_code(const catalog::store::WriteGlobal& rows, std::string_view hash);

}  // namespace ganh::service::accounts::rows
