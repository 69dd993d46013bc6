// Commands about the database itself, and which one a command works on.

#pragma once

#include <functional>

#include "catalog/store/address.h"
#include "service/cli/command.h"

namespace ganh::service::cli {

// The database that a command works on: a server, or the data folder's own file.
Result<catalog::store::Address> address_in_force(const Console& console);

// Calls `work(address)`, or says what is wrong with the settings.
int at_database(const Console& console,
                const std::function<int(const catalog::store::Address&)>& work);

void add_move(const Commands& commands);
void add_database(const Commands& commands);

}  // namespace ganh::service::cli
