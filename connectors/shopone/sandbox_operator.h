// The sandbox's own side: what stands behind its counter, and what its cashier does, under
// /_sandbox/ and at /.
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
#include "connectors/shopone/sandbox_shop.h"
#include "connectors/shopone/sandbox_webhooks.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::shopone::till {

// A fault to show on the next `count` calls of the contract whose path begins with `path`.
struct Trouble {
  int status = 503;
  std::int64_t count = 1;
  bool after_effect = false;  // the call is carried out, only its reply is lost
  std::string path;
};

// What the operator can change while the sandbox runs.
struct Switches {
  std::int64_t calls_an_hour = 0;  // 0: no quota
  bool is_suspended = false;
  std::vector<Trouble> troubles;
};

class OperatorSide {
 public:
  OperatorSide(Shop& shop, Webhooks& webhooks, Switches& switches)
      : shop_(shop), webhooks_(webhooks), switches_(switches) {}

  // Empty when the path is not the operator's.
  std::optional<transport::Reply> handle(const transport::Request& request, Time now);

 private:
  using Body = catalog::json::Value;
  transport::Reply listings() const;
  transport::Reply sales() const;
  transport::Reply sell(const Body& asked, Time now);
  transport::Reply refund(const Body& asked, Time now);
  transport::Reply set_webhook(const Body& asked);
  transport::Reply edit(const Body& asked);
  transport::Reply set_shop(const Body& asked);
  transport::Reply add_trouble(const Body& asked);
  void tell(Time now);

  Shop& shop_;
  Webhooks& webhooks_;
  Switches& switches_;
};

// A sale as the contract writes it.
void write_sale(catalog::json::Writer& out, const Sale& sale);

// The page at /: what can be bought, and buttons that sell and take back.
transport::Reply page(const Shop& shop);

}  // namespace ganh::connectors::shopone::till
