// What was sold: a sale counts when its shipment left, a return when it came back.
//
// Asks, and never writes. For every period billed − returned is what the journal says of `sales` in
// it (books/journal.h), but for what left before there was a journal.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/reports/period.h"
#include "catalog/store/database.h"

namespace ganh::catalog::reports {

enum class SalesBy { product, channel, household, month, day };

std::string_view name(SalesBy by);
std::optional<SalesBy> parse_sales_by(std::string_view text);

struct SalesRow {
  std::string id;    // the product's, channel's or household's; "2026-11"; "2026-11-21"
  std::string code;  // of a product or household
  std::string name;  // the same
  std::optional<measure::BaseUnit> unit;  // by product; quantities of several are not added up
  std::int64_t packs = 0;                 // not by household: a pack may be from several
  std::int64_t base = 0;
  std::int64_t packs_back = 0;
  std::int64_t base_back = 0;
  measure::Money billed;
  measure::Money returned;
  measure::Money share;  // by household: its part of what was billed less what came back
  measure::Money net() const { return billed - returned; }
};

struct Sales {
  std::vector<SalesRow> rows;  // most first; months and days in order
  SalesRow total;
  std::int64_t left_out = 0;  // rows beyond rows_max
};

// By household: goods from its lots on consignment, as they were shared when they left. What is no
// household's, because the lot was bought outright, is the row without id; so are the few đồng by
// which a return of several lots was rounded.
Sales sales(const store::Scope& scope, const Period& period, SalesBy by);

}  // namespace ganh::catalog::reports
