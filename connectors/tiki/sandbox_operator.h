// The sandbox's own side: what its customers buy and its moderators decide, under /_sandbox/ and
// at /.
//
// No part of the contract, no authentication: it stands on a loopback address.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "connectors/tiki/sandbox_orders.h"
#include "connectors/tiki/sandbox_products.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::tiki::market {

// A fault to show on the next `count` calls of the contract whose path begins with `path`.
struct Trouble {
  int status = 503;
  std::int64_t retry_after_seconds = 0;
  std::int64_t count = 1;
  bool after_effect = false;  // the call is carried out, only its reply is lost
  bool is_pause = false;      // answered as by a paused connection, whatever the status
  std::string path;
};

struct Switches {
  bool is_paused = false;     // every call is answered with 200 and a message
  bool newest_first = false;  // events come in another order than they happened in
  std::vector<Trouble> troubles;
};

class OperatorSide {
 public:
  OperatorSide(Products& products, Orders& orders, Switches& switches)
      : products_(products), orders_(orders), switches_(switches) {}

  // Empty when the path is not the operator's.
  std::optional<transport::Reply> handle(const transport::Request& request, Time now);

 private:
  using Body = catalog::json::Value;
  transport::Reply listings(Time now) const;
  transport::Reply orders() const;
  transport::Reply buy(const Body& asked, Time now);
  transport::Reply cancel(const Body& asked, Time now);
  transport::Reply moderate(const Body& asked);
  transport::Reply edit(const Body& asked);
  transport::Reply set_shop(const Body& asked);
  transport::Reply add_trouble(const Body& asked);

  Products& products_;
  Orders& orders_;
  Switches& switches_;
};

// As its customers see it: confirmed by the seller or not, or Tiki's own status.
std::string_view status_of(const Order& order);

// The page at /: products, requests and orders, with buttons.
transport::Reply page(const Products& products, const Orders& orders, Time now);

}  // namespace ganh::connectors::tiki::market
