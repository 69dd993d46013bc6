// What the sandbox's operator and its customers do, under /_sandbox/ and on its page.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "connectors/postmart/sandbox_market.h"
#include "connectors/postmart/sandbox_webhooks.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::postmart::market {

// A fault for calls to come: answered with `status`, before they take effect or after.
struct PlannedFault {
  std::string method;       // empty: any
  std::string path_prefix;  // empty: any
  int status = 500;
  std::int64_t count = 1;
  std::int64_t retry_after_seconds = 0;  // 0: not stated, but for 429, which always states one
  bool drop_reply = false;               // the call takes effect all the same
};

class Faults {
 public:
  // The fault that meets this call, if any; uses it up by one.
  std::optional<PlannedFault> meet(const transport::Request& request);
  void plan(PlannedFault fault);  // the oldest goes when there are too many
  void clear() { planned_.clear(); }

 private:
  std::vector<PlannedFault> planned_;
};

transport::Reply operate(Market& market, Webhooks& webhooks, Faults& faults,
                         const transport::Request& request, Time now);

// Listings and orders as a small page, the latest 200 of each.
transport::Reply page(Market& market, Time now);

}  // namespace ganh::connectors::postmart::market
