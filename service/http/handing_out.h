// Workbooks as replies: one sheet made of what was read, kept under its name.

#pragma once

#include <functional>
#include <string>

#include "catalog/sheets/table_workbook.h"
#include "service/http/call.h"

namespace ganh::service::http {

// Reads the table on a snapshot and writes it once that is closed; the file is called by the
// table's name and `days` ("2026-11-01 2026-11-30").
Reply hand_out(
    const Call& call, const std::string& days,
    const std::function<Result<catalog::sheets::Table>(const catalog::store::Scope&)>& read);

}  // namespace ganh::service::http
