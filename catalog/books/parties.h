// Parties that people name in writing, such as carriers: one party however it is written.
//
// What is kept is kept as it was first written; only comparing goes by the key.

#pragma once

#include <string>
#include <string_view>

#include "catalog/books/journal.h"

namespace ganh::catalog::books {

// NFC, blanks and case aside: "viettel  POST " and "Viettel Post" have the same.
std::string party_key(std::string_view written);

// As the account has it, when it has that party; else as it is written, normalised.
std::string party_in_books(const store::Scope& scope, Account account, std::string_view written);

}  // namespace ganh::catalog::books
