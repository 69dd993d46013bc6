// The same reports as tables for a workbook: numbers as numbers, days as days.

#pragma once

#include "catalog/sheets/table_workbook.h"
#include "service/api/period_reports.h"
#include "service/words/text.h"

namespace ganh::service::api {

namespace sheets = catalog::sheets;

sheets::Table sales_table(const SalesReport& report, words::Language language);
sheets::Table stock_value_table(const reports::StockValues& values, Date today,
                                words::Language language);
sheets::Table expiring_table(const reports::StockValues& values, Date today, Date until,
                             words::Language language);
sheets::Table losses_table(const reports::Losses& losses, const reports::Period& period,
                           words::Language language);
sheets::Table fill_rate_table(const reports::FillRates& rates, const reports::Period& period,
                              words::Language language);
sheets::Table time_to_ship_table(const reports::ShippingTimes& times, const reports::Period& period,
                                 const ChannelNames& names, words::Language language);

}  // namespace ganh::service::api
