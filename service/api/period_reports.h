// The reports on sales, stock and orders (catalog/reports), as JSON.

#pragma once

#include <map>
#include <string>

#include "catalog/reports/fill_rates.h"
#include "catalog/reports/losses.h"
#include "catalog/reports/sales.h"
#include "catalog/reports/shipping_times.h"
#include "catalog/reports/stock_values.h"

namespace ganh::service::api {

namespace reports = catalog::reports;

// Channels' names by id. A channel without one is called by its id.
using ChannelNames = std::map<std::string, std::string, std::less<>>;
ChannelNames channel_names(const catalog::store::Scope& scope);
std::string channel_name(const catalog::store::Scope& scope, const ChannelId& id);

struct SalesReport {
  reports::Period period;
  reports::SalesBy by = reports::SalesBy::product;
  reports::Sales sales;  // rows by channel, month and day bear a name, too
};
SalesReport read_sales(const catalog::store::Scope& scope, const reports::Period& period,
                       reports::SalesBy by);
std::string sales_json(const SalesReport& report);

std::string stock_value_json(const reports::StockValues& values, Date today);
std::string expiring_json(const reports::StockValues& values, Date today, Date until);
std::string losses_json(const reports::Losses& losses, const reports::Period& period);
std::string fill_rate_json(const reports::FillRates& rates, const reports::Period& period);
std::string time_to_ship_json(const reports::ShippingTimes& times, const reports::Period& period,
                              const ChannelNames& names);

}  // namespace ganh::service::api
