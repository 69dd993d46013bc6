// The sandbox's offers: what an item must be, and the versions of content, price and stock.
//
// Follows contract.yaml, "Versions" and "Errors of an item". No HTTP here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catalog/json/json.h"

namespace ganh::connectors::agriconnect::exchange {

inline constexpr std::size_t offers_max = 100'000;
inline constexpr std::int64_t version_max = 9'007'199'254'740'991;

struct Content {
  std::string title;
  std::string description;
  std::string category;
  std::int64_t price_vnd = 0;  // as sent; a later price may stand
  std::string unit;
  std::int64_t net = 0;
  std::string origin;
  std::string grade;
  std::string barcode;
  std::string certificate;
  bool operator==(const Content&) const = default;
};

struct Offer {
  std::string offer_id;
  Content content;
  std::int64_t content_version = 0;
  std::int64_t price_vnd = 0;
  std::int64_t price_version = 0;
  std::int64_t quantity = 0;
  std::int64_t stock_version = 0;
};

std::string_view status(const Offer& offer);  // "selling" or "out_of_stock"

struct ItemResult {
  enum class Status { ok, error, stale };
  std::string sku;
  Status status = Status::ok;
  std::string offer_id;              // ok
  int code = 0;                      // error
  std::string field;                 // error; may be empty
  std::int64_t current_version = 0;  // stale
};

// The Vietnamese sentence of an item's error code.
std::string_view words(int item_code);

class Offers {
 public:
  explicit Offers(std::set<std::string> foreign_barcodes)
      : foreign_barcodes_(std::move(foreign_barcodes)) {}

  // One item of the batch calls of that name.
  ItemResult upsert(const catalog::json::Value& item);
  ItemResult set_price(const catalog::json::Value& item);
  ItemResult set_stock(const catalog::json::Value& item);

  const Offer* find(std::string_view sku) const;
  // By the operator's hand; null, false where there is none.
  Offer* find(std::string_view sku);
  bool remove(std::string_view sku);
  const std::map<std::string, Offer, std::less<>>& all() const { return offers_; }

 private:
  std::map<std::string, Offer, std::less<>> offers_;
  std::set<std::string> foreign_barcodes_;
};

}  // namespace ganh::connectors::agriconnect::exchange
