// What the words of a statement mean; case, accents and anything in parentheses do not matter.

#pragma once

#include <optional>
#include <string_view>

#include "catalog/sheets/statement_reader.h"

namespace ganh::catalog::sheets {

std::optional<StatementColumn> column_named(std::string_view heading);

// Nothing but such a word, and of which page: what begins with one may as well be an order.
bool is_total(std::string_view text);

// Begins a remark or a signature below the rows.
bool is_signature(std::string_view text);

// "1.250.000 đ", "-12.500", "(12.500)", "12.500-"; of a number cell "1250000.00".
std::optional<measure::Money> signed_money(const Cell& cell);

// Of the amount beside it. "Phí hoa hồng" → fee.
std::optional<money::SettlementLine::Kind> kind_named(std::string_view text);

}  // namespace ganh::catalog::sheets
