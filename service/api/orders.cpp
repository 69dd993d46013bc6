#include "service/api/orders.h"

#include <map>

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/order_tellings.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
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

void write_order_members(json::Writer& out, const ListedOrder& listed) {
  const auto& order = listed.order;
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
  write_shipment(out, orders::handed_over(order));
  write_text_or_null(out, "marketplace_refusal", listed.marketplace_refusal);
  out.array("lines", [&] {
    for (const auto& line : order.lines) write_line(out, line, order.state);
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
    case orders::State::delivered:
    case orders::State::cancelled:
    case orders::State::returned:
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

std::optional<OrderId> find_order(const store::Scope& scope, const std::string& id) {
  if (const auto found = orders::find_order(scope, OrderId{id})) return found->id;
  for (const auto& of : channel::all_channels(scope)) {
    if (const auto found = orders::find_order(scope, of.id, id)) return found->id;
  }
  return std::nullopt;
}

std::optional<OrderAlone> read_order(const store::Scope& scope, const std::string& id) {
  const auto found = find_order(scope, id);
  if (!found) return std::nullopt;
  OrderAlone alone{listed(scope, channel_names(scope), *orders::find_order(scope, *found)), {}};
  for (const auto& pick : orders::picks_of(scope, *found)) {
    const auto row = catalog::stock::find_lot(scope, pick.lot);
    if (!row) continue;
    const auto product = catalog::products::find_product(scope, row->lot.product);
    alone.picks.push_back({pick.line, row->lot.code, product ? product->product.name : "",
                           pick.quantity_base,
                           catalog::stock::in_words(scope, row->lot.product, pick.quantity_base),
                           row->lot.expires_on});
  }
  return alone;
}

Result<orders::State> take_step(catalog::changes::Command& command, const std::string& id,
                                const OrderStep& step) {
  const auto order = find_order(command.rows(), id);
  if (!order) return error(Code::not_found, "order", "order.not_found", {{"order", id}});
  const auto taken = [&]() -> Result<> {
    if (step.step == "confirm") return orders::confirm(command, *order);
    if (step.step == "pack") {
      const auto packed = orders::pack(command, *order);
      return packed ? Result<>() : packed.error();
    }
    if (step.step == "ship") {
      if (step.handover.carrier.empty() || step.handover.waybill.empty()) {
        return error(Code::invalid, step.handover.carrier.empty() ? "carrier" : "waybill",
                     "step.shipment");
      }
      return orders::ship(command, *order, step.handover);
    }
    if (step.step == "cancel") {
      if (step.why.empty()) return error(Code::invalid, "why", "step.why");
      return orders::cancel(command, *order, {orders::Party::cooperative, step.why});
    }
    return error(Code::invalid, "step", "step.unknown", {{"step", step.step}});
  }();
  if (!taken) return taken.error();
  return orders::find_order(command.rows(), *order)->state;
}

std::string order_json(const OrderAlone& alone) {
  json::Writer out;
  out.object([&] {
    out.object("order", [&] { write_order_members(out, alone.order); });
    out.array("picks", [&] {
      for (const auto& pick : alone.picks) {
        out.object([&] {
          out.field("line", pick.line);
          out.field("lot", pick.lot);
          out.field("product", pick.product);
          out.field("quantity_base", pick.quantity_base);
          out.field("quantity", pick.quantity);
          out.field("expires_on", iso_date(pick.expires_on));
        });
      }
    });
  });
  return std::move(out).text();
}

std::string orders_json(const OrderPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("orders", [&] {
      for (const auto& order : page.orders) {
        out.object([&] { write_order_members(out, order); });
      }
    });
    write_text_or_null(out, "next", page.next);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
