// The calls of contract.yaml behind its sign-in: which path does what, and how replies are written.

#pragma once

#include <string_view>

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "connectors/tiki/sandbox_operator.h"
#include "connectors/tiki/sandbox_orders.h"
#include "connectors/tiki/sandbox_products.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::tiki::market {

class Api {
 public:
  Api(Products& products, Orders& orders, const Switches& switches)
      : products_(products), orders_(orders), switches_(switches) {}

  transport::Reply serve(const transport::Request& request, Time now);

 private:
  using Body = catalog::json::Value;
  transport::Reply ask(const transport::Request& request, Time now);
  transport::Reply ask_of_request(std::string_view path, Time now) const;
  transport::Reply write(const transport::Request& request, const Body& sent, Time now);
  transport::Reply requests(const transport::Request& request, Time now) const;
  transport::Reply find_by_sku(const transport::Request& request);
  transport::Reply order(std::string_view code);
  transport::Reply orders(const transport::Request& request) const;
  transport::Reply confirm(std::string_view code, const Body& sent, Time now);
  transport::Reply on_queue(std::string_view rest, const Body& sent);
  transport::Reply pull(const Body& sent);

  Products& products_;
  Orders& orders_;
  const Switches& switches_;
};

}  // namespace ganh::connectors::tiki::market
