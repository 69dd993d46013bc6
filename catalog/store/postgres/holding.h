// A server's database looked at without opening it: what it holds, and by which clock it goes.
//
// Changes nothing. Throws StorageError: `unsuitable` as open(), and when the address cannot be
// read; what is said of that repeats nothing of it, as it may hold a password.

#pragma once

#include <functional>
#include <string>

#include "catalog/store/database.h"

namespace ganh::catalog::store::postgres {

// Whether one of our steps has been taken there.
bool has_steps(const std::string& address);

// Runs `fn` on a snapshot.
void read_once(const std::string& address, const std::function<void(const Read&)>& fn);

Duration server_clock_ahead(const std::string& address);

}  // namespace ganh::catalog::store::postgres
