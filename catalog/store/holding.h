// A database looked at before it is opened, or beside those who have it open; changes nothing.
//
// Throws StorageError as open() does.

#pragma once

#include <functional>

#include "catalog/store/address.h"

namespace ganh::catalog::store {

// What an address leads to: no file; a database without one of our steps, as one that was only just
// made is; or one that has some.
enum class Holding { no_file, nothing, something };

Holding look_at(const Address& address);

// Runs `fn` on a snapshot. std::logic_error for SQL that the database's schema does not know.
void look_into(const Address& address, const std::function<void(const Read&)>& fn);

// How far a server's clock is ahead of this machine's; 0 for a file.
Duration clock_ahead(const Address& address);

}  // namespace ganh::catalog::store
