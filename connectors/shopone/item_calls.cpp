#include "connectors/shopone/item_calls.h"

#include <string>
#include <utility>

namespace ganh::connectors::shopone {

namespace {

using catalog::json::Value;
using catalog::json::Writer;

Reading one(Outcome outcome) {
  return {{std::move(outcome)}, ""};
}

// What a write at `version` comes to.
Reading read_written(const Answer& answer, const std::string& sku, std::int64_t version) {
  if (answer.done()) {
    if (answer.item_id.empty()) return {{}, "written, without item_id"};
    return one(Accepted{sku, answer.item_id});
  }
  if (answer.error == "NO_SUCH_ITEM") return one(Gone{sku});
  if (answer.error != "STALE") return one(Refused{sku, answer.error, answer.message});
  if (answer.version < version) return {{}, "STALE without a version to match"};
  // Of the very version, but not what was sent: neither accepted nor superseded. Sent anew, it
  // bears a higher version.
  if (answer.version == version) return {};
  return one(Superseded{sku, answer.version});
}

// The item itself, or with `aspect` "/price" or "/stock" that of it.
template <class Item, class Fields>
Call write_call(const Item& item, std::string_view aspect, const Fields& fields) {
  Writer body;
  body.object([&] {
    body.field("version", item.version);
    fields(body);
  });
  Call call;
  call.method = "PUT";
  call.target = "/api/items/" + transport::percent_encode(item.sku) + std::string(aspect);
  call.body = std::move(body).text();
  call.read = [sku = item.sku, version = item.version](const Answer& answer) {
    return read_written(answer, sku, version);
  };
  return call;
}

Call listing_call(const Listing& listing) {
  return write_call(listing, "", [&](Writer& body) {
    body.field("name", listing.title);
    if (!listing.description.empty()) body.field("note", listing.description);
    body.field("group", listing.category);
    body.field("price_vnd", listing.price.vnd);
    body.field("unit", listing.unit);
    body.field("net", listing.net_base);
    if (!listing.barcode.empty()) body.field("barcode", listing.barcode);
  });
}

// Shopone takes off the level what it has sold since `counted_to`; without that, all it ever sold.
Call stock_call(const StockItem& item) {
  return write_call(item, "/stock", [&](Writer& body) {
    body.field("level", item.packs);
    if (!item.as_of_order.empty()) body.field("counted_to", item.as_of_order);
  });
}

std::optional<Found> read_found(Value item, const std::string& sku) {
  const auto present = item["found"].boolean();
  if (item["sku"].text() != sku || !present) return std::nullopt;
  Found found;
  found.sku = sku;
  found.present = *present;
  if (!found.present) return found;
  const auto version = item["version"].integer();
  const auto price_vnd = item["price_vnd"].integer();
  const auto packs = item["told_level"].integer();
  found.external_id = item["item_id"].text_or();
  if (!version || !price_vnd || !packs || found.external_id.empty()) return std::nullopt;
  found.version = *version;
  found.title = item["name"].text_or();
  found.price = {*price_vnd};
  found.price_version = item["price_version"].integer_or(0);
  found.packs = *packs;
  return found;
}

}  // namespace

std::vector<Call> send_listings(const SendListings& task) {
  std::vector<Call> calls;
  for (const Listing& listing : task.listings) calls.push_back(listing_call(listing));
  return calls;
}

std::vector<Call> send_prices(const SendPrices& task) {
  std::vector<Call> calls;
  for (const PriceItem& item : task.items) {
    calls.push_back(
        write_call(item, "/price", [&](Writer& body) { body.field("price_vnd", item.price.vnd); }));
  }
  return calls;
}

std::vector<Call> send_stock(const SendStock& task) {
  std::vector<Call> calls;
  for (const StockItem& item : task.items) calls.push_back(stock_call(item));
  return calls;
}

std::vector<Call> look_up(const LookUp& task) {
  Writer body;
  body.object([&] {
    body.array("skus", [&] {
      for (const std::string& sku : task.skus) body.value(sku);
    });
  });
  Call call;
  call.method = "POST";
  call.target = "/api/items/find";
  call.body = std::move(body).text();
  call.read = [skus = task.skus](const Answer& answer) -> Reading {
    const auto items = answer.asked["items"].items();
    if (items.size() != skus.size()) return {{}, "look-up: not one answer a SKU"};
    Reading reading;
    for (std::size_t n = 0; n < skus.size(); ++n) {
      auto found = read_found(items[n], skus[n]);
      if (!found) return {{}, "look-up: an item out of contract"};
      reading.outcomes.push_back(*std::move(found));
    }
    return reading;
  };
  return {call};
}

}  // namespace ganh::connectors::shopone
