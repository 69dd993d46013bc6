// What the service answers, request by request: reads in JSON, marketplaces' webhooks, the page.
//
// Knows nothing of sockets. Everything it says is bounded; storage that fails is answered in one
// place.

#pragma once

#include <functional>
#include <string>

#include "catalog/ids.h"
#include "connectors/transport/http_message.h"
#include "service/folder/data_folder.h"

namespace ganh::service::http {

inline constexpr std::size_t webhook_bytes_max = 256 * 1024;

class Routes {
 public:
  // `poll_orders` is called when a webhook has come: the channel's orders are worth fetching now.
  // Both must outlive the routes.
  Routes(folder::DataFolder& folder, std::function<void(const ChannelId&)> poll_orders);

  // Any thread.
  connectors::transport::Reply handle(const connectors::transport::Request& request) const;

 private:
  folder::DataFolder& folder_;
  std::function<void(const ChannelId&)> poll_orders_;
  std::string run_;  // tells this process's ETags from an earlier one's
};

}  // namespace ganh::service::http
