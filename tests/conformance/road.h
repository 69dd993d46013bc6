// A cooperative with a parcel, an account with one carrier, and the carrier's sandbox behind real
// HTTP, on a clock that the test steps. What the carrier tells by itself comes through the
// service's own routes.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/orders.h"
#include "catalog/orders/tracking.h"
#include "connectors/carriers/accounts.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_server.h"
#include "service/http/routes.h"
#include "service/jobs/channel_work.h"
#include "tests/service/shop.h"

namespace ganh::tests {

inline constexpr auto waybill = "EB1VN";

class Road : public service::Shop {
 public:
  explicit Road(std::string_view carrier);
  ~Road();

  void connect(const std::string& address);  // the account, to be asked at that address
  void connect() { connect(sandbox_->address()); }
  void listen(int deliveries, bool newest_first);  // to what the carrier tells by itself
  void work();                                     // asks the carrier, from now on

  OrderId packed();
  OrderId shipped();
  void ship(const OrderId& id);

  // Something happens to the parcel, so many hours after it was handed in; `tell` lets go what has
  // not been told yet.
  void happens(catalog::orders::Progress progress, int hour, std::string_view text = "");
  void happens(std::string_view code, int hour, std::string_view text);
  void tell();
  void carrier_fails(int count, int status);
  void step(Duration by);

  catalog::orders::Order read(const OrderId& id);
  std::vector<catalog::orders::TrackingEvent> timeline(const OrderId& id);
  std::string webhook_address();

  // Fails the test after ten seconds.
  void eventually(std::string_view what, const std::function<bool()>& holds);

 private:
  std::string code_of(catalog::orders::Progress progress) const;
  void set_webhook(bool held);

  const connectors::carriers::Carrier& carrier_;
  std::unique_ptr<connectors::transport::HttpClient> client_;
  std::unique_ptr<connectors::sandbox::Shell> sandbox_;
  service::http::Routes routes_;
  std::unique_ptr<connectors::transport::HttpServer> server_;
  std::unique_ptr<service::jobs::ChannelWork> work_;
  ChannelId channel_;
  Time handed_in_{};
  std::optional<connectors::carriers::AccountId> account_;
  int deliveries_ = 1;
  bool newest_first_ = false;
};

}  // namespace ganh::tests
