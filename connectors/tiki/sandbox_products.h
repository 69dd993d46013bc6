// The sandbox's products, and the requests by which they come about and change.
//
// Follows contract.yaml, "Requests" and "Products". No HTTP here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/json/json.h"

namespace ganh::connectors::tiki::market {

inline constexpr std::int64_t warehouse_id = 1034;
inline constexpr std::size_t products_max = 20'000;

struct Product {
  std::int64_t product_id = 0;
  std::string original_sku;
  std::string name;
  std::string description;
  std::int64_t price_vnd = 0;
  std::int64_t told_packs = 0;
  std::int64_t packs = 0;  // as told, less what was ordered since
  bool is_active = false;
  std::int64_t version = 1;
  std::int64_t shown() const { return is_active ? packs : 0; }
};

struct ProductRequest {
  std::string track_id;
  std::string request_id;
  std::string kind;  // "create_product", "update_product"
  Product asked;
  Time made_at{};
  enum class Decision { open, approved, rejected, deleted } decision = Decision::open;
  std::string reason;
};

// An error as the documentation shows it: a status and messages; no messages: none.
struct Refused {
  int status = 200;
  std::vector<std::string> messages;
  bool any() const { return !messages.empty(); }
};

class Products {
 public:
  explicit Products(Duration decision_delay) : decision_delay_(decision_delay) {}

  // Carries out the decisions that have become due.
  void settle(Time now);
  std::optional<Time> next_due() const;

  Refused request_creation(const catalog::json::Value& sent, Time now);
  Refused request_change(const catalog::json::Value& sent, Time now);
  Refused update(const catalog::json::Value& sent);
  // Empty `reason` approves. False: no such request is open.
  bool decide(std::string_view request_id, std::string_view reason);

  // Of a request: its state at that time, in one of the two spellings.
  std::string state(const ProductRequest& request, Time now, bool other_spelling) const;

  Product* find(std::string_view original_sku);
  Product* find(std::int64_t product_id);
  bool remove(std::string_view original_sku);  // false: there is none
  const ProductRequest* find_track(std::string_view track_id) const;
  const ProductRequest* find_request(std::string_view request_id) const;
  const std::vector<Product>& all() const { return products_; }
  const std::vector<ProductRequest>& requests() const { return requests_; }  // oldest first

 private:
  void add(ProductRequest request, Time now);
  void decide(ProductRequest& request, std::string_view reason);

  Duration decision_delay_;
  std::vector<Product> products_;
  std::int64_t made_ = 0;  // products, those that are gone too
  std::vector<ProductRequest> requests_;
};

}  // namespace ganh::connectors::tiki::market
