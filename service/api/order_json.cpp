#include "catalog/json/json.h"
#include "catalog/money/payments.h"
#include "service/api/orders.h"
#include "service/api/tracking.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace money = catalog::money;
namespace orders = catalog::orders;

namespace {

void write_text_or_null(json::Writer& out, std::string_view key, std::string_view text) {
  if (text.empty())
    out.null_field(key);
  else
    out.field(key, text);
}

void write_time_or_null(json::Writer& out, std::string_view key, const std::optional<Time>& time) {
  write_text_or_null(out, key, time ? rfc3339(*time) : "");
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
    out.field("to_pack_packs", orders::is_open(state) ? line.to_pack() : 0);
    out.field("cut_packs", line.cut_packs);
    write_text_or_null(out, "cut_why", line.cut_why);
    out.field("returned_packs", line.returned_packs);
    out.field("by_weight", line.catch_weight);
    out.field("packed_base", line.packed_base);
    out.field("unit_price_vnd", line.unit_price.vnd);
    out.field("billed_vnd", line.billed.vnd);
    out.field("returned_vnd", line.returned.vnd);
    if (line.substitutes)
      out.field("substitutes_line", *line.substitutes);
    else
      out.null_field("substitutes_line");
    write_text_or_null(out, "consent", line.consent);
  });
}

void write_customer(json::Writer& out, const orders::Customer& customer) {
  out.object("customer", [&] {
    out.field("name", customer.name);
    out.field("phone", customer.phone);
    out.field("address", customer.address);
  });
}

// The last that left, as it was before orders had several.
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

void write_shipments(json::Writer& out, const orders::Order& order) {
  out.array("shipments", [&] {
    for (const auto& each : order.shipments) {
      out.object([&] {
        out.field("id", each.id.text);
        out.field("number", each.number);
        out.field("state", orders::name(each.state));
        out.field("carrier", each.carrier);
        out.field("waybill", each.waybill);
        out.field("cod_vnd", each.cod.vnd);
        out.field("tracking_code", each.tracking_code);
        const bool is_apart = each.state == orders::ShipmentState::cancelled;
        write_text_or_null(out, "tracking_path", is_apart ? "" : tracking_path(each));
        out.field("packed_at", rfc3339(each.packed_at));
        write_time_or_null(out, "shipped_at", each.shipped_at);
        write_time_or_null(out, "delivered_at", each.delivered_at);
      });
    }
  });
}

void write_money(json::Writer& out, const orders::Order& order) {
  out.field("total_vnd", order.total.vnd);
  out.field("billed_vnd", orders::billed(order).vnd);
  out.field("returned_vnd", orders::returned(order).vnd);
  out.field("owed_vnd", money::owed(order).vnd);
  out.field("paid_vnd", order.paid.vnd);
  out.field("refunded_vnd", order.refunded.vnd);
  out.field("overpaid_vnd", money::overpaid(order).vnd);
  write_text_or_null(out, "invoice_number", order.invoice_number);
}

void write_ending(json::Writer& out, const orders::Order& order) {
  if (order.cancelled) {
    out.object("cancelled", [&] {
      out.field("by", orders::name(order.cancelled->by));
      out.field("why", order.cancelled->why);
    });
  } else {
    out.null_field("cancelled");
  }
  write_time_or_null(out, "ended_at", order.ended_at);
  write_time_or_null(out, "erased_at", order.erased_at);
}

void write_order_members(json::Writer& out, const ListedOrder& listed) {
  const auto& order = listed.order;
  const NextStep next = next_step(order, listed.is_cancelled_late);
  out.field("id", order.id.text);
  out.field("channel_id", order.channel.text);
  out.field("channel", listed.channel_name);
  out.field("external_id", order.external_id);
  out.field("state", orders::name(order.state));
  write_text_or_null(out, "next_step", listed.must_unpack ? "unpack" : next.step);
  write_text_or_null(out, "must_act", next.must_act);
  write_time_or_null(out, "due_at", next.due_at);
  out.field("short", listed.is_short);
  write_customer(out, order.customer);
  out.field("note", order.note);
  out.field("placed_at", rfc3339(order.placed_at));
  write_time_or_null(out, "confirm_by", order.confirm_by);
  write_time_or_null(out, "ship_by", order.ship_by);
  write_money(out, order);
  write_shipment(out, orders::handed_over(order));
  write_shipments(out, order);
  write_ending(out, order);
  write_text_or_null(out, "marketplace_refusal", listed.marketplace_refusal);
  out.array("lines", [&] {
    for (const auto& line : order.lines) write_line(out, line, order.state);
  });
}

void write_picks(json::Writer& out, const std::vector<ListedPick>& picks) {
  out.array("picks", [&] {
    for (const auto& pick : picks) {
      out.object([&] {
        out.field("shipment", pick.shipment);
        out.field("line", pick.line);
        out.field("lot", pick.lot);
        out.field("place", pick.place);
        out.field("product", pick.product);
        out.field("quantity_base", pick.quantity_base);
        out.field("quantity", pick.quantity);
        out.field("expires_on", iso_date(pick.expires_on));
      });
    }
  });
}

void write_parts(json::Writer& out, const std::vector<ListedPart>& parts) {
  out.array("parts", [&] {
    for (const auto& part : parts) {
      out.object([&] {
        out.field("shipment", part.shipment);
        out.field("line", part.line);
        out.field("packs", part.packs);
        out.field("quantity_base", part.quantity_base);
        out.field("quantity", part.quantity);
        out.field("billed_vnd", part.billed.vnd);
      });
    }
  });
}

void write_collecting(json::Writer& out,
                      const std::vector<catalog::selling::Collecting>& collecting) {
  out.array("collecting", [&] {
    for (const auto& of : collecting) {
      out.object([&] {
        out.field("shipment", of.number);
        out.field("cod_vnd", of.cod.vnd);
        out.field("due_vnd", of.due.vnd);
        out.field("too_much", of.is_too_much());
      });
    }
  });
}

void write_return(json::Writer& out, const ListedReturn& each) {
  out.object([&] {
    out.field("id", each.of.id.text);
    out.field("order_id", each.of.order.text);
    out.field("order", each.order);
    out.field("external_id", each.of.external_id);
    out.field("by", orders::name(each.of.by));
    out.field("why", each.of.why);
    out.field("refund_vnd", each.of.refund.vnd);
    out.field("at", rfc3339(each.of.at));
    out.array("lines", [&] {
      for (const auto& line : each.lines) {
        out.object([&] {
          out.field("line", line.line);
          out.field("lot", line.lot);
          out.field("place", line.place);
          out.field("quantity_base", line.quantity_base);
          out.field("quantity", line.quantity);
          write_text_or_null(out, "waste",
                             line.waste ? catalog::stock::name(*line.waste) : std::string_view());
        });
      }
    });
  });
}

void write_late(json::Writer& out,
                const std::optional<connectors::receiving::LateCancellation>& late) {
  if (!late) return out.null_field("late_cancellation");
  out.object("late_cancellation", [&] {
    out.field("by", orders::name(late->by));
    out.field("why", late->why);
    out.field("heard_at", rfc3339(late->heard_at));
  });
}

void write_claim(json::Writer& out, const std::optional<Time>& claimed_at) {
  if (!claimed_at) return out.null_field("claimed_cancellation");
  out.object("claimed_cancellation", [&] { out.field("claimed_at", rfc3339(*claimed_at)); });
}

}  // namespace

std::string order_json(const OrderAlone& alone) {
  json::Writer out;
  out.object([&] {
    out.object("order", [&] { write_order_members(out, alone.order); });
    write_picks(out, alone.picks);
    write_parts(out, alone.parts);
    write_collecting(out, alone.collecting);
    out.array("returns", [&] {
      for (const auto& each : alone.returns) write_return(out, each);
    });
    write_late(out, alone.late);
    write_claim(out, alone.claimed_at);
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

std::string returns_json(const ReturnPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("returns", [&] {
      for (const auto& each : page.returns) write_return(out, each);
    });
    write_text_or_null(out, "next", page.next);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
