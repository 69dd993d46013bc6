// The sandbox's shop: its items by SKU, and what was sold and brought back over its counter.
//
// Follows contract.yaml, "Versions", "Stock" and "Sales". No HTTP here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/json/json.h"

namespace ganh::connectors::shopone::till {

inline constexpr std::size_t items_max = 20'000;
inline constexpr std::size_t changes_max = 100'000;

struct Content {
  std::string name;
  std::string note;
  std::string group;
  std::int64_t price_vnd = 0;  // as sent; a later price may stand
  std::string unit;
  std::int64_t net = 0;
  std::string barcode;
  bool operator==(const Content&) const = default;
};

struct Item {
  std::string item_id;
  Content content;
  std::int64_t version = 0;
  std::int64_t price_vnd = 0;
  std::int64_t price_version = 0;
  std::int64_t told_level = 0;
  std::int64_t stock_version = 0;
  std::string counted_to;
  std::int64_t level = 0;  // may fall below 0: the counter sells what it holds in its hand
  std::int64_t shown() const { return level > 0 ? level : 0; }
};

struct Line {
  std::string sku;
  std::string name;
  std::int64_t packs = 0;
  std::int64_t unit_price_vnd = 0;
};

struct Refund {
  std::string refund_id;
  Time at{};
  std::string reason;
  struct Line {
    std::string sku;
    std::int64_t packs = 0;
    bool resellable = true;
  };
  std::vector<Line> lines;
};

struct Sale {
  std::string sale_id;
  Time sold_at{};
  Time updated_at{};
  std::int64_t change = 0;  // the number of its latest
  std::string customer_name;
  std::string customer_phone;
  std::vector<Line> lines;
  std::vector<Refund> refunds;
};

// An error of contract.yaml; an empty code is none.
struct Refused {
  int status = 200;
  std::string code;
  std::string field;
  std::int64_t version = 0;  // with STALE
  bool any() const { return !code.empty(); }
};

// The Vietnamese sentence of an error.
std::string_view words(std::string_view code);

class Shop {
 public:
  Refused put(std::string_view sku, const catalog::json::Value& sent);
  Refused set_price(std::string_view sku, const catalog::json::Value& sent);
  Refused set_stock(std::string_view sku, const catalog::json::Value& sent);
  const Item* find(std::string_view sku) const;
  // By the hand of whoever stands behind the counter; null, false where there is none.
  Item* find(std::string_view sku);
  bool remove(std::string_view sku);

  struct Page {
    std::vector<const Sale*> sales;
    std::string next;
    bool more = false;
  };
  // Empty for a cursor that this shop never gave.
  std::optional<Page> sales_since(std::string_view cursor, std::int64_t limit) const;

  // Gives the sale its id; the error's code is empty when it is done: "no_such_item", "sold_out"
  // unless forced, "too_many".
  std::string sell(Sale& sale, bool force, Time now);
  // "no_such_sale", "no_such_line", "not_so_many", "too_many". `sku` empty: all that is out.
  std::string refund(std::string_view sale_id, std::string_view sku, std::int64_t packs,
                     bool resellable, std::string reason, Time now);

  const std::map<std::string, Item, std::less<>>& items() const { return items_; }
  const std::vector<Sale>& sales() const { return sales_; }
  const Sale& latest() const { return sales_[changes_.back().sale]; }

 private:
  // What one change took out of the shop; refunds are negative.
  struct Change {
    std::size_t sale = 0;
    std::map<std::string, std::int64_t, std::less<>> taken;
  };

  std::optional<std::int64_t> number_of(std::string_view cursor) const;
  std::int64_t taken_since(std::string_view sku, std::int64_t change) const;
  void note(std::size_t sale, Change change, Time now);

  std::map<std::string, Item, std::less<>> items_;
  int made_ = 0;  // items, those that are gone too
  std::vector<Sale> sales_;
  std::vector<Change> changes_;  // change number n is at n - 1
  std::int64_t refunds_ = 0;
};

}  // namespace ganh::connectors::shopone::till
