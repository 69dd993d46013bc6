// A running service, put together: the folder's work on channels, accounts, live streams, routes
// and the HTTP server in front of them.
//
// `ganh serve` and the demonstration run one.

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "catalog/result.h"
#include "connectors/publishing/engine.h"
#include "connectors/transport/http_server.h"
#include "service/accounts/accounts.h"
#include "service/config/settings.h"
#include "service/folder/data_folder.h"
#include "service/http/parts.h"
#include "service/jobs/channel_work.h"

namespace ganh::service::serving {

// What the service tells whoever runs it; each on some thread of its own, several at once.
struct Watchers {
  std::function<void(const connectors::publishing::Event&)> on_channel = {};
  std::function<void(const connectors::transport::Exchange&)> on_exchange = {};
  std::function<void(const catalog::store::StorageError&)> on_storage_failure = {};
  std::function<void(const http::SignInNews&)> on_sign_in = {};
  std::function<std::uint64_t()> log_lines_dropped = {};
};

class Service {
 public:
  // The folder must outlive it. Refusals of listening as transport::serve(); the address stands in
  // service.json as long as it runs.
  static Result<std::unique_ptr<Service>> start(folder::DataFolder& folder,
                                                const config::Settings& settings,
                                                Watchers watchers);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  const std::string& address() const;
  jobs::ChannelWork& work();
  accounts::Accounts& accounts();

  // Where a browser sets it up, with a code that serves once; empty when it has been set up.
  std::string set_up_address();

  // Requests in flight finish; then nothing is answered any more.
  void stop();

 private:
  struct Parts;
  explicit Service(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ganh::service::serving
