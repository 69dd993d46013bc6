// The cooperative's books: what stands in each account, entry by entry; and the purchase list.

#pragma once

#include <string>

#include "catalog/documents/purchase_list.h"
#include "catalog/result.h"
#include "catalog/sheets/table_workbook.h"
#include "catalog/store/database.h"
#include "catalog/text/number_words.h"
#include "service/api/page.h"

namespace ganh::service::api {

// Every account, and a page of the parties that have a balance; `after` is "account party".
Result<std::string> balances_json(const catalog::store::Scope& scope, const Page& page);

// Oldest first; `after` is an entry's number. `invalid`, "page.after".
Result<std::string> entries_json(const catalog::store::Scope& scope, const Page& page);

inline constexpr std::size_t journal_rows_max = 50'000;  // in one workbook

// The journal of some days for an accountant, a line a row. `limit`, "journal.too_long".
Result<catalog::sheets::Table> journal_table(const catalog::store::Scope& scope, Date from,
                                             Date to);

// Whether the books agree with themselves. Reads all of them.
std::string books_check_json(const catalog::store::Scope& scope);

inline constexpr int purchases_max = 2'000;  // on one list

// What was bought outright, and what the form asks for that nobody has entered. `limit`,
// "document.too_many_lines".
Result<std::string> purchase_list_json(const catalog::store::Scope& scope, Date from, Date to);
Result<catalog::documents::PurchaseList> purchase_list(const catalog::store::Scope& scope,
                                                       Date from, Date to,
                                                       catalog::text::Region region);
Result<catalog::sheets::Table> purchase_table(const catalog::store::Scope& scope, Date from,
                                              Date to);

}  // namespace ganh::service::api
