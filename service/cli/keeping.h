// Files that a command was asked to write: PDFs, mostly.

#pragma once

#include <string>

#include "service/cli/console.h"

namespace ganh::service::cli {

// Writes the reply's bytes to `file` and says so; a file that is there is written over. Refuses as
// the reply does, or with "file.cannot_write". How the command ends.
int keep(const Console& console, const office::Reply& reply, const std::string& file);

}  // namespace ganh::service::cli
