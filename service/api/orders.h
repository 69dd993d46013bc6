// Orders, newest first, with what is to be done next and who must do it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/search.h"
#include "catalog/result.h"
#include "catalog/selling/selling.h"
#include "catalog/store/database.h"
#include "connectors/receiving/cancellations.h"
#include "service/api/page.h"

namespace ganh::service::api {

// What is due: "confirm", "pack", "ship", "deliver", "pay", "refund", or "" when nothing is left.
// Of what was cancelled when it had left: "unpack" while a parcel is here, then "cut" while
// something is to be packed, then nothing until somebody has seen to it.
struct NextStep {
  std::string_view step;
  std::string_view must_act;  // a party's name: "cooperative", "carrier" …
  std::optional<Time> due_at;
};
NextStep next_step(const catalog::orders::Order& order, bool is_cancelled_late);

struct ListedOrder {
  catalog::orders::Order order;
  std::string channel_name;
  std::string marketplace_refusal;  // its words, when it would not hear of the order's progress
  bool is_short = false;            // a line is ordered but neither reserved nor packed
  bool is_cancelled_late = false;   // when it had left, and nobody has seen to it
  bool must_unpack = false;  // instead of shipping: it is packed with goods of a recalled lot
};

struct OrderPage {
  std::vector<ListedOrder> orders;
  std::string next;
};

// `invalid`, "order.which": a `state` that is none of the states and not "open".
Result<catalog::orders::Search> search_of(const std::string& state, const std::string& named,
                                          const Page& page);
OrderPage read_orders(const catalog::store::Scope& scope, const catalog::orders::Search& wanted);
inline OrderPage read_orders(const catalog::store::Scope& scope, const Page& page) {
  return read_orders(scope, {.before_id = page.after, .limit = page.limit});
}

// From which lot, lying where, a line was packed.
struct ListedPick {
  int shipment = 0;  // its number
  int line = 0;
  std::string lot;
  std::string place;
  std::string product;
  std::int64_t quantity_base = 0;
  std::string quantity;
  Date expires_on{};
};

// What of a line is in a shipment.
struct ListedPart {
  int shipment = 0;
  int line = 0;
  std::int64_t packs = 0;
  std::int64_t quantity_base = 0;
  std::string quantity;
  catalog::measure::Money billed;
};

struct ListedReturn {
  catalog::orders::Return of;
  std::string order;  // its number
  struct Line {
    int line = 0;
    std::string lot;
    std::string place;
    std::int64_t quantity_base = 0;
    std::string quantity;
    std::optional<catalog::stock::Waste> waste;
  };
  std::vector<Line> lines;
};

struct OrderAlone {
  ListedOrder order;
  std::vector<ListedPick> picks;
  std::vector<ListedPart> parts;
  std::vector<ListedReturn> returns;
  std::optional<connectors::receiving::LateCancellation> late;  // and nobody has seen to it
  std::optional<Time> claimed_at = {};  // said to be cancelled there, whose word is waited for
  std::vector<catalog::selling::Collecting> collecting = {};
};

struct ReturnPage {
  std::vector<ListedReturn> returns;
  std::string next;
};

// By our id, or by the number that people have before them.
std::optional<OrderId> find_order(const catalog::store::Scope& scope, const std::string& id);
std::optional<OrderAlone> read_order(const catalog::store::Scope& scope, const std::string& id);
ReturnPage read_returns(const catalog::store::Scope& scope, const Page& page);

// For who may change orders and not read them: neither name, phone, address nor note is left, nor
// who agreed to what.
void hide_customer(catalog::orders::Order& order);

std::string orders_json(const OrderPage& page);
std::string order_json(const OrderAlone& order);
std::string returns_json(const ReturnPage& page);

}  // namespace ganh::service::api
