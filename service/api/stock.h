// What there is of each product, what is promised, what each channel may sell; and the lots it
// stands in.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/products/product.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/stock.h"
#include "service/api/page.h"

namespace ganh::service::api {

// What a channel may show of a pack: what passes its gate, less what is reserved and the buffer,
// cut by the share.
struct SellablePack {
  std::string sku;
  std::int64_t packs = 0;
};

struct SellableOn {
  ChannelId channel;
  std::string name;
  std::int64_t passing_base = 0;
  std::vector<SellablePack> packs;
};

inline constexpr std::size_t lots_max = 200;  // shown of one product

struct LyingAt {
  std::string place_code;
  std::int64_t on_hand_base = 0;
};

struct LotOnHand {
  catalog::stock::LotRow row;
  std::string household_code;
  std::string household_name;
  bool expired = false;
  std::vector<LyingAt> places;  // where something of it lies
};

struct ProductStock {
  catalog::products::Product product;
  catalog::stock::Stock stock;
  std::vector<SellableOn> channels;
  // Those with something on hand, first to expire first; lots_max at most.
  std::vector<LotOnHand> lots;
  std::int64_t lots_left_out = 0;
};

struct StockPage {
  std::vector<ProductStock> products;
  std::string next;
};

// `invalid`, "page.after" when there is no such product.
Result<StockPage> read_stock(const catalog::store::Scope& scope, const Page& page, Date today);

std::string stock_json(const StockPage& page);

// Balances that differ from what they are derived from, of stock and of orders; reads the whole
// ledger.
std::vector<catalog::Discrepancy> check_stock(const catalog::store::Scope& scope);
std::string check_json(const std::vector<catalog::Discrepancy>& discrepancies);

}  // namespace ganh::service::api
