// Where the demonstration plays: a fresh data folder, the service on it, and the two marketplaces
// in small, all real servers, all on the folder's clock.

#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/channel/channel.h"
#include "connectors/connector.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_server.h"
#include "service/jobs/until_signal.h"
#include "service/demo/narrator.h"
#include "service/folder/data_folder.h"
#include "service/serving/service.h"

namespace ganh::service::demo {

// Ctrl-C came: everything is to be ended.
struct Interrupted {};

// One marketplace: its server, and the channel to it.
struct Marketplace {
  std::unique_ptr<connectors::sandbox::Shell> shell;
  connectors::channel::Channel channel;
};

class Stage {
 public:
  Stage(Narrator& narrator, jobs::UntilSignal& until_signal,
        std::unique_ptr<folder::DataFolder> folder, CooperativeId cooperative);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  Narrator& narrator() { return narrator_; }
  folder::DataFolder& folder() { return *folder_; }
  const CooperativeId& cooperative() const { return cooperative_; }
  Date today() const { return date_in_vietnam(folder_->clock().now()); }

  Result<> serve(const config::Settings& settings);
  serving::Service& service() { return *service_; }
  const std::string& address() const { return service_->address(); }

  // Starts the marketplace and connects a channel of that name to it, with `rules` in place of the
  // profile's own.
  Result<> open(Marketplace& marketplace, std::unique_ptr<connectors::sandbox::Sandbox> sandbox,
                std::string_view rules, const connectors::Credentials& credentials);

  Marketplace agriconnect;
  Marketplace postmart;

  // Steps the clock of everybody, and says so.
  void step_clock(Duration by, const words::Text& text);

  template <class Fn>
  auto read(Fn fn) {
    return folder_->database().read(
        [&](const catalog::store::Read& open) { return fn(open.scope(cooperative_)); });
  }
  template <class Fn>
  auto command(std::string_view cause, Fn fn) {
    return folder_->command(cooperative_, "demo", std::string(cause), fn);
  }

  // Waits until it is so, for at most fifteen seconds. Throws Interrupted.
  bool eventually(const std::function<bool()>& holds);

  int count(connectors::publishing::Event::Kind kind, const Marketplace& at,
            std::string_view detail = "");

  // Whether the service answers a GET of the cooperative's with 200, to a program with a token.
  bool answers(std::string_view resource);

  // A call on the marketplace's own side, as its operator or a customer. Empty: no answer, or none
  // in JSON.
  std::optional<catalog::json::Document> ask(const Marketplace& at, std::string_view method,
                                             std::string_view target, std::string body = "");

  // What the marketplace shows of a pack; −1: it is not listed.
  std::int64_t shown(const Marketplace& at, std::string_view sku);

 private:
  std::optional<connectors::transport::Reply> exchange(const std::string& address,
                                                       connectors::transport::Request request);
  void happened(const connectors::publishing::Event& event);

  Narrator& narrator_;
  jobs::UntilSignal& until_signal_;
  std::unique_ptr<folder::DataFolder> folder_;
  CooperativeId cooperative_;
  std::unique_ptr<connectors::transport::HttpClient> client_;
  std::unique_ptr<serving::Service> service_;
  std::string token_;
  std::mutex mutex_;
  std::vector<connectors::publishing::Event> events_;
};

}  // namespace ganh::service::demo
