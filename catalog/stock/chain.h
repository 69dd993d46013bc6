// How the ledger's entries hang together, for the ledger alone.

#pragma once

#include "catalog/stock/ledger.h"

namespace ganh::catalog::stock {

// Writes the entry behind the last one. Entries from before there was a chain are chained first.
void append_to_chain(changes::Command& command, const Entry& entry);

Written written_of(const store::Row& row);  // in the order of the ledger's columns

}  // namespace ganh::catalog::stock
