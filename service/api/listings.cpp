#include "service/api/listings.h"

#include <functional>

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "connectors/channel/refusals.h"
#include "connectors/publishing/planner.h"
#include "service/api/fault_json.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace products = catalog::products;
namespace store = catalog::store;

namespace {

void write_number(json::Writer& out, std::string_view key, std::optional<std::int64_t> number) {
  if (number)
    out.field(key, *number);
  else
    out.null_field(key);
}

void write_next(json::Writer& out, const std::string& next) {
  if (next.empty())
    out.null_field("next");
  else
    out.field("next", next);
}

void write_listing(json::Writer& out, const channel::Channel& on, const channel::ListingRow& row) {
  out.object([&] {
    out.field("pack_id", row.pack.text);
    out.field("sku", row.sku);
    out.field("state", channel::name(row.state));
    out.field("external_id", row.external_id);
    write_number(out, "shown_packs", row.packs);
    write_number(out, "shown_price_vnd", row.price_vnd);
    out.field("their_code", row.their_code);
    out.field("their_words", row.their_words);
    std::optional<Fault> refusal;
    if (!row.their_code.empty()) {
      refusal = channel::refusal(on.connector, row.their_code, row.their_words);
    }
    write_fault(out, "refusal", refusal);
    if (row.price_locked_until)
      out.field("price_locked_until", rfc3339(*row.price_locked_until));
    else
      out.null_field("price_locked_until");
  });
}

void write_offer(json::Writer& out, const store::Scope& scope, const channel::Channel& on,
                 const products::Pack& pack, Date today) {
  const auto row = products::find_product(scope, pack.product);
  if (!row || !pack.available) return;
  if (!channel::faults(on.profile, row->product, pack).empty()) return;
  out.object([&] {
    out.field("sku", pack.sku);
    out.field("title", channel::compose(on.profile, row->product, pack).title);
    out.field("price_vnd", channel::compose(on.profile, row->product, pack).price.vnd);
    out.field("net", catalog::measure::vietnamese({pack.net_base, row->product.base}));
    out.field("barcode", pack.barcode);
    out.field("packs", connectors::publishing::allowance_now(scope, on, pack.id, today));
  });
}

}  // namespace

std::string listings_json(const store::Scope& scope, const channel::Channel& on, const Page& page) {
  auto rows = channel::listings_after(scope, on.id, page.after, page.limit + 1);
  std::string next;
  if (rows.size() > static_cast<std::size_t>(page.limit)) {
    rows.pop_back();
    next = rows.back().sku;
  }
  json::Writer out;
  out.object([&] {
    out.array("listings", [&] {
      for (const auto& row : rows) write_listing(out, on, row);
    });
    write_next(out, next);
  });
  return std::move(out).text();
}

std::string offers_json(const store::Scope& scope, const channel::Channel& on, const Page& page,
                        Date today) {
  auto rows = products::packs_after(scope, page.after, page.limit + 1);
  std::string next;
  if (rows.size() > static_cast<std::size_t>(page.limit)) {
    rows.pop_back();
    next = rows.back().pack.sku;
  }
  json::Writer out;
  out.object([&] {
    out.array("offers", [&] {
      for (const auto& row : rows) write_offer(out, scope, on, row.pack, today);
    });
    write_next(out, next);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
