// The sandbox's own side: what its operator sees and its customers do, under /_sandbox/ and at /.
//
// No part of the contract, no authentication: it stands on a loopback address.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "connectors/agriconnect/sandbox_offers.h"
#include "connectors/agriconnect/sandbox_orders.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::agriconnect::exchange {

// A fault to show on the next `count` calls of the contract whose path begins with `path`.
struct Fault {
  std::optional<int> status;         // an HTTP status, or
  std::optional<std::int64_t> code;  // a code inside 200
  std::int64_t count = 1;
  bool after_effect = false;  // the call is carried out, only its reply is lost
  std::string path;
};

// What the operator can change while the sandbox runs.
struct Switches {
  std::size_t batch_max = 50;
  bool switched_off = false;  // every call is answered with code 4030
  std::vector<Fault> faults;
};

class OperatorSide {
 public:
  OperatorSide(Offers& offers, Orders& orders, Switches& switches)
      : offers_(offers), orders_(orders), switches_(switches) {}

  // Empty when the path is not the operator's.
  std::optional<transport::Reply> handle(const transport::Request& request, Time now);

 private:
  transport::Reply listings(const transport::Request& request) const;
  transport::Reply orders() const;
  transport::Reply buy(std::string_view body, Time now);
  transport::Reply cancel(std::string_view body, Time now);
  transport::Reply edit(std::string_view body);
  transport::Reply remove(std::string_view body);
  transport::Reply add_fault(std::string_view body);
  transport::Reply set_shop(std::string_view body);
  transport::Reply page() const;

  Offers& offers_;
  Orders& orders_;
  Switches& switches_;
};

// The reply that a fault shows instead of the true one.
transport::Reply show(const Fault& fault);

// {"code": …, "message": …} with that HTTP status.
transport::Reply refusal(int http_status, std::int64_t code, std::string_view message);

}  // namespace ganh::connectors::agriconnect::exchange
