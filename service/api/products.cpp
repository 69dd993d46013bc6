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

void write_pack_members(json::Writer& out, const ListedPack& listed,
                        catalog::measure::BaseUnit base) {
  const auto& pack = listed.pack;
  out.field("id", pack.id.text);
  out.field("sku", pack.sku);
  out.field("name", pack.name);
  out.field("net_base", pack.net_base);
  out.field("net", catalog::measure::vietnamese({pack.net_base, base}));
  out.field("price_vnd", pack.price.vnd);
  out.field("barcode", pack.barcode);
  out.field("available", pack.available);
  out.field("catch_weight", pack.catch_weight);
  out.array("channels", [&] {
    for (const auto& on : listed.channels) write_on_channel(out, on);
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
      for (const auto& pack : listed.packs) {
        out.object([&] { write_pack_members(out, pack, product.base); });
      }
    });
  });
}

ListedPack listed(const store::Scope& scope, const std::vector<channel::Channel>& channels,
                  const products::Product& product, products::Pack pack, Date today) {
  ListedPack standing{std::move(pack), {}};
  for (const auto& on : channels) {
    standing.channels.push_back(on_channel(scope, on, product, standing.pack, today));
  }
  return standing;
}

ListedProduct listed(const store::Scope& scope, const std::vector<channel::Channel>& channels,
                     products::Product product, Date today) {
  ListedProduct standing{std::move(product), {}};
  for (auto& row : products::packs_of(scope, standing.product.id)) {
    standing.packs.push_back(listed(scope, channels, standing.product, std::move(row.pack), today));
  }
  return standing;
}

}  // namespace

Result<ProductPage> read_products(const store::Scope& scope, const Page& page, Date today) {
  auto rows = product_rows(scope, page);
  if (!rows) return std::move(rows).error();
  const auto channels = channel::all_channels(scope);

  ProductPage found{{}, std::move(rows->next)};
  for (auto& row : rows->rows) {
    found.products.push_back(listed(scope, channels, std::move(row.product), today));
  }
  return found;
}

std::optional<ListedProduct> read_product(const store::Scope& scope, const ProductId& id,
                                          Date today) {
  auto row = products::find_product(scope, id);
  if (!row) return std::nullopt;
  return listed(scope, channel::all_channels(scope), std::move(row->product), today);
}

std::optional<PackAlone> read_pack(const store::Scope& scope, const PackId& id, Date today) {
  auto row = products::find_pack(scope, id);
  const auto of = row ? products::find_product(scope, row->pack.product) : std::nullopt;
  if (!of) return std::nullopt;
  return PackAlone{
      of->product.id, of->product.base,
      listed(scope, channel::all_channels(scope), of->product, std::move(row->pack), today),
      row->version};
}

std::string product_json(const ListedProduct& product) {
  json::Writer out;
  write_product(out, product);
  return std::move(out).text();
}

std::string pack_json(const PackAlone& alone) {
  json::Writer out;
  out.object([&] {
    out.field("product_id", alone.product.text);
    out.object("pack", [&] { write_pack_members(out, alone.pack, alone.base); });
  });
  return std::move(out).text();
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
