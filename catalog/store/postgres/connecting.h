// A line to a server made, and what stood in its way said without any part of a password.

#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>

#include "catalog/store/server_error.h"

namespace ganh::catalog::store::postgres {

struct Finished {
  void operator()(PGconn* line) const { PQfinish(line); }
};
using Line = std::unique_ptr<PGconn, Finished>;

// A line as libpq makes it, read-write, with our bounds; whether it is up is PQstatus's to say.
// Throws ServerError, before anything is sent, for an address that cannot be read as it was meant.
Line connect(const std::string& address);

// Why such a line is not up.
ServerError why_not(const std::string& address, PGconn* line);

// libpq's texts have lines.
std::string in_one_line(std::string_view text);

}  // namespace ganh::catalog::store::postgres
