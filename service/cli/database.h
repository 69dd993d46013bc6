// Commands about the database itself, and which one a command works on.

#pragma once

#include <memory>
#include <string>

#include "catalog/store/address.h"
#include "service/cli/command.h"

namespace ganh::service::cli {

// What --database was given; empty when it was not.
std::shared_ptr<std::string> add_database_option(const Commands& commands, CLI::App& command);

// As --database says; without it, the data folder's own file.
catalog::store::Address address_in_force(const Console& console, const std::string& database);

void add_move(const Commands& commands);
void add_database(const Commands& commands);

}  // namespace ganh::service::cli
