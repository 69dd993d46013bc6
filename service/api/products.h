// Products with their packs, and for each pack where it can be bought and why not.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "catalog/store/database.h"
#include "connectors/channel/listings.h"
#include "service/api/page.h"

namespace ganh::service::api {

struct OnChannel {
  ChannelId channel;
  std::string name;
  connectors::channel::ListingState state = connectors::channel::ListingState::absent;
  std::optional<std::int64_t> shown_packs;  // as the marketplace last accepted
  std::optional<std::int64_t> shown_price_vnd;
  std::optional<Fault> why;  // empty: it can be bought there
};

struct ListedPack {
  catalog::products::Pack pack;
  std::vector<OnChannel> channels;  // by name
};

struct ListedProduct {
  catalog::products::Product product;
  std::vector<ListedPack> packs;
};

struct ProductPage {
  std::vector<ListedProduct> products;  // in Vietnamese order of name
  std::string next;                     // empty: this was the last page
};

// `invalid`, "page.after" when there is no such product.
Result<ProductPage> read_products(const catalog::store::Scope& scope, const Page& page, Date today);

std::optional<ListedProduct> read_product(const catalog::store::Scope& scope, const ProductId& id,
                                          Date today);

struct PackAlone {
  ProductId product;
  catalog::measure::BaseUnit base = catalog::measure::BaseUnit::gram;
  ListedPack pack;
  std::int64_t version = 0;
};
std::optional<PackAlone> read_pack(const catalog::store::Scope& scope, const PackId& id,
                                   Date today);

std::string products_json(const ProductPage& page);
std::string product_json(const ListedProduct& product);
std::string pack_json(const PackAlone& pack);

}  // namespace ganh::service::api
