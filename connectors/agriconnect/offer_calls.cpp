#include "connectors/agriconnect/offer_calls.h"

#include <string>
#include <utility>
#include <vector>

namespace ganh::connectors::agriconnect::calls {

namespace {

using catalog::json::Value;
using catalog::json::Writer;

constexpr std::int64_t no_such_offer = 3006;

ItemReading out_of_contract() {
  return {false, std::nullopt};
}

ItemReading reading(Outcome outcome) {
  return {true, std::move(outcome)};
}

// A result of one of the three writing calls, for an item that was sent at `version`.
ItemReading read_written(Value result, const std::string& sku, std::int64_t version) {
  const std::string status = result["status"].text_or();
  const std::string theirs = result["sku"].text_or();
  if (status == "error") {
    // A SKU that they cannot read comes back empty.
    const auto code = result["code"].integer();
    if (!code || (theirs != sku && !theirs.empty())) return out_of_contract();
    if (*code == no_such_offer) return reading(Gone{sku});
    return reading(Refused{sku, code_text(*code), result["message"].text_or()});
  }
  if (theirs != sku) return out_of_contract();
  if (status == "ok") {
    std::string offer_id = result["offer_id"].text_or();
    if (offer_id.empty()) return out_of_contract();
    return reading(Accepted{sku, std::move(offer_id)});
  }
  const auto current = result["current_version"].integer();
  if (status != "stale" || !current || *current < version) return out_of_contract();
  // Of the very version, but not what was sent: neither accepted nor superseded. Sent anew, it
  // bears a higher version.
  if (*current == version) return {};
  return reading(Superseded{sku, *current});
}

template <class Items>
Batch writing(std::string_view target, Items items,
              std::function<void(Writer&, const typename Items::value_type&)> write) {
  Batch batch;
  batch.target = target;
  batch.list = "items";
  batch.results = "results";
  batch.size = items.size();
  batch.write = [items, write = std::move(write)](Writer& body, std::size_t n) {
    body.object([&] {
      body.field("sku", items[n].sku);
      body.field("version", items[n].version);
      write(body, items[n]);
    });
  };
  batch.read = [items](Value result, std::size_t n) {
    return read_written(result, items[n].sku, items[n].version);
  };
  batch.refused = [items](const Refusal& refusal, std::size_t n) {
    return Refused{items[n].sku, code_text(refusal.code), refusal.message};
  };
  return batch;
}

void field_if_any(Writer& body, std::string_view name, const std::string& text) {
  if (!text.empty()) body.field(name, text);
}

// Asking after things changes nothing; a refusal of it is not any single thing's doing.
Batch asking(std::string_view target, std::string_view list, std::string_view results,
             std::vector<std::string> names) {
  Batch batch;
  batch.target = target;
  batch.list = list;
  batch.results = results;
  batch.effect = Effect::reads;
  batch.size = names.size();
  batch.write = [names = std::move(names)](Writer& body, std::size_t n) { body.value(names[n]); };
  batch.refused = [](const Refusal&, std::size_t) { return std::nullopt; };
  return batch;
}

ItemReading read_found(Value result, const std::string& sku) {
  const auto present = result["found"].boolean();
  if (result["sku"].text() != sku || !present) return out_of_contract();
  Found found;
  found.sku = sku;
  found.present = *present;
  if (!found.present) return reading(std::move(found));
  const auto version = result["content_version"].integer();
  const auto price_vnd = result["price_vnd"].integer();
  const auto packs = result["quantity"].integer();
  found.external_id = result["offer_id"].text_or();
  if (!version || !price_vnd || !packs || found.external_id.empty()) return out_of_contract();
  found.version = *version;
  found.title = result["title"].text_or();
  found.price = {*price_vnd};
  found.price_version = result["price_version"].integer_or(0);
  found.packs = *packs;
  return reading(std::move(found));
}

}  // namespace

Batch batch(SendListings task) {
  return writing("/api/offers/batch", std::move(task.listings),
                 [](Writer& body, const Listing& listing) {
                   body.field("title", listing.title);
                   field_if_any(body, "description", listing.description);
                   body.field("category", listing.category);
                   body.field("price_vnd", listing.price.vnd);
                   body.field("unit", listing.unit);
                   body.field("net", listing.net_base);
                   field_if_any(body, "origin", listing.origin);
                   field_if_any(body, "barcode", listing.barcode);
                   field_if_any(body, "certificate", listing.certificate);
                 });
}

Batch batch(SendPrices task) {
  return writing(
      "/api/offers/prices/batch", std::move(task.items),
      [](Writer& body, const PriceItem& item) { body.field("price_vnd", item.price.vnd); });
}

Batch batch(SendStock task) {
  return writing("/api/offers/stock/batch", std::move(task.items),
                 [](Writer& body, const StockItem& item) { body.field("quantity", item.packs); });
}

Batch batch(LookUp task) {
  Batch batch = asking("/api/offers/query", "skus", "items", task.skus);
  batch.read = [skus = std::move(task.skus)](Value result, std::size_t n) {
    return read_found(result, skus[n]);
  };
  return batch;
}

// With any of the three answers a receipt has served its time: an order whose receipt has expired
// comes again, with another.
Batch batch(Acknowledge task) {
  Batch batch = asking("/api/orders/ack", "receipts", "results", task.receipts);
  batch.read = [receipts = std::move(task.receipts)](Value result, std::size_t n) {
    const std::string status = result["status"].text_or();
    const bool known = status == "ok" || status == "expired" || status == "unknown";
    if (!known || result["receipt"].text() != receipts[n]) return out_of_contract();
    return reading(Acknowledged{receipts[n]});
  };
  return batch;
}

}  // namespace ganh::connectors::agriconnect::calls
