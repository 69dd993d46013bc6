#include "service/api/products.h"

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/packs.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/why_not.h"
#include "service/api/fault_json.h"
#include "service/api/product_pages.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace products = catalog::products;
namespace store = catalog::store;

namespace {

OnChannel on_channel(const store::Scope& scope, const channel::Channel& on,
                     const products::Product& product, const products::Pack& pack, Date today) {
  const auto listing = channel::find_listing(scope, on.id, pack.id);
  OnChannel out;
  out.channel = on.id;
  out.name = on.name;
  if (listing) {
    out.state = listing->state;
    out.shown_packs = listing->packs;
    out.shown_price_vnd = listing->price_vnd;
  }
  out.why = connectors::publishing::why_not(scope, on, product, pack, listing, today);
  return out;
}

void write_number(json::Writer& out, std::string_view key, std::optional<std::int64_t> number) {
  if (number)
    out.field(key, *number);
  else
    out.null_field(key);
}

void write_on_channel(json::Writer& out, const OnChannel& on) {
  out.object([&] {
    out.field("channel_id", on.channel.text);
    out.field("channel", on.name);
    out.field("state", channel::name(on.state));
    out.field("buyable", !on.why);
    write_number(out, "shown_packs", on.shown_packs);
    write_number(out, "shown_price_vnd", on.shown_price_vnd);
    write_fault(out, "why", on.why);
  });
}

void write_pack(json::Writer& out, const ListedPack& listed, const products::Product& product) {
  const auto& pack = listed.pack;
  out.object([&] {
    out.field("id", pack.id.text);
    out.field("sku", pack.sku);
    out.field("name", pack.name);
    out.field("net_base", pack.net_base);
    out.field("net", catalog::measure::vietnamese({pack.net_base, product.base}));
    out.field("price_vnd", pack.price.vnd);
    out.field("barcode", pack.barcode);
    out.field("available", pack.available);
    out.array("channels", [&] {
      for (const auto& on : listed.channels) write_on_channel(out, on);
    });
  });
}

void write_product(json::Writer& out, const ListedProduct& listed) {
  const auto& product = listed.product;
  out.object([&] {
    out.field("id", product.id.text);
    out.field("code", product.code);
    out.field("name", product.name);
    out.field("category", product.category);
    out.field("unit", catalog::measure::name(product.base));
    out.field("origin", product.origin);
    out.field("certificate", product.certificate);
    out.array("packs", [&] {
      for (const auto& pack : listed.packs) write_pack(out, pack, product);
    });
  });
}

}  // namespace

Result<ProductPage> read_products(const store::Scope& scope, const Page& page, Date today) {
  auto rows = product_rows(scope, page);
  if (!rows) return std::move(rows).error();
  const auto channels = channel::all_channels(scope);

  ProductPage found{{}, std::move(rows->next)};
  for (auto& row : rows->rows) {
    ListedProduct listed{std::move(row.product), {}};
    for (auto& pack : products::packs_of(scope, listed.product.id)) {
      ListedPack standing{std::move(pack.pack), {}};
      for (const auto& on : channels) {
        standing.channels.push_back(on_channel(scope, on, listed.product, standing.pack, today));
      }
      listed.packs.push_back(std::move(standing));
    }
    found.products.push_back(std::move(listed));
  }
  return found;
}

std::string products_json(const ProductPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("products", [&] {
      for (const auto& product : page.products) write_product(out, product);
    });
    if (page.next.empty())
      out.null_field("next");
    else
      out.field("next", page.next);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
