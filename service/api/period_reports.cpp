#include "service/api/period_reports.h"

#include "catalog/json/json.h"
#include "catalog/selling/selling.h"
#include "connectors/channel/channels.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace measure = catalog::measure;
namespace stock = catalog::stock;
namespace store = catalog::store;

using reports::SalesBy;

namespace {

constexpr std::size_t month_chars = 7;

std::string called(const ChannelNames& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? id : found->second;
}

// "11/2026" of "2026-11", "21/11/2026" of "2026-11-21".
std::string in_vietnamese_order(const std::string& id) {
  std::string text = id.substr(5, 2) + "/" + id.substr(0, 4);
  return id.size() == month_chars ? text : id.substr(8) + "/" + text;
}

void write_days(json::Writer& out, const reports::Period& period) {
  out.field("from", iso_date(period.from));
  out.field("to", iso_date(period.to));
}

void write_money(json::Writer& out, std::string_view key,
                 const std::optional<measure::Money>& amount) {
  if (amount)
    out.field(key, amount->vnd);
  else
    out.null_field(key);
}

// Packs are counted by all but households, quantities by product alone.
void write_quantities(json::Writer& out, const reports::SalesRow& row, SalesBy by) {
  if (by == SalesBy::household) {
    out.null_field("packs");
    out.null_field("packs_returned");
  } else {
    out.field("packs", row.packs);
    out.field("packs_returned", row.packs_back);
  }
  if (row.unit) {
    out.field("unit", measure::name(*row.unit));
    out.field("base", row.base);
    out.field("quantity", measure::vietnamese({row.base, *row.unit}));
    out.field("base_returned", row.base_back);
    out.field("quantity_returned", measure::vietnamese({row.base_back, *row.unit}));
    return;
  }
  for (const auto* key : {"unit", "base", "quantity", "base_returned", "quantity_returned"}) {
    out.null_field(key);
  }
}

void write_sales_row(json::Writer& out, const reports::SalesRow& row, SalesBy by) {
  out.field("id", row.id);
  out.field("code", row.code);
  out.field("name", row.name);
  write_quantities(out, row, by);
  out.field("billed_vnd", row.billed.vnd);
  out.field("returned_vnd", row.returned.vnd);
  out.field("net_vnd", row.net().vnd);
  write_money(out, "share_vnd", by == SalesBy::household ? std::optional(row.share) : std::nullopt);
}

void write_lot(json::Writer& out, const reports::LotValue& lot, Date today) {
  out.field("lot", lot.code);
  out.field("product_code", lot.product_code);
  out.field("product", lot.product_name);
  out.field("household_code", lot.household_code);
  out.field("household", lot.household_name);
  out.field("terms", stock::name(lot.terms));
  out.field("expires_on", iso_date(lot.expires_on));
  out.field("days_left", std::int64_t{(lot.expires_on - today).count()});
  out.field("recalled", lot.is_recalled);
  out.field("unit", measure::name(lot.unit));
  out.field("on_hand_base", lot.on_hand_base);
  out.field("on_hand", measure::vietnamese({lot.on_hand_base, lot.unit}));
  write_money(out, "cost_vnd", lot.cost);
  write_money(out, "price_vnd", lot.price);
}

void write_values(json::Writer& out, const reports::StockValues& values, Date today) {
  out.field("cost_vnd", values.cost.vnd);
  out.field("price_vnd", values.price.vnd);
  out.field("without_price", values.without_price);
  out.array("lots", [&] {
    for (const auto& lot : values.lots) out.object([&] { write_lot(out, lot, today); });
  });
  out.field("left_out", values.left_out);
}

void write_fill(json::Writer& out, const reports::FillRow& row) {
  out.field("ordered_packs", row.ordered_packs);
  out.field("packed_packs", row.packed_packs);
  out.field("cut_packs", row.cut_packs);
  out.field("waiting_packs", row.waiting_packs());
  if (row.packed_packs + row.cut_packs > 0)
    out.field("rate_bp", row.rate_bp());
  else
    out.null_field("rate_bp");
}

std::int64_t minutes(Duration time) {
  return std::chrono::duration_cast<std::chrono::minutes>(time).count();
}

void write_times(json::Writer& out, const reports::ShippingRow& row) {
  out.field("orders", row.orders);
  if (row.orders > 0) {
    out.field("median_minutes", minutes(row.median));
    out.field("nine_tenths_minutes", minutes(row.nine_tenths));
  } else {
    out.null_field("median_minutes");
    out.null_field("nine_tenths_minutes");
  }
  out.field("with_limit", row.with_limit);
  out.field("late", row.late);
}

}  // namespace

ChannelNames channel_names(const store::Scope& scope) {
  ChannelNames names;
  for (const auto& channel : connectors::channel::all_channels(scope)) {
    names.emplace(channel.id.text, channel.name);
  }
  for (const auto& house : {catalog::selling::counter(), catalog::selling::telephone()}) {
    names.emplace(house.text, catalog::selling::name_of(house));
  }
  return names;
}

std::string channel_name(const store::Scope& scope, const ChannelId& id) {
  const auto house = catalog::selling::name_of(id);
  if (!house.empty()) return std::string(house);
  const auto found = connectors::channel::find_channel(scope, id);
  return found ? found->name : "";
}

SalesReport read_sales(const store::Scope& scope, const reports::Period& period, SalesBy by) {
  SalesReport report{period, by, reports::sales(scope, period, by)};
  const auto names = by == SalesBy::channel ? channel_names(scope) : ChannelNames{};
  for (auto& row : report.sales.rows) {
    if (by == SalesBy::channel) row.name = called(names, row.id);
    if (by == SalesBy::month || by == SalesBy::day) row.name = in_vietnamese_order(row.id);
  }
  return report;
}

std::string sales_json(const SalesReport& report) {
  json::Writer out;
  out.object([&] {
    out.field("by", reports::name(report.by));
    write_days(out, report.period);
    out.array("rows", [&] {
      for (const auto& row : report.sales.rows) {
        out.object([&] { write_sales_row(out, row, report.by); });
      }
    });
    out.object("total", [&] { write_sales_row(out, report.sales.total, report.by); });
    out.field("left_out", report.sales.left_out);
  });
  return std::move(out).text();
}

std::string stock_value_json(const reports::StockValues& values, Date today) {
  json::Writer out;
  out.object([&] {
    out.field("on", iso_date(today));
    out.array("products", [&] {
      for (const auto& product : values.products) {
        out.object([&] {
          out.field("code", product.code);
          out.field("name", product.name);
          out.field("unit", measure::name(product.unit));
          out.field("lots", product.lots);
          out.field("on_hand_base", product.on_hand_base);
          out.field("on_hand", measure::vietnamese({product.on_hand_base, product.unit}));
          out.field("cost_vnd", product.cost.vnd);
          out.field("price_vnd", product.price.vnd);
        });
      }
    });
    write_values(out, values, today);
  });
  return std::move(out).text();
}

std::string expiring_json(const reports::StockValues& values, Date today, Date until) {
  json::Writer out;
  out.object([&] {
    out.field("on", iso_date(today));
    out.field("until", iso_date(until));
    write_values(out, values, today);
  });
  return std::move(out).text();
}

std::string losses_json(const reports::Losses& losses, const reports::Period& period) {
  json::Writer out;
  out.object([&] {
    write_days(out, period);
    out.array("rows", [&] {
      for (const auto& row : losses.rows) {
        out.object([&] {
          out.field("code", row.code);
          out.field("name", row.name);
          out.field("kind", stock::name(row.kind));
          out.field("entries", row.entries);
          out.field("unit", measure::name(row.unit));
          out.field("base", row.base);
          out.field("quantity", measure::vietnamese({row.base, row.unit}));
          out.field("cost_vnd", row.cost.vnd);
        });
      }
    });
    out.array("days", [&] {
      for (const auto& on : losses.days) {
        out.object([&] {
          out.field("day", iso_date(on.day));
          out.field("cost_vnd", on.cost.vnd);
        });
      }
    });
    out.field("cost_vnd", losses.cost.vnd);
    out.field("without_price", losses.without_price);
    out.field("left_out", losses.left_out);
  });
  return std::move(out).text();
}

std::string fill_rate_json(const reports::FillRates& rates, const reports::Period& period) {
  json::Writer out;
  out.object([&] {
    write_days(out, period);
    out.array("rows", [&] {
      for (const auto& row : rates.rows) {
        out.object([&] {
          out.field("code", row.code);
          out.field("name", row.name);
          write_fill(out, row);
        });
      }
    });
    out.object("total", [&] { write_fill(out, rates.total); });
    out.array("reasons", [&] {
      for (const auto& reason : rates.reasons) {
        out.object([&] {
          out.field("why", reason.why);
          out.field("packs", reason.packs);
        });
      }
    });
    out.array("cancelled", [&] {
      for (const auto& each : rates.cancelled) {
        out.object([&] {
          out.field("by", catalog::orders::name(each.by));
          out.field("orders", each.orders);
          out.field("packs", each.packs);
        });
      }
    });
    out.field("left_out", rates.left_out);
  });
  return std::move(out).text();
}

std::string time_to_ship_json(const reports::ShippingTimes& times, const reports::Period& period,
                              const ChannelNames& names) {
  json::Writer out;
  out.object([&] {
    write_days(out, period);
    out.array("rows", [&] {
      for (const auto& row : times.rows) {
        out.object([&] {
          out.field("channel_id", row.channel.text);
          out.field("channel", called(names, row.channel.text));
          write_times(out, row);
        });
      }
    });
    out.object("total", [&] { write_times(out, times.total); });
    out.field("overdue", times.overdue);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
