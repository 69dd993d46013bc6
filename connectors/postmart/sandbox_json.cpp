#include "connectors/postmart/sandbox_api.h"

namespace ganh::connectors::postmart::market {

namespace {

std::string_view name(Status status) {
  switch (status) {
    case Status::placed:
      return "new";
    case Status::confirmed:
      return "confirmed";
    case Status::shipped:
      return "shipped";
    case Status::cancelled:
      return "cancelled";
  }
  return "";
}

std::string_view name(Canceller canceller) {
  switch (canceller) {
    case Canceller::shop:
      return "shop";
    case Canceller::customer:
      return "customer";
    case Canceller::marketplace:
      return "marketplace";
    case Canceller::none:
      break;
  }
  return "";
}

}  // namespace

void write_order_fields(catalog::json::Writer& writer, const Order& order) {
  writer.field("order_id", order.id);
  writer.field("seq", order.seq);
  writer.field("placed_at", rfc3339(order.placed_at));
  writer.field("confirm_by", rfc3339(order.confirm_by));
  writer.field("status", name(order.status));
  writer.object("customer", [&] {
    writer.field("name", order.customer.name);
    writer.field("phone", order.customer.phone);
    writer.field("address", order.customer.address);
  });
  writer.array("lines", [&] {
    for (const OrderLine& line : order.lines) {
      writer.object([&] {
        writer.field("ref", line.ref);
        writer.field("name", line.name);
        writer.field("packs", line.packs);
        writer.field("unit_price_vnd", line.unit_price_vnd);
      });
    }
  });
  if (order.status == Status::shipped) {
    writer.field("carrier", order.carrier);
    writer.field("tracking_number", order.tracking_number);
  }
  if (order.status == Status::cancelled) {
    writer.field("cancelled_by", name(order.cancelled_by));
    writer.field("cancel_reason", order.cancel_reason);
  }
}

void write_cancellation_fields(catalog::json::Writer& writer, const Cancellation& cancellation) {
  writer.field("number", cancellation.number);
  writer.field("order_id", cancellation.order_id);
  writer.field("by", name(cancellation.by));
  writer.field("reason", cancellation.reason);
  writer.field("cancelled_at", rfc3339(cancellation.at));
}

void write_order(catalog::json::Writer& writer, const Order& order) {
  writer.object([&] { write_order_fields(writer, order); });
}

void write_request(catalog::json::Writer& writer, const Market& market,
                   const ListingRequest& request, Time now) {
  writer.object([&] {
    writer.field("request_id", request.id);
    writer.field("ref", request.asked.ref);
    writer.field("revision", request.asked.revision);
    writer.field("state", market.state(request, now));
    if (request.decision == Decision::approved) writer.field("listing_id", request.listing_id);
    if (request.decision == Decision::rejected) {
      writer.field("reason_code", request.reason_code);
      writer.field("reason", request.reason);
    }
    writer.field("submitted_at", rfc3339(request.submitted_at));
    if (request.decision != Decision::none) {
      writer.field("decided_at", rfc3339(request.decided_at));
    }
  });
}

void write_listing(catalog::json::Writer& writer, const Listing& listing, Time now) {
  writer.object([&] {
    writer.field("listing_id", listing.id);
    writer.field("ref", listing.ref);
    writer.field("status", "active");
    writer.field("title", listing.content.title);
    writer.field("category_id", listing.content.category_id);
    writer.field("price_vnd", listing.price_vnd);
    writer.field("content_revision", listing.content_revision);
    writer.field("price_revision", listing.price_revision);
    writer.field("stock_revision", listing.stock_revision);
    writer.field("told_packs", listing.told_packs);
    writer.field("as_of_order_seq", listing.as_of_order_seq);
    writer.field("shown_packs", listing.shown_packs());
    if (listing.locked(now)) writer.field("price_locked_until", rfc3339(*listing.locked_until));
  });
}

}  // namespace ganh::connectors::postmart::market
