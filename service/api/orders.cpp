#include "service/api/orders.h"

#include <map>

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/order_tellings.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

bool has_short_line(const orders::Order& order) {
  for (const auto& line : order.lines) {
    if (line.short_packs(order.state) > 0) return true;
  }
  return false;
}

using ChannelNames = std::map<ChannelId, std::string>;

ChannelNames channel_names(const store::Scope& scope) {
  ChannelNames names;
  for (auto& channel : connectors::channel::all_channels(scope)) {
    names.emplace(channel.id, std::move(channel.name));
  }
  return names;
}

ListedOrder listed(const store::Scope& scope, const ChannelNames& names, orders::Order&& order) {
  ListedOrder out{std::move(order), "", "", false};
  const auto name = names.find(out.order.channel);
  if (name != names.end()) out.channel_name = name->second;
  out.is_short = has_short_line(out.order);
  out.marketplace_refusal =
      connectors::publishing::refusal_of(scope, out.order.channel, out.order.id);
  return out;
}

void write_line(json::Writer& out, const orders::OrderLine& line, orders::State state) {
  out.object([&] {
    out.field("number", line.number);
    out.field("sku", line.sku);
    out.field("name", line.name);
    out.field("packs", line.packs);
    out.field("reserved_packs", line.reserved_packs);
    out.field("packed_packs", line.packed_packs);
    out.field("short_packs", line.short_packs(state));
    out.field("unit_price_vnd", line.unit_price.vnd);
    out.field("billed_vnd", line.billed.vnd);
  });
}

void write_customer(json::Writer& out, const orders::Customer& customer) {
  out.object("customer", [&] {
    out.field("name", customer.name);
    out.field("phone", customer.phone);
    out.field("address", customer.address);
  });
}

void write_shipment(json::Writer& out, const std::optional<orders::Shipment>& shipment) {
  if (!shipment) {
    out.null_field("shipment");
    return;
  }
  out.object("shipment", [&] {
    out.field("carrier", shipment->carrier);
    out.field("waybill", shipment->waybill);
  });
}

void write_text_or_null(json::Writer& out, std::string_view key, std::string_view text) {
  if (text.empty())
    out.null_field(key);
  else
    out.field(key, text);
}

void write_order(json::Writer& out, const ListedOrder& listed) {
  const auto& order = listed.order;
  out.object([&] {
    out.field("id", order.id.text);
    out.field("channel_id", order.channel.text);
    out.field("channel", listed.channel_name);
    out.field("external_id", order.external_id);
    out.field("state", orders::name(order.state));
    write_text_or_null(out, "next_step", next_step(order.state));
    out.field("short", listed.is_short);
    write_customer(out, order.customer);
    out.field("placed_at", rfc3339(order.placed_at));
    write_text_or_null(out, "confirm_by", order.confirm_by ? rfc3339(*order.confirm_by) : "");
    out.field("total_vnd", order.total.vnd);
    write_shipment(out, order.shipment);
    write_text_or_null(out, "marketplace_refusal", listed.marketplace_refusal);
    out.array("lines", [&] {
      for (const auto& line : order.lines) write_line(out, line, order.state);
    });
  });
}

}  // namespace

std::string_view next_step(orders::State state) {
  switch (state) {
    case orders::State::received:
      return "confirm";
    case orders::State::confirmed:
      return "pack";
    case orders::State::packed:
      return "ship";
    case orders::State::shipped:
    case orders::State::cancelled:
      return "";
  }
  return "";
}

OrderPage read_orders(const store::Scope& scope, const Page& page) {
  const auto names = channel_names(scope);
  OrderPage found;
  for (auto& order : orders::orders_before(scope, page.after, page.limit + 1)) {
    if (found.orders.size() == static_cast<std::size_t>(page.limit)) {
      found.next = found.orders.back().order.id.text;
      break;
    }
    found.orders.push_back(listed(scope, names, std::move(order)));
  }
  return found;
}

OrderPage read_order(const store::Scope& scope, const OrderId& id) {
  OrderPage found;
  if (auto order = orders::find_order(scope, id)) {
    found.orders.push_back(listed(scope, channel_names(scope), std::move(*order)));
  }
  return found;
}

std::string orders_json(const OrderPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("orders", [&] {
      for (const auto& order : page.orders) write_order(out, order);
    });
    write_text_or_null(out, "next", page.next);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
